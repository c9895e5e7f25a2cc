import Database from 'better-sqlite3';
import { join } from 'node:path';
import { migrations } from '../../electron/store/migrations';

/** What takes each migration back that only adds, by its number. */
const back: Readonly<Record<number, string>> = {
  8: 'ALTER TABLE articles DROP COLUMN approval_void',
  9: 'ALTER TABLE bases DROP COLUMN undecided',
  10: 'DROP INDEX articles_signed; ALTER TABLE articles DROP COLUMN signed_by',
  11: 'ALTER TABLE articles DROP COLUMN begun_by',
};

/** Makes a closed newsroom one of an older version, as that version left it on disk, with the rows it has now. */
export function makeOlder(directory: string, version: number): void {
  const db = new Database(join(directory, 'stet.db'));
  for (let number = migrations.length; number > version; number -= 1) {
    const statements = back[number];
    if (statements === undefined) throw new Error(`Nothing takes migration ${number} back`);
    db.exec(statements);
  }
  db.pragma(`user_version = ${version}`);
  db.close();
}
