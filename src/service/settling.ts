import type { Problem } from '../core/rules/problem';

/** What to show of a document's problems now, and what waits for the caret to leave. */
export interface Settled {
  readonly shown: readonly Problem[];
  readonly held: readonly Problem[];
}

/**
 * Holds back *new* problems on lines that carets stand on: a person who is half way through a line knows that it is not
 * finished. A problem that was shown already stays, though its place has moved.
 */
export function settle(before: readonly Problem[], now: readonly Problem[], caretLines: readonly number[]): Settled {
  const known = new Map<string, number>();
  for (const problem of before) known.set(identityOf(problem), (known.get(identityOf(problem)) ?? 0) + 1);
  const shown: Problem[] = [];
  const held: Problem[] = [];
  for (const problem of now) {
    const identity = identityOf(problem);
    const left = known.get(identity) ?? 0;
    if (left > 0) known.set(identity, left - 1);
    const waits =
      left === 0 && caretLines.some((line) => problem.range.start.line <= line && line <= problem.range.end.line);
    (waits ? held : shown).push(problem);
  }
  return { shown, held };
}

/** Without its place, which moves while a person types elsewhere. */
function identityOf({ rule, message }: Problem): string {
  return JSON.stringify([rule, message.id, message.args]);
}
