module.exports = async () => {
  await globalThis.oviproTestRun?.end();
};
