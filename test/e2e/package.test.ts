import { strict as assert } from 'node:assert';
import { packagePath } from '../../scripts/host/packagePath.mjs';
import { openWorkbench, type Workbench } from '../support/workbench';

describe('The packed extension', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({
      workspace: 'test/fixtures/workspaces/small',
      vsix: packagePath,
      size: { width: 1280, height: 2400 },
    });
  });
  after(() => workbench?.close());

  it('is active in a fresh VS Code', async () => {
    await workbench.showContainer('OKRs');
    await workbench.treeRow('Delight new customers').waitFor();
    await workbench.runCommand('Developer: Show Running Extensions');
    const row = workbench.page.locator('.runtime-extensions-editor .extension', { hasText: 'Team OKRs' });
    await row.locator('.activation-time', { hasText: /Activation: \d+ms/ }).waitFor();
    assert.deepEqual(workbench.errors, []);
  });
});
