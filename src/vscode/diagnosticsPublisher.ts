import * as vscode from 'vscode';
import type { Checker } from '../core/rules/checker';
import type { Problem } from '../core/rules/problem';
import { toDiagnostic } from '../service/diagnostics';
import { problemsForMe } from '../service/myTeams';
import type { Say } from '../service/say';
import { settle } from '../service/settling';
import { toRange } from './applyTextEdits';
import type { LoadedConfig } from './configFiles';

const source = 'Team OKRs';
/** For how long a new problem on the caret's line is held back after the last change. */
const heldFor = 1500;
const sliceOfWork = 25;

const severities: Readonly<Record<1 | 2 | 3 | 4, vscode.DiagnosticSeverity>> = {
  1: vscode.DiagnosticSeverity.Error,
  2: vscode.DiagnosticSeverity.Warning,
  3: vscode.DiagnosticSeverity.Information,
  4: vscode.DiagnosticSeverity.Hint,
};

export interface PublisherOptions {
  readonly checker: Checker;
  readonly say: Say;
  readonly extensionUri: vscode.Uri;
  /** Whether a document's problems are shown while it is not open. */
  readonly isMine: (uri: string) => boolean;
  readonly log: vscode.LogOutputChannel;
}

/** The one owner of the diagnostics: turns problems into them, and takes them away with their documents. */
export class DiagnosticsPublisher implements vscode.Disposable {
  private readonly options: PublisherOptions;
  private readonly collection = vscode.languages.createDiagnosticCollection('teamOkrs');
  private readonly configCollection = vscode.languages.createDiagnosticCollection('teamOkrs.config');
  private readonly subscriptions: readonly vscode.Disposable[];
  /** What is shown of each document, for telling what is new. */
  private readonly shown = new Map<string, readonly Problem[]>();
  private readonly holding = new Map<string, Timer>();
  private readonly stale = new Set<string>();
  private working = false;
  private disposed = false;

  constructor(options: PublisherOptions) {
    this.options = options;
    this.subscriptions = [
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) =>
        this.caretMoved(textEditor.document.uri.toString()),
      ),
      vscode.window.onDidChangeActiveTextEditor(() => this.releaseOthers()),
      vscode.window.tabGroups.onDidChangeTabs(({ opened, closed }) =>
        this.markStale([...opened, ...closed].flatMap(urisOf)),
      ),
    ];
  }

  /** Tells that the problems of these documents may have changed; they are published soon. */
  markStale(uris: Iterable<string>): void {
    for (const uri of uris) this.stale.add(uri);
    if (!this.working) void this.work();
  }

  /** Everything is to be looked at again, such as after a change of *my teams*. */
  markAllStale(): void {
    this.markStale([...this.shown.keys(), ...this.options.checker.index.documents().map(({ uri }) => uri)]);
  }

  /** Shows what is wrong in the configs, in place of what was before. */
  showConfigs(configs: readonly LoadedConfig[]): void {
    this.configCollection.clear();
    for (const { uri, problems } of configs) {
      const diagnostics = problems.map(
        ({ message, range }) =>
          new vscode.Diagnostic(toRange(range), this.options.say(message), vscode.DiagnosticSeverity.Warning),
      );
      for (const diagnostic of diagnostics) diagnostic.source = source;
      this.configCollection.set(uri, diagnostics);
    }
  }

  dispose(): void {
    this.disposed = true;
    for (const timer of this.holding.values()) clearTimeout(timer);
    for (const subscription of [...this.subscriptions, this.collection, this.configCollection]) subscription.dispose();
  }

  private async work(): Promise<void> {
    this.working = true;
    let began = performance.now();
    for (let [uri] = this.stale; uri !== undefined && !this.disposed; [uri] = this.stale) {
      this.stale.delete(uri);
      this.tryToPublish(uri);
      if (performance.now() - began < sliceOfWork) continue;
      await new Promise<void>((resume) => setTimeout(resume, 0));
      began = performance.now();
    }
    this.working = false;
  }

  /** A fault in one document must not keep the others from being shown. */
  private tryToPublish(uri: string): void {
    try {
      this.publish(uri, caretLines(uri));
    } catch (error) {
      this.options.log.error(error instanceof Error ? error : String(error));
    }
  }

  private publish(uri: string, carets: readonly number[]): void {
    const { checker, isMine } = this.options;
    if (checker.index.get(uri) === undefined) return this.forget(uri);
    const concern = { isMine: isMine(uri), isOpen: isInTab(uri) };
    const problems = concern.isMine || concern.isOpen ? problemsForMe(checker.problems(uri), concern) : [];
    const { shown, held } = settle(this.shown.get(uri) ?? [], problems, carets);
    this.show(uri, shown);
    this.hold(uri, held.length > 0);
  }

  private show(uri: string, problems: readonly Problem[]): void {
    this.shown.set(uri, problems);
    this.collection.set(
      vscode.Uri.parse(uri),
      problems.map((problem) => this.toEditorDiagnostic(problem)),
    );
  }

  private forget(uri: string): void {
    this.hold(uri, false);
    this.shown.delete(uri);
    this.collection.delete(vscode.Uri.parse(uri));
  }

  private hold(uri: string, isHeld: boolean): void {
    clearTimeout(this.holding.get(uri));
    this.holding.delete(uri);
    if (isHeld)
      this.holding.set(
        uri,
        setTimeout(() => this.release(uri), heldFor),
      );
  }

  private release(uri: string): void {
    this.publish(uri, []);
  }

  /** The editor in front is another one: its lines are left. */
  private releaseOthers(): void {
    const inFront = vscode.window.activeTextEditor?.document.uri.toString();
    for (const uri of [...this.holding.keys()]) if (uri !== inFront) this.release(uri);
  }

  private caretMoved(uri: string): void {
    if (this.holding.has(uri)) this.markStale([uri]);
  }

  private toEditorDiagnostic(problem: Problem): vscode.Diagnostic {
    const { range, severity, code, message, related } = toDiagnostic(problem, this.options.say);
    const diagnostic = new vscode.Diagnostic(toRange(range), message, severities[severity]);
    diagnostic.source = source;
    diagnostic.code = { value: code, target: pageOf(this.options.extensionUri, code) };
    diagnostic.relatedInformation = related.map(
      (place) =>
        new vscode.DiagnosticRelatedInformation(
          new vscode.Location(vscode.Uri.parse(place.uri), toRange(place.range)),
          place.message,
        ),
    );
    return diagnostic;
  }
}

/** A rule's page as it is packaged. */
export function pageOf(extensionUri: vscode.Uri, rule: string): vscode.Uri {
  return vscode.Uri.joinPath(extensionUri, 'docs', 'rules', `${rule}.md`);
}

/** The lines on which a person is writing: none where everything is saved. */
function caretLines(uri: string): readonly number[] {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.uri.toString() !== uri || !editor.document.isDirty) return [];
  return editor.selections.map(({ active }) => active.line);
}

function isInTab(uri: string): boolean {
  return vscode.window.tabGroups.all.some(({ tabs }) => tabs.some((tab) => urisOf(tab).includes(uri)));
}

function urisOf({ input }: vscode.Tab): readonly string[] {
  if (input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom) return [input.uri.toString()];
  return input instanceof vscode.TabInputTextDiff ? [input.original.toString(), input.modified.toString()] : [];
}
