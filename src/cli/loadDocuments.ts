import { readFile, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { IsoDate } from '../core/model/calendar';
import type { OkrDocument } from '../core/model/entities';
import { DocumentParser, unreadableDocument } from '../core/model/parseDocument';
import { Checker } from '../core/rules/checker';
import { defaultConfig, type Config } from '../core/rules/config';
import { rules } from '../core/rules/registry';
import { parseConfig } from '../core/rules/parseConfig';
import { okrFileMatcher } from '../core/rules/okrFiles';
import { isNamedLikeOkrs } from '../core/workspace/fileNames';
import { canonicalUri } from '../core/workspace/uris';
import { readDocument, readFailure, type ReadDocument } from './documentFile';
import { Failure, isMissing, reasonOf } from './failure';
import { words } from './words';
import { findRepository, isInside, listFiles, shownPath, type Repository } from './repository';

/** The documents of a repository, and which of them were asked for. */
export interface LoadedRepository {
  readonly repository: Repository;
  /** Holds all documents, so that references out of what was asked for are followed. */
  readonly checker: Checker;
  /** What was asked for, sorted by path. */
  readonly selected: readonly OkrDocument[];
}

export interface LoadedDocuments {
  readonly repositories: readonly LoadedRepository[];
  /** What was asked for and is not there or cannot be read, for people. */
  readonly failures: readonly Failure[];
}

/**
 * Loads the documents of every repository that holds one of the paths; none means the current folder. Never rejects for a
 * path that is missing or a document that cannot be read: both are failures, and the rest is loaded.
 */
export async function loadDocuments(paths: readonly string[], cwd: string, today: IsoDate): Promise<LoadedDocuments> {
  const failures: Failure[] = [];
  const asked = new Map<string, { repository: Repository; paths: AskedPath[] }>();
  for (const written of paths.length === 0 ? ['.'] : paths) {
    const path = resolve(cwd, written);
    const kind = await kindOf(path, written);
    if (kind instanceof Failure) {
      failures.push(kind);
      continue;
    }
    const repository = await findRepository(path, cwd);
    const same = asked.get(repository.root) ?? { repository, paths: [] };
    same.paths.push({ path, kind });
    asked.set(repository.root, same);
  }
  const repositories: LoadedRepository[] = [];
  for (const { repository, paths: own } of asked.values()) {
    const loaded = await loadRepository(repository, own, today);
    repositories.push(loaded);
    failures.push(...loaded.failures);
  }
  return { repositories, failures };
}

/** The document's address, as the index knows it. */
export function uriOf(path: string): string {
  return canonicalUri(pathToFileURL(path).href);
}

/** The document's path from what output counts from. */
export function pathOf(repository: Repository, uri: string): string {
  return shownPath(repository, fileURLToPath(uri));
}

export interface LoadedConfig {
  readonly config: Config;
  readonly failures: readonly Failure[];
}

/** The repository's `okr.config.json`, completed by defaults; what is wrong with it are failures. */
export async function loadConfig(repository: Repository): Promise<LoadedConfig> {
  const path = join(repository.root, 'okr.config.json');
  try {
    const { config, problems } = parseConfig(await readFile(path, 'utf8'), uriOf(repository.root), rules);
    const failures = problems.map(({ message, range: { start } }) => {
      const place = `${shownPath(repository, path)}:${start.line + 1}:${start.character + 1}`;
      return new Failure('path.config', { path: place, reason: words(message) });
    });
    return { config, failures };
  } catch (error) {
    const config = { ...defaultConfig, base: uriOf(repository.root) };
    if (isMissing(error)) return { config, failures: [] };
    return { config, failures: [new Failure('path.unreadable', { path: shownPath(repository, path), reason: reasonOf(error) })] };
  }
}

interface AskedPath {
  readonly path: string;
  readonly kind: 'file' | 'folder';
}

async function kindOf(path: string, written: string): Promise<AskedPath['kind'] | Failure> {
  try {
    const found = await stat(path);
    if (found.isFile()) return 'file';
    return found.isDirectory() ? 'folder' : new Failure('path.outside', { path: written });
  } catch (error) {
    if (isMissing(error)) return new Failure('path.missing', { path: written });
    return new Failure('path.unreadable', { path: written, reason: reasonOf(error) });
  }
}

async function loadRepository(
  repository: Repository,
  asked: readonly AskedPath[],
  today: IsoDate,
): Promise<LoadedRepository & { readonly failures: readonly Failure[] }> {
  const { config, failures: configFailures } = await loadConfig(repository);
  const files = await findDocuments(repository, config);
  const named = asked.filter(({ kind }) => kind === 'file').map(({ path }) => path);
  const paths = [...new Set([...files, ...named])];
  const isAsked = (path: string): boolean => asked.some((each) => (each.kind === 'file' ? each.path === path : isInside(path, each.path)));
  const limit = config.limits.documentBytes;
  const loaded = await readAll(paths, limit);
  const parsed = new Map(loaded.map(({ path, read }) => [path, toDocument(path, read, config)] as const));
  const documents = [...parsed].flatMap(([path, document]) =>
    document === null || (!named.includes(path) && !isNamedLikeOkrs(basename(path)) && !document.adopted) ? [] : [{ path, document }],
  );
  const root = uriOf(repository.root);
  const checker = new Checker(rules, { today, folders: [{ name: basename(repository.root), uri: root, root }], config });
  checker.load(documents.map(({ document }) => document));
  return {
    repository,
    checker,
    selected: documents
      .filter(({ path }) => isAsked(path))
      .map(({ path, document }) => ({ shown: shownPath(repository, path), document }))
      .sort((a, b) => (a.shown < b.shown ? -1 : 1))
      .map(({ document }) => document),
    failures: [
      ...configFailures,
      ...loaded.flatMap(({ path, read }) => (read.kind === 'text' || !isAsked(path) ? [] : [readFailure(read, shownPath(repository, path), limit)])),
    ],
  };
}

/** Everything that its name or the config makes a document. */
async function findDocuments({ root }: Repository, config: Config): Promise<readonly string[]> {
  const kindOfFile = okrFileMatcher(config);
  const found = await listFiles(root, (name) => isNamedLikeOkrs(name) || (config.files.length > 0 && /\.md$/i.test(name)));
  return found.filter((path) => kindOfFile(uriOf(path)) !== 'none');
}

const readTogether = 32;

async function readAll(paths: readonly string[], limit: number): Promise<readonly { path: string; read: ReadDocument }[]> {
  const results: { path: string; read: ReadDocument }[] = [];
  for (let at = 0; at < paths.length; at += readTogether) {
    const batch = paths.slice(at, at + readTogether);
    results.push(...(await Promise.all(batch.map(async (path) => ({ path, read: await readDocument(path, limit) })))));
  }
  return results;
}

/** `null` for a document that is not there any more. */
function toDocument(path: string, read: ReadDocument, { words, fiscalYearStart, limits }: Config): OkrDocument | null {
  switch (read.kind) {
    case 'text':
      return new DocumentParser({ words, fiscalYearStart }).parse(uriOf(path), read.text);
    case 'encoding':
      return unreadableDocument(uriOf(path), 'encoding');
    case 'size':
      return unreadableDocument(uriOf(path), 'size', { size: kilobytes(read.size), limit: kilobytes(limits.documentBytes) });
    case 'vanished':
    case 'refused':
      return null;
  }
}

function kilobytes(bytes: number): number {
  return Math.ceil(bytes / 1000);
}
