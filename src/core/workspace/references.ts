import { slug } from 'github-slugger';
import { covers, daysBetween, type Cycle } from '../model/calendar';
import type { KeyResult, Objective, OkrDocument, Reference } from '../model/entities';
import { parseLabelPath } from '../model/labels';
import type { Folder } from './folder';
import { baseName, canonicalUri, isWithin, joinUri, parentUri, relativePath } from './uris';
import type { Resolution } from './view';

/** What resolution asks about documents. An implementation may remember what was asked. */
export interface DocumentSource {
  /** The document at an address in any form. */
  get(uri: string): OkrDocument | undefined;
  /** The documents directly in a folder, in the order of their URIs. */
  inFolder(uri: string): readonly OkrDocument[];
  /** Where the rest of a reference leads within a document: {@link resolveInside}. */
  inside(document: OkrDocument, reference: Inside, cycle: Cycle | null): Resolution;
}

/** The part of a reference that counts within the document that it names. */
export type Inside = Pick<Reference, 'fragment' | 'keyResult'>;

/** What is opened, and the names that the config gives to further folders. */
export interface Surroundings {
  readonly folders: readonly Folder[];
  /** From a name to a folder's URI. */
  readonly aliases: ReadonlyMap<string, string>;
}

/**
 * Follows a reference as `format.md` defines it: relative to the document, from the repository's root, or in a named
 * folder; then by exact label, the heading's anchor, or a label at the anchor's start.
 * @param cycle of the referrer: chooses among the documents of a folder, and among equal labels of several cycles
 */
export function resolveReference(
  reference: Reference,
  from: OkrDocument,
  cycle: Cycle | null,
  source: DocumentSource,
  surroundings: Surroundings,
): Resolution {
  if (reference.folder === null && reference.path === '') return source.inside(from, reference, cycle);
  const address = locate(reference, from, surroundings);
  if (address === null) return { kind: 'outside' };
  const document = findDocument(address, reference, from, cycle, source);
  if (document !== undefined) return source.inside(document, reference, cycle);
  if (!surroundings.folders.some((folder) => isWithin(address, canonicalUri(folder.uri)))) return { kind: 'outside' };
  return { kind: 'missing', what: 'document', document: null };
}

/** The address that a reference names; `null` where it counts from a folder that is not there. */
export function locate(
  { folder, path }: Pick<Reference, 'folder' | 'path'>,
  from: { readonly uri: string },
  { folders, aliases }: Surroundings,
): string | null {
  if (folder !== null) {
    const base = aliases.get(folder) ?? folders.find(({ name }) => name === folder)?.uri;
    return base === undefined ? null : joinUri(base, path);
  }
  const own = canonicalUri(from.uri);
  if (!path.startsWith('/')) return joinUri(parentUri(own), path);
  const root = folderOf(own, folders)?.root;
  return root === undefined ? null : joinUri(root, path);
}

/** The innermost opened folder that holds an address. */
export function folderOf(uri: string, folders: readonly Folder[]): Folder | undefined {
  const address = canonicalUri(uri);
  const around = folders.filter((folder) => isWithin(address, canonicalUri(folder.uri)));
  return around.reduce<Folder | undefined>(
    (inner, folder) => (inner !== undefined && inner.uri.length >= folder.uri.length ? inner : folder),
    undefined,
  );
}

function findDocument(
  address: string,
  reference: Reference,
  from: OkrDocument,
  cycle: Cycle | null,
  source: DocumentSource,
): OkrDocument | undefined {
  const exact = reference.path.endsWith('/') ? undefined : source.get(address);
  return exact ?? chooseInFolder(source.inFolder(address), from, cycle);
}

/** Of a folder the document whose cycle covers the referrer's, the closest first; else its `okr.md` or `okrs.md`. */
function chooseInFolder(
  inFolder: readonly OkrDocument[],
  from: OkrDocument,
  cycle: Cycle | null,
): OkrDocument | undefined {
  const others = inFolder.filter(({ uri }) => uri !== from.uri);
  const documents = others.length > 0 ? others : inFolder;
  const covering = cycle === null ? [] : documents.filter((document) => slackOf(document, cycle) !== null);
  const ranked = covering.toSorted(
    (a, b) =>
      (slackOf(a, cycle) ?? 0) - (slackOf(b, cycle) ?? 0) || Number(isFolderDocument(b)) - Number(isFolderDocument(a)),
  );
  return ranked[0] ?? documents.find(isFolderDocument);
}

