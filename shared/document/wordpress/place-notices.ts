import type { Origin, OriginNotice } from './from-wordpress';
import { noticeText, writeNotice } from './notices';
import type { WrittenNotice } from './notices';

/** A block ready to be joined; `place` is its place in the origin (-1 the dateline), or null. */
export interface Piece {
  readonly text: string;
  readonly place: number | null;
  readonly before: string;
}

export interface NoticeOptions {
  readonly origin?: Origin;
  /** What readers are told of changes, in the order they read it. Left out: as in the origin. */
  readonly notices?: readonly WrittenNotice[];
  /** Their labels are written anew, because the story's language is another than the origin's. */
  readonly relabel?: boolean;
}

/**
 * The pieces of a post with its notices among them: after everything else, but for one that somebody put between the
 * blocks in WordPress, which stays behind the block it stood behind. They are read in the order they are given in: what
 * comes after a new one follows it to the end.
 */
export function placeNotices(pieces: readonly Piece[], options: NoticeOptions): Piece[] {
  const placed = [...pieces];
  let followsNew = false;
  for (const notice of noticePieces(options)) {
    followsNew ||= notice.place === null;
    const behind =
      !followsNew && isAmongBlocks(notice, options.origin)
        ? placed.findIndex(({ place }) => place === (notice.place ?? 0) - 1)
        : -1;
    placed.splice(behind === -1 ? placed.length : behind + 1, 0, notice);
  }
  return placed;
}

function noticePieces({ origin, notices, relabel = false }: NoticeOptions): Piece[] {
  const held = origin?.notices ?? [];
  if (notices === undefined) return held.map(asItStood);
  return notices.flatMap((notice) => {
    const known = held.find(({ id }) => id === notice.id);
    if (known !== undefined && !relabel && isUntouched(notice, known)) return [asItStood(known)];
    const text = writeNotice(notice);
    return text === '' ? [] : [{ text, place: known?.place ?? null, before: known?.before ?? '' }];
  });
}

function asItStood({ raw: text, place, before }: OriginNotice): Piece {
  return { text, place, before };
}

/** Where the metadata was lost nobody can tell when a notice was given. */
function isUntouched(notice: WrittenNotice, held: OriginNotice): boolean {
  return (
    notice.kind === held.kind &&
    noticeText(notice.text) === held.text &&
    (held.at === null || Date.parse(held.at) === Date.parse(notice.at))
  );
}

function isAmongBlocks({ place }: Piece, origin: Origin | undefined): boolean {
  return place !== null && origin?.slices.some((slice) => slice.place > place) === true;
}
