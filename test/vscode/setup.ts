// The browser build of mocha runs in both extension hosts, so that both run the very same file.
import 'mocha/mocha.js';

declare const testGrep: string | undefined;

/** Says nothing: the runner reports each test itself. */
class SilentReporter {}

mocha.setup({
  ui: 'bdd',
  reporter: SilentReporter as unknown as Mocha.ReporterConstructor,
  timeout: 20_000,
  ...(testGrep !== undefined && { grep: testGrep }),
});
