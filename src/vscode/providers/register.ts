import * as vscode from 'vscode';
import type { FixContext } from '../../core/edit/fix';
import type { OkrDocument } from '../../core/model/entities';
import type { Checker } from '../../core/rules/checker';
import type { Folder } from '../../core/workspace/folder';
import type { DocumentStore } from '../documentStore';
import type { OkrHost } from '../okrHost';
import { CodeActions } from './codeActions';
import { Completions } from './completions';
import { Definitions } from './definitions';
import { DocumentLinks } from './documentLinks';
import { Hovers } from './hovers';

/** What the language features need of the extension. */
export interface LanguageContext {
  readonly host: OkrHost;
  readonly checker: Checker;
  readonly store: DocumentStore;
  readonly folders: () => readonly Folder[];
  /** What an adoption writes besides what the document says. */
  readonly fixContext: (document: OkrDocument) => FixContext;
}

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
