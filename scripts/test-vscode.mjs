// The integration tests, in the extension host of a real VS Code.
// node scripts/test-vscode.mjs [node|web …] [--oldest] [--verbose] [--grep TEXT] [--workspace FOLDER]
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { globSync } from 'tinyglobby';
import { copyWorkspace } from './host/copyWorkspace.mjs';
import { root } from './host/paths.mjs';
import { runExtensionTests } from './host/runExtensionTests.mjs';
import { writeCounts } from './host/counts.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    oldest: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
    grep: { type: 'string' },
    workspace: { type: 'string', default: 'test/fixtures/workspaces/small' },
  },
});

if (!existsSync(join(root, 'dist/extension.js'))) throw new Error('There is no build to test: npm run build');

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

/** One file with mocha, all suites and `run`, as the web worker's extension host asks for. @param {string | undefined} grep */
async function bundleTests(grep) {
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

const testsPath = await bundleTests(values.grep);
const total = { passed: 0, failed: 0 };
for (const kind of /** @type {('node' | 'web')[]} */ (positionals.length > 0 ? positionals : ['node', 'web'])) {
  console.log(`${kind === 'web' ? 'Web worker' : 'Node'} extension host`);
  const workspace = copyWorkspace(join(root, values.workspace));
  const release = values.oldest ? 'oldest' : 'current';
  try {
    const counts = await runExtensionTests({
      kind,
      workspace: workspace.path,
      testsPath,
      release,
      verbose: values.verbose,
    });
    total.passed += counts.passed;
    total.failed += counts.failed;
  } finally {
    workspace.remove();
  }
}
console.log(`${total.passed} passed, ${total.failed} failed`);
writeCounts(total);
if (total.failed > 0 || total.passed === 0) process.exitCode = 1;
