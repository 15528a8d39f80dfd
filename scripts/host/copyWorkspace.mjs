import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/**
 * Copies a folder to a fresh temporary one, so that a test may change it.
 *
 * @param {string} source
 * @returns {{ path: string, remove(): void }}
 */
export function copyWorkspace(source) {
  const parent = realpathSync(mkdtempSync(join(tmpdir(), 'team-okrs-workspace-')));
  const path = join(parent, basename(source));
  cpSync(source, path, { recursive: true });
  return { path, remove: () => rmSync(parent, { recursive: true, force: true, maxRetries: 5 }) };
}
