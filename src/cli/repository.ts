import type { Dirent } from 'node:fs';
import { lstat, readdir, readFile, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { IgnoreRules } from '../service/ignoreRules';

/** The folder in which references are followed. */
export interface Repository {
  /** Absolute, in the system's form. */
  readonly root: string;
  /** What output counts paths from: the repository's root, else the current folder. */
  readonly shownFrom: string;
}

const configName = 'okr.config.json';

/**
 * The git repository around a path; without one, the folder above it that holds the config, else the current folder where
 * the path lies in it, else the path's own folder.
 */
export async function findRepository(path: string, cwd: string): Promise<Repository> {
  const folder = (await isFolder(path)) ? path : dirname(path);
  const git = await findAbove(folder, '.git');
  if (git !== null) return { root: git, shownFrom: git };
  const configured = await findAbove(folder, configName);
  return { root: configured ?? (isInside(folder, cwd) ? cwd : folder), shownFrom: cwd };
}

/** Whether a path is the folder or lies in it. */
export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

/** With `/`, as output and globs have it. */
export function slashed(path: string): string {
  return sep === '/' ? path : path.split(sep).join('/');
}

/** A path as output shows it. */
export function shownPath(repository: Repository, path: string): string {
  return slashed(relative(repository.shownFrom, path)) || '.';
}

/**
 * The files of a repository whose names are asked for, sorted, without those that git leaves out, `node_modules`, and
 * linked folders, which could lead round in a circle.
 */
export async function listFiles(root: string, isWanted: (name: string) => boolean): Promise<readonly string[]> {
  const rules = new IgnoreRules();
  const found: string[] = [];
  const base = slashed(root).replace(/\/$/, '');
  await walk(root);
  return found.sort();

  async function walk(folder: string): Promise<void> {
    const own = slashed(folder).replace(/\/$/, '');
    const entries = await readEntries(folder);
    const excluded = own === base ? await readText(join(await gitFolder(root), 'info', 'exclude')) : '';
    const ignored = entries.some(({ name }) => name === '.gitignore') ? await readText(join(folder, '.gitignore')) : '';
    if (excluded !== '' || ignored !== '') rules.add(own, `${excluded}\n${ignored}`);
    const folders = entries.filter(
      (entry) => entry.isDirectory() && entry.name !== '.git' && entry.name !== 'node_modules',
    );
    const files = entries.filter((entry) => (entry.isFile() || entry.isSymbolicLink()) && isWanted(entry.name));
    for (const { name } of files) if (!rules.ignores(base, `${own}/${name}`)) found.push(join(folder, name));
    const open = folders.filter(({ name }) => !rules.ignoresFolder(base, `${own}/${name}`));
    await Promise.all(open.map(({ name }) => walk(join(folder, name))));
  }
}

/** The folder's entries; none where it vanished or must not be read. */
async function readEntries(folder: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** `.git`, or the place that a worktree's `.git` file names. */
async function gitFolder(root: string): Promise<string> {
  const own = join(root, '.git');
  const link = /^gitdir:\s*(.+?)\s*$/m.exec(await readText(own))?.[1];
  if (link === undefined) return own;
  const folder = resolve(root, link);
  const common = (await readText(join(folder, 'commondir'))).trim();
  return common === '' ? folder : resolve(folder, common);
}

/** Empty where there is no such file. */
async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    return '';
  }
}

async function findAbove(start: string, name: string): Promise<string | null> {
  for (let folder = start; ; folder = dirname(folder)) {
    if (await exists(join(folder, name))) return folder;
    if (dirname(folder) === folder) return null;
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch {
    return false;
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}
