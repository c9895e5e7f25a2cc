import type { Node } from '@tiptap/pm/model';
import { standingCopy } from '../document/suggestions';
import { wholeAddress } from '../document/wordpress/picture-address';
import { withCanonicalPictures } from '../document/wordpress/site-pictures';
import { postFromDocument } from '../document/wordpress/to-wordpress';
import type { ArticleFields, LeadImage } from './fields';

/** What an approval is given of. */
export interface ApprovedWords {
  readonly copy: Node;
  readonly fields: ArticleFields;
  /** The sha-256 of pictures by their address on the site. */
  readonly media: Readonly<Record<string, string>>;
}

/**
 * Everything a reader sees of a story as one string, the same on every machine: the blocks as WordPress is sent them,
 * headline, dek, slug, terms, bylines, hours, notices, and pictures by their bytes. `site` names where it is to appear.
 * Desk matters (assignee, deadline, length target, comments, suggestions) are not part of it. An approval binds to the
 * sha-256 of this.
 */
export function approvalForm({ copy, fields, media }: ApprovedWords, site: string): string {
  const picture = pictureNames(media);
  const standing = withCanonicalPictures(standingCopy(copy), picture);
  const { title, excerpt, content } = postFromDocument(standing, {
    media: (source) => ({ id: 1, url: source }),
  });
  const { leadImage } = fields;
  return JSON.stringify([
    'stet-approval-1',
    site,
    title,
    excerpt,
    content,
    fields.slug,
    fields.sections.map(({ slug, name }) => [slug, name]),
    fields.tags,
    fields.bylines.map(({ name, role, person, box }) => [
      name,
      role,
      person,
      box.title,
      box.bio,
      box.email,
      box.picture,
    ]),
    fields.dateline === null ? null : [fields.dateline.place, fields.dateline.date],
    fields.language,
    fields.embargo,
    fields.publishAt,
    fields.seoTitle,
    fields.seoDescription,
    leadImage === null ? null : leadForm(leadImage, picture),
    fields.notices.map(({ kind, text, at }) => [kind, text, at]),
  ]);
}

/** Names a picture by its bytes where they are known, whichever of its sizes is shown; else by its address. */
function pictureNames(media: ApprovedWords['media']): (source: string) => string {
  const hashes = new Map(Object.entries(media).map(([url, hash]) => [wholeAddress(url), hash]));
  return (source) => {
    const hash = hashes.get(wholeAddress(source));
    return hash === undefined ? source : `sha256:${hash}`;
  };
}

/** A lead picture that is only on the site is asked for there by its number, whatever its address. */
function leadForm(
  { source, remoteId, alt, caption, credit }: LeadImage,
  picture: (source: string) => string,
) {
  const name = picture(source);
  return [name, ...(name.startsWith('sha256:') ? [] : [remoteId]), alt, caption, credit];
}
