import { URI, Utils } from 'vscode-uri';

/**
 * Arithmetic on URIs as `URI.toString()` gives them. Addresses are compared in one form, with the path in NFC, because a
 * disk may hold names in another one than the text that refers to them.
 */

const plainUri = /^[a-z][a-z0-9+.-]*:\/\/[A-Za-z0-9._~/-]*$/;

/** The form in which addresses are compared; without a trailing slash. */
export function canonicalUri(uri: string): string {
  if (plainUri.test(uri)) return withoutTrailingSlash(uri);
  const parsed = URI.parse(uri);
  return withoutTrailingSlash(parsed.with({ path: parsed.path.normalize('NFC'), fragment: '' }).toString());
}

/** The folder that holds a document or a folder; of a root, the root itself. */
export function parentUri(uri: string): string {
  const slash = uri.lastIndexOf('/');
  if (slash <= uri.indexOf('://') + 2) return uri;
  return uri.slice(0, uri.endsWith(':///') || uri[slash - 1] === '/' ? slash + 1 : slash);
}

/** The address that a path leads to from a folder; `.` and `..` are followed, and nothing leads above the root. */
export function joinUri(folder: string, path: string): string {
  if (plainUri.test(folder) && plainPath.test(path)) return joinPlain(folder, path);
  // A lone half of a surrogate pair, as half-typed text may hold, cannot be encoded.
  const wellFormed = path.replace(/\p{Surrogate}/gu, '\uFFFD');
  const base = URI.parse(folder);
  return canonicalUri(Utils.joinPath(base.path === '' ? base.with({ path: '/' }) : base, wellFormed).toString());
}

const plainPath = /^[A-Za-z0-9._~/-]*$/;

/** The same without taking the URI apart, which most references do not need. */
function joinPlain(folder: string, path: string): string {
  const rootEnd = `${folder}/`.indexOf('/', folder.indexOf('://') + 3);
  const names = folder.slice(rootEnd).split('/');
  const joined: string[] = [];
  for (const name of [...names, ...path.split('/')]) {
    if (name === '..') joined.pop();
    else if (name !== '' && name !== '.') joined.push(name);
  }
  return withoutTrailingSlash(`${folder.slice(0, rootEnd)}/${joined.join('/')}`);
}

/** Whether a canonical address is the folder's or lies below it. */
export function isWithin(uri: string, folder: string): boolean {
  return uri === folder || uri.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** The path from a folder down to an address within it, decoded and with `/`; `null` where it is not within. */
export function pathWithin(folder: string, uri: string): string | null {
  const inner = canonicalUri(uri);
  const outer = canonicalUri(folder);
  if (!isWithin(inner, outer)) return null;
  return URI.parse(inner).path.slice(URI.parse(outer).path.replace(/\/$/, '').length + 1);
}

/** The last part of the path, decoded. */
export function baseName(uri: string): string {
  return Utils.basename(URI.parse(uri));
}

/** The path from the folder of one document to another address, decoded; `null` between different file systems. */
export function relativePath(from: string, to: string): string | null {
  const source = URI.parse(canonicalUri(from));
  const target = URI.parse(canonicalUri(to));
  if (source.scheme !== target.scheme || source.authority !== target.authority) return null;
  const steps = source.path.split('/').slice(0, -1);
  const goal = target.path.split('/');
  let shared = 0;
  while (shared < steps.length && shared < goal.length - 1 && steps[shared] === goal[shared]) shared++;
  return [...steps.slice(shared).map(() => '..'), ...goal.slice(shared)].join('/');
}

function withoutTrailingSlash(uri: string): string {
  return uri.endsWith('/') && !uri.endsWith('://') && !uri.endsWith(':///') ? uri.slice(0, -1) : uri;
}
