import type { ArticleFields } from '../../../shared/article/fields';
import type { MediaHash } from '../../../shared/article/ids';
import { sameName } from '../../../shared/article/names';
import { wholeAddress } from '../../../shared/document/wordpress/picture-address';
import type { LocalMedia, RemoteMedia } from '../../../shared/document/wordpress/site-pictures';
import type { CmsPerson, CmsPicture, CmsTerm } from '../../cms/cms';

/** A site's words and people, as they are known here. */
export interface Words {
  readonly sections: readonly CmsTerm[];
  readonly tags: readonly CmsTerm[];
  readonly people: readonly CmsPerson[];
}

/** A picture of ours on the site. */
export interface PlacedMedia {
  readonly id: number;
  readonly url: string;
}

/** Everything the translation between a story and a post looks at besides the two. */
export interface SiteContext {
  readonly words: Words;
  readonly mediaByHash: (hash: MediaHash) => PlacedMedia | null;
  readonly hashByMediaId: (id: number) => (PlacedMedia & { readonly hash: MediaHash }) | null;
  /** Pictures that are only on the site, where they were asked for. */
  readonly pictures?: readonly CmsPicture[];
}

/** The hash in a `sha256:` source, or null for a picture that is only on the site. */
export function localHash(source: string): MediaHash | null {
  return source.startsWith('sha256:') ? (source.slice(7) as MediaHash) : null;
}

/**
 * The local picture that an image on the site is; its `-300x200` sizes are the same picture. The number alone does not
 * tell: what readers see is what stands at the address, and that can be changed without it.
 */
export function localMedia(context: SiteContext): (remote: RemoteMedia) => LocalMedia | null {
  return ({ id, url }) => {
    const known = id === null ? null : context.hashByMediaId(id);
    if (known === null || wholeAddress(known.url) !== wholeAddress(url)) return null;
    return { source: `sha256:${known.hash}`, id: known.id, url: known.url };
  };
}

/** A term by its name: WordPress takes names that differ in case or spacing for one. */
export function termNamed(terms: readonly CmsTerm[], name: string): CmsTerm | null {
  return terms.find((term) => sameName(term.name, name)) ?? null;
}

/** A section by its slug, or by its name where the slug is another. */
export function sectionTerm(
  terms: readonly CmsTerm[],
  section: ArticleFields['sections'][number],
): CmsTerm | null {
  return terms.find((term) => term.slug === section.slug) ?? termNamed(terms, section.name);
}

/** The person a byline names: by slug, or by a name that only one person there has. */
export function bylinePerson(
  people: readonly CmsPerson[],
  byline: ArticleFields['bylines'][number],
): CmsPerson | null {
  const known = people.find((person) => person.slug === byline.person);
  if (known !== undefined) return known;
  const named = people.filter((person) => sameName(person.name, byline.name));
  return named.length === 1 ? (named[0] ?? null) : null;
}
