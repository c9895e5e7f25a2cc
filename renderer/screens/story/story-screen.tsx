import { useCallback, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { Requirement } from '../../../shared/article/policy';
import type { AppError } from '../../../shared/errors/app-error';
import { normalizePastedHtml } from '../../../shared/document/paste/normalize-pasted-html';
import type { CommandId } from '../../../shared/ipc/commands';
import { Later } from '../../components/later';
import { ArticleEditorView } from '../../editor/article-editor-view';
import type { EditorHandle } from '../../editor/editor-handle';
import type { EditorCapabilities } from '../../editor/capabilities';
import { isSettledView } from '../../editor/settled-editor';
import { keysOf } from '../../i18n/printed-keys';
import { useText } from '../../i18n/text';
import { changePreferences, usePreferences } from '../../state/preferences';
import { keepSuggesting, startsSuggesting } from '../../state/suggesting';
import { followFigures } from '../../state/copy-figures';
import type { ArticleSession } from '../../state/open-article/session';
import { pictureAddress } from '../preview/model/picture-address';
import { holderOf, isHeld, takeOver, usePresence, writeAnyway } from '../../state/presence';
import { AuthorStylesContext, suggestionStyles, useAuthorStyles } from './author-styles';
import { BylineLine, SectionLabel } from './byline-line';
import { CommentsContext } from './comments/comments-context';
import { CommentsMargin } from './comments/comments-margin';
import { commentCommands, isCommentCommand } from './comments/comment-commands';
import { openThreadIds } from './comments/thread-groups';
import { useStoryComments } from './comments/use-story-comments';
import { SessionContext } from './fields/use-field';
import { decisionOnCard } from './inspector/decide-on-card';
import { Inspector } from './inspector/inspector';
import type { InspectorTab } from './inspector/inspector';
import { OpenChangesButton } from './open-changes-button';
import { PresenceBanner } from './presence-banner';
import { ReviewHead } from './review/review-head';
import { showMissingPlace } from './review/show-missing';
import { DeskContext, isDeskCommand, useStoryDesk } from './review/story-desk';
import { SaveProblem } from './save-problem';
import { StoryProblem } from './story-problem';
import { ServicesContext } from './services';
import type { StoryServices } from './services';
import styles from './story.module.css';

/** What the window's actions can ask of the story on the screen. */
export interface StoryHandle {
  readonly run: (id: CommandId) => boolean;
  readonly isEnabled: (id: CommandId) => boolean;
  readonly isActive: (id: CommandId) => boolean;
}

interface StoryScreenProps {
  readonly session: ArticleSession;
  readonly services: StoryServices;
  readonly inspectorOpen: boolean;
  readonly onReady: (handle: StoryHandle | null) => void;
}

/** One story: its copy to write, and beside it everything else about it. */
export function StoryScreen(props: StoryScreenProps) {
  const { session, services, onReady } = props;
  const t = useText();
  const language = useStore(session.store, (state) => state.fields.language);
  const editable = useStore(session.store, (state) => state.readOnly === null);
  const held = usePresence((state) => isHeld(state, session.articleId));
  const [problem, setProblem] = useState<AppError | null>(null);
  const [editor, setEditor] = useState<EditorHandle | null>(null);
  const [tab, setTab] = useState<InspectorTab>('story');
  const { site, showInspector } = services;
  const changesView = usePreferences((state) => state.preferences.changesView);
  const isSettled = isSettledView(changesView);
  const me = usePreferences((state) => site?.personName ?? state.preferences.person);
  const authors = useAuthorStyles(session);
  useEffect(() => editor?.dressSuggestions(), [editor, authors]);
  const showChanges = useCallback(() => {
    setTab('changes');
    showInspector();
  }, [showInspector]);
  const showComments = useCallback(() => {
    setTab('comments');
    showInspector();
  }, [showInspector]);
  const comments = useStoryComments({ session, services, editor, showList: showComments });
  const marginFits = useStore(comments.store, (state) => state.marginFits) && !props.inspectorOpen;
  const hasComments = useStore(session.store, (state) => state.threads.length > 0);
  const isCommenting = useStore(comments.store, (state) => state.draft !== null);
  const marginShown = marginFits && (hasComments || isCommenting);
  const told = useStore(comments.store, (state) => state.told);
  const commentProblem = useStore(comments.store, (state) => state.problem);

  useEffect(() => followFigures(session), [session]);
  useEffect(() => {
    const flush = (): void => void session.flush();
    window.addEventListener('blur', flush);
    return () => {
      window.removeEventListener('blur', flush);
      flush();
    };
  }, [session]);

  const desk = useStoryDesk(session, site);
  const { request, mayRequest, want } = desk;
  const showMissing = useCallback(
    (requirement: Requirement) =>
      showMissingPlace(requirement, session, {
        focusCopy: () => editor?.focus(),
        showField: (field) => {
          setTab('story');
          showInspector();
          want(field);
        },
        showComments,
      }),
    [editor, session, showComments, showInspector, want],
  );

  useEffect(() => {
    if (editor === null) return;
    const show = {
      list: showComments,
      isMarginShown: () => marginFits,
      hasPeople: () => (services.vocabulary?.people.length ?? 0) > 0,
    };
    const onComments = commentCommands(comments, session, show);
    onReady({
      run: (id) => {
        if (id === 'take-over') void takeOver(session.articleId).then(setProblem);
        else if (id === 'write-anyway') writeAnyway(session.articleId);
        else if (isCommentCommand(id)) onComments[id].run();
        else if (isDeskCommand(id)) request(id);
        else return decisionOnCard(editor, id)?.() ?? editor.run(id);
        return true;
      },
      isEnabled: (id) => {
        if (id === 'take-over') return holderOf(usePresence.getState(), session.articleId) !== null;
        if (id === 'write-anyway') return isHeld(usePresence.getState(), session.articleId);
        if (isCommentCommand(id)) return onComments[id].isEnabled();
        if (decisionOnCard(editor, id) !== null) return editable && !held;
        return isDeskCommand(id) ? mayRequest(id) : editor.isEnabled(id);
      },
      isActive: editor.isActive,
    });
    return () => onReady(null);
  }, [
    comments,
    editable,
    editor,
    held,
    marginFits,
    mayRequest,
    onReady,
    request,
    services,
    session,
    showComments,
  ]);

  // Once for each editor: news of the story may come at any time, and must not take the keyboard from where it is.
  useEffect(() => editor?.focus(), [editor]);

  // While somebody else held the story, the copy could not have the keyboard.
  useEffect(() => {
    if (document.activeElement === document.body) editor?.focus();
  }, [editor, held]);

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
      knowsThread: (id) => session.store.getState().threads.some((thread) => thread.id === id),
      isOpenThread: (id) => openThreadIds(session.store.getState().threads).has(id),
      isOwnSuggestion: (id) => {
        const author = authorOf(session, id);
        return author === null || author === me;
      },
      suggestionAuthor: (id) => authorOf(session, id) ?? me,
      authorStyle: (id) => suggestionStyles(session.store.getState()).get(id) ?? 1,
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
        <CommentsContext value={comments}>
          <DeskContext value={desk}>
            <AuthorStylesContext value={authors}>
              <div className={styles.story} data-inspector={props.inspectorOpen || undefined}>
                <p role="status" className={styles.told} aria-label={t('comments.told')}>
                  {told}
                </p>
                <main className={styles.copy} aria-label={t('story.copy')}>
                  <ReviewHead showChanges={showChanges} showMissing={showMissing} />
                  <SaveProblem />
                  <PresenceBanner onProblem={setProblem} />
                  <StoryProblem problem={problem} onDismiss={() => setProblem(null)} />
                  <StoryProblem
                    problem={commentProblem}
                    onDismiss={() => comments.store.setState({ problem: null })}
                  />
                  <ArticleEditorView
                    copy={copy}
                    capabilities={capabilities}
                    normalizeHtml={normalizePastedHtml}
                    editable={editable && !held}
                    commentable={editable}
                    suggesting={suggesting}
                    changesView={changesView}
                    onChangesView={(view) => changePreferences({ changesView: view })}
                    language={language}
                    above={<SectionLabel />}
                    belowDek={<BylineLine />}
                    besideTools={<OpenChangesButton onClick={showChanges} />}
                    withMargin={marginShown}
                    margin={<CommentsMargin shown={marginShown && !isSettled} showList={showComments} />}
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
            </AuthorStylesContext>
          </DeskContext>
        </CommentsContext>
      </SessionContext>
    </ServicesContext>
  );
}

/** Who made a suggestion; null where it was made just now and main has not told yet. */
function authorOf(session: ArticleSession, id: string): string | null {
  return session.store.getState().suggestions.find((each) => each.id === id)?.author ?? null;
}
