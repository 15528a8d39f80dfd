import { formatQuantity } from '../../metrics/quantity';
import type { Rule } from '../rule';
import { fullLabel, judgedKeyResults } from '../scope';

export const noMovement: Rule = {
  id: 'kr/no-movement',
  severity: 'warning',
  summary: 'The baseline of a key result equals its target.',
  messages: {
    default:
      '{keyResult} starts where it ends, at {value}, so nothing would change: set a target that differs, or write "Keep … at" where holding the value is the achievement.',
  },
  *check({ document }) {
    for (const { objective, keyResult } of judgedKeyResults(document)) {
      const { judgement, target, unit } = keyResult.movement;
      if (judgement !== 'no-movement' || keyResult.confidential) continue;
      yield {
        range: keyResult.textRange,
        args: {
          keyResult: fullLabel(objective, keyResult),
          value: target === null ? '' : formatQuantity(target, unit),
        },
      };
    }
  },
};
