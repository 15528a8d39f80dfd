import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { installVsCode } from './installVsCode.mjs';
import { runCommand } from './runCommand.mjs';

// A signal ends a process without its `exit` event, in which the servers are ended.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(130));

/**
 * @typedef {object} ServerOptions
 * @property {import('./installVsCode.mjs').VsCodeRelease} [release]
 * @property {Readonly<Record<string, unknown>>} [settings] user settings beside those that keep the window tidy
 * @property {readonly string[]} [extensions] packed extensions (.vsix) to install first
 * @property {string} [token] asked of who opens the page; without it anyone on this machine may, for tests only
 * @property {boolean} [testing] makes the workbench honour `extensionDevelopmentPath` and `extensionTestsPath`
 * @property {boolean} [workspaceTrust] false turns Restricted Mode off (the default when testing)
 * @property {string} [dataFolder] kept when given, with what people have set there; else a fresh one that is deleted at the end
 */

/**
 * @typedef {object} Server
 * @property {number} port
 * @property {string} dataFolder
 * @property {(folder: string, payload?: Readonly<Record<string, string>>) => string} urlOf the address that opens a folder
 * @property {(path: string) => string} remoteUri how the workbench names a folder of this machine
 * @property {(settings: Readonly<Record<string, unknown>>) => void} configure changes settings of the running window
 * @property {() => string} output what the server printed so far
 * @property {() => Promise<void>} stop
 * @property {Promise<void>} ended settles when the server has ended, for whatever reason
 */

const tidyWindow = {
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'window.commandCenter': false,
  'window.autoDetectColorScheme': false,
  'window.autoDetectHighContrast': false,
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoCheckUpdates': false,
  'git.openRepositoryInParentFolders': 'never',
};

/**
 * Starts VS Code's server on a free port of the loopback and waits until it answers. It ends with this process at the latest.
 *
 * @param {ServerOptions} [options]
 * @returns {Promise<Server>}
 */
export async function startServer(options = {}) {
  const vsCode = await installVsCode(options.release);
  const dataFolder = options.dataFolder ?? mkdtempSync(join(tmpdir(), 'team-okrs-vscode-'));
  let settings = { ...tidyWindow, ...options.settings };
  if (!existsSync(settingsFile(dataFolder, 'User'))) writeSettings(dataFolder, settings);
  for (const extension of options.extensions ?? []) await installExtension(vsCode, dataFolder, extension);
  const port = await findFreePort();
  const running = run(vsCode, [...argumentsOf(options, port), '--server-data-dir', dataFolder]);
  await running.ready;
  const token = options.token === undefined ? '' : `tkn=${options.token}&`;
  return {
    port,
    dataFolder,
    urlOf: (folder, payload) =>
      `http://localhost:${port}/?${token}folder=${encodePath(folder)}${encodePayload(payload)}`,
    remoteUri: (path) => `vscode-remote://localhost:${port}${encodePath(path)}`,
    configure: (changes) => {
      settings = { ...settings, ...changes };
      writeSettings(dataFolder, settings);
    },
    output: running.output,
    ended: running.ended,
    stop: async () => {
      running.kill();
      await running.ended;
      if (options.dataFolder === undefined) rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** @param {ServerOptions} options @param {number} port */
function argumentsOf(options, port) {
  const testing = options.testing ?? false;
  return [
    '--host=127.0.0.1',
    `--port=${port}`,
    '--accept-server-license-terms',
    ...(options.token === undefined ? ['--without-connection-token'] : ['--connection-token', options.token]),
    ...((options.workspaceTrust ?? !testing) ? [] : ['--disable-workspace-trust']),
    ...(testing ? ['--enable-smoke-test-driver'] : []),
  ];
}

/** @param {string} dataFolder @param {Readonly<Record<string, unknown>>} settings */
function writeSettings(dataFolder, settings) {
  for (const file of [settingsFile(dataFolder, 'Machine'), settingsFile(dataFolder, 'User')]) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(settings, null, 2));
  }
}

/** @param {string} dataFolder @param {'Machine' | 'User'} scope */
function settingsFile(dataFolder, scope) {
  return join(dataFolder, 'data', scope, 'settings.json');
}

/** @param {import('./installVsCode.mjs').VsCode} vsCode @param {string} dataFolder @param {string} extension */
async function installExtension(vsCode, dataFolder, extension) {
  const args = [
    '--install-extension',
    extension,
    '--server-data-dir',
    dataFolder,
    '--accept-server-license-terms',
    '--force',
  ];
  const output = await runCommand(vsCode.node, [vsCode.server, ...args]);
  if (!/successfully installed/i.test(output)) throw new Error(`VS Code did not install ${extension}:\n${output}`);
}

/** @param {import('./installVsCode.mjs').VsCode} vsCode @param {readonly string[]} args */
function run(vsCode, args) {
  // A group of its own, so that the extension hosts that the server starts end with it.
  const grouped = process.platform !== 'win32';
  const child = spawn(vsCode.node, [vsCode.server, ...args], { detached: grouped, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let hasEnded = false;
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  const kill = () => {
    if (hasEnded || child.pid === undefined) return;
    try {
      process.kill(grouped ? -child.pid : child.pid, 'SIGKILL');
    } catch {
      // It ended in between.
    }
  };
  process.once('exit', kill);
  /** @type {Promise<void>} */
  const ended = new Promise((resolve) => {
    const finish = () => {
      hasEnded = true;
      process.removeListener('exit', kill);
      resolve();
    };
    child.once('error', finish);
    child.once('close', finish);
  });
  const ready = waitUntil(() => {
    if (hasEnded) throw new Error(`VS Code's server ended at once:\n${output}`);
    return output.includes('Extension host agent listening');
  });
  return { ready, ended, kill, output: () => output };
}

/** @param {() => boolean} condition */
async function waitUntil(condition) {
  const deadline = Date.now() + 60_000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error("VS Code's server did not start within a minute.");
    await wait(50);
  }
}

/** @returns {Promise<number>} */
function findFreePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no free port')),
      );
    });
  });
}

/** @param {string} path absolute */
function encodePath(path) {
  const slashed = path.replaceAll('\\', '/');
  return (slashed.startsWith('/') ? slashed : `/${slashed}`).split('/').map(encodeURIComponent).join('/');
}

/** @param {Readonly<Record<string, string>>} [payload] */
function encodePayload(payload) {
  return payload === undefined ? '' : `&payload=${encodeURIComponent(JSON.stringify(Object.entries(payload)))}`;
}
