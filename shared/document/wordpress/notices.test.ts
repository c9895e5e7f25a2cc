import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomDocument } from '../../../tests/helpers/random-document';
import { caseCount, siteMedia } from '../../../tests/helpers/site-media';
import { articleSchema } from '../schema';
import { documentFromPost } from './from-wordpress';
import type { Origin } from './from-wordpress';
import { hasAdvisory, noticeText, writeNotice } from './notices';
import type { WrittenNotice } from './notices';
import { postFromDocument } from './to-wordpress';

const media = () => null;
const correction: WrittenNotice = {
  id: 'n1',
  kind: 'correction',
  at: '2026-11-25T01:10:00.000Z',
  text: 'The fare is $4, not $3.',
  label: 'Correction, Nov. 24, 2026, 9:10 p.m.:',
};
const update: WrittenNotice = {
  ...correction,
  id: 'n2',
  kind: 'update',
  at: '2026-11-25T02:00:00.000Z',
  text: 'With the council’s answer.',
  label: 'Update, Nov. 24, 2026, 10 p.m.:',
};
const block =
  '<!-- wp:paragraph {"className":"stet-notice stet-notice-correction","metadata":{"stet":"notice-n1","stetNotice":{"kind":"correction","at":"2026-11-25T01:10:00.000Z"}}} -->\n' +
  '<p class="stet-notice stet-notice-correction"><strong>Correction, Nov. 24, 2026, 9:10 p.m.:</strong> The fare is $4, not $3.</p>\n' +
  '<!-- /wp:paragraph -->';
const paragraph = (words: string) => `<!-- wp:paragraph -->\n<p>${words}</p>\n<!-- /wp:paragraph -->`;
const opened = (content: string): Origin => documentFromPost({ title: '', excerpt: '', content });
const body = (origin: Origin) => origin.doc.content.content.slice(2).map(({ textContent }) => textContent);

describe('a notice in a post', () => {
  it('is a paragraph after the body, its label in bold', () => {
    expect(writeNotice(correction)).toBe(block);
    const { doc } = opened(paragraph('The ferry runs.'));
    const { content } = postFromDocument(doc, { media, notices: [correction, update] });
    expect(content.indexOf('The ferry runs.')).toBeLessThan(content.indexOf('The fare is'));
    expect(content.indexOf('The fare is')).toBeLessThan(content.indexOf('With the council'));
  });

  it('is no part of the copy, and comes back as it was given', () => {
    const origin = opened(`${paragraph('The ferry runs.')}\n\n${block}`);
    expect(body(origin)).toEqual(['The ferry runs.']);
    expect(origin.notices).toMatchObject([{ ...correction, isAdvisory: false, place: 1 }]);
  });

  it('comes back with the words somebody gave it in WordPress', () => {
    const edited = block.replace('not $3.', 'and <em>not</em> $3.<br>Sorry.');
    expect(opened(edited).notices).toMatchObject([{ id: 'n1', text: 'The fare is $4, and not $3.\nSorry.' }]);
  });

  it('is known by its class where its metadata was lost', () => {
    const bare = block.replace(
      /<!-- wp:paragraph \{.*\} -->/,
      '<!-- wp:paragraph {"className":"stet-notice stet-notice-correction"} -->',
    );
    const [found] = opened(bare).notices;
    expect(found).toMatchObject({ kind: 'correction', at: null, text: correction.text });
    expect(opened(bare).notices[0]?.id).toBe(found?.id);
  });

  it.each([
    ['without its label', block.replace(/<strong>.*<\/strong>/, '')],
    ['without a text', block.replace(' The fare is $4, not $3.', '')],
    ['of an unknown kind', block.replace('"kind":"correction"', '"kind":"rumour"')],
    ['without a time', block.replace('2026-11-25T01', 'soon')],
    ['in a heading', block.replaceAll('wp:paragraph', 'wp:heading')],
    ['with another paragraph in it', block.replace('</p>', '</p><p>More.</p>')],
  ])('%s stays in the copy, byte for byte', (_what, damaged) => {
    const content = `${paragraph('The ferry runs.')}\n\n${damaged}`;
    const origin = opened(content);
    expect(origin.notices).toEqual([]);
    expect(origin.slices).toHaveLength(2);
    expect(postFromDocument(origin.doc, { origin, media, notices: [] }).content).toBe(content);
  });

  it('stays where somebody put it between the blocks, and is last where new words follow the old ones', () => {
    const content = `${paragraph('One.')}\n\n\n${block}\n\n${paragraph('Two.')}\n`;
    const origin = opened(content);
    expect(body(origin)).toEqual(['One.', 'Two.']);
    const notices = [correction];
    expect(postFromDocument(origin.doc, { origin, media, notices }).content).toBe(content);
    const after = opened(`${paragraph('One.')}\n\n${block}`);
    const more = after.doc.copy(
      after.doc.content.addToEnd(
        articleSchema.nodes.paragraph.create({ id: 'bnew' }, articleSchema.text('Two.')),
      ),
    );
    const written = postFromDocument(more, { origin: after, media, notices }).content;
    expect(written.indexOf('Two.')).toBeLessThan(written.indexOf('The fare is'));
  });

  it('is read after one that was given before it, wherever it stood', () => {
    const later = block.replaceAll('n1', 'n2');
    const origin = opened(`${paragraph('One.')}\n\n${later}\n\n${paragraph('Two.')}`);
    const notices = [correction, { ...update, at: correction.at, kind: 'correction' as const }];
    const { content } = postFromDocument(origin.doc, { origin, media, notices });
    const places = ['One.', 'Two.', 'notice-n1', 'notice-n2'].map((words) => content.indexOf(words));
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(places.every((place) => place >= 0)).toBe(true);
  });

  it('is written anew where its words or its language changed, and goes where it was taken away', () => {
    const content = `${paragraph('One.')}\n\n${block.replace('9:10', '9.10')}`;
    const origin = opened(content);
    const written = (options: object) => postFromDocument(origin.doc, { origin, media, ...options }).content;
    expect(written({ notices: [correction] })).toBe(content);
    expect(written({ notices: [correction], relabel: true })).toContain(block);
    expect(written({ notices: [{ ...correction, text: 'Other.' }] })).toContain(
      '9:10 p.m.:</strong> Other.</p>',
    );
    expect(written({ notices: [] })).toBe(paragraph('One.'));
  });

  it('is the advisory of a killed story only where it stands alone as one', () => {
    expect(hasAdvisory(writeNotice({ ...correction, kind: 'kill' }, 'alone'))).toBe(true);
    expect(hasAdvisory(block)).toBe(false);
    expect(hasAdvisory(paragraph('killed-n1'))).toBe(false);
  });
});

