import { once } from 'node:events';
import { createServer as createPlain } from 'node:http';
import { createServer as createSecure } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';

export type Misbehaviour = (request: IncomingMessage, response: ServerResponse) => void;

/** A server on loopback that looks like WordPress until it is told what to do instead. */
export interface HostileSite {
  readonly url: string;
  /** Path and Authorization header of every request, in order. */
  readonly seen: readonly { readonly path: string; readonly authorization: string | undefined }[];
  /** What every request to a route of the API gets; the index itself stays sound. */
  readonly answerWith: (misbehaviour: Misbehaviour) => void;
  readonly stop: () => Promise<void>;
}

export interface HostileOptions {
  /** What even the front page and the index get. */
  readonly everywhere?: Misbehaviour;
  readonly tls?: { readonly key: string; readonly cert: string };
}

export async function startHostileSite(options: HostileOptions = {}): Promise<HostileSite> {
  const seen: { path: string; authorization: string | undefined }[] = [];
  let misbehave: Misbehaviour = (_request, response) => giveJson(response, 404, { code: 'rest_no_route' });
  const handle: Misbehaviour = (request, response) => {
    const path = request.url ?? '/';
    seen.push({ path, authorization: request.headers.authorization });
    request.resume();
    // An answer is given once the question is heard: what is cut early is its own case.
    request.once('end', () => {
      if (options.everywhere !== undefined) options.everywhere(request, response);
      else if (path === '/') giveHtml(response, 200, '<h1>The Ledger</h1>');
      else if (path === '/wp-json/') giveJson(response, 200, siteIndex(url));
      else misbehave(request, response);
    });
  };
  const server = options.tls === undefined ? createPlain(handle) : createSecure(options.tls, handle);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  const url = `${options.tls === undefined ? 'http' : 'https'}://127.0.0.1:${address.port}`;
  return {
    url,
    seen,
    answerWith: (next) => {
      misbehave = next;
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** What WordPress says of itself at /wp-json/. */
export function siteIndex(url: string): object {
  const authorization = `${url}/wp-admin/authorize-application.php`;
  return {
    name: 'The Ledger',
    home: url,
    namespaces: ['wp/v2'],
    authentication: { 'application-passwords': { endpoints: { authorization } } },
    routes: {},
  };
}

export function giveJson(
  response: ServerResponse,
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=UTF-8', ...headers });
  response.end(JSON.stringify(value));
}

export function giveHtml(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, { 'Content-Type': 'text/html; charset=UTF-8' });
  response.end(`<!doctype html>${html}`);
}
