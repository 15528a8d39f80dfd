import { distance } from 'fastest-levenshtein';
import type { Cycle } from '../model/calendar';
import type { KeyResult, Objective, OkrDocument, Reference } from '../model/entities';
import { parseLabelPath } from '../model/labels';
import type { Range } from '../text/position';
import { relativeReference, resolveInside } from './references';
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
  if (document === null) {
    const others = workspace.documents().filter((other) => other.uri !== from.uri && accepts(other));
    return others.flatMap((other) => rankDocument(reference, from, cycle, other) ?? []);
  }
  return what === 'objective' ? rankObjectives(reference, document) : rankKeyResults(reference, document, cycle);
}

/** Of a path's characters so many may be wrong. */
const toleratedShare = 0.25;
const toleratedAtLeast = 2;

function rankDocument(
  reference: Reference,
  from: OkrDocument,
  cycle: Cycle | null,
  document: OkrDocument,
): Ranked | null {
  const score = hasHeading(document, reference) ? sameHeading : pathDistance(reference, from, document);
  const inside = score === null ? null : resolveInside(document, reference, cycle);
  if (score === null || inside?.kind !== 'resolved') return null;
  return {
    score,
    range: reference.range,
    newText: relativeReference(from.uri, document.uri) + fragmentAsWritten(reference),
    document,
    objective: inside.objective,
    keyResult: inside.keyResult,
  };
}

/** Better than any path that differs: a file that was renamed has kept its headings. */
const sameHeading = 1;

/** Whether the fragment is a heading's whole anchor, and not only its label. */
function hasHeading({ objectives }: OkrDocument, { fragment }: Reference): boolean {
  const wanted = fragment.toLowerCase();
  return objectives.some(({ anchor, label }) => anchor === wanted && anchor !== label.toLowerCase());
}

/** Characters that differ, of the file or of its folder; `null` where it is another path altogether. */
function pathDistance({ folder, path }: Reference, from: OkrDocument, document: OkrDocument): number | null {
  const isRelative = folder === null && !path.startsWith('/');
  const wanted = isRelative ? decode(joinUri(parentUri(canonicalUri(from.uri)), path)) : path.replace(/^\/|\/$/g, '');
  const actual = decode(canonicalUri(document.uri));
  const tolerated = Math.max(toleratedAtLeast, path.length * toleratedShare);
  const distances = [actual, parentUri(actual)].map((each) => {
    const compared = isRelative ? each : tail(each, wanted.split('/').length);
    return distance(compared.toLowerCase(), wanted.toLowerCase());
  });
  const nearest = Math.min(...distances);
  if (nearest > tolerated) return isMoved(wanted, actual) ? tolerated + nearest : null;
  // From the root the file with the shortest path is the nearest; how deep the root lies is not known here.
  return isRelative ? nearest : nearest + actual.split('/').length / deepest;
}

const deepest = 1000;

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

function rankKeyResults(reference: Reference, document: OkrDocument, cycle: Cycle | null): readonly Ranked[] {
  const written = parseLabelPath(reference.keyResult?.value ?? reference.fragment)?.keyResult ?? '';
  const holder = holderOf(reference, document, cycle);
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
function holderOf({ fragment }: Reference, document: OkrDocument, cycle: Cycle | null): Objective | null {
  const label = parseLabelPath(fragment)?.objective ?? fragment;
  const found = resolveInside(document, { fragment: label, keyResult: null }, cycle);
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
