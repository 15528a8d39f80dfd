import { severities } from '../../core/rules/problem';
import type { CheckJson, ProblemJson } from '../json/checkJson';
import { say } from '../messages';
import { severityColour, type Colours } from './colours';

/** Problems for people: by file, each with its place, weight, message and rule; then how many there are. */
export function prettyProblems({ problems, summary }: CheckJson, colours: Colours): string {
  const files = byPath(problems);
  const blocks = [...files].map(([path, own]) => [colours.underline(path), ...problemLines(own, colours)].join('\n'));
  return [...blocks, summaryLine(problems.length, summary, colours)].join('\n\n') + '\n';
}

function problemLines(problems: readonly ProblemJson[], colours: Colours): readonly string[] {
  const places = problems.map(({ range: { start } }) => `${start.line + 1}:${start.character + 1}`);
  const placeWidth = Math.max(...places.map(({ length }) => length));
  const severityWidth = Math.max(...problems.map(({ severity }) => severity.length));
  return problems.flatMap((problem, at) => {
    const place = colours.dim((places[at] ?? '').padStart(placeWidth));
    const severity = severityColour(colours, problem.severity)(problem.severity.padEnd(severityWidth));
    const gap = ' '.repeat(2 + placeWidth + 2 + severityWidth + 2);
    return [
      `  ${place}  ${severity}  ${problem.message}  ${colours.dim(problem.rule)}`,
      ...problem.related.map((related) => {
        const at = `${related.path}:${related.range.start.line + 1}:${related.range.start.character + 1}`;
        return gap + colours.dim(say('check.see', { place: at, message: related.message }));
      }),
    ];
  });
}

function summaryLine(all: number, summary: CheckJson['summary'], colours: Colours): string {
  const documents = counted('documents', summary.documents);
  if (all === 0) return colours.green(say('check.summary.fine', { documents }));
  const counts = severities
    .filter((severity) => summary[severity] > 0)
    .map((severity) => severityColour(colours, severity)(counted(severity, summary[severity])));
  return say('check.summary', { documents, counts: counts.join(', ') });
}

function counted(what: string, count: number): string {
  return count === 1 ? say(`check.${what}.1`) : say(`check.${what}`, { count });
}

function byPath(problems: readonly ProblemJson[]): ReadonlyMap<string, readonly ProblemJson[]> {
  const files = new Map<string, ProblemJson[]>();
  for (const problem of problems) files.set(problem.path, [...(files.get(problem.path) ?? []), problem]);
  return files;
}
