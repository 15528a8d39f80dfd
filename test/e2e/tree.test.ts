import { strict as assert } from 'node:assert';
import { openWorkbench, type Theme, type Workbench } from '../support/workbench';

const explore = 'digital-services/explore/2025-Q3.okr.md';

/** Makes the side bar wide enough for the tree's descriptions. */
async function widenSideBar({ page }: Workbench, by: number): Promise<void> {
  const sash = await page.locator('.sidebar').boundingBox();
  assert.ok(sash !== null);
  const edge = sash.x + sash.width + 1;
  await page.mouse.move(edge, 300);
  await page.mouse.down();
  await page.mouse.move(edge + by, 300, { steps: 4 });
  await page.mouse.up();
}

describe('The tree of objectives', () => {
  let workbench: Workbench;

  before(async () => {
    const settings = { 'teamOkrs.today': '2025-08-27' };
    workbench = await openWorkbench({
      workspace: 'examples/bank',
      theme: 'light',
      settings,
      size: { width: 1440, height: 900 },
    });
    await workbench.showContainer('OKRs');
    await workbench.treeRow('Delight new customers').waitFor();
    await widenSideBar(workbench, 300);
  });
  after(() => workbench?.close());

  const labels = async (): Promise<string[]> => workbench.treeRows();
  const untilRow = async (text: string): Promise<void> => workbench.treeRow(text).waitFor();
  const untilNoRow = async (text: string): Promise<void> =>
    workbench.until(`no row ${text}`, async () => !(await labels()).some((label) => label.includes(text)));

  const groupBy = async (grouping: string): Promise<void> => {
    await workbench.runCommand('OKRs: Group By…');
    await workbench.answer(grouping);
    // The tree must have taken the new rows, or focusing it looks for the row that was selected before.
    await workbench.page.waitForTimeout(1000);
    await workbench.runCommand('OKRs: Show Objectives');
    await workbench.page.locator('.sidebar .monaco-list:focus').first().waitFor();
    await workbench.page.keyboard.press('Home');
  };

  it('has strategy on top, and below each objective what contributes to it', async () => {
    const rows = await labels();
    const at = (text: string): number => rows.findIndex((row) => row.includes(text));
    const order = [
      'Be the bank',
      'Simplify onboarding',
      'Make joining',
      'Delight new customers',
      'Make the first week',
    ];
    const places = order.map(at);
    assert.ok(
      places.every((place, index) => place >= 0 && place >= (places[index - 1] ?? 0)),
      rows.join('\n'),
    );
  });

  it('says owner, progress, confidence and the last check-in', async () => {
    const row = (await labels()).find((label) => label.includes('Answers that settle it'));
    assert.match(row ?? '', /^Care: Answers that settle it \d+% · 7\/10 · 6 d ago/);
  });

  it('says all of it to a screen reader', async () => {
    const spoken = await workbench.treeRow('Answers that settle it').getAttribute('aria-label');
    assert.match(spoken ?? '', /Progress: \d+%.*Goal confidence: 7\/10, high.*Last check-in: 2025-08-21/);
  });

  it('tells more when one hovers', async () => {
    await workbench.treeRow('Answers that settle it').locator('.label-name').hover();
    const hover = workbench.page.locator('.monaco-hover:visible', { hasText: 'Goal confidence' });
    await hover.waitFor();
    assert.match(await hover.innerText(), /O1: Answers that settle it[\s\S]*Key results/);
    await workbench.screenshot('tree-hover-light');
    await workbench.page.mouse.move(900, 500);
    await hover.waitFor({ state: 'hidden' });
  });

  it('opens the line of what is clicked', async () => {
    await workbench.treeRow('KR2: Increase overall first-week NPS').click();
    await workbench.page.locator('.tab.active', { hasText: 'okr.md' }).waitFor();
    const status = workbench.page.locator('.statusbar-item', { hasText: /Ln \d+, Col/ });
    await workbench.until('the line of the key result', async () => /Ln (?!1,)\d+/.test(await status.innerText()));
  });

  it('follows the cursor', async () => {
    await workbench.openFile(explore);
    await workbench.goTo(33, 5);
    const selected = workbench.page.locator('.sidebar .monaco-list-row.selected');
    await workbench.until('the key result is selected', async () =>
      (await selected.allInnerTexts()).some((text) => text.includes('KR2: Boost tutorial engagement')),
    );
    await workbench.screenshot('tree-light');
  });

  it('updates a key result from its context menu, as one step that can be undone', async () => {
    const before = workbench.read(explore);
    await workbench.pickFromContextMenu(workbench.treeRow('KR2: Boost tutorial engagement'), 'Update Key Result');
    await workbench.answer('a lot');
    await workbench.page.locator('.quick-input-message', { hasText: 'no value that can be compared' }).waitFor();
    await workbench.answer('41');
    await workbench.until('the value is in the file', () => workbench.read(explore).includes('(now 41%, 2025-08-27)'));
    const changed = workbench
      .read(explore)
      .split('\n')
      .filter((line, index) => line !== before.split('\n')[index]);
    assert.equal(changed.length, 1);
    await workbench.treeRow('KR2: Boost tutorial engagement').filter({ hasText: 'now 41%' }).waitFor();
    await workbench.editor().click();
    await workbench.page.keyboard.press('Control+z');
    await workbench.treeRow('KR2: Boost tutorial engagement').filter({ hasText: 'now 34%' }).waitFor();
    await workbench.save();
    await workbench.until('the file is as before', () => workbench.read(explore) === before);
  });

  it('is grouped by owner and by cycle', async () => {
    await groupBy('Owner');
    await untilRow('Meridian Bank: our vision');
    await groupBy('Cycle');
    await untilRow('2025-Q3');
    await groupBy('Alignment');
    await untilRow('Be the bank');
  });

  it('shows another cycle, and says so', async () => {
    await workbench.runCommand('OKRs: Choose Cycle…');
    await workbench.answer('2025-Q2');
    await untilNoRow('Answers that settle it');
    await workbench.view('Objectives').locator('.pane-header', { hasText: '2025-Q2' }).waitFor();
    await workbench.runCommand('OKRs: Choose Cycle…');
    await workbench.answer('Current');
    await untilRow('Answers that settle it');
  });

  it('shows my teams alone, with what they contribute to', async () => {
    await workbench.runCommand('OKRs: Show My Teams Only');
    await workbench.page
      .locator('.quick-input-list .monaco-list-row', { hasText: /^Explore/ })
      .first()
      .click();
    await workbench.quickInput().press('Enter');
    await untilNoRow('Answers that settle it');
    await untilRow('Make the first week');
    await untilRow('Be the bank');
    await workbench.runCommand('OKRs: Show All Teams');
    await untilRow('Answers that settle it');
  });

  for (const theme of ['dark', 'high-contrast'] satisfies Theme[]) {
    it(`can be read in ${theme}`, async () => {
      await workbench.setTheme(theme);
      await workbench.openFile(explore);
      await workbench.goTo(29, 5);
      await workbench.page.waitForTimeout(500);
      await workbench.screenshot(`tree-${theme}`);
    });
  }

  it('reported no error', () => assert.deepEqual(workbench.errors, []));
});

