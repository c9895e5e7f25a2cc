import { readFile } from 'node:fs/promises';
import type { Node } from '@tiptap/pm/model';
import type { ArticleFields } from '../../../shared/article/fields';
import type { OperationId } from '../../../shared/article/ids';
import { parseCopy } from '../../../shared/document/parse-copy';
import { standingCopy } from '../../../shared/document/suggestions';
import { escapeAttribute, escapeText } from '../../../shared/document/wordpress/html-text';
import { postFromDocument } from '../../../shared/document/wordpress/to-wordpress';
import { failed, ok } from '../../../shared/errors/app-error';
import type { Result } from '../../../shared/errors/app-error';
import { mediaFile } from '../../store/media/media';
import type { Store } from '../../store/file/open';
import { operationById } from '../../store/outbox/outbox';
import { datelineText } from '../post/dateline';
import { localHash } from '../post/site-context';
import { storyNeeds } from '../post/story-to-post';

/** A story that leaves the outbox by hand. */
export interface ExportedStory {
  /** A file name that every system takes, ending in `.html`. */
  readonly name: string;
  readonly html: string;
}

/**
 * What an operation carries, as one HTML file: a browser shows it, WordPress's code editor takes its body, and its
 * pictures are inside. Words that are only suggested are left out, as they are when it is sent. Fails with
 * `request.invalid` where nothing is left to send or nothing is to be read, and `article.invalid`.
 */
export async function exportOperation(store: Store, id: OperationId): Promise<Result<ExportedStory>> {
  const operation = operationById(store.db, id);
  if (operation === null || operation.action === 'spike') return failed('request.invalid');
  const { copy: stored, documentVersion, fields } = operation.record;
  const parsed = parseCopy(stored, documentVersion);
  if (!parsed.ok) return failed('article.invalid', { cause: parsed.reason });
  const copy = standingCopy(parsed.doc);
  const pictures = await picturesOf(store, copy, fields);
  return ok({ name: fileName(copy.child(0).textContent), html: page(copy, fields, pictures) });
}

/** Each local picture of the story as a `data:` URL; those that are no longer here are left out. */
async function picturesOf(
  store: Store,
  copy: Node,
  fields: ArticleFields,
): Promise<ReadonlyMap<string, string>> {
  const pictures = new Map<string, string>();
  const { media } = storyNeeds({ copy, fields }, { sections: [], tags: [], people: [] });
  for (const { hash } of media) {
    const file = mediaFile(store, hash);
    if (file === null) continue;
    const bytes = await readFile(file.path);
    pictures.set(hash, `data:${file.type};base64,${bytes.toString('base64')}`);
  }
  return pictures;
}

function page(copy: Node, fields: ArticleFields, pictures: ReadonlyMap<string, string>): string {
  const { language, leadImage } = fields;
  const urlOf = (source: string): string | null => {
    const hash = localHash(source);
    return hash === null ? source : (pictures.get(hash) ?? null);
  };
  const { title, excerpt, content } = postFromDocument(copy, {
    media: (source) => {
      const url = urlOf(source);
      return url === null ? null : { id: 0, url };
    },
    dateline: datelineText(fields.dateline, language),
  });
  const lead = leadImage === null ? null : urlOf(leadImage.source);
  const byline = fields.bylines.map(({ name }) => name).join(', ');
  const meta = [
    ['author', byline],
    ['keywords', fields.tags.join(', ')],
    ['slug', fields.slug],
  ] as const;
  return [
    '<!doctype html>',
    `<html lang="${escapeAttribute(language)}">`,
    '<meta charset="utf-8">',
    `<title>${title}</title>`,
    ...meta.flatMap(([name, value]) =>
      value === '' ? [] : [`<meta name="${name}" content="${escapeAttribute(value)}">`],
    ),
    `<h1>${title}</h1>`,
    ...(excerpt === '' ? [] : [`<p>${excerpt}</p>`]),
    ...(byline === '' ? [] : [`<p>${escapeText(byline)}</p>`]),
    ...(leadImage === null || lead === null
      ? []
      : [
          `<figure><img src="${escapeAttribute(lead)}" alt="${escapeAttribute(leadImage.alt)}">` +
            `<figcaption>${escapeText([leadImage.caption, leadImage.credit].filter(Boolean).join(' '))}</figcaption></figure>`,
        ]),
    content,
    '',
  ].join('\n');
}

/** Windows takes none of these characters, and no more than 255 in all. */
function fileName(headline: string): string {
  const words = headline
    .replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const short = (/^.{0,80}/u.exec(words)?.[0] ?? '').replace(/[. ]+$/, '');
  return `${short === '' ? 'story' : short}.html`;
}
