/** A time as `datetime-local` writes it, without a zone: `2026-11-24T18:00`. */
export type WallTime = string;

/** What a time on a zone's clocks stands for. */
export type Moment =
  | { readonly kind: 'once'; readonly instant: string }
  /** Clocks go forward over it: it never shows. `instant` is as long after the change as the time is in the gap. */
  | { readonly kind: 'never'; readonly instant: string }
  /** Clocks go back over it: it shows twice. */
  | { readonly kind: 'twice'; readonly first: string; readonly second: string };

const dayMs = 86_400_000;
const minuteMs = 60_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** This machine's own time zone, by its IANA name. */
export function ownZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Minutes that a zone (an IANA name, or an offset such as `+03:00`) is ahead of UTC at an instant. */
export function minutesAhead(instant: number, zone: string): number {
  const offset = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
  if (offset !== null) {
    const minutes = Number(offset[2]) * 60 + Number(offset[3]);
    return offset[1] === '-' ? -minutes : minutes;
  }
  const parts = new Map(
    clockOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
  return Math.round((shown - Math.floor(instant / minuteMs) * minuteMs) / minuteMs);
}

/** An instant as a date whose UTC fields show what clocks in the zone show. */
export function onClocksOf(instant: string, zone: string): Date {
  const at = Date.parse(instant);
  return new Date(at + minutesAhead(at, zone) * minuteMs);
}

/** An instant for `datetime-local`, in the zone's time; empty for none. */
export function wallTime(instant: string | null, zone: string): WallTime {
  return instant === null ? '' : onClocksOf(instant, zone).toISOString().slice(0, 16);
}

/** The instant or instants at which the zone's clocks show a time; null where it is empty or no time at all. */
export function momentOf(wall: WallTime, zone: string): Moment | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(wall)) return null;
  const shown = Date.parse(`${wall.slice(0, 16)}:00Z`);
  if (Number.isNaN(shown)) return null;
  const before = minutesAhead(shown - dayMs, zone);
  const after = minutesAhead(shown + dayMs, zone);
  const [first, second] = [...new Set([before, after])]
    .map((minutes) => shown - minutes * minuteMs)
    .filter((instant) => instant + minutesAhead(instant, zone) * minuteMs === shown)
    .sort((one, other) => one - other)
    .map((instant) => new Date(instant).toISOString());
  if (first === undefined)
    return { kind: 'never', instant: new Date(shown - before * minuteMs).toISOString() };
  return second === undefined ? { kind: 'once', instant: first } : { kind: 'twice', first, second };
}

/** The one instant that is meant: after the gap where a time never shows, the first of two. */
export function instantOf(moment: Moment | null): string | null {
  if (moment === null) return null;
  return moment.kind === 'twice' ? moment.first : moment.instant;
}

function clockOf(zone: string): Intl.DateTimeFormat {
  let known = formats.get(zone);
  if (known === undefined) {
    known = new Intl.DateTimeFormat('en', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
    formats.set(zone, known);
  }
  return known;
}
