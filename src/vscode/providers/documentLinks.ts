import * as vscode from 'vscode';
import type { LocationLink } from '../../service/definition';
import { findDocumentLinks } from '../../service/documentLinks';
import { toRange } from '../applyTextEdits';
import type { LanguageContext } from './languageContext';

/** Makes bare references links. */
export class DocumentLinks implements vscode.DocumentLinkProvider {
  private readonly context: LanguageContext;

  constructor(context: LanguageContext) {
    this.context = context;
  }

  provideDocumentLinks(editorDocument: vscode.TextDocument): vscode.DocumentLink[] {
    const { store, host } = this.context;
    const document = store.refresh(editorDocument);
    if (document === undefined) return [];
    return findDocumentLinks(host.workspace, document).map(
      ({ range, target }) => new vscode.DocumentLink(toRange(range), addressOf(target)),
    );
  }
}

/** Line and character, from 1, as the editor reads them in a fragment. */
function addressOf({ uri, selection: { start } }: LocationLink): vscode.Uri {
  return vscode.Uri.parse(uri).with({ fragment: `L${start.line + 1},${start.character + 1}` });
}
