import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { findProgram, installDebianPackage } from './findProgram.mjs';
import { root } from './paths.mjs';
import { runCommand } from './runCommand.mjs';

/**
 * The VS Code that can be had from npm: code-server carries VS Code's own server and web workbench. It is run by the
 * Node that it was made for, which npm has as well.
 */
const releases = {
  current: { vsCode: '1.139.1', codeServer: '4.139.1', node: '24.21.0', bringsRipgrep: true },
  oldest: { vsCode: '1.100.3', codeServer: '4.100.3', node: '20.19.5', bringsRipgrep: false },
};

/** @typedef {keyof typeof releases} VsCodeRelease */
/** @typedef {{ node: string, server: string, version: string }} VsCode its Node, its server's script, its version */

const cache = join(root, '.vscode-test');

/**
 * Installs VS Code into the cache folder, unless it is there. Several processes may ask at the same time.
 *
 * @param {VsCodeRelease} [release]
 * @returns {Promise<VsCode>}
 */
export async function installVsCode(release = 'current') {
  const { vsCode, codeServer, node, bringsRipgrep } = releases[release];
  const folder = join(cache, `vscode-${vsCode}`);
  const done = join(folder, '.complete');
  if (!existsSync(done)) {
    await withLock(`${folder}.lock`, async () => {
      if (existsSync(done)) return;
      console.log(`Installing VS Code ${vsCode} from npm into .vscode-test (about 800 MB, once) …`);
      await installInto(folder, [`code-server@${codeServer}`, `${nodePackage()}@${node}`]);
      if (!bringsRipgrep) await bringRipgrep(folder);
      writeFileSync(done, '');
    });
  }
  return describe(folder, vsCode);
}

/** @param {string} folder @param {readonly string[]} packages */
async function installInto(folder, packages) {
  const partial = `${folder}.partial`;
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  rmSync(partial, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  writeFileSync(join(partial, 'package.json'), '{ "private": true }\n');
  await runCommand('npm', ['install', ...quiet, ...packages], { cwd: partial });
  await runCommand('npm', ['install', ...quiet, '--omit=dev'], {
    cwd: join(partial, 'node_modules/code-server/lib/vscode'),
  });
  renameSync(partial, folder);
}

/** Older releases fetch ripgrep by an install script; without it no file search works. @param {string} folder */
async function bringRipgrep(folder) {
  const source = findProgram('rg') ?? ((await installDebianPackage('ripgrep')) ? findProgram('rg') : undefined);
  if (source === undefined)
    throw new Error('This VS Code needs ripgrep (rg) on the PATH for its file search. Install it and try again.');
  const target = join(folder, 'node_modules/code-server/lib/vscode/node_modules/@vscode/ripgrep/bin/rg');
  mkdirSync(dirname(target), { recursive: true });
  copyFileSync(source, target);
}

function nodePackage() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  return `node-${platform}-${process.arch}`;
}

/** @param {string} folder @param {string} version @returns {VsCode} */
function describe(folder, version) {
  const program = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node';
  return {
    node: join(folder, 'node_modules', nodePackage(), program),
    server: join(folder, 'node_modules/code-server/lib/vscode/out/server-main.js'),
    version,
  };
}

/**
 * Runs the work while no other process holds the lock. The lock of a process that died is taken over.
 *
 * @param {string} lock
 * @param {() => Promise<void>} work
 */
async function withLock(lock, work) {
  mkdirSync(dirname(lock), { recursive: true });
  while (!tryLock(lock)) await wait(500);
  try {
    await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** @param {string} lock */
function tryLock(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (!isHeld(lock)) rmSync(lock, { force: true });
    return false;
  }
}

/** @param {string} lock */
function isHeld(lock) {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0);
    return true;
  } catch {
    return false;
  }
}
