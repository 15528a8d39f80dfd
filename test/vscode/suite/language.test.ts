import { assert } from 'chai';
import * as vscode from 'vscode';
import { closeEditors, eventually, open, removeAll, teamText, uriOf, write } from './helpers';

const care = 'teams/language/okr.md';

async function caretBehind(words: string): Promise<vscode.Position> {
  const { document } = await open(care);
  const at = document.getText().indexOf(words);
  assert.isAtLeast(at, 0, words);
  return document.positionAt(at + words.length);
}

describe('References in the editor', () => {
  before(() => write(care, teamText({ keys: 'depends-on: ../explore/okr.md#O1-KR2\nsupports: \n' })));
  after(() => removeAll('teams/language'));

  it('go to what they name', async () => {
    const at = await caretBehind('depends-on: ../exp');
    const found = await eventually(
      async () =>
        vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
          'vscode.executeDefinitionProvider',
          uriOf(care),
          at,
        ),
      (locations) => locations.length > 0,
    );
    const [first] = found;
    assert.isTrue(first !== undefined && 'targetUri' in first);
    if (first === undefined || !('targetUri' in first)) return;
    assert.equal(first.targetUri.toString(), uriOf('teams/explore/okr.md').toString());
    const target = await vscode.workspace.openTextDocument(first.targetUri);
    assert.equal(target.getText(first.targetSelectionRange), 'Boost tutorial engagement from 15% to 50%');
  });

  it('tell what they lead to when one hovers', async () => {
    const at = await caretBehind('parent: ../../ok');
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uriOf(care), at);
    const shown = hovers.flatMap(({ contents }) => contents as vscode.MarkdownString[]);
    const text = shown.map(({ value }) => value).join('\n');
    assert.include(text, 'Delight new customers');
    assert.include(text, 'Progress');
  });

  it('are links', async () => {
    await open(care);
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      uriOf(care),
    );
    const ours = links.filter(({ target }) => /^L\d+,\d+$/.test(target?.fragment ?? ''));
    assert.lengthOf(ours, 2);
  });

  it('are completed', async () => {
    const at = await caretBehind('supports: ');
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      uriOf(care),
      at,
    );
    const texts = list.items.map(({ insertText }) => (typeof insertText === 'string' ? insertText : insertText?.value));
    assert.include(texts, '../explore/okr.md#O1');
  });
});

describe('Commands', () => {
  it('of the manifest are all there', async () => {
    const manifest = vscode.extensions.getExtension('team-okrs.team-okrs')?.packageJSON as {
      contributes: { commands: { command: string }[] };
    };
    const known = await vscode.commands.getCommands(true);
    assert.includeMembers(
      known,
      manifest.contributes.commands.map(({ command }) => command),
    );
  });

  it('explain a rule in the preview', async () => {
    await vscode.commands.executeCommand('teamOkrs.explainRule', 'align/no-parent');
    await eventually(
      () => vscode.window.tabGroups.activeTabGroup.activeTab?.label ?? '',
      (label) => label.includes('no-parent'),
    );
    await closeEditors();
  });
});
