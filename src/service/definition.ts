import type { KeyResult, Objective, OkrDocument } from '../core/model/entities';
import type { Position, Range } from '../core/text/position';
import type { Resolution, WorkspaceView } from '../core/workspace/view';
import { referenceAt, type ReferencePlace } from './referencesIn';

/** A place to go to, as LSP's `LocationLink`. */
export interface LocationLink {
  /** What was asked about, in the referring document. */
  readonly originRange: Range;
  readonly uri: string;
  /** The whole target. */
  readonly range: Range;
  /** Where the caret goes. */
  readonly selection: Range;
}

const documentStart: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Where the reference under the caret leads; `null` where there is none or it leads nowhere. */
export function findDefinition(workspace: WorkspaceView, document: OkrDocument, at: Position): LocationLink | null {
  const place = referenceAt(document, at);
  return place === null || isPlainLink(workspace, document, place) ? null : locate(workspace, document, place);
}

export function locate(workspace: WorkspaceView, document: OkrDocument, place: ReferencePlace): LocationLink | null {
  const resolution = workspace.resolve(place.reference, document, place.cycle);
  if (resolution.kind !== 'resolved') return null;
  return { originRange: place.reach, uri: resolution.document.uri, ...rangesOf(resolution) };
}

/**
 * Whether the reference is a Markdown link that leads to the heading's own anchor: the editor's Markdown support follows
 * that by itself, and a second answer would open a list to choose from.
 */
export function isPlainLink(
  workspace: WorkspaceView,
  document: OkrDocument,
  { reference, cycle }: ReferencePlace,
): boolean {
  if (reference.linkText === null || reference.keyResult !== null || reference.folder !== null) return false;
  const resolution = workspace.resolve(reference, document, cycle);
  return (
    resolution.kind === 'resolved' &&
    resolution.objective !== null &&
    resolution.objective.anchor === reference.fragment
  );
}

function rangesOf(target: Extract<Resolution, { kind: 'resolved' }>): { range: Range; selection: Range } {
  if (target.keyResult !== null) return rangesOfKeyResult(target.keyResult);
  if (target.objective !== null) return rangesOfObjective(target.objective);
  return { range: documentStart, selection: target.document.title?.range ?? documentStart };
}

function rangesOfObjective({ range, titleRange }: Objective): { range: Range; selection: Range } {
  return { range, selection: titleRange };
}

function rangesOfKeyResult({ range, textRange }: KeyResult): { range: Range; selection: Range } {
  return { range, selection: textRange };
}
