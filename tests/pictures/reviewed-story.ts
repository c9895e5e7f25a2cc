import { join } from 'node:path';
import { layInSamples } from '../../electron/sample-newsroom';
import { approvalHash } from '../../electron/store/review/approval';
import { createArticleFromSite, loadLive } from '../../electron/store/articles/articles';
import { appendEvent } from '../../electron/store/journal/journal';
import { openStore } from '../../electron/store/file/open';
import { emptyFields } from '../../shared/article/fields';
import { newId } from '../../shared/article/ids';
import type { Suggestion, Thread } from '../../shared/article/record';
import type { Locale } from '../../shared/ipc/preferences';
import { valueOf } from '../helpers/newsroom';

/** Who reads the copy: one cuts, another asks. */
const readers = { cuts: 'Ben Okafor', asks: 'Claire Roy', wrote: 'Maya Tremblay' } as const;

type Part =
  | string
  | { readonly cut: string; readonly put?: string; readonly by: keyof typeof readers }
  | { readonly quoted: string; readonly asked: string; readonly answered?: string };

interface Reviewed {
  readonly headline: readonly Part[];
  readonly dek: string;
  readonly section: { readonly slug: string; readonly name: string };
  readonly paragraphs: readonly (readonly Part[])[];
}

const reviewed: Readonly<Record<Locale, Reviewed>> = {
  en: {
    headline: ['The night ferry stays, ', { cut: 'for now at least', put: 'until spring', by: 'cuts' }],
    dek: 'Council found the money at ten to midnight, and nobody is quite sure where.',
    section: { slug: 'city', name: 'City' },
    paragraphs: [
      [
        'The last boat will keep leaving the north quay at 00:40, ',
        {
          cut: 'it was decided by councillors on Monday night',
          put: 'councillors decided on Monday',
          by: 'cuts',
        },
        ', by ',
        { quoted: 'seven votes to four', asked: 'The clerk’s sheet says eight to three. Which is it?' },
        '.',
      ],
      [
        'About 210 people take it on a weekday',
        { cut: ', according to figures that were provided by the city', by: 'cuts' },
        ': ',
        {
          quoted: 'nurses, cooks and the night shift of the fish plant',
          asked: 'Lovely. Can we hear one of them?',
          answered: 'Yes: a cook called Denis rings me back at nine.',
        },
        '.',
      ],
      [
        'The deputy mayor, who voted against, called it ',
        { cut: 'a', put: '“a', by: 'asks' },
        ' very expensive night light',
        { cut: '', put: '”', by: 'asks' },
        '. The boat costs the city 1.3 million dollars a year.',
      ],
      ['The money runs out on April 30. A bus across the bridge takes 50 minutes.'],
    ],
  },
  fr: {
    headline: [
      'Le traversier de nuit reste, ',
      { cut: 'du moins pour l’instant', put: 'jusqu’au printemps', by: 'cuts' },
    ],
    dek: 'Le conseil a trouvé l’argent à minuit moins dix, et personne ne sait au juste où.',
    section: { slug: 'ville', name: 'Ville' },
    paragraphs: [
      [
        'Le dernier bateau partira toujours du quai nord à 0 h 40, ',
        {
          cut: 'ont fait savoir les élus dans la nuit de lundi',
          put: 'ont décidé les élus lundi',
          by: 'cuts',
        },
        ', par ',
        {
          quoted: 'sept voix contre quatre',
          asked: 'La feuille de la greffière dit huit contre trois. Laquelle est la bonne ?',
        },
        '.',
      ],
      [
        'Quelque 210 personnes le prennent en semaine',
        { cut: ', selon des chiffres qui ont été fournis par la Ville', by: 'cuts' },
        ' : ',
        {
          quoted: 'des infirmières, des cuisiniers et l’équipe de nuit de la conserverie',
          asked: 'Très beau. Peut-on en entendre un ?',
          answered: 'Oui : un cuisinier, Denis, me rappelle à neuf heures.',
        },
        '.',
      ],
      [
        'L’adjointe au maire, qui a voté contre, parle d’',
        { cut: 'une', put: '« une', by: 'asks' },
        ' veilleuse hors de prix',
        { cut: '', put: ' »', by: 'asks' },
        '. Le bateau coûte 1,3 million de dollars par an à la Ville.',
      ],
      ['L’argent manquera le 30 avril. Par le pont, l’autobus met 50 minutes.'],
    ],
  },
};

