/* eslint-disable @typescript-eslint/no-deprecated -- the asynchronous calls that follow these are not in every Electron Stet runs on */
import { safeStorage } from 'electron';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { SiteId } from '../shared/article/ids';

/** A person's sign-in at a site: the login and an Application Password. */
export interface Credentials {
  readonly login: string;
  readonly password: string;
}

export interface Secrets {
  /** Whether passwords outlive this run: false where the system has no keyring that can be trusted. */
  readonly kept: () => boolean;
  readonly get: (siteId: SiteId) => Credentials | null;
  readonly set: (siteId: SiteId, credentials: Credentials) => void;
  readonly forget: (siteId: SiteId) => void;
}

const credentialsSchema = z.strictObject({ login: z.string(), password: z.string() });

/**
 * Keeps sign-ins encrypted by the system's keyring, one file per site, in `folder`. Without a keyring (Linux's
 * `basic_text` encrypts with a published key) they stay in memory until Stet ends, and nothing is written.
 */
export function openSecrets(folder: string): Secrets {
  const session = new Map<SiteId, Credentials>();
  const pathOf = (siteId: SiteId): string => join(folder, `${siteId}.secret`);
  const kept = (): boolean =>
    safeStorage.isEncryptionAvailable() &&
    (process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text');
  return {
    kept,
    get: (siteId) => {
      const known = session.get(siteId);
      if (known !== undefined) return known;
      if (!kept() || !existsSync(pathOf(siteId))) return null;
      const read = decrypt(readFileSync(pathOf(siteId)));
      if (read !== null) session.set(siteId, read);
      return read;
    },
    set: (siteId, credentials) => {
      session.set(siteId, credentials);
      if (!kept()) return;
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const temporary = `${pathOf(siteId)}.part`;
      writeFileSync(temporary, safeStorage.encryptString(JSON.stringify(credentials)), { mode: 0o600 });
      chmodSync(temporary, 0o600);
      renameSync(temporary, pathOf(siteId));
    },
    forget: (siteId) => {
      session.delete(siteId);
      rmSync(pathOf(siteId), { force: true });
    },
  };
}

/** Null where the keyring changed and the file can no longer be read: the person signs in again. */
function decrypt(bytes: Buffer): Credentials | null {
  try {
    return credentialsSchema.parse(JSON.parse(safeStorage.decryptString(bytes)));
  } catch {
    return null;
  }
}
