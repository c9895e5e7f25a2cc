/** All that the sequences of one run did together. */
const tally = new Map<string, number>();

export function count(what: string): void {
  tally.set(what, (tally.get(what) ?? 0) + 1);
}

export function counted(what: string): number {
  return tally.get(what) ?? 0;
}

/** The whole account in a line, in the order of the alphabet. */
export function account(): string {
  return [...tally]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([what, many]) => `${many} ${what}`)
    .join(', ');
}

/** From so many sequences on, all of what follows has happened: a fuzzer that approves or publishes nothing proves nothing. */
export const enough = 500;

const onAnySite = [
  'approved',
  'post publish',
  'post future',
  'published at its hour',
  'live post publish again',
  'advisory in place of a story',
  'move update',
  'move correct',
  'move kill',
  'void by editing',
  'void by field',
  'void by undo',
  'void by merge',
  'void on the way',
  'refused article.approval-voided',
  'refused article.embargoed',
  'refused article.open-suggestions',
  'publish stopped: article.approval-voided',
  'publish stopped: site.merged-over-approval',
  'changes on the way',
  'changes there',
  'broken calls',
  'restarts',
  'text kept',
  'text taken',
] as const;

export const workOnPlainSite: readonly string[] = [...onAnySite, 'void by suggestion', 'move unschedule'];

/** Between two people, under rules of the site. */
export const workWithCompanion: readonly string[] = [
  ...onAnySite,
  'approved elsewhere',
  'signed-off',
  'signed-off elsewhere',
  'published with one approval',
  'published with two',
  'signed off by publish',
  'signed off by correct',
  'second to a waiting notice',
  'refused workflow.second-sign-off',
  'publish stopped: site.merged',
  'publish stopped: site.not-approved',
  'roles changed',
];
