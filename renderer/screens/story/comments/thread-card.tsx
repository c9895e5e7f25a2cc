import { useEffect, useRef } from 'react';
import type { Thread, ThreadComment } from '../../../../shared/article/threads';
import { Button } from '../../../components/button';
import { cardHead } from '../../../components/card-keys';
import { openWithKeys } from '../../../components/closed-list';
import { useLocale, useText } from '../../../i18n/text';
import { fullTime, shortTime } from '../../../i18n/time';
import { useReadOnly } from '../fields/use-field';
import { useServices } from '../services';
import { AuthorSign } from './author-sign';
import { useComments, useCommentsState } from './comments-context';
import { Composer } from './composer';
import { fieldLabel } from './field-label';
import { piecesOf } from './mentions';
import styles from './comments.module.css';

interface ThreadCardProps {
  readonly thread: Thread;
  /** Beside its words a card need not repeat them. */
  readonly showsQuote: boolean;
  readonly isOrphaned?: boolean;
}

/** One thread: closed, who began it and how; open, all of it, with an answer, its end and whose it is. */
export function ThreadCard({ thread, showsQuote, isOrphaned = false }: ThreadCardProps) {
  const t = useText();
  const comments = useComments();
  const readOnly = useReadOnly();
  const isOpen = useCommentsState(({ active }) => active === thread.id);
  const answers = useCommentsState(({ answering }) => answering === thread.id);
  const head = useRef<HTMLButtonElement>(null);
  const [first, ...others] = thread.replies;
  if (first === undefined) return null;
  const on = placeOf(t, thread);
  return (
    <article
      className={styles.card}
      data-active={isOpen || undefined}
      data-thread={thread.id}
      aria-label={t('comments.by', { author: first.author, place: on })}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        comments.leave();
      }}
    >
      <button
        ref={head}
        type="button"
        className={styles.head}
        {...cardHead}
        aria-expanded={isOpen}
        onClick={() => comments.activate(isOpen ? null : thread.id)}
      >
        {showsQuote && <span className={styles.quote}>{on}</span>}
        <Said comment={first} />
        {!isOpen && <Rest thread={thread} />}
      </button>
      {isOpen && (
        <>
          {others.length > 0 && (
            <ol className={styles.replies} aria-label={t('comments.replies', { count: others.length })}>
              {others.map((reply) => (
                <li key={reply.id}>
                  <Said comment={reply} />
                </li>
              ))}
            </ol>
          )}
          {thread.state === 'resolved' && thread.settled !== null && (
            <p className={styles.note}>{t('comments.resolvedBy', { name: thread.settled.by })}</p>
          )}
          {!readOnly && (
            <>
              {isOrphaned && <Reattach thread={thread} />}
              <Composer
                about={thread.id}
                label={t('comments.answer', { author: first.author })}
                focused={answers}
                onSend={(text, mentions) => comments.reply(thread.id, text, mentions)}
                onLeave={() => comments.store.setState({ answering: null })}
              />
              <div className={styles.buttons}>
                <Button
                  onClick={() => {
                    comments.settle(thread.id, thread.state === 'open' ? 'resolved' : 'open');
                    comments.leave();
                  }}
                >
                  {t(thread.state === 'open' ? 'comments.resolve' : 'comments.reopen')}
                </Button>
                <Assignment thread={thread} />
              </div>
            </>
          )}
        </>
      )}
    </article>
  );
}

function Said({ comment }: { readonly comment: ThreadComment }) {
  const locale = useLocale();
  const { vocabulary } = useServices();
  const called = (vocabulary?.people ?? []).filter(({ slug }) => comment.mentions.includes(slug));
  return (
    <span className={styles.said}>
      <AuthorSign name={comment.author} />
      <span className={styles.who}>
        <strong>{comment.author}</strong>{' '}
        <time dateTime={comment.at} title={fullTime(comment.at, locale)}>
          {shortTime(comment.at, locale, new Date())}
        </time>
      </span>
      <span className={styles.text}>
        {piecesOf(comment.text, called).map(({ text, person }, index) =>
          person === null ? text : <b key={index}>{text}</b>,
        )}
      </span>
    </span>
  );
}

function Rest({ thread }: { readonly thread: Thread }) {
  const t = useText();
  const more = thread.replies.length - 1;
  const parts = [
    ...(more === 0 ? [] : [t('comments.replies', { count: more })]),
    ...(thread.assignee === null ? [] : [t('comments.assignedTo', { name: thread.assignee.name })]),
  ];
  return parts.length === 0 ? null : <span className={styles.note}>{parts.join(' · ')}</span>;
}

/** Whose matter it is. */
function Assignment({ thread }: { readonly thread: Thread }) {
  const t = useText();
  const comments = useComments();
  const { vocabulary } = useServices();
  const people = vocabulary?.people ?? [];
  const { assignee } = thread;
  const list = useRef<HTMLSelectElement>(null);
  const wanted = useCommentsState(({ assigning }) => assigning === thread.id);
  useEffect(() => {
    if (wanted) list.current?.focus();
  }, [wanted]);
  if (people.length === 0 && assignee === null) return null;
  const isUnknown = assignee !== null && !people.some(({ slug }) => slug === assignee.slug);
  return (
    <select
      ref={list}
      className={styles.assign}
      aria-label={t('comments.assign')}
      value={assignee?.slug ?? ''}
      onBlur={() => comments.store.setState({ assigning: null })}
      onKeyDown={openWithKeys}
      onChange={(event) => {
        const person = people.find(({ slug }) => slug === event.target.value);
        comments.assign(thread.id, person === undefined ? null : { slug: person.slug, name: person.name });
      }}
    >
      <option value="">{t('comments.nobody')}</option>
      {isUnknown && (
        <option value={assignee.slug}>{t('comments.assignedTo', { name: assignee.name })}</option>
      )}
      {people.map(({ slug, name }) => (
        <option key={slug} value={slug}>
          {t('comments.assignedTo', { name })}
        </option>
      ))}
    </select>
  );
}

/** What can be done with a thread whose words are gone. */
function Reattach({ thread }: { readonly thread: Thread }) {
  const t = useText();
  const comments = useComments();
  const found = thread.anchor.kind === 'text' && comments.inCopy()?.findsQuote(thread.quote) === true;
  return (
    <div className={styles.buttons}>
      {found && (
        <Button
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => comments.attachToQuote(thread)}
        >
          {t('comments.attachToWords')}
        </Button>
      )}
      <Button
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => comments.attachToSelection(thread.id)}
      >
        {t('comments.attachToSelection')}
      </Button>
    </div>
  );
}

/** What a thread is on, in a few words. */
function placeOf(t: ReturnType<typeof useText>, { anchor, quote }: Thread): string {
  if (anchor.kind === 'field') return fieldLabel(t, anchor.field);
  const words = quote.text.replace(/\s+/g, ' ').trim();
  if (words === '') return t('comments.onBlock');
  return t('comments.quote', { words: words.length > 120 ? `${words.slice(0, 119)}…` : words });
}
