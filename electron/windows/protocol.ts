import { protocol } from 'electron';
import { readFile } from 'node:fs/promises';
import { extname, normalize, sep, join } from 'node:path';
import { framePolicy, pagePolicy } from './content-policy';
import { appScheme } from './origin';

/** A picture as the protocol hands it to a page. */
export interface PictureBytes {
  readonly bytes: Uint8Array;
  readonly type: string;
}

/** Where pictures come from. */
export interface PictureSources {
  /** A picture of the local store by its sha-256, or null. */
  readonly media: (hash: string) => Promise<PictureBytes | null>;
  /** A picture on the connected site by its address, or null. */
  readonly remotePicture: (url: string) => Promise<PictureBytes | null>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** Must run before the app is ready: `app://` becomes a standard, secure origin with a code cache. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/**
 * Serves `app://stet/…`: the files of the built renderer in `folder` and nothing outside it, `media/<sha256>` and
 * `remote/<address>`. All else is 404.
 */
export function serveApp(folder: string, pictures: Promise<PictureSources>): void {
  protocol.handle(appScheme, async (request) => {
    const url = new URL(request.url);
    if (url.host !== 'stet' || request.method !== 'GET') return notFound();
    const [, first = '', ...rest] = url.pathname.split('/');
    if (first === 'media') return picture(await (await pictures).media(rest.join('/')));
    if (first === 'remote') return picture(await (await pictures).remotePicture(decode(rest.join('/'))));
    return file(folder, decode(url.pathname));
  });
}

async function file(folder: string, pathname: string): Promise<Response> {
  const path = normalize(join(folder, pathname));
  const type = types[extname(path)];
  if (!path.startsWith(folder + sep) || pathname.includes('\0') || type === undefined) return notFound();
  try {
    const bytes = await readFile(path);
    const policy = path.endsWith(`${sep}preview-frame.html`) ? framePolicy : pagePolicy;
    return new Response(bytes, { headers: headersFor(type, policy) });
  } catch {
    return notFound();
  }
}

function picture(found: PictureBytes | null): Response {
  if (found === null) return notFound();
  const body = new Uint8Array(found.bytes);
  return new Response(body, {
    headers: {
      ...headersFor(found.type, "default-src 'none'"),
      'Cache-Control': 'max-age=31536000, immutable',
    },
  });
}

function headersFor(type: string, policy: string): Record<string, string> {
  return {
    'Content-Type': type,
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
  };
}

function notFound(): Response {
  return new Response('Not found', { status: 404, headers: headersFor('text/plain', "default-src 'none'") });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
