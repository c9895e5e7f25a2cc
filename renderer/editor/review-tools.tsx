import { Menu } from '@base-ui/react/menu';
import { Toolbar as Base } from '@base-ui/react/toolbar';
import type { Editor } from '@tiptap/react';
import { Check, ChevronDown, Eye, FileCheck, FileClock, Highlighter, PencilLine } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { useText } from '../i18n/text';
import type { EditorCommandId } from './editor-commands';
import { isSuggesting } from './suggesting/mode';
import { useSettled } from './use-settled';
import styles from './review-tools.module.css';

/** How tracked changes are shown. */
export type ChangesView = 'all' | 'simple' | 'original' | 'final';

const views = ['all', 'simple', 'original', 'final'] as const satisfies readonly ChangesView[];

/** One picture for each, so that a narrow bar still says which is on. */
const icons: Readonly<Record<ChangesView, LucideIcon>> = {
  all: Highlighter,
  simple: Eye,
  original: FileClock,
  final: FileCheck,
};

interface ReviewToolsProps {
  readonly editor: Editor;
  readonly run: (id: EditorCommandId) => void;
  readonly keyOf: (id: EditorCommandId) => string;
  readonly view: ChangesView;
  readonly onView: (view: ChangesView) => void;
}

const readMode = (editor: Editor): boolean => isSuggesting(editor.state);

/** Whether what is written is a suggestion, in a word; and how suggestions are shown. */
export function ReviewTools({ editor, run, keyOf, view, onView }: ReviewToolsProps) {
  const t = useText();
  const suggesting = useSettled(editor, readMode);
  const Icon = icons[view];
  return (
    <Base.Group className={styles.group}>
      <Base.Button
        className={styles.mode}
        aria-label={t('review.suggesting')}
        aria-pressed={suggesting}
        title={`${t('menu.command.suggesting')} (${keyOf('suggesting')})`}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => run('suggesting')}
      >
        <PencilLine aria-hidden size={16} />
        <span className={styles.words}>{t('review.suggesting')}</span>
      </Base.Button>
      <Menu.Root modal={false}>
        <Base.Button
          render={<Menu.Trigger />}
          className={styles.view}
          aria-label={t(`review.view.${view}`)}
          title={t(`menu.command.changes-${view}`)}
        >
          <Icon aria-hidden size={16} className={styles.picture} />
          <span className={styles.words}>{t(`review.view.${view}`)}</span>
          <ChevronDown aria-hidden size={12} />
        </Base.Button>
        <Menu.Portal>
          <Menu.Positioner sideOffset={4} align="start" className={styles.positioner}>
            <Menu.Popup className={styles.popup} aria-label={t('review.view')}>
              <Menu.RadioGroup value={view} onValueChange={(value: ChangesView) => onView(value)}>
                {views.map((each) => (
                  <Menu.RadioItem key={each} value={each} className={styles.item} closeOnClick>
                    <span className={styles.tick}>
                      <Menu.RadioItemIndicator>
                        <Check size={14} aria-hidden />
                      </Menu.RadioItemIndicator>
                    </span>
                    {t(`menu.command.changes-${each}`)}
                  </Menu.RadioItem>
                ))}
              </Menu.RadioGroup>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
    </Base.Group>
  );
}
