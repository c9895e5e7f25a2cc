import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWordPress, type WordPressSite } from '../../helpers/wordpress/site';
import { defaultPolicy, type SitePolicy } from '../../../shared/article/policy';
import { companion, type Companion, type Refused } from './companion';
import { somebody } from './desk';

let site: WordPressSite;
let editor: Companion;
let administrator: Companion;

beforeAll(async () => {
  site = await startWordPress({ companion: true });
  editor = companion(site, site.people.editor);
  administrator = companion(site, await somebody(site, 'chief', 'administrator'));
});

afterAll(async () => {
  await site.stop();
});

const kept = async (): Promise<SitePolicy> =>
  (await editor.ask<{ policy: SitePolicy }>('GET', '/site')).body.policy;

const legal: SitePolicy = {
  ownCopy: 'allowed',
  secondSignOff: { sections: ['courts'], tags: ['Défense & droit'] },
  required: { submit: [], approve: ['headline', 'alt-texts'], publish: ['slug'] },
};

describe('the rules of approval', () => {
  it('are the strict ones until somebody sets others', async () => {
    expect(await kept()).toEqual(defaultPolicy);
  });

  it('are set by an administrator and told to everybody', async () => {
    const answer = await administrator.ask<{ policy: SitePolicy }>('PUT', '/policy', { policy: legal });
    expect([answer.status, answer.body.policy]).toEqual([200, legal]);
    expect(await kept()).toEqual(legal);
  });

  it.each(['editor', 'author', 'contributor'] as const)('are not an %s’s to set', async (who) => {
    const answer = await companion(site, site.people[who]).ask<Refused>('PUT', '/policy', {
      policy: defaultPolicy,
    });
    expect([answer.status, answer.body.code]).toEqual([403, 'stet_policy_forbidden']);
    expect(await kept()).toEqual(legal);
  });

  it.each([
    null,
    [],
    {},
    { ...legal, ownCopy: 'sometimes' },
    { ...legal, more: 1 },
    { ...legal, secondSignOff: { sections: [] } },
    { ...legal, secondSignOff: { sections: [''], tags: [] } },
    { ...legal, secondSignOff: { sections: [7], tags: [] } },
    { ...legal, secondSignOff: { sections: { 0: 'courts' }, tags: [] } },
    { ...legal, secondSignOff: { sections: [], tags: Array.from({ length: 101 }, () => 'x') } },
    { ...legal, required: { ...legal.required, publish: ['luck'] } },
    { ...legal, required: { submit: [], approve: [] } },
    { ...legal, required: { ...legal.required, submit: 'headline' } },
  ])('are refused where they are malformed: %j', async (policy) => {
    const answer = await administrator.ask<Refused>('PUT', '/policy', { policy });
    expect([answer.status, answer.body.code]).toEqual([400, 'stet_invalid']);
    expect(await kept()).toEqual(legal);
  });

  it('are the strict ones where what is stored cannot be read', async () => {
    await site.wp(`update_option('stet_policy', '{"ownCopy":"allowed"}');`);
    expect(await kept()).toEqual(defaultPolicy);
  });
});
