import { assert } from 'chai';
import * as vscode from 'vscode';
import {
  cleanBody,
  closeEditors,
  diagnosticsOf,
  eventually,
  open,
  pause,
  remove,
  removeAll,
  replace,
  ruleOf,
  rulesIn,
  set,
  setToday,
  teamText,
  untilRules,
  uriOf,
  write,
} from './helpers';

/** A folder of its own for each test: an editor may go on holding what a test before has deleted. */
let count = 0;
let folder = '';
let care = '';

function newFolder(): void {
  folder = `teams/care-${++count}`;
  care = `${folder}/okr.md`;
}
const broken = teamText({ parent: '../../gone.md#O1' });

describe('Problems', () => {
  beforeEach(newFolder);
  afterEach(() => removeAll(folder, 'teams/moved', 'teams/legacy', 'okr.config.json', '.gitignore', 'hidden'));

  it('appear for documents that nobody has opened, and go with them', async () => {
    await write(care, broken);
    await untilRules(care, 'align/broken-reference');
    await remove(folder);
    await untilRules(care);
  });

  it('link to the page of their rule, which is there', async () => {
    await write(care, broken);
    await untilRules(care, 'align/broken-reference');
    const code = diagnosticsOf(care)[0]?.code;
    assert.isTrue(typeof code === 'object' && code.target.path.endsWith('/docs/rules/align/broken-reference.md'));
    if (typeof code === 'object') assert.isNotEmpty(await vscode.workspace.fs.readFile(code.target));
  });

  it('name the place in the parent that they are about', async () => {
    await write(care, teamText({ parent: '../explore/okr.md#O1' }).replace('status: draft\n', ''));
    await eventually(
      () => rulesIn(care),
      (rules) => rules.includes('align/layer'),
    );
    const layer = diagnosticsOf(care).find((diagnostic) => ruleOf(diagnostic) === 'align/layer') ?? assert.fail();
    const related = layer.relatedInformation?.[0] ?? assert.fail('no related place');
    assert.equal(related.location.uri.toString(), uriOf('teams/explore/okr.md').toString());
    assert.isNotEmpty(related.message);
  });

  it('come and go while a person types, saved or not', async () => {
    await write(care, teamText());
    const editor = await open(care);
    await untilRules(care);
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    await replace(editor, '../../okr.md#O1', '../../gone.md#O1');
    await untilRules(care, 'align/broken-reference');
    await replace(editor, '../../gone.md#O1', '../../okr.md#O1');
    await untilRules(care);
  });

  it('are those of the file again when unsaved text is thrown away', async () => {
    await write(care, teamText());
    const editor = await open(care);
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    await replace(editor, '../../okr.md#O1', '../../gone.md#O1');
    await untilRules(care, 'align/broken-reference');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await untilRules(care);
  });

  it('wait while the caret is on their line', async () => {
    await write(care, teamText());
    const editor = await open(care);
    await untilRules(care);
    const line = editor.document
      .getText()
      .split('\n')
      .findIndex((text) => text.includes('Reduce calls'));
    editor.selection = new vscode.Selection(line, 4, line, 4);
    await replace(editor, 'from 40 to 20', 'from 40 to 40');
    await pause(700);
    assert.deepEqual(rulesIn(care), []);
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    await untilRules(care, 'kr/no-movement');
  });

  it('do not wait for ever', async () => {
    await write(care, teamText());
    const editor = await open(care);
    await untilRules(care);
    const line = editor.document
      .getText()
      .split('\n')
      .findIndex((text) => text.includes('Reduce calls'));
    editor.selection = new vscode.Selection(line, 4, line, 4);
    await replace(editor, 'from 40 to 20', 'from 40 to 40');
    await untilRules(care, 'kr/no-movement');
    assert.equal(editor.selection.active.line, line);
  });

  it('follow a document that is renamed', async () => {
    await write(care, teamText());
    const change = new vscode.WorkspaceEdit();
    change.renameFile(uriOf(care), uriOf(`${folder}/renamed.okr.md`));
    await write(care, broken);
    await untilRules(care, 'align/broken-reference');
    assert.isTrue(await vscode.workspace.applyEdit(change));
    await untilRules(`${folder}/renamed.okr.md`, 'align/broken-reference');
    await untilRules(care);
  });

  it('come when the parent goes, and go when it is back', async () => {
    const parent = uriOf('okr.md');
    const text = await vscode.workspace.fs.readFile(parent);
    await write(care, teamText());
    await untilRules(care);
    await vscode.workspace.fs.delete(parent);
    try {
      await untilRules(care, 'align/broken-reference');
    } finally {
      await vscode.workspace.fs.writeFile(parent, text);
    }
    await untilRules(care);
  });

  it('leave out what git ignores, as soon as it does', async () => {
    await write('hidden/okr.md', broken.replace('../../gone.md', '../gone.md'));
    await untilRules('hidden/okr.md', 'align/broken-reference');
    await write('.gitignore', 'hidden/\n');
    await untilRules('hidden/okr.md');
    await remove('.gitignore');
    await untilRules('hidden/okr.md', 'align/broken-reference');
  });

  it('follow the config, and say what is wrong in it', async () => {
    await write(care, broken);
    await untilRules(care, 'align/broken-reference');
    await write('okr.config.json', '{ "rules": { "align/broken-reference": "off", "align/no-such": "off" } }');
    await untilRules(care);
    await eventually(
      () => diagnosticsOf('okr.config.json').length,
      (count) => count === 1,
    );
    await remove('okr.config.json');
    await untilRules(care, 'align/broken-reference');
    assert.isEmpty(diagnosticsOf('okr.config.json'));
  });

  it('of other teams appear only while their documents are open', async () => {
    await write(care, broken);
    await untilRules(care, 'align/broken-reference');
    await set('myTeams', ['Explore']);
    try {
      await untilRules(care);
      await open(care);
      await untilRules(care, 'align/broken-reference');
      await closeEditors();
      await untilRules(care);
    } finally {
      await set('myTeams');
    }
    await untilRules(care, 'align/broken-reference');
  });

  it('that depend on the date are found again when it changes', async () => {
    const explore = 'teams/explore/okr.md';
    assert.notInclude(rulesIn(explore), 'check-in/overdue');
    await setToday('2025-08-20');
    try {
      await eventually(
        () => rulesIn(explore),
        (rules) => rules.includes('check-in/overdue'),
      );
    } finally {
      await setToday('2025-07-21');
    }
    await eventually(
      () => rulesIn(explore),
      (rules) => !rules.includes('check-in/overdue'),
    );
  });

  it('name what cannot be read, and leave the rest alive', async () => {
    const bytes = [...new TextEncoder().encode(teamText())];
    await write(care, new Uint8Array([...bytes, 0xe9, 0x0a]));
    await untilRules(care, 'doc/unreadable');
    await open(care);
    await pause(500);
    assert.deepEqual(rulesIn(care), ['doc/unreadable']);
    await write(
      'teams/legacy/okr.md',
      `${teamText({ name: 'Legacy' })}\n<<<<<<< HEAD\nmine\n=======\ntheirs\n>>>>>>> branch\n`,
    );
    await eventually(
      () => rulesIn('teams/legacy/okr.md'),
      (rules) => rules.includes('doc/unreadable'),
    );
  });

  it('survive a file that comes and goes faster than it can be read', async () => {
    for (let round = 0; round < 10; round++) {
      await write(care, round % 2 === 0 ? broken : teamText());
      if (round % 3 === 0) await remove(folder);
    }
    await write(care, broken);
    await untilRules(care, 'align/broken-reference');
  });
});

