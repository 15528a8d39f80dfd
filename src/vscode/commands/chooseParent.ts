import * as vscode from 'vscode';
import { writeParent, writeRelation } from '../../core/edit/relation';
import { message } from '../../core/messages/message';
import type { ObjectivePlace } from '../../core/workspace/view';
import { parentChoices } from '../../service/parentChoices';
import { applyTextEdits, toRange } from '../applyTextEdits';
import type { OkrHost } from '../okrHost';
import { objectiveOf, showPlace, type CommandContext } from './targets';

/** Asks what an objective contributes to, and writes it in place of what it says. */
export async function chooseParent(argument: unknown, context: CommandContext): Promise<void> {
  const { host } = context;
  const place = objectiveOf(argument, context);
  if (place === undefined) {
    void vscode.window.showInformationMessage(host.say(message('parent.no-objective')));
    return;
  }
  const choices = parentChoices(place, host.workspace, host.today());
  if (choices.length === 0) {
    void vscode.window.showInformationMessage(host.say(message('parent.none')));
    return;
  }
  const target = await pickObjective(
    choices,
    message('parent.placeholder', { objective: place.objective.title }),
    host,
  );
  if (target !== undefined) await write(place, target, host);
}

export async function pickObjective(
  places: readonly ObjectivePlace[],
  placeholder: ReturnType<typeof message>,
  { say }: OkrHost,
): Promise<ObjectivePlace | undefined> {
  const items = places.map((place) => ({
    label: `${place.objective.label}: ${place.objective.title}`,
    description: [place.document.name, (place.objective.cycle ?? place.document.cycle)?.name ?? '']
      .filter((part) => part !== '')
      .join(' · '),
    place,
  }));
  const picked = await vscode.window.showQuickPick(items, { placeHolder: say(placeholder), matchOnDescription: true });
  return picked?.place;
}

async function write({ document, objective }: ObjectivePlace, target: ObjectivePlace, host: OkrHost): Promise<void> {
  const { text, document: now, editorDocument } = await host.open(document.uri);
  const { version } = editorDocument;
  const own = now.objectives.find(({ label, title }) => label === objective.label && title === objective.title);
  const folders = host.folders;
  const line =
    own === undefined
      ? []
      : writeRelation(text, now, own, { kind: 'contributes-to', target, mode: 'replace', folders });
  const edits = own !== undefined && line.length === 0 ? writeParent(text, now, { target, folders }) : line;
  if (edits.length === 0 || !(await applyTextEdits(editorDocument, version, edits))) {
    const file = vscode.workspace.asRelativePath(editorDocument.uri);
    void vscode.window.showErrorMessage(host.say(message('edit.refused', { file })));
    return;
  }
  await showPlace(document.uri, toRange(edits[0]?.range ?? objective.titleRange), { preview: true });
}
