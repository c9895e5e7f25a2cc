import { createArticles } from './0001-create-articles';
import type { Migration } from './migration';

/** Every migration, oldest first. */
export const migrations: readonly Migration[] = [createArticles];
