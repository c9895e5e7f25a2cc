import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ArticleId, OperationId } from '../../shared/article/ids';
import { exportOperation } from '../../electron/sync/outbox/outbox-export';
import { plainText } from '../../shared/document/copy-text';
import { documentFromPost } from '../../shared/document/wordpress/from-wordpress';
import { replaceWords } from '../helpers/edit-story';
import { fakeSite } from '../helpers/fake-cms';
import type { FakeSite } from '../helpers/fake-cms';
import { valueOf } from '../helpers/newsroom';
import { startDesk } from '../helpers/sync-desk';
import { imageBlock, samplePicture } from '../helpers/wordpress-desk';
import type { SyncDesk } from '../helpers/sync-desk';

const signIn = { login: 'maya', applicationPassword: 'secret' };
let site: FakeSite;
let desk: SyncDesk;
beforeEach(async () => {
  site = fakeSite();
  desk = startDesk({ gate: () => site.gate() });
  await desk.connect(site.url, signIn);
});
afterEach(() => desk.end());

function offline(): void {
  site.setFault(() => 'lost-before');
}

function sendOffline(headline = 'The ferry'): { id: ArticleId; operation: OperationId } {
  offline();
  const id = desk.story({ headline, body: ['Words.'] });
  return { id, operation: valueOf(desk.engine().send(id, 'draft', 'Maya')) };
}

async function online(): Promise<void> {
  site.setFault(null);
  desk.engine().wake();
  await desk.settled();
}

function titles(): string[] {
  return [...site.posts.values()].map(({ title }) => title);
}

describe('the outbox', () => {
  it('holds what it is told to hold, and lets it go', async () => {
    const { id, operation } = sendOffline();
    await desk.until('tried', () => desk.engine().outbox()[0]?.attempts.length === 1);
    valueOf(desk.engine().hold(operation));
    expect(desk.delivery(id)).toMatchObject({ kind: 'waiting', held: true });
    await online();
    expect(titles()).toEqual([]);
    valueOf(desk.engine().release(operation));
    await desk.settled();
    expect(titles()).toEqual(['The ferry']);
  });

  it('takes back what was not sent, and the story is as it was', async () => {
    const { id, operation } = sendOffline();
    await desk.until('tried', () => desk.engine().outbox()[0]?.attempts.length === 1);
    valueOf(desk.engine().withdraw(operation));
    expect(desk.delivery(id)).toEqual({ kind: 'local' });
    expect(desk.engine().outbox()).toEqual([]);
    await online();
    expect(titles()).toEqual([]);
    expect(desk.engine().withdraw(operation)).toMatchObject({ error: { code: 'request.invalid' } });
  });

  it('gives a story away as a file that holds all of it, as it was when it was sent', async () => {
    offline();
    const picture = samplePicture(desk, 'harbour.jpg');
    const headline = 'Ferry “Queen” & crew: 3/4 home?';
    const id = desk.story({
      headline,
      dek: 'A <dek> & more',
      body: ['The first words.', imageBlock(picture, 'At the quay')],
      tags: ['ferry', 'harbour'],
    });
    const operation = valueOf(desk.engine().send(id, 'submit', 'Maya'));
    replaceWords(desk, id, 'first', 'later');
    const { name, html } = valueOf(await exportOperation(desk.newsroom.store(), operation));
    expect(name).toBe('Ferry “Queen” & crew 3 4 home.html');
    expect(html).toContain('<h1>Ferry “Queen” &amp; crew: 3/4 home?</h1>');
    expect(html).toContain('<meta name="keywords" content="ferry, harbour">');
    // Its body is what WordPress’s code editor takes, and comes back as the same story.
    const content = html.slice(html.indexOf('<!-- wp:'));
    const { doc } = documentFromPost({ title: '', excerpt: '', content });
    expect(plainText(doc).trim()).toBe('The first words.\nAt the quay');
    const bytes = readFileSync(
      join(import.meta.dirname, '..', '..', 'resources/samples/pictures/harbour.jpg'),
    );
    expect(content).toContain(`src="data:image/jpeg;base64,${bytes.toString('base64')}"`);
    expect(desk.engine().outbox()).toHaveLength(1);
    valueOf(desk.engine().withdraw(operation));
    expect(await exportOperation(desk.newsroom.store(), operation)).toMatchObject({
      error: { code: 'request.invalid' },
    });
  });

  it('makes no second post of a story that was taken back after the site had begun it', async () => {
    site.setFault(({ name }) =>
      name === 'createDraft' ? 'lost-after' : name === 'findPostBySlug' ? 'none' : 'lost-before',
    );
    const id = desk.story({ headline: 'Twice', body: ['Words.'] });
    const first = valueOf(desk.engine().send(id, 'draft', 'Maya'));
    await desk.until('begun', () => site.posts.size === 1);
    await desk.until('noted', () => desk.engine().outbox()[0]?.state === 'waiting');
    valueOf(desk.engine().withdraw(first));
    valueOf(desk.engine().send(id, 'submit', 'Maya'));
    await online();
    expect(site.posts.size).toBe(1);
    expect(desk.delivery(id)).toMatchObject({ kind: 'verified', status: 'pending' });
  });

  it('keeps every attempt with its reason in words', async () => {
    const { id, operation } = sendOffline();
    await desk.until('tried', () => desk.engine().outbox()[0]?.attempts.length === 1);
    const rejection = { code: 'site.rejected', details: { status: 400, reason: 'Title too long' } } as const;
    site.setFault(({ name }) => (name === 'createDraft' ? rejection : 'none'));
    valueOf(desk.engine().retry(operation));
    await desk.settled();
    expect(desk.delivery(id)).toMatchObject({
      kind: 'needs-you',
      code: 'site.rejected',
      operationId: operation,
    });
    expect(desk.engine().outbox()[0]?.attempts).toMatchObject([
      { outcome: 'retry', code: 'site.unreachable' },
      { outcome: 'needs-you', code: 'site.rejected', details: { said: 'Title too long', status: 400 } },
    ]);
    await online();
    expect(titles()).toEqual([]);
    valueOf(desk.engine().retry(operation));
    await desk.settled();
    expect(titles()).toEqual(['The ferry']);
  });

  it('parks one story, and lets the others go', async () => {
    const rejection = { code: 'site.too-large', details: { status: 413 } } as const;
    site.setFault(({ name, values }) =>
      name === 'createDraft' && JSON.stringify(values).includes('Too large') ? rejection : 'none',
    );
    const large = desk.story({ headline: 'Too large', body: ['Words.'] });
    const small = desk.story({ headline: 'Small', body: ['Words.'] });
    valueOf(desk.engine().send(large, 'draft', 'Maya'));
    valueOf(desk.engine().send(small, 'draft', 'Maya'));
    await desk.settled();
    expect(desk.delivery(large)).toMatchObject({ kind: 'needs-you', code: 'site.too-large' });
    expect(desk.delivery(small)).toMatchObject({ kind: 'verified' });
  });

  it('sends the story as it was when it was asked for, not as it is now', async () => {
    const { id } = sendOffline('As it was');
    desk.setField(id, { field: 'tags', value: ['later'] });
    await online();
    expect([...site.posts.values()][0]?.tags).toEqual([]);
    expect(desk.delivery(id)).toMatchObject({ kind: 'verified', changedSince: true });
  });

  it('sends nothing without a headline', () => {
    const id = desk.story({ headline: '', body: ['Words.'] });
    expect(desk.engine().send(id, 'draft', 'Maya')).toMatchObject({
      error: { code: 'article.empty-headline' },
    });
    expect(desk.delivery(id)).toEqual({ kind: 'local' });
  });
});

