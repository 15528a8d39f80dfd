import * as vscode from 'vscode';
import { updateKeyResult as updateEdits } from '../../core/edit/updateKeyResult';
import { message } from '../../core/messages/message';
import { formatQuantity } from '../../core/metrics/quantity';
import type { KeyResult, Objective, OkrDocument } from '../../core/model/entities';
import { valueOf } from '../../core/model/keyResult';
import { currentValue } from '../../core/model/progress';
import { targetText } from '../../service/checkInForm';
import { applyTextEdits, toRange } from '../applyTextEdits';
import type { OkrHost } from '../okrHost';
import { documentInFront, isOutlineNode, showPlace, type CommandContext } from './targets';

interface KeyResultPlace {
  readonly document: OkrDocument;
  readonly objective: Objective;
  readonly keyResult: KeyResult;
}

/** Asks for a key result, where none is given, and for its value today; writes it and saves. */
export async function updateKeyResult(argument: unknown, context: CommandContext): Promise<void> {
  const { host } = context;
  const place = placeOf(argument) ?? (await pickKeyResult(host));
  if (place === undefined) return;
  const value = await askValue(place, host);
  if (value !== undefined) await write(place, value, host);
}

function placeOf(argument: unknown): KeyResultPlace | undefined {
  return isOutlineNode(argument) && argument.kind === 'key-result' ? argument : undefined;
}

/** Those of the document in front first, then those of my teams. */
async function pickKeyResult(host: OkrHost): Promise<KeyResultPlace | undefined> {
  const front = documentInFront(host);
  const mine = host.workspace
    .documents()
    .filter((document) => document !== front && document.layer === 'team' && host.isMine(document));
  const documents = [...(front === undefined ? [] : [front]), ...mine].filter(isOpenForValues);
  const items = documents.flatMap((document) => itemsOf(document, host));
  if (items.length === 0) {
    void vscode.window.showInformationMessage(
      host.say(message(front === undefined ? 'key-result.no-document' : 'key-result.none')),
    );
    return undefined;
  }
  const picked = await vscode.window.showQuickPick(items, {
    placeHolder: host.say(message('key-result.placeholder')),
    matchOnDescription: true,
  });
  return picked?.place;
}

function isOpenForValues({ adopted, status }: OkrDocument): boolean {
  return adopted && status !== 'closed';
}

type Item = vscode.QuickPickItem & { readonly place?: KeyResultPlace };

function itemsOf(document: OkrDocument, host: OkrHost): readonly Item[] {
  return document.objectives.flatMap((objective): Item[] => {
    const keyResults = objective.keyResults.filter(({ dropped }) => dropped === null);
    if (keyResults.length === 0) return [];
    const heading = {
      label: `${document.name}: ${objective.label} ${objective.title}`,
      kind: vscode.QuickPickItemKind.Separator,
    };
    return [heading, ...keyResults.map((keyResult) => itemOf({ document, objective, keyResult }, host))];
  });
}

function itemOf(place: KeyResultPlace, { say }: OkrHost): Item {
  const { document, objective, keyResult } = place;
  const current = currentValue(document, objective, keyResult);
  const description =
    current === null ? say(message('outline.no-value')) : say(message('outline.now', { value: current.raw }));
  return { label: `${objective.label}-${keyResult.label} ${keyResult.text}`, description, place };
}

async function askValue(place: KeyResultPlace, { say }: OkrHost): Promise<string | undefined> {
  const { document, objective, keyResult } = place;
  const { kind, unit } = keyResult.movement;
  const current = currentValue(document, objective, keyResult);
  const milestone = kind === 'milestone';
  const title = milestone
    ? message('key-result.value')
    : unit === null
      ? message('key-result.value')
      : message('key-result.value.unit', { unit });
  const prompt = `${objective.label}-${keyResult.label} ${keyResult.text}`;
  const value = await vscode.window.showInputBox({
    title: say(title),
    prompt: milestone ? `${prompt}. ${say(message('key-result.milestone'))}` : prompt,
    value: current?.raw ?? '',
    placeHolder: exampleFor(keyResult),
    ignoreFocusOut: true,
    validateInput: (typed) => objection(typed, keyResult, say),
  });
  return value?.trim();
}

function objection(typed: string, keyResult: KeyResult, say: OkrHost['say']): string | undefined {
  const value = typed.trim();
  const example = exampleFor(keyResult);
  if (value === '') return say(message('key-result.empty', { example }));
  const isMeasured = keyResult.movement.kind === 'metric' || keyResult.movement.kind === 'maintain';
  const isShare = keyResult.confidential && /^-?\d+([.,]\d+)?\s*%\s+of the way$/i.test(value);
  if (!isMeasured || isShare || valueOf(value, keyResult.movement) !== null) return undefined;
  return say(message('key-result.unreadable', { value, example }));
}

/** A value that could stand there, in the form that the target has. */
function exampleFor({ movement }: KeyResult): string {
  if (movement.kind === 'milestone') return 'done';
  if (movement.target === null) return '10';
  return movement.relative
    ? formatQuantity(movement.target, movement.unit)
    : (targetText({ ...movement, bound: null }) ?? '10');
}

async function write({ document, objective, keyResult }: KeyResultPlace, value: string, host: OkrHost): Promise<void> {
  const opened = await host.open(document.uri);
  const { version } = opened.editorDocument;
  const label = `${objective.label}-${keyResult.label}`;
  const edits = updateEdits(opened.text, opened.document, objective.label, keyResult.label, {
    value,
    date: host.today(),
  });
  const before = opened.document.objectives
    .find((each) => each.label === objective.label)
    ?.keyResults.find((each) => each.label === keyResult.label);
  if (before === undefined) {
    void vscode.window.showWarningMessage(host.say(message('key-result.gone', { label })));
    return;
  }
  if (!(await applyTextEdits(opened.editorDocument, version, edits))) {
    const file = vscode.workspace.asRelativePath(opened.editorDocument.uri);
    void vscode.window.showErrorMessage(host.say(message('edit.refused', { file })));
    return;
  }
  await showPlace(document.uri, toRange(before.textRange), { preview: true });
}
