import { covers, type Cycle } from '../../model/calendar';
import { layers, type OkrDocument } from '../../model/entities';
import { likeness } from '../../workspace/likeness';
import { relationsOf, type ObjectivePlace, type WorkspaceView } from '../../workspace/view';
import { movedReferences } from '../../workspace/contributing';
import type { Rule } from '../rule';
import { cycleOf, hasDefect, isClosed, keyPlace, nameOf } from '../scope';

/** What the next layer up, and the team's own unit, weigh beside the likeness of two titles, which is from 0 to 1. */
const nearness = 0.1;

/** More would be a list to search through, not an offer. */
const offered = 5;

export const noParent: Rule = {
  id: 'align/no-parent',
  severity: 'warning',
  workspace: true,
  summary:
    "A team's or unit's objective contributes to nothing, while an unclosed OKR of a higher layer covers its cycle.",
  messages: {
    default:
      '{objective} contributes to nothing, although there are OKRs above it in {cycle}: add a line "Contributes to:" with a link to one, or "Contributes to: none — reason".',
    candidate: 'It could contribute to {name}: {title}',
    fix: 'Contribute to {name}: {title}',
  },
  *check({ document, workspace, limits }) {
    if (document.layer !== 'team' && document.layer !== 'unit') return;
    if (isClosed(document) || parentIsUnreadable(document)) return;
    for (const objective of document.objectives) {
      const cycle = cycleOf(document, objective);
      if (cycle === null || hasLineOfSight({ document, objective }, workspace)) continue;
      const candidates = candidatesFor({ document, objective }, cycle, limits.cycleDays, workspace).slice(0, offered);
      if (candidates.length === 0) continue;
      yield {
        range: objective.titleRange,
        args: { objective: objective.label, cycle: cycle.name },
        related: candidates.slice(0, 1).map((place) => ({
          uri: place.document.uri,
          range: place.objective.titleRange,
          message: 'candidate',
          args: { name: nameOf(place), title: place.objective.title },
        })),
        fixes: candidates.map((place) => ({
          title: 'fix',
          args: { name: nameOf(place), title: place.objective.title },
          action: {
            kind: 'add-relation',
            objective: objective.label,
            relation: 'contributes-to',
            target: { uri: place.document.uri, label: place.objective.label },
          },
        })),
      };
    }
  },
};

/** A `parent` that YAML cannot read is reported as such; what it was meant to say is not known. */
function parentIsUnreadable(document: OkrDocument): boolean {
  const parent = keyPlace(document, 'parent');
  return parent !== null && hasDefect(document, ['doc/frontmatter'], parent);
}

/** Whether an objective says what it contributes to, however wrongly, or that it contributes to nothing on purpose. */
function hasLineOfSight({ document, objective }: ObjectivePlace, workspace: WorkspaceView): boolean {
  const own = relationsOf(objective, 'contributes-to');
  if (own.some(({ none }) => none !== null)) return true;
  if (own.length === 0 && document.frontmatter.parentNone !== null) return true;
  return workspace.contributingReferences({ document, objective }).length > 0 || movedReferences(objective).length > 0;
}

/**
 * The objectives above that an objective could contribute to, the most alike first, those of the next layer and of the
 * own unit a little before others. Empty where
 * nothing above is known to be for its cycle.
 */
function candidatesFor(
  { document, objective }: ObjectivePlace,
  cycle: Cycle,
  tolerance: number,
  workspace: WorkspaceView,
): readonly ObjectivePlace[] {
  const open = workspace.above(document).filter((above) => !isClosed(above));
  const places = open.flatMap((above) =>
    above.objectives.map((candidate) => ({ document: above, objective: candidate })),
  );
  const covering = places.filter((place) => coversCycle(place, cycle, tolerance));
  if (covering.every((place) => cycleOf(place.document, place.objective) === null)) return [];
  const own = workspace.unitOf(document);
  const nearest = Math.max(...covering.map((place) => layerRank(place.document)));
  const fit = (place: ObjectivePlace): number =>
    likeness(objective.title, place.objective.title) +
    (layerRank(place.document) === nearest ? nearness : 0) +
    (own !== null && workspace.unitOf(place.document) === own ? nearness : 0);
  return covering
    .map((place) => ({ place, fit: fit(place) }))
    .sort((a, b) => b.fit - a.fit || layerRank(b.place.document) - layerRank(a.place.document))
    .map(({ place }) => place);
}

/** A vision or strategy without a cycle is an offer for every cycle; an OKR without one is for none that is known. */
function coversCycle({ document, objective }: ObjectivePlace, cycle: Cycle, tolerance: number): boolean {
  const theirs = cycleOf(document, objective);
  if (theirs === null) return document.layer === 'vision' || document.layer === 'strategy';
  return covers(theirs, cycle, tolerance);
}

function layerRank({ layer }: OkrDocument): number {
  return layer === null ? -1 : layers.indexOf(layer);
}
