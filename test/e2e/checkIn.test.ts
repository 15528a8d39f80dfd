import { strict as assert } from 'node:assert';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Frame } from 'playwright-core';
import { openWorkbench, type Workbench } from '../support/workbench';

const explore = 'digital-services/explore/2025-Q3.okr.md';
const care = 'digital-services/care/okr.md';
const original = readFileSync(`examples/bank/${explore}`, 'utf8');

/** Ana of the Explore team, on the Wednesday after its last check-in. */
describe('The check-in form in VS Code', function () {
  this.timeout(90_000);
  let workbench: Workbench;

  before(async () => {
    const settings = { 'teamOkrs.today': '2025-08-27', 'teamOkrs.me': '@ana' };
    workbench = await openWorkbench({ workspace: 'examples/bank', theme: 'dark', settings });
    await workbench.openFile(explore);
    await workbench.showContainer('OKRs');
    await formOf('Explore');
  });
  after(() => workbench?.close());

  /** The page, once it shows a document's form. */
  async function formOf(name: string): Promise<Frame> {
    const frame = await workbench.webview('#page h1');
    await frame.locator('h1', { hasText: name }).waitFor();
    return frame;
  }

  function lines(path = explore): string[] {
    return workbench.read(path).split('\n');
  }

  async function press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await workbench.page.keyboard.press(key);
  }

  async function focusedName(frame: Frame): Promise<string | null> {
    return frame.evaluate(() => {
      const { activeElement } = document;
      return activeElement?.getAttribute('aria-label') ?? activeElement?.id ?? null;
    });
  }

  async function problemsOfAxe(frame: Frame): Promise<readonly string[]> {
    await frame.evaluate(axe.source);
    const { violations } = await frame.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run('main'));
    return violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary ?? ''}`).join('\n')}`,
    );
  }

  async function showExplore(): Promise<void> {
    await workbench.page.locator('.tab', { hasText: '2025-Q3.okr.md' }).click();
  }

  /** Brings file and form back to where they were. */
  async function startOver(): Promise<void> {
    writeFileSync(join(workbench.folder, explore), original);
    await showExplore();
  }

  it('takes a whole check-in by keyboard, and writes nothing but its own lines', async () => {
    await workbench.runCommand('OKRs: Start Check-in');
    const form = await formOf('Explore');
    await workbench.until('the form has the focus', async () => (await focusedName(form)) === 'field-confidence:O1');
    await press('8', 'Tab');
    await workbench.type('tickets fall');
    await press('Tab');
    await workbench.type('81');
    await form.locator('.preview', { hasText: '+2 pp since Aug 22 · 64 % of the way' }).waitFor();
    await press('Tab', 'Tab');
    await workbench.type('half of it from the form');
    await press('Tab');
    await workbench.type('lots');
    await form.locator('.problem.warning', { hasText: '“lots” cannot be read as a number' }).waitFor();
    await press('Shift+Home');
    await workbench.type('36%');
    await press('Tab', 'Tab', 'Tab', 'Tab', 'Space', 'Tab');
    await workbench.type('tags late');
    await press('Tab', 'Space', 'Tab', 'Tab');
    await workbench.type('Store review takes a week');
    await press('Enter');
    await workbench.type('x');
    await press('Backspace', 'Backspace');
    await workbench.until(
      'Backspace goes back to the item before',
      async () => (await focusedName(form)) === 'Issue 1',
    );
    await form.locator('[aria-label="Add a next step"]').focus();
    await workbench.type('Ask for a review slot @bruno');
    await workbench.screenshot('check-in-filled-dark');
    await press('Control+Enter');
    await form.locator('.notice.success', { hasText: 'Saved in Explore' }).waitFor();
    const written = [
      '### 2025-08-27 @ana',
      '',
      '- **Goal confidence:** 8/10 — tickets fall',
      '- **Results progress:**',
      '  - O1-KR1: 81% — half of it from the form',
      '  - O1-KR2: 36%',
      '  - O1-KR3: — tags late',
      '- **Issues:**',
      '  - [x] Help texts wait for translation (since 2025-08-15) (help @helena)',
      '  - [ ] Store review takes a week',
      '- **Plan forward:**',
      '  - [ ] Show the card limit where people look for it (since 2025-08-22) @chen',
      '  - [ ] Try the first payment as the last step with one user in ten (since 2025-08-22) @dora',
      '  - [ ] Ask for a review slot @bruno',
      '',
    ];
    const start = lines().indexOf('### 2025-08-27 @ana');
    assert.deepEqual(lines().slice(start, start + written.length), written);
    const others = lines().filter((_, at) => at < start || at >= start + written.length);
    assert.deepEqual(others, original.replace('(now 79%)', '(now 81%)').split('\n'));
  });

  it('shows the new check-in, and clears the form', async () => {
    await workbench.page.locator('.view-line', { hasText: '### 2025-08-27 @ana' }).waitFor();
    const form = await formOf('Explore');
    assert.equal(await form.locator('[aria-label="New value of O1-KR1"]').inputValue(), '');
    assert.match(await form.locator('#last-check-in').innerText(), /Aug 27 \(today\) by @ana/);
    await workbench.screenshot('check-in-saved-dark');
  });

  it('can be undone in one step', async () => {
    const form = await formOf('Explore');
    await form.locator('button', { hasText: 'Show it in the document' }).click();
    await workbench.page.locator('.editor-instance .monaco-editor.focused').first().waitFor();
    await press('Control+z');
    await press('Control+s');
    await workbench.until('the file is as it was', () => workbench.read(explore) === original);
  });

  it('keeps the draft while it is hidden, and while another document is shown', async () => {
    let form = await formOf('Explore');
    await form.locator('[aria-label="New value of O1-KR1"]').fill('82%');
    await workbench.showContainer('Explorer');
    await workbench.openFile(care);
    await workbench.showContainer('OKRs');
    form = await formOf('Explore');
    assert.equal(await form.locator('[aria-label="New value of O1-KR1"]').inputValue(), '82%');
    await form.locator('button', { hasText: 'Switch to Care' }).click();
    form = await formOf('Care');
    await workbench.screenshot('check-in-other-dark');
    await form.locator('#document').selectOption({ label: 'Explore · 2025-Q3 — draft' });
    form = await formOf('Explore');
    assert.equal(await form.locator('[aria-label="New value of O1-KR1"]').inputValue(), '82%');
  });

  it('asks where the document says otherwise meanwhile, and overwrites nothing', async () => {
    await startOver();
    let form = await formOf('Explore');
    await form.locator('[aria-label="New value of O1-KR2"]').fill('37%');
    const entry = '### 2025-08-27 @ana\n\n- **Results progress:**\n  - O1-KR1: 80% — measured\n\n';
    const changed = original.replace('### 2025-08-22', `${entry}### 2025-08-22`).replace(/- KR2:.*\n.*\n/, '');
    writeFileSync(join(workbench.folder, explore), changed);
    form = await formOf('Explore');
    await form.locator('.banner', { hasText: 'O1-KR2 is no longer in the document. You wrote: 37%' }).waitFor();
    await form.locator('.hint', { hasText: 'Yours is added to it' }).waitFor();
    await form.locator('button', { hasText: 'Save check-in' }).click();
    const question = form.locator('[role="alertdialog"]');
    await question.locator('label', { hasText: '80% — measured' }).waitFor();
    await workbench.screenshot('check-in-question-dark');
    assert.equal(workbench.read(explore), changed);
    await question.locator('label', { hasText: 'Yours: 82%' }).click();
    await question.locator('button', { hasText: 'Save with these choices' }).click();
    await form.locator('.notice.success').waitFor();
    assert.match(
      workbench.read(explore),
      /### 2025-08-27 @ana\n\n(?:- .*\n)*- \*\*Results progress:\*\*\n {2}- O1-KR1: 82% — measured\n/,
    );
    assert.doesNotMatch(workbench.read(explore), /37%/);
    await startOver();
  });

  it('says in words what is missing, and leads there', async () => {
    const form = await formOf('Explore');
    await form.locator('button', { hasText: 'Nothing changed' }).click();
    await form.locator('.problem.error', { hasText: 'How confident are you?' }).waitFor();
    assert.equal(await focusedName(form), 'field-confidence:O1');
    await press('7');
    await form.locator('button', { hasText: 'Nothing changed' }).click();
    await form.locator('.notice.success').waitFor();
    assert.match(
      workbench.read(explore),
      /### 2025-08-27 @ana Nothing changed\n\n- \*\*Goal confidence:\*\* 7\/10\n\n### 2025-08-22/,
    );
    await startOver();
  });

  it('offers to adopt a file that says nothing about itself', async () => {
    const path = 'platform/newcomers/okr.md';
    mkdirSync(join(workbench.folder, 'platform/newcomers'));
    writeFileSync(
      join(workbench.folder, path),
      '# Newcomers: OKRs for 2025 Q3\n\n## O1: Be found\n\n- KR1: Increase visits from 10 to 20\n- KR2: Sign 5 new partners\n',
    );
    await workbench.openFile(path);
    const frame = await workbench.webview('.empty button');
    await workbench.screenshot('check-in-adopt-dark');
    await frame.locator('.empty button', { hasText: 'Adopt the file' }).click();
    await workbench.until('the frontmatter is there', () =>
      /^---\nokr: team\nteam: Newcomers\ncycle: 2025[- ]Q3\n---\n/.test(workbench.read(path)),
    );
    await frame.locator('form').waitFor();
  });

  it('has all its room where the tree is collapsed', async () => {
    await workbench.page.setViewportSize({ width: 1280, height: 1400 });
    await workbench.page.locator('.pane-header', { hasText: 'Objectives' }).click();
    await workbench.page.locator('.pane-header[aria-expanded="false"]', { hasText: 'Objectives' }).waitFor();
  });

  for (const theme of ['dark', 'light', 'high-contrast'] as const) {
    it(`is accessible and reads well: ${theme}`, async () => {
      await workbench.setTheme(theme);
      await showExplore();
      const form = await formOf('Explore');
      await form.locator('[aria-label="New value of O1-KR1"]').fill('81%');
      await form.locator('[aria-label="New value of O1-KR2"]').fill('lots');
      await form.locator('.problem.warning').waitFor();
      await form.locator('label.step', { hasText: '8' }).click();
      assert.deepEqual(await problemsOfAxe(form), []);
      await form.evaluate(() => scrollTo(0, 0));
      await workbench.screenshot(`check-in-${theme}`);
      await form.locator('button', { hasText: 'Discard draft' }).click();
      await form.locator('[role="alertdialog"]').waitFor();
      assert.deepEqual(await problemsOfAxe(form), []);
      await form.locator('[role="alertdialog"] button', { hasText: 'Discard' }).click();
      await form.locator('.notice', { hasText: 'The draft is discarded' }).waitFor();
    });
  }

  it('keeps the draft when the window is loaded again', async () => {
    const value = '[aria-label="New value of O1-KR1"]';
    await (await formOf('Explore')).locator(value).fill('83%');
    // In a browser, VS Code writes down what it remembers every five seconds.
    await workbench.page.waitForTimeout(6000);
    await workbench.page.reload();
    await workbench.page.locator('.monaco-workbench .activitybar').waitFor();
    await workbench.showContainer('OKRs');
    const form = await formOf('Explore');
    await workbench.until('the value is there again', async () => (await form.locator(value).inputValue()) === '83%');
  });

  it('reports no error', () => assert.deepEqual(workbench.errors, []));
});
