import { existsSync } from 'node:fs';
import { findProgram, installDebianPackage } from './findProgram.mjs';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge',
  'msedge',
];

const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * A Chrome or Chromium that the tests can drive: the one named by `CHROME_PATH`, one that is installed, or, on Debian
 * as root, one that is installed now.
 *
 * @returns {Promise<string>} its full path
 * @throws {Error} that tells people what to do
 */
export async function findBrowser() {
  const named = process.env['CHROME_PATH'];
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named;
    throw new Error(`CHROME_PATH names ${named}, which does not exist.`);
  }
  const found = findInstalled();
  if (found !== undefined) return found;
  const installed = (await installDebianPackage('chromium')) ? findInstalled() : undefined;
  if (installed !== undefined) return installed;
  throw new Error('The tests need Chrome or Chromium and found none. Install one, or set CHROME_PATH to its program.');
}

function findInstalled() {
  const onPath = names.map(findProgram).find((path) => path !== undefined);
  return onPath ?? places.find((path) => existsSync(path));
}
