import type { Rule } from '../rule';
import { isClosed, isOkr, liveKeyResults } from '../scope';

export const count: Rule = {
  id: 'kr/count',
  severity: 'information',
  summary: 'An objective has one key result only, or more than 5 (limits in the config); dropped ones do not count.',
  messages: {
    one: '{objective} has one key result only, which shows one side of it: add a second, such as what must not suffer for the first.',
    few: '{objective} has {count} key results, fewer than {limit}: add what else would show that it is achieved.',
    many: '{objective} has {count} key results, more than {limit}: keep those that say most, and note the rest as sub-targets or initiatives.',
  },
  *check({ document, limits }) {
    if (!isOkr(document) || isClosed(document)) return;
    const { keyResultsMin, keyResultsMax } = limits;
    for (const objective of document.objectives) {
      const live = liveKeyResults(objective);
      const args = { objective: objective.label, count: live.length };
      const beyond = live[keyResultsMax];
      if (beyond !== undefined) {
        yield { range: beyond.textRange, message: 'many', args: { ...args, limit: keyResultsMax } };
      } else if (live.length > 0 && live.length < keyResultsMin) {
        const message = live.length === 1 ? 'one' : 'few';
        yield { range: objective.titleRange, message, args: { ...args, limit: keyResultsMin } };
      }
    }
  },
};
