import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Frame, Locator, Page } from 'playwright-core';
import { copyWorkspace } from '../../scripts/host/copyWorkspace.mjs';
import { launchBrowser } from '../../scripts/host/launchBrowser.mjs';
import { root } from '../../scripts/host/paths.mjs';
import { startServer, type Server } from '../../scripts/host/startServer.mjs';

/** The window's colours, as the names that our screenshots bear. */
export type Theme = 'light' | 'dark' | 'high-contrast';

const themeNames: Record<Theme, string> = {
  light: 'Light Modern',
  dark: 'Dark Modern',
  'high-contrast': 'Default High Contrast',
};

/** None of those above. */
const otherTheme = 'Visual Studio Dark';

const screenshots = join(root, 'test/e2e/screenshots');

export interface WorkbenchOptions {
  /** Folder from the repository's root; a fresh copy of it is opened. */
  readonly workspace: string;
  readonly theme?: Theme;
  /** User settings, such as `teamOkrs.today`. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** A packed extension to install; without it the build in `dist/` runs as under F5. */
  readonly vsix?: string;
  /** False opens the window in Restricted Mode. */
  readonly trusted?: boolean;
  readonly size?: { readonly width: number; readonly height: number };
}

/**
 * A real VS Code with a folder open, as a person sees it. Waiting is Playwright's: every locator waits for its element.
 * {@link Workbench.close} belongs into an `after`.
 */
export class Workbench {
  readonly page: Page;
  /** Absolute path of the copied folder. */
  readonly folder: string;
  /** What the extension or its host reported as an error so far. */
  readonly errors: readonly string[];
  readonly #browser: Browser;
  readonly #server: Server;
  readonly #removeCopy: () => void;

  constructor(parts: {
    page: Page;
    folder: string;
    errors: readonly string[];
    browser: Browser;
    server: Server;
    removeCopy: () => void;
  }) {
    this.page = parts.page;
    this.folder = parts.folder;
    this.errors = parts.errors;
    this.#browser = parts.browser;
    this.#server = parts.server;
    this.#removeCopy = parts.removeCopy;
  }

  /** Runs a command by its whole title in the palette. Further inputs are {@link answer}ed. */
  async runCommand(title: string): Promise<void> {
    await this.#openQuickInput('F1', `>${title}`);
    // The first row may be a command of which the title only begins so.
    const label = this.page
      .locator('.quick-input-list .monaco-list-row .label-name')
      .filter({ hasText: exactly(title) });
    await label.first().click();
  }

  /** Opens a file by its path from the folder, in the editor and for good (not as a preview). */
  async openFile(path: string): Promise<void> {
    await this.#openQuickInput('Control+p', path);
    const input = this.quickInput();
    const [name, folder] = [path.split('/').at(-1) ?? path, path.split('/').slice(0, -1).join('/')];
    const row = this.page.locator('.quick-input-list .monaco-list-row', { hasText: name }).filter({ hasText: folder });
    await row.first().waitFor();
    await input.press('Enter');
    await this.editor().waitFor();
    await this.page.locator('.tab.active', { hasText: name }).waitFor();
  }

  /** Puts the cursor at a place in the open file; both numbers count from 1. */
  async goTo(line: number, column = 1): Promise<void> {
    await this.#openQuickInput('Control+g', `:${line}:${column}`);
    await this.quickInput().press('Enter');
    await this.page.locator('.editor-instance .monaco-editor.focused').first().waitFor();
  }

  /** Types an answer into the open input box or pick list, and accepts it. */
  async answer(text: string): Promise<void> {
    await this.quickInput().fill(text);
    await this.quickInput().press('Enter');
  }

  /** The input of the palette, of a pick list, or of an input box. */
  quickInput(): Locator {
    return this.page.locator('.quick-input-widget:visible input.input').first();
  }

  /** Titles of the rows of the open pick list. */
  async quickPickRows(): Promise<string[]> {
    const rows = this.page.locator('.quick-input-list .monaco-list-row');
    await rows.first().waitFor();
    return rows.allInnerTexts();
  }

  editor(): Locator {
    return this.page.locator('.editor-instance .monaco-editor').first();
  }

