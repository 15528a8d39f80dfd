import { readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
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
import { canonicalUri, isWithin } from '../core/workspace/uris';
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
    const kind = await kindOf(resolve(cwd, written), written);
    if (kind instanceof Failure) {
      failures.push(kind);
      continue;
    }
    const path = await realPlace(resolve(cwd, written), kind);
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

export interface LoadedConfigs {
  /** The repository's first, then those of folders within it. */
  readonly configs: readonly [Config, ...Config[]];
  readonly failures: readonly Failure[];
}

/**
 * The `okr.config.json` of the repository, and those of the folders between its root and the paths, since a folder within a
 * repository may be opened as a workspace of its own. What is wrong with them are failures.
 */
export async function loadConfigs(repository: Repository, paths: readonly string[]): Promise<LoadedConfigs> {
  const folders = new Set(paths.flatMap((path) => foldersBetween(repository.root, path)));
  folders.delete(repository.root);
  const first = await loadConfig(repository, repository.root);
  const others = await Promise.all([...folders].map((folder) => loadConfig(repository, folder)));
  return {
    configs: [
      first.config ?? { ...defaultConfig, base: uriOf(repository.root) },
      ...others.flatMap(({ config }) => config ?? []),
    ],
    failures: [first, ...others].flatMap(({ failures }) => failures),
  };
}

/** The config that holds for a file: the innermost. */
export function configOf(configs: LoadedConfigs['configs'], uri: string): Config {
  return configs.reduce((inner, config) => {
    const isInner =
      config.base !== null && isWithin(uri, config.base) && config.base.length > (inner.base ?? '').length;
    return isInner ? config : inner;
  });
}

/** From the root down to the path itself. */
function foldersBetween(root: string, path: string): readonly string[] {
  const folders: string[] = [];
  for (let folder = path; isInside(folder, root); folder = dirname(folder)) {
    folders.unshift(folder);
    if (folder === root) break;
  }
  return folders;
}

/** `null` where the folder has no config that can be read. */
async function loadConfig(
  repository: Repository,
  folder: string,
): Promise<{ config: Config | null; failures: readonly Failure[] }> {
  const path = join(folder, 'okr.config.json');
  try {
    const { config, problems } = parseConfig(await readFile(path, 'utf8'), uriOf(folder), rules);
    const failures = problems.map(({ message, range: { start } }) => {
      const place = `${shownPath(repository, path)}:${start.line + 1}:${start.character + 1}`;
      return new Failure('path.config', { path: place, reason: words(message) });
    });
    return { config, failures };
  } catch (error) {
    if (isMissing(error)) return { config: null, failures: [] };
    return {
      config: null,
      failures: [new Failure('path.unreadable', { path: shownPath(repository, path), reason: reasonOf(error) })],
    };
  }
}

/** Where a path really leads, so that it is found among the files of its repository; a linked file has its own place. */
async function realPlace(path: string, kind: AskedPath['kind']): Promise<string> {
  return kind === 'folder' ? realpath(path) : join(await realpath(dirname(path)), basename(path));
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
  const { configs, failures: configFailures } = await loadConfigs(
    repository,
    asked.map(({ path }) => path),
  );
  const configFor = (path: string): Config => configOf(configs, uriOf(path));
  const files = await findDocuments(repository, configs);
  const named = asked.filter(({ kind }) => kind === 'file').map(({ path }) => path);
  const paths = [...new Set([...files, ...named])];
  const isAsked = (path: string): boolean =>
    asked.some((each) => (each.kind === 'file' ? each.path === path : isInside(path, each.path)));
  const limitOf = (path: string): number => configFor(path).limits.documentBytes;
  const loaded = await readAll(paths, limitOf);
  const parsed = new Map(loaded.map(({ path, read }) => [path, toDocument(path, read, configFor(path))] as const));
  const documents = [...parsed].flatMap(([path, document]) =>
    document === null || (!named.includes(path) && !isNamedLikeOkrs(basename(path)) && !document.adopted)
      ? []
      : [{ path, document }],
  );
  const readsAsText = new Set(loaded.flatMap(({ path, read }) => (read.kind === 'text' ? [path] : [])));
  const root = uriOf(repository.root);
  const checker = new Checker(rules, {
    today,
    folders: [{ name: basename(repository.root), uri: root, root }],
    config: configs,
  });
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
      ...loaded.flatMap(({ path, read }) =>
        read.kind === 'text' || !isAsked(path) ? [] : [readFailure(read, shownPath(repository, path), limitOf(path))],
      ),
      ...documents
        .filter(({ path, document }) => isAsked(path) && readsAsText.has(path) && isUnreadable(document))
        .map(({ path }) => new Failure('path.conflict', { path: shownPath(repository, path) })),
    ],
  };
}

/** Of a document that was read as text: whether conflict markers hide what it says. */
function isUnreadable({ defects }: OkrDocument): boolean {
  return defects.some(({ rule }) => rule === 'doc/unreadable');
}

/** Everything that its name or its config makes a document. */
async function findDocuments({ root }: Repository, configs: LoadedConfigs['configs']): Promise<readonly string[]> {
  const matchers = new Map(configs.map((config) => [config, okrFileMatcher(config)]));
  const listsFiles = configs.some(({ files }) => files.length > 0);
  const found = await listFiles(root, (name) => isNamedLikeOkrs(name) || (listsFiles && /\.md$/i.test(name)));
  return found.filter((path) => {
    const uri = uriOf(path);
    return matchers.get(configOf(configs, uri))?.(uri) !== 'none';
  });
}

const readTogether = 32;

async function readAll(
  paths: readonly string[],
  limitOf: (path: string) => number,
): Promise<readonly { path: string; read: ReadDocument }[]> {
  const results: { path: string; read: ReadDocument }[] = [];
  for (let at = 0; at < paths.length; at += readTogether) {
    const batch = paths.slice(at, at + readTogether);
    results.push(
      ...(await Promise.all(batch.map(async (path) => ({ path, read: await readDocument(path, limitOf(path)) })))),
    );
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
      return unreadableDocument(uriOf(path), 'size', {
        size: kilobytes(read.size),
        limit: kilobytes(limits.documentBytes),
      });
    case 'vanished':
    case 'refused':
      return null;
  }
}

function kilobytes(bytes: number): number {
  return Math.ceil(bytes / 1000);
}
