import * as vscode from 'vscode';
import { hoverReference } from '../../service/hover';
import { toRange } from '../applyTextEdits';
import type { LanguageContext } from './languageContext';

/** What a reference leads to, without going there. */
export class Hovers implements vscode.HoverProvider {
  private readonly context: LanguageContext;

  constructor(context: LanguageContext) {
    this.context = context;
  }

  provideHover(editorDocument: vscode.TextDocument, at: vscode.Position): vscode.Hover | undefined {
    const { store, host } = this.context;
    const document = store.refresh(editorDocument);
    if (document === undefined) return undefined;
    const found = hoverReference(document, at, { workspace: host.workspace, today: host.today(), say: host.say });
    return found === null
      ? undefined
      : new vscode.Hover(new vscode.MarkdownString(found.contents), toRange(found.range));
  }
}
