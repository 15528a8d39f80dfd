import { spawn } from 'node:child_process';

/**
 * Runs mocha on bundled tests, in a process of its own.
 *
 * @param {string} glob
 * @param {readonly string[]} options
 * @returns {Promise<number>} its exit code
 */
export function runMocha(glob, options) {
  const reporter = options.some((option) => option.startsWith('--reporter'))
    ? []
    : ['--reporter', 'scripts/mochaReporter.mjs'];
  const mocha = [
    '--enable-source-maps',
    '--import',
    './scripts/fixSeed.mjs',
    'node_modules/mocha/bin/mocha.js',
    '--forbid-only',
    ...reporter,
    ...options,
    glob,
  ];
  const child = spawn(process.execPath, mocha, { stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}
