import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWordPress, type WordPressSite } from '../helpers/wordpress/site';

let site: WordPressSite;

beforeAll(async () => {
  site = await startWordPress();
});

afterAll(async () => {
  await site.stop();
});

describe('the test newsroom', () => {
  it('is a real WordPress of the current series, or says which', () => {
    expect(site.version).toMatch(/^(7\.\d|6\.8)/);
  });

  it.each(['administrator', 'editor', 'author', 'contributor', 'reporter'] as const)(
    'lets the %s sign in with an application password',
    async (who) => {
      const person = site.people[who];
      const basic = Buffer.from(`${person.login}:${person.applicationPassword}`).toString('base64');
      const answer = await fetch(`${site.url}/wp-json/wp/v2/users/me?context=edit`, {
        headers: { Authorization: `Basic ${basic}` },
      });
      const me = (await answer.json()) as { name: string; id: number };
      expect(answer.status).toBe(200);
      expect(me).toMatchObject({ name: person.name, id: person.id });
    },
  );

  it('runs PHP inside WordPress', async () => {
    expect(await site.wp(`echo get_option('blogname');`)).toBe('The Harbour Ledger');
  });
});
