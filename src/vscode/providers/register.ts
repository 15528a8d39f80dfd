import * as vscode from 'vscode';
import { CodeActions } from './codeActions';
import { Completions } from './completions';
import { Definitions } from './definitions';
import { DocumentLinks } from './documentLinks';
import { Hovers } from './hovers';
import type { LanguageContext } from './languageContext';

const markdown: vscode.DocumentSelector = { language: 'markdown' };

export function registerLanguageFeatures(context: LanguageContext): readonly vscode.Disposable[] {
  const { languages } = vscode;
  return [
    languages.registerDefinitionProvider(markdown, new Definitions(context)),
    languages.registerHoverProvider(markdown, new Hovers(context)),
    languages.registerDocumentLinkProvider(markdown, new DocumentLinks(context)),
    languages.registerCompletionItemProvider(markdown, new Completions(context), '#', '/', ' ', '(', '"'),
    languages.registerCodeActionsProvider(markdown, new CodeActions(context), {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
  ];
}
