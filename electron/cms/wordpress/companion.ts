import { createHash } from 'node:crypto';
import * as z from 'zod';
import { failed, ok } from '../../../shared/errors/app-error';
import type { Result } from '../../../shared/errors/app-error';
import { parseJson, textOf } from '../answer';
import type { HttpAnswer } from '../answer';
import type { Cms, CmsArticleAnswer, CmsArticleWrite } from '../cms';
import { failureOfAnswer, wordpressCode } from '../failures';
import { parseAnswer } from '../http';
import { postBody } from './posts';
import type { Rest, RestRequest } from './rest';
import { articleSchema, changesSchema } from './shapes';

type Companion = Pick<Cms, 'article' | 'writeArticle' | 'changes'>;

/** How many changes are asked for at once; the site may answer fewer. */
const changesAtOnce = 100;

const siteSchema = z.object({ site: z.string().min(8).max(64) });
const staleSchema = z.object({ data: z.object({ entry: articleSchema }) });
const reusedSchema = z.object({ data: z.object({ postId: z.number().int().positive() }) });

/** The identity of the site, as the plugin answers it; null where it is not ready to be used by this person. */
export async function companionOf(rest: Rest): Promise<Result<string | null>> {
  const answer = await rest.ask({ method: 'GET', route: '/stet/v1/site' });
  if (!answer.ok) return answer;
  const code = wordpressCode(answer.value);
  if (code === 'stet_not_ready' || code === 'stet_forbidden' || isGone(answer.value)) return ok(null);
  const site = parseAnswer(answer.value, siteSchema);
  return site.ok ? ok(site.value.site) : site;
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
      return answer.ok ? outcomeOf(answer.value) : answer;
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

const methods = { create: 'POST', update: 'PUT', publish: 'POST', trash: 'DELETE', restore: 'POST' } as const;

/** Always sent as POST, with the method in a header: firewalls in front of many sites stop anything else. */
function requestOf({ kind, site, operation, postId, expected, content }: CmsArticleWrite): RestRequest {
  const article = postId === null ? '/stet/v1/articles' : `/stet/v1/articles/${postId}`;
  const post = content === null ? null : postBody(content.post);
  const body = {
    operation,
    ...(kind !== 'create' && { expected }),
    ...(content !== null && { record: content.record, post }),
    ...(kind === 'publish' && { approved: createHash('sha256').update(canonicalJson(post)).digest('hex') }),
  };
  return {
    method: 'POST',
    route: kind === 'publish' || kind === 'restore' ? `${article}/${kind}` : article,
    headers: {
      'Content-Type': 'application/json',
      'X-HTTP-Method-Override': methods[kind],
      'X-Stet-Site': site,
    },
    body: JSON.stringify(body),
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

function outcomeOf(answer: HttpAnswer): Result<CmsArticleAnswer> {
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
    default:
      return failureOfAnswer(answer);
  }
}
