const { readdirSync, existsSync } = require('node:fs');
const { join } = require('node:path');

/** Every workspace package by its name, at its sources: tests never depend on a stale build. */
const sources = {};
for (const folder of ['libs', 'apps', 'tools']) {
  for (const name of readdirSync(join(__dirname, folder))) {
    if (!existsSync(join(__dirname, folder, name, 'src'))) continue;
    sources[`^@ovipro/${name}$`] = join(__dirname, folder, name, 'src');
    sources[`^@ovipro/${name}/([\\w-]+)$`] = join(__dirname, folder, name, 'src', '$1');
  }
}

const swc = (syntax) => [
  '@swc/jest',
  {
    jsc: {
      target: 'es2022',
      parser: { syntax, decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
  },
];

/** The jest settings that all projects share. `name` and `root` are the project's own. */
module.exports = (name, root) => ({
  displayName: name,
  rootDir: root,
  testEnvironment: 'node',
  testMatch: ['<rootDir>/src/**/*.(spec|api-spec|e2e-spec).ts'],
  transform: { '\\.ts$': swc('typescript'), '\\.m?js$': swc('ecmascript') },
  // jose is published as ES modules only
  transformIgnorePatterns: ['/node_modules/(?!jose/)'],
  moduleNameMapper: sources,
  setupFiles: ['reflect-metadata'],
  globalSetup: join(__dirname, 'libs/testing/src/jest/global-setup.cjs'),
  globalTeardown: join(__dirname, 'libs/testing/src/jest/global-teardown.cjs'),
});
