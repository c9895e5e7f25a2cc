import type { NodeSpec } from '@tiptap/pm/model';

/** The headline: plain text, WordPress's post title. */
export const headline: NodeSpec = {
  content: 'text*',
  marks: '',
  defining: true,
  isolating: true,
  parseDOM: [{ tag: 'h1[data-headline]', priority: 60 }],
  toDOM: () => ['h1', { 'data-headline': '' }, 0],
};

/** The dek below the headline: plain text, WordPress's excerpt. */
export const dek: NodeSpec = {
  content: 'text*',
  marks: '',
  defining: true,
  isolating: true,
  parseDOM: [{ tag: 'p[data-dek]', priority: 60 }],
  toDOM: () => ['p', { 'data-dek': '' }, 0],
};