  /** Types at the cursor, as a person does: without what the editor would complete or close on its own. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text, { delay: 5 });
  }

  /** Saves the open file and waits until its tab says so. */
  async save(): Promise<void> {
    await this.page.keyboard.press('Control+s');
    await this.page.locator('.tab.active:not(.dirty)').waitFor();
  }

  /** A file of the folder as it is on the disk. */
  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  /** Shows a view container by its title in the activity bar; does nothing when it is shown. */
  async showContainer(title: string): Promise<void> {
    const tab = this.page
      .locator('.activitybar [role="tab"]')
      .filter({ has: this.page.locator(`[aria-label^="${title}"]`) });
    if ((await tab.first().getAttribute('aria-selected')) !== 'true') await tab.first().click();
    await this.page.locator('.sidebar .composite.title', { hasText: new RegExp(title, 'i') }).waitFor();
  }

  /** A view of the side bar by its title. */
  view(title: string): Locator {
    const header = this.page.locator('.pane-header').filter({ hasText: new RegExp(`^\\s*${title}`, 'i') });
    return this.page.locator('.pane').filter({ has: header });
  }

  /** The first row of a tree in the side bar that holds the text. */
  treeRow(text: string | RegExp): Locator {
    return this.page.locator('.sidebar .monaco-list-row', { hasText: text }).first();
  }

  /** Texts of the visible rows of the side bar's trees, label and description together. */
  async treeRows(): Promise<string[]> {
    const labels = await this.page.locator('.sidebar .monaco-list-row .monaco-icon-label').all();
    const parts = await Promise.all(
      labels.map((label) => label.locator('.label-name, .label-description').allInnerTexts()),
    );
    return parts.map((texts) => texts.join(' ').replaceAll(/\s+/g, ' ').trim());
  }

  /** Picks an entry of a tree row's context menu. */
  async pickFromContextMenu(row: Locator, entry: string): Promise<void> {
    await row.click({ button: 'right' });
    // A menu takes no click in its first moments, so that the one which opened it chooses nothing.
    const item = this.page.locator('.monaco-menu .action-item', { hasText: entry }).first();
    await item.hover();
    await this.page.locator('.monaco-menu .action-item.focused', { hasText: entry }).waitFor();
    await this.page.keyboard.press('Enter');
  }

  /** Opens the Problems panel and gives its rows. */
  async problems(): Promise<Locator> {
    const panel = this.page.locator('.markers-panel');
    if (!(await panel.isVisible())) await this.runCommand('Problems: Focus on Problems View');
    await panel.waitFor();
    return panel.locator('.monaco-list-row');
  }

  /** Texts of the Problems panel's rows. */
  async problemTexts(): Promise<string[]> {
    const rows = await this.problems();
    return (await rows.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' ').trim());
  }

  /** Texts of the notifications that are shown. */
  async notifications(): Promise<string[]> {
    return this.page.locator('.notification-toast .notification-list-item-message').allInnerTexts();
  }

  /**
   * The frame of the webview that holds an element; a webview is a frame inside a frame, and comes late.
   *
   * @throws {Error} when none holds it within the time, in milliseconds
   */
  async webview(selector: string, timeout = 15_000): Promise<Frame> {
    const deadline = Date.now() + timeout;
    for (;;) {
      for (const frame of this.page.frames()) {
        if ((await countIn(frame, selector)) > 0) return frame;
      }
      if (Date.now() > deadline) throw new Error(`No webview holds ${selector}`);
      await this.page.waitForTimeout(100);
    }
  }

  /** Chooses another theme for the running window. */
  async setTheme(theme: Theme): Promise<void> {
    const themed = this.page.locator(`.monaco-workbench.${themeClasses[theme]}[class*="${themeFiles[theme]}"]`);
    for (let attempt = 1; attempt <= 5; attempt++) {
      // A window applies a theme only when it sees its setting change, and does not look before it has fully opened.
      this.configure({ 'workbench.colorTheme': otherTheme });
      await this.page.waitForTimeout(700);
      this.configure({ 'workbench.colorTheme': themeNames[theme] });
      const applied = await themed.waitFor({ timeout: 4000 }).then(
        () => true,
        () => false,
      );
      if (applied) return;
    }
    throw new Error(`The window did not take the theme ${themeNames[theme]}`);
  }

  /** Changes user settings; the window notices within a second. */
  configure(settings: Readonly<Record<string, unknown>>): void {
    this.#server.configure(settings);
  }

  /** Keeps a picture of the window as `test/e2e/screenshots/NAME.png`. */
  async screenshot(name: string): Promise<void> {
    mkdirSync(screenshots, { recursive: true });
    await this.page.screenshot({ path: join(screenshots, `${name}.png`), animations: 'disabled', caret: 'hide' });
  }

  /** Waits until a condition on the window holds, asking again and again. */
  async until(what: string, condition: () => boolean | Promise<boolean>, timeout = 20_000): Promise<void> {
    const deadline = Date.now() + timeout;
    while (!(await condition())) {
      if (Date.now() > deadline) throw new Error(`It did not happen within ${timeout / 1000} s: ${what}`);
      await this.page.waitForTimeout(50);
    }
  }

  /** Opens the palette or one like it, again where something that came up meanwhile took the focus and so closed it. */
  async #openQuickInput(keys: string, text: string): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      await this.page.keyboard.press(keys);
      try {
        return await this.quickInput().fill(text, { timeout: 4000 });
      } catch (error) {
        if (attempt === 3) throw error;
        await this.page.keyboard.press('Escape');
      }
    }
  }

  /** Ends the browser and the server, and removes the copied folder. */
  async close(): Promise<void> {
    openWorkbenches.delete(this);
    await this.#browser.close();
    await this.#server.stop();
    this.#removeCopy();
  }
}

