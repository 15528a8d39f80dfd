/** The mark by which the runner outside knows a report among what else is written to the console. */
const mark = '@test ';

/**
 * Runs all tests inside the extension host; VS Code calls it. Each result goes to the console, which is the one way out
 * of both extension hosts.
 *
 * @throws {Error} when a test failed or there was none
 */
export function run(): Promise<void> {
  return new Promise((resolve, reject) => {
    // `mocha.run` itself asks the page's address for options; the Node extension host has none.
    const runner = Mocha.prototype.run.call(mocha, (failures) => {
      const total = runner.total;
      if (failures > 0) reject(new Error(`${failures} of ${total} tests failed`));
      else if (total === 0) reject(new Error('there was no test to run'));
      else resolve();
    });
    runner.on('pass', (test) => report({ title: test.fullTitle(), passed: true, duration: test.duration ?? 0 }));
    runner.on('fail', (test, error: unknown) =>
      report({ title: test.fullTitle(), passed: false, error: describeError(error) }),
    );
  });
}

function report(result: object): void {
  console.log(mark + JSON.stringify(result));
}

function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { actual, expected } = error as { actual?: unknown; expected?: unknown };
  const comparison =
    expected === undefined ? '' : `\n  expected ${JSON.stringify(expected)}\n  actual   ${JSON.stringify(actual)}`;
  return `${error.stack ?? error.message}${comparison}`;
}