describe('the engine', () => {
  it('sends nothing while the site is paused, and tries once where the person asks', async () => {
    const gone = { code: 'site.redirected', details: {} } as const;
    site.setFault(() => gone);
    const id = desk.story({ headline: 'Paused', body: ['Words.'] });
    const operation = valueOf(desk.engine().send(id, 'draft', 'Maya'));
    await desk.until('paused', () => desk.engine().status()?.link.kind === 'paused');
    const calls = site.calls.length;
    desk.engine().wake();
    await pause(20);
    expect(site.calls.length).toBe(calls);
    site.setFault(null);
    valueOf(desk.engine().retry(operation));
    await desk.settled();
    expect(desk.delivery(id)).toMatchObject({ kind: 'verified' });
    expect(desk.engine().status()?.link.kind).toBe('online');
  });

  it('says that the password is missing where this machine cannot keep one', async () => {
    offline();
    const id = desk.story({ headline: 'No password', body: ['Words.'] });
    valueOf(desk.engine().send(id, 'draft', 'Maya'));
    desk.forget();
    desk.restart();
    desk.engine().wake();
    await desk.until('paused', () => desk.engine().status()?.link.kind === 'paused');
    expect(desk.engine().status()?.link).toMatchObject({ code: 'site.keyring-missing' });
    site.setFault(null);
    await desk.connect(site.url, signIn);
    await desk.settled();
    expect(desk.delivery(id)).toMatchObject({ kind: 'verified' });
  });

  it('asks the site nothing after it was stopped', async () => {
    sendOffline();
    await desk.until('tried', () => desk.engine().outbox()[0]?.attempts.length === 1);
    desk.engine().stop();
    const calls = site.calls.length;
    desk.engine().wake();
    await pause(600);
    expect(site.calls.length).toBe(calls);
    expect(desk.problems).toEqual([]);
  });

  it('goes on after the disk was full when an outcome was to be written down', async () => {
    const db = desk.newsroom.db();
    db.exec(`CREATE TEMP TRIGGER full BEFORE INSERT ON bases BEGIN SELECT RAISE(ABORT, 'full'); END`);
    const id = desk.story({ headline: 'Disk', body: ['Words.'] });
    const operation = valueOf(desk.engine().send(id, 'draft', 'Maya'));
    await desk.until('noted', () => (desk.engine().outbox()[0]?.attempts.length ?? 0) > 0);
    expect(titles()).toEqual(['Disk']);
    db.exec('DROP TRIGGER full');
    valueOf(desk.engine().retry(operation));
    await desk.settled();
    expect(site.posts.size).toBe(1);
    expect(desk.delivery(id)).toMatchObject({ kind: 'verified', alterations: [] });
  });
});