/** By how many days the closest of a document's cycles is longer than this one; `null` where none covers it. */
function slackOf(document: OkrDocument, cycle: Cycle | null): number | null {
  if (cycle === null) return null;
  const cycles = [document.cycle, ...document.objectives.map((objective) => objective.cycle)];
  const slacks = cycles
    .filter((candidate) => candidate !== null && covers(candidate, cycle))
    .map((candidate) => (candidate === null ? 0 : lengthOf(candidate) - lengthOf(cycle)));
  return slacks.length === 0 ? null : Math.min(...slacks);
}

function lengthOf({ start, end }: Cycle): number {
  return daysBetween(start, end);
}

function isFolderDocument({ uri }: OkrDocument): boolean {
  return /^okrs?\.md$/i.test(baseName(uri));
}

/** The objective that a reference leads to: the one it names, else the only one of the document. */
export function goalOf({ document, objective }: Extract<Resolution, { kind: 'resolved' }>): Objective | null {
  if (objective !== null) return objective;
  return document.objectives.length === 1 ? (document.objectives[0] ?? null) : null;
}

/** An objective, and the key result where one is named. */
interface Named {
  readonly objective: Objective | null;
  readonly keyResult: KeyResult | null;
}

type Missing = 'objective' | 'key-result';

/** Follows fragment and key result of a reference within the document that it names. */
export function resolveInside(document: OkrDocument, reference: Inside, cycle: Cycle | null): Resolution {
  const byFragment = findFragment(document, reference.fragment, cycle);
  const found = typeof byFragment === 'string' ? byFragment : addKeyResult(document, byFragment, reference, cycle);
  if (typeof found === 'string') return { kind: 'missing', what: found, document };
  return { kind: 'resolved', document, objective: found.objective, keyResult: found.keyResult };
}

function findFragment(document: OkrDocument, fragment: string, cycle: Cycle | null): Named | Missing {
  if (fragment === '') return { objective: null, keyResult: null };
  const byLabel = findLabel(document, fragment, cycle);
  if (byLabel === null)
    return findAnchor(document, fragment) ?? findLabelAtStart(document, fragment, cycle) ?? 'objective';
  return typeof byLabel === 'string' ? (findAnchor(document, fragment) ?? byLabel) : byLabel;
}

function addKeyResult(
  document: OkrDocument,
  named: Named,
  { keyResult }: Inside,
  cycle: Cycle | null,
): Named | Missing {
  if (keyResult === null || named.keyResult !== null) return named;
  const label = parseLabelPath(keyResult.value)?.keyResult ?? keyResult.value.toUpperCase();
  const places = named.objective === null ? document.objectives : [named.objective];
  return findKeyResult(places, label, document, cycle) ?? 'key-result';
}

/** `O1`, `O1-KR2`, or `KR2` where only one objective has it. `null` where the text is no label. */
function findLabel(document: OkrDocument, text: string, cycle: Cycle | null): Named | Missing | null {
  const path = parseLabelPath(text);
  if (path === null) return null;
  if (path.objective === null)
    return findKeyResult(document.objectives, path.keyResult ?? '', document, cycle) ?? 'key-result';
  const objective = chooseByLabel(document, path.objective, cycle);
  if (objective === undefined) return 'objective';
  if (path.keyResult === null) return { objective, keyResult: null };
  return findKeyResult([objective], path.keyResult, document, cycle) ?? 'key-result';
}

/** Labels are unique within a cycle: of several the one for the referrer's cycle counts. */
function chooseByLabel(document: OkrDocument, label: string, cycle: Cycle | null): Objective | undefined {
  return preferCycle(
    document.objectives.filter((objective) => sameLabel(objective.label, label)),
    document,
    cycle,
  )[0];
}

function findKeyResult(
  objectives: readonly Objective[],
  label: string,
  document: OkrDocument,
  cycle: Cycle | null,
): Named | null {
  const holders = objectives.filter(({ keyResults }) => keyResults.some((each) => sameLabel(each.label, label)));
  const preferred = preferCycle(holders, document, cycle);
  const objective = preferred[0];
  if (objective === undefined || preferred.length > 1) return null;
  return { objective, keyResult: objective.keyResults.find((each) => sameLabel(each.label, label)) ?? null };
}

