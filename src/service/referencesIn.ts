import type { Cycle } from '../core/model/calendar';
import type { Objective, OkrDocument, Reference, RelationKind } from '../core/model/entities';
import { comparePositions, contains, type Position, type Range } from '../core/text/position';

/** A reference, and what stands around it. */
export interface ReferencePlace {
  readonly reference: Reference;
  readonly kind: RelationKind | 'moves' | 'shared';
  /** The objective that it belongs to; `null` for the frontmatter's. */
  readonly objective: Objective | null;
  /** The referrer's cycle, by which a folder's document is chosen. */
  readonly cycle: Cycle | null;
  /** Where a click or the caret means this reference: its text before the address included. */
  readonly reach: Range;
}

/** Every reference that a document makes, in the order of the file. */
export function referencesIn(document: OkrDocument): readonly ReferencePlace[] {
  return [...inFrontmatter(document), ...document.objectives.flatMap((objective) => inObjective(document, objective))];
}

export function referenceAt(document: OkrDocument, at: Position): ReferencePlace | null {
  return referencesIn(document).find(({ reach }) => contains(reach, at)) ?? null;
}

function inFrontmatter({ frontmatter, cycle }: OkrDocument): ReferencePlace[] {
  const lists = [
    ['contributes-to', frontmatter.parent],
    ['supports', frontmatter.supports],
    ['depends-on', frontmatter.dependsOn],
  ] as const;
  return lists.flatMap(([kind, references]) =>
    references.map((reference) => ({ reference, kind, objective: null, cycle, reach: reachOf(reference) })),
  );
}

function inObjective(document: OkrDocument, objective: Objective): ReferencePlace[] {
  const cycle = objective.cycle ?? document.cycle;
  const relations = objective.relations.flatMap(({ kind, references, range }) =>
    references.map((reference, order) => ({
      reference,
      kind,
      objective,
      cycle,
      reach: reachInLine(reference, references[order - 1], range),
    })),
  );
  const inKeyResults = objective.keyResults.flatMap(({ moves, shared }) => [
    ...moves.map((reference) => ({ reference, kind: 'moves' as const, objective, cycle, reach: reachOf(reference) })),
    ...shared.map((reference) => ({ reference, kind: 'shared' as const, objective, cycle, reach: reachOf(reference) })),
  ]);
  return [...relations, ...inKeyResults];
}

/** A link's text stands before its address, behind the reference before. */
function reachInLine(reference: Reference, before: Reference | undefined, line: Range): Range {
  const reach = reachOf(reference);
  if (reference.linkText === null) return reach;
  const width = reference.linkText.length + '[]('.length;
  const start = { line: reach.start.line, character: Math.max(0, reach.start.character - width) };
  const earliest = before === undefined ? line.start : reachOf(before).end;
  return { start: comparePositions(start, earliest) < 0 ? earliest : start, end: reach.end };
}

/** From the address to the key result that is named behind it. */
function reachOf({ range, keyResult }: Reference): Range {
  return { start: range.start, end: keyResult === null ? range.end : keyResult.range.end };
}
