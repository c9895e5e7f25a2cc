/**
 * Faults that would break a promise of merging or syncing, each as one replacement in one file, with the test that has
 * to notice it. `from` stands exactly once in its file.
 *
 * @typedef {{ fault: string, file: string, from: string, to: string, test: readonly [file: string, name: string] }} PlantedFault
 */

const sync = 'electron/sync';
const plugin = 'resources/wordpress-plugin/stet/includes';

/** @type {readonly PlantedFault[]} */
export const plantedFaults = [
  {
    fault: 'the cursor moves on although the disk kept none of the page',
    file: `${sync}/store-found.ts`,
    from: 'if (isDisk || !db.inTransaction) throw error;',
    to: '',
    test: ['tests/cms/sync-pull.test.ts', 'forgets no post where the disk is full in the middle of a page'],
  },
  {
    fault: 'the cursor moves on before the page is stored',
    file: `${sync}/pull.ts`,
    from: '  const changed = found.filter((one) => isNews(session, one));',
    to: '  setPullCursor(db, site.id, nextOf(found.length));\n  const changed = found.filter((one) => isNews(session, one));',
    test: ['tests/cms/sync-pull.test.ts', 'forgets no post where the disk is full in the middle of a page'],
  },
  {
    fault: 'the sequence is read as far as its head, not as far as its part goes',
    file: `${sync}/pull-changes.ts`,
    from: 'sequence: changes.next,',
    to: 'sequence: changes.head,',
    test: ['tests/cms/sync-companion.test.ts', 'is read to its end, however many parts it has'],
  },
  {
    fault: 'a creation is tried again without looking whether it was made',
    file: `${sync}/make-post.ts`,
    from: 'const found = required(await cms.findPostBySlug(begun.slug));',
    to: 'const found = null as CmsPost | null;',
    test: ['tests/cms/sync-delivery.test.ts', 'is one post when'],
  },
  {
    fault: 'two creations share one slug',
    file: `${sync}/make-post.ts`,
    from: 'slug: `stet-${id}`',
    to: "slug: 'stet-' + String(id.length)",
    test: ['tests/cms/sync-delivery.test.ts', 'uploads a picture once, however many stories show it'],
  },
  {
    fault: 'a picture is uploaded again without looking whether it arrived',
    file: `${sync}/place-media.ts`,
    from: 'required(await cms.findMedia(name)) ?? ',
    to: '',
    test: ['tests/cms/sync-killed.test.ts', 'is one post with one picture when any one request is'],
  },
  {
    fault: 'what was merged is written against the base that was left behind',
    file: `${sync}/deliver.ts`,
    from: 'const expectedRevision = revisionOf(found.writtenOver?.post ?? post);',
    to: 'const expectedRevision = base.revision;',
    test: ['tests/cms/sync-both-sides.test.ts', 'goes out merged by itself where the two do not touch'],
  },
  {
    fault: 'a merge that nobody has read is published',
    file: `${sync}/deliver.ts`,
    from: "overlaps > 0 || next.action === 'publish'",
    to: 'overlaps > 0',
    test: ['tests/cms/sync-both-sides.test.ts', 'is not published with words nobody has read'],
  },
  {
    fault: 'a later operation of a story overtakes an earlier one',
    file: `${sync}/planner.ts`,
    from: '    begun.add(articleId);\n',
    to: '',
    test: ['electron/sync/planner.test.ts', 'is always the first thing open of its story, and due'],
  },
  {
    fault: 'a write that arrived is written a second time',
    file: `${sync}/planner.ts`,
    from: "? 'write' : 'landed'",
    to: "? 'write' : 'write'",
    test: ['electron/sync/planner.test.ts', 'knows its own write again when the answer was lost'],
  },
  {
    fault: 'any number of removals is carried out unasked',
    file: `${sync}/planner.ts`,
    from: 'return removals > 5 || (removals > 1 && removals > known / 10);',
    to: 'return removals > Number.MAX_SAFE_INTEGER - known;',
    test: ['tests/cms/sync-gone.test.ts', 'there altogether (an empty site) wipes nothing here'],
  },
  {
    fault: 'a removal there beats an edit here',
    file: `${sync}/pull-gone.ts`,
    from: 'return !live.ok || live.value.seq !== base.seq;',
    to: 'return !live.ok;',
    test: ['tests/cms/sync-gone.test.ts', 'stays here where it was changed since, and can be sent again'],
  },
  {
    fault: 'a post that one may no longer read is taken for deleted',
    file: `${sync}/pull-gone.ts`,
    from: 'if (!post.ok) continue;',
    to: "if (!post.ok) {\n      noteGone(db, { siteId: site.id, postId, how: 'deleted', foundAt: parts.now().toISOString() });\n      continue;\n    }",
    test: ['tests/cms/sync-gone.test.ts', 'is not what only a list says that leaves a post out'],
  },
  {
    fault: 'another site behind the address is taken for the one that was connected',
    file: `${sync}/pull-vocabulary.ts`,
    from: 'if (!isSameSite(known, site, profile)) interrupt',
    to: 'if (known.name.length === 0 && !isSameSite(known, site, profile)) interrupt',
    test: ['tests/cms/sync-companion.test.ts', 'reads and writes nothing where another site answers'],
  },
  {
    fault: 'a save that crossed ours is not looked for',
    file: `${sync}/deliver-post.ts`,
    from: 'if (latestRevision === null || stored',
    to: 'if (latestRevision !== 0 || stored',
    test: ['tests/cms/sync-race.test.ts', 'is found among WordPress’s revisions, and both stand'],
  },
  {
    fault: 'an unanswered creation is asked for anew, and not word for word',
    file: `${sync}/deliver-article.ts`,
    from: 'if (begun !== null) return create(session, operation, story, begun);',
    to: 'if (begun !== null) setCreationSent(db, operation.articleId, null);',
    test: ['tests/cms/sync-companion.test.ts', 'is not taken for somebody else’s where it is read before'],
  },
  {
    fault: 'our own unanswered creation is read back as somebody else’s story',
    file: `${sync}/store-found.ts`,
    from: 'if (isBeingMade(session, changed)) return',
    to: 'if (site.id === post.slug && isBeingMade(session, changed)) return',
    test: ['tests/cms/sync-companion.test.ts', 'is not taken for somebody else’s where it is read before'],
  },
  {
    fault: 'a suggestion that somebody carried out on the site stays open',
    file: `${sync}/merge-post.ts`,
    from: 'isBare ? acceptDecided(before.copy, mine.copy, theirs.copy) : mine.copy',
    to: 'isBare ? mine.copy : acceptDecided(before.copy, mine.copy, theirs.copy)',
    test: [
      'tests/cms/sync-both-sides.test.ts',
      'takes a suggestion for accepted that was carried out on the site',
    ],
  },
  {
    fault: 'their words are dropped where both changed the same',
    file: 'shared/merge/merge-inline.ts',
    from: '    ...piecesOf(other).map((node) => suggested(node, insertion.create(mark))),\n    ...piecesOf(mine.slice(mine.length - tail)),',
    to: '    ...piecesOf(mine.slice(mine.length - tail)),',
    test: ['shared/merge/merge3.test.ts', 'carry the author’s name and time beside the suggestion'],
  },
  {
    fault: 'what one removed and the other changed is gone',
    file: 'shared/merge/merge-copy.ts',
    from: 'if (!ownContentDiffers(base, only)) return null;',
    to: 'return null;',
    test: ['shared/merge/merge3.test.ts', 'removed by one and changed by the other stay'],
  },
  {
    fault: 'of a field that both changed, the side decides and nobody is told',
    file: 'shared/merge/merge-fields.ts',
    from: '    default:\n      conflict();\n      return mine[name];',
    to: '    default:\n      return mine[name];',
    test: [
      'shared/merge/merge3.test.ts',
      'take what one side changed; where both did, mine stands and theirs is told',
    ],
  },
  {
    fault: 'an operation is anybody’s who knows its id',
    file: `${plugin}/class-operations.php`,
    from: 'if ( ! $own || ! hash_equals(',
    to: 'if ( ! hash_equals(',
    test: ['tests/cms/plugin/operations.test.ts', 'is refused to another person and for another request'],
  },
  {
    fault: 'what is published need not be what was approved',
    file: `${plugin}/class-write-handlers.php`,
    from: 'if ( ! hash_equals( $fields->hash(), $approved ) ) {',
    to: "if ( '' === $approved ) {",
    test: ['tests/cms/plugin/publish.test.ts', 'is refused with another hash, and nothing is written'],
  },
  {
    fault: 'a write need not come from the version that stands',
    file: `${plugin}/class-writer.php`,
    from: ' || (int) $row->version !== $write->expected',
    to: '',
    test: [
      'tests/cms/plugin/parallel-writers.test.ts',
      'lets exactly one of twenty saves of the same version through',
    ],
  },
  {
    fault: 'a change straight in the database goes unnoticed',
    file: `${plugin}/class-articles.php`,
    from: 'if ( 0 !== (int) $row->version && $same ) {',
    to: 'if ( 0 !== (int) $row->version ) {',
    test: ['tests/cms/plugin/wordpress-edits.test.ts', 'is seen by the next save, which is refused'],
  },
  {
    fault: 'pictures are looked for without waiting for the one that is on its way',
    file: `${plugin}/class-media-once.php`,
    from: 'if ( ! self::lock( $found[1] ) ) {',
    to: 'if ( false ) {',
    test: ['tests/cms/plugin/media-once.test.ts', 'is stored once where eight arrive at the same moment'],
  },
  {
    fault: 'what was meant for another site is written here',
    file: `${plugin}/class-routes.php`,
    from: ' || Schema::site() === $meant ) {',
    to: ' || true ) {',
    test: ['tests/cms/plugin/routes.test.ts', 'is refused, and writes nothing'],
  },
];
