/** Import walls: who may know whom. The tree in docs and the walks in the README stay true because of these rules. */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'domain-is-pure',
      comment: 'rules in, decisions out: zod, the number libraries and the text catalogue, nothing else',
      severity: 'error',
      from: { path: '^shared/domain' },
      to: { pathNot: '^(shared/domain|shared/text|node_modules/(zod|fraction\\.js|decimal\\.js|canonicalize|chinese-days|temporal-polyfill|temporal-spec)/|crypto$|node:crypto)' },
    },
    { name: 'text-is-data', severity: 'error', from: { path: '^shared/text' }, to: { pathNot: '^shared/text' } },
    { name: 'storage-knows-no-use-case', severity: 'error', from: { path: '^shared' }, to: { path: '^(functions|infra|test)' } },
    {
      name: 'capabilities-do-not-know-each-other',
      severity: 'error',
      from: { path: '^functions/([^/]+)/' },
      to: { path: '^functions/([^/]+)/', pathNot: '^functions/$1/' },
    },
    { name: 'functions-do-not-know-where-they-run', severity: 'error', from: { path: '^(functions|shared)' }, to: { path: '^infra' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'], extensions: ['.ts', '.js', '.cjs', '.mjs', '.json'] },
  },
};
