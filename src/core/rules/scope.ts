import type { Cycle } from '../model/calendar';
import type { Defect, KeyResult, Objective, OkrDocument } from '../model/entities';
import { layers } from '../model/entities';
import { comparePositions, range, type Range } from '../text/position';
import type { ObjectivePlace } from '../workspace/view';

/** What many rules ask: whom a rule speaks to, and where it puts what it says. */

/** Closed documents are history: nobody is asked to act on them. */
export function isClosed(document: OkrDocument): boolean {
  return document.status === 'closed';
}

/** Priorities of a vision or a strategy need no key results and no parent. */
export function isOkr(document: OkrDocument): boolean {
  return document.layer === 'company' || document.layer === 'unit' || document.layer === 'team';
}

/** Whether the layers of two documents let one be the other's parent; `true` where a layer is not known. */
export function mayBeParent(parent: OkrDocument, child: OkrDocument): boolean {
  if (parent.layer === null || child.layer === null) return true;
  if (parent.layer === 'unit' && child.layer === 'unit') return true;
  return layers.indexOf(parent.layer) < layers.indexOf(child.layer);
}

/** The cycle that an objective is for: that of the heading it stands under, else the document's. */
export function cycleOf(document: OkrDocument, objective: Objective): Cycle | null {
  return objective.cycle ?? document.cycle;
}

/** Key results that still count. */
export function liveKeyResults(objective: Objective): readonly KeyResult[] {
  return objective.keyResults.filter((keyResult) => keyResult.dropped === null);
}

/**
 * The key results whose sentences rules may judge, with their objectives. Under a priority of a vision or a strategy a bare
 * bullet is prose, and only what bears a label is meant as a key result.
 */
export function* judgedKeyResults(document: OkrDocument): Generator<{ objective: Objective; keyResult: KeyResult }> {
  if (isClosed(document)) return;
  for (const objective of document.objectives) {
    for (const keyResult of liveKeyResults(objective)) {
      if (isOkr(document) || keyResult.labelRange !== null) yield { objective, keyResult };
    }
  }
}

/** The full label within its document: `O1-KR2`. */
export function fullLabel(objective: Objective, keyResult: KeyResult): string {
  return `${objective.label}-${keyResult.label}`;
}

/** How a message names an objective of another document: `Digital Services O1`. */
export function nameOf({ document, objective }: ObjectivePlace): string {
  return `${document.name} ${objective.label}`;
}

/** The place that stands for a whole document: its title, else the key `okr`, else its first heading or line. */
export function documentPlace(document: OkrDocument): Range {
  return (
    document.title?.range ??
    keyPlace(document, 'okr') ??
    document.frontmatter.range ??
    document.sections[0]?.heading ??
    document.objectives[0]?.heading ??
    range(0, 0, 0, 0)
  );
}

/** A frontmatter key with its value. */
export function keyPlace(document: OkrDocument, name: string): Range | null {
  const key = document.frontmatter.keys.find((candidate) => candidate.name === name);
  return key === undefined ? null : { start: key.range.start, end: (key.value ?? key.range).end };
}

/** Whether parsing reported something of a rule on the lines of a range, so that a second problem would only repeat it. */
export function hasDefect(document: OkrDocument, rules: readonly Defect['rule'][], within?: Range | null): boolean {
  return document.defects.some(
    (defect) => rules.includes(defect.rule) && (!within || onSameLine(defect.range, within)),
  );
}

function onSameLine(a: Range, b: Range): boolean {
  return a.start.line <= b.end.line && b.start.line <= a.end.line;
}

/** Whether two ranges share a place; touching counts. */
export function overlap(a: Range, b: Range): boolean {
  return comparePositions(a.start, b.end) <= 0 && comparePositions(b.start, a.end) <= 0;
}
