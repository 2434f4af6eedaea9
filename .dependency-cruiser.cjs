/** What lint cannot say of single files: no cycles, and entities stay in their folder. `npm run lint` runs it. */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Files that need each other are one file, or need a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'entities-stay-home',
      comment: "An aggregate's entity is its own affair; others ask its service or listen to its events.",
      severity: 'error',
      from: { path: '^apps/([^/]+)/src/([^/]+)/', pathNot: '[.-]spec[.]ts$' },
      to: { path: '^apps/[^/]+/src/[^/]+/[^/]+[.]entity[.]ts$', pathNot: '^apps/$1/src/$2/' },
    },
    {
      name: 'platform-layers',
      comment: 'Persistence and errors know nothing of HTTP, of event transports or of jobs, which stand on them.',
      severity: 'error',
      from: { path: '^libs/platform/src/(persistence|errors|context|auth)/', pathNot: '[.-]spec[.]ts$' },
      to: { path: '^libs/platform/src/(http|events|jobs|worker|directory)/' },
    },
    {
      name: 'platform-for-authors',
      comment:
        "A service's aggregates, directories and jobs need nothing of what starts processes or of the gateway's parts.",
      severity: 'error',
      from: { path: '^apps/(?!gateway/)[^/]+/src/', pathNot: '/(main|migrate|admin)[.]ts$|[.-]spec[.]ts$|/testing/' },
      to: { path: '^libs/platform/src/(server|edge)[.]ts$' },
    },
    {
      name: 'no-orphans',
      comment: 'Nobody imports it and it is no program.',
      severity: 'error',
      from: {
        orphan: true,
        pathNot:
          '(main|index|migrate)[.]ts$|[.-]spec[.]ts$|[.]fixture[.]|^tools/|^libs/testing/|/samples/|/assets/|[.]json$',
      },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules|dist' },
    exclude: { path: '(^|/)(dist|node_modules)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.spec.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['require', 'node', 'default', 'types'] },
  },
};
