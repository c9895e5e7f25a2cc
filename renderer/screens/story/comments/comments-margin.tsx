import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import { useStore } from 'zustand';
import { Button } from '../../../components/button';
import { cardStep, focusCard } from '../../../components/card-keys';
import { useText } from '../../../i18n/text';
import { useSession } from '../fields/use-field';
import { useComments, useCommentsState } from './comments-context';
import { DraftCard } from './draft-card';
import { placeCards } from './place-cards';
import { groupThreads } from './thread-groups';
import { ThreadCard } from './thread-card';
import { useNearPage } from './use-near-page';
import { restMs } from './use-story-comments';
import styles from './comments-margin.module.css';

/** What cards beside the page need, in pixels: as editor.css has it. */
const room = 272;
const draftKey = 'draft';
/** Between the page's text and the cards, and how far down a card the line meets it. */
const cardGap = 12;
const cardHead = 20;
/** What a card is taken to be high before it was drawn, in pixels. */
const usualHeight = 112;

interface Layout {
  readonly tops: Readonly<Record<string, number>>;
  /** From the end of the active thread's first line to its card, in the page's own pixels. */
  readonly line: string | null;
}

interface Cards {
  readonly ids: readonly string[];
  /** Of every card that was drawn so far, by thread. */
  readonly heights: Map<string, number>;
  readonly rectOf: (id: string) => Pick<DOMRect, 'top' | 'right' | 'bottom'> | null;
}

interface CommentsMarginProps {
  readonly shown: boolean;
  readonly showList: () => void;
}

/**
 * The open threads of the copy as cards beside their words, drawn where the page is near them. Nothing is measured while
 * somebody types: cards find their places when typing rests, and the copy never moves for them.
 */
