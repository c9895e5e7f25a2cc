import type { Bridge } from '../../shared/ipc/bridge';

declare global {
  interface Window {
    /** Put there by the preload script; nothing but this file reads it. */
    readonly stet: Bridge;
  }
}

/** Everything this window can ask of main. */
export const api: Bridge = window.stet;

/** The address inside the app under which a picture's source (`sha256:<hex>` or on the site) can be shown. */
export function pictureUrl(source: string): string {
  const hash = /^sha256:([0-9a-f]{64})$/.exec(source)?.[1];
  return hash === undefined ? `app://stet/remote/${encodeURIComponent(source)}` : `app://stet/media/${hash}`;
}
