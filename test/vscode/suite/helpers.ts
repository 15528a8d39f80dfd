import { assert } from 'chai';
import * as vscode from 'vscode';

/** A file of the open folder. */
export function uriOf(path: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0] ?? assert.fail('no folder is open');
  return vscode.Uri.joinPath(folder.uri, path);
}

export async function write(path: string, text: string | Uint8Array): Promise<vscode.Uri> {
  const uri = uriOf(path);
  await vscode.workspace.fs.writeFile(uri, typeof text === 'string' ? new TextEncoder().encode(text) : text);
  return uri;
}

export async function remove(path: string): Promise<void> {
  await vscode.workspace.fs.delete(uriOf(path), { recursive: true });
}

export async function removeAll(...paths: readonly string[]): Promise<void> {
  await closeEditors();
  for (const path of paths) {
    try {
      await remove(path);
    } catch {
      // A test that failed may not have come so far as to write it.
    }
  }
  const left = () =>
    vscode.languages
      .getDiagnostics()
      .filter(
        ([uri, diagnostics]) => diagnostics.length > 0 && paths.some((path) => uri.path.startsWith(uriOf(path).path)),
      );
  await eventually(
    () => left().map(([uri]) => uri.path),
    (uris) => uris.length === 0,
  );
}

/** Closes all editors and throws unsaved text away. */
export async function closeEditors(): Promise<void> {
  while (vscode.window.tabGroups.all.some(({ tabs }) => tabs.length > 0)) {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
}

/** Opens a file, and waits until the editor has noticed what was written into it before. */
export async function open(path: string): Promise<vscode.TextEditor> {
  const editor = await vscode.window.showTextDocument(uriOf(path), { preview: false });
  const written = new TextDecoder().decode(await vscode.workspace.fs.readFile(uriOf(path)));
  await eventually(
    () => editor.document.getText(),
    (text) => text === written,
  );
  return editor;
}

/** Our diagnostics of a file. */
export function diagnosticsOf(path: string): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uriOf(path)).filter(({ source }) => source === 'Team OKRs');
}

export function ruleOf({ code }: vscode.Diagnostic): string {
  return typeof code === 'object' ? String(code.value) : String(code);
}

/** The rules that find something in a file, each as often as it does. */
export function rulesIn(path: string): readonly string[] {
  return diagnosticsOf(path).map(ruleOf).sort();
}

/** Asks again and again until the answer is as wanted. */
export async function eventually<T>(
  ask: () => T | Promise<T>,
  isWanted: (answer: T) => boolean,
  timeout = 10_000,
): Promise<T> {
  const end = Date.now() + timeout;
  for (;;) {
    const answer = await ask();
    if (isWanted(answer)) return answer;
    if (Date.now() > end) assert.fail(`it never came; the last answer was ${JSON.stringify(answer)}`);
    await pause(40);
  }
}

export async function pause(milliseconds: number): Promise<void> {
  await new Promise<void>((resume) => void setTimeout(resume, milliseconds));
}

export async function untilRules(path: string, ...rules: readonly string[]): Promise<void> {
  await eventually(
    () => rulesIn(path),
    (found) => found.join() === [...rules].sort().join(),
  );
}

/** Replaces words that occur once. */
export async function replace(editor: vscode.TextEditor, words: string, by: string): Promise<void> {
  const { document } = editor;
  const start = document.getText().indexOf(words);
  assert.isAtLeast(start, 0, words);
  const range = new vscode.Range(document.positionAt(start), document.positionAt(start + words.length));
  assert.isTrue(await editor.edit((edit) => edit.replace(range, by)));
}

/** Sets a setting of ours for this folder; without a value, as it is by default. */
export async function set(name: string, value?: unknown): Promise<void> {
  await vscode.workspace.getConfiguration('teamOkrs').update(name, value, vscode.ConfigurationTarget.Workspace);
}

/** The hidden setting is declared nowhere, so that it is written as a person would write it. */
export async function setToday(today: string): Promise<void> {
  const uri = uriOf('.vscode/settings.json');
  const written = JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri))) as Record<
    string,
    unknown
  >;
  await vscode.workspace.fs.writeFile(
    uri,
    new TextEncoder().encode(JSON.stringify({ ...written, 'teamOkrs.today': today })),
  );
}

/** A team's document with as few problems as can be. */
export function teamText({ name = 'Care', parent = '../../okr.md#O1', body = cleanBody, keys = '' } = {}): string {
  return `---\nokr: team\nteam: ${name}\ncycle: 2025-Q3\nstatus: draft\nparent: ${parent}\n${keys}---\n\n# ${name}\n\n${body}\n`;
}

export const cleanBody =
  '## O1: Give answers that settle it\n\nWhy: nobody likes to call twice.\n\n- KR1: Reduce calls from 40 to 20\n- KR2: Increase first-call resolution from 60% to 80%';
