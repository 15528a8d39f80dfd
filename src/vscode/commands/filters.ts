import * as vscode from 'vscode';
import { message } from '../../core/messages/message';
import { configurationSection, settings } from '../../protocol/ids';
import { cyclesIn } from '../../service/cycleChoices';
import { proposeTeams, type TeamDocument } from '../../service/myTeams';
import type { CycleFilter, Grouping } from '../../service/outline';
import { readMyTeams, teamDocument } from '../myTeams';
import { documentInFront, type CommandContext } from './targets';

const groupings: readonly Grouping[] = ['alignment', 'owner', 'cycle'];

export async function groupBy(argument: unknown, { host, view }: CommandContext): Promise<void> {
  const given = groupings.find((grouping) => grouping === argument);
  if (given !== undefined) return view.choose({ grouping: given });
  const items = groupings.map((grouping) => ({
    label: host.say(message(`group-by.${grouping}`)),
    description: view.choices.grouping === grouping ? host.say(message('pick.chosen')) : '',
    detail: host.say(message(`group-by.${grouping}.detail`)),
    grouping,
  }));
  const picked = await vscode.window.showQuickPick(items, { placeHolder: host.say(message('group-by.placeholder')) });
  if (picked !== undefined) await view.choose({ grouping: picked.grouping });
}

/** @param argument `all`, `current` or the name of a cycle; asks where it is none of these */
export async function chooseCycle(argument: unknown, { host, view }: CommandContext): Promise<void> {
  const choices = cyclesIn(host.workspace.documents(), host.today());
  const named = choices.find(({ cycle }) => cycle.name === argument)?.cycle;
  const given: CycleFilter | undefined = argument === 'all' || argument === 'current' ? argument : named;
  if (given !== undefined) return view.choose({ cycle: given });
  const shown = view.choices.cycle;
  const shownName = typeof shown === 'string' ? shown : shown.name;
  const mark = (name: string) => (name === shownName ? ` — ${host.say(message('pick.chosen'))}` : '');
  const items: (vscode.QuickPickItem & { filter?: CycleFilter })[] = [
    {
      label: host.say(message('cycle.current')),
      description: host.say(message('cycle.current.detail', { today: host.today() })) + mark('current'),
      filter: 'current',
    },
    { label: host.say(message('cycle.all')), description: mark('all').replace(/^ — /, ''), filter: 'all' },
    { label: '', kind: vscode.QuickPickItemKind.Separator },
    ...choices.map(({ cycle, objectives, running }) => ({
      label: cycle.name,
      description:
        host.say(message(running ? 'cycle.running' : 'cycle.count', { count: objectives })) + mark(cycle.name),
      filter: cycle,
    })),
  ];
  const picked = await vscode.window.showQuickPick(items, { placeHolder: host.say(message('cycle.placeholder')) });
  if (picked?.filter !== undefined) await view.choose({ cycle: picked.filter });
}

export async function chooseMyTeams({ host }: CommandContext): Promise<void> {
  const current = readMyTeams();
  const front = documentInFront(host);
  const all: readonly TeamDocument[] = host.workspace.documents().map(teamDocument);
  const proposed = proposeTeams(front === undefined ? null : teamDocument(front), all, current);
  const frontNames = front === undefined ? [] : proposeTeams(teamDocument(front), [], []);
  const items = proposed.map((pattern) => ({
    label: pattern,
    description: frontNames.includes(pattern) ? host.say(message('my-teams.here')) : '',
    detail: pattern.endsWith('/**') ? host.say(message('my-teams.documents')) : '',
    picked: current.includes(pattern),
  }));
  const picked = await vscode.window.showQuickPick(items, {
    canPickMany: true,
    placeHolder: host.say(message('my-teams.placeholder')),
  });
  if (picked === undefined) return;
  const chosen = picked.map(({ label }) => label);
  const target =
    vscode.workspace.workspaceFolders === undefined
      ? vscode.ConfigurationTarget.Global
      : vscode.ConfigurationTarget.Workspace;
  await vscode.workspace
    .getConfiguration(configurationSection)
    .update(settings.myTeams, chosen.length === 0 ? undefined : chosen, target);
}

/** Asks which teams are mine where that is not known yet. */
export async function showMyTeams(context: CommandContext): Promise<void> {
  if (readMyTeams().length === 0) await chooseMyTeams(context);
  if (readMyTeams().length > 0) await context.view.choose({ mineOnly: true });
}