function sameLabel(a: string, b: string): boolean {
  return a.toUpperCase() === b.toUpperCase();
}

/** Those whose cycle covers the referrer's, else those whose cycle it covers, else all. */
function preferCycle(
  objectives: readonly Objective[],
  document: OkrDocument,
  cycle: Cycle | null,
): readonly Objective[] {
  if (objectives.length < 2 || cycle === null) return objectives;
  const cycleOf = (objective: Objective): Cycle | null => objective.cycle ?? document.cycle;
  const covering = objectives.filter((objective) => isCovered(cycleOf(objective), cycle));
  if (covering.length > 0) return covering;
  const covered = objectives.filter((objective) => isCovered(cycle, cycleOf(objective)));
  return covered.length > 0 ? covered : objectives;
}

function isCovered(outer: Cycle | null, inner: Cycle | null): boolean {
  return outer !== null && inner !== null && covers(outer, inner);
}

/** The heading that bears the anchor; one that is no objective's stands for the whole document. */
function findAnchor(document: OkrDocument, fragment: string): Named | null {
  const anchor = fragment.toLowerCase();
  const objective = document.objectives.find((each) => each.anchor !== '' && each.anchor.toLowerCase() === anchor);
  if (objective !== undefined) return { objective, keyResult: null };
  const isSection = document.sections.some((section) => section.anchor.toLowerCase() === anchor);
  return isSection ? { objective: null, keyResult: null } : null;
}

const labelAtStart = /^(?:r\d{1,4}-)?(o|p|objective-?|obj-?|okr-?|priority-?)(\d{1,4})(?:-|$)/;

/** `o1-old-words` is O1, whatever its title says now. */
function findLabelAtStart(document: OkrDocument, fragment: string, cycle: Cycle | null): Named | null {
  const anchor = fragment.toLowerCase();
  const match = labelAtStart.exec(anchor);
  const label = match === null ? null : `${match[1]?.startsWith('p') === true ? 'P' : 'O'}${Number(match[2])}`;
  const objective =
    (label === null ? undefined : chooseByLabel(document, label, cycle)) ??
    document.objectives.find((each) => startsWithPart(anchor, writtenLabelSlug(each)));
  return objective === undefined ? null : { objective, keyResult: null };
}

/** The part of the anchor before the title's: `ziel-1` of `ziel-1-kunden-bleiben`. Empty where it holds no number. */
function writtenLabelSlug({ anchor, title }: Objective): string {
  const titleSlug = slug(title);
  const at = titleSlug === '' ? -1 : anchor.lastIndexOf(titleSlug);
  const label = at <= 0 ? '' : anchor.slice(0, at).replace(/-+$/, '');
  return /\d/.test(label) ? label : '';
}

function startsWithPart(anchor: string, part: string): boolean {
  return part !== '' && (anchor === part || anchor.startsWith(`${part}-`));
}

/**
 * The text by which one document refers to another, as tools write it: relative to the referrer, in another opened folder
 * with its name, percent-encoded where Markdown would read it otherwise. Empty for the same document.
 */
export function relativeReference(from: string, to: string, folders: readonly Folder[] = []): string {
  const source = canonicalUri(from);
  const target = canonicalUri(to);
  if (source === target) return '';
  const home = folderOf(source, folders);
  const other = folderOf(target, folders);
  const isElsewhere = home !== undefined && other !== undefined && home.root !== other.root;
  const inFolder =
    isElsewhere && /^[\w.-]+$/.test(other.name) ? relativePath(`${canonicalUri(other.uri)}/x`, target) : null;
  if (isElsewhere && inFolder !== null) return `${other.name}:${encodePath(inFolder)}`;
  const path = relativePath(source, target);
  if (path === null) return target;
  return encodePath(/^[^/]*:/.test(path) ? `./${path}` : path);
}

/** Encodes what would end a link's address, be decoded, or start a fragment. Other languages' letters stay readable. */
export function encodePath(path: string): string {
  return path
    .normalize('NFC')
    .replace(/[\s%#?()<>[\]\\"`*|,\p{Cc}]/gu, (character) =>
      encodeURIComponent(character).replace(/[()*]/g, (left) => `%${left.charCodeAt(0).toString(16).toUpperCase()}`),
    );
}
