import * as vscode from 'vscode';
import { message } from '../../core/messages/message';
import { commands, views } from '../../protocol/ids';
import { placeOf } from '../../service/outline';
import { relativeReference } from '../../core/workspace/references';
import { toRange } from '../applyTextEdits';
import { pageOf } from '../diagnosticsPublisher';
import { exists } from '../files';
import { chooseParent } from './chooseParent';
import { chooseCycle, chooseMyTeams, groupBy, showMyTeams } from './filters';
import { goToParent } from './goToParent';
import { newDocument } from './newDocument';
import { startCheckIn, type CheckInHost } from './startCheckIn';
import { isOutlineNode, showPlace, type CommandContext } from './targets';
import { updateKeyResult } from './updateKeyResult';

export interface CommandParts extends CommandContext {
  readonly checkIn: CheckInHost;
  readonly extensionUri: vscode.Uri;
  readonly log: vscode.LogOutputChannel;
}

type Run = (argument: unknown, second: unknown) => Promise<unknown>;

/** Every command with what it does; errors are told to people, and never reach the extension host's log. */
export function registerCommands(parts: CommandParts): readonly vscode.Disposable[] {
  const { host, view, checkIn } = parts;
  const runs: Readonly<Record<Exclude<keyof typeof commands, never>, Run>> = {
    newDocument: () => newDocument(host),
    showObjectives: async () => vscode.commands.executeCommand(`${views.objectives}.focus`),
    startCheckIn: (argument) => startCheckIn(argument, parts, checkIn),
    updateKeyResult: (argument) => updateKeyResult(argument, parts),
    chooseParent: (argument) => chooseParent(argument, parts),
    goToParent: (argument) => goToParent(argument, parts),
    chooseCycle: (argument) => chooseCycle(argument, parts),
    groupBy: (argument) => groupBy(argument, parts),
    chooseMyTeams: () => chooseMyTeams(parts),
    showMyTeams: () => showMyTeams(parts),
    showAllTeams: () => view.choose({ mineOnly: false }),
    followCursor: () => view.choose({ followsCursor: true }),
    stopFollowingCursor: () => view.choose({ followsCursor: false }),
    openNode: (argument, second) => openNode(argument, { preview: true, preserveFocus: second === 'keep-focus' }),
    openNodeToSide: (argument) => openNode(argument, { preview: false, viewColumn: vscode.ViewColumn.Beside }),
    copyReference: (argument) => copyReference(argument, parts),
    explainRule: (argument) => explainRule(argument, parts),
  };
  return Object.entries(runs).map(([name, run]) =>
    vscode.commands.registerCommand(commands[name as keyof typeof commands], (argument: unknown, second: unknown) =>
      guard(run(argument, second), parts),
    ),
  );
}

async function guard(running: Promise<unknown>, { log }: CommandParts): Promise<void> {
  try {
    await running;
  } catch (error) {
    log.error(error instanceof Error ? error : String(error));
    void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
  }
}

async function openNode(argument: unknown, options: vscode.TextDocumentShowOptions): Promise<void> {
  const place = isOutlineNode(argument) ? placeOf(argument) : null;
  if (place !== null) await showPlace(place.uri, toRange(place.range), options);
}

/** From the repository's root, so that it works wherever it is pasted. */
async function copyReference(argument: unknown, { host }: CommandParts): Promise<void> {
  if (!isOutlineNode(argument) || argument.kind === 'group' || argument.kind === 'owner') return;
  const { document, objective } = argument;
  const label = argument.kind === 'key-result' ? `${objective.label}-${argument.keyResult.label}` : objective.label;
  const root = host.folders.find(({ uri }) => document.uri.startsWith(`${uri}/`))?.root;
  const path =
    root === undefined
      ? relativeReference('', document.uri, host.folders)
      : `/${relativeReference(`${root}/x`, document.uri)}`;
  const reference = `${path}#${label}`;
  await vscode.env.clipboard.writeText(reference);
  vscode.window.setStatusBarMessage(host.say(message('reference.copied', { reference })), 4000);
}

async function explainRule(argument: unknown, { host, extensionUri }: CommandParts): Promise<void> {
  const rule = typeof argument === 'string' ? argument : '';
  const page = pageOf(extensionUri, rule);
  if (!/^[a-z-]+\/[a-z-]+$/.test(rule) || (page.scheme !== 'https' && !(await exists(page)))) {
    void vscode.window.showInformationMessage(host.say(message('rule.unknown', { rule })));
    return;
  }
  await vscode.commands.executeCommand('markdown.showPreview', page);
}
