import { chromium } from 'playwright-core';
import { findBrowser } from './findBrowser.mjs';

/** What keeps the browser from looking for its vendor's servers, and lets it run as root in a container. */
const flags = [
  'no-sandbox',
  'disable-gpu',
  'disable-quic',
  'no-first-run',
  'disable-background-networking',
  'disable-component-update',
  'disable-sync',
];

/** Starts a browser without a window. It ends with this process at the latest. */
export async function launchBrowser() {
  return chromium.launch({ executablePath: await findBrowser(), args: flags.map((flag) => `--${flag}`) });
}
