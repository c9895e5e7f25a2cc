import * as z from 'zod';

/** An element's attributes in the order they stand. */
export type HtmlAttributes = readonly (readonly [string, string])[];

const attributeList = z.array(z.tuple([z.string(), z.string()])).readonly();

const dressSchema = z.strictObject({
  /** The block's name: a dress does not fit another kind of block. */
  block: z.string(),
  /** The comment's attributes that Stet does not edit. */
  attributes: z.record(z.string(), z.unknown()).optional(),
  /** Attributes of the outer element, where they are not the usual ones; the others likewise. */
  element: attributeList.optional(),
  quote: attributeList.optional(),
  table: attributeList.optional(),
  img: attributeList.optional(),
  link: attributeList.optional(),
  caption: attributeList.optional(),
  /** The address the picture had on the site, as long as `source` is what it was then. */
  original: z.strictObject({ source: z.string(), id: z.number().nullable(), url: z.string() }).optional(),
});

/** What a WordPress block carried besides what Stet edits. Kept as JSON in a block's `dress` attribute. */
export type Dress = z.infer<typeof dressSchema>;

/** A dress as the JSON of the `dress` attribute, or null where there is nothing but the block's name. */
export function writeDress(dress: Dress): string | null {
  return Object.values(dress).filter((part) => part !== undefined).length > 1 ? JSON.stringify(dress) : null;
}

/** Reads a `dress` attribute. Of another block's kind, damaged or absent: a bare dress for this block. */
export function readDress(dress: unknown, block: string): Dress {
  const bare: Dress = { block };
  if (typeof dress !== 'string') return bare;
  try {
    const read = dressSchema.safeParse(JSON.parse(dress));
    return read.success && read.data.block === block ? read.data : bare;
  } catch {
    return bare;
  }
}

/** The list when it differs from what the block usually carries, for a part of a dress. */
export function unusual(attributes: HtmlAttributes, usualClass: string | null): HtmlAttributes | undefined {
  const usual =
    usualClass === null
      ? attributes.length === 0
      : attributes.length === 1 && attributes[0]?.[0] === 'class' && attributes[0][1] === usualClass;
  return usual ? undefined : attributes;
}

/** The other way round: the attributes to write for a part of a dress. */
export function orUsual(attributes: HtmlAttributes | undefined, usualClass: string | null): HtmlAttributes {
  return attributes ?? (usualClass === null ? [] : [['class', usualClass]]);
}
