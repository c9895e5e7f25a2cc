import type { z } from 'zod';
import { ok } from '../../../shared/errors/app-error';
import type { Result } from '../../../shared/errors/app-error';
import type { CmsCredentials } from '../cms';
import type { HttpAnswer } from '../answer';
import { converse, parseAnswer, withinOrigin } from '../http';
import type { Fetch } from '../http';
import { routeAddress } from './address';
import { findRestRoot } from './rest-root';
import type { RestRoot } from './rest-root';

type Query = Readonly<Record<string, string | number | boolean>>;

/** A signed-in conversation with one site's REST API. The sign-in goes to that site's own origin and nowhere else. */
export interface Rest {
  /** Where the API is; asked once, then known. */
  readonly root: () => Promise<Result<RestRoot>>;
  readonly ask: (request: RestRequest) => Promise<Result<HttpAnswer>>;
  readonly get: <Value>(route: string, query: Query, schema: z.ZodType<Value>) => Promise<Result<Value>>;
  readonly post: <Value>(route: string, body: unknown, schema: z.ZodType<Value>) => Promise<Result<Value>>;
}

export interface RestRequest {
  readonly method: 'GET' | 'POST';
  readonly route: string;
  readonly query?: Query;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
  readonly timeoutMs?: number;
}

export function openRest(fetcher: Fetch, url: string, credentials: CmsCredentials): Rest {
  let known: RestRoot | null = null;
  const root = async (): Promise<Result<RestRoot>> => {
    if (known !== null) return ok(known);
    const found = await findRestRoot(fetcher, new URL(url));
    if (!found.ok) return found;
    // Found behind a redirect to somewhere else: the person connected to this address and trusts no other.
    known = new URL(found.value.root).origin === new URL(url).origin ? found.value : null;
    return known === null
      ? { ok: false, error: { code: 'site.redirected', details: { to: new URL(found.value.root).origin } } }
      : ok(known);
  };
  const ask = async (request: RestRequest): Promise<Result<HttpAnswer>> => {
    const at = await root();
    if (!at.ok) return at;
    const answer = await converse(
      fetcher,
      {
        method: request.method,
        url: routeAddress(at.value.root, request.route, request.query),
        headers: {
          Accept: 'application/json',
          ...request.headers,
          Authorization: basic(credentials),
        },
        ...(request.body !== undefined && { body: request.body }),
        ...(request.timeoutMs !== undefined && { timeoutMs: request.timeoutMs }),
      },
      withinOrigin,
    );
    return answer.ok ? ok({ ...answer.value, withheld: spellings(credentials) }) : answer;
  };
  return {
    root,
    ask,
    get: async (route, query, schema) => {
      const answer = await ask({ method: 'GET', route, query });
      return answer.ok ? parseAnswer(answer.value, schema) : answer;
    },
    post: async (route, body, schema) => {
      const answer = await ask({
        method: 'POST',
        route,
        query: { context: 'edit' },
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
      return answer.ok ? parseAnswer(answer.value, schema) : answer;
    },
  };
}

function basic(credentials: CmsCredentials): string {
  return `Basic ${token(credentials)}`;
}

function token({ login, password }: CmsCredentials): string {
  return Buffer.from(`${login}:${bare(password)}`, 'utf8').toString('base64');
}

/** Application Passwords are shown in groups of four; the blanks between them are not part of them. */
function bare(password: string): string {
  return password.replace(/\s+/g, '');
}

function spellings(credentials: CmsCredentials): readonly string[] {
  return [token(credentials), credentials.password, bare(credentials.password)];
}
