import type { Problem, Severity } from '../core/rules/problem';
import type { Range } from '../core/text/position';
import type { Say } from './say';

/** As LSP's `Diagnostic`, with the rule's id as its code. */
export interface Diagnostic {
  readonly range: Range;
  /** 1 error, 2 warning, 3 information, 4 hint. */
  readonly severity: 1 | 2 | 3 | 4;
  readonly code: string;
  readonly message: string;
  readonly related: readonly { readonly uri: string; readonly range: Range; readonly message: string }[];
}

const severityNumbers: Readonly<Record<Severity, Diagnostic['severity']>> = {
  error: 1,
  warning: 2,
  information: 3,
  hint: 4,
};

export function toDiagnostic(problem: Problem, say: Say): Diagnostic {
  return {
    range: problem.range,
    severity: severityNumbers[problem.severity],
    code: problem.rule,
    message: say(problem.message),
    related: problem.related.map(({ uri, range, message }) => ({ uri, range, message: say(message) })),
  };
}
