import * as vscode from 'vscode';
import { readText } from './files';

const reloadTime = 1500;

/**
 * Waits until an editor has noticed what another program wrote into its file, at most for a moment: an edit that is made
 * for older text would be refused, or worse, merged. Unsaved changes are left alone.
 */
export async function untilReloaded(editorDocument: vscode.TextDocument): Promise<void> {
  if (editorDocument.isDirty || editorDocument.isUntitled) return;
  const read = await readText(editorDocument.uri);
  if (read.kind !== 'text' || sameLines(read.text, editorDocument.getText())) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(finish, reloadTime);
    const subscription = vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document === editorDocument) finish();
    });
    function finish(): void {
      clearTimeout(timer);
      subscription.dispose();
      resolve();
    }
  });
}

/** An editor has one kind of line ending in a document, a file may have several. */
function sameLines(a: string, b: string): boolean {
  return a === b || a.replaceAll('\r\n', '\n') === b.replaceAll('\r\n', '\n');
}
