/**
 * Every expected failure that can reach a person, by code. Each has a sentence in both catalogues under
 * `error.<code>`, which says what happened, whether the text is safe, and what to do next.
 */
export const errorCodes = [
  'site.address-invalid',
  'site.insecure',
  'site.unreachable',
  'site.tls',
  'site.not-wordpress',
  'site.locked',
  'site.application-passwords-off',
  'site.authorization-stripped',
  'site.sign-in-refused',
  'site.sign-in-cancelled',
  'site.forbidden',
  'site.not-found',
  'site.post-missing',
  'site.rejected',
  'site.too-large',
  'site.rate-limited',
  'site.server-error',
  'site.html-instead-of-json',
  'site.answer-cut',
  'site.redirected',
  'site.different',
  'site.companion-missing',
  'site.in-session',
  'site.gone-there',
  'site.edited-there',
  'site.changed-on-site',
  'site.merged',
  'site.merged-over-approval',
  'site.altered',
  'site.other-bylines',
  'site.other-lead',
  'site.role-forbids',
  'site.already-published',
  'site.made-private',
  'site.not-approved',
  'site.embargoed',
  'site.policy-forbids',
  'site.not-connected',
  'site.keyring-missing',
  'store.unreadable',
  'store.newer',
  'store.disk-full',
  'store.in-use',
  'article.not-found',
  'article.read-only',
  'article.newer',
  'article.quarantined',
  'article.stale',
  'article.changed-since',
  'article.invalid',
  'article.too-large',
  'article.empty-headline',
  'article.open-suggestions',
  'article.not-approved',
  'article.approval-voided',
  'article.embargoed',
  'article.schedule-missing',
  'article.schedule-past',
  'workflow.not-from-here',
  'workflow.readers-have-it',
  'workflow.overtaken',
  'workflow.role-forbids',
  'workflow.own-copy',
  'workflow.second-sign-off',
  'workflow.incomplete',
  'workflow.note-missing',
  'comment.not-found',
  'version.not-found',
  'audit.not-written',
  'media.unsupported',
  'media.too-large',
  'media.missing',
  'export.not-written',
  'outbox.calls-back',
  'request.invalid',
  'cancelled',
  'internal',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** A failure as data: safe to log, to store and to send over IPC. Never holds a secret or a story's text. */
export interface AppError {
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, string | number>>;
}

export type Result<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: AppError };

export function ok<Value>(value: Value): Result<Value> {
  return { ok: true, value };
}

export function failed(
  code: ErrorCode,
  details: Readonly<Record<string, string | number>> = {},
): Result<never> {
  return { ok: false, error: { code, details } };
}

/** Marks a union as exhausted; the compiler refuses a call where a case is left. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
