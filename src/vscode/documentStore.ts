import * as vscode from 'vscode';
import type { Defect, OkrDocument } from '../core/model/entities';
import { DocumentParser, parseDocument, type ParseOptions } from '../core/model/parseDocument';
import type { Checker } from '../core/rules/checker';
import { LineIndex } from '../core/text/lineIndex';
import { isNamedLikeOkrs } from '../core/workspace/fileNames';
import { isWithin } from '../core/workspace/uris';
import { configFolders, configName, loadConfigs, type LoadedConfig } from './configFiles';
import { readText, type ReadFile } from './files';
import { findFolders, namePattern, WorkspaceFiles } from './workspaceFiles';

/** A document that an editor holds; its text wins over the file's. */
interface OpenDocument {
  readonly editorDocument: vscode.TextDocument;
  readonly parser: DocumentParser;
  parsedVersion: number;
  /** Whether its file is gone: an editor may outlive it. */
  isOrphan: boolean;
  timer: Timer | undefined;
}

const typingPause = 180;
/** Files often change in bursts, and many tools replace a file by deleting and creating it. */
const watchingPause = 100;
/** For looking at all folders again, which costs a search. */
const relistPause = 800;
const readsAtOnce = 16;
/** So that indexing never holds up the extension host for longer than a frame or two. */
const sliceOfWork = 25;

/**
 * Keeps the checker's documents as the files and editors have them. Open documents are parsed again as they change; of
 * closed ones only the entities are kept. Nothing here throws or rejects.
 */
export class DocumentStore implements vscode.Disposable {
  private readonly checker: Checker;
  private readonly log: vscode.LogOutputChannel;
  private readonly changed = new vscode.EventEmitter<ReadonlySet<string>>();
  /** The URIs of documents whose problems may differ now. */
  readonly onDidChange = this.changed.event;
  private readonly configured = new vscode.EventEmitter<readonly LoadedConfig[]>();
  /** The configs have been read (again). */
  readonly onDidLoadConfigs = this.configured.event;
  private readonly open = new Map<string, OpenDocument>();
  /** Counts what is asked of each file, so that a late answer is known as such. */
  private readonly generations = new Map<string, number>();
  private readonly notUtf8 = new Set<string>();
  private readonly toCheck = new Map<string, vscode.Uri>();
  private checkTimer: Timer | undefined;
  private relistTimer: Timer | undefined;
  private files = new WorkspaceFiles([], []);
  private scan = new vscode.CancellationTokenSource();
  private subscriptions: vscode.Disposable[] = [];
  private watchers: vscode.Disposable[] = [];

  constructor(checker: Checker, log: vscode.LogOutputChannel) {
    this.checker = checker;
    this.log = log;
  }

