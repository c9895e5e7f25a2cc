import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { randomUUID } from 'node:crypto';
import { startWordPress, type WordPressSite } from '../../helpers/wordpress/site';
import { defaultPolicy, type SitePolicy } from '../../../shared/article/policy';
import { aRecord, approvalHash, companion, story, words, type Companion, type Entry } from './companion';
import type { Refused } from './companion';
import { everything, somebody } from './desk';

let site: WordPressSite;
let author: Companion;
let contributor: Companion;
let editor: Companion;
let second: Companion;
let administrator: Companion;
let secondId: number;
let entry: Entry;

beforeAll(async () => {
  site = await startWordPress({ companion: true });
  author = companion(site, site.people.author);
  contributor = companion(site, site.people.contributor);
  editor = companion(site, site.people.editor);
  const person = await somebody(site, 'second', 'editor');
  secondId = person.id;
  second = companion(site, person);
  administrator = companion(site, await somebody(site, 'chief', 'administrator'));
});

afterAll(async () => {
  await site.stop();
});

beforeEach(async () => {
  await setPolicy(defaultPolicy);
  await site.wp(`(new WP_User(${secondId}))->set_role('editor');`);
  entry = await author.create();
});

const live = { ...story(), status: 'publish' };
/** Publishing on an approval that was given before. */
const onEarlier = { approval: undefined };

async function setPolicy(policy: SitePolicy): Promise<void> {
  expect((await administrator.ask('PUT', '/policy', { policy })).status).toBe(200);
}

const approve = (who: Companion, version: number, hash = words) =>
  who.put(entry.postId, version, {}, { approval: { hash } });

describe('an approval', () => {
  it('is given with a save and lets somebody else publish', async () => {
    expect((await approve(second, 1)).status).toBe(200);
    const answer = await editor.publish(entry.postId, 2, live, onEarlier);
    expect([answer.status, answer.body.post?.status]).toEqual([200, 'publish']);
  });

  it('is of one hash, on one post', async () => {
    await approve(second, 1, 'c'.repeat(64));
    const other = await author.create();
    await second.put(other.postId, 1, {}, { approval: { hash: words } });
    const before = await everything(site);
    const answer = await editor.publish(entry.postId, 2, live, onEarlier);
    expect([answer.status, answer.body.code]).toEqual([412, 'stet_not_approved']);
    expect(await everything(site)).toBe(before);
  });

  it('is asked for by name: a publication without one, or with a malformed one, is refused', async () => {
    const without = await editor.publish(entry.postId, 1, live, { ...onEarlier, approvalHash: undefined });
    expect([without.status, without.body.code]).toEqual([412, 'stet_not_approved']);
    const malformed = await editor.publish(entry.postId, 1, live, { approvalHash: 'A'.repeat(64) });
    expect([malformed.status, malformed.body.code]).toEqual([400, 'stet_invalid']);
    for (const approval of [null, 'x', [], { hash: 7 }, { hash: words, user: secondId }]) {
      const answer = await editor.put(entry.postId, 1, {}, { approval });
      expect([answer.status, answer.body.code]).toEqual([400, 'stet_invalid']);
    }
  });

  it('goes with the text it was given with, or not at all', async () => {
    const before = await everything(site);
    const answer = await second.put(entry.postId, 1, { tags: [999_999] }, { approval: { hash: words } });
    expect(answer.status).toBe(400);
    expect(await everything(site)).toBe(before);
  });

  it('counts no more once its giver may not review', async () => {
    await approve(second, 1);
    await site.wp(`(new WP_User(${secondId}))->set_role('author');`);
    const before = await everything(site);
    const answer = await editor.publish(entry.postId, 2, live, onEarlier);
    expect([answer.status, answer.body.code]).toEqual([412, 'stet_not_approved']);
    expect(await everything(site)).toBe(before);
  });

  it('is needed for what was published before, too', async () => {
    await editor.publish(entry.postId, 1, live);
    const changed = { ...story('Ferry late'), status: 'publish' };
    const answer = await editor.publish(entry.postId, 2, changed, {
      ...onEarlier,
      approvalHash: 'd'.repeat(64),
    });
    expect([answer.status, answer.body.code]).toEqual([412, 'stet_not_approved']);
  });

  it('goes when its post goes for good', async () => {
    await approve(second, 1);
    await site.wp(`wp_delete_post(${entry.postId}, true);`);
    expect(
      await site.wp(
        `global $wpdb; echo $wpdb->get_var('SELECT COUNT(*) FROM wp_stet_approvals WHERE post_id = ${entry.postId}');`,
      ),
    ).toBe('0');
  });
});

