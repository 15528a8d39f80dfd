// node esbuild.mjs [--watch]: the desktop and web extension, the webview page and the command line, into dist/.
import { chmodSync, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { build, context } from 'esbuild';
import { bundles } from './scripts/build/bundles.mjs';
import { checkMetafile } from './scripts/build/checkMetafile.mjs';
import { writeNotices } from './scripts/build/notices.mjs';

const watching = process.argv.includes('--watch');
const present = bundles.filter(({ entry }) => existsSync(entry) || console.log(`not there yet: ${entry}`));

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

async function buildAll() {
  rmSync('dist', { recursive: true, force: true });
  const results = await Promise.all(
    present.map(async (bundle) => ({ bundle, metafile: (await build(optionsOf(bundle))).metafile })),
  );
  const problems = results.flatMap(({ bundle, metafile }) => {
    if (metafile === undefined) throw new Error(`esbuild gave no metafile for ${bundle.name}`);
    keep(bundle, metafile);
    console.log(`${bundle.outfile.padEnd(24)} ${kilobytes(sizeOf(bundle)).padStart(7)} of ${kilobytes(bundle.budget)}`);
    return problemsOf(bundle, metafile);
  });
  writeNotices(
    results.map(({ metafile }) => /** @type {import('esbuild').Metafile} */ (metafile)),
    'dist/THIRD-PARTY-NOTICES.txt',
  );
  for (const problem of problems) console.error(`✘ ${problem}`);
  if (problems.length > 0) process.exitCode = 1;
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
    present.map((bundle) => context({ ...optionsOf(bundle), plugins: [reportWhileWatching(bundle)] })),
  );
  await Promise.all(contexts.map((each) => each.watch()));
}

await (watching ? watchAll() : buildAll());
