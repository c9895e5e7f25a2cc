import type { Alteration } from '../../../shared/article/delivery';
import { wholeAddress } from '../../../shared/document/wordpress/picture-address';
import type { CmsPicture, CmsPost } from '../../cms/cms';
import { receiptOf } from '../../store/media/media-receipts';
import type { SendOperation } from '../../store/outbox/outbox';
import { leadMediaId } from '../post/post-to-story';
import { localHash } from '../post/site-context';
import { captionOf } from '../post/story-to-post';
import type { Story } from '../post/story-to-post';
import { required } from '../session/interrupted';
import { siteContext } from '../session/site-session';
import type { SiteSession } from '../session/site-session';
import { checkApproval } from './check-approval';

/** A lead picture as readers are to meet it. A post only names it: its words stand in the site's media library. */
interface LeadThere {
  readonly id: number;
  readonly url: string;
  readonly alt: string;
  readonly caption: string;
}

/**
 * Brings a lead picture's words to the site where others stand there, right before a publication and never sooner:
 * a page that readers have shows the same words. A role that may not is no hindrance here; `leadAlterations` tells.
 */
export async function describeLead(
  session: SiteSession,
  operation: SendOperation,
  story: Story,
): Promise<void> {
  const lead = operation.action === 'publish' ? leadThere(session, story) : null;
  if (lead === null) return;
  const shown = await shownPicture(session, lead.id);
  if (shown !== null && sameWords(lead, shown)) return;
  checkApproval(session, operation);
  const { alt, caption } = lead;
  const answer = await session.cms.describeMedia(lead.id, { alt, caption });
  if (answer.ok || answer.error.code !== 'site.forbidden') required(answer);
}

/** What a publication shows of its lead picture instead of what was approved: another picture, or other words. */
export async function leadAlterations(
  session: SiteSession,
  operation: SendOperation,
  { story, stored }: { readonly story: Story; readonly stored: CmsPost },
): Promise<Alteration[]> {
  const lead = operation.action === 'publish' ? leadThere(session, story) : null;
  if (lead === null) return [];
  const shown = await shownPicture(session, stored.featuredMedia);
  const isSame = shown !== null && sameWords(lead, shown) && sameFile(lead.url, shown.url);
  return isSame
    ? []
    : [{ part: 'leadImage', sent: inWords(lead), stored: shown === null ? '' : inWords(shown) }];
}

/** Null where there is none, or where nobody at Stet ever gave it words: those that stand on the site are its own. */
function leadThere(session: SiteSession, { fields }: Story): LeadThere | null {
  const lead = fields.leadImage;
  const id = lead === null ? null : leadMediaId(lead, siteContext(session));
  if (lead === null || id === null) return null;
  const hash = localHash(lead.source);
  const receipt = hash === null ? null : receiptOf(session.parts.store.db, session.site.id, hash);
  const words = { alt: lead.alt, caption: captionOf(lead.caption, lead.credit) };
  const isUntold = words.alt === '' && words.caption === '' && receipt?.described !== true;
  return isUntold ? null : { id, url: receipt?.url ?? lead.source, ...words };
}

async function shownPicture({ cms }: SiteSession, id: number): Promise<CmsPicture | null> {
  return id === 0 ? null : (required(await cms.pictures([id])).find((picture) => picture.id === id) ?? null);
}

function sameWords(one: Omit<LeadThere, 'id'>, other: Omit<LeadThere, 'id'>): boolean {
  return plain(one.alt) === plain(other.alt) && plain(one.caption) === plain(other.caption);
}

/** A site may be known under several names, and by http and https. */
function sameFile(one: string, other: string): boolean {
  return pathOf(wholeAddress(one)) === pathOf(wholeAddress(other));
}

function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : url;
}

/** WordPress shows a caption with the quotes, dashes and dots it prefers. */
function plain(words: string): string {
  return words
    .replace(/[‘’′]/g, "'")
    .replace(/[“”″]/g, '"')
    .replace(/[–—]|-{2,3}/g, '-')
    .replace(/…/g, '...')
    .replace(/(?<=\d)×(?=\d)/g, 'x')
    .replace(/\s+/g, ' ')
    .trim();
}

function inWords({ url, alt, caption }: Omit<LeadThere, 'id'>): string {
  const words = [alt, caption].filter((part) => part !== '').join(' · ');
  return (words === '' ? url : words).slice(0, 300);
}
