import { randomUUID } from 'node:crypto';
import { chmod, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Failure, reasonOf } from './failure';

/**
 * Replaces a file's text at one stroke, so that nobody ever reads half of it, and only while it still holds what the new
 * text was made from. A link stays a link.
 * @throws {Failure} where the file has changed, or cannot be written
 */
export async function replaceFile(path: string, shown: string, before: string, after: string): Promise<void> {
  const target = await realpath(path).catch(() => path);
  const beside = join(dirname(target), `.${basename(target)}.${randomUUID()}.tmp`);
  try {
    await writeFile(beside, after, { flag: 'wx' });
    await chmod(beside, (await stat(target)).mode);
    if ((await readFile(target)).compare(Buffer.from(before)) !== 0)
      throw new Failure('checkIn.changed', { path: shown });
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    throw error instanceof Failure ? error : new Failure('checkIn.write', { path: shown, reason: reasonOf(error) });
  }
}
