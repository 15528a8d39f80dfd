// The integration tests, in the extension host of a real VS Code.
// node scripts/test-vscode.mjs [node|web …] [--oldest] [--verbose] [--grep TEXT] [--workspace FOLDER]
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundleVsCodeTests } from './bundleVsCodeTests.mjs';
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

const testsPath = await bundleVsCodeTests(values.grep);
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
