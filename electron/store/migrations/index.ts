import { createArticles } from './0001-create-articles';
import { createSync } from './0002-create-sync';
import { createNotices } from './0003-create-notices';
import { followCompanion } from './0004-follow-companion';
import type { Migration } from './migration';

/** Every migration, oldest first. */
export const migrations: readonly Migration[] = [createArticles, createSync, createNotices, followCompanion];
