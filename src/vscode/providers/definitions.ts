import * as vscode from 'vscode';
import { findDefinition } from '../../service/definition';
import { toRange } from '../applyTextEdits';
import type { LanguageContext } from './languageContext';

/** F12 and Ctrl+click on a reference go to what it names. */
export class Definitions implements vscode.DefinitionProvider {
  private readonly context: LanguageContext;

  constructor(context: LanguageContext) {
    this.context = context;
  }

  provideDefinition(editorDocument: vscode.TextDocument, at: vscode.Position): vscode.DefinitionLink[] {
    const { store, host } = this.context;
    const document = store.refresh(editorDocument);
    const found = document === undefined ? null : findDefinition(host.workspace, document, at);
    if (found === null) return [];
    return [
      {
        originSelectionRange: toRange(found.originRange),
        targetUri: vscode.Uri.parse(found.uri),
        targetRange: toRange(found.range),
        targetSelectionRange: toRange(found.selection),
      },
    ];
  }
}
