import { articleLanguages } from '../../../shared/article/fields';
import type { ArticleLanguage } from '../../../shared/article/fields';
import { textOfHtml } from '../../../shared/document/wordpress/html-text';
import type { CmsPost } from '../../cms/cms';

/**
 * The language of a post: what the site says, made precise by what stands in its blocks; else those blocks alone; else
 * what its words look like. The same post always gives the same answer, so that an untouched one is left alone.
 */
export function languageOfPost(post: CmsPost, inBlocks: string | null): ArticleLanguage {
  const precise = articleLanguages.find((language) => language === inBlocks);
  const spoken = post.language?.slice(0, 2).toLowerCase() ?? null;
  if (precise !== undefined && (spoken === null || precise.startsWith(spoken))) return precise;
  const known = articleLanguages.find((language) => language.startsWith(`${spoken ?? inBlocks ?? '?'}-`));
  return known ?? guessed(textOfHtml(`${post.title} ${post.excerpt} ${post.content}`.slice(0, 20_000)));
}

/** The language as a site's own language plugin names it: `fr` for `fr-CA`. */
export function siteLanguage(language: ArticleLanguage): string {
  return language.slice(0, 2);
}

function guessed(text: string): ArticleLanguage {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const french = words.filter((word) => frenchWords.has(word)).length;
  const english = words.filter((word) => englishWords.has(word)).length;
  return french > english ? 'fr-CA' : 'en-CA';
}

const frenchWords = new Set(
  'le la les des du une est et que qui dans pour sur avec au aux pas ce il'.split(' '),
);
const englishWords = new Set(
  'the of and to is in that for on with was it by at from this are be as'.split(' '),
);
