import type * as vscode from 'vscode';

/** Called by VS Code once, when the workspace holds a document or one of our views is opened. */
export function activate(_context: vscode.ExtensionContext): void {}