export function CommentsMargin({ shown, showList }: CommentsMarginProps) {
  const t = useText();
  const session = useSession();
  const comments = useComments();
  const { store } = comments;
  const layer = useRef<HTMLDivElement>(null);
  const threads = useStore(session.store, (state) => state.threads);
  const standing = useCommentsState((state) => state.standing);
  const active = useCommentsState((state) => state.active);
  const draft = useCommentsState((state) => state.draft);
  const groups = groupThreads(threads, standing);
  const inCopy = groups.open.filter(({ anchor }) => anchor.kind !== 'field');
  const elsewhere = groups.open.length - inCopy.length + groups.orphaned.length;
  const [layout, setLayout] = useState<Layout>({ tops: {}, line: null });
  const heights = useRef(new Map<string, number>());
  const near = useNearPage(layer, shown, session.onCopy);
  const [held, setHeld] = useState<string | null>(null);
  const drawn = inCopy.filter(({ id }) => {
    const top = layout.tops[id];
    return top !== undefined && (id === active || id === held || (top >= near.from && top <= near.to));
  });
  const drawnIds = drawn.map(({ id }) => id).join(' ');

  // Whether there is room, told before there is anything to show.
  useEffect(() => {
    const page = layer.current?.parentElement;
    const scroller = page?.parentElement;
    if (!page || !scroller) return;
    const measure = new ResizeObserver(() => {
      const marginFits = scroller.clientWidth - page.offsetWidth >= room;
      if (store.getState().marginFits !== marginFits) store.setState({ marginFits });
    });
    measure.observe(scroller);
    return () => measure.disconnect();
  }, [store]);

  const place = useCallback((): void => {
    const own = layer.current;
    const copy = comments.inCopy();
    if (own === null || copy === null || !shown) return;
    setLayout((before) => {
      const { threads: known } = session.store.getState();
      const { draft: begun, active: open } = store.getState();
      const rectOf = (id: string): ReturnType<typeof copy.rectOfDraft> => {
        const thread = known.find((each) => each.id === id);
        return thread === undefined ? copy.rectOfDraft() : copy.rectOf(thread);
      };
      const ids = [
        ...(begun === null ? [] : [draftKey]),
        ...known.flatMap(({ id, state, anchor }) =>
          state === 'open' && anchor.kind !== 'field' ? [id] : [],
        ),
      ];
      const now = measured(own, { ids, heights: heights.current, rectOf }, begun === null ? open : draftKey);
      return JSON.stringify(now) === JSON.stringify(before) ? before : now;
    });
  }, [comments, session, shown, store]);

  useLayoutEffect(place, [place, threads, standing, active, draft, drawnIds]);
  useEffect(() => {
    if (!shown) return;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const later = (): void => {
      clearTimeout(waiting);
      waiting = setTimeout(place, restMs);
    };
    const stop = session.onCopy(later);
    // A card that grows while something is written in it, and a page that becomes wider.
    const measure = new ResizeObserver(later);
    if (layer.current?.parentElement) measure.observe(layer.current.parentElement);
    for (const card of layer.current?.children ?? []) measure.observe(card);
    return () => {
      clearTimeout(waiting);
      measure.disconnect();
      stop();
    };
  }, [place, session, shown, active, draft, threads, drawnIds]);

  /** Arrows go from card to card in reading order, also to one far down the page that is not drawn yet. */
  const goToCard = (event: KeyboardEvent<HTMLElement>): void => {
    const ids = inCopy.map(({ id }) => id);
    const next = ids[cardStep(event, ids.indexOf(cardOf(event.target as Element) ?? ''), ids.length) ?? -1];
    if (next === undefined) return;
    event.preventDefault();
    flushSync(() => setHeld(next));
    const card = layer.current?.querySelector(`[data-card='${next}']`);
    if (card) focusCard(card);
  };

  return (
    <div
      ref={layer}
      className={styles.margin}
      role="region"
      aria-label={t('comments.margin')}
      hidden={!shown}
      onKeyDown={goToCard}
      onFocus={({ target }) => setHeld(cardOf(target))}
      onBlur={() => setHeld(null)}
    >
      {shown && (
        <>
          {elsewhere > 0 && (
            <div className={styles.elsewhere}>
              <Button kind="quiet" onClick={showList}>
                {t('comments.elsewhere', { count: elsewhere })}
              </Button>
            </div>
          )}
          {layout.line !== null && (
            <svg className={styles.line} aria-hidden>
              <polyline points={layout.line} />
            </svg>
          )}
          {draft !== null && draft.anchor.kind !== 'field' && (
            <div className={styles.beside} data-card={draftKey} style={styleOf(layout, draftKey)}>
              <DraftCard draft={draft} />
            </div>
          )}
          {drawn.map((thread) => (
            <div
              key={thread.id}
              className={styles.beside}
              data-card={thread.id}
              style={styleOf(layout, thread.id)}
            >
              <ThreadCard thread={thread} showsQuote={false} />
            </div>
          ))}
        </>
      )}
    </div>
  );
}

function cardOf(target: Element): string | null {
  return target.closest<HTMLElement>('[data-card]')?.dataset['card'] ?? null;
}

function styleOf({ tops }: Layout, id: string): React.CSSProperties {
  const top = tops[id];
  return top === undefined ? { opacity: 0 } : { top };
}

/** Where every card stands, by the words that are on the screen now. */
function measured(layer: HTMLElement, { ids, heights, rectOf }: Cards, active: string | null): Layout {
  const base = layer.getBoundingClientRect();
  for (const card of layer.querySelectorAll<HTMLElement>('[data-card]'))
    heights.set(card.dataset['card'] ?? '', card.offsetHeight);
  const cards = ids
    .flatMap((id) => {
      const rect = rectOf(id);
      const height = heights.get(id) ?? usualHeight;
      return rect === null ? [] : [{ id, rect, top: rect.top - base.top, height }];
    })
    .sort((a, b) => a.top - b.top);
  const index = cards.findIndex(({ id }) => id === active);
  const tops = placeCards(cards, index);
  const joined = cards[index];
  return {
    tops: Object.fromEntries(cards.map(({ id }, at) => [id, tops[at] ?? 0])),
    line: joined === undefined ? null : lineTo(joined.rect, base, tops[index] ?? 0),
  };
}

/** Under the rest of the line to the edge of the page, then to the card. */
function lineTo({ right, bottom }: Pick<DOMRect, 'right' | 'bottom'>, base: DOMRect, top: number): string {
  const y = bottom - base.top;
  return `${right - base.left},${y} ${-cardGap},${y} 0,${top + cardHead}`;
}
