import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { globSync } from 'tinyglobby';
import { root } from './host/paths.mjs';

/**
 * Mocha's browser build takes the `exports` of the file that it is bundled into for its own. Without one in sight it
 * becomes a global.
 *
 * @type {import('esbuild').Plugin}
 */
const mochaAsGlobal = {
  name: 'mocha as a global',
  setup: ({ onLoad }) =>
    onLoad({ filter: /mocha[\\/]mocha\.js$/ }, ({ path }) => ({
      contents: `var exports, module, define;${readFileSync(path, 'utf8')}`,
    })),
};

/**
 * Bundles mocha, all suites and `run` into the one file that the web worker's extension host asks for.
 *
 * @param {string | undefined} grep only tests of which the full name holds this
 * @returns {Promise<string>} the file's absolute path without ending
 */
export async function bundleVsCodeTests(grep) {
  const outfile = join(root, 'out/test/vscode/index.js');
  const suites = globSync('test/vscode/suite/**/*.test.ts', { cwd: root }).sort();
  rmSync(outfile, { force: true });
  await build({
    stdin: {
      contents: [
        "import './test/vscode/setup';",
        ...suites.map((suite) => `import './${suite}';`),
        "export { run } from './test/vscode/runner';",
      ].join('\n'),
      resolveDir: root,
    },
    outfile,
    bundle: true,
    platform: 'browser',
    conditions: ['worker'],
    format: 'cjs',
    target: 'es2022',
    external: ['vscode'],
    define: { testGrep: JSON.stringify(grep) ?? 'undefined' },
    plugins: [mochaAsGlobal],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return outfile.replace(/\.js$/, '');
}
