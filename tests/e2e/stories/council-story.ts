/** The story a reporter writes in the town hall: about 900 words, from numbered sentences that can all be found again. */
const subjects = [
  'The council',
  'A ferry captain',
  'The budget office',
  'A shop owner on Front Street',
  'The mayor',
];
const verbs = ['asked for', 'argued over', 'voted on', 'put off', 'read out'];
const objects = [
  'the third reading of the harbour plan',
  'four years of repairs to the slip',
  'a ramp that nobody had drawn',
  'the cost of a winter crossing',
  'two letters from the fishermen’s hall',
];

const sentence = (number: number): string =>
  `${subjects[number % 5] ?? ''} ${verbs[(number * 2) % 5] ?? ''} ${objects[(number * 3) % 5] ?? ''}, item ${number} of a long evening in the hall.`;

export const councilStory = {
  headline: 'Council keeps the ferry for another winter',
  dek: 'A seven to two vote, after five hours and forty speakers.',
  body: Array.from({ length: 11 }, (_, paragraph) =>
    [0, 1, 2, 3].map((place) => sentence(paragraph * 4 + place + 1)).join(' '),
  ),
  tags: ['council', 'ferry', 'night sitting'],
  section: 'City',
  dateline: { place: 'PORT MERCIER', date: '2026-11-23' },
  slug: 'council-keeps-the-ferry',
};
