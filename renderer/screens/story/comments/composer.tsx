import { useEffect, useId, useRef, useState } from 'react';
import { longestComment } from '../../../../shared/article/threads';
import { Button } from '../../../components/button';
import { useText } from '../../../i18n/text';
import { completions } from '../fields/completion';
import { useServices } from '../services';
import { useComments } from './comments-context';
import { mentionBeingTyped, mentionsIn } from './mentions';
import type { Callable } from './mentions';
import styles from './comments.module.css';

interface ComposerProps {
  /** What is written here, for keeping unsent words: a thread's id, or `new`. */
  readonly about: string;
  readonly label: string;
  readonly focused: boolean;
  /** Sends; false if it could not be kept, and then the words stay. */
  readonly onSend: (text: string, mentions: readonly string[]) => Promise<boolean>;
  /** Escape, with nothing written. */
  readonly onLeave: () => void;
  readonly onCancel?: () => void;
}

/** Where a comment is written. `@` and a name calls a colleague; Ctrl or Cmd with Enter sends, Escape goes back to the copy. */
export function Composer({ about, label, focused, onSend, onLeave, onCancel }: ComposerProps) {
  const t = useText();
  const id = useId();
  const { unsent, leave } = useComments();
  const { vocabulary } = useServices();
  const people = vocabulary?.people ?? [];
  const [text, setText] = useState(unsent.get(about) ?? '');
  const [caret, setCaret] = useState(0);
  const [closed, setClosed] = useState(false);
  const [marked, setMarked] = useState(0);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [sending, setSending] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    if (!focused) return;
    field.current?.focus({ preventScroll: true });
    // A card beside the page is on its way to its place yet.
    const frame = requestAnimationFrame(() => field.current?.scrollIntoView({ block: 'nearest' }));
    return () => cancelAnimationFrame(frame);
  }, [focused]);

  const mention = closed ? null : mentionBeingTyped(text, caret);
  const offered = mention === null ? [] : colleaguesNamed(mention.typed, people);
  const isOpen = offered.length > 0;
  const current = offered[Math.min(marked, offered.length - 1)];

  const write = (next: string, at: number): void => {
    setText(next);
    setCaret(at);
    setMarked(0);
    setClosed(false);
    if (next === '') unsent.delete(about);
    else unsent.set(about, next);
  };
  const call = (person: Callable): void => {
    if (mention === null) return;
    const called = `${text.slice(0, mention.from)}@${person.name} `;
    write(called + text.slice(caret), called.length);
    setChosen([...chosen, person.slug]);
    requestAnimationFrame(() => field.current?.setSelectionRange(called.length, called.length));
  };
  const send = async (): Promise<void> => {
    const words = text.trim();
    if (words === '' || sending) return;
    setSending(true);
    const kept = await onSend(words, mentionsIn(words, people, chosen));
    setSending(false);
    if (!kept) return;
    unsent.delete(about);
    setText('');
    leave();
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
    else if (isOpen && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setMarked((marked + step + offered.length) % offered.length);
    } else if (isOpen && (event.key === 'Enter' || event.key === 'Tab') && current !== undefined) {
      call(current);
    } else if (event.key === 'Escape' && isOpen) setClosed(true);
    else if (event.key === 'Escape') {
      if (text.trim() === '') onLeave();
      leave();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles.composer}>
      <textarea
        ref={field}
        aria-label={label}
        aria-autocomplete="list"
        aria-controls={isOpen ? `${id}-people` : undefined}
        aria-activedescendant={
          isOpen ? `${id}-${offered.indexOf(current ?? (offered[0] as Callable))}` : undefined
        }
        placeholder={t('comments.write')}
        rows={2}
        value={text}
        maxLength={longestComment}
        onChange={(event) => write(event.target.value, event.target.selectionStart)}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onBlur={() => setClosed(true)}
        onFocus={() => setClosed(false)}
        onKeyDown={onKeyDown}
      />
      {isOpen ? (
        <ul id={`${id}-people`} role="listbox" aria-label={t('comments.people')} className={styles.people}>
          {offered.map((person, index) => (
            <li
              key={person.slug}
              id={`${id}-${index}`}
              role="option"
              aria-selected={person === current}
              onPointerEnter={() => setMarked(index)}
              onPointerDown={(event) => {
                event.preventDefault();
                call(person);
              }}
            >
              {person.name}
            </li>
          ))}
        </ul>
      ) : null}
      {focused || text !== '' ? (
        <div className={styles.buttons}>
          <Button kind="primary" disabled={text.trim() === '' || sending} onClick={() => void send()}>
            {t('comments.send')}
          </Button>
          {onCancel === undefined ? null : (
            <Button
              kind="quiet"
              onClick={() => {
                unsent.delete(about);
                onCancel();
                leave();
              }}
            >
              {t('comments.cancel')}
            </Button>
          )}
        </div>
      ) : null}
    </div>
  );
}

function colleaguesNamed(typed: string, people: readonly Callable[]): readonly Callable[] {
  const names = completions(
    typed,
    people.map(({ name }) => name),
    [],
    6,
  );
  return [...new Set(names)].flatMap((name) => people.filter((person) => person.name === name));
}
