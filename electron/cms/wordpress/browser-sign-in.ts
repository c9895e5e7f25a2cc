import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { failed, ok } from '../../../shared/errors/app-error';
import type { Result } from '../../../shared/errors/app-error';
import type { BrowserSignIn, CmsCredentials } from '../cms';

const patienceMs = 5 * 60_000;
/** One application to WordPress, whoever signs in with it. */
const appId = '5f1d7f1e-6a0b-4c41-9a2e-8b2e6b0c57a3';

/**
 * Lets a person say yes in their browser, on WordPress's own page. WordPress brings the new application password back
 * to a page on this machine, under an address nobody can guess, which takes one answer and closes. The page itself
 * shows an address without the password, so that none stays in the browser's history.
 */
export async function signInThroughBrowser(
  authorizePage: string,
  site: URL,
  appName: string,
): Promise<BrowserSignIn> {
  const nonce = randomBytes(24).toString('base64url');
  let settle: (result: Result<CmsCredentials>) => void = () => undefined;
  const answer = new Promise<Result<CmsCredentials>>((resolve) => {
    settle = resolve;
  });
  const server = createServer((request, response) => receive(request, response, { nonce, site, settle }));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const timer = setTimeout(() => settle(failed('site.sign-in-cancelled', { cause: 'time' })), patienceMs);
  void answer.then(() => {
    clearTimeout(timer);
    // The browser is still to be shown its page.
    setTimeout(() => {
      server.close();
      server.closeAllConnections();
    }, 2_000).unref();
  });
  const back = `http://127.0.0.1:${port}/${nonce}`;
  const page = new URL(authorizePage);
  page.searchParams.set('app_name', appName);
  page.searchParams.set('app_id', appId);
  page.searchParams.set('success_url', `${back}/yes`);
  page.searchParams.set('reject_url', `${back}/no`);
  return {
    authorizeUrl: page.href,
    answer,
    cancel: () => settle(failed('site.sign-in-cancelled')),
  };
}

interface Waiting {
  readonly nonce: string;
  readonly site: URL;
  readonly settle: (result: Result<CmsCredentials>) => void;
}

function receive(request: IncomingMessage, response: ServerResponse, { nonce, site, settle }: Waiting): void {
  const asked = `http://127.0.0.1${request.url ?? '/'}`;
  // Anything on this machine may knock here, with lines that are no address.
  const url = URL.canParse(asked) ? new URL(asked) : null;
  const [given, step] = url?.pathname.slice(1).split('/') ?? [];
  if (url === null || request.method !== 'GET' || given !== nonce) {
    show(response, 404, 'There is nothing here.');
    return;
  }
  switch (step) {
    case 'yes': {
      const credentials = credentialsIn(url, site);
      settle(credentials ?? failed('site.sign-in-refused', { cause: 'another site' }));
      response.writeHead(303, { Location: `/${nonce}/${credentials === null ? 'odd' : 'thanks'}` }).end();
      return;
    }
    case 'no':
      settle(failed('site.sign-in-cancelled', { cause: 'refused' }));
      show(response, 200, 'Stet was not let in. You can close this window.');
      return;
    case 'thanks':
      show(response, 200, 'Stet is signed in. You can close this window and go back to it.');
      return;
    case 'odd':
      show(response, 200, 'The answer came from another site, so Stet did not take it.');
      return;
    default:
      show(response, 404, 'There is nothing here.');
  }
}

/** Null where the answer is not of the site that was asked. */
function credentialsIn(url: URL, site: URL): Result<CmsCredentials> | null {
  const from = url.searchParams.get('site_url') ?? '';
  const login = url.searchParams.get('user_login') ?? '';
  const password = url.searchParams.get('password') ?? '';
  if (!URL.canParse(from) || login === '' || password === '') return null;
  // Its path may differ: WordPress may live in a folder of its own below the site.
  return new URL(from).host === site.host ? ok({ login, password }) : null;
}

function show(response: ServerResponse, status: number, sentence: string): void {
  response
    .writeHead(status, {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': 'no-store',
    })
    .end(
      `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Stet</title>` +
        `<body style="font:18px/1.5 Georgia,serif;max-width:32em;margin:20vh auto;padding:0 1em">${sentence}</body></html>`,
    );
}
