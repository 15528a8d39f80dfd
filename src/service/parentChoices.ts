import { covers, isDuring, type IsoDate } from '../core/model/calendar';
import { layers, type Objective, type OkrDocument } from '../core/model/entities';
import { likeness } from '../core/workspace/likeness';
import type { ObjectivePlace, WorkspaceView } from '../core/workspace/view';

/** How far cycles may miss each other at either end, in days, as in `align/cycle-mismatch`. */
const tolerance = 14;

/** The objectives that this one may contribute to, the likeliest first. */
export function parentChoices(
  { document, objective }: ObjectivePlace,
  workspace: WorkspaceView,
  today: IsoDate,
): readonly ObjectivePlace[] {
  return documentsAbove(document, workspace)
    .flatMap((each) => each.objectives.map((other) => ({ document: each, objective: other })))
    .map((place) => ({ place, fit: fitOf(document, objective, place, today) }))
    .sort((a, b) => b.fit - a.fit)
    .map(({ place }) => place);
}

/** Documents of a higher layer; a unit may also sit under another unit. */
export function documentsAbove(document: OkrDocument, workspace: WorkspaceView): readonly OkrDocument[] {
  const above = workspace.above(document);
  if (document.layer !== 'unit') return above;
  return [
    ...above,
    ...workspace.documents().filter((each) => each.layer === 'unit' && each.adopted && each.uri !== document.uri),
  ];
}

/** A cycle that covers the own one weighs most, then the nearest layer, then the likeness of the words. */
export function fitOf(
  document: OkrDocument,
  objective: Objective | null,
  place: ObjectivePlace,
  today: IsoDate,
): number {
  const own = objective?.cycle ?? document.cycle;
  const cycle = place.objective.cycle ?? place.document.cycle;
  const fits = cycle === null || (own === null ? isDuring(today, cycle) : covers(cycle, own, tolerance));
  const depth = place.document.layer === null ? 0 : layers.indexOf(place.document.layer);
  const closed = place.document.status === 'closed' ? -2 * layers.length : 0;
  const alike = objective === null ? 0 : likeness(objective.title, place.objective.title);
  return (fits ? 2 * layers.length : 0) + depth + closed + alike;
}
