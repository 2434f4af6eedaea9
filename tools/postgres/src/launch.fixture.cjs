// A launcher process for the specs: starts a server from the sources, prints it as JSON, waits for its end.
const { transformFileSync } = require('@swc/core');
const { join } = require('node:path');

require.extensions['.ts'] = (module, file) => {
  const options = { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } };
  module._compile(transformFileSync(file, options).code, file);
};

const { startWith } = require('./start.ts');
const { findBinaries } = require('./binaries.ts');

const { from, ...options } = JSON.parse(process.argv[2]);
startWith(findBinaries(from ? { from } : {}), options).then(
  ({ port, pid, superuserUrl }) => console.log(JSON.stringify({ port, pid, url: superuserUrl() })),
  (error) => console.log(JSON.stringify({ code: error.code, message: error.message })),
);
