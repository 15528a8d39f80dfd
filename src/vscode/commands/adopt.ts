import * as vscode from 'vscode';
import { fixEdits } from '../../core/edit/fix';
import { message } from '../../core/messages/message';
import { applyTextEdits } from '../applyTextEdits';
import type { ExtensionHost } from '../extensionHost';

/** Writes the frontmatter that makes a file an OKR document. */
export async function adopt(uri: string, host: ExtensionHost): Promise<void> {
  const { text, document, editorDocument } = await host.open(uri);
  const { version } = editorDocument;
  const edits = fixEdits(text, document, { kind: 'adopt' }, host.workspace, host.fixContext(document));
  if (await applyTextEdits(editorDocument, version, edits)) return;
  const file = vscode.workspace.asRelativePath(editorDocument.uri);
  void vscode.window.showErrorMessage(host.say(message('edit.refused', { file })));
}