describe('Quick fixes', () => {
  beforeEach(newFolder);
  afterEach(() => removeAll(folder));

  async function actionsAt(path: string, rule: string): Promise<vscode.CodeAction[]> {
    const found = await eventually(
      () => diagnosticsOf(path).find((diagnostic) => ruleOf(diagnostic) === rule),
      (diagnostic) => diagnostic !== undefined,
    );
    const range = found?.range ?? assert.fail();
    return vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uriOf(path), range);
  }

  async function apply(actions: readonly vscode.CodeAction[]): Promise<void> {
    const edit = actions.find((action) => action.edit !== undefined)?.edit ?? assert.fail('no action has an edit');
    assert.isTrue(await vscode.workspace.applyEdit(edit));
  }

  it('mend a broken reference, in one step that can be undone', async () => {
    await write(care, teamText({ parent: '../../okr.md#O9' }));
    const editor = await open(care);
    const before = editor.document.getText();
    await apply(await actionsAt(care, 'align/broken-reference'));
    assert.include(editor.document.getText(), 'parent: ../../okr.md#O1\n');
    await untilRules(care);
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), before);
    await untilRules(care, 'align/broken-reference');
  });

  it('choose a parent where there is none', async () => {
    await write(
      care,
      teamText().replace('parent: ../../okr.md#O1\n', '').replace('status: draft\n', 'status: aligned\n'),
    );
    const editor = await open(care);
    await apply(await actionsAt(care, 'align/no-parent'));
    assert.match(
      editor.document.getText(),
      /\nContributes to: \[Delight new customers[^\]]*\]\(\.\.\/\.\.\/okr\.md#o1-delight-[a-z-]+\)\n/,
    );
    await eventually(
      () => rulesIn(care),
      (rules) => !rules.includes('align/no-parent'),
    );
  });

  it('adopt a file without frontmatter', async () => {
    await write(care, `# Care: OKRs for 2025 Q3\n\n${cleanBody}\n`);
    const editor = await open(care);
    await apply(await actionsAt(care, 'doc/adopt'));
    assert.match(editor.document.getText(), /^---\nokr: team\nteam: Care\ncycle: 2025[ -]Q3\n---\n/);
    await eventually(
      () => rulesIn(care),
      (rules) => !rules.includes('doc/adopt'),
    );
  });

  it('correct a value of the frontmatter', async () => {
    await write(care, teamText().replace('status: draft', 'status: drafd'));
    const editor = await open(care);
    await apply(await actionsAt(care, 'doc/frontmatter'));
    assert.include(editor.document.getText(), 'status: draft\n');
  });

  it('take the record where an undated value disagrees with it', async () => {
    const body = `${cleanBody.replace('from 40 to 20', 'from 40 to 20 (now 33)')}\n\n## Check-ins\n\n### 2025-07-18 @kim\n\n- **Goal confidence:** 6/10\n- **Results progress:**\n  - O1-KR1: 30\n- **Issues:**\n- **Plan forward:**`;
    await write(care, teamText({ body }));
    const editor = await open(care);
    await apply(await actionsAt(care, 'check-in/disagrees'));
    assert.match(editor.document.getText(), /from 40 to 20 \(now 30/);
    await eventually(
      () => rulesIn(care),
      (rules) => !rules.includes('check-in/disagrees'),
    );
  });

  it('start the check-in that is overdue', async () => {
    await write(care, teamText().replace('status: draft', 'status: active').replace('cycle: 2025-Q3', 'cycle: 2025'));
    await open(care);
    const actions = await actionsAt(care, 'check-in/overdue');
    const start =
      actions.find(({ command }) => command?.command === 'teamOkrs.startCheckIn') ??
      assert.fail('nothing starts a check-in');
    assert.deepEqual(start.command?.arguments, [uriOf(care).toString()]);
  });

  it('silence a rule in place, and explain it', async () => {
    await write(care, teamText({ body: cleanBody.replace('from 40 to 20', 'from 40 to 40') }));
    const editor = await open(care);
    const actions = await actionsAt(care, 'kr/no-movement');
    assert.include(
      actions.map(({ command }) => command?.command),
      'teamOkrs.explainRule',
    );
    await apply(actions);
    assert.include(editor.document.getText(), 'okr-disable-line kr/no-movement');
    await untilRules(care);
  });
});
