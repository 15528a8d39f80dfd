import type { Message } from '../../core/messages/message';
import { severities, type Problem, type Severity } from '../../core/rules/problem';
import type { Range } from '../../core/text/position';

/** Version 1 of `check --format json`, as documented in `cli.md`. Fields may be added, never changed. */
export interface CheckJson {
  readonly version: 1;
  readonly problems: readonly ProblemJson[];
  /** The number of documents that were asked for, and of problems of each severity. */
  readonly summary: { readonly documents: number } & Readonly<Record<Severity, number>>;
}

export interface ProblemJson {
  readonly rule: string;
  readonly severity: Severity;
  readonly path: string;
  /** 0-based lines and characters, in UTF-16 units. */
  readonly range: Range;
  readonly message: string;
  /** How many quick fixes the editor offers. */
  readonly fixes: number;
  /** Whether it depends on the date: it fails the check only with `--strict-dates`. */
  readonly dated: boolean;
  readonly related: readonly { readonly path: string; readonly range: Range; readonly message: string }[];
}

/** A problem with the path of its document, as output shows it. */
export interface ShownProblem {
  readonly problem: Problem;
  readonly path: string;
  readonly pathOf: (uri: string) => string;
}

export function checkJson(
  problems: readonly ShownProblem[],
  documents: number,
  words: (message: Message) => string,
): CheckJson {
  const count = (severity: Severity): number => problems.filter(({ problem }) => problem.severity === severity).length;
  const counts = Object.fromEntries(severities.map((severity) => [severity, count(severity)])) as Record<
    Severity,
    number
  >;
  return {
    version: 1,
    problems: problems.map(({ problem, path, pathOf }) => ({
      rule: problem.rule,
      severity: problem.severity,
      path,
      range: problem.range,
      message: words(problem.message),
      fixes: problem.fixes.length,
      dated: problem.dated,
      related: problem.related.map((place) => ({
        path: pathOf(place.uri),
        range: place.range,
        message: words(place.message),
      })),
    })),
    summary: { documents, ...counts },
  };
}
