// Opens a folder of OKRs in VS Code with the extension installed. npm start [-- [--no-open] [FOLDER]]
// FOLDER: default the example, moved to now. --no-open: serve VS Code, print its address, and open nothing.
import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findProgram } from './host/findProgram.mjs';
import { packagePath } from './host/packagePath.mjs';
import { root } from './host/paths.mjs';
import { runCommand } from './host/runCommand.mjs';
import { startServer } from './host/startServer.mjs';
import { shiftExample } from './shiftExample.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'no-open': { type: 'boolean', default: false } },
});

/** A mistake of the person's, to be told without a stack. */
class UsageError extends Error {}

/** @param {string | undefined} named */
function prepareFolder(named) {
  if (named === undefined) return prepareExample();
  // npm runs scripts in the package's folder; people mean the one they are in.
  const folder = resolve(process.env['INIT_CWD'] ?? process.cwd(), named);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new UsageError(`There is no folder ${folder}.`);
  return folder;
}

/**
 * A copy of the example moved to now. Within a week it stays the same folder, so that a check-in of yesterday is still
 * there; then a new one, so that the example never looks forgotten.
 */
function prepareExample() {
  const source = join(root, 'examples/bank');
  const today = localToday();
  const key = createHash('sha1').update(hashOf(source)).update(mondayOf(today)).digest('hex').slice(0, 8);
  const folder = join(tmpdir(), `team-okrs-example-${userInfo().username}-${key}`, basename(source));
  if (existsSync(folder)) return folder;
  const partial = mkdtempSync(join(tmpdir(), 'team-okrs-example-'));
  shiftExample(source, join(partial, basename(source)), today);
  rmSync(dirname(folder), { recursive: true, force: true });
  renameSync(partial, dirname(folder));
  return folder;
}

function localToday() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

/** @param {string} date */
function mondayOf(date) {
  const monday = new Date(`${date}T00:00:00Z`);
  monday.setUTCDate(monday.getUTCDate() - ((monday.getUTCDay() + 6) % 7));
  return monday.toISOString();
}

/** @param {string} folder */
function hashOf(folder) {
  const hash = createHash('sha1');
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const path of entries.map((entry) => join(entry.parentPath, entry.name)).sort())
    hash.update(path).update(readFileSync(path));
  return hash.digest();
}

async function packExtension() {
  console.log('Building and packing the extension …');
  await runCommand(process.execPath, [join(root, 'scripts/package.mjs')], { cwd: root });
}

/** Opens the folder in the installed VS Code; false when that cannot be done. @param {string} folder */
async function openInstalled(folder) {
  const code = findProgram('code');
  if (code === undefined) return false;
  try {
    console.log(`Installing the extension into ${code} …`);
    await runCommand(code, ['--install-extension', packagePath, '--force']);
    await runCommand(code, [folder]);
    console.log(`VS Code opens ${folder}.`);
    return true;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\nUsing the VS Code from npm instead.`);
    return false;
  }
}

/** Serves VS Code until Ctrl+C. @param {string} folder */
async function serve(folder) {
  console.log('Starting VS Code …');
  const token = randomBytes(16).toString('hex');
  const dataFolder = join(root, '.vscode-test/start');
  const server = await startServer({ token, dataFolder, workspaceTrust: false, extensions: [packagePath] });
  const address = server.urlOf(folder);
  console.log(`\nVS Code with Team OKRs and ${folder}:\n\n  ${address}\n\nCtrl+C ends it.`);
  if (!values['no-open']) openBrowser(address);
  await server.ended;
  console.log("VS Code's server has ended.");
}

/** Opens the address where there is a desktop. @param {string} address */
function openBrowser(address) {
  const [command, ...args] = browserCommand(address);
  if (command === undefined) return;
  const child = spawn(command, args, { detached: true, stdio: 'ignore' });
  child.once('error', () => console.log('No browser could be opened: open the address yourself.'));
  child.unref();
}

/** @param {string} address @returns {string[]} */
function browserCommand(address) {
  if (process.platform === 'darwin') return ['open', address];
  if (process.platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', address];
  const hasDisplay = [process.env['DISPLAY'], process.env['WAYLAND_DISPLAY']].some(
    (display) => display !== undefined && display !== '',
  );
  const opener = findProgram('xdg-open');
  return hasDisplay && opener !== undefined ? [opener, address] : [];
}

try {
  const folder = prepareFolder(positionals[0]);
  await packExtension();
  if (values['no-open'] || !(await openInstalled(folder))) await serve(folder);
} catch (error) {
  if (!(error instanceof Error)) throw error;
  console.error(`✘ ${error instanceof UsageError ? error.message : (error.stack ?? error.message)}`);
  process.exitCode = 1;
}
