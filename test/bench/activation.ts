import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { launchBrowser } from '../../scripts/host/launchBrowser.mjs';
import { root } from '../../scripts/host/paths.mjs';
import { startServer, type Server } from '../../scripts/host/startServer.mjs';
import { generateWorkspace } from '../support/generateWorkspace';
import { formatMilliseconds, median, type Verdict } from './measure';

const rounds = 3;

/** From the window that is there to a filled tree, with few documents and with many; each in a real VS Code. */
export async function benchActivation(): Promise<Verdict[]> {
  const few = await measure(15);
  const many = await measure(1000);
  return [
    { what: 'window to filled tree, 15 documents', value: formatMilliseconds(few), holds: true },
    {
      what: 'window to filled tree, 1000 documents',
      value: `${formatMilliseconds(many)}, ${(many / few).toFixed(1)} times as long`,
      holds: true,
    },
  ];
}

async function measure(documents: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'team-okrs-bench-'));
  for (const [path, text] of generateWorkspace(documents)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const server = await startServer({ testing: true, settings: { 'teamOkrs.today': '2025-08-27' } });
  try {
    return await measureInWindow(server, folder);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true });
  }
}

async function measureInWindow(server: Server, folder: string): Promise<number> {
  const browser = await launchBrowser();
  try {
    // One profile for all rounds: from the second on, the window opens with the OKRs that the first one showed.
    const context = await browser.newContext();
    const payload = { extensionDevelopmentPath: server.remoteUri(root), skipWelcome: 'true' };
    const times: number[] = [];
    for (let round = 0; round <= rounds; round++) {
      const page = await context.newPage();
      await page.goto(server.urlOf(folder, payload));
      await page.locator('.monaco-workbench .activitybar').waitFor();
      const start = performance.now();
      if (round === 0) await page.locator('.activitybar [aria-label^="OKRs"]').first().click();
      await page.locator('.sidebar .pane', { hasText: 'Objectives' }).locator('.monaco-list-row').first().waitFor();
      if (round > 0) times.push(performance.now() - start);
      await page.waitForTimeout(1500); // The window keeps what it showed only after a while.
      await page.close();
    }
    return median(times);
  } finally {
    await browser.close();
  }
}
