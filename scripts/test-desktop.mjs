// The integration tests in the desktop VS Code, which is downloaded from its vendor: for machines with a network and a
// display. node scripts/test-desktop.mjs [VERSION]
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { bundleVsCodeTests } from './bundleVsCodeTests.mjs';
import { copyWorkspace } from './host/copyWorkspace.mjs';
import { root } from './host/paths.mjs';
import { runCommand } from './host/runCommand.mjs';

const workspace = copyWorkspace(join(root, 'test/fixtures/workspaces/small'));
const version = process.argv[2];
try {
  await runCommand(process.execPath, ['esbuild.mjs'], { cwd: root });
  process.exitCode = await runTests({
    extensionDevelopmentPath: root,
    extensionTestsPath: await bundleVsCodeTests(undefined),
    launchArgs: [workspace.path, '--disable-extensions', '--disable-workspace-trust'],
    ...(version !== undefined && { version }),
  });
} catch (error) {
  console.error(`✘ ${error instanceof Error ? error.message : String(error)}`);
  console.error(
    'It needs the network, for the desktop VS Code, and a display (on Linux without one: xvfb-run -a npm run test:desktop).',
  );
  process.exitCode = 1;
} finally {
  workspace.remove();
}
