import * as vscode from 'vscode';
import { formatMessage, type Catalogue, type Message } from '../core/messages/message';
import { configMessages } from '../core/rules/parseConfig';
import { rules } from '../core/rules/registry';
import { messageId } from '../core/rules/toProblem';
import { serviceMessages } from '../service/messages';
import type { Say } from '../service/say';

/** What the extension itself says, in English. */
export const hostMessages: Catalogue = {
  indexing: 'Reading OKR documents…',
  'view.message.nothing-in-cycle': 'No OKRs in the current cycle. Choose another one with “…” › Choose Cycle….',
  'view.message.nothing-in-named-cycle': 'No OKRs in {cycle}. Choose another cycle with “…” › Choose Cycle….',
  'view.message.nothing-of-mine': 'None of my teams has OKRs here. Show all teams with “…” › Show All Teams.',
  'view.description.cycle': '{cycle}',
  'view.description.all-cycles': 'all cycles',
  'view.description.current': 'current cycle',
  'view.description.mine': '{cycle} · my teams',

  'group-by.placeholder': 'Group objectives by',
  'group-by.alignment': 'Alignment',
  'group-by.alignment.detail': 'What contributes to what: strategy on top, teams below',
  'group-by.owner': 'Owner',
  'group-by.owner.detail': 'Company, units and teams',
  'group-by.cycle': 'Cycle',
  'group-by.cycle.detail': 'The latest first',
  'pick.chosen': 'shown now',

  'cycle.placeholder': 'Show the objectives of',
  'cycle.current': 'Current cycles',
  'cycle.current.detail': 'Whatever runs on {today}',
  'cycle.all': 'All cycles',
  'cycle.count': '{count} objectives',
  'cycle.running': '{count} objectives, running',

  'my-teams.placeholder': 'Which teams are mine? None chosen means all.',
  'my-teams.here': 'where you are',
  'my-teams.documents': 'all documents in this folder',

  'key-result.placeholder': 'Which key result has a new value?',
  'key-result.prompt': '{label} {text}',
  'key-result.value': 'New value',
  'key-result.value.unit': 'New value in {unit}',
  'key-result.none': 'There is no key result here. Write one as a list item under an objective.',
  'key-result.no-document': 'There is no OKR document with key results here yet.',
  'key-result.empty': 'Type a value, such as {example}.',
  'key-result.unreadable':
    '“{value}” is no value that can be compared with the target. Type a number, such as {example}.',
  'key-result.milestone': 'Type “done” once the milestone is reached, or where it stands.',
  'key-result.gone': '{label} is no longer in the document: it was changed meanwhile.',
  'key-result.changed': 'The document was changed meanwhile. Please try again.',

  'parent.placeholder': 'What does “{objective}” contribute to?',
  'parent.none': 'Nothing here can be contributed to: no document of a higher layer was found.',
  'parent.objective': 'Which objective is to contribute to something?',
  'parent.no-objective': 'Place the cursor in an objective, or choose one in the Objectives view.',
  'parent.no-parent': 'This objective contributes to nothing that can be opened.',
  'parent.go-to': 'Which of the parents?',

  'new.no-folder': 'Open a folder first: OKR documents are files in it.',
  'new.folder': 'In which folder?',
  'new.layer': 'Whose OKRs are these?',
  'new.layer.team': 'What one team defined and owns, as a rule for a quarter',
  'new.layer.unit': 'Strategic OKRs of a business unit, to which teams contribute',
  'new.layer.company': 'Strategic OKRs of the whole company',
  'new.name.team': 'Name of the team',
  'new.name.unit': 'Name of the business unit',
  'new.name.company': 'Name of the company',
  'new.name.empty': 'Type a name.',
  'new.cycle': 'For which cycle?',
  'new.path': 'Where? The path counts from the folder that is open.',
  'new.path.name': 'The file must be named okr.md, okrs.md, or end in .okr.md.',
  'new.path.outside': 'The path must stay within the folder that is open.',
  'new.path.exists': 'There is a file of this name already.',

  'document.placeholder': 'Which document?',
  'reference.copied': 'Copied {reference}',
  'rule.unknown': 'There is no page on the rule {rule}.',
  'open.failed': 'Cannot open {file}: {reason}',
  'edit.refused': 'The change could not be written to {file}. The file may be read-only.',
};

/** What the rules say, by the ids of their messages. */
const ruleMessages: Catalogue = Object.fromEntries(
  rules.flatMap((rule) => Object.entries(rule.messages).map(([name, template]) => [messageId(rule, name), template])),
);

/** Words from the display language's bundle first, by id; English where it has none. */
export function createSay(): Say {
  const translated = vscode.l10n.bundle ?? {};
  return (message: Message) =>
    formatMessage(message, translated, hostMessages, serviceMessages, ruleMessages, configMessages);
}
