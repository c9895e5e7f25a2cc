import type { NodeSpec } from '@tiptap/pm/model';

/** Plain text still takes suggestions and comments. */
const plain = 'insertion deletion comment';

/** The headline: plain text, WordPress's post title. */
export const headline: NodeSpec = {
  content: 'text*',
  marks: plain,
  defining: true,
  isolating: true,
  parseDOM: [{ tag: 'h1[data-headline]', priority: 60 }],
  toDOM: () => ['h1', { 'data-headline': '' }, 0],
};

/** The dek below the headline: plain text, WordPress's excerpt. */
export const dek: NodeSpec = {
  content: 'text*',
  marks: plain,
  defining: true,
  isolating: true,
  parseDOM: [{ tag: 'p[data-dek]', priority: 60 }],
  toDOM: () => ['p', { 'data-dek': '' }, 0],
};
