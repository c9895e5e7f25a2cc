import { isBlockId } from '../ids';

/** What Stet keeps in a block's `metadata`: the block's id, a list item's text's id, the story's language. */
export interface StetMetadata {
  readonly id: string | null;
  readonly textId: string | null;
  readonly language: string | null;
}

/** The id that marks the paragraph which carries the dateline. */
export const datelineId = 'dateline';

/** Takes a block's attributes apart: Stet's part of the metadata, and everything else, ours taken out. */
export function takeMetadata(attributes: Readonly<Record<string, unknown>>): {
  readonly ours: StetMetadata;
  readonly others: Record<string, unknown>;
} {
  const { metadata, ...others }: Record<string, unknown> = attributes;
  if (metadata === undefined) return { ours: none, others };
  if (!isRecord(metadata)) return { ours: none, others: { ...attributes } };
  const { stet, stetText, stetLanguage, ...foreign } = metadata;
  if (Object.keys(foreign).length > 0) others['metadata'] = foreign;
  const ours = {
    id: isBlockId(stet) ? stet : null,
    textId: isBlockId(stetText) ? stetText : null,
    language: isLanguage(stetLanguage) ? stetLanguage : null,
  };
  return { ours, others };
}

/** The metadata object in a block's attributes; empty where there is none. */
export function readMetadata(attributes: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const metadata = attributes['metadata'];
  return isRecord(metadata) ? metadata : {};
}

/** Whether a value is a language tag such as `en` or `fr-CA`. */
export function isLanguage(value: unknown): value is string {
  return (
    typeof value === 'string' && value.length <= 35 && /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/.test(value)
  );
}

const none: StetMetadata = { id: null, textId: null, language: null };

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
