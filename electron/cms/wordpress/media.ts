import * as z from 'zod';
import { failed, ok } from '../../../shared/errors/app-error';
import type { Cms } from '../cms';
import { converse, parseAnswer, withinOrigin } from '../http';
import type { Fetch } from '../http';
import { failureOfAnswer } from '../failures';
import type { Rest } from './rest';
import { mediaSchema, pictureSchema } from './shapes';

const uploadTimeoutMs = 180_000;

type Media = Pick<Cms, 'uploadMedia' | 'findMedia' | 'pictures' | 'describeMedia' | 'fetchPicture'>;

/** Pictures: raw bytes there and back. */
export function media(rest: Rest, fetcher: Fetch, siteUrl: string): Media {
  return {
    uploadMedia: async ({ name, type, bytes }) => {
      const answer = await rest.ask({
        method: 'POST',
        route: '/wp/v2/media',
        headers: {
          'Content-Type': type,
          'Content-Disposition': `attachment; filename="${name.replace(/[^\w.-]/g, '-')}"`,
        },
        body: bytes,
        timeoutMs: uploadTimeoutMs,
      });
      if (!answer.ok) return answer;
      const stored = Number(answer.value.headers.get('x-wp-upload-attachment-id'));
      // The file is there; only its smaller sizes failed, and can be asked for again.
      if (answer.value.status >= 500 && Number.isInteger(stored) && stored > 0) {
        await rest.post(
          `/wp/v2/media/${stored}/post-process`,
          { action: 'create-image-subsizes' },
          z.unknown(),
        );
        return rest.get(`/wp/v2/media/${stored}`, {}, mediaSchema);
      }
      return parseAnswer(answer.value, mediaSchema);
    },
    findMedia: async (slug) => {
      const found = await rest.get('/wp/v2/media', { slug, per_page: 1 }, z.array(mediaSchema));
      return found.ok ? ok(found.value[0] ?? null) : found;
    },
    pictures: (ids) =>
      ids.length === 0
        ? Promise.resolve(ok([]))
        : rest.get('/wp/v2/media', { include: ids.join(','), per_page: 100 }, z.array(pictureSchema)),
    describeMedia: async (id, { alt, caption }) => {
      const answer = await rest.post(`/wp/v2/media/${id}`, { alt_text: alt, caption }, mediaSchema);
      return answer.ok ? ok(null) : answer;
    },
    fetchPicture: async (url) => {
      const wanted = URL.canParse(url) ? new URL(url) : null;
      if (wanted?.origin !== new URL(siteUrl).origin) return failed('site.redirected');
      // Readers see it without a sign-in, so none is sent.
      const answer = await converse(
        fetcher,
        { method: 'GET', url, headers: { Accept: 'image/*' } },
        withinOrigin,
      );
      if (!answer.ok) return answer;
      if (answer.value.status !== 200) return failureOfAnswer(answer.value);
      const type = answer.value.headers.get('content-type') ?? '';
      return type.startsWith('image/') ? ok(answer.value.bytes) : failed('media.unsupported', { type });
    },
  };
}
