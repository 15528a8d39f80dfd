import type { Objective, OkrDocument } from '../../model/entities';
import type { Rule } from '../rule';
import { cycleOf, isClosed, isOkr } from '../scope';

export const tooMany: Rule = {
  id: 'objective/too-many',
  severity: 'warning',
  summary: 'More than 3 objectives in a cycle (limit in the config); visions and strategies excepted.',
  messages: {
    default:
      '{objective} is one objective too many: {count} in one cycle pull attention apart, so keep the {limit} that matter most and move the rest to "Not now".',
  },
  *check({ document, limits }) {
    if (!isOkr(document) || isClosed(document)) return;
    for (const objectives of byCycle(document).values()) {
      const first = objectives[limits.objectives];
      if (first === undefined) continue;
      yield {
        range: first.titleRange,
        args: { objective: first.label, count: objectives.length, limit: limits.objectives },
      };
    }
  },
};

function byCycle(document: OkrDocument): ReadonlyMap<string, readonly Objective[]> {
  const groups = new Map<string, Objective[]>();
  for (const objective of document.objectives) {
    const cycle = cycleOf(document, objective);
    const key = cycle === null ? '' : `${cycle.start} ${cycle.end}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [objective]);
    else group.push(objective);
  }
  return groups;
}
