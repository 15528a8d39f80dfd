import * as vscode from 'vscode';
import type { Range, TextEdit } from '../core/text/position';

export function toRange({ start, end }: Range): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

/**
 * Applies edits as one step that can be undone, and saves. Refused, with `false`, where the document is no longer at
 * the version that the edits were made for.
 */
export async function applyTextEdits(
  editorDocument: vscode.TextDocument,
  version: number,
  edits: readonly TextEdit[],
): Promise<boolean> {
  if (editorDocument.version !== version) return false;
  const change = new vscode.WorkspaceEdit();
  change.set(
    editorDocument.uri,
    edits.map((edit) => new vscode.TextEdit(toRange(edit.range), edit.newText)),
  );
  if (!(await vscode.workspace.applyEdit(change))) return false;
  return editorDocument.isUntitled || (await editorDocument.save());
}
