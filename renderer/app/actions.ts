import { commands, isCommandId } from '../../shared/ipc/commands';
import type { CommandId } from '../../shared/ipc/commands';
import type { Locale } from '../../shared/ipc/preferences';
import type { AppInfo } from '../../shared/ipc/responses';
import { printedKeys } from '../i18n/printed-keys';
import type { MessageId } from '../i18n/text';
import { api } from '../api/bridge';
import {
  shownArticle,
  setPreview,
  showPlace,
  showSheet,
  toggleFocus,
  togglePanel,
  useNavigation,
} from '../state/navigation';
import { changePreferences } from '../state/preferences';
import { useSite } from '../state/site';
import { moveToSpike, newStory, openStories } from '../state/stories';
import type { StoryHandle } from '../screens/story/story-screen';
import { articleLanguages } from '../../shared/article/fields';
import { reportProblem } from '../state/problems';

/** Something a person can do: the menu, the palette, the toolbar and the keyboard all run this one object. */
export interface Action {
  readonly id: CommandId;
  readonly label: MessageId;
  /** In Electron's spelling with `Mod` for Ctrl or Cmd; null without a key. */
  readonly shortcut: string | null;
  /** The same key as this platform's keyboards print it in the interface's language; empty without one. */
  readonly keys: string;
  readonly isEnabled: () => boolean;
  readonly run: () => void;
}

/** What only the components on the screen can do. */
export interface ScreenParts {
  story: StoryHandle | null;
  focusSearch: () => void;
}

export const screenParts: ScreenParts = { story: null, focusSearch: () => undefined };

const article = () => shownArticle(useNavigation.getState().place);

const always = (): boolean => true;
const withStory = (): boolean => article() !== null;

/** The window's own actions; every other command belongs to the story on the screen. */
const ownActions: Partial<
  Record<CommandId, { readonly isEnabled: () => boolean; readonly run: () => void }>
> = {
  'new-story': { isEnabled: always, run: () => void newStory().then(reportProblem) },
  'quick-open': { isEnabled: always, run: () => showSheet('quick-open') },
  'search-all': { isEnabled: always, run: () => screenParts.focusSearch() },
  settings: { isEnabled: always, run: () => showPlace({ kind: 'settings' }) },
  library: { isEnabled: always, run: () => showPlace({ kind: 'library' }) },
  outbox: { isEnabled: always, run: () => showPlace({ kind: 'outbox' }) },
  palette: { isEnabled: always, run: () => showSheet('palette') },
  shortcuts: { isEnabled: always, run: () => showSheet('shortcuts') },
  problems: { isEnabled: always, run: showNextProblem },
  preview: { isEnabled: withStory, run: togglePreview },
  'focus-mode': { isEnabled: withStory, run: toggleFocus },
  'toggle-queue': { isEnabled: always, run: () => togglePanel('queue') },
  'toggle-inspector': { isEnabled: withStory, run: () => togglePanel('inspector') },
  'text-language': { isEnabled: withStory, run: nextLanguage },
  'changes-all': { isEnabled: withStory, run: () => changePreferences({ changesView: 'all' }) },
  'changes-simple': { isEnabled: withStory, run: () => changePreferences({ changesView: 'simple' }) },
  'changes-original': { isEnabled: withStory, run: () => changePreferences({ changesView: 'original' }) },
  'changes-final': { isEnabled: withStory, run: () => changePreferences({ changesView: 'final' }) },
  spike: { isEnabled: withStory, run: () => spike(true) },
  unspike: { isEnabled: withStory, run: () => spike(false) },
  pull: { isEnabled: () => useSite.getState().site !== null, run: () => void api['site:pull']({}) },
};

/** Every command of the window as an action with this platform's key, printed in this language. */
export function actionsFor(platform: AppInfo['platform'], locale: Locale): readonly Action[] {
  return commands.map(({ id, shortcut: keys }) => {
    const shortcut = platform === 'darwin' ? keys.mac : keys.other;
    return {
      id,
      label: `menu.command.${id}`,
      shortcut,
      keys: printedKeys(shortcut, platform, locale),
      isEnabled: ownActions[id]?.isEnabled ?? (() => screenParts.story?.isEnabled(id) ?? false),
      run: ownActions[id]?.run ?? (() => void screenParts.story?.run(id)),
    };
  });
}

/** Runs what the menu asked for, if it can be done now. */
export function runCommand(actions: readonly Action[], command: string): void {
  const action = isCommandId(command) ? actions.find((each) => each.id === command) : undefined;
  if (action?.isEnabled()) action.run();
}

function togglePreview(): void {
  setPreview(useNavigation.getState().preview === 'closed' ? 'side' : 'closed');
}

/** The first item of the outbox that needs the person, or why the site is paused. */
function showNextProblem(): void {
  const { outbox, site } = useSite.getState();
  const item = outbox.find((each) => each.state === 'needs-you');
  if (item !== undefined) showPlace({ kind: 'compare', articleId: item.articleId });
  else if (site !== null && site.link.kind !== 'online') showPlace({ kind: 'settings' });
  else showPlace({ kind: 'outbox' });
}

function nextLanguage(): void {
  const id = article();
  const session = id === null ? null : openStories.find(id);
  if (!session) return;
  const { language } = session.store.getState().fields;
  const next = articleLanguages[(articleLanguages.indexOf(language) + 1) % articleLanguages.length];
  if (next !== undefined) session.setField({ field: 'language', value: next });
}

function spike(spiked: boolean): void {
  const id = article();
  if (id !== null) void moveToSpike(id, spiked).then(reportProblem);
}
