import { createHash } from 'node:crypto';
import * as z from 'zod';
import { policySchema } from '../../../shared/article/policy';
import type { SitePolicy } from '../../../shared/article/policy';
import { failed, ok } from '../../../shared/errors/app-error';
import type { Result } from '../../../shared/errors/app-error';
import { parseJson, textOf } from '../answer';
import type { HttpAnswer } from '../answer';
import type { Cms, CmsArticleAnswer, CmsArticleWrite } from '../cms';
import { failureOfAnswer, wordpressCode } from '../failures';
import { parseAnswer } from '../http';
import { postBody } from './posts';
import type { Rest, RestRequest } from './rest';
import { articleSchema, changesSchema, presenceSchema } from './shapes';

type Companion = Pick<Cms, 'article' | 'writeArticle' | 'changes' | 'setPolicy' | 'presence'>;

/** How many changes are asked for at once; the site may answer fewer. */
const changesAtOnce = 100;

/** Rules that this version of Stet does not know are none. */
const siteSchema = z.object({
  site: z.string().min(8).max(64),
  policy: policySchema.nullable().catch(null).default(null),
});
const policyAnswerSchema = z.object({ policy: policySchema });
const staleSchema = z.object({ data: z.object({ entry: articleSchema }) });
const reusedSchema = z.object({ data: z.object({ postId: z.number().int().positive() }) });

/** What the plugin says of the site; null where it is not ready to be used by this person. */
export async function companionOf(
  rest: Rest,
): Promise<Result<{ readonly site: string; readonly policy: SitePolicy | null } | null>> {
  const answer = await rest.ask({ method: 'GET', route: '/stet/v1/site' });
  if (!answer.ok) return answer;
  const code = wordpressCode(answer.value);
  if (code === 'stet_not_ready' || code === 'stet_forbidden' || isGone(answer.value)) return ok(null);
  return parseAnswer(answer.value, siteSchema);
}

/**
 * The routes of Stet's companion plugin. Where it is no longer there they fail with `site.companion-missing`; a post
 * that somebody writes in a live session in WordPress is refused with `site.in-session`.
 */
export function companion(rest: Rest): Companion {
  return {
    article: async (postId) => {
      const answer = await asked(rest, { method: 'GET', route: `/stet/v1/articles/${postId}` });
      if (!answer.ok) return answer;
      if (wordpressCode(answer.value) === 'stet_not_found') return ok(null);
      return parseAnswer(answer.value, articleSchema);
    },
    writeArticle: async (write) => {
      const answer = await asked(rest, requestOf(write));
      return answer.ok ? outcomeOf(answer.value, write.kind) : answer;
    },
    setPolicy: async (policy) => {
      const request = { route: '/stet/v1/policy', method: 'PUT', body: { policy } };
      const answer = await asked(rest, sent(request));
      if (!answer.ok) return answer;
      if (wordpressCode(answer.value) === 'stet_policy_forbidden')
        return failed('site.policy-forbids', { status: answer.value.status });
      const kept = parseAnswer(answer.value, policyAnswerSchema);
      return kept.ok ? ok(kept.value.policy) : kept;
    },
    presence: async (postId, { client, open, take }) => {
      const body = { client, open, ...(take && { take }) };
      const request = { route: `/stet/v1/articles/${postId}/presence`, method: 'PUT', body };
      const answer = await asked(rest, sent(request));
      return answer.ok ? parseAnswer(answer.value, presenceSchema) : answer;
    },
    changes: async (since) => {
      const query = { since, limit: changesAtOnce };
      const answer = await asked(rest, { method: 'GET', route: '/stet/v1/changes', query });
      if (!answer.ok) return answer;
      if (wordpressCode(answer.value) === 'stet_sequence_reset') return ok(null);
      return parseAnswer(answer.value, changesSchema);
    },
  };
}

