import { assert } from 'chai';
import * as vscode from 'vscode';
import { parseDocument } from '../../../src/core/model/parseDocument';
import { WorkspaceIndex } from '../../../src/core/workspace/workspaceIndex';
import { emptyDraft, viewSchema, type Draft, type HostMessage, type PageMessage } from '../../../src/protocol/checkIn';
import { CheckInView } from '../../../src/vscode/checkIn/checkInView';
import { DraftStore } from '../../../src/vscode/checkIn/draftStore';
import { pageHtml } from '../../../src/vscode/checkIn/pageHtml';
import { saveCheckIn } from '../../../src/vscode/checkIn/saveCheckIn';
import type { OkrHost } from '../../../src/vscode/okrHost';
import { closeEditors, eventually, open, removeAll, replace, teamText, uriOf, write } from './helpers';

/** Files in a folder of each test's own: an editor holds on to the text of a file that is gone, and of its successor. */
let tests = 0;
let teams = '';
let care = '';
let harbor = '';

function startAfresh(): void {
  teams = `check-ins/${++tests}`;
  care = `${teams}/care/okr.md`;
  harbor = `${teams}/harbor/okr.md`;
}

const today = '2025-08-27';

/** A memory of its own for each test. */
class Memory implements vscode.Memento {
  private readonly values = new Map<string, unknown>();
  keys(): readonly string[] {
    return [...this.values.keys()];
  }
  get<T>(key: string, otherwise?: T): T | undefined {
    return (this.values.get(key) as T | undefined) ?? otherwise;
  }
  async update(key: string, value: unknown): Promise<void> {
    this.values.set(key, structuredClone(value));
  }
  setKeysForSync(): void {}
}

/** A host with the documents that it was told of; `open` takes what the editor has. */
class Host implements OkrHost {
  readonly workspace = new WorkspaceIndex();
  complete = true;
  readonly folders = [];
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  readonly say = ({ id }: { readonly id: string }): string => id;
  today = (): string => today;
  isMine = (): boolean => true;
  document(uri: string) {
    return this.workspace.get(uri);
  }
  async open(uri: string) {
    const editorDocument = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
    const text = editorDocument.getText();
    return { editorDocument, text, document: parseDocument(uri, text) };
  }
  async know(path: string): Promise<string> {
    // An editor learns late of a file that was written outside.
    const written = await contentOf(path);
    const { document } = await eventually(
      () => this.open(uriOf(path).toString()),
      ({ text }) => text === written,
    );
    this.workspace.set(document);
    this.changed.fire();
    return document.uri;
  }
}

function draftOf(change: Partial<Draft>): Draft {
  return { ...emptyDraft, confidence: { O1: { value: '7', reason: '' } }, ...change };
}

function valueOf(value: string): Draft['results'] {
  return { 'O1-KR1': { value, none: false, comment: '' } };
}

async function contentOf(path: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uriOf(path)));
}