  /** Begins to listen, and looks for all documents; resolves when all are known. */
  async start(): Promise<void> {
    const { workspace } = vscode;
    this.subscriptions = [
      workspace.onDidOpenTextDocument((document) => void this.guard(this.openDocument(document))),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.scheduleParse(document);
        if (!document.isDirty && this.open.has(document.uri.toString())) this.scheduleCheck(document.uri);
      }),
      workspace.onDidCloseTextDocument((document) => this.closeDocument(document)),
      workspace.onDidSaveTextDocument((document) => this.scheduleCheck(document.uri)),
      workspace.onDidRenameFiles(({ files }) => files.forEach(({ oldUri, newUri }) => this.moved(oldUri, newUri))),
      workspace.onDidCreateFiles(({ files }) => files.forEach((uri) => this.foldersChanged(uri))),
      workspace.onDidDeleteFiles(({ files }) => files.forEach((uri) => this.vanished(uri))),
      workspace.onDidChangeWorkspaceFolders(() => void this.rescan()),
    ];
    await this.rescan();
  }

  dispose(): void {
    this.scan.cancel();
    clearTimeout(this.checkTimer);
    clearTimeout(this.relistTimer);
    for (const { timer } of this.open.values()) clearTimeout(timer);
    for (const subscription of [...this.subscriptions, ...this.watchers, this.changed, this.configured])
      subscription.dispose();
  }

  /** Parses an open document at once where it has changed since, and tells what that makes stale. */
  refresh(editorDocument: vscode.TextDocument): OkrDocument | undefined {
    const uri = editorDocument.uri.toString();
    const opened = this.open.get(uri);
    if (opened !== undefined && opened.parsedVersion !== editorDocument.version) this.parseOpen(uri, opened);
    return this.checker.index.get(uri);
  }

  /** Parses what an editor holds, whether or not it counts as an OKR document. */
  parse(editorDocument: vscode.TextDocument): OkrDocument {
    return (
      this.refresh(editorDocument) ??
      parseDocument(
        editorDocument.uri.toString(),
        editorDocument.getText(),
        this.optionsFor(editorDocument.uri.toString()),
      )
    );
  }

  private async rescan(): Promise<void> {
    this.scan.cancel();
    this.scan = new vscode.CancellationTokenSource();
    await this.guard(this.look(this.scan.token));
  }

  /** Faults of our own are told in our own log. */
  private async guard(work: Promise<void>): Promise<void> {
    try {
      await work;
    } catch (error) {
      this.log.error(error instanceof Error ? error : String(error));
    }
  }

  private async look(token: vscode.CancellationToken): Promise<void> {
    const folders = await findFolders();
    const loaded = await loadConfigs(folders);
    if (token.isCancellationRequested) return;
    const configs = loaded.map(({ config }) => config);
    this.files = new WorkspaceFiles(folders, configs);
    this.watch();
    this.fire(this.checker.setFolders(folders));
    this.fire(this.checker.setConfig(configs));
    this.configured.fire(loaded);
    for (const { timer } of this.open.values()) clearTimeout(timer);
    this.open.clear();
    await Promise.all(vscode.workspace.textDocuments.map((document) => this.openDocument(document)));
    const found = await this.files.list(token);
    if (token.isCancellationRequested) return;
    const read = await this.readAll(found, token);
    if (token.isCancellationRequested) return;
    this.fire(this.checker.load(read));
    this.forgetAllBut(new Set([...found.map(String), ...this.open.keys()]));
    this.fire(this.checker.setComplete(true));
  }

  private async readAll(uris: readonly vscode.Uri[], token: vscode.CancellationToken): Promise<readonly OkrDocument[]> {
    const documents: OkrDocument[] = [];
    const waiting = uris.filter((uri) => !this.open.has(uri.toString())).reverse();
    let began = performance.now();
    const work = async () => {
      for (let uri = waiting.pop(); uri !== undefined && !token.isCancellationRequested; uri = waiting.pop()) {
        const document = await this.readClosed(uri);
        if (document !== null) documents.push(document);
        if (performance.now() - began < sliceOfWork) continue;
        await new Promise<void>((resume) => setTimeout(resume, 0));
        began = performance.now();
      }
    };
    await Promise.all(Array.from({ length: readsAtOnce }, work));
    return documents.filter(({ uri }) => !this.open.has(uri));
  }

  /** `null` where the file is gone, is no document, or was asked for again meanwhile. */
  private async readClosed(file: vscode.Uri): Promise<OkrDocument | null> {
    const uri = file.toString();
    const generation = this.nextGeneration(uri);
    const read = await readText(file, this.checker.configOf(uri).limits.documentBytes);
    if (this.generations.get(uri) !== generation) return null;
    const document = this.toDocument(uri, read);
    return document !== null && (document.adopted || isNamedLikeOkrs(uri)) ? document : null;
  }

  private toDocument(uri: string, read: ReadFile): OkrDocument | null {
    this.notUtf8.delete(uri);
    switch (read.kind) {
      case 'gone':
        return null;
      case 'too-large':
        return withDefect(
          parseDocument(uri, ''),
          tooLarge(read.bytes, this.checker.configOf(uri).limits.documentBytes),
        );
      case 'not-utf8':
        this.notUtf8.add(uri);
        return this.withEncoding(parseDocument(uri, read.text, this.optionsFor(uri)), read.text);
      case 'text':
        return parseDocument(uri, read.text, this.optionsFor(uri));
    }
  }

  private withEncoding(document: OkrDocument, text: string): OkrDocument {
    return this.notUtf8.has(document.uri) && text.includes(replacement)
      ? withDefect(document, notUtf8At(text))
      : document;
  }

  private async openDocument(editorDocument: vscode.TextDocument): Promise<void> {
    if (!isReadable(editorDocument)) return;
    const uri = editorDocument.uri.toString();
    if (!(await this.belongs(editorDocument)) || editorDocument.isClosed || this.open.has(uri)) return;
    this.nextGeneration(uri);
    const opened: OpenDocument = {
      editorDocument,
      parser: new DocumentParser(this.optionsFor(uri)),
      parsedVersion: -1,
      isOrphan: false,
      timer: undefined,
    };
    this.open.set(uri, opened);
    this.parseOpen(uri, opened);
    if (editorDocument.getText().includes(replacement)) this.scheduleCheck(editorDocument.uri);
  }

  /** Open Markdown counts where it is named like OKRs or says in its frontmatter that it is; never where it is left out. */
  private async belongs(editorDocument: vscode.TextDocument): Promise<boolean> {
    const uri = editorDocument.uri.toString();
    if (!isNamedLikeOkrs(uri) && !mayBeAdopted(editorDocument)) return false;
    if (this.files.isExcluded(uri)) return false;
    return !(await this.files.isIgnored(editorDocument.uri, this.scan.token));
  }

  private scheduleParse(editorDocument: vscode.TextDocument): void {
    const uri = editorDocument.uri.toString();
    const opened = this.open.get(uri);
    if (opened === undefined) {
      void this.guard(this.openDocument(editorDocument));
      return;
    }
    clearTimeout(opened.timer);
    opened.timer = setTimeout(() => this.parseOpen(uri, opened), typingPause);
  }

  private parseOpen(uri: string, opened: OpenDocument): void {
    clearTimeout(opened.timer);
    if (this.open.get(uri) !== opened || opened.editorDocument.isClosed) return;
    if (opened.isOrphan && !opened.editorDocument.isDirty) return;
    const text = opened.editorDocument.getText();
    opened.parsedVersion = opened.editorDocument.version;
    const document = this.parseText(uri, opened, text);
    if (!document.adopted && !isNamedLikeOkrs(uri)) this.forgetOpen(uri);
    else this.fire(this.checker.update(this.withEncoding(document, text)));
  }

  private parseText(uri: string, opened: OpenDocument, text: string): OkrDocument {
    const limit = this.checker.configOf(uri).limits.documentBytes;
    return text.length > limit
      ? withDefect(parseDocument(uri, ''), tooLarge(text.length, limit))
      : opened.parser.parse(uri, text);
  }

  private closeDocument(editorDocument: vscode.TextDocument): void {
    const uri = editorDocument.uri.toString();
    if (!this.open.has(uri)) return;
    clearTimeout(this.open.get(uri)?.timer);
    this.open.delete(uri);
    this.scheduleCheck(editorDocument.uri);
  }

  private forgetOpen(uri: string): void {
    this.open.delete(uri);
    this.fire(this.checker.remove(uri));
  }

  /** Looks at a file soon: it may be there, changed, or gone. */
  private scheduleCheck(uri: vscode.Uri): void {
    this.toCheck.set(uri.toString(), uri);
    clearTimeout(this.checkTimer);
    this.checkTimer = setTimeout(() => void this.guard(this.checkScheduled()), watchingPause);
  }

  private async checkScheduled(): Promise<void> {
    const uris = [...this.toCheck.values()];
    this.toCheck.clear();
    const stale = new Set<string>();
    for (const uri of uris) for (const each of await this.check(uri)) stale.add(each);
    this.fire(stale);
  }

  private async check(file: vscode.Uri): Promise<ReadonlySet<string>> {
    const uri = file.toString();
    const opened = this.open.get(uri);
    if (opened !== undefined) return this.checkOpen(file, opened);
    if (!(await this.files.includes(file, this.scan.token))) return this.checker.remove(uri);
    const generation = (this.generations.get(uri) ?? 0) + 1;
    const document = await this.readClosed(file);
    if (this.generations.get(uri) !== generation || this.open.has(uri)) return new Set();
    return document === null ? this.checker.remove(uri) : this.checker.update(document);
  }

  /** An editor may outlive its file; unsaved text keeps the document alive. */
  private async checkOpen(file: vscode.Uri, opened: OpenDocument): Promise<ReadonlySet<string>> {
    const uri = file.toString();
    if (opened.editorDocument.isUntitled || opened.editorDocument.isDirty) return new Set();
    const read = await readText(file);
    if (this.open.get(uri) !== opened) return new Set();
    opened.isOrphan = read.kind === 'gone';
    if (opened.editorDocument.isDirty) return new Set();
    if (opened.isOrphan) return this.checker.remove(uri);
    if (read.kind === 'not-utf8') this.notUtf8.add(uri);
    else this.notUtf8.delete(uri);
    const text = this.textToParse(opened, read);
    return this.checker.update(this.withEncoding(this.parseText(uri, opened, text), text));
  }

  /** What is on the disk, where the editor has not noticed a change yet; it is asked again when it has. */
  private textToParse(opened: OpenDocument, read: ReadFile): string {
    const text = opened.editorDocument.getText();
    if (read.kind !== 'text' || read.text === text) return text;
    opened.parsedVersion = -1;
    return read.text;
  }

  private moved(from: vscode.Uri, to: vscode.Uri): void {
    this.vanished(from);
    this.scheduleCheck(to);
    this.foldersChanged(to);
  }

  /** Of a folder that comes, goes or is replaced at once, the files in it may not be told one by one. */
  private foldersChanged(uri: vscode.Uri): void {
    if (!looksLikeFolder(uri)) return;
    clearTimeout(this.relistTimer);
    this.relistTimer = setTimeout(() => void this.guard(this.relist()), relistPause);
  }

  /** Compares what is there with what is known, and looks at what differs. */
  private async relist(): Promise<void> {
    const { token } = this.scan;
    const found = new Map((await this.files.list(token)).map((uri) => [uri.toString(), uri]));
    if (token.isCancellationRequested) return;
    for (const [uri, file] of found) if (this.checker.index.get(uri) === undefined) this.scheduleCheck(file);
    for (const { uri } of this.checker.index.documents())
      if (!found.has(uri)) this.scheduleCheck(vscode.Uri.parse(uri));
  }

  /** A file or a whole folder is gone, or has been for a moment. */
  private vanished(uri: vscode.Uri): void {
    for (const { uri: known } of this.checker.index.documents()) {
      if (isWithin(known, uri.toString())) this.scheduleCheck(vscode.Uri.parse(known));
    }
  }

  private watch(): void {
    for (const watcher of this.watchers) watcher.dispose();
    const createFileSystemWatcher: typeof vscode.workspace.createFileSystemWatcher = (...args) =>
      vscode.workspace.createFileSystemWatcher(...args);
    const documents = createFileSystemWatcher(namePattern);
    const everything = createFileSystemWatcher('**');
    const settings = configFolders(this.files.folders).map((folder) =>
      createFileSystemWatcher(new vscode.RelativePattern(vscode.Uri.parse(folder), configName)),
    );
    const ignores = createFileSystemWatcher('**/.gitignore');
    const named = this.files.configs.some(({ files }) => files.length > 0) ? [createFileSystemWatcher('**/*.md')] : [];
    this.watchers = [documents, everything, ignores, ...settings, ...named];
    for (const watcher of [documents, ...named]) {
      this.watchers.push(
        watcher.onDidCreate((uri) => this.scheduleCheck(uri)),
        watcher.onDidChange((uri) => this.scheduleCheck(uri)),
        watcher.onDidDelete((uri) => this.scheduleCheck(uri)),
      );
    }
    this.watchers.push(
      everything.onDidCreate((uri) => this.foldersChanged(uri)),
      everything.onDidChange((uri) => this.foldersChanged(uri)),
      everything.onDidDelete((uri) => {
        this.vanished(uri);
        this.foldersChanged(uri);
      }),
    );
    for (const watcher of [ignores, ...settings]) {
      const again = () => void this.rescan();
      this.watchers.push(watcher.onDidCreate(again), watcher.onDidChange(again), watcher.onDidDelete(again));
    }
  }

  private forgetAllBut(found: ReadonlySet<string>): void {
    for (const { uri } of [...this.checker.index.documents()]) if (!found.has(uri)) this.fire(this.checker.remove(uri));
  }

  private optionsFor(uri: string): ParseOptions {
    const { words, fiscalYearStart } = this.checker.configOf(uri);
    return { words, fiscalYearStart };
  }

  private nextGeneration(uri: string): number {
    const generation = (this.generations.get(uri) ?? 0) + 1;
    this.generations.set(uri, generation);
    return generation;
  }

  private fire(stale: ReadonlySet<string>): void {
    if (stale.size > 0) this.changed.fire(stale);
  }
}

