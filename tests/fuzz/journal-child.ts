/**
 * A process that types into a story as fast as it is allowed to, and prints each version once it was acknowledged:
 * what the kill test kills. Arguments: the newsroom's folder, the article's id.
 */
import { writeSync } from 'node:fs';
import type { ArticleId } from '../../shared/article/ids';
import { loadLive } from '../../electron/store/articles/articles';
import { appendSteps } from '../../electron/store/journal/journal';
import { openStore } from '../../electron/store/file/open';
import { closeArticle } from '../../electron/store/articles/open-article';
import { refreshProjections } from '../../electron/store/library/projections';
import { typingGroup, valueOf } from '../helpers/newsroom';

const [directory, articleId] = process.argv.slice(2);
if (directory === undefined || articleId === undefined) throw new Error('journal-child DIRECTORY ARTICLE');
const id = articleId as ArticleId;
const now = () => new Date();
const { db } = valueOf(openStore({ directory, now }));

for (let round = 1; ; round += 1) {
  const { copyVersion } = valueOf(loadLive(db, id));
  const groups = Array.from({ length: 1 + (round % 3) }, (_, index) => ({
    ...typingGroup(db, id, `w${copyVersion + index} `),
  }));
  // Groups of one batch follow each other: each inserts behind the one before.
  const batch = groups.map((group, index) =>
    shift(group, index === 0 ? 0 : lengthBefore(copyVersion, index)),
  );
  const answer = valueOf(appendSteps(db, id, { version: copyVersion, groups: batch, actor: 'child', now }));
  if (answer.kind === 'saved') writeSync(1, `${answer.version}\n`);
  if (round % 11 === 0) refreshProjections(db, id);
  if (round % 37 === 0) valueOf(closeArticle(db, id));
}

function lengthBefore(version: number, index: number): number {
  return Array.from({ length: index }, (_, step) => `w${version + step} `.length).reduce(
    (sum, size) => sum + size,
    0,
  );
}

function shift<Group extends { readonly steps: readonly unknown[] }>(
  group: Group,
  by: number,
): Group & { steps: unknown[] } {
  const steps = group.steps.map((step) => {
    const { from, to, ...rest } = step as { from: number; to: number };
    return { ...rest, from: from + by, to: to + by };
  });
  return { ...group, steps };
}
