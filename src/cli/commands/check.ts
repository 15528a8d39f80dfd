import { severities, type Severity } from '../../core/rules/problem';
import { readToday, type Arguments } from '../arguments';
import type { Command } from '../command';
import { coloursFor } from '../format/colours';
import { prettyProblems } from '../format/pretty';
import { checkJson, type ShownProblem } from '../json/checkJson';
import { loadDocuments, pathOf, type LoadedRepository } from '../loadDocuments';
import { say } from '../messages';
import { exitCodes, type ExitCode, type Terminal } from '../terminal';
import { words } from '../words';

export const check: Command = {
  name: 'check',
  options: {
    format: {
      type: 'string',
      values: ['pretty', 'json'],
      later: ['sarif', 'github', 'junit'],
      valueName: 'FORMAT',
      help: 'help.option.format.check',
    },
    'fail-on': { type: 'string', values: severities, valueName: 'SEVERITY', help: 'help.option.fail-on' },
    'strict-dates': { type: 'boolean', help: 'help.option.strict-dates' },
  },
  later: ['fix', 'changed-since'],
  run: runCheck,
};

async function runCheck(given: Arguments, terminal: Terminal): Promise<ExitCode> {
  const { repositories, failures } = await loadDocuments(given.paths, terminal.cwd, readToday(given));
  const problems = repositories
    .flatMap(shownProblems)
    .toSorted((a, b) => (a.path < b.path ? -1 : Number(a.path > b.path)));
  const documents = repositories.reduce((sum, { selected }) => sum + selected.length, 0);
  const result = checkJson(problems, documents, words);
  const isJson = given.one('format') === 'json';
  if (isJson || repositories.length > 0)
    terminal.out(
      isJson ? `${JSON.stringify(result, null, 2)}\n` : prettyProblems(result, coloursFor(terminal.colours)),
    );
  for (const failure of failures) terminal.err(`${failure.message}\n`);
  if (documents === 0 && failures.length === 0) terminal.err(`${say('path.none')}\n`);
  if (failures.length > 0) return exitCodes.failed;
  const level = severities.indexOf((given.one('fail-on') as Severity | null) ?? 'error');
  return problems.some(({ problem }) => fails(problem, level, given.has('strict-dates')))
    ? exitCodes.problems
    : exitCodes.fine;
}

/** Sorted by position within a document, as the checker gives them. */
function shownProblems({ repository, checker, selected }: LoadedRepository): readonly ShownProblem[] {
  const show = (uri: string): string => pathOf(repository, uri);
  return selected.flatMap(({ uri }) =>
    checker.problems(uri).map((problem) => ({ problem, path: show(uri), pathOf: show })),
  );
}

/** What depends on the date is shown, and lets the check pass unless that is asked for. */
function fails({ severity, dated }: ShownProblem['problem'], level: number, isStrict: boolean): boolean {
  return severities.indexOf(severity) <= level && (isStrict || !dated);
}
