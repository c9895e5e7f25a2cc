import type { Node } from '@tiptap/pm/model';
import type { ArticleFields, Byline, PublicNotice } from '../../../../shared/article/fields';
import { noticeLabel } from '../../../../shared/article/notice-label';
import type { WorkflowState } from '../../../../shared/article/workflow/events';
import { copyText, readingMinutes } from '../../../../shared/document/copy-text';
import type { Neighbours, NeighbourStory } from '../../../../shared/ipc/library-answers';
import type { ArticleId } from '../../../../shared/article/ids';
import { bylineParts } from './byline';
import type { BylinePart } from './byline';
import type { Edition } from './edition';
import { editionOf } from './edition';
import { datelineRunIn, mastheadDate, whenInWords } from './page-time';
import { pictureAddress } from './picture-address';

/** All a page is made from; times are ISO 8601. */
export interface PageInput {
  readonly doc: Node;
  readonly fields: ArticleFields;
  readonly state: WorkflowState;
  readonly neighbours: Neighbours | null;
  readonly now: Date;
  /** The site's name; without a site the page carries the edition's own masthead. */
  readonly masthead: string | null;
  /** When readers first saw it and when it last changed for them; null where neither has happened. */
  readonly publishedAt: string | null;
  readonly updatedAt: string | null;
  /** The reader's time zone; the machine's own where none is given. */
  readonly timeZone?: string;
  /** The newsroom's, which notices are told in; the reader's where none is given. */
  readonly newsroomTimeZone?: string;
}

/** What readers are told of a change after publication. */
export interface PageNotice {
  readonly id: string;
  readonly kind: PublicNotice['kind'];
  readonly label: string;
  readonly text: string;
}

export interface PageCard {
  readonly id: ArticleId;
  readonly headline: string;
  readonly section: string;
  readonly picture: string | null;
}

export interface AuthorBox {
  readonly id: string;
  readonly name: string;
  readonly initials: string;
  readonly title: string;
  readonly bio: string;
  readonly email: string;
  readonly picture: string | null;
}

export interface PageLead {
  readonly picture: string | null;
  readonly alt: string;
  readonly caption: string;
  readonly credit: string;
}

/** An article as its page shows it, but for the body's blocks, which are drawn from the copy itself. */
export interface PageModel {
  readonly edition: Edition;
  readonly masthead: string;
  readonly date: string;
  readonly year: string;
  readonly nav: readonly { readonly name: string; readonly current: boolean }[];
  readonly breadcrumb: readonly string[];
  readonly section: string | null;
  readonly headline: string;
  readonly dek: string;
  readonly byline: readonly BylinePart[];
  readonly published: string;
  readonly updated: string | null;
  readonly reading: string | null;
  readonly dateline: string | null;
  readonly lead: PageLead | null;
  /** Killed: nothing stands here but the headline and the advisory among the notices. */
  readonly isKilled: boolean;
  readonly notices: readonly PageNotice[];
  readonly tags: readonly string[];
  readonly authors: readonly AuthorBox[];
  readonly related: readonly PageCard[];
  readonly previous: PageCard | null;
  readonly next: PageCard | null;
}

/** Cards under an article: as many as make one row on a desktop. */
const mostRelated = 3;

/** Turns a record and its neighbours into what a reader's page says. Pure: same input, same page. */
export function pageModel(input: PageInput): PageModel {
  const { doc, fields, neighbours, now, timeZone } = input;
  const edition = editionOf(fields.language);
  const isKilled = input.state === 'killed';
  const section = fields.sections[0]?.name ?? null;
  const headline = doc.child(0).textContent.trim();
  return {
    edition,
    masthead: input.masthead ?? edition.say('preview.page.masthead'),
    date: capitalise(mastheadDate(now, edition, timeZone)),
    year: String(now.getFullYear()),
    nav: navigation(edition, section),
    breadcrumb: [edition.say('preview.page.home'), ...(section === null ? [] : [section])],
    section,
    headline,
    dek: isKilled ? '' : doc.child(1).textContent.trim(),
    byline: isKilled ? [] : bylineParts(fields.bylines, edition),
    ...times(input, edition),
    reading: isKilled ? null : reading(doc, edition),
    dateline: datelineRunIn(fields.dateline, edition),
    lead: isKilled ? null : lead(fields),
    isKilled,
    notices: notices(input),
    tags: isKilled ? [] : fields.tags,
    authors: isKilled ? [] : fields.bylines.flatMap((byline) => authorBox(byline, edition)),
    related: (neighbours?.related ?? []).slice(0, mostRelated).map((story) => card(story, edition)),
    previous: neighbours?.previous ? card(neighbours.previous, edition) : null,
    next: neighbours?.next ? card(neighbours.next, edition) : null,
  };
}

