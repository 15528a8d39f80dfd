// Everything, step by step; the last line says how many tests and checks passed and failed.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { bundles } from './build/bundles.mjs';
import { countsVariable, takeCounts } from './host/counts.mjs';
import { findBrowser } from './host/findBrowser.mjs';
import { installVsCode } from './host/installVsCode.mjs';
import { root } from './host/paths.mjs';

/**
 * @typedef {object} Step
 * @property {string} title
 * @property {readonly string[]} args what Node runs
 * @property {boolean} [needsBuild] fails without being run when there is nothing in `dist/` to test
 */

/** @type {readonly Step[]} */
const steps = [
  { title: 'Build, budgets and layers', args: ['esbuild.mjs'] },
  { title: 'Types', args: ['node_modules/typescript/bin/tsc', '-b'] },
  { title: 'Lint', args: ['node_modules/oxlint/bin/oxlint', '--type-aware', '--deny-warnings'] },
  { title: 'Format', args: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'] },
  { title: 'Plain tests', args: ['scripts/test-unit.mjs'] },
  {
    title: 'Integration tests in the Node extension host',
    args: ['scripts/test-vscode.mjs', 'node'],
    needsBuild: true,
  },
  {
    title: 'Integration tests in the web worker extension host',
    args: ['scripts/test-vscode.mjs', 'web'],
    needsBuild: true,
  },
  { title: 'Package', args: ['scripts/package.mjs', '--built'], needsBuild: true },
  { title: 'End-to-end tests', args: ['scripts/test-e2e.mjs'], needsBuild: true },
];

const countsFile = join(root, 'out/test-counts.json');

/**
 * Runs a step and gives its counts; a step that counts no tests is itself one.
 *
 * @param {Step} step
 * @returns {Promise<import('./host/counts.mjs').Counts>}
 */
async function run(step) {
  const env = { ...process.env, [countsVariable]: countsFile };
  const child = spawn(process.execPath, step.args, { cwd: root, env, stdio: 'inherit' });
  /** @type {boolean} */
  const succeeded = await new Promise((resolve) => {
    child.once('error', () => resolve(false));
    child.once('close', (code) => resolve(code === 0));
  });
  const counts = takeCounts(countsFile) ?? { passed: succeeded ? 1 : 0, failed: 0 };
  // A run that broke off has failed, whatever it counted.
  return { passed: counts.passed, failed: succeeded ? counts.failed : Math.max(counts.failed, 1) };
}

/** A build that is only too large, or has a wrong import, can be tested all the same. */
function isBuilt() {
  return bundles.every(({ outfile }) => existsSync(join(root, outfile)));
}

/** @param {number} start */
function since(start) {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`;
}

async function runAll() {
  const total = { passed: 0, failed: 0 };
  for (const step of steps) {
    console.log(`\n— ${step.title}`);
    const start = performance.now();
    const canRun = !step.needsBuild || isBuilt();
    if (!canRun) console.log('not run: there is no build');
    /** @type {import('./host/counts.mjs').Counts} */
    const counts = canRun ? await run(step) : { passed: 0, failed: 1 };
    total.passed += counts.passed;
    total.failed += counts.failed;
    console.log(
      `${counts.failed === 0 ? '✔' : '✘'} ${step.title}: ${counts.passed} passed, ${counts.failed} failed (${since(start)})`,
    );
  }
  return total;
}

/** Fetches what the tests need beside the npm packages; what is missing shows in the steps that need it. */
async function prepare() {
  mkdirSync(join(root, 'out'), { recursive: true });
  console.log('— VS Code and a browser');
  for (const fetch of [installVsCode, findBrowser]) {
    await fetch().catch((/** @type {Error} */ error) => console.error(`✘ ${error.message}`));
  }
}

await prepare();
const total = await runAll();
process.exitCode = total.failed === 0 ? 0 : 1;
console.log(`\n${total.passed} passed, ${total.failed} failed`);
