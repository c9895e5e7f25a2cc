import { BrowserWindow } from 'electron';
import { setImmediate as othersFirst } from 'node:timers/promises';
import type { ArticleId } from '../../shared/article/ids';
import { csvHead, csvLine } from '../../shared/audit/audit-csv';
import { jsonHead, jsonLine, jsonTail } from '../../shared/audit/audit-json';
import type { Handlers } from '../../shared/ipc/bridge';
import { auditJournal } from '../store/replay/audit-journal';
import { menuText } from '../windows/menu-text';
import { withNewsroomAsync } from './context';
import type { HandlerContext, Newsroom } from './context';
import { saveAs } from './save-as';

type AuditChannel = Extract<keyof Handlers, `audit:${string}`>;

/** The log of what was done, by whom, to which words; closing the window that asked for it gives it up. */
export function auditHandlers(context: HandlerContext): Pick<Handlers, AuditChannel> {
  return {
    'audit:export': ({ articleId, format }, { windowId }) =>
      withNewsroomAsync(context, (newsroom) => {
        const text = menuText(context.preferences.get().locale);
        const day = context.now().toISOString().slice(0, 10);
        return saveAs(windowId, {
          name: `stet-${articleId === null ? 'newsroom' : 'story'}-${day}.${format}`,
          kind: format === 'csv' ? text('menu.dialog.csv') : text('menu.dialog.json'),
          extension: format,
          failure: 'audit.not-written',
          write: (put) => {
            const head =
              format === 'csv' ? csvHead() : jsonHead(context.now().toISOString(), context.actor());
            return writeLog(newsroom, { articleId, format, head, windowId }, put);
          },
        });
      }),
  };
}

interface WantedLog {
  readonly articleId: ArticleId | null;
  readonly format: 'csv' | 'json';
  readonly head: string;
  readonly windowId: number;
}

/** Slice by slice, so that typing in every window goes on between two; false once the window is gone. */
async function writeLog(
  { store }: Newsroom,
  { articleId, format, head, windowId }: WantedLog,
  put: (text: string) => Promise<void>,
): Promise<boolean> {
  await put(head);
  let isFirst = true;
  for (const lines of auditJournal(store.db, articleId)) {
    let text = '';
    for (const line of lines) {
      text += format === 'csv' ? csvLine(line) : jsonLine(line, isFirst);
      isFirst = false;
    }
    if (text !== '') await put(text);
    await othersFirst();
    if (BrowserWindow.fromId(windowId) === null) return false;
  }
  if (format === 'json') await put(jsonTail);
  return true;
}
