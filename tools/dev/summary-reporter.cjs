const { writeFileSync } = require('node:fs');
const { relative } = require('node:path');

const slowestCount = 10;
const notRun = new Set(['pending', 'todo', 'disabled']);

/** A skipped test tells why in brackets at the end of one of its titles, as in `as root [needs root]`. */
function reasonOf(titles) {
  const told = titles.map((title) => /\[([^\]]+)\]$/.exec(title)?.[1]).filter(Boolean);
  return told.at(-1) ?? 'its title gives no reason';
}

/** The files that took longest, each with its seconds. */
const slowestOf = (suites) =>
  suites
    .map(({ testFilePath, perfStats: { start, end } }) => ({
      file: relative(process.cwd(), testFilePath),
      seconds: Math.round((end - start) / 1_000),
    }))
    .sort((left, right) => right.seconds - left.seconds)
    .slice(0, slowestCount);

/** Leaves numbers, slow files and skipped tests where `test.mjs` reads them, to print them after everything else. */
module.exports = class SummaryReporter {
  constructor({ testNamePattern }) {
    this.chosen = testNamePattern ? new RegExp(testNamePattern, 'i') : /^/;
  }

  onRunComplete(_contexts, results) {
    const file = process.env.OVIPRO_TEST_SUMMARY;
    if (!file) return;
    const skipped = results.testResults.flatMap((suite) =>
      suite.testResults
        .filter(({ status, fullName }) => notRun.has(status) && this.chosen.test(fullName))
        .map(({ ancestorTitles, title }) => ({
          file: relative(process.cwd(), suite.testFilePath),
          name: [...ancestorTitles, title].join(' › '),
          reason: reasonOf([...ancestorTitles, title]),
        })),
    );
    // a file that could not even be run has no failed test to its name
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const slowest = slowestOf(results.testResults);
    writeFileSync(file, JSON.stringify({ passed: results.numPassedTests, failed, skipped, slowest }));
  }
};