/** Oldest first; of a killed story the last advisory alone. */
function notices({ fields, state, timeZone, newsroomTimeZone }: PageInput): PageNotice[] {
  const told = fields.notices.filter(({ kind }) => (kind === 'kill') === (state === 'killed'));
  const shown =
    state === 'killed'
      ? told.slice(-1)
      : told.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
  const zone = newsroomTimeZone ?? timeZone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return shown.map((notice) => ({ ...notice, label: noticeLabel(notice, fields.language, zone) }));
}

/** A story nobody has seen yet shows the moment readers would get it: now, at its hour, or when its embargo ends. */
function times(input: PageInput, edition: Edition): { published: string; updated: string | null } {
  const { fields, now, timeZone } = input;
  const ahead = [fields.publishAt, fields.embargo].flatMap((at) => (at === null ? [] : [new Date(at)]));
  const expected = ahead.reduce((latest, at) => (at > latest ? at : latest), now);
  const published = input.publishedAt === null ? expected : new Date(input.publishedAt);
  const changes = [input.updatedAt, ...fields.notices.map(({ at }) => at)].flatMap((at) =>
    at === null || input.publishedAt === null ? [] : [new Date(at)],
  );
  const updated = changes.reduce<Date | null>(
    (latest, at) => (latest === null || at > latest ? at : latest),
    null,
  );
  const isLater = updated !== null && updated.getTime() - published.getTime() >= 60_000;
  return {
    published: edition.say('preview.page.published', {
      when: whenInWords(published, now, edition, timeZone),
    }),
    updated: isLater
      ? edition.say('preview.page.updated', { when: whenInWords(updated, now, edition, timeZone) })
      : null,
  };
}

function reading(doc: Node, edition: Edition): string | null {
  const minutes = readingMinutes(copyText(doc).words, edition.locale);
  return minutes === 0 ? null : edition.say('preview.page.reading', { minutes });
}

const navigationIds = ['news', 'city', 'waterfront', 'culture', 'sports', 'life', 'opinion'] as const;

/** The edition's sections; one that the article is in and the edition lacks comes first. */
function navigation(edition: Edition, section: string | null): PageModel['nav'] {
  const names = navigationIds.map((id) => edition.say(`preview.page.nav.${id}`));
  const isNew = section !== null && !names.includes(section);
  const shown = isNew ? [section, ...names.slice(0, -1)] : names;
  return shown.map((name) => ({ name, current: name === section }));
}

function lead({ leadImage }: ArticleFields): PageLead | null {
  if (leadImage === null) return null;
  const { alt, caption, credit } = leadImage;
  return { picture: pictureAddress(leadImage.source), alt, caption, credit };
}

function authorBox({ id, name, role, box }: Byline, edition: Edition): AuthorBox[] {
  const { title, bio, email, picture } = box;
  if (title === '' && bio === '' && email === '' && picture === null) return [];
  return [
    {
      id,
      name,
      initials: initials(name),
      title: title === '' ? edition.say(`preview.page.authors.${role}`) : title,
      bio,
      email,
      picture: pictureAddress(picture),
    },
  ];
}

function initials(name: string): string {
  const words = name.split(/[\s-]+/).filter((word) => word !== '');
  const letters = words.map((word) => Array.from(word)[0] ?? '');
  return [letters[0], letters.length > 1 ? letters.at(-1) : ''].join('').toUpperCase();
}

function card({ id, headline, section, picture }: NeighbourStory, edition: Edition): PageCard {
  const shown = headline.trim() === '' ? edition.say('preview.page.untitled') : headline;
  return { id, headline: shown, section, picture: pictureAddress(picture) };
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
