/** What a server answered, whole. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
  /** Where the answer came from, after redirects. */
  readonly url: string;
  /** What was sent to prove who asks, in every spelling: a site that repeats it must not make us write it down. */
  readonly withheld?: readonly string[];
}

/** UTF-8 without its byte order mark: some sites put one before their JSON. */
export function textOf({ bytes }: HttpAnswer): string {
  return new TextDecoder('utf-8').decode(bytes);
}

/** Undefined where it is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
