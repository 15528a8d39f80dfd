import * as vscode from 'vscode';
import { slug } from 'github-slugger';
import { quarterOf } from '../../core/edit/adopt';
import { newDocument as newText } from '../../core/edit/newDocument';
import { message } from '../../core/messages/message';
import { addDays, parseCycle, type Cycle } from '../../core/model/calendar';
import { isNamedLikeOkrs } from '../../core/workspace/fileNames';
import { exists } from '../files';
import type { OkrHost } from '../okrHost';
import { documentInFront } from './targets';

const offeredLayers = ['team', 'unit', 'company'] as const;
type OfferedLayer = (typeof offeredLayers)[number];

/** Asks for layer, name, cycle and place of a document, writes it from the template, and opens it at the first objective. */
export async function newDocument(host: OkrHost): Promise<void> {
  const folder = await pickFolder(host);
  if (folder === undefined) return;
  const layer = await pickLayer(host);
  if (layer === undefined) return;
  const name = await askName(layer, host);
  if (name === undefined) return;
  const cycle = await pickCycle(layer, host);
  if (cycle === undefined) return;
  const path = await askPath(folder, name, host);
  if (path === undefined) return;
  await create(vscode.Uri.joinPath(folder, ...path.split('/')), newText({ layer, name, cycle }), host);
}

async function pickFolder({ say }: OkrHost): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 0) {
    void vscode.window.showInformationMessage(say(message('new.no-folder')));
    return undefined;
  }
  if (folders.length === 1) return folders[0]?.uri;
  return (await vscode.window.showWorkspaceFolderPick({ placeHolder: say(message('new.folder')) }))?.uri;
}

async function pickLayer({ say }: OkrHost): Promise<OfferedLayer | undefined> {
  const items = offeredLayers.map((layer) => ({
    label: say(message(`layer.${layer}`)),
    detail: say(message(`new.layer.${layer}`)),
    layer,
  }));
  return (await vscode.window.showQuickPick(items, { placeHolder: say(message('new.layer')) }))?.layer;
}

async function askName(layer: OfferedLayer, { say }: OkrHost): Promise<string | undefined> {
  const name = await vscode.window.showInputBox({
    prompt: say(message(`new.name.${layer}`)),
    ignoreFocusOut: true,
    validateInput: (typed) => (typed.trim() === '' ? say(message('new.name.empty')) : undefined),
  });
  return name?.trim();
}

/** This and the next quarter and year; the quarter first for teams. */
async function pickCycle(layer: OfferedLayer, host: OkrHost): Promise<Cycle | undefined> {
  const today = host.today();
  const quarter = parseCycle(quarterOf(today));
  const nextQuarter = quarter === null ? null : parseCycle(quarterOf(addDays(quarter.end, 1)));
  const year = parseCycle(today.slice(0, 4));
  const nextYear = parseCycle(String(Number(today.slice(0, 4)) + 1));
  const offered = layer === 'team' ? [quarter, nextQuarter, year] : [year, quarter, nextQuarter, nextYear];
  const items = offered
    .filter((cycle) => cycle !== null)
    .map((cycle) => ({
      label: cycle.name,
      description: host.say(message('outline.cycle.hint', { start: cycle.start, end: cycle.end })),
      cycle,
    }));
  return (await vscode.window.showQuickPick(items, { placeHolder: host.say(message('new.cycle')) }))?.cycle;
}

async function askPath(folder: vscode.Uri, name: string, host: OkrHost): Promise<string | undefined> {
  const path = await vscode.window.showInputBox({
    prompt: host.say(message('new.path')),
    value: await freePath(folder, name, host),
    ignoreFocusOut: true,
    validateInput: (typed) => objection(folder, typed.trim(), host),
  });
  return path?.trim();
}

/** Beside the document in front, where that is a team's place; the first document stands at the top. */
async function freePath(folder: vscode.Uri, name: string, host: OkrHost): Promise<string> {
  const own = slug(name) === '' ? 'team' : slug(name);
  const front = documentInFront(host);
  const around =
    front === undefined
      ? ''
      : vscode.workspace.asRelativePath(vscode.Uri.parse(front.uri), false).split('/').slice(0, -2).join('/');
  const prefix = around === '' ? '' : `${around}/`;
  const candidates =
    host.workspace.documents().length === 0
      ? ['okr.md', `${own}/okr.md`]
      : [`${prefix}${own}/okr.md`, `${prefix}${own}/${own}.okr.md`];
  for (const path of candidates) if (!(await exists(vscode.Uri.joinPath(folder, path)))) return path;
  return `${prefix}${own}/new.okr.md`;
}

async function objection(folder: vscode.Uri, path: string, { say }: OkrHost): Promise<string | undefined> {
  if (!isNamedLikeOkrs(`/${path}`)) return say(message('new.path.name'));
  if (path.startsWith('/') || path.split('/').includes('..')) return say(message('new.path.outside'));
  return (await exists(vscode.Uri.joinPath(folder, path))) ? say(message('new.path.exists')) : undefined;
}

async function create(uri: vscode.Uri, text: string, { say }: OkrHost): Promise<void> {
  const change = new vscode.WorkspaceEdit();
  change.createFile(uri, { contents: new TextEncoder().encode(text) });
  if (!(await vscode.workspace.applyEdit(change))) {
    void vscode.window.showErrorMessage(say(message('edit.refused', { file: vscode.workspace.asRelativePath(uri) })));
    return;
  }
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, selectionOf(document, '[objective]'));
}

/** The words are chosen as the editor opens: who types at once writes the objective, not into the first line. */
function selectionOf(document: vscode.TextDocument, words: string): vscode.TextDocumentShowOptions {
  const first = document.getText().indexOf(words);
  if (first < 0) return {};
  return { selection: new vscode.Range(document.positionAt(first), document.positionAt(first + words.length)) };
}
