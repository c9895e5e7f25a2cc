import type { FieldChange } from '../../shared/article/fields';
import type { ArticleId } from '../../shared/article/ids';
import { stateAfter } from '../../shared/article/workflow/events';
import { assertNever, failed, ok } from '../../shared/errors/app-error';
import type { Result } from '../../shared/errors/app-error';
import type { DoneToOne } from '../../shared/ipc/done-to-one';
import { loadLive } from '../store/articles/articles';
import { guarded } from '../store/failures';
import { changesField, setField } from '../store/journal/journal';
import type { HandlerContext } from './context';
import type { ChangedOne } from './several';
import { spikeOne } from './spike-one';
import type { SpikeParts } from './spike-one';

type Doer = Pick<HandlerContext, 'actor' | 'now'>;

/** Sets a field, or answers null where it stands so already. */
export function changeOne(
  { actor, now }: Doer,
  { store }: Pick<SpikeParts, 'store'>,
  id: ArticleId,
  is: FieldChange,
): Result<ChangedOne | null> {
  return guarded(() => {
    const live = loadLive(store.db, id);
    if (!live.ok) return live;
    if (!changesField(live.value, is)) return ok(null);
    const was = { field: is.field, value: live.value.fields[is.field] } as FieldChange;
    const status = setField(store.db, id, is, { actor: actor(), now });
    return status.ok ? ok({ status: status.value, done: { kind: 'field', articleId: id, was, is } }) : status;
  });
}

/** Spikes a story, or answers null where it is spiked. Fails as `spikeOne` does. */
export function putOnSpike(doer: Doer, parts: SpikeParts, id: ArticleId): Result<ChangedOne | null> {
  const status = spikeOne(doer, parts, id, 'spike');
  if (!status.ok || status.value === null) return status.ok ? ok(null) : status;
  const event = spikingEvent(status.value.events);
  return ok({ status: status.value, done: event === null ? null : { kind: 'spike', articleId: id, event } });
}

/**
 * Brings one story back to its own person, section or state before. Fails with `article.changed-since` where that has
 * become another meanwhile, whoever did it: what was done last stands.
 */
export function takeBack(doer: Doer, parts: SpikeParts, done: DoneToOne): Result<ChangedOne | null> {
  const { articleId: id, kind } = done;
  const live = loadLive(parts.store.db, id);
  if (!live.ok) return live;
  switch (kind) {
    case 'field': {
      if (changesField(live.value, done.is)) return failed('article.changed-since');
      const taken = changeOne(doer, parts, id, done.was);
      return taken.ok && taken.value !== null ? ok({ ...taken.value, done: null }) : taken;
    }
    case 'spike': {
      const { events } = live.value;
      if (stateAfter(events) !== 'spiked' || spikingEvent(events) !== done.event)
        return failed('article.changed-since');
      const status = spikeOne(doer, parts, id, 'unspike');
      if (!status.ok) return status;
      return ok(status.value === null ? null : { status: status.value, done: null });
    }
    default:
      return assertNever(kind);
  }
}

function spikingEvent(events: readonly { readonly id: string; readonly kind: string }[]): string | null {
  return events.findLast(({ kind }) => kind === 'spiked')?.id ?? null;
}
