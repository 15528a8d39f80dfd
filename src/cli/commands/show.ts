import { readToday, type Arguments } from '../arguments';
import type { Command } from '../command';
import { coloursFor } from '../format/colours';
import { treeText } from '../format/tree';
import { documentJson, type ShowJson } from '../json/showJson';
import { loadDocuments, pathOf, type LoadedRepository } from '../loadDocuments';
import { say } from '../messages';
import { exitCodes, type ExitCode, type Terminal } from '../terminal';
import { words } from '../words';
import { Outline } from '../../service/outline';

export const show: Command = {
  name: 'show',
  options: {
    format: { type: 'string', values: ['tree', 'json'], valueName: 'FORMAT', help: 'help.option.format.show' },
  },
  later: [],
  run: runShow,
};

async function runShow(given: Arguments, terminal: Terminal): Promise<ExitCode> {
  const today = readToday(given);
  const { repositories, failures } = await loadDocuments(given.paths, terminal.cwd, today);
  if (given.one('format') === 'json') terminal.out(`${JSON.stringify(toJson(repositories, today), null, 2)}\n`);
  else if (repositories.length > 0) terminal.out(toTree(repositories, today, terminal));
  for (const failure of failures) terminal.err(`${failure.message}\n`);
  return failures.length > 0 ? exitCodes.failed : exitCodes.fine;
}

function toJson(repositories: readonly LoadedRepository[], today: string): ShowJson {
  const documents = repositories.flatMap(({ repository, checker, selected }) => {
    const context = { workspace: checker.index, today, pathOf: (uri: string) => pathOf(repository, uri) };
    return selected.map((document) => documentJson(document, context));
  });
  return { version: 1, documents: documents.toSorted((a, b) => (a.path < b.path ? -1 : Number(a.path > b.path))) };
}

/** All cycles, since nothing that was asked for may be missing; what it contributes to is shown for context. */
function toTree(repositories: readonly LoadedRepository[], today: string, terminal: Terminal): string {
  const trees = repositories.map(({ checker, selected }) => {
    const chosen = new Set(selected.map(({ uri }) => uri));
    const mine = ({ uri }: { readonly uri: string }): boolean => chosen.has(uri);
    const outline = new Outline(checker.index, { grouping: 'alignment', cycle: 'all', mine, today });
    return treeText(
      outline,
      { workspace: checker.index, today, say: words, grouping: 'alignment' },
      coloursFor(terminal.colours),
    );
  });
  return trees.filter((tree) => tree !== '').join('\n') || `${say('tree.empty')}\n`;
}
