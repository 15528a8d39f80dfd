import * as vscode from 'vscode';
import { message } from '../../core/messages/message';
import { toRange } from '../applyTextEdits';
import { pickObjective } from './chooseParent';
import { objectiveOf, showPlace, type CommandContext } from './targets';

/** Opens what the objective contributes to; asks where there are several. */
export async function goToParent(argument: unknown, context: CommandContext): Promise<void> {
  const { host } = context;
  const place = objectiveOf(argument, context);
  if (place === undefined) {
    void vscode.window.showInformationMessage(host.say(message('parent.no-objective')));
    return;
  }
  const parents = host.workspace.contributions(place).map(({ to }) => to);
  const distinct = [...new Map(parents.map((parent) => [parent.objective, parent])).values()];
  if (distinct.length === 0) {
    void vscode.window.showInformationMessage(host.say(message('parent.no-parent')));
    return;
  }
  const parent = distinct.length === 1 ? distinct[0] : await pickObjective(distinct, message('parent.go-to'), host);
  if (parent !== undefined)
    await showPlace(parent.document.uri, toRange(parent.objective.titleRange), { preview: true });
}
