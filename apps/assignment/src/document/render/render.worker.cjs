// The worker of tests, which run the sources: Node itself does not read TypeScript.
const { transformSync } = require('@swc/core');
const { readFileSync } = require('node:fs');

const options = { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } };

require.extensions['.ts'] = (module, filename) =>
  module._compile(transformSync(readFileSync(filename, 'utf8'), { ...options, filename }).code, filename);

require('./render.worker.ts');
