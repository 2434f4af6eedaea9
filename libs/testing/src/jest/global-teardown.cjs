module.exports = async () => {
  await globalThis.oviproTestRun?.end();
  await globalThis.oviproKafkaRun?.end();
};
