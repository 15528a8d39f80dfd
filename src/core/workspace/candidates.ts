import { distance } from 'fastest-levenshtein';
import type { Cycle } from '../model/calendar';
import type { KeyResult, Objective, OkrDocument, Reference } from '../model/entities';
import { parseLabelPath } from '../model/labels';
import type { Range } from '../text/position';
import { relativeReference } from './references';
import { canonicalUri, joinUri, parentUri } from './uris';
import type { Resolution, WorkspaceView } from './view';

/** Something that a broken reference may have been meant to name. */
export interface Candidate {
  /** The part of the reference to replace, and by what. */
  readonly range: Range;
  readonly newText: string;
  readonly document: OkrDocument;
  readonly objective: Objective | null;
  readonly keyResult: KeyResult | null;
}

export interface CandidateOptions {
  /** At most so many; default 3. */
  readonly limit?: number;
  /** Leaves documents out that the reference must not name; default: all may be named. */
  readonly accepts?: (document: OkrDocument) => boolean;
}

interface Ranked extends Candidate {
  readonly score: number;
}

/**
 * What a reference that leads nowhere may have been meant to name, the most alike first: documents by their paths,
 * objectives by label, anchor and the link's words, key results by label. Each of them resolves.
 */
export function candidatesFor(
  reference: Reference,
  from: OkrDocument,
  cycle: Cycle | null,
  workspace: WorkspaceView,
  { limit = 3, accepts = () => true }: CandidateOptions = {},
): readonly Candidate[] {
  const resolution = workspace.resolve(reference, from, cycle);
  if (resolution.kind !== 'missing') return [];
  const ranked = rank(reference, from, cycle, resolution, workspace, accepts);
  return ranked
    .map((candidate, order) => ({ candidate, order }))
    .sort((a, b) => a.candidate.score - b.candidate.score || a.order - b.order)
    .slice(0, limit)
    .map(({ candidate: { range, newText, document, objective, keyResult } }) => ({
      range,
      newText,
      document,
      objective,
      keyResult,
    }));
}

function rank(
  reference: Reference,
  from: OkrDocument,
  cycle: Cycle | null,
  { what, document }: Extract<Resolution, { kind: 'missing' }>,
  workspace: WorkspaceView,
  accepts: (document: OkrDocument) => boolean,
): readonly Ranked[] {
  if (document === null) return rankDocuments(reference, from, cycle, workspace, accepts);
  return what === 'objective'
    ? rankObjectives(reference, document)
    : rankKeyResults(reference, document, cycle, workspace);
}

/** As if the document itself had written it. */
function resolveWithin(
  document: OkrDocument,
  reference: Reference,
  cycle: Cycle | null,
  workspace: WorkspaceView,
): Resolution {
  return workspace.resolve({ ...reference, folder: null, path: '' }, document, cycle);
}

/** Of a path's characters so many may be wrong. */
const toleratedShare = 0.25;
const toleratedAtLeast = 2;

/** Paths are compared before anything is read of the documents: there may be thousands. */
function rankDocuments(
  reference: Reference,
  from: OkrDocument,
  cycle: Cycle | null,
  workspace: WorkspaceView,
  accepts: (document: OkrDocument) => boolean,
): readonly Ranked[] {
  const wanted = wantedPath(reference, from);
  const scores = new Map<string, number>();
  for (const uri of workspace.uris()) {
    const score = pathDistance(wanted, uri);
    if (score !== null) scores.set(uri, score);
  }
  const anchor = reference.fragment.toLowerCase();
  const isHeading = parseLabelPath(anchor) === null && anchor !== '';
  for (const { uri } of isHeading ? workspace.withAnchor(anchor) : []) scores.set(uri, sameHeading);
  return [...scores].flatMap(([uri, score]) => {
    const document = uri === from.uri ? undefined : workspace.get(uri);
    if (document === undefined || !accepts(document)) return [];
    return rankDocument(reference, from, cycle, document, score, workspace) ?? [];
  });
}

function rankDocument(
  reference: Reference,
  from: OkrDocument,
  cycle: Cycle | null,
  document: OkrDocument,
  score: number,
  workspace: WorkspaceView,
): Ranked | null {
  const inside = resolveWithin(document, reference, cycle, workspace);
  if (inside.kind !== 'resolved') return null;
  return {
    score,
    range: reference.range,
    newText: relativeReference(from.uri, document.uri) + fragmentAsWritten(reference),
    document,
    objective: inside.objective,
    keyResult: inside.keyResult,
  };
}

/** The heading that a link names says more than the path: a file so found is as good as one of nearly the same name. */
const sameHeading = 1;

/** What a reference names, to be compared with the ends of paths, or with whole ones. */
interface WantedPath {
  readonly path: string;
  readonly isWhole: boolean;
  /** Characters that may be wrong. */
  readonly tolerated: number;
}

function wantedPath({ folder, path }: Reference, from: OkrDocument): WantedPath {
  const isWhole = folder === null && !path.startsWith('/');
  return {
    path: isWhole ? decode(joinUri(parentUri(canonicalUri(from.uri)), path)) : path.replace(/^\/|\/$/g, ''),
    isWhole,
    tolerated: Math.max(toleratedAtLeast, path.length * toleratedShare),
  };
}

