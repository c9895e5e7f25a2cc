import type { z } from 'zod';
import { failed, ok } from '../../shared/errors/app-error';
import type { Result } from '../../shared/errors/app-error';
import { parseJson, textOf } from './answer';
import type { HttpAnswer } from './answer';
import { failureOfAnswer, failureOfFetch } from './failures';

/** The `fetch` of the platform, or one that a test stands in for it. */
export type Fetch = typeof fetch;

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
  /** Milliseconds for the whole conversation; 30 s if left out. */
  readonly timeoutMs?: number;
}

const usualTimeoutMs = 30_000;
const mostBytes = 50 * 1024 * 1024;
const mostRedirects = 3;

/**
 * One request and its whole answer, whatever its status. A redirect is followed only by GET, and only where `mayFollow`
 * lets it: headers go along, so a request that carries a sign-in must never leave its origin. Fails with
 * `site.unreachable`, `site.tls`, `site.redirected`, `site.answer-cut` or `site.too-large`.
 */
export async function converse(
  fetcher: Fetch,
  request: HttpRequest,
  mayFollow: (from: URL, to: URL) => boolean,
): Promise<Result<HttpAnswer>> {
  const signal = AbortSignal.timeout(request.timeoutMs ?? usualTimeoutMs);
  let url = new URL(request.url);
  for (let hop = 0; hop <= mostRedirects; hop += 1) {
    let response: Response;
    try {
      response = await fetcher(url, {
        method: request.method,
        headers: { ...request.headers },
        ...(request.body !== undefined && { body: bodyOf(request.body) }),
        redirect: 'manual',
        signal,
      });
    } catch (error) {
      return failureOfFetch(error);
    }
    const target = redirectOf(response, url);
    if (target === null) return read(response, url);
    await response.body?.cancel().catch(() => undefined);
    if (request.method !== 'GET' || !mayFollow(url, target)) {
      return failed('site.redirected', { to: target.origin });
    }
    url = target;
  }
  return failed('site.redirected', { to: url.origin });
}

/** A redirect is followed within one origin alone. */
export function withinOrigin(from: URL, to: URL): boolean {
  return from.origin === to.origin;
}

/** An answer that shall be JSON of this shape; anything else is a failure by its status, its body or its shape. */
export function parseAnswer<Value>(answer: HttpAnswer, schema: z.ZodType<Value>): Result<Value> {
  if (answer.status < 200 || answer.status > 299) return failureOfAnswer(answer);
  const text = textOf(answer);
  const json = parseJson(text);
  if (json === undefined) {
    return /^\s*</.test(text) || answer.headers.get('content-type')?.includes('html') === true
      ? failed('site.html-instead-of-json', { status: answer.status })
      : failed('site.answer-cut', { bytes: answer.bytes.length });
  }
  const parsed = schema.safeParse(json);
  return parsed.success
    ? ok(parsed.data)
    : failed('site.html-instead-of-json', { status: answer.status, cause: 'shape' });
}

function bodyOf(body: Uint8Array | string): BodyInit {
  return typeof body === 'string' ? body : new Blob([Uint8Array.from(body)]);
}

function redirectOf(response: Response, from: URL): URL | null {
  if (![301, 302, 303, 307, 308].includes(response.status)) return null;
  const location = response.headers.get('location');
  if (location === null) return null;
  try {
    return new URL(location, from);
  } catch {
    return null;
  }
}

async function read(response: Response, url: URL): Promise<Result<HttpAnswer>> {
  const announced = Number(response.headers.get('content-length') ?? 0);
  if (announced > mostBytes) {
    await response.body?.cancel().catch(() => undefined);
    return failed('site.too-large', { bytes: announced, most: mostBytes });
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of response.body ?? []) {
      size += chunk.length;
      // Leaving the loop cancels the stream.
      if (size > mostBytes) return failed('site.too-large', { bytes: size, most: mostBytes });
      chunks.push(chunk);
    }
  } catch {
    return failed('site.answer-cut', { bytes: size });
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return ok({ status: response.status, headers: response.headers, bytes, url: url.href });
}