const themeClasses: Record<Theme, string> = { light: 'vs', dark: 'vs-dark', 'high-contrast': 'hc-black' };
const themeFiles: Record<Theme, string> = { light: 'light_modern', dark: 'dark_modern', 'high-contrast': 'hc_black' };

/** Starts a VS Code of its own with a copy of the folder, and waits until its window is ready. */
export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const copy = copyWorkspace(join(root, options.workspace));
  const server = await startServer({
    testing: options.vsix === undefined,
    workspaceTrust: options.trusted === false,
    ...(options.settings !== undefined && { settings: options.settings }),
    ...(options.vsix !== undefined && { extensions: [options.vsix] }),
  });
  const browser = await launchBrowser();
  const page = await browser.newPage({ viewport: options.size ?? { width: 1280, height: 860 } });
  const errors = collectErrors(page);
  const workbench = new Workbench({ page, folder: copy.path, errors, browser, server, removeCopy: copy.remove });
  openWorkbenches.add(workbench);
  const development = { extensionDevelopmentPath: server.remoteUri(root), skipWelcome: 'true' };
  try {
    await page.goto(server.urlOf(copy.path, options.vsix === undefined ? development : undefined));
    await page.locator('.monaco-workbench .activitybar').waitFor();
    // A theme that is there from the start is not applied by a window in a browser.
    await workbench.setTheme(options.theme ?? 'dark');
  } catch (error) {
    await keepFailure(page, 'window');
    await workbench.close();
    throw error;
  }
  return workbench;
}

const openWorkbenches = new Set<Workbench>();

// What the window looked like when a test failed is in `out/e2e-failures/`.
afterEach(async function () {
  if (this.currentTest?.state !== 'failed') return;
  const name = this.currentTest.fullTitle().replaceAll(/[^\w-]+/g, '-');
  for (const { page } of openWorkbenches) await keepFailure(page, name);
});

async function keepFailure(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(root, 'out/e2e-failures', `${name}.png`) });
}

/** The window says so of any tree that is refreshed while it draws it, and draws it right the next moment. */
const ofTheWindow = /\[TreeView\] Failed to resolve parent/;

/** What the page and the extension host report of us as an error. */
function collectErrors(page: Page): readonly string[] {
  const errors: string[] = [];
  page.on('console', (message) => {
    const text = message.text();
    if (message.type() === 'error' && /team-?okrs/i.test(text) && !ofTheWindow.test(text)) errors.push(text);
  });
  return errors;
}

function exactly(text: string): RegExp {
  return new RegExp(`^\\s*${text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`);
}

async function countIn(frame: Frame, selector: string): Promise<number> {
  try {
    return await frame.locator(selector).count();
  } catch {
    return 0; // The frame went away meanwhile.
  }
}
