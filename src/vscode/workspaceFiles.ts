import * as vscode from 'vscode';
import type { Config } from '../core/rules/config';
import { compileGlobs } from '../core/text/glob';
import { okrFileMatcher, type OkrFileKind } from '../core/rules/okrFiles';
import { configFor } from '../core/rules/severity';
import type { Folder } from '../core/workspace/folder';
import { folderOf } from '../core/workspace/references';
import { parentUri, pathWithin } from '../core/workspace/uris';
import { foldersAbove, IgnoreRules } from '../service/ignoreRules';
import { exists, readText } from './files';

/** Any case, as names are compared by case on most disks. */
export const namePattern = '**/{[oO][kK][rR],[oO][kK][rR][sS],*.[oO][kK][rR]}.[mM][dD]';
const anyMarkdown = '**/*.md';
const leftOutByName = '**/node_modules/**';
const deepestRepository = 32;
const deepestWalk = 24;

/**
 * Which files of the open folders are OKR documents. An object holds for one look: when a folder, the config or a
 * `.gitignore` changes, a new one is made.
 */
export class WorkspaceFiles {
  readonly folders: readonly Folder[];
  readonly configs: readonly Config[];
  private readonly rules = new IgnoreRules();
  private readonly matchers = new Map<Config, (uri: string) => OkrFileKind>();
  private readonly ignoreFiles = new Map<string, Promise<void>>();

  constructor(folders: readonly Folder[], configs: readonly Config[]) {
    this.folders = folders;
    this.configs = configs;
  }

  /** All documents, those that git or the config leave out not among them. */
  async list(signal: vscode.CancellationToken): Promise<readonly vscode.Uri[]> {
    const pattern = this.configs.some((config) => config.files.length > 0) ? anyMarkdown : namePattern;
    const found = await Promise.all(
      (vscode.workspace.workspaceFolders ?? []).map((folder) => findIn(folder, pattern, signal)),
    );
    const unique = [...new Map(found.flat().map((uri) => [uri.toString(), uri])).values()];
    const wanted = unique.filter((uri) => this.kindOf(uri.toString()) !== 'none');
    const leftOut = await Promise.all(wanted.map((uri) => this.isIgnored(uri, signal)));
    return wanted.filter((_, at) => leftOut[at] !== true);
  }

  /** Whether a file is an OKR document by its name and place, or by its place alone where the config names it. */
  async includes(uri: vscode.Uri, signal: vscode.CancellationToken): Promise<boolean> {
    return this.kindOf(uri.toString()) !== 'none' && !(await this.isIgnored(uri, signal));
  }

  /** By which right a file is an OKR document, if git does not leave it out. */
  kindOf(uri: string): OkrFileKind {
    const config = configFor(uri, this.configs);
    const matcher = this.matchers.get(config) ?? okrFileMatcher(config);
    this.matchers.set(config, matcher);
    return matcher(uri);
  }

  /** Whether the config or a `node_modules` folder keeps a file out, open or not. */
  isExcluded(uri: string): boolean {
    const config = configFor(uri, this.configs);
    const path = config.base === null ? null : pathWithin(config.base, uri);
    return /\/node_modules\//.test(uri) || (path !== null && compileGlobs(config.exclude)(path));
  }

  /** Whether git leaves the file out. */
  async isIgnored(uri: vscode.Uri, signal: vscode.CancellationToken): Promise<boolean> {
    const root = folderOf(uri.toString(), this.folders)?.root;
    if (root === undefined) return false;
    const rootPath = vscode.Uri.parse(root).path.replace(/\/$/, '');
    await Promise.all(
      foldersAbove(rootPath, uri.path).map((folder) => this.loadIgnoreFile(uri.with({ path: folder }))),
    );
    return !signal.isCancellationRequested && this.rules.ignores(rootPath, uri.path);
  }

  private loadIgnoreFile(folder: vscode.Uri): Promise<void> {
    const known = this.ignoreFiles.get(folder.path);
    if (known !== undefined) return known;
    const loading = readText(vscode.Uri.joinPath(folder, '.gitignore')).then((read) => {
      if (read.kind === 'text') this.rules.add(folder.path, read.text);
    });
    this.ignoreFiles.set(folder.path, loading);
    return loading;
  }
}

/** The open folders, each with the repository that it belongs to. */
export async function findFolders(): Promise<readonly Folder[]> {
  return Promise.all(
    (vscode.workspace.workspaceFolders ?? []).map(async ({ name, uri }) => {
      const folder = withoutSlash(uri.toString());
      return { name, uri: folder, root: (await findRepository(folder)) ?? folder };
    }),
  );
}

async function findRepository(folder: string): Promise<string | null> {
  for (let at = folder, depth = 0; depth < deepestRepository; depth++) {
    if (await exists(vscode.Uri.joinPath(vscode.Uri.parse(at), '.git'))) return at;
    const above = parentUri(at);
    if (above === at) return null;
    at = above;
  }
  return null;
}

/** By the editor's search; by walking the folder where the search is not to be had. */
async function findIn(
  folder: vscode.WorkspaceFolder,
  pattern: string,
  signal: vscode.CancellationToken,
): Promise<readonly vscode.Uri[]> {
  try {
    const search = new vscode.RelativePattern(folder, pattern);
    return await vscode.workspace.findFiles(
      search,
      new vscode.RelativePattern(folder, leftOutByName),
      undefined,
      signal,
    );
  } catch {
    return walk(folder.uri, signal, deepestWalk);
  }
}

async function walk(
  folder: vscode.Uri,
  signal: vscode.CancellationToken,
  depth: number,
): Promise<readonly vscode.Uri[]> {
  if (depth === 0 || signal.isCancellationRequested) return [];
  const entries = await Promise.resolve(vscode.workspace.fs.readDirectory(folder)).catch(() => []);
  const found: vscode.Uri[] = [];
  for (const [name, type] of entries) {
    const uri = vscode.Uri.joinPath(folder, name);
    const isLink = (type & vscode.FileType.SymbolicLink) !== 0;
    if ((type & vscode.FileType.File) !== 0 && /\.md$/i.test(name)) found.push(uri);
    else if ((type & vscode.FileType.Directory) !== 0 && !isLink && name !== 'node_modules' && name !== '.git')
      found.push(...(await walk(uri, signal, depth - 1)));
  }
  return found;
}

function withoutSlash(uri: string): string {
  return uri.length > 1 && uri.endsWith('/') && !uri.endsWith('://') ? uri.slice(0, -1) : uri;
}
