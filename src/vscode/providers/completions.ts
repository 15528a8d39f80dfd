import * as vscode from 'vscode';
import { LineIndex } from '../../core/text/lineIndex';
import { completeReference, type CompletionItem } from '../../service/completion';
import { describeTarget } from '../../service/hover';
import { toRange } from '../applyTextEdits';
import type { LanguageContext } from './languageContext';

class ReferenceItem extends vscode.CompletionItem {
  readonly found: CompletionItem;

  constructor(found: CompletionItem) {
    super({ label: found.label, description: found.detail }, vscode.CompletionItemKind.Reference);
    this.found = found;
    this.insertText = found.newText;
    this.range = toRange(found.range);
    this.filterText = found.filterText;
    this.sortText = found.sortText;
  }
}

/** Offers what a reference at the caret could lead to. */
export class Completions implements vscode.CompletionItemProvider<ReferenceItem> {
  private readonly context: LanguageContext;

  constructor(context: LanguageContext) {
    this.context = context;
  }

  provideCompletionItems(editorDocument: vscode.TextDocument, at: vscode.Position): ReferenceItem[] {
    const { store, host, folders } = this.context;
    const document = store.refresh(editorDocument);
    if (document === undefined) return [];
    const context = { workspace: host.workspace, folders: folders(), today: host.today(), say: host.say };
    return completeReference(new LineIndex(editorDocument.getText()), document, at, context).map(
      (found) => new ReferenceItem(found),
    );
  }

  resolveCompletionItem(item: ReferenceItem): ReferenceItem {
    const { host } = this.context;
    const { document, objective, keyResult } = item.found.target;
    item.documentation = new vscode.MarkdownString(
      describeTarget(document, objective, keyResult, host.today(), host.say),
    );
    return item;
  }
}