describe('who may not review', () => {
  it('a contributor cannot forge an approval, and nothing is written', async () => {
    const own = await contributor.create();
    const before = await everything(site);
    const forged = { title: 'Mine', status: 'pending' };
    const put = await contributor.put(own.postId, 1, forged, { approval: { hash: words } });
    expect([put.status, put.body.code]).toEqual([403, 'stet_review_forbidden']);
    const created = await contributor.ask<Refused>('POST', '/articles', {
      operation: randomUUID(),
      record: aRecord(),
      post: story(),
      approval: { hash: words },
    });
    expect([created.status, created.body.code]).toEqual([403, 'stet_review_forbidden']);
    expect(await everything(site)).toBe(before);
  });

  it('a contributor cannot forge a publication, approved or not', async () => {
    const own = await contributor.create();
    await second.put(own.postId, 1, {}, { approval: { hash: words } });
    const before = await everything(site);
    for (const more of [{}, onEarlier]) {
      const answer = await contributor.publish(own.postId, 2, live, more);
      expect([answer.status, answer.body.code]).toEqual([403, 'stet_forbidden']);
    }
    expect(await everything(site)).toBe(before);
  });

  it('an author publishes what an editor approved, and nothing on their own word', async () => {
    const answer = await author.publish(entry.postId, 1, live);
    expect([answer.status, answer.body.code]).toEqual([403, 'stet_review_forbidden']);
    await approve(second, 1);
    expect((await author.publish(entry.postId, 2, live, onEarlier)).status).toBe(200);
  });
});

describe('one’s own copy', () => {
  it('is approved by somebody else, whoever one is', async () => {
    for (const who of [editor, administrator]) {
      const { postId } = await who.create();
      const before = await everything(site);
      for (const answer of [
        await who.put(postId, 1, {}, { approval: { hash: words } }),
        await who.publish(postId, 1, live),
      ]) {
        expect([answer.status, answer.body.code]).toEqual([403, 'stet_own_copy']);
      }
      expect(await everything(site)).toBe(before);
      expect((await second.publish(postId, 1, live)).status).toBe(200);
    }
  });

  it('does not become another’s by changing its author in the same write', async () => {
    const { postId } = await editor.create();
    const given = await editor.publish(postId, 1, { ...live, author: site.people.author.id });
    expect([given.status, given.body.code]).toEqual([403, 'stet_own_copy']);
    const taken = await editor.put(
      entry.postId,
      1,
      { author: site.people.editor.id },
      { approval: { hash: words } },
    );
    expect([taken.status, taken.body.code]).toEqual([403, 'stet_own_copy']);
  });

  it('is one’s own to approve where the site allows it', async () => {
    await setPolicy({ ...defaultPolicy, ownCopy: 'allowed' });
    const { postId } = await editor.create();
    await editor.put(postId, 1, {}, { approval: { hash: words } });
    await setPolicy(defaultPolicy);
    const answer = await editor.publish(postId, 2, live, onEarlier);
    expect([answer.status, answer.body.code]).toEqual([412, 'stet_not_approved']);
    await setPolicy({ ...defaultPolicy, ownCopy: 'allowed' });
    expect((await editor.publish(postId, 2, live, onEarlier)).status).toBe(200);
  });
});

describe('two sign-offs', () => {
  const refused = async (version: number, post: object): Promise<void> => {
    const before = await everything(site);
    const answer = await editor.publish(entry.postId, version, { ...live, ...post });
    expect([answer.status, answer.body.code]).toEqual([412, 'stet_second_sign_off']);
    expect(await everything(site)).toBe(before);
  };

  it('are needed for a section of the policy, from two people', async () => {
    await setPolicy({ ...defaultPolicy, secondSignOff: { sections: ['courts'], tags: [] } });
    const courts = Number(
      await site.wp(`echo wp_insert_term('Courts & law', 'category', ['slug' => 'courts'])['term_id'];`),
    );
    await refused(1, { categories: [courts] });
    // The section that stands there already counts, too.
    await editor.put(entry.postId, 1, { categories: [courts] }, { approval: { hash: words } });
    await refused(2, {});
    // Twice the same person is one.
    await approve(editor, 2);
    await refused(3, {});
    await approve(second, 3);
    expect((await editor.publish(entry.postId, 4, live)).status).toBe(200);
  });

  it('are needed for a tag, in any case and with its signs escaped by WordPress', async () => {
    await setPolicy({ ...defaultPolicy, secondSignOff: { sections: [], tags: ['DÉFENSE & droit'] } });
    const tag = Number(await site.wp(`echo wp_insert_term('Défense & Droit', 'post_tag')['term_id'];`));
    await refused(1, { tags: [tag] });
    expect((await editor.publish(entry.postId, 1, live)).status).toBe(200);
  });

  it('are needed for the default section where no other is named', async () => {
    await setPolicy({ ...defaultPolicy, secondSignOff: { sections: ['uncategorized'], tags: [] } });
    await refused(1, { categories: [] });
  });
});

describe('at the same moment', () => {
  it('one of two publications goes through, and both approvals of two reviewers are kept in turn', async () => {
    const answers = await Promise.all([
      editor.publish(entry.postId, 1, live),
      second.publish(entry.postId, 1, live),
      approve(administrator, 1),
    ]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(2);
  });

  it('a repeated publication is answered as it was, even when its approver has lost the role since', async () => {
    await approve(second, 1);
    const request = {
      operation: randomUUID(),
      expected: 2,
      record: aRecord(),
      post: live,
      approved: approvalHash(live),
      approvalHash: words,
    };
    const first = await editor.ask('POST', `/articles/${entry.postId}/publish`, request);
    await site.wp(`(new WP_User(${secondId}))->set_role('author');`);
    const again = await editor.ask('POST', `/articles/${entry.postId}/publish`, request);
    expect([first.status, again.text]).toEqual([200, first.text]);
  });
});
