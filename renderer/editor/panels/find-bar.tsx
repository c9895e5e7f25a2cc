import type { Editor } from '@tiptap/react';
import { CaseSensitive, ChevronDown, ChevronUp, WholeWord, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Command } from '@tiptap/pm/state';
import { findState, goToMatch, replaceAllMatches, replaceMatch, setFindQuery } from '../plugins/find';
import { useText } from '../../i18n/text';
import { useSettled } from '../use-settled';
import styles from './panels.module.css';

interface FindBarProps {
  readonly editor: Editor;
  readonly replacing: boolean;
  readonly onClose: () => void;
}

/** Find and replace in the copy, headline to last caption. Enter goes on, Shift Enter back, Escape closes. */
export function FindBar({ editor, replacing, onClose }: FindBarProps) {
  const t = useText();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(() => selectedWords(editor));
  const [replacement, setReplacement] = useState('');
  const [matchCase, setMatchCase] = useState(false);
  const [wholeWords, setWholeWords] = useState(false);
  const found = useSettled(editor, whereFound);
  const run = (command: Command): void => {
    command(editor.state, (tr) => editor.view.dispatch(tr));
  };
  useEffect(() => {
    setFindQuery({ text, matchCase, wholeWords })(editor.state, (tr) => editor.view.dispatch(tr));
  }, [editor, text, matchCase, wholeWords]);
  useEffect(() => {
    field.current?.select();
    return () => {
      if (editor.isDestroyed) return;
      const stop = setFindQuery({ text: '', matchCase: false, wholeWords: false });
      stop(editor.state, (tr) => editor.view.dispatch(tr));
    };
  }, [editor]);
  const close = (): void => {
    onClose();
    editor.view.focus();
  };
  return (
    <div
      role="search"
      aria-label={t('story.find.title')}
      className={styles.find}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        close();
      }}
    >
      <div className={styles.row}>
        <input
          ref={field}
          className={styles.input}
          autoFocus
          value={text}
          aria-label={t('story.find.text')}
          placeholder={t('story.find.text')}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') run(goToMatch(event.shiftKey ? -1 : 1));
          }}
        />
        <output className={styles.count} aria-live="polite">
          {text === '' ? '' : t('story.find.count', { current: found.current + 1, count: found.count })}
        </output>
        <Icon label={t('story.find.previous')} icon={ChevronUp} onClick={() => run(goToMatch(-1))} />
        <Icon label={t('story.find.next')} icon={ChevronDown} onClick={() => run(goToMatch(1))} />
        <Icon
          label={t('story.find.case')}
          icon={CaseSensitive}
          pressed={matchCase}
          onClick={() => setMatchCase(!matchCase)}
        />
        <Icon
          label={t('story.find.words')}
          icon={WholeWord}
          pressed={wholeWords}
          onClick={() => setWholeWords(!wholeWords)}
        />
        <Icon label={t('story.find.close')} icon={X} onClick={close} />
      </div>
      {replacing ? (
        <div className={styles.row}>
          <input
            className={styles.input}
            value={replacement}
            aria-label={t('story.find.replacement')}
            placeholder={t('story.find.replacement')}
            onChange={(event) => setReplacement(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') run(replaceMatch(replacement));
            }}
          />
          <button type="button" disabled={found.count === 0} onClick={() => run(replaceMatch(replacement))}>
            {t('story.find.replaceOne')}
          </button>
          <button
            type="button"
            disabled={found.count === 0}
            onClick={() => {
              run(replaceAllMatches(replacement));
              // the button goes dead with nothing left to replace, and would take the keyboard with it
              field.current?.focus();
            }}
          >
            {t('story.find.replaceAll')}
          </button>
        </div>
      ) : null}
    </div>
  );
}

interface IconProps {
  readonly label: string;
  readonly icon: typeof X;
  readonly pressed?: boolean;
  readonly onClick: () => void;
}

function Icon({ label, icon: Sign, pressed, onClick }: IconProps) {
  return (
    <button
      type="button"
      className={styles.icon}
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      onClick={onClick}
    >
      <Sign aria-hidden size={16} />
    </button>
  );
}

function selectedWords(editor: Editor): string {
  const { from, to, $from, $to } = editor.state.selection;
  return $from.sameParent($to) ? editor.state.doc.textBetween(from, to).slice(0, 200) : '';
}

function whereFound(editor: Editor): { readonly count: number; readonly current: number } {
  const { matches, current } = findState(editor.state);
  return { count: matches.length, current };
}