async function asked(rest: Rest, request: RestRequest): Promise<Result<HttpAnswer>> {
  const answer = await rest.ask(request);
  return answer.ok && isGone(answer.value) ? failed('site.companion-missing') : answer;
}

function isGone(answer: HttpAnswer): boolean {
  return answer.status === 404 && wordpressCode(answer) === 'rest_no_route';
}

const methods = {
  create: 'POST',
  update: 'PUT',
  publish: 'POST',
  kill: 'POST',
  trash: 'DELETE',
  restore: 'POST',
} as const;

function requestOf(write: CmsArticleWrite): RestRequest {
  const { kind, site, operation, postId, expected, content, approval, approvalHash } = write;
  const article = postId === null ? '/stet/v1/articles' : `/stet/v1/articles/${postId}`;
  const post = content === null ? null : postBody(content.post);
  const body = {
    operation,
    ...(kind !== 'create' && { expected }),
    ...(content !== null && { record: content.record, post }),
    ...((kind === 'publish' || kind === 'kill') && {
      approved: createHash('sha256').update(canonicalJson(post)).digest('hex'),
    }),
    ...(approval !== undefined && { approval: { hash: approval } }),
    ...(approvalHash !== undefined && { approvalHash }),
  };
  const isOwnRoute = kind === 'publish' || kind === 'kill' || kind === 'restore';
  const route = isOwnRoute ? `${article}/${kind}` : article;
  return sent({ route, method: methods[kind], body }, { 'X-Stet-Site': site });
}

/** Always sent as POST, with the method in a header: firewalls in front of many sites stop anything else. */
function sent(
  request: { readonly route: string; readonly method: string; readonly body: unknown },
  headers: Readonly<Record<string, string>> = {},
): RestRequest {
  return {
    method: 'POST',
    route: request.route,
    headers: {
      'Content-Type': 'application/json',
      'X-HTTP-Method-Override': request.method,
      ...headers,
    },
    body: JSON.stringify(request.body),
  };
}

/** JSON without white space, with the keys of every object in the order of their code points. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_name, part: unknown) =>
    part === null || typeof part !== 'object' || Array.isArray(part)
      ? part
      : Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1))),
  );
}

function outcomeOf(answer: HttpAnswer, kind: CmsArticleWrite['kind']): Result<CmsArticleAnswer> {
  if (answer.status >= 200 && answer.status <= 299) {
    const written = parseAnswer(answer, articleSchema);
    return written.ok ? ok({ kind: 'written', article: written.value }) : written;
  }
  if (answer.status === 409) {
    const stale = staleSchema.safeParse(parseJson(textOf(answer)));
    if (stale.success) return ok({ kind: 'stale', article: stale.data.data.entry });
  }
  switch (wordpressCode(answer)) {
    case 'stet_operation_reused': {
      const reused = reusedSchema.safeParse(parseJson(textOf(answer)));
      return ok({ kind: 'reused', postId: reused.success ? reused.data.data.postId : null });
    }
    case 'stet_stale':
      return failed('site.answer-cut', { bytes: answer.bytes.length });
    case 'stet_other_site':
      return failed('site.different');
    case 'stet_in_session':
      return failed('site.in-session', { status: answer.status });
    case 'stet_not_found':
      return failed('site.post-missing', { status: answer.status });
    case 'stet_not_approved':
    case 'stet_second_sign_off':
    case 'stet_own_copy':
    case 'stet_review_forbidden':
      return failed('site.not-approved', { status: answer.status, cause: wordpressCode(answer) ?? '' });
    case 'stet_embargoed':
      return failed('site.embargoed', { status: answer.status });
    case 'stet_forbidden':
      // The same sentence as where Stet knows the role before it asks.
      return kind === 'publish' && answer.status === 403
        ? failed('site.role-forbids', { status: answer.status, what: kind })
        : failureOfAnswer(answer);
    default:
      return failureOfAnswer(answer);
  }
}
