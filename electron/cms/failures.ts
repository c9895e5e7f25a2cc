import * as z from 'zod';
import { failed } from '../../shared/errors/app-error';
import type { ErrorCode, Result } from '../../shared/errors/app-error';
import { textOfHtml } from '../../shared/document/wordpress/html-text';
import { parseJson, textOf } from './answer';
import type { HttpAnswer } from './answer';

const mostReason = 200;

/** Why no answer came at all. Neither the address nor any header is told. */
export function failureOfFetch(error: unknown): Result<never> {
  const codes = causesOf(error);
  if (codes.some(isTls)) return failed('site.tls', { cause: codes.find(isTls) ?? '' });
  if (
    codes.includes('UND_ERR_RES_CONTENT_LENGTH_MISMATCH') ||
    codes.some((code) => code.startsWith('HPE_'))
  ) {
    return failed('site.answer-cut', { bytes: 0 });
  }
  return failed('site.unreachable', { cause: codes.at(-1) ?? 'unknown' });
}

const insideSchema = z.object({ code: z.string(), data: z.object({ status: z.number().int() }) });

const wordpressErrorSchema = z.object({
  code: z.string(),
  message: z.string().optional(),
  data: z
    .object({ details: z.record(z.string(), insideSchema).optional().catch(undefined) })
    .optional()
    .catch(undefined),
});
type WordPressError = z.infer<typeof wordpressErrorSchema>;

/** WordPress's own code of a refusal, or null where the answer is not one of WordPress. */
export function wordpressCode(answer: HttpAnswer): string | null {
  return wordpressError(answer)?.code ?? null;
}

/** What a status outside 2xx means. `reason` carries the site's own short words, never the whole answer. */
export function failureOfAnswer(answer: HttpAnswer): Result<never> {
  const error = wordpressError(answer);
  const retryAfter = retryAfterSeconds(answer.headers);
  const refusal = error === null ? null : refusalInside(error);
  const status = refusal?.data.status ?? answer.status;
  return failed(codeOf(status, refusal?.code ?? error?.code ?? null), {
    status: answer.status,
    ...(error?.message !== undefined && { reason: shortWords(error.message, answer.withheld) }),
    ...(retryAfter !== null && { retryAfterSeconds: retryAfter }),
  });
}

function codeOf(status: number, code: string | null): ErrorCode {
  switch (status) {
    case 401:
      // WordPress calls us anonymous although a sign-in was sent. It never saw it, or (7.1) it was a wrong one.
      return code?.startsWith('rest_') ? 'site.authorization-stripped' : 'site.sign-in-refused';
    case 403:
      if (code !== null && refusedSignIn.test(code)) return 'site.sign-in-refused';
      return code?.startsWith('rest_') ? 'site.role-forbids' : 'site.forbidden';
    case 404:
    case 410:
      return 'site.not-found';
    case 408:
    case 425:
      return 'site.server-error';
    case 413:
      return 'site.too-large';
    case 429:
      return 'site.rate-limited';
    default:
      if (status >= 500) return 'site.server-error';
      return code !== null && /too_(big|large)|upload_size/.test(code) ? 'site.too-large' : 'site.rejected';
  }
}

const refusedSignIn =
  /^(incorrect_password|invalid_(username|email|authcookie)|application_passwords_disabled)/;

/** A parameter that only others may use (a status, an order) is a refusal, though WordPress calls it a wrong one. */
function refusalInside({ code, data }: WordPressError): z.infer<typeof insideSchema> | null {
  if (code !== 'rest_invalid_param') return null;
  const details = Object.values(data?.details ?? {});
  return details.find(({ data: { status } }) => status === 401 || status === 403) ?? null;
}

function wordpressError(answer: HttpAnswer): WordPressError | null {
  if (answer.bytes.length > 1_000_000) return null;
  const parsed = wordpressErrorSchema.safeParse(parseJson(textOf(answer)));
  return parsed.success ? parsed.data : null;
}

function without(withheld: readonly string[], text: string): string {
  return withheld
    .flatMap((secret) => [secret, encodeURIComponent(secret)])
    .filter((secret) => secret !== '')
    .reduce((words, secret) => words.replaceAll(secret, '…'), text);
}

/** Blanks of every kind, control signs, and what hides or turns writing. */
const unprintable = /[\s\p{Cc}\p{Cf}]+/gu;

/** Secrets are taken out before anything is cut, and again where markup hid them. */
function shortWords(html: string, withheld: readonly string[] = []): string {
  const words = without(withheld, textOfHtml(without(withheld, html)).replace(unprintable, ' ').trim());
  return words.length <= mostReason ? words : `${words.slice(0, mostReason - 1)}…`;
}

/** Seconds, or a date; null where it was not said or cannot be read. */
function retryAfterSeconds(headers: Headers): number | null {
  const said = headers.get('retry-after');
  if (said === null) return null;
  if (/^\d{1,9}$/.test(said.trim())) return Number(said);
  const until = Date.parse(said);
  const from = Date.parse(headers.get('date') ?? '');
  if (Number.isNaN(until)) return null;
  return Math.max(0, Math.ceil((until - (Number.isNaN(from) ? Date.now() : from)) / 1_000));
}

function isTls(code: string): boolean {
  return /CERT|SSL|TLS|^EPROTO$|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|^HOSTNAME_MISMATCH$/.test(code);
}

/** Codes and names along the chain of causes, outermost first. */
function causesOf(error: unknown): string[] {
  const codes: string[] = [];
  let cause: unknown = error;
  for (let depth = 0; depth < 6 && cause instanceof Error; depth += 1) {
    codes.push('code' in cause && typeof cause.code === 'string' ? cause.code : cause.name);
    cause = cause instanceof AggregateError ? (cause.errors[0] as unknown) : cause.cause;
  }
  return codes;
}
