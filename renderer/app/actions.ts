import { commands, isCommandId } from '../../shared/ipc/commands';
import type { CommandId } from '../../shared/ipc/commands';
import type { Assignee } from '../../shared/article/fields';
import type { DeskQueue } from '../../shared/ipc/requests';
import type { Locale } from '../../shared/ipc/preferences';
import type { SavedFilter } from '../../shared/ipc/library-answers';
import type { AppInfo } from '../../shared/ipc/responses';
import { printedKeys } from '../i18n/printed-keys';
import type { MessageId } from '../i18n/text';
import { api } from '../api/bridge';
import {
  shownArticle,
  setPreview,
  showPlace,
  showSheet,
  showStory,
  toggleFocus,
  togglePanel,
  useNavigation,
} from '../state/navigation';
import { showAttention, useAttention } from '../state/attention';
import {
  everything,
  forgetSaved,
  isNarrowed,
  setFilter,
  showQueueOf,
  showSaved,
  shownFilter,
  useLibrary,
} from '../state/library';
import {
  assignChecked,
  clearChecked,
  spikeChecked,
  undoable,
  undoLast,
  useSelection,
} from '../state/selection';
import { askOutbox, useOutbox } from '../state/outbox';
import type { OutboxAsk } from '../state/outbox';
import { isHeld, usePresence } from '../state/presence';
import { changePreferences } from '../state/preferences';
import { showSavedFilters } from '../state/saved-filters';
import { stopPull } from '../state/connection';
import { useSite } from '../state/site';
import { moveToSpike, newStory, openStories } from '../state/stories';
import { askableOf } from '../screens/outbox/askable';
import type { StoryHandle } from '../screens/story/story-screen';
import { articleLanguages } from '../../shared/article/fields';
import { exportAudit } from '../state/audit-export';
import { askForName } from '../state/versions';
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
  /** Puts the list of stories back where hits stand in its place. */
  clearSearch: () => void;
}

export const screenParts: ScreenParts = {
  story: null,
  focusSearch: () => undefined,
  clearSearch: () => undefined,
};

const article = () => shownArticle(useNavigation.getState().place);

const always = (): boolean => true;
const withStory = (): boolean => article() !== null;
/** A story is on the screen, and nobody else holds its words and fields. */
const withWritableStory = (): boolean => {
  const id = article();
  return id !== null && !isHeld(usePresence.getState(), id);
};
const withLibrary = (): boolean => useNavigation.getState().place.kind === 'library';
/** Stories are selected and before the person's eyes. */
const withSelection = (): boolean => withLibrary() && useSelection.getState().checked.size > 0;

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
  'queue-mine': { isEnabled: always, run: () => showLibraryQueue('mine') },
  'queue-waiting': { isEnabled: always, run: () => showLibraryQueue('waiting-for-me') },
  'queue-due': { isEnabled: always, run: () => showLibraryQueue('due') },
  'queue-embargoed': { isEnabled: always, run: () => showLibraryQueue('embargoed') },
  attention: { isEnabled: always, run: () => showAttention(!useAttention.getState().open) },
  'only-unseen': { isEnabled: always, run: showOnlyUnseen },
  'clear-filter': {
    isEnabled: () => withLibrary() && isNarrowed(useLibrary.getState().filter),
    run: () => setFilter(everything),
  },
  'show-saved-filter': {
    isEnabled: () => (useLibrary.getState().queues?.saved.length ?? 0) > 0,
    run: () => showSheet('saved-filter'),
  },
  'save-filter': {
    isEnabled: () => useLibrary.getState().queues !== null,
    run: () => {
      showFilteredLibrary();
      showSavedFilters('naming');
    },
  },
  'remove-saved-filter': {
    isEnabled: () => withLibrary() && shownFilter(useLibrary.getState()) !== null,
    run: () => {
      const shown = shownFilter(useLibrary.getState());
      if (shown !== null) void forgetSaved(shown.name);
    },
  },
  'outbox-retry': onChosenEntry('retry'),
  'outbox-hold': onChosenEntry('hold'),
  'outbox-release': onChosenEntry('release'),
  'outbox-withdraw': onChosenEntry('withdraw'),
  'outbox-export': onChosenEntry('export'),
  assign: { isEnabled: () => withSelection() || withWritableStory(), run: () => showSheet('assign') },
  palette: { isEnabled: always, run: () => showSheet('palette') },
  shortcuts: { isEnabled: always, run: () => showSheet('shortcuts') },
  problems: { isEnabled: always, run: showNextProblem },
  preview: { isEnabled: withStory, run: togglePreview },
  'focus-mode': { isEnabled: withStory, run: toggleFocus },
  'toggle-queue': { isEnabled: always, run: () => togglePanel('queue') },
  'toggle-inspector': { isEnabled: withStory, run: () => togglePanel('inspector') },
  'text-language': { isEnabled: withWritableStory, run: nextLanguage },
  'changes-all': { isEnabled: withStory, run: () => changePreferences({ changesView: 'all' }) },
  'changes-simple': { isEnabled: withStory, run: () => changePreferences({ changesView: 'simple' }) },
  'changes-original': { isEnabled: withStory, run: () => changePreferences({ changesView: 'original' }) },
  'changes-final': { isEnabled: withStory, run: () => changePreferences({ changesView: 'final' }) },
  'undo-selection': {
    isEnabled: () => withSelection() && undoable(useSelection.getState()).length > 0,
    run: () => void undoLast(),
  },
  'clear-selection': { isEnabled: withSelection, run: clearChecked },
  'move-section': { isEnabled: withSelection, run: () => showSheet('move-section') },
  spike: {
    isEnabled: () => withSelection() || withStory(),
    run: () => (withSelection() ? void spikeChecked() : spike(true)),
  },
  unspike: { isEnabled: withStory, run: () => spike(false) },
  versions: { isEnabled: withStory, run: toggleVersions },
  'name-version': { isEnabled: withStory, run: nameThisVersion },
  'export-audit-csv': { isEnabled: always, run: () => void exportAudit(article(), 'csv') },
  'export-audit-json': { isEnabled: always, run: () => void exportAudit(article(), 'json') },
  'stop-pull': {
    isEnabled: () => (useSite.getState().site?.pull ?? null) !== null,
    run: stopPull,
  },
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

