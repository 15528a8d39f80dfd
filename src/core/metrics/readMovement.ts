import type { Movement } from './movement';

/** What the columns of a table say about a key result, as written; they complete the sentence and win over it. */
export interface MovementColumns {
  readonly baseline?: string;
  readonly target?: string;
  readonly now?: string;
  readonly unit?: string;
}

/** Reads a key result's sentence (without label and Markdown markup) as the movement of a metric. Never throws. */
export function readMovement(_sentence: string, _columns: MovementColumns = {}): Movement {
  return {
    kind: 'unknown',
    direction: null,
    bound: null,
    baseline: null,
    impliedBaseline: false,
    target: null,
    now: null,
    unit: null,
    relative: false,
    mixedUnits: false,
    metric: '',
    due: null,
    dated: false,
    judgement: 'ok',
  };
}
