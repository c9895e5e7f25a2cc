import { Node } from '@tiptap/pm/model';
import { articleSchema, documentVersion } from './schema';

/** Why a stored copy cannot be used: made by a newer Stet, or not a copy at all (`detail` for the log). */
export type CopyRefusal =
  { readonly reason: 'newer' } | { readonly reason: 'invalid'; readonly detail: string };

export type ParsedCopy = { readonly ok: true; readonly doc: Node } | ({ readonly ok: false } & CopyRefusal);

/**
 * A stored copy as a document. Refuses, instead of repairing: a copy of a newer `version`, an unknown
 * node, mark or attribute, content out of place. Never throws.
 */
export function parseCopy(json: unknown, version: number = documentVersion): ParsedCopy {
  if (version > documentVersion) return { ok: false, reason: 'newer' };
  try {
    const unknown = unknownAttribute(json);
    if (unknown !== null) return { ok: false, reason: 'invalid', detail: `Unknown attribute ${unknown}` };
    const doc = Node.fromJSON(articleSchema, json);
    if (doc.type !== articleSchema.topNodeType)
      return { ok: false, reason: 'invalid', detail: 'Not a document' };
    doc.check();
    return { ok: true, doc };
  } catch (error) {
    return { ok: false, reason: 'invalid', detail: error instanceof Error ? error.message : 'Unreadable' };
  }
}

/** The first attribute that the schema does not know: reading would drop it without a word. */
function unknownAttribute(json: unknown): string | null {
  if (!isRecord(json)) return null;
  const known = articleSchema.nodes[json['type'] as keyof typeof articleSchema.nodes];
  const found = unknownKey(json['attrs'], known?.spec.attrs);
  if (found !== null) return found;
  for (const mark of listOf(json['marks'])) {
    if (!isRecord(mark)) continue;
    const type = articleSchema.marks[mark['type'] as keyof typeof articleSchema.marks];
    const extra = unknownKey(mark['attrs'], type?.spec.attrs);
    if (extra !== null) return extra;
  }
  for (const child of listOf(json['content'])) {
    const inside = unknownAttribute(child);
    if (inside !== null) return inside;
  }
  return null;
}

function unknownKey(attrs: unknown, known: object | null | undefined): string | null {
  if (!isRecord(attrs)) return null;
  for (const name in attrs)
    if (known === null || known === undefined || !Object.hasOwn(known, name)) return name;
  return null;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
