import { createArticles } from './0001-create-articles';
import { createSync } from './0002-create-sync';
import { createNotices } from './0003-create-notices';
import { followCompanion } from './0004-follow-companion';
import { openReviewDesk } from './0005-open-review-desk';
import { keepVersions } from './0006-keep-versions';
import { runDesk } from './0007-run-desk';
import { markVoidApprovals } from './0008-mark-void-approvals';
import { keepAlterations } from './0009-keep-alterations';
import { noteSignOffs } from './0010-note-sign-offs';
import { listByPerson } from './0011-list-by-person';
import type { Migration } from './migration';

/** Every migration, oldest first. */
export const migrations: readonly Migration[] = [
  createArticles,
  createSync,
  createNotices,
  followCompanion,
  openReviewDesk,
  keepVersions,
  runDesk,
  markVoidApprovals,
  keepAlterations,
  noteSignOffs,
  listByPerson,
];
