import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordpressGate } from '../../electron/cms/wordpress/gate';
import { codeOf, valueOf } from '../helpers/newsroom';
import { signIn, startChromium } from '../helpers/wordpress/block-editor';
import { startWordPress, type WordPressSite } from '../helpers/wordpress/site';
import type { Person } from '../helpers/wordpress/template';

let site: WordPressSite;
let chromium: Browser;
const gate = wordpressGate({ now: () => new Date() });

beforeAll(async () => {
  [site, chromium] = await Promise.all([startWordPress(), startChromium()]);
});

afterAll(async () => {
  await chromium.close();
  await site.stop();
});

async function pageOf(person: Person): Promise<Page> {
  const page = await (await chromium.newContext()).newPage();
  await signIn(page, site.url, person);
  return page;
}

describe('in a browser, on WordPress’s own page', () => {
  it('a person approves, is told so, and Stet works with what came back', async () => {
    const person = site.people.contributor;
    const page = await pageOf(person);
    const asked = valueOf(await gate.signInThroughBrowser(site.url));
    await page.goto(asked.authorizeUrl);
    await page.locator('#approve').click();
    await page.getByText('Stet is signed in. You can close this window').waitFor();
    const credentials = valueOf(await asked.answer);
    expect(page.url()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{32}\/thanks$/);
    expect(page.url()).not.toContain(credentials.password);
    const cms = gate.open(site.url, credentials);
    expect(valueOf(await cms.profile())).toMatchObject({ id: person.id, name: person.name });
    expect(valueOf(await cms.createDraft({ title: 'Ferry' })).author).toBe(person.id);
    await page.context().close();
  });

  it('a person says no: cancelled, and nothing was made for Stet at the site', async () => {
    const person = site.people.reporter;
    const count = `echo count(WP_Application_Passwords::get_user_application_passwords(${person.id}));`;
    const before = await site.wp(count);
    const page = await pageOf(person);
    const asked = valueOf(await gate.signInThroughBrowser(site.url));
    await page.goto(asked.authorizeUrl);
    await page.locator('#reject').click();
    await page.getByText('Stet was not let in').waitFor();
    expect(codeOf(await asked.answer)).toBe('site.sign-in-cancelled');
    expect(await site.wp(count)).toBe(before);
    await page.context().close();
  });
});
