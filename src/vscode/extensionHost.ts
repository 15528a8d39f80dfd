import * as vscode from 'vscode';
import type { FixContext } from '../core/edit/fix';
import type { OkrDocument } from '../core/model/entities';
import { Checker } from '../core/rules/checker';
import { rules } from '../core/rules/registry';
import type { Folder } from '../core/workspace/folder';
import type { WorkspaceView } from '../core/workspace/view';
import { configurationSection, contextKeys, settings } from '../protocol/ids';
import { teamMatcher } from '../service/myTeams';
import type { Say } from '../service/say';
import { CalendarClock } from './calendarClock';
import { setContext } from './context';
import { DiagnosticsPublisher } from './diagnosticsPublisher';
import { DocumentStore } from './documentStore';
import { untilReloaded } from './editorText';
import { createSay } from './messages';
import { readMyTeams, teamDocument } from './myTeams';
import type { OkrHost, OpenOkrDocument } from './okrHost';

/** Several documents often change at once. */
const burst = 40;

/** Holds the documents, their problems and the date together, and tells the views when one of them has changed. */
export class ExtensionHost implements OkrHost, vscode.Disposable {
  readonly say: Say = createSay();
  readonly checker: Checker;
  readonly store: DocumentStore;
  private readonly clock = new CalendarClock();
  private readonly publisher: DiagnosticsPublisher;
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  private readonly subscriptions: readonly vscode.Disposable[];
  private matchesMine = teamMatcher(readMyTeams());
  private burstTimer: Timer | undefined;

  constructor(extensionUri: vscode.Uri, log: vscode.LogOutputChannel) {
    this.checker = new Checker(rules, { today: this.clock.today(), complete: false });
    this.store = new DocumentStore(this.checker, log);
    const isMine = (uri: string) => this.isMineByUri(uri);
    this.publisher = new DiagnosticsPublisher({ checker: this.checker, say: this.say, extensionUri, isMine, log });
    this.subscriptions = [
      this.store.onDidChange((stale) => this.documentsChanged(stale)),
      this.store.onDidLoadConfigs((configs) => this.publisher.showConfigs(configs)),
      this.clock.onDidChange((today) => this.documentsChanged(this.checker.setToday(today))),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(`${configurationSection}.${settings.myTeams}`)) this.myTeamsChanged();
      }),
      vscode.window.onDidChangeActiveTextEditor(() => this.showInDocument()),
    ];
  }

  get workspace(): WorkspaceView {
    return this.checker.index;
  }

  get complete(): boolean {
    return this.checker.complete;
  }

  get folders(): readonly Folder[] {
    return this.checker.index.folders;
  }

  /** Looks for all documents; the view shows that it does where that takes long. */
  async start(): Promise<void> {
    await this.store.start();
    void setContext(contextKeys.indexed, true);
    this.changeNow();
  }

  today(): string {
    return this.clock.today();
  }

  document(uri: string): OkrDocument | undefined {
    return this.checker.index.get(uri);
  }

  isMine(document: OkrDocument): boolean {
    return this.matchesMine(teamDocument(document));
  }

  async open(uri: string): Promise<OpenOkrDocument> {
    const editorDocument = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
    await untilReloaded(editorDocument);
    return { editorDocument, text: editorDocument.getText(), document: this.store.parse(editorDocument) };
  }

  fixContext(document: OkrDocument): FixContext {
    const { fiscalYearStart } = this.checker.configOf(document.uri);
    return { folders: this.folders, adoption: { today: this.today(), fiscalYearStart } };
  }

  dispose(): void {
    clearTimeout(this.burstTimer);
    for (const each of [...this.subscriptions, this.store, this.publisher, this.clock, this.changed]) each.dispose();
  }

  private isMineByUri(uri: string): boolean {
    const document = this.document(uri);
    return document !== undefined && this.isMine(document);
  }

  private documentsChanged(stale: ReadonlySet<string>): void {
    if (stale.size > 0) this.publisher.markStale(stale);
    clearTimeout(this.burstTimer);
    this.burstTimer = setTimeout(() => this.changeNow(), burst);
  }

  private myTeamsChanged(): void {
    this.matchesMine = teamMatcher(readMyTeams());
    this.publisher.markAllStale();
    this.changeNow();
  }

  private changeNow(): void {
    clearTimeout(this.burstTimer);
    void setContext(contextKeys.hasDocuments, this.workspace.documents().length > 0);
    this.showInDocument();
    this.changed.fire();
  }

  private showInDocument(): void {
    const editor = vscode.window.activeTextEditor;
    void setContext(
      contextKeys.inDocument,
      editor !== undefined && this.document(editor.document.uri.toString()) !== undefined,
    );
  }
}
