import ignore, { type Ignore } from 'ignore';

/**
 * What git leaves out, by the `.gitignore` files of a repository. Paths are absolute, with `/`; folders have no trailing
 * slash. A deeper file overrules a higher one; nothing inside an ignored folder comes back.
 */
export class IgnoreRules {
  private readonly files = new Map<string, Ignore>();

  /** Takes the text of a folder's `.gitignore`. */
  add(folder: string, text: string): void {
    this.files.set(folder, ignore({ ignorecase: false }).add(text));
  }

  /** Whether git leaves a file out; `root` is the folder of the repository that the file is in. */
  ignores(root: string, path: string): boolean {
    return this.isLeftOut(root, path, true);
  }

  /** Whether git leaves a folder out, and so everything in it. */
  ignoresFolder(root: string, path: string): boolean {
    return this.isLeftOut(root, path, false);
  }

  private isLeftOut(root: string, path: string, isFile: boolean): boolean {
    if (!path.startsWith(`${root}/`)) return false;
    const names = path.slice(root.length + 1).split('/');
    let folder = root;
    const folders = [root];
    for (const [depth, name] of names.entries()) {
      const isLast = depth === names.length - 1;
      if (this.ignoresEntry(folders, `${folder}/${name}${isLast && isFile ? '' : '/'}`)) return true;
      folder = `${folder}/${name}`;
      folders.push(folder);
    }
    return false;
  }

  private ignoresEntry(folders: readonly string[], entry: string): boolean {
    for (const folder of [...folders].reverse()) {
      const verdict = this.files.get(folder)?.test(entry.slice(folder.length + 1));
      if (verdict?.ignored === true) return true;
      if (verdict?.unignored === true) return false;
    }
    return false;
  }
}

/** The folders from the repository's root to the file's own: those whose `.gitignore` matters to it. */
export function foldersAbove(root: string, path: string): readonly string[] {
  if (!path.startsWith(`${root}/`)) return [];
  const names = path
    .slice(root.length + 1)
    .split('/')
    .slice(0, -1);
  return names.reduce<string[]>((folders, name) => [...folders, `${folders.at(-1) ?? root}/${name}`], [root]);
}
