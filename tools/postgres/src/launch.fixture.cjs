// A launcher process for the specs: starts a server from the sources, prints it as JSON, ends with its standard input,
// and so with the spec.
const { readFileSync } = require('node:fs');
// not swc, which keeps a copy of itself for each user in the temporary folder
const { ModuleKind, ScriptTarget, transpile } = require('typescript');

require.extensions['.ts'] = (module, file) => {
  const options = { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022, esModuleInterop: true };
  module._compile(transpile(readFileSync(file, 'utf8'), options), file);
};

const { startWith } = require('./start.ts');
const { findBinaries } = require('./binaries.ts');

const { from, ...options } = JSON.parse(process.argv[2]);
startWith(findBinaries(from ? { from } : {}), options).then(
  ({ port, pid, superuserUrl }) => console.log(JSON.stringify({ port, pid, url: superuserUrl() })),
  (error) => console.log(JSON.stringify({ code: error.code, message: error.message })),
);

process.stdin.resume().once('end', () => process.exit());
