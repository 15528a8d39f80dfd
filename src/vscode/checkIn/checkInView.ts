import * as vscode from 'vscode';
import type { Catalogue } from '../../core/messages/message';
import type { OkrDocument } from '../../core/model/entities';
import { lastCheckIn } from '../../core/model/progress';
import {
  pageMessageSchema,
  type CheckInView as PageView,
  type DocumentChoice,
  type Draft,
  type HostMessage,
  type PageMessage,
} from '../../protocol/checkIn';
import { text, type Text } from '../../protocol/text';
import { commands, configurationSection, settings, views } from '../../protocol/ids';
import { assessDraft } from '../../service/checkInAssessment';
import { checkInChoices, hasCheckIns } from '../../service/checkInChoices';
import { checkInForm, formState } from '../../service/checkInForm';
import { checkInDraftMessages } from '../../service/checkInMessages';
import type { OkrHost } from '../okrHost';
import { DraftStore } from './draftStore';
import { checkInMessages } from './messages';
import { newNonce, pageHtml, pageRoots } from './pageHtml';
import { revealPlace, saveCheckIn, type Place } from './saveCheckIn';

const shownKey = 'checkIn.shown';
const authorKey = 'checkIn.by';

/** What the view needs of the extension. */
export interface CheckInViewParts {
  readonly host: OkrHost;
  readonly extensionUri: vscode.Uri;
  /** Drafts and the document that is shown. */
  readonly workspaceMemory: vscode.Memento;
  /** Who checked in last. */
  readonly globalMemory: vscode.Memento;
  readonly log: vscode.LogOutputChannel;
  /** Writes the frontmatter that makes a file an OKR document. */
  readonly adopt: (uri: string) => Promise<void>;
}

/** The view *Check-in*: decides which document the page shows, keeps the drafts, and records what is submitted. */
export class CheckInView implements vscode.WebviewViewProvider, vscode.Disposable {
  private readonly parts: CheckInViewParts;
  private readonly drafts: DraftStore;
  private readonly subscriptions: readonly vscode.Disposable[];
  private view: vscode.WebviewView | null = null;
  private pageIsReady = false;
  private wantsFocus = false;
  private shown: string | null;
  /** Where editor or tree lead to while a draft keeps another document here. */
  private elsewhere: string | null = null;
  /** What editor or tree lead to and is not known (yet). */
  private unknown: string | null = null;
  private lastPlace: Place | null = null;

  constructor(parts: CheckInViewParts, register: (view: CheckInView) => vscode.Disposable = registerView) {
    this.parts = parts;
    this.drafts = new DraftStore(parts.workspaceMemory);
    this.shown = parts.workspaceMemory.get<string>(shownKey) ?? null;
    this.subscriptions = [
      register(this),
      parts.host.onDidChange(() => this.documentsChanged()),
      vscode.window.onDidChangeActiveTextEditor((editor) => this.followEditor(editor)),
      vscode.workspace.onDidRenameFiles(({ files }) =>
        files.forEach(({ oldUri, newUri }) => this.moved(oldUri.toString(), newUri.toString())),
      ),
    ];
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    this.view = view;
    this.pageIsReady = false;
    view.webview.options = { enableScripts: true, localResourceRoots: pageRoots(this.parts.extensionUri) };
    const subscriptions = [
      view.webview.onDidReceiveMessage((message: unknown) => this.receive(message)),
      view.onDidChangeVisibility(() => this.refresh()),
      view.onDidDispose(() => {
        for (const subscription of subscriptions) subscription.dispose();
        if (this.view === view) this.view = null;
      }),
    ];
    view.webview.html = pageHtml(view.webview, this.parts.extensionUri, newNonce());
    this.followEditor(vscode.window.activeTextEditor);
  }

  /** Shows a document's form because editor or tree lead to it; a draft that was begun elsewhere keeps its place. */
  follow(uri: string): void {
    const document = this.parts.host.document(uri);
    this.unknown = document === undefined ? uri : null;
    if (document === undefined || !hasCheckIns(document)) return;
    if (uri !== this.shown && this.keepsItsPlace()) this.elsewhere = uri;
    else this.show(uri);
    this.refresh();
  }

  /** Shows a document's form because a person asks for it, and takes the focus there; without a document, as it is. */
  async start(uri: string | null): Promise<void> {
    if (uri !== null) this.show(uri);
    this.wantsFocus = true;
    await vscode.commands.executeCommand(`${views.checkIn}.focus`);
    this.refresh();
    this.giveFocus();
  }

