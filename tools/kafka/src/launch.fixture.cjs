// A launcher process for the specs: starts a broker from the sources, prints its process as JSON, ends with its
// standard input, and so with the spec.
const { readFileSync } = require('node:fs');
const { ModuleKind, ScriptTarget, transpile } = require('typescript');

require.extensions['.ts'] = (module, file) => {
  const options = { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022, esModuleInterop: true };
  module._compile(transpile(readFileSync(file, 'utf8'), options), file);
};

const { startKafka } = require('./start.ts');

startKafka(JSON.parse(process.argv[2])).then(
  ({ pid }) => console.log(JSON.stringify({ pid })),
  (error) => console.log(JSON.stringify({ message: error.message })),
);

process.stdin.resume().once('end', () => process.exit());