describe('Saving a check-in', () => {
  const host = new Host();
  const uri = (): string => uriOf(care).toString();
  const save = (draft: Draft, choices = {}) => saveCheckIn(host, { uri: uri(), draft, kind: 'full', choices }, '@ana');

  beforeEach(startAfresh);
  afterEach(() => removeAll(teams));

  it('writes it into the file as one step that can be undone', async () => {
    const original = teamText();
    await write(care, original);
    const editor = await open(care);
    const result = await save(draftOf({ results: valueOf('30') }));
    assert.strictEqual(result.kind === 'saved' && result.text.id, 'checkIn.saved', JSON.stringify(result));
    await eventually(
      () => editor.document.isDirty,
      (isDirty) => !isDirty,
    );
    assert.include(
      await contentOf(care),
      '### 2025-08-27 @ana\n\n- **Goal confidence:** 7/10\n- **Results progress:**\n  - O1-KR1: 30',
    );
    await vscode.window.showTextDocument(editor.document);
    await vscode.commands.executeCommand('undo');
    await eventually(
      () => editor.document.getText(),
      (text) => text === original,
    );
  });

  it('writes into a file that no editor shows', async () => {
    await write(care, teamText());
    assert.strictEqual((await save(draftOf({}))).kind, 'saved');
    assert.include(await contentOf(care), '### 2025-08-27 @ana');
  });

  it('keeps CRLF', async () => {
    await write(care, teamText().replaceAll('\n', '\r\n'));
    assert.strictEqual((await save(draftOf({}))).kind, 'saved');
    const text = await contentOf(care);
    assert.include(text, '### 2025-08-27 @ana\r\n');
    assert.notMatch(text, /[^\r]\n/);
  });

  it('takes the text that the editor has now, unsaved changes included', async () => {
    await write(care, teamText());
    const editor = await open(care);
    await replace(editor, 'KR1: Reduce calls', 'KR1: Lower the number of calls');
    assert.strictEqual((await save(draftOf({}))).kind, 'saved');
    const text = await contentOf(care);
    assert.include(text, 'KR1: Lower the number of calls');
    assert.include(text, '### 2025-08-27 @ana');
  });

  it('writes nothing where the document says otherwise', async () => {
    const text = `${teamText()}\n## Check-ins\n\n### 2025-08-27 @ana\n\n- **Results progress:**\n  - O1-KR1: 35\n`;
    await write(care, text);
    const result = await save(draftOf({ results: valueOf('30') }));
    assert.strictEqual(result.kind, 'asked');
    assert.strictEqual(await contentOf(care), text);
    const [conflict] = result.kind === 'asked' ? result.conflicts : [];
    const answered = await save(draftOf({ results: valueOf('30') }), { [conflict?.key ?? '']: 'mine' });
    assert.strictEqual(answered.kind, 'saved');
    assert.include(await contentOf(care), '- O1-KR1: 30');
  });

  it('writes nothing where something is missing', async () => {
    await write(care, teamText());
    const result = await save(emptyDraft);
    assert.strictEqual(result.kind, 'refused');
    assert.strictEqual(await contentOf(care), teamText());
  });

  it('says what to do when the file is gone', async () => {
    await write(care, teamText());
    await removeAll(`${teams}/care`);
    const result = await save(draftOf({}));
    assert.strictEqual(result.kind, 'failed');
    assert.strictEqual(result.kind === 'failed' && result.text.id, 'checkIn.failed.open');
  });

  it('does not touch a document that was closed meanwhile', async () => {
    const closed = teamText({ keys: '' }).replace('status: draft', 'status: closed');
    await write(care, closed);
    assert.strictEqual((await save(draftOf({}))).kind, 'failed');
    assert.strictEqual(await contentOf(care), closed);
  });
});

describe('Drafts of a check-in', () => {
  const uri = 'file:///w/a/okr.md';
  const draft = draftOf({ results: valueOf('1') });

  it('outlive the window, and only the newest does', () => {
    const memory = new Memory();
    const drafts = new DraftStore(memory);
    drafts.keep(uri, 2, draft);
    drafts.keep(uri, 1, draftOf({}));
    assert.deepEqual(new DraftStore(memory).get(uri), { revision: 2, draft });
  });

  it('do not come back once they are over', () => {
    const drafts = new DraftStore(new Memory());
    drafts.keep(uri, 5, draft);
    assert.deepEqual(drafts.end(uri), { revision: 6, draft: null });
    drafts.keep(uri, 5, draft);
    assert.isFalse(drafts.isBegun(uri));
  });

  it('go along with a renamed folder', () => {
    const drafts = new DraftStore(new Memory());
    drafts.keep(uri, 1, draft);
    drafts.move('file:///w/a', 'file:///w/b');
    assert.isFalse(drafts.isBegun(uri));
    assert.deepEqual(drafts.get('file:///w/b/okr.md').draft, draft);
  });

  it('survive what an older version kept', async () => {
    const memory = new Memory();
    await memory.update(`checkIn.draft ${uri}`, { revision: 'x' });
    assert.deepEqual(new DraftStore(memory).get(uri), { revision: 0, draft: null });
  });
});