  private followEditor(editor: vscode.TextEditor | undefined): void {
    if (editor !== undefined) this.follow(editor.document.uri.toString());
  }

  /** Whether what is shown has a draft. After a reload its document may be found later than the one in front. */
  private keepsItsPlace(): boolean {
    if (this.shown === null || !this.drafts.isBegun(this.shown)) return false;
    return !this.parts.host.complete || this.parts.host.document(this.shown) !== undefined;
  }

  private show(uri: string): void {
    this.elsewhere = null;
    if (this.shown === uri) return;
    this.shown = uri;
    void this.parts.workspaceMemory.update(shownKey, uri);
  }

  private moved(from: string, to: string): void {
    this.drafts.move(from, to);
    if (this.shown !== null && (this.shown === from || this.shown.startsWith(`${from}/`)))
      this.show(to + this.shown.slice(from.length));
    this.refresh();
  }

  private documentsChanged(): void {
    if (this.unknown !== null && this.parts.host.document(this.unknown) !== undefined) this.follow(this.unknown);
    else this.refresh();
  }

  private refresh(): void {
    if (this.view?.visible === true && this.pageIsReady) this.post({ type: 'view', view: this.pageView() });
  }

  private giveFocus(): void {
    if (!this.wantsFocus || !this.pageIsReady) return;
    this.wantsFocus = false;
    this.post({ type: 'focus' });
  }

  private post(message: HostMessage): void {
    void this.view?.webview.postMessage(message);
  }

  private receive(received: unknown): void {
    const message = pageMessageSchema.safeParse(received);
    if (message.success) void this.handle(message.data);
    else this.parts.log.error(`The check-in page said something unknown: ${JSON.stringify(message.error.issues)}`);
  }

  private async handle(message: PageMessage): Promise<void> {
    switch (message.type) {
      case 'ready':
        return this.greet(message.kept);
      case 'drafted':
        this.drafts.keep(message.uri, message.revision, message.draft);
        return this.assess(message.uri, message.revision, message.draft);
      case 'discarded':
        this.drafts.keep(message.uri, message.revision, null);
        // What kept this document here is gone; the note would speak of a draft that is no more.
        this.elsewhere = null;
        return this.refresh();
      case 'submitted':
        this.drafts.keep(message.uri, message.revision, message.draft);
        return this.submit(message);
      case 'chosen':
        this.show(message.uri);
        return this.refresh();
      case 'requested':
        return this.run(message.action, message.uri);
      case 'broken':
        return this.parts.log.error(`The check-in page failed: ${message.message}`);
    }
  }

  private greet(kept: Extract<PageMessage, { type: 'ready' }>['kept']): void {
    if (kept !== null && kept.revision > this.drafts.get(kept.uri).revision)
      this.drafts.keep(kept.uri, kept.revision, kept.draft);
    this.pageIsReady = true;
    this.post({
      type: 'strings',
      locale: vscode.env.language,
      catalogue: translated({ ...checkInMessages, ...checkInDraftMessages }),
    });
    this.refresh();
    this.giveFocus();
  }

  private assess(uri: string, revision: number, draft: Draft): void {
    const document = this.parts.host.document(uri);
    if (document === undefined) return;
    const form = checkInForm(document, this.parts.host.today(), this.proposedAuthor(document));
    this.post({ type: 'assessed', uri, revision, assessment: assessDraft(document, form, draft) });
  }

  private async submit(message: Extract<PageMessage, { type: 'submitted' }>): Promise<void> {
    const { uri, kind } = message;
    const document = this.parts.host.document(uri);
    const result = await saveCheckIn(
      this.parts.host,
      message,
      document === undefined ? '' : this.proposedAuthor(document),
    );
    switch (result.kind) {
      case 'saved':
        return this.saved(uri, result.text, result.by, result.place);
      case 'refused':
        return this.post({ type: 'refused', uri, problems: result.problems });
      case 'asked':
        return this.post({ type: 'asked', uri, kind, conflicts: result.conflicts });
      case 'failed':
        return this.post({ type: 'failed', text: result.text });
    }
  }

  private async saved(uri: string, said: Text, by: string, place: Place): Promise<void> {
    this.lastPlace = place;
    this.elsewhere = null;
    const draft = this.drafts.end(uri);
    if (by !== '') void this.parts.globalMemory.update(authorKey, by);
    this.post({ type: 'saved', uri, text: said, draft });
    this.refresh();
    await this.reveal(place, false);
  }

