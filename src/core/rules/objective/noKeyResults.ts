import type { Rule } from '../rule';
import { isClosed, isOkr } from '../scope';

export const noKeyResults: Rule = {
  id: 'objective/no-key-results',
  severity: 'warning',
  summary: "A company's, unit's or team's objective has no key result.",
  messages: {
    default:
      '{objective} has no key result, so nobody can tell progress: add two to five list items under it that say which metric moves from where to where.',
  },
  *check({ document }) {
    if (!isOkr(document) || isClosed(document)) return;
    for (const { label, titleRange, keyResults } of document.objectives) {
      if (keyResults.length === 0) yield { range: titleRange, args: { objective: label } };
    }
  },
};