const anyNotice = fc.record({
  kind: fc.constantFrom('update', 'correction', 'kill'),
  at: fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }).map((at) => at.toISOString()),
  text: fc
    .oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.constantFrom('a\nb', ' <b>&amp; --> "x" ', 'A\u00a0\u202f: b'),
    )
    .filter((text) => noticeText(text) !== ''),
});
const anyNotices = fc
  .array(anyNotice, { maxLength: 4 })
  .map((notices) =>
    notices.map((one, index) => ({ ...one, id: `n${index}`, label: `Label ${index}\u202f:` })),
  );

describe('any notices of any document', () => {
  const write = (doc: Parameters<typeof postFromDocument>[0], notices: readonly WrittenNotice[]) =>
    postFromDocument(doc, { media: siteMedia.write, dateline: 'OTTAWA', language: 'en', notices });

  it('come back from WordPress as they were, and leave the document alone', () => {
    fc.assert(
      fc.property(randomDocument({ classic: true }), anyNotices, (doc, notices) => {
        const told = documentFromPost({ ...write(doc, notices), mediaFor: siteMedia.read });
        const plain = documentFromPost({ ...write(doc, []), mediaFor: siteMedia.read });
        expect(told.doc.toJSON()).toEqual(plain.doc.toJSON());
        expect(told.notices.map(({ id, kind, at, text, label }) => ({ id, kind, at, text, label }))).toEqual(
          notices.map((notice) => ({ ...notice, text: noticeText(notice.text) })),
        );
      }),
      { numRuns: caseCount() },
    );
  }, 3_600_000);

  it('are written back byte for byte when nobody touched them', () => {
    fc.assert(
      fc.property(randomDocument({ classic: true }), anyNotices, (doc, notices) => {
        const post = write(doc, notices);
        const origin = documentFromPost({ ...post, mediaFor: siteMedia.read });
        expect(postFromDocument(origin.doc, { origin, media: () => null }).content).toBe(post.content);
        const again = postFromDocument(origin.doc, { origin, media: () => null, notices });
        expect(again.content).toBe(post.content);
        expect(write(origin.doc, notices).content).toBe(post.content);
      }),
      { numRuns: caseCount() },
    );
  }, 3_600_000);
});
