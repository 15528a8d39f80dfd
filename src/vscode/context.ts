import * as vscode from 'vscode';

/** Sets a key for the `when` clauses in `package.json`. */
export function setContext(key: string, value: boolean): Thenable<unknown> {
  return vscode.commands.executeCommand('setContext', key, value);
}
