// jest compiles what is required here but does not apply moduleNameMapper, hence the path: sources, never a stale build
const { startPostgres } = require('../../../../tools/postgres/src/index.ts');
const { startTestRun } = require('../postgres/test-run.ts');

module.exports = async () => {
  globalThis.oviproTestRun = await startTestRun(startPostgres);
};
