/** The borders of the house, held on resolved paths. STYLE of the project: who may import whom. */
const only = (name, from, to, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: '\\.test\\.tsx?$' },
  to: { path: '^(electron|renderer|shared|tests|scripts|resources)/', pathNot: to },
});

/** Rooms of one folder, the lowest floor first: a room imports those named before it, never one named after. */
const floors = (folder, rooms) =>
  rooms.slice(0, -1).map((room, floor) => ({
    name: `${folder}-${room}-looks-down`,
    comment: 'arrows between the rooms of a folder go one way',
    severity: 'error',
    from: { path: `^electron/${folder}/${room}/`, pathNot: '\\.test\\.ts$' },
    to: { path: `^electron/${folder}/(${rooms.slice(floor + 1).join('|')})/` },
  }));

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-unresolved',
      severity: 'error',
      from: { path: '^(electron|renderer|shared)/' },
      to: { couldNotResolve: true, pathNot: '\\?|\\.css$|^electron$' },
    },
    only('shared-is-pure', '^shared/', '^shared/', 'shared/ imports only shared/ and pure libraries'),
    {
      name: 'shared-needs-no-host',
      severity: 'error',
      from: { path: '^shared/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'shared-without-react-or-electron',
      severity: 'error',
      from: { path: '^shared/', pathNot: '\\.test\\.ts$' },
      to: { path: 'node_modules/(electron|react|react-dom|better-sqlite3|@tiptap/(core|react)|@base-ui)/' },
    },
    {
      name: 'no-wordpress-packages',
      comment: 'GPL: in tests only',
      severity: 'error',
      from: { path: '^(electron|renderer|shared)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: 'node_modules/@wordpress/' },
    },
    only(
      'electron-imports',
      '^electron/',
      '^(electron|shared|resources/locales)/',
      'electron and renderer never import each other',
    ),
    only('store-imports', '^electron/store/', '^(electron/store|shared)/', 'store → shared alone'),
    only('cms-imports', '^electron/cms/', '^(electron/cms|shared)/', 'cms → shared alone'),
    only('sync-imports', '^electron/sync/', '^(electron/(sync|store|cms)|shared)/', 'sync → store, cms'),
    ...floors('store', [
      'migrations',
      'replay',
      'sites',
      'outbox',
      'review',
      'journal',
      'desk',
      'library',
      'articles',
      'comments',
      'versions',
      'file',
      'media',
    ]),
    ...floors('sync', ['post', 'session', 'outbox', 'moves', 'merge', 'deliver', 'pull', 'site', 'engine']),
    only(
      'renderer-imports',
      '^renderer/',
      '^(renderer|shared|resources/locales)/',
      'renderer and electron never import each other',
    ),
    only('api-imports', '^renderer/api/', '^(renderer/api|shared)/', 'api → the bridge alone'),
    only('state-imports', '^renderer/state/', '^(renderer/(state|api)|shared)/', 'state → api'),
    only(
      'editor-imports',
      '^renderer/editor/',
      '^(renderer/(editor|components|i18n)|shared)/',
      'the editor gets its capabilities injected',
    ),
    only(
      'components-imports',
      '^renderer/components/',
      '^(renderer/(components|i18n)|shared)/',
      'components draw, they ask nobody',
    ),
    only(
      'screens-imports',
      '^renderer/screens/',
      '^(renderer/(screens|components|editor|state|i18n)|shared)/',
      'screens → components, editor, state',
    ),
    {
      name: 'sql-only-in-store',
      severity: 'error',
      from: { path: '^electron/', pathNot: '^electron/(store/|.*\\.test\\.ts$)' },
      to: { path: 'node_modules/better-sqlite3', dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(build|\\.cache|node_modules/.*/node_modules)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
    },
  },
};
