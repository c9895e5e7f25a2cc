import type { Node } from '@tiptap/pm/model';
import { copyText } from '../document/copy-text';
import type { ArticleFields } from './fields';
import type { PolicyStep, Requirement, SitePolicy } from './policy';
import type { Thread } from './threads';
import { standingWords } from '../document/suggestions';

/** What is looked at to see whether a story is complete. */
export interface CompletableStory {
  readonly copy: Node;
  readonly fields: ArticleFields;
  readonly threads: readonly Thread[];
}

/** What a site's policy asks for at a step and the story does not have, in the policy's order. */
export function missingFor(step: PolicyStep, policy: SitePolicy, story: CompletableStory): Requirement[] {
  return policy.required[step].filter((requirement) => !isMet(requirement, story));
}

/** Whether the policy wants a second person's approval for a story of these sections and tags. */
export function needsSecondSignOff(
  { secondSignOff }: SitePolicy,
  { sections, tags }: ArticleFields,
): boolean {
  const lower = (names: readonly string[]) => new Set(names.map((name) => name.toLowerCase()));
  const [wantedSections, wantedTags] = [lower(secondSignOff.sections), lower(secondSignOff.tags)];
  return (
    sections.some(
      ({ slug, name }) => wantedSections.has(slug.toLowerCase()) || wantedSections.has(name.toLowerCase()),
    ) || tags.some((tag) => wantedTags.has(tag.toLowerCase()))
  );
}

function isMet(requirement: Requirement, { copy, fields, threads }: CompletableStory): boolean {
  switch (requirement) {
    case 'headline':
      return standingWords(copy.child(0)).trim() !== '';
    case 'dek':
      return standingWords(copy.child(1)).trim() !== '';
    case 'slug':
      return fields.slug.trim() !== '';
    case 'section':
      return fields.sections.length > 0;
    case 'tags':
      return fields.tags.length > 0;
    case 'byline':
      return fields.bylines.length > 0;
    case 'dateline':
      return fields.dateline !== null && fields.dateline.place.trim() !== '';
    case 'lead-image':
      return fields.leadImage !== null;
    case 'seo-description':
      return fields.seoDescription.trim() !== '';
    case 'alt-texts':
      return (
        (fields.leadImage === null || fields.leadImage.alt.trim() !== '') &&
        pictures(copy).every(({ attrs }) => String(attrs['alt']).trim() !== '')
      );
    case 'picture-credits':
      return (
        (fields.leadImage === null || fields.leadImage.credit.trim() !== '') &&
        pictures(copy).every((picture) => picture.lastChild?.textContent.trim() !== '')
      );
    case 'within-length':
      return fields.lengthTarget === null || copyText(copy).words <= fields.lengthTarget;
    case 'comments-resolved':
      return threads.every(({ state }) => state === 'resolved');
  }
}

function pictures(copy: Node): Node[] {
  const found: Node[] = [];
  copy.descendants((node) => {
    if (node.type.name === 'image') found.push(node);
    return !node.isTextblock && node.type.name !== 'image';
  });
  return found;
}
