import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { fieldsSchema, languageSchema } from '../shared/article/fields';
import { newId } from '../shared/article/ids';
import { workflowStateSchema } from '../shared/article/workflow/events';
import type { WorkflowEvent } from '../shared/article/workflow/events';
import { createArticleFromSite } from './store/articles/articles';
import { isEmptyLibrary } from './store/library/empty-library';
import { importMedia } from './store/media/media';
import type { Store } from './store/file/open';

const sampleSchema = z.strictObject({
  pictures: z.array(z.strictObject({ name: z.string(), file: z.string() })),
  articles: z.array(
    z.strictObject({
      language: languageSchema,
      translations: z.string().optional(),
      copy: z.unknown(),
      fields: fieldsSchema,
      state: workflowStateSchema,
      minutesAgo: z.number().min(0),
    }),
  ),
});

const picturePrefix = 'picture:';

/**
 * Fills an empty library with the sample newsroom of `folder` (resources/samples); does nothing in one that holds a
 * story. Picture names become the hashes they have in the media store. Returns how many stories it laid in.
 */
export function layInSamples(store: Store, folder: string, now: () => Date): number {
  const path = join(folder, 'newsroom.json');
  if (!isEmptyLibrary(store.db) || !existsSync(path)) return 0;
  const sample = sampleSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  const sources = new Map<string, string>();
  for (const { name, file } of sample.pictures) {
    const kept = importMedia(store, { bytes: readFileSync(join(folder, file)), name: file, now });
    if (kept.ok) sources.set(`${picturePrefix}${name}`, `sha256:${kept.value.hash}`);
  }
  const resolve = <Value>(value: Value): Value =>
    JSON.parse(JSON.stringify(value), (_key, part: unknown) =>
      typeof part === 'string' && part.startsWith(picturePrefix) ? (sources.get(part) ?? part) : part,
    ) as Value;
  for (const story of sample.articles) {
    const changedAt = new Date(now().getTime() - story.minutesAgo * 60_000).toISOString();
    const begins: WorkflowEvent = {
      id: newId(),
      kind: 'created',
      to: story.state,
      actor: 'Stet',
      at: changedAt,
    };
    createArticleFromSite(store.db, {
      copy: resolve(story.copy),
      fields: resolve(story.fields),
      events: [],
      begins,
      siteId: null,
      now,
      changedAt,
      translations: story.translations ?? null,
    });
  }
  return sample.articles.length;
}
