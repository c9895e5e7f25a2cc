import type { OutboxItem } from '../../../shared/article/delivery';
import { assertNever } from '../../../shared/errors/app-error';
import type { OutboxAsk } from '../../state/outbox';
import { comparable } from '../compare/comparable';

/** Reasons that another try does not take away: the story has to be read, and decided again. */
const undecided: ReadonlySet<string> = new Set([
  'article.approval-voided',
  'article.open-suggestions',
  'site.merged-over-approval',
  'workflow.overtaken',
]);

/** Where an entry that needs the person is decided; null where another try may do. */
export function decidedIn({ state, attempts }: OutboxItem): 'comparison' | 'story' | null {
  const code = attempts.at(-1)?.code ?? null;
  if (state !== 'needs-you' || code === null) return null;
  return comparable.has(code) ? 'comparison' : undecided.has(code) ? 'story' : null;
}

/** What can be asked of an entry now, in the order of its buttons: its own, the menu and the palette go by this. */
export function askableOf(item: OutboxItem): readonly OutboxAsk[] {
  const exporting: readonly OutboxAsk[] = item.action === 'spike' ? [] : ['export'];
  // What takes a story from its readers goes on until it has arrived.
  const holding: readonly OutboxAsk[] = item.callsBack ? [] : ['hold'];
  const withdrawing: readonly OutboxAsk[] = item.callsBack ? [] : ['withdraw'];
  switch (item.state) {
    case 'waiting':
      return ['retry', ...holding, ...exporting, ...withdrawing];
    case 'held':
      return ['release', ...exporting, ...withdrawing];
    case 'needs-you':
      return [...(decidedIn(item) === null ? (['retry'] as const) : []), ...exporting, ...withdrawing];
    case 'sending':
    case 'done':
      return [];
    default:
      return assertNever(item.state);
  }
}
