import { articleSchema } from '../schema';
import { textOfHtml } from './html-text';
import { tidyInline } from './tidy-inline';

/** Plain text as WordPress expects it in a title or an excerpt: `&`, `<` and `>` as references. */
export function writePlain(text: string): string {
  return plainLine(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The text of a raw title or excerpt: references decoded, tags taken out, on one line. */
export function readPlainText(raw: string): string {
  return plainLine(textOfHtml(raw));
}

/** Whether two raw titles (or excerpts) say the same: WordPress spells `&` differently by role, and trims titles. */
export function sameTitle(one: string, other: string): boolean {
  return one === other || readPlainText(one).trim() === readPlainText(other).trim();
}

/** Text on one line, as it comes back from WordPress: line breaks folded, control characters dropped. */
export function plainLine(text: string): string {
  return text === ''
    ? ''
    : tidyInline([articleSchema.text(text)])
        .map((node) => node.text ?? '')
        .join('');
}
