import { commands } from '../../../shared/ipc/commands';
import type { AppInfo } from '../../../shared/ipc/responses';
import { keyInWords } from '../story/key-in-words';

/** The keys that submit the open story, as this platform prints them. */
export function submitKeys(platform: AppInfo['platform']): string {
  return (
    keyInWords(
      commands.find(({ id }) => id === 'submit'),
      platform,
    ) ?? ''
  );
}