describe('A folder without OKRs', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({
      workspace: 'test/fixtures/workspaces/empty',
      theme: 'dark',
      settings: { 'teamOkrs.today': '2025-08-27' },
    });
    await workbench.showContainer('OKRs');
  });
  after(() => workbench?.close());

  it('offers to create the first document', async () => {
    const button = workbench.view('Objectives').locator('.welcome-view .monaco-button');
    await button.waitFor();
    await workbench.screenshot('tree-welcome-dark');
    await button.click();
    await workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Team' }).first().waitFor();
    await workbench.answer('Team');
    await workbench.page.locator('.quick-input-message', { hasText: 'Name of the team' }).waitFor();
    await workbench.answer('Explore');
    await workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: '2025-Q3' }).first().waitFor();
    await workbench.answer('2025-Q3');
    await workbench.page.locator('.quick-input-message', { hasText: 'Where?' }).waitFor();
    await workbench.quickInput().press('Enter');
    await workbench.page.locator('.tab.active', { hasText: 'okr.md' }).waitFor();
    assert.match(workbench.read('okr.md'), /^---\nokr: team\nteam: Explore\ncycle: 2025-Q3\n/);
  });

  it('lets one write the objective at once, and shows it', async () => {
    await workbench.page.locator('.editor-instance .monaco-editor.focused').first().waitFor();
    await workbench.type('Make the first week seamless');
    await workbench.treeRow('Make the first week seamless').waitFor();
    assert.deepEqual(workbench.errors, []);
  });
});
