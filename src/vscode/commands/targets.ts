import * as vscode from 'vscode';
import { message } from '../../core/messages/message';
import { isDuring } from '../../core/model/calendar';
import type { Objective, OkrDocument } from '../../core/model/entities';
import { contains } from '../../core/text/position';
import type { ObjectivePlace } from '../../core/workspace/view';
import type { OutlineNode } from '../../service/outline';
import type { ObjectivesView } from '../objectivesView';
import type { OkrHost } from '../okrHost';

/** What the commands need. */
export interface CommandContext {
  readonly host: OkrHost;
  readonly view: ObjectivesView;
}

export function isOutlineNode(value: unknown): value is OutlineNode {
  return typeof value === 'object' && value !== null && 'kind' in value && 'id' in value;
}

/** The document that a command is about: its argument, else the editor in front. */
export function documentOf(argument: unknown, { host }: CommandContext): OkrDocument | undefined {
  if (isOutlineNode(argument)) return documentOfNode(argument, host);
  if (typeof argument === 'string') return host.document(argument);
  if (argument instanceof vscode.Uri) return host.document(argument.toString());
  return documentInFront(host);
}

export function documentInFront(host: OkrHost): OkrDocument | undefined {
  const editor = vscode.window.activeTextEditor;
  return editor === undefined ? undefined : host.document(editor.document.uri.toString());
}

/** Of an owner's documents the one whose cycle runs. */
function documentOfNode(node: OutlineNode, host: OkrHost): OkrDocument | undefined {
  if (node.kind === 'group') return undefined;
  if (node.kind !== 'owner') return node.document;
  return node.documents.find(({ cycle }) => cycle !== null && isDuring(host.today(), cycle)) ?? node.documents[0];
}

/** The objective that a command is about: its argument, else the one that the caret is in, else the one chosen in the tree. */
export function objectiveOf(argument: unknown, { host, view }: CommandContext): ObjectivePlace | undefined {
  if (isOutlineNode(argument)) return placeOfNode(argument);
  return objectiveAtCaret(host) ?? (view.selection === undefined ? undefined : placeOfNode(view.selection));
}

function objectiveAtCaret(host: OkrHost): ObjectivePlace | undefined {
  const editor = vscode.window.activeTextEditor;
  const document = documentInFront(host);
  if (editor === undefined || document === undefined) return undefined;
  const around = document.objectives.find(({ range }) => contains(range, editor.selection.active));
  const objective: Objective | undefined =
    around ?? (document.objectives.length === 1 ? document.objectives[0] : undefined);
  return objective === undefined ? undefined : { document, objective };
}

function placeOfNode(node: OutlineNode): ObjectivePlace | undefined {
  return node.kind === 'objective' || node.kind === 'key-result'
    ? { document: node.document, objective: node.objective }
    : undefined;
}

/** Lets a person choose one of several documents; one alone is taken at once. */
export async function pickDocument(documents: readonly OkrDocument[], host: OkrHost): Promise<OkrDocument | undefined> {
  if (documents.length <= 1) return documents[0];
  const items = documents.map((document) => ({
    label: document.name,
    description: document.cycle?.name ?? '',
    detail: vscode.workspace.asRelativePath(vscode.Uri.parse(document.uri)),
    document,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    placeHolder: host.say(message('document.placeholder')),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.document;
}

/** Shows a place in an editor, with the caret there. */
export async function showPlace(
  uri: string,
  range: vscode.Range,
  options: vscode.TextDocumentShowOptions = {},
): Promise<void> {
  const caret = new vscode.Range(range.start, range.start);
  const editor = await vscode.window.showTextDocument(vscode.Uri.parse(uri), { ...options, selection: caret });
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
