const { readdirSync, existsSync } = require('node:fs');
const { join } = require('node:path');
const preset = require('./jest.preset.cjs');

const projects = ['libs', 'apps', 'tools'].flatMap((folder) =>
  readdirSync(join(__dirname, folder))
    .filter((name) => existsSync(join(__dirname, folder, name, 'src')))
    .map((name) => preset(name, join(__dirname, folder, name))),
);

/** One run for all projects: PostgreSQL starts once, the workers share the two cores. */
module.exports = { projects, testTimeout: 30_000 };
