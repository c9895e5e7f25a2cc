import { useCallback, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { DeliveryAction } from '../../../shared/article/delivery';
import type { AppError } from '../../../shared/errors/app-error';
import { normalizePastedHtml } from '../../../shared/document/paste/normalize-pasted-html';
import type { CommandId } from '../../../shared/ipc/commands';
import { Later } from '../../components/later';
import { ArticleEditorView } from '../../editor/article-editor-view';
import type { EditorHandle } from '../../editor/article-editor-view';
import type { EditorCapabilities } from '../../editor/capabilities';
import { keysOf } from '../../i18n/printed-keys';
import { useText } from '../../i18n/text';
import { changePreferences, usePreferences } from '../../state/preferences';
import { keepSuggesting, startsSuggesting } from '../../state/suggesting';
import { followFigures } from '../../state/copy-figures';
import type { ArticleSession } from '../../state/open-article/session';
import { pictureAddress } from '../preview/model/picture-address';
import { useAuthorStyles } from './author-styles';
import { BylineLine, SectionLabel } from './byline-line';
import { DeliveryBar, mayDeliver } from './delivery-bar';
import { SessionContext } from './fields/use-field';
import { Inspector } from './inspector/inspector';
import type { InspectorTab } from './inspector/inspector';
import { SaveProblem } from './save-problem';
import { ServicesContext } from './services';
import type { StoryServices } from './services';
import styles from './story.module.css';

/** What the window's actions can ask of the story on the screen. */
export interface StoryHandle {
  readonly run: (id: CommandId) => boolean;
  readonly isEnabled: (id: CommandId) => boolean;
  readonly isActive: (id: CommandId) => boolean;
  readonly focus: () => void;
}

interface StoryScreenProps {
  readonly session: ArticleSession;
  readonly services: StoryServices;
  readonly inspectorOpen: boolean;
  readonly onReady: (handle: StoryHandle | null) => void;
}

const deliveryCommands: Partial<Record<CommandId, DeliveryAction>> = {
  submit: 'submit',
  'save-draft': 'draft',
  publish: 'publish',
};

/** One story: its copy to write, and beside it everything else about it. */
export function StoryScreen(props: StoryScreenProps) {
  const { session, services, onReady } = props;
  const t = useText();
  const language = useStore(session.store, (state) => state.fields.language);
  const editable = useStore(session.store, (state) => state.readOnly === null);
  const [problem, setProblem] = useState<AppError | null>(null);
  const [editor, setEditor] = useState<EditorHandle | null>(null);
  const [tab, setTab] = useState<InspectorTab>('story');
  const { site, showInspector } = services;
  const changesView = usePreferences((state) => state.preferences.changesView);
  const me = usePreferences((state) => site?.personName ?? state.preferences.person);
  useAuthorStyles(useStore(session.store, (state) => state.suggestions));
  const showChanges = useCallback(() => {
    setTab('changes');
    showInspector();
  }, [showInspector]);

  useEffect(() => followFigures(session), [session]);
  useEffect(() => {
    const flush = (): void => void session.flush();
    window.addEventListener('blur', flush);
    return () => {
      window.removeEventListener('blur', flush);
      flush();
    };
  }, [session]);

  const deliver = useCallback(
    async (action: DeliveryAction): Promise<AppError | null> => {
      const answer = await session.send(action);
      return answer.ok ? null : answer.error;
    },
    [session],
  );

  useEffect(() => {
    if (editor === null) return;
    onReady({
      run: (id) => {
        const action = deliveryCommands[id];
        if (action === undefined) return editor.run(id);
        if (editable && mayDeliver(action, site)) void deliver(action).then(setProblem);
        return true;
      },
      isEnabled: (id) => {
        const action = deliveryCommands[id];
        return action === undefined ? editor.isEnabled(id) : editable && mayDeliver(action, site);
      },
      isActive: editor.isActive,
      focus: editor.focus,
    });
    return () => onReady(null);
  }, [deliver, editable, editor, onReady, site]);

  const copy = useMemo(
    () => ({
      state: session.copy.state,
      plugins: session.plugins,
      attach: session.attach,
      changed: session.changed,
    }),
    [session],
  );
  const capabilities = useMemo(
    (): EditorCapabilities => ({
      importMedia: services.importMedia,
      chooseMedia: services.chooseMedia,
      openLink: services.openLink,
      pictureUrl: (source) => pictureAddress(source) ?? '',
      language: () => session.store.getState().fields.language,
      isOwnSuggestion: (id) => {
        const author = authorOf(session, id);
        return author === null || author === me;
      },
      suggestionAuthor: (id) => authorOf(session, id) ?? me,
      onSuggesting: (on) => keepSuggesting(session.articleId, on),
      onProblem: setProblem,
    }),
    [me, services, session],
  );
  const suggesting = startsSuggesting(
    session.articleId,
    site?.abilities.editOthers === true && !session.store.getState().review.isOwnCopy,
  );

  return (
    <ServicesContext value={services}>
      <SessionContext value={session}>
        <div className={styles.story} data-inspector={props.inspectorOpen || undefined}>
          <main className={styles.copy} aria-label={t('story.copy')}>
            <SaveProblem />
            {problem === null ? null : (
              <p role="alert" className={styles.problem}>
                {services.sentence(problem)}
                <button type="button" className={styles.plain} onClick={() => setProblem(null)}>
                  {t('story.dismiss')}
                </button>
              </p>
            )}
            <ArticleEditorView
              copy={copy}
              capabilities={capabilities}
              normalizeHtml={normalizePastedHtml}
              editable={editable}
              suggesting={suggesting}
              changesView={changesView}
              onChangesView={(view) => changePreferences({ changesView: view })}
              language={language}
              above={<SectionLabel />}
              belowDek={<BylineLine />}
              besideTools={<DeliveryBar deliver={deliver} showChanges={showChanges} />}
              keyOf={(id) => keysOf(id, services.platform, services.locale)}
              onReady={setEditor}
            />
          </main>
          {props.inspectorOpen ? (
            <aside className={styles.inspector} aria-label={t('story.inspector')}>
              <Later>
                <Inspector tab={tab} onTab={setTab} editor={editor} />
              </Later>
            </aside>
          ) : null}
        </div>
      </SessionContext>
    </ServicesContext>
  );
}

/** Who made a suggestion; null where it was made just now and main has not told yet. */
function authorOf(session: ArticleSession, id: string): string | null {
  return session.store.getState().suggestions.find((each) => each.id === id)?.author ?? null;
}
