// The browser build of mocha runs in both extension hosts, so that both run the very same file.
import 'mocha/mocha.js';

declare const testGrep: string | undefined;

mocha.setup({ ui: 'bdd', reporter: class {}, timeout: 20_000, ...(testGrep !== undefined && { grep: testGrep }) });
