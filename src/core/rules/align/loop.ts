import { relationsOf, type Contribution, type ObjectivePlace, type WorkspaceView } from '../../workspace/view';
import type { Rule } from '../rule';
import { cycleOf, nameOf } from '../scope';

export const loop: Rule = {
  id: 'align/loop',
  severity: 'error',
  workspace: true,
  summary: 'Following parents from an objective comes back to it.',
  messages: {
    default:
      'Following parents from {objective} comes back to it ({path}): take out the reference of the loop that does not lead up.',
    itself: '{objective} contributes to itself: contribute to an OKR of a higher layer.',
    related: '{from} contributes to {to}',
  },
  *check({ document, workspace }) {
    const reported = new Set<unknown>();
    for (const objective of document.objectives) {
      const from = { document, objective };
      for (const step of parentSteps(from, workspace)) {
        if (reported.has(step.reference)) continue;
        const way = wayBack(step, from, workspace);
        if (way === null) continue;
        reported.add(step.reference);
        yield {
          range: step.reference.range,
          message: way.length === 1 ? 'itself' : 'default',
          args: {
            objective: objective.label,
            path: [...way.map((each) => nameOf(each.from)), nameOf(from)].join(' → '),
          },
          related: way.slice(1).map((each) => ({
            uri: each.from.document.uri,
            range: each.reference.range,
            message: 'related',
            args: { from: nameOf(each.from), to: nameOf(each.to) },
          })),
        };
      }
    }
  },
};

/** What an objective contributes to by its own lines or its document's `parent`; not by the `moves` of its key results. */
function parentSteps(from: ObjectivePlace, workspace: WorkspaceView): readonly Contribution[] {
  const own = relationsOf(from.objective, 'contributes-to').flatMap(({ references }) => references);
  const references = new Set([...own, ...from.document.frontmatter.parent]);
  return workspace.contributions(from).filter(({ reference }) => references.has(reference));
}

/** The shortest way from a first step back to where it began, by breadth; `null` where there is none. */
function wayBack(first: Contribution, home: ObjectivePlace, workspace: WorkspaceView): readonly Contribution[] | null {
  const goal = placeKey(home);
  const cameBy = new Map<string, readonly Contribution[]>([[placeKey(first.to), [first]]]);
  for (const [key, way] of cameBy) {
    if (key === goal) return way;
    const last = way.at(-1);
    if (last === undefined) continue;
    for (const step of parentSteps(last.to, workspace)) {
      const next = placeKey(step.to);
      if (!cameBy.has(next)) cameBy.set(next, [...way, step]);
    }
  }
  return null;
}

function placeKey({ document, objective }: ObjectivePlace): string {
  return [document.uri, cycleOf(document, objective)?.name ?? '', objective.label].join('\n');
}
