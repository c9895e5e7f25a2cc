import * as z from 'zod';

/** BCP 47 tags that Stet offers as an article's language. */
export const articleLanguages = ['en-CA', 'fr-CA', 'en-US', 'en-GB', 'fr-FR'] as const;
export const languageSchema = z.enum(articleLanguages);
export type ArticleLanguage = z.infer<typeof languageSchema>;

export const bylineRoles = ['reporter', 'photographer', 'contributor', 'translator'] as const;

const shortText = z.string().max(500);
const longText = z.string().max(5_000);

/** An instant in ISO 8601 UTC, e.g. `2026-11-23T18:00:00.000Z`. */
export const instantSchema = z.iso.datetime();

export const sectionSchema = z.strictObject({
  slug: z.string().min(1).max(200),
  name: z.string().min(1).max(200),
});
export type Section = z.infer<typeof sectionSchema>;

export const bylineSchema = z.strictObject({
  id: z.string().min(1).max(64),
  name: z.string().min(1).max(200),
  role: z.enum(bylineRoles),
  /** The person's user slug on the CMS, where the person is known there. */
  person: z.string().max(200).nullable(),
  /** What the author's box under the article says. */
  box: z.strictObject({
    title: shortText,
    bio: longText,
    email: z.string().max(200),
    /** `sha256:<hex>` or an absolute http(s) address. */
    picture: z.string().max(2_000).nullable(),
  }),
});
export type Byline = z.infer<typeof bylineSchema>;

export const datelineSchema = z.strictObject({
  place: z.string().max(200),
  /** A calendar day, `2026-11-23`, in the newsroom's own time zone. */
  date: z.iso.date().nullable(),
});
export type Dateline = z.infer<typeof datelineSchema>;

export const leadImageSchema = z.strictObject({
  /** `sha256:<hex>` in the local media store, or an absolute http(s) address on the site. */
  source: z.string().max(2_000),
  remoteId: z.number().int().positive().nullable(),
  alt: longText,
  caption: longText,
  credit: shortText,
});
export type LeadImage = z.infer<typeof leadImageSchema>;

/** What readers are told of a change after publication, newest last. The text is plain. */
export const publicNoticeSchema = z.strictObject({
  id: z.string().min(1).max(64),
  kind: z.enum(['update', 'correction', 'kill']),
  text: z.string().min(1).max(5_000),
  at: instantSchema,
});
export type PublicNotice = z.infer<typeof publicNoticeSchema>;

/** Whom a story is assigned to: the slug at the site, empty where none is known, and the name. */
export const assigneeSchema = z.strictObject({ slug: z.string().max(200), name: z.string().min(1).max(200) });
export type Assignee = z.infer<typeof assigneeSchema>;

/** Everything about an article that is not its copy: one schema for each field, by name. */
export const fieldSchemas = {
  slug: z.string().max(200),
  sections: z.array(sectionSchema).max(50),
  tags: z.array(z.string().min(1).max(200)).max(200),
  bylines: z.array(bylineSchema).max(50),
  dateline: datelineSchema.nullable(),
  language: languageSchema,
  /** Nothing of the story appears before this. */
  embargo: instantSchema.nullable(),
  /** When it is to appear, once it is approved and scheduled; never before the embargo. */
  publishAt: instantSchema.nullable(),
  /** The desk's own deadline. */
  due: instantSchema.nullable(),
  assignee: assigneeSchema.nullable(),
  /** In words. */
  lengthTarget: z.number().int().min(1).max(1_000_000).nullable(),
  seoTitle: shortText,
  seoDescription: longText,
  leadImage: leadImageSchema.nullable(),
  notices: z.array(publicNoticeSchema).max(200),
} as const;

export const fieldsSchema = z.strictObject(fieldSchemas);
export type ArticleFields = z.infer<typeof fieldsSchema>;
export type FieldName = keyof ArticleFields;
export const fieldNames = Object.keys(fieldSchemas) as readonly FieldName[];

/** One field and its new value, as it is journaled and sent over IPC. */
export type FieldChange = {
  [Name in FieldName]: { readonly field: Name; readonly value: ArticleFields[Name] };
}[FieldName];

const fieldChangeMembers = fieldNames.map((name) =>
  z.strictObject({ field: z.literal(name), value: fieldSchemas[name] }),
);
export const fieldChangeSchema = z.union(fieldChangeMembers) as unknown as z.ZodType<FieldChange>;

/** The fields of a story nobody has touched yet. */
export function emptyFields(language: ArticleLanguage): ArticleFields {
  return {
    slug: '',
    sections: [],
    tags: [],
    bylines: [],
    dateline: null,
    language,
    embargo: null,
    publishAt: null,
    due: null,
    assignee: null,
    lengthTarget: null,
    seoTitle: '',
    seoDescription: '',
    leadImage: null,
    notices: [],
  };
}
