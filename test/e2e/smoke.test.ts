import { strict as assert } from 'node:assert';
import { openWorkbench, type Workbench } from '../support/workbench';

describe('VS Code with the extension', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({ workspace: 'test/fixtures/workspaces/small', theme: 'light' });
  });
  after(() => workbench?.close());

  it('shows the OKRs container with its two views', async () => {
    await workbench.showContainer('OKRs');
    await workbench.view('Objectives').waitFor();
    await workbench.view('Check-in').waitFor();
  });

  it('opens a document without an error', async () => {
    await workbench.openFile('teams/explore/okr.md');
    assert.deepEqual(workbench.errors, []);
  });
});