/** Headlines by which the stories are found in the library. */
export const reviewedHeadline: Readonly<Record<Locale, string>> = {
  en: 'The night ferry stays',
  fr: 'Le traversier de nuit reste',
};

/** The sample newsroom with one more story, which two colleagues have read and written in. */
export function layReviewedNewsroom(userData: string, locale: Locale): void {
  const now = (): Date => new Date();
  const store = valueOf(openStore({ directory: join(userData, 'newsroom'), now }));
  layInSamples(store, join('resources', 'samples'), now);
  const { headline, dek, section, paragraphs } = reviewed[locale];
  const suggestions: Suggestion[] = [];
  const threads: Thread[] = [];
  const inline = (parts: readonly Part[]): object[] =>
    parts.flatMap((part) => {
      if (typeof part === 'string') return [text(part)];
      if ('quoted' in part) {
        const thread = threadOn(`t${threads.length}`, part);
        threads.push(thread);
        return [text(part.quoted, { type: 'comment', attrs: { id: thread.id } })];
      }
      const id = `s${suggestions.length}`;
      suggestions.push({ id, author: readers[part.by], at: minutesAgo(12) });
      const struck = part.cut === '' ? [] : [text(part.cut, { type: 'deletion', attrs: { id } })];
      return part.put === undefined
        ? struck
        : [...struck, text(part.put, { type: 'insertion', attrs: { id } })];
    });
  const copy = {
    type: 'doc',
    content: [
      { type: 'headline', content: inline(headline) },
      { type: 'dek', content: [text(dek)] },
      ...paragraphs.map((parts, index) => ({
        type: 'paragraph',
        attrs: { id: `p${index}`, dress: null },
        content: inline(parts),
      })),
    ],
  };
  const fields = {
    ...emptyFields(locale === 'en' ? 'en-CA' : 'fr-CA'),
    slug: locale === 'en' ? 'night-ferry-stays' : 'traversier-de-nuit',
    sections: [section],
  };
  const id = valueOf(
    createArticleFromSite(store.db, { copy, suggestions, threads, fields, events: [], siteId: null, now }),
  );
  for (const [kind, to] of [
    ['created', 'draft'],
    ['submitted', 'submitted'],
  ] as const) {
    const hash = approvalHash(store.db, valueOf(loadLive(store.db, id)));
    const event = { id: newId(), kind, to, actor: readers.wrote, at: minutesAgo(40), hash };
    valueOf(appendEvent(store.db, id, event, { actor: readers.wrote, now }));
  }
  store.close();
}

function text(words: string, ...marks: readonly object[]): object {
  return { type: 'text', text: words, marks };
}

function threadOn(id: string, part: Extract<Part, { readonly quoted: string }>): Thread {
  const said = (author: string, words: string, minutes: number): Thread['replies'][number] => ({
    id: `${id}-${minutes}`,
    author,
    person: null,
    at: minutesAgo(minutes),
    text: words,
    mentions: [],
  });
  return {
    id,
    anchor: { kind: 'text' },
    quote: { text: part.quoted, prefix: '', suffix: '' },
    state: 'open',
    settled: null,
    assignee: null,
    replies: [
      said(readers.asks, part.asked, 9),
      ...(part.answered === undefined ? [] : [said(readers.wrote, part.answered, 4)]),
    ],
  };
}

function minutesAgo(minutes: number): string {
  return new Date(Date.now() - minutes * 60_000).toISOString();
}