  private async run(action: Extract<PageMessage, { type: 'requested' }>['action'], uri: string | null): Promise<void> {
    switch (action) {
      case 'create':
        await vscode.commands.executeCommand(commands.newDocument);
        return;
      case 'adopt':
        return uri === null ? undefined : this.adopt(uri);
      case 'open':
        return uri === null ? undefined : this.reveal({ uri, range: startOfText }, true);
      case 'show-last':
        return uri === null ? undefined : this.reveal(this.placeOfLast(uri), true);
    }
  }

  private async adopt(uri: string): Promise<void> {
    try {
      await this.parts.adopt(uri);
      await this.reveal({ uri, range: startOfText }, false);
    } catch (error) {
      this.post({
        type: 'failed',
        text: text('checkIn.failed.read', { reason: error instanceof Error ? error.message : String(error) }),
      });
    }
  }

  /** Where the check-in stands now: the document may have moved it since. */
  private placeOfLast(uri: string): Place {
    const document = this.parts.host.document(uri);
    const range = document === undefined ? undefined : lastCheckIn(document)?.range;
    return this.lastPlace?.uri === uri ? this.lastPlace : { uri, range: range ?? startOfText };
  }

  private async reveal(place: Place, takeFocus: boolean): Promise<void> {
    try {
      await revealPlace(place, takeFocus);
    } catch (error) {
      this.parts.log.warn(`Cannot show ${place.uri}: ${String(error)}`);
    }
  }

  private pageView(): PageView {
    const { host } = this.parts;
    const today = host.today();
    const choices = checkInChoices(host.workspace.documents(), today, (document) => host.isMine(document));
    const document = this.documentToShow(choices);
    const state = document === null ? this.emptyState(choices) : formState(document);
    const form =
      document !== null && state === 'form' ? checkInForm(document, today, this.proposedAuthor(document)) : null;
    const stored = document === null ? { revision: 0, draft: null } : this.drafts.get(document.uri);
    const elsewhere = this.elsewhere === null ? undefined : host.document(this.elsewhere);
    const isListed = document === null || choices.includes(document);
    return {
      choices: (isListed ? choices : [document, ...choices]).map((each) => this.choiceOf(each)),
      uri: document?.uri ?? null,
      name: document?.name ?? '',
      state,
      form,
      elsewhere: elsewhere === undefined ? null : this.choiceOf(elsewhere),
      draft: stored,
      assessment:
        document === null || form === null || stored.draft === null ? null : assessDraft(document, form, stored.draft),
    };
  }

  /** What was shown last, else the only one that is mine. */
  private documentToShow(choices: readonly OkrDocument[]): OkrDocument | null {
    const { host } = this.parts;
    const shown = this.shown === null ? undefined : host.document(this.shown);
    if (shown !== undefined) return shown;
    if (this.shown !== null && !host.complete) return null;
    const mine = choices.filter((document) => host.isMine(document));
    return mine.length === 1 ? (mine[0] ?? null) : null;
  }

  private emptyState(choices: readonly OkrDocument[]): 'loading' | 'no-documents' | 'no-choice' {
    if (!this.parts.host.complete) return 'loading';
    return choices.length === 0 ? 'no-documents' : 'no-choice';
  }

  private choiceOf(document: OkrDocument): DocumentChoice {
    return {
      uri: document.uri,
      name: document.name,
      detail: document.cycle?.name ?? '',
      mine: this.parts.host.isMine(document),
      drafted: this.drafts.isBegun(document.uri),
    };
  }

  /** The setting, else who checked in last, else the only member. */
  private proposedAuthor({ frontmatter }: OkrDocument): string {
    const me = vscode.workspace.getConfiguration(configurationSection).get<string>(settings.me, '').trim();
    if (me !== '') return me.startsWith('@') ? me : `@${me}`;
    const [only, ...others] = frontmatter.members;
    return this.parts.globalMemory.get<string>(authorKey) ?? (others.length === 0 ? (only?.value ?? '') : '');
  }
}

function registerView(view: CheckInView): vscode.Disposable {
  return vscode.window.registerWebviewViewProvider(views.checkIn, view);
}

const startOfText = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** The display language's words by id, English where it has none. */
function translated(english: Catalogue): Catalogue {
  const bundle: Catalogue = vscode.l10n.bundle ?? {};
  return Object.fromEntries(Object.entries(english).map(([id, words]) => [id, bundle[id] ?? words]));
}