/** Gives the selected stories, or else the one on the screen, to a colleague, or to nobody. */
export function assignShown(assignee: Assignee | null): void {
  const id = article();
  if (withSelection()) void assignChecked(assignee);
  else if (id !== null) openStories.find(id)?.setField({ field: 'assignee', value: assignee });
}

/** Shows one of the saved filters in the library. */
export function showSavedFilter(saved: SavedFilter): void {
  showSaved(saved);
  showFilteredLibrary();
}

function showFilteredLibrary(): void {
  screenParts.clearSearch();
  showPlace({ kind: 'library' });
}

function showOnlyUnseen(): void {
  setFilter({ unseen: !useLibrary.getState().filter.unseen });
  showFilteredLibrary();
}

/** What the menu and the palette ask of the entry of the outbox that had the keyboard last. */
function onChosenEntry(ask: OutboxAsk): { readonly isEnabled: () => boolean; readonly run: () => void } {
  const entry = () => {
    const { chosen } = useOutbox.getState();
    if (useNavigation.getState().place.kind !== 'outbox') return null;
    const item = useSite.getState().outbox.find(({ id }) => id === chosen);
    return item !== undefined && askableOf(item).includes(ask) ? item : null;
  };
  return {
    isEnabled: () => entry() !== null,
    run: () => {
      const item = entry();
      if (item !== null) void askOutbox(ask, item.id);
    },
  };
}

function showLibraryQueue(queue: DeskQueue): void {
  showQueueOf(queue);
  showPlace({ kind: 'library' });
}

function togglePreview(): void {
  setPreview(useNavigation.getState().preview === 'closed' ? 'side' : 'closed');
}

/** All versions of the story, and back to it. */
function toggleVersions(): void {
  const { place } = useNavigation.getState();
  const id = article();
  if (id === null) return;
  if (place.kind === 'versions') showStory(id);
  else showPlace({ kind: 'versions', articleId: id, from: null, to: null });
}

function nameThisVersion(): void {
  const id = article();
  if (id === null) return;
  askForName(true);
  if (useNavigation.getState().place.kind !== 'versions')
    showPlace({ kind: 'versions', articleId: id, from: null, to: null });
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