const replacement = '\uFFFD';

/** Diffs, output and the like show text that is nowhere a file. */
function isReadable({ languageId, uri }: vscode.TextDocument): boolean {
  if (languageId !== 'markdown') return false;
  return uri.scheme === 'file' || uri.scheme === 'untitled' || vscode.workspace.getWorkspaceFolder(uri) !== undefined;
}

/** What bears no extension; what tools write for themselves is left aside. */
function looksLikeFolder({ path }: vscode.Uri): boolean {
  return !/\/(?:node_modules|\.git)(?:\/|$)|\.[^/.]*$/.test(path);
}

function mayBeAdopted(editorDocument: vscode.TextDocument): boolean {
  return /^\uFEFF?---\s*\n(?:(?!---).*\n)*?okr\s*:/.test(
    editorDocument.getText(new vscode.Range(0, 0, 60, 0)).replaceAll('\r\n', '\n'),
  );
}

function withDefect(document: OkrDocument, defect: Defect): OkrDocument {
  return { ...document, defects: [...document.defects, defect] };
}

function notUtf8At(text: string): Defect {
  const at = text.indexOf(replacement);
  const index = new LineIndex(text);
  const range = { start: index.positionAt(at), end: index.positionAt(at + 1) };
  return { rule: 'doc/unreadable', message: 'encoding', args: {}, range, fixes: [] };
}

function tooLarge(bytes: number, limit: number): Defect {
  const start = { line: 0, character: 0 };
  const args = { size: Math.ceil(bytes / 1000), limit: Math.floor(limit / 1000) };
  return { rule: 'doc/unreadable', message: 'size', args, range: { start, end: start }, fixes: [] };
}
