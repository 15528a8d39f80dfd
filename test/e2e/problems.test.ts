import { strict as assert } from 'node:assert';
import { openWorkbench, type Workbench } from '../support/workbench';

const explore = 'teams/explore/okr.md';

describe('Problems as a person meets them', () => {
  let workbench: Workbench;
  let original = '';

  before(async () => {
    workbench = await openWorkbench({
      workspace: 'test/fixtures/workspaces/small',
      theme: 'dark',
      settings: { 'files.autoSave': 'off' },
    });
    original = workbench.read(explore);
    await workbench.openFile(explore);
  });
  after(() => workbench?.close());

  const problem = (text: string) => workbench.page.locator('.markers-panel .monaco-list-row', { hasText: text });

  it('appear when a reference is broken', async () => {
    await workbench.goTo(5, 23);
    await workbench.page.keyboard.press('Shift+End');
    await workbench.type('9');
    await workbench.problems();
    await problem('align/broken-reference').waitFor();
    await workbench.until('the problem names the document', async () =>
      (await workbench.problemTexts()).some((text) =>
        /Small Bank has no objective O9.*align\/broken-reference/.test(text),
      ),
    );
    await workbench.screenshot('problems-dark');
  });

  it('lead to the parent', async () => {
    await problem('where it was looked for').dblclick();
    await workbench.page.locator('.tab.active[aria-label^="okr.md"]').waitFor();
    await workbench.page.locator('.editor-instance .view-lines', { hasText: 'Delight new customers' }).waitFor();
    await workbench.page.locator('.tab', { hasText: 'explore' }).click();
    await workbench.page.locator('.editor-instance .view-lines', { hasText: 'okr: team' }).waitFor();
  });

  it('go with the fix that is offered', async () => {
    await workbench.goTo(5, 12);
    await workbench.page.keyboard.press('Control+.');
    const menu = workbench.page.locator('.action-widget').first();
    await menu.waitFor();
    assert.match(await menu.innerText(), /Change to .*#O1[\s\S]*Explain align\/broken-reference/);
    await workbench.screenshot('problems-fix-dark');
    await workbench.page.keyboard.press('Enter');
    await problem('align/broken-reference').waitFor({ state: 'detached' });
    await workbench.save();
    await workbench.until('the file is as before', () => workbench.read(explore) === original);
  });

  it('are back when the fix is undone', async () => {
    await workbench.page.keyboard.press('Control+z');
    await problem('align/broken-reference').waitFor();
    await workbench.page.keyboard.press('Control+Shift+z');
    await problem('align/broken-reference').waitFor({ state: 'detached' });
    assert.deepEqual(workbench.errors, []);
  });
});

describe('A window in Restricted Mode', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({ workspace: 'test/fixtures/workspaces/small', theme: 'dark', trusted: false });
  });
  after(() => workbench?.close());

  it('shows objectives and problems all the same', async () => {
    const dialog = workbench.page.locator('.monaco-dialog-box', { hasText: 'trust' });
    await dialog.waitFor({ timeout: 5000 }).catch(() => undefined);
    if (await dialog.isVisible()) await dialog.locator('.monaco-button', { hasText: /don.t trust/i }).click();
    await workbench.showContainer('OKRs');
    await workbench.treeRow('Delight new customers').waitFor();
    await workbench.treeRow('Make the first week').waitFor();
    assert.deepEqual(workbench.errors, []);
  });
});
