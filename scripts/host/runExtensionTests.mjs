import { launchBrowser } from './launchBrowser.mjs';
import { root } from './paths.mjs';
import { startServer } from './startServer.mjs';

/** The mark before the reports that `test/vscode/index.ts` writes to the console. */
const mark = '@test ';

/** @typedef {{ passed: number, failed: number }} Counts */

/**
 * @typedef {object} ExtensionTestRun
 * @property {'node' | 'web'} kind which extension host
 * @property {string} workspace absolute path of the folder to open
 * @property {string} testsPath absolute path of the bundled tests without ending
 * @property {import('./installVsCode.mjs').VsCodeRelease} [release]
 * @property {Readonly<Record<string, unknown>>} [settings]
 * @property {boolean} [verbose] prints all that the extension host writes to its console
 * @property {number} [timeout] milliseconds for the whole run
 */

/**
 * Runs the extension's tests inside a real VS Code and prints each as it ends.
 *
 * @param {ExtensionTestRun} options
 * @returns {Promise<Counts>}
 */
export async function runExtensionTests(options) {
  const server = await startServer({ testing: true, ...pick(options) });
  try {
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage();
      return await runInPage(page, server, options);
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
  }
}

/** @param {ExtensionTestRun} options */
function pick({ release, settings }) {
  return { ...(release && { release }), ...(settings && { settings }) };
}

/** @param {import('playwright-core').Page} page @param {import('./startServer.mjs').Server} server @param {ExtensionTestRun} options */
async function runInPage(page, server, options) {
  const counts = { passed: 0, failed: 0 };
  /** @type {string[]} */
  const log = [];
  await page.exposeFunction('codeAutomationLog', (/** @type {string} */ type, /** @type {unknown[]} */ args) => {
    const line = args.map((each) => (typeof each === 'string' ? each : JSON.stringify(each))).join(' ');
    if (line.startsWith(mark)) return count(counts, line.slice(mark.length));
    if (isNoise(line)) return;
    log.push(`${type}: ${line}`);
    if (options.verbose) console.log(`    | ${line}`);
  });
  const exit = new Promise((resolve) => void page.exposeFunction('codeAutomationExit', resolve));
  await page.goto(server.urlOf(options.workspace, payloadOf(server, options)));
  const code = await Promise.race([exit, timeout(options.timeout ?? 180_000)]);
  if (code !== 0 && counts.failed === 0) {
    counts.failed += 1;
    console.error(`VS Code's extension host ended the tests with ${String(code)}.\n${log.slice(-30).join('\n')}`);
  }
  return counts;
}

/** @param {import('./startServer.mjs').Server} server @param {ExtensionTestRun} options */
function payloadOf(server, { kind, testsPath }) {
  return {
    extensionDevelopmentPath: server.remoteUri(root),
    extensionTestsPath: server.remoteUri(testsPath),
    skipWelcome: 'true',
    ...(kind === 'web' && { extensionDevelopmentKind: 'web' }),
  };
}

/** What VS Code says of its own: native modules it does without, vendors' servers it cannot reach. @param {string} line */
function isNoise(line) {
  return /bindings file|native-watchdog|connection token|Creating a socket|grace.time|builtin extensions cache|Service Worker|AgentHost|AccountPolicy|extensionUsageCache|ExtensionUsageCache|gallery|ENOTFOUND/.test(
    line,
  );
}

/** @param {Counts} counts @param {string} report */
function count(counts, report) {
  const { title, passed, duration, error } = JSON.parse(report);
  counts[passed ? 'passed' : 'failed'] += 1;
  console.log(passed ? `  ✔ ${title} (${duration} ms)` : `  ✘ ${title}\n${String(error).replace(/^/gm, '      ')}`);
}

/** @param {number} milliseconds @returns {Promise<string>} */
function timeout(milliseconds) {
  return new Promise((resolve) =>
    setTimeout(() => resolve(`a timeout after ${milliseconds / 1000} s`), milliseconds).unref(),
  );
}
