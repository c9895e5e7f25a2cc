import { afterEach, expect, it } from 'vitest';
import type { ArticleId } from '../../../shared/article/ids';
import { failed } from '../../../shared/errors/app-error';
import { fakeSite } from '../../../tests/helpers/fake-cms';
import { valueOf } from '../../../tests/helpers/newsroom';
import { startDesk } from '../../../tests/helpers/sync-desk';
import type { SyncDesk } from '../../../tests/helpers/sync-desk';
import { importMedia } from '../../store/media/media';

const desks: SyncDesk[] = [];
afterEach(() => {
  for (const desk of desks.splice(0)) desk.end();
});

const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const forbidden = failed('site.forbidden', { status: 403 });

/** A draft on the site whose lead picture went up as “X, the suspect”, and is called something else since. */
async function recaptioned() {
  const site = fakeSite();
  const desk = startDesk({ gate: site.gate });
  desks.push(desk);
  await desk.connect(site.url, { login: 'maya', applicationPassword: 'secret' });
  const now = () => new Date();
  const picture = valueOf(importMedia(desk.newsroom.store(), { bytes: onePixel, name: 'x.png', now }));
  const lead = { source: `sha256:${picture.hash}`, remoteId: null, alt: 'A man', credit: 'Photo: Roy' };
  const id = desk.story({
    headline: 'In court',
    body: ['It rained.'],
    leadImage: { ...lead, caption: 'X, the suspect' },
  });
  valueOf(desk.engine().send(id, 'draft', 'Maya'));
  await desk.settled();
  const caption = (): unknown => [...site.media.values()].map((file) => file.caption);
  expect(caption()).toEqual(['X, the suspect Photo: Roy']);
  const rename = (to: string): void =>
    desk.setField(id, { field: 'leadImage', value: { ...lead, caption: to } });
  rename('X, a witness');
  return { site, desk, id, caption, rename };
}

async function publish(desk: SyncDesk, id: ArticleId): Promise<void> {
  desk.publish(id, 'Maya');
  await desk.settled();
}

it('are those that were approved, for readers too', async () => {
  const { desk, id, caption, rename } = await recaptioned();
  await publish(desk, id);
  expect(caption()).toEqual(['X, a witness Photo: Roy']);
  expect(desk.delivery(id)).toMatchObject({ kind: 'verified', status: 'publish', alterations: [] });
  rename('X');
  await publish(desk, id);
  expect(caption()).toEqual(['X Photo: Roy']);
});

it('wait for the publication: a page that readers have may show the same picture', async () => {
  const { desk, id, caption } = await recaptioned();
  valueOf(desk.engine().send(id, 'draft', 'Maya'));
  await desk.settled();
  expect(caption()).toEqual(['X, the suspect Photo: Roy']);
});

it('are told where the role may not change them', async () => {
  const { site, desk, id, caption } = await recaptioned();
  site.setFault(({ name }) => (name === 'describeMedia' && !forbidden.ok ? forbidden.error : 'none'));
  await publish(desk, id);
  expect(caption()).toEqual(['X, the suspect Photo: Roy']);
  expect(desk.delivery(id)).toMatchObject({ kind: 'needs-you', code: 'site.other-lead' });
});
