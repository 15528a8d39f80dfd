import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number }} Counts */

/** Names the file through which a test run tells the run of everything how many tests passed and failed. */
export const countsVariable = 'TEAM_OKRS_TEST_COUNTS';

/** Tells the counts to whoever asked for them; does nothing when nobody did. @param {Counts} counts */
export function writeCounts(counts) {
  const file = process.env[countsVariable];
  if (file !== undefined) writeFileSync(file, JSON.stringify(counts));
}

/** Takes the counts out of the file; undefined when the run ended before it could tell. @param {string} file @returns {Counts | undefined} */
export function takeCounts(file) {
  if (!existsSync(file)) return undefined;
  const counts = JSON.parse(readFileSync(file, 'utf8'));
  rmSync(file);
  return counts;
}
