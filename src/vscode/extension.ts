import * as vscode from 'vscode';
import { views } from '../protocol/ids';
import { CheckInView } from './checkIn/checkInView';
import { adopt } from './commands/adopt';
import { registerCommands } from './commands/register';
import { ExtensionHost } from './extensionHost';
import { ObjectivesView } from './objectivesView';
import { ProgressDecorations } from './progressDecorations';
import { registerLanguageFeatures } from './providers/register';

/** Called by VS Code once, when the workspace holds a document or one of our views is opened. */
export function activate(context: vscode.ExtensionContext): void {
  const { extensionUri, workspaceState, globalState } = context;
  const log = vscode.window.createOutputChannel('Team OKRs', { log: true });
  const host = new ExtensionHost(extensionUri, log);
  const view = new ObjectivesView(host, workspaceState);
  const checkIn = new CheckInView({
    host,
    extensionUri,
    workspaceMemory: workspaceState,
    globalMemory: globalState,
    log,
    adopt: (uri) => adopt(uri, host),
  });
  context.subscriptions.push(
    log,
    host,
    view,
    checkIn,
    new ProgressDecorations(host.say),
    view.onDidFollow((uri) => checkIn.follow(uri)),
    ...registerCommands({ host, view, checkIn, extensionUri, log }),
    ...registerLanguageFeatures({
      host,
      checker: host.checker,
      store: host.store,
      folders: () => host.folders,
      fixContext: (document) => host.fixContext(document),
    }),
  );
  void vscode.window.withProgress({ location: { viewId: views.objectives } }, () => host.start());
}
