// jest compiles what is required here but does not apply moduleNameMapper, hence the path: sources, never a stale build
const kafka = require('../../../../tools/kafka/src/index.ts');
const { startPostgres } = require('../../../../tools/postgres/src/index.ts');
const { startKafkaRun } = require('../kafka/kafka-run.ts');
const { startTestRun } = require('../postgres/test-run.ts');

module.exports = async () => {
  globalThis.oviproKafkaRun = await startKafkaRun(kafka);
  globalThis.oviproTestRun = await startTestRun(startPostgres);
};