/** Characters that differ, of the file or of its folder; `null` where it is another path altogether. */
function pathDistance(wanted: WantedPath, uri: string): number | null {
  const actual = decode(canonicalUri(uri));
  const compared = wanted.isWhole ? actual : tail(actual, wanted.path.split('/').length);
  const folder = wanted.isWhole ? parentUri(actual) : tail(parentUri(actual), wanted.path.split('/').length);
  const nearest = Math.min(differences(compared, wanted), differences(folder, wanted));
  if (nearest > wanted.tolerated) return isMoved(wanted.path, actual) ? wanted.tolerated + movedFar : null;
  // From the root the file with the shortest path is the nearest; how deep the root lies is not known here.
  return wanted.isWhole ? nearest : nearest + actual.split('/').length / deepest;
}

const movedFar = 1;
const deepest = 1000;

function differences(path: string, { path: wanted, tolerated }: WantedPath): number {
  if (Math.abs(path.length - wanted.length) > tolerated) return Infinity;
  return distance(path.toLowerCase(), wanted.toLowerCase());
}

/** Whether the file has gone to another folder under a name that tells it apart: its own, or that of the team's folder. */
function isMoved(wanted: string, actual: string): boolean {
  const isCommonName = /(?:^|\/)okrs?\.md$/i.test(wanted);
  const count = isCommonName ? 2 : 1;
  const name = tail(wanted, count);
  return name.split('/').length === count && !name.startsWith('.') && tail(actual, count) === name;
}

function tail(path: string, segments: number): string {
  return path.split('/').slice(-segments).join('/');
}

function decode(uri: string): string {
  if (!uri.includes('%')) return uri;
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}

function rankObjectives(reference: Reference, document: OkrDocument): readonly Ranked[] {
  return document.objectives.map((objective) => {
    const fragment = fragmentFor(reference, objective);
    return {
      score: likenessTo(reference, objective),
      range: reference.range,
      newText: `${pathAsWritten(reference)}#${fragment}`,
      document,
      objective,
      keyResult: null,
    };
  });
}

/** 0 for the same words, 1 for others. */
function likenessTo({ fragment, linkText }: Reference, { label, anchor, title }: Objective): number {
  const distances = [
    relativeDistance(fragment, label),
    relativeDistance(fragment, anchor),
    ...(linkText === null ? [] : [relativeDistance(linkText, title), relativeDistance(linkText, `${label}: ${title}`)]),
  ];
  return Math.min(...distances);
}

function relativeDistance(a: string, b: string): number {
  const length = Math.max(a.length, b.length);
  return length === 0 ? 1 : distance(a.toLowerCase(), b.toLowerCase()) / length;
}

/** As tools write it: a link's fragment is the heading's anchor, so that it works on a code host; a bare one is a label. */
function fragmentFor({ linkText }: Reference, { anchor, label }: Objective): string {
  return linkText === null || anchor === '' ? label : anchor;
}

function rankKeyResults(
  reference: Reference,
  document: OkrDocument,
  cycle: Cycle | null,
  workspace: WorkspaceView,
): readonly Ranked[] {
  const written = parseLabelPath(reference.keyResult?.value ?? reference.fragment)?.keyResult ?? '';
  const holder = holderOf(reference, document, cycle, workspace);
  const objectives = holder === null ? document.objectives : [holder];
  return objectives.flatMap((objective) =>
    objective.keyResults.flatMap((keyResult) => {
      const replacement = replaceKeyResult(reference, objective, keyResult, holder !== null);
      if (replacement === null) return [];
      return [{ ...replacement, score: distance(written, keyResult.label), document, objective, keyResult }];
    }),
  );
}

/** The objective that the reference names rightly; `null` where it names none. */
function holderOf(
  reference: Reference,
  document: OkrDocument,
  cycle: Cycle | null,
  workspace: WorkspaceView,
): Objective | null {
  const fragment = parseLabelPath(reference.fragment)?.objective ?? reference.fragment;
  const found = resolveWithin(document, { ...reference, fragment, keyResult: null }, cycle, workspace);
  if (found.kind === 'resolved' && found.objective !== null) return found.objective;
  return document.objectives.length === 1 ? (document.objectives[0] ?? null) : null;
}

function replaceKeyResult(
  reference: Reference,
  { label }: Objective,
  keyResult: KeyResult,
  hasHolder: boolean,
): { range: Range; newText: string } | null {
  // After a link to the whole document a bare label would say too little.
  if (reference.keyResult !== null)
    return hasHolder ? { range: reference.keyResult.range, newText: keyResult.label } : null;
  return { range: reference.range, newText: `${pathAsWritten(reference)}#${label}-${keyResult.label}` };
}

function pathAsWritten({ text }: Reference): string {
  const hash = text.indexOf('#');
  return hash < 0 ? text : text.slice(0, hash);
}

function fragmentAsWritten({ text }: Reference): string {
  const hash = text.indexOf('#');
  return hash < 0 ? '' : text.slice(hash);
}
