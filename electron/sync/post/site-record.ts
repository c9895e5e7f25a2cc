import type { Node } from '@tiptap/pm/model';
import type { LeadImage } from '../../../shared/article/fields';
import { articleRecordSchema } from '../../../shared/article/record';
import type { MediaHash } from '../../../shared/article/ids';
import type { ArticleRecord } from '../../../shared/article/record';
import { parseCopy } from '../../../shared/document/parse-copy';
import { mapBlocks, withLocalMedia, withSiteMedia } from '../../../shared/document/wordpress/site-pictures';
import type { MergeSide } from '../../../shared/merge/merge3';
import { isUploadOf } from './media-slug';
import { localHash, localMedia } from './site-context';
import type { SiteContext } from './site-context';

/**
 * A record as it is kept at the site: pictures stand under the site's addresses, because another machine does not have
 * them under ours. Null where the copy cannot be read.
 */
export function recordForSite(record: ArticleRecord, context: SiteContext): ArticleRecord | null {
  const parsed = parseCopy(record.copy, record.documentVersion);
  if (!parsed.ok) return null;
  const media: Record<string, MediaHash> = { ...record.media };
  const placed = (source: string) => {
    const hash = localHash(source);
    const known = hash === null ? null : context.mediaByHash(hash);
    if (hash !== null && known !== null) media[known.url] = hash;
    return known;
  };
  const copy = mapBlocks(parsed.doc, (block) => withSiteMedia(block, placed));
  const { leadImage } = record.fields;
  const at = leadImage === null ? null : placed(leadImage.source);
  const lead =
    leadImage === null || at === null ? leadImage : { ...leadImage, source: at.url, remoteId: at.id };
  return { ...record, copy: copy.toJSON() as unknown, fields: { ...record.fields, leadImage: lead }, media };
}

/**
 * What a record from the site tells of its pictures: their sha-256 by their address. Believed only where Stet put that
 * picture there under its name: an approval of one picture must not come to stand for another.
 */
export function mediaOfRecord(json: unknown, siteUrl: string): Readonly<Record<string, MediaHash>> {
  const read = articleRecordSchema.safeParse(json);
  if (!read.success) return {};
  const told = Object.entries(read.data.media);
  return Object.fromEntries(told.filter(([address, hash]) => isUploadOf(hash, address, siteUrl)));
}

/** A record from the site, its pictures found here where they are; null where this version of Stet cannot read it. */
export function recordFromSite(json: unknown, context: SiteContext): MergeSide | null {
  const read = articleRecordSchema.safeParse(json);
  if (!read.success) return null;
  const { copy, documentVersion, fields, threads, suggestions, events, translations } = read.data;
  const parsed = parseCopy(copy, documentVersion);
  if (!parsed.ok) return null;
  return {
    copy: withOurPictures(parsed.doc, context),
    fields: { ...fields, leadImage: ourLead(fields.leadImage, context) },
    threads,
    suggestions,
    events,
    translations,
  };
}

function withOurPictures(copy: Node, context: SiteContext): Node {
  const mediaFor = localMedia(context);
  return mapBlocks(copy, (block) => withLocalMedia(block, mediaFor));
}

function ourLead(lead: LeadImage | null, context: SiteContext): LeadImage | null {
  const id = lead?.remoteId ?? null;
  const known = id === null ? null : context.hashByMediaId(id);
  return lead === null || known === null ? lead : { ...lead, source: `sha256:${known.hash}`, remoteId: null };
}
