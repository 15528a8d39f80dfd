import * as vscode from 'vscode';
import { message } from '../core/messages/message';
import { gaugeOf, percent } from '../service/measures';
import type { Say } from '../service/say';

const scheme = 'team-okrs-progress';

/** An address that stands for nothing but a progress: what the decoration of a tree's row is asked by. */
export function progressUri(progress: number): vscode.Uri {
  return vscode.Uri.from({ scheme, path: `/${progress}` });
}

/**
 * Draws progress as a gauge at a row's right end. The editor cuts a row's description where the side bar is narrow, the
 * gauge stays.
 */
export class ProgressDecorations implements vscode.FileDecorationProvider, vscode.Disposable {
  private readonly say: Say;
  private readonly registration: vscode.Disposable;

  constructor(say: Say) {
    this.say = say;
    this.registration = vscode.window.registerFileDecorationProvider(this);
  }

  provideFileDecoration(uri: vscode.Uri): vscode.FileDecoration | undefined {
    const progress = uri.scheme === scheme ? Number(uri.path.slice(1)) : Number.NaN;
    if (!Number.isFinite(progress)) return undefined;
    return new vscode.FileDecoration(
      gaugeOf(progress),
      this.say(message('tooltip.progress', { progress: percent(progress) })),
    );
  }

  dispose(): void {
    this.registration.dispose();
  }
}
