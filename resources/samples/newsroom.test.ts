import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fieldsSchema, languageSchema } from '../../shared/article/fields';
import { copyText } from '../../shared/document/copy-text';
import { parseCopy } from '../../shared/document/parse-copy';
import { blockIds, isBlockId } from '../../shared/document/schema';

const read = () => readFileSync(join(import.meta.dirname, 'newsroom.json'), 'utf8');

const newsroomSchema = z.strictObject({
  pictures: z.array(z.strictObject({ name: z.string(), file: z.string() })),
  articles: z.array(
    z.strictObject({
      language: languageSchema,
      translations: z.string().optional(),
      state: z.enum(['draft', 'submitted', 'spiked']),
      minutesAgo: z.number().int().positive(),
      fields: z.unknown(),
      copy: z.unknown(),
    }),
  ),
});

const newsroom = newsroomSchema.parse(JSON.parse(read()));
const stored = newsroomSchema.parse(
  JSON.parse(read().replaceAll(/"picture:[a-z-]+"/g, `"sha256:${'0'.repeat(64)}"`)),
);
const slugs = stored.articles.map(({ fields }) => fieldsSchema.parse(fields).slug);

describe('the sample newsroom', () => {
  it('is what its stories compile to', () => {
    const before = read();
    execFileSync(process.execPath, [
      join(import.meta.dirname, '..', '..', 'scripts', 'samples', 'compile-newsroom.mjs'),
    ]);
    expect(read()).toBe(before);
  });

  it('speaks both languages, each with a guide first', () => {
    const english = newsroom.articles.filter(({ language }) => language === 'en-CA');
    const french = newsroom.articles.filter(({ language }) => language === 'fr-CA');
    expect(Math.min(english.length, french.length)).toBeGreaterThanOrEqual(7);
    expect(english[0]?.translations).toBe(french[0]?.translations);
    expect(slugs).toContain('how-this-desk-works');
    expect(new Set(slugs).size).toBe(slugs.length);
  });

  it('ties a story to its translation, one in each language', () => {
    const groups = Map.groupBy(
      newsroom.articles.filter(({ translations }) => translations !== undefined),
      ({ translations }) => translations,
    );
    expect(groups.size).toBe(2);
    for (const editions of groups.values()) {
      expect(editions.map(({ language }) => language).sort()).toEqual(['en-CA', 'fr-CA']);
    }
  });

  it('names only pictures that are there, none heavier than 150 KB, each of them used', () => {
    const named = new Set([...read().matchAll(/"picture:([a-z-]+)"/g)].map((match) => match[1]));
    expect([...named].sort()).toEqual(newsroom.pictures.map(({ name }) => name).sort());
    for (const { file } of newsroom.pictures) {
      expect(statSync(join(import.meta.dirname, file)).size).toBeLessThan(150_000);
    }
  });

  describe.each(stored.articles.map((article, index) => ({ article, slug: slugs[index] ?? '' })))(
    '$slug',
    ({ article }) => {
      const fields = fieldsSchema.parse(article.fields);
      const parsed = parseCopy(article.copy);
      const doc = parsed.ok ? parsed.doc : null;

      it('is a story as any other: its copy parses, every block has an id of its own', () => {
        expect(parsed).toMatchObject({ ok: true });
        const ids = doc === null ? [] : blockIds(doc);
        expect(new Set(ids).size).toBe(ids.length);
        doc?.descendants((node) => {
          if ('id' in node.attrs) expect(isBlockId(node.attrs['id'])).toBe(true);
        });
      });

      it('has a length near its target, a section, a byline and described pictures', () => {
        const words = doc === null ? 0 : copyText(doc).words;
        expect(words).toBeGreaterThan(60);
        expect(words).toBeLessThan((fields.lengthTarget ?? 0) * 1.5);
        expect(fields.sections.length).toBeGreaterThan(0);
        expect(fields.bylines.length).toBeGreaterThan(0);
        expect(fields.language).toBe(article.language);
        if (fields.leadImage !== null) expect(fields.leadImage.alt).not.toBe('');
        doc?.descendants((node) => {
          if (node.type.name === 'image') expect(node.attrs['alt']).not.toBe('');
        });
      });

      it('keeps the typography of its language', () => {
        const text = JSON.stringify(article.copy) + JSON.stringify({ ...fields, bylines: [] });
        const words = [...text.matchAll(/"(?:text|alt|caption|credit|seoTitle|seoDescription)":"([^"]*)"/g)]
          .map((match) => match[1] ?? '')
          .join('\n');
        expect(words).not.toMatch(/'|\.\.\./);
        if (article.language === 'fr-CA') {
          expect(words).not.toMatch(/[^\u202f\u00a0\d](?:[;!?»]|:(?!\/))|«[^\u202f]|[“”]/);
        } else {
          expect(words).not.toMatch(/[«»]| [;:!?]/);
        }
      });
    },
  );
});
