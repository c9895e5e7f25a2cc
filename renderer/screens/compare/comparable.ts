/** Reasons to need the person where two texts can be looked at; other refusals need something else done first. */
export const comparable: ReadonlySet<string> = new Set([
  'site.changed-on-site',
  'site.merged',
  'site.altered',
  'site.other-bylines',
]);
