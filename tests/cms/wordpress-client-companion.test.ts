import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomUUID } from 'node:crypto';
import type { Cms, CmsArticle, CmsArticleAnswer, CmsArticleWrite } from '../../electron/cms/cms';
import { wordpressGate } from '../../electron/cms/wordpress/gate';
import { defaultPolicy } from '../../shared/article/policy';
import { codeOf, valueOf } from '../helpers/newsroom';
import { startWordPress, type WordPressSite } from '../helpers/wordpress/site';
import type { People } from '../helpers/wordpress/template';

let site: WordPressSite;
let identity: string;
const gate = wordpressGate({ now: () => new Date() });

beforeAll(async () => {
  site = await startWordPress({ companion: true });
  identity = valueOf(await as('author').site()).companion ?? '';
});

afterAll(() => site.stop());

function as(who: keyof People): Cms {
  const { login, applicationPassword: password } = site.people[who];
  return gate.open(site.url, { login, password });
}

const record = (more: object = {}) => ({ recordVersion: 1, copy: { type: 'doc' }, ...more });
const hash = 'ab'.repeat(32);

function write(
  kind: CmsArticleWrite['kind'],
  article: CmsArticle | null,
  more: Partial<CmsArticleWrite>,
): CmsArticleWrite {
  return {
    kind,
    site: identity,
    operation: randomUUID(),
    postId: article?.postId ?? null,
    expected: article?.version ?? 0,
    content: { record: record(), post: { title: 'Ferry returns' } },
    ...more,
  };
}

function written(answer: CmsArticleAnswer): CmsArticle {
  if (answer.kind !== 'written') throw new Error(answer.kind);
  return answer.article;
}

async function draft(): Promise<CmsArticle> {
  return written(valueOf(await as('author').writeArticle(write('create', null, {}))));
}

const live = { content: { record: record(), post: { status: 'publish' as const } } };
const approved = { approval: hash, approvalHash: hash };

describe('publishing through the companion plugin', () => {
  it('takes what this person approves with it', async () => {
    const answer = await as('editor').writeArticle(write('publish', await draft(), { ...live, ...approved }));
    expect(written(valueOf(answer))).toMatchObject({ post: { status: 'publish' }, voided: false });
  });

  it.each([
    ['without an approval', 'editor', {}],
    ['on an approval of other words', 'editor', { approval: hash, approvalHash: 'cd'.repeat(32) }],
    ['on an approval by somebody who may not review', 'author', approved],
  ] as const)('is refused %s', async (_how, who, more) => {
    const answer = await as(who).writeArticle(write('publish', await draft(), { ...live, ...more }));
    expect(codeOf(answer)).toBe('site.not-approved');
  });

  it('is refused under an embargo', async () => {
    const embargo = new Date(Date.now() + 3_600_000).toISOString();
    const content = { record: record({ fields: { embargo } }), post: { status: 'publish' as const } };
    const answer = await as('editor').writeArticle(write('publish', await draft(), { content, ...approved }));
    expect(codeOf(answer)).toBe('site.embargoed');
  });

  it('tells when a scheduled post was changed in WordPress', async () => {
    const publishAt = new Date(Date.now() + 3_600_000).toISOString();
    const content = { record: record(), post: { status: 'future' as const, publishAt } };
    const sent = write('publish', await draft(), { content, ...approved });
    const { postId } = written(valueOf(await as('editor').writeArticle(sent)));
    await site.wp(`wp_update_post(['ID' => ${postId}, 'post_title' => 'By hand']);`);
    expect(valueOf(await as('editor').article(postId))).toMatchObject({
      voided: true,
      post: { status: 'pending' },
    });
  });
});

describe('a kill', () => {
  it('takes the page down without an approval, and is not everybody’s', async () => {
    const sent = write('publish', await draft(), { ...live, ...approved });
    const article = written(valueOf(await as('editor').writeArticle(sent)));
    const content = {
      record: record({ events: [{ kind: 'killed' }] }),
      post: { status: 'draft' as const },
    };
    expect(codeOf(await as('contributor').writeArticle(write('kill', article, { content })))).toBe(
      'site.forbidden',
    );
    const killed = valueOf(await as('editor').writeArticle(write('kill', article, { content })));
    expect(written(killed).post?.status).toBe('draft');
  });
});

describe('the rules of approval', () => {
  it('are told with the site, and set by an administrator alone', async () => {
    expect(valueOf(await as('author').site()).policy).toEqual(defaultPolicy);
    const policy = { ...defaultPolicy, ownCopy: 'allowed' as const };
    expect(codeOf(await as('editor').setPolicy(policy))).toBe('site.policy-forbids');
    expect(valueOf(await as('administrator').setPolicy(policy))).toEqual(policy);
    expect(valueOf(await as('author').site()).policy).toEqual(policy);
  });
});

describe('presence', () => {
  it('tells who holds an article, by number and name', async () => {
    const { postId } = await draft();
    const told = { client: 'desk-of-maya', open: true, take: false };
    expect(valueOf(await as('author').presence(postId, told))).toEqual({ others: [], mine: true });
    const taken = { client: 'desk-of-claire', open: true, take: true };
    expect(valueOf(await as('editor').presence(postId, taken))).toMatchObject({
      mine: true,
      others: [
        { client: 'desk-of-maya', person: site.people.author.id, name: 'Maya Tremblay', holds: false },
      ],
    });
  });

  it('fails where there is no plugin', async () => {
    await site.wp(
      `require_once ABSPATH . 'wp-admin/includes/plugin.php'; deactivate_plugins('stet/stet.php');`,
    );
    const told = { client: 'desk-of-maya', open: true, take: false };
    expect(codeOf(await as('author').presence(1, told))).toBe('site.companion-missing');
    expect(codeOf(await as('administrator').setPolicy(defaultPolicy))).toBe('site.companion-missing');
  });
});