/** The view with a page that only listens. */
class Page {
  readonly heard: HostMessage[] = [];
  private readonly said = new vscode.EventEmitter<unknown>();
  private readonly visibility = new vscode.EventEmitter<void>();
  private readonly disposed = new vscode.EventEmitter<void>();
  readonly webview = {
    options: {} as vscode.WebviewOptions,
    html: '',
    cspSource: 'https://source.test',
    asWebviewUri: (uri: vscode.Uri) => uri,
    onDidReceiveMessage: this.said.event,
    postMessage: async (message: HostMessage) => this.heard.push(message) > 0,
  };
  readonly view = {
    viewType: 'teamOkrs.checkIn',
    visible: true,
    webview: this.webview,
    onDidChangeVisibility: this.visibility.event,
    onDidDispose: this.disposed.event,
    show: () => undefined,
  };
  say(message: PageMessage): void {
    this.said.fire(structuredClone(message));
  }
  /** The last view that was sent, which must be one that the page understands. */
  shown() {
    const last = this.heard.findLast((message) => message.type === 'view');
    return last === undefined ? undefined : viewSchema.parse(structuredClone(last.view));
  }
}

describe('The check-in view', () => {
  const log = { error: assert.fail, warn: assert.fail } as unknown as vscode.LogOutputChannel;
  let host: Host;
  let page: Page;
  let view: CheckInView;
  let memory: Memory;

  beforeEach(startAfresh);
  beforeEach(async () => {
    await closeEditors();
    host = new Host();
    page = new Page();
    memory = new Memory();
    const parts = {
      host,
      extensionUri: vscode.Uri.parse('file:///extension'),
      workspaceMemory: memory,
      globalMemory: new Memory(),
      log,
      adopt: async () => undefined,
    };
    // The extension itself has registered the view already.
    view = new CheckInView(parts, () => new vscode.Disposable(() => undefined));
    view.resolveWebviewView(page.view);
  });
  afterEach(async () => {
    view.dispose();
    await removeAll(teams);
  });

  async function documents(): Promise<readonly [string, string]> {
    await write(care, teamText({ name: 'Care' }));
    await write(harbor, teamText({ name: 'Harbor' }));
    return [await host.know(care), await host.know(harbor)];
  }

  it('says nothing before the page is there, and then its words first', () => {
    assert.deepEqual(page.heard, []);
    page.say({ type: 'ready', kept: null });
    assert.deepEqual(
      page.heard.map(({ type }) => type),
      ['strings', 'view'],
    );
    assert.strictEqual(page.shown()?.state, 'no-documents');
  });

  it('follows tree and editor', async () => {
    const [first, second] = await documents();
    page.say({ type: 'ready', kept: null });
    view.follow(first);
    assert.strictEqual(page.shown()?.uri, first);
    view.follow(second);
    assert.strictEqual(page.shown()?.uri, second);
    assert.strictEqual(page.shown()?.elsewhere, null);
  });

  it('stays with a draft that was begun, and offers the other document', async () => {
    const [first, second] = await documents();
    page.say({ type: 'ready', kept: null });
    view.follow(first);
    page.say({ type: 'drafted', uri: first, revision: 1, draft: draftOf({}) });
    view.follow(second);
    assert.deepEqual([page.shown()?.uri, page.shown()?.elsewhere?.uri], [first, second]);
    page.say({ type: 'chosen', uri: second });
    assert.deepEqual([page.shown()?.uri, page.shown()?.elsewhere], [second, null]);
    assert.deepEqual(
      page.shown()?.choices.map(({ name, drafted }) => [name, drafted]),
      [
        ['Care', true],
        ['Harbor', false],
      ],
    );
    page.say({ type: 'chosen', uri: first });
    assert.deepEqual(page.shown()?.draft, { revision: 1, draft: draftOf({}) });
  });

  it('follows a document that becomes known later', async () => {
    await write(care, teamText());
    page.say({ type: 'ready', kept: null });
    view.follow(uriOf(care).toString());
    assert.strictEqual(page.shown()?.uri, null);
    const uri = await host.know(care);
    assert.strictEqual(page.shown()?.uri, uri);
  });

  it('waits after a reload for the document of a draft, even when another is found first', async () => {
    const [first, second] = await documents();
    view.follow(first);
    page.say({ type: 'drafted', uri: first, revision: 1, draft: draftOf({}) });
    host.complete = false;
    host.workspace.delete(first);
    page.say({ type: 'ready', kept: null });
    view.follow(second);
    assert.deepEqual([page.shown()?.state, page.shown()?.uri], ['loading', null]);
    host.complete = true;
    await host.know(care);
    assert.deepEqual([page.shown()?.uri, page.shown()?.elsewhere?.uri], [first, second]);
  });

  it('takes the draft that the page kept where it is the newer one', async () => {
    const [first] = await documents();
    view.follow(first);
    page.say({ type: 'ready', kept: { uri: first, revision: 4, draft: draftOf({}) } });
    assert.strictEqual(page.shown()?.draft.revision, 4);
    page.say({ type: 'ready', kept: { uri: first, revision: 3, draft: emptyDraft } });
    assert.deepEqual(page.shown()?.draft, { revision: 4, draft: draftOf({}) });
  });

  it('answers what is typed with what it means', async () => {
    const [first] = await documents();
    page.say({ type: 'ready', kept: null });
    page.say({ type: 'drafted', uri: first, revision: 1, draft: draftOf({ results: valueOf('30') }) });
    const assessed = page.heard.find((message) => message.type === 'assessed');
    assert.strictEqual(assessed?.assessment.previews['O1-KR1']?.progress, 0.5);
  });

  it('saves, ends the draft, and shows the new check-in', async () => {
    const [first] = await documents();
    page.say({ type: 'ready', kept: null });
    view.follow(first);
    page.say({
      type: 'submitted',
      uri: first,
      revision: 2,
      draft: draftOf({ by: '@lena' }),
      kind: 'full',
      choices: {},
    });
    await eventually(
      () => page.heard,
      (heard) => heard.some(({ type }) => type === 'saved'),
    );
    assert.deepEqual(page.shown()?.draft, { revision: 3, draft: null });
    const editor = await eventually(
      () => vscode.window.activeTextEditor,
      (active) => active?.document.uri.toString() === first,
    );
    await eventually(
      () => editor?.document.lineAt(editor.selection.active.line).text,
      (line) => line === '### 2025-08-27 @lena',
    );
    await host.know(care);
    assert.strictEqual(page.shown()?.form?.by, '@lena');
  });

  it('keeps the draft when it cannot save', async () => {
    const [first] = await documents();
    page.say({ type: 'ready', kept: null });
    view.follow(first);
    await removeAll(`${teams}/care`);
    page.say({ type: 'submitted', uri: first, revision: 2, draft: draftOf({}), kind: 'full', choices: {} });
    await eventually(
      () => page.heard,
      (heard) => heard.some(({ type }) => type === 'failed'),
    );
    assert.isTrue(new DraftStore(memory).isBegun(first));
  });

  it('lets the page load its own files alone', () => {
    const html = pageHtml(page.webview, vscode.Uri.parse('file:///extension'), 'abc');
    assert.include(html, `default-src 'none'; script-src 'nonce-abc'; style-src https://source.test;`);
    assert.notMatch(html, /unsafe|<style|style=|onclick/);
    assert.deepEqual(
      page.webview.options.localResourceRoots?.map(({ path }) => path),
      ['/extension/dist/webview', '/extension/media'],
    );
  });
});
