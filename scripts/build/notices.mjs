import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes the licences of every npm package of which code is in the bundles.
 *
 * @param {readonly import('esbuild').Metafile[]} metafiles
 * @param {string} file
 */
export function writeNotices(metafiles, file) {
  const folders = [
    ...new Set(metafiles.flatMap((metafile) => Object.keys(metafile.inputs).flatMap(packageFolder))),
  ].sort();
  const notices = folders.map(notice);
  const head = 'Team OKRs contains code of these packages, under the licences that follow.';
  writeFileSync(file, [head, ...notices].join(`\n\n${'-'.repeat(80)}\n\n`) + '\n');
}

/** @param {string} input @returns {string[]} */
function packageFolder(input) {
  const found = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
  return found?.[1] === undefined ? [] : [found[1]];
}

/** @param {string} folder */
function notice(folder) {
  const { name, version, license, author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)(\.|-|$)/i.test(entry));
  if (file === undefined && license === undefined) throw new Error(`${name}@${version} says nothing of its licence`);
  const holder = typeof author === 'string' ? author : author?.name;
  const text =
    file === undefined
      ? `${license}${holder === undefined ? '' : `, copyright ${holder}`}`
      : readFileSync(join(folder, file), 'utf8').trim();
  return `${name}@${version} (${license})\n\n${text}`;
}
