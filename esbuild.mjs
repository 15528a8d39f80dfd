// node esbuild.mjs [--watch]: the desktop and web extension, the webview page and the command line, into dist/.
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build, context } from 'esbuild';
import { bundles } from './scripts/build/bundles.mjs';
import { checkMetafile } from './scripts/build/checkMetafile.mjs';
import { writeNotices } from './scripts/build/notices.mjs';
import { slim } from './scripts/build/slim.mjs';

const watching = process.argv.includes('--watch');

/** @param {import('./scripts/build/bundles.mjs').Bundle} bundle @returns {import('esbuild').BuildOptions} */
function optionsOf(bundle) {
  return {
    entryPoints: [bundle.entry],
    outfile: bundle.outfile,
    bundle: true,
    metafile: true,
    minify: !watching,
    sourcemap: watching ? 'linked' : 'external',
    legalComments: 'none',
    charset: 'utf8',
    plugins: [slim],
    logLevel: 'warning',
    ...bundle.options,
  };
}

/** What is wrong with a finished bundle, for people. @param {import('./scripts/build/bundles.mjs').Bundle} bundle @param {import('esbuild').Metafile} metafile */
function problemsOf(bundle, metafile) {
  const size = sizeOf(bundle);
  const tooLarge = !watching && size > bundle.budget;
  return [
    ...checkMetafile(metafile, bundle),
    ...(tooLarge ? [`${kilobytes(size)} is over the budget of ${kilobytes(bundle.budget)}`] : []),
  ].map((problem) => `${bundle.name}: ${problem}`);
}

/** @param {import('./scripts/build/bundles.mjs').Bundle} bundle */
function sizeOf(bundle) {
  const files = [bundle.outfile, bundle.outfile.replace(/js$/, 'css')];
  return files.filter((file) => existsSync(file)).reduce((sum, file) => sum + statSync(file).size, 0);
}

/** @param {number} bytes */
function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(0)} KB`;
}

/** @param {import('./scripts/build/bundles.mjs').Bundle} bundle @param {import('esbuild').Metafile} metafile */
function keep(bundle, metafile) {
  mkdirSync('out/meta', { recursive: true });
  writeFileSync(
    `out/meta/${basename(bundle.outfile, '.js')}-${bundle.name.replaceAll(' ', '-')}.json`,
    JSON.stringify(metafile),
  );
  if (bundle.name === 'command line') chmodSync(bundle.outfile, 0o755);
}

/**
 * Builds one bundle, checks it, and says how large it is; null when it cannot be built, of which esbuild has said why.
 *
 * @param {import('./scripts/build/bundles.mjs').Bundle} bundle
 */
async function buildOne(bundle) {
  const result = await build(optionsOf(bundle)).catch(() => null);
  if (result?.metafile === undefined) return null;
  keep(bundle, result.metafile);
  console.log(`${bundle.outfile.padEnd(24)} ${kilobytes(sizeOf(bundle)).padStart(7)} of ${kilobytes(bundle.budget)}`);
  for (const problem of problemsOf(bundle, result.metafile)) {
    console.error(`✘ ${problem}`);
    process.exitCode = 1;
  }
  return result.metafile;
}

async function buildAll() {
  const results = await Promise.all(bundles.map(buildOne));
  const metafiles = results.filter((metafile) => metafile !== null);
  if (metafiles.length < bundles.length) process.exitCode = 1;
  const notices = 'dist/THIRD-PARTY-NOTICES.txt';
  mkdirSync('dist', { recursive: true });
  writeNotices(metafiles, notices);
  removeAllBut(new Set([notices, ...metafiles.flatMap(({ outputs }) => Object.keys(outputs))]));
}

/** What an earlier build left in `dist/` must not be taken for this one's. @param {ReadonlySet<string>} outputs */
function removeAllBut(outputs) {
  const files = readdirSync('dist', { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const path of files.map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'))) {
    if (!outputs.has(path)) rmSync(path);
  }
}

let underWay = 0;

/**
 * Says when a build starts and when the last one is done: the task in `.vscode/tasks.json` waits for these lines.
 *
 * @param {import('./scripts/build/bundles.mjs').Bundle} bundle
 * @returns {import('esbuild').Plugin}
 */
function reportWhileWatching(bundle) {
  return {
    name: 'report',
    setup: (pluginBuild) => {
      pluginBuild.onStart(() => {
        if (underWay++ === 0) console.log('[watch] build started');
      });
      pluginBuild.onEnd(({ metafile }) => {
        for (const problem of metafile === undefined ? [] : problemsOf(bundle, metafile)) console.error(`✘ ${problem}`);
        if (--underWay === 0) console.log('[watch] all bundles built');
      });
    },
  };
}

async function watchAll() {
  const contexts = await Promise.all(
    bundles.map((bundle) => context({ ...optionsOf(bundle), plugins: [slim, reportWhileWatching(bundle)] })),
  );
  await Promise.all(contexts.map((each) => each.watch()));
}

await (watching ? watchAll() : buildAll());
