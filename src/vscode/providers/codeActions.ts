import * as vscode from 'vscode';
import { fixEdits } from '../../core/edit/fix';
import type { OkrDocument } from '../../core/model/entities';
import { LineIndex } from '../../core/text/lineIndex';
import type { TextEdit } from '../../core/text/position';
import { commands } from '../../protocol/ids';
import { findCodeActions, type CodeAction } from '../../service/codeActions';
import { toRange } from '../applyTextEdits';
import type { LanguageContext } from './languageContext';

/** Fixes of problems, how to silence them, and why they are problems at all. */
export class CodeActions implements vscode.CodeActionProvider {
  private readonly context: LanguageContext;

  constructor(context: LanguageContext) {
    this.context = context;
  }

  provideCodeActions(
    editorDocument: vscode.TextDocument,
    range: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    const { store, checker } = this.context;
    const document = store.refresh(editorDocument);
    if (document === undefined) return [];
    const index = new LineIndex(editorDocument.getText());
    const actions = findCodeActions(index, document, checker.problems(document.uri), range);
    return actions.flatMap((action) => this.toEditorAction(action, editorDocument, document, diagnostics) ?? []);
  }

  private toEditorAction(
    action: CodeAction,
    editorDocument: vscode.TextDocument,
    document: OkrDocument,
    diagnostics: readonly vscode.Diagnostic[],
  ): vscode.CodeAction | null {
    const { host } = this.context;
    const made = new vscode.CodeAction(host.say(action.title), vscode.CodeActionKind.QuickFix);
    made.diagnostics = diagnostics.filter((diagnostic) => isAbout(diagnostic, action));
    made.isPreferred = action.preferred;
    const { does } = action;
    if (does.kind === 'explain')
      made.command = { command: commands.explainRule, title: made.title, arguments: [does.rule] };
    else if (does.kind === 'fix' && does.action.kind === 'start-check-in') {
      made.command = { command: commands.startCheckIn, title: made.title, arguments: [document.uri] };
    } else {
      const edits = does.kind === 'edit' ? does.edits : this.editsOf(does.action, editorDocument, document);
      if (edits.length === 0) return null;
      made.edit = new vscode.WorkspaceEdit();
      made.edit.set(
        editorDocument.uri,
        edits.map((edit) => new vscode.TextEdit(toRange(edit.range), edit.newText)),
      );
    }
    return made;
  }

  private editsOf(
    action: Parameters<typeof fixEdits>[2],
    editorDocument: vscode.TextDocument,
    document: OkrDocument,
  ): readonly TextEdit[] {
    const { host, fixContext } = this.context;
    return fixEdits(editorDocument.getText(), document, action, host.workspace, fixContext(document));
  }
}

function isAbout({ code, range }: vscode.Diagnostic, { problem }: CodeAction): boolean {
  const rule = typeof code === 'object' ? code.value : code;
  return rule === problem.rule && range.isEqual(toRange(problem.range));
}
