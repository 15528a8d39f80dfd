import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { ShowJson } from '../../src/cli/json/showJson';
import { buildCommandLine, Folder, team } from './commandLine';

function shown(folder: Folder, args: readonly string[] = [], within = '.'): ShowJson {
  const { status, out, err } = folder.run(['show', '--format', 'json', ...args], { within });
  assert.deepEqual([status, err], [0, '']);
  return JSON.parse(out) as ShowJson;
}

describe('command line: show', () => {
  const folders: Folder[] = [];
  const make = (folder: Folder): Folder => {
    folders.push(folder);
    return folder;
  };

  before(async function () {
    this.timeout(60_000);
    await buildCommandLine();
  });

  after(() => folders.forEach((folder) => folder.remove()));

  it('gives the JSON that its documentation shows', () => {
    const folder = make(Folder.of('test/fixtures/cli/example'));
    const page = readFileSync('docs/command-line.md', 'utf8');
    const example = /<!-- show --format json teams\/explore -->\n\n```json\n(.*?)```/s.exec(page)?.[1];
    assert.deepEqual(shown(folder, ['teams/explore']), JSON.parse(example ?? 'null'));
  });

  it('gives the shape and values of version 1', () => {
    const folder = make(Folder.of('test/fixtures/cli/example'));
    const { version, documents } = shown(folder, ['teams/explore/okr.md']);
    assert.deepEqual([version, documents.length], [1, 1]);
    const [document] = documents;
    const objective = document?.objectives[0];
    const keyResult = objective?.keyResults[0];
    const checkIn = document?.checkIns[0];
    assert.ok(document !== undefined && objective !== undefined && keyResult !== undefined && checkIn !== undefined);
    const cycle = { name: '2025-Q3', start: '2025-07-01', end: '2025-09-30' };
    const { objectives: _objectives, checkIns: _checkIns, ...head } = document;
    assert.deepEqual(head, {
      path: 'teams/explore/okr.md',
      layer: 'team',
      name: 'Explore',
      status: 'active',
      owners: ['@ana'],
      cycle,
      retrospectives: [{ date: '2025-08-15', kind: 'mid-cycle' }],
    });
    assert.deepEqual(
      [objective.line, objective.progress, objective.confidence, objective.type, objective.cycle],
      [13, 0.28, 6, null, cycle],
    );
    assert.deepEqual(objective.contributesTo, [
      { path: 'teams/okr.md', label: 'O1', resolved: true, text: '../okr.md#O1' },
    ]);
    assert.deepEqual([objective.supports, objective.dependsOn], [[], []]);
    assert.deepEqual(keyResult, {
      label: 'KR1',
      text: 'Increase onboarding completion from 65% to 90%',
      line: 21,
      owners: [],
      kind: 'metric',
      metric: 'onboarding completion',
      direction: 'increase',
      bound: null,
      baseline: 65,
      target: 90,
      now: 72,
      unit: '%',
      relative: false,
      due: null,
      weight: 1,
      type: null,
      dropped: null,
      progress: 0.28,
    });
    assert.deepEqual(
      [checkIn.date, checkIn.by, checkIn.line, checkIn.confidence, checkIn.results],
      ['2025-07-18', '@ana', 40, { O1: 6 }, { 'O1-KR1': 72 }],
    );
    assert.deepEqual(checkIn.issues, [{ text: 'Legal has not approved the new copy', open: true }]);
    assert.deepEqual(checkIn.plan, [{ text: 'Pair with Legal on Tuesday', done: false }]);
  });

  it('says null for what is not known, and what references lead nowhere', () => {
    const folder = make(
      new Folder({
        '.git/HEAD': '',
        'okr.md': team(
          'A',
          'Contributes to: [x](nowhere.md#O1), [y](../outside.md#O1), [z](#O9)',
          '',
          '- KR3: Delight (dropped 2025-08-15: too vague)',
        ),
      }),
    );
    const objective = shown(folder).documents[0]?.objectives[0];
    assert.deepEqual([objective?.progress, objective?.confidence], [null, null]);
    assert.deepEqual(objective?.contributesTo, [
      { path: null, label: null, resolved: false, text: 'nowhere.md#O1' },
      { path: null, label: null, resolved: false, text: '../outside.md#O1' },
      { path: 'okr.md', label: null, resolved: false, text: '#O9' },
    ]);
    const dropped = objective?.keyResults[2];
    assert.deepEqual(
      [
        dropped?.kind,
        dropped?.metric,
        dropped?.direction,
        dropped?.target,
        dropped?.now,
        dropped?.unit,
        dropped?.progress,
        dropped?.dropped,
      ],
      ['unknown', dropped?.metric, null, null, null, null, null, { date: '2025-08-15', reason: 'too vague' }],
    );
  });

  it('sorts by path, and counts paths from the repository, else from the current folder', () => {
    const files = { 'b/okr.md': team('B'), 'a/x.okr.md': team('A'), 'a-b/okr.md': team('C'), 'OKRs.MD': team('D') };
    const repository = make(new Folder({ '.git/HEAD': '', ...files }));
    assert.deepEqual(
      shown(repository).documents.map(({ path }) => path),
      ['OKRs.MD', 'a-b/okr.md', 'a/x.okr.md', 'b/okr.md'],
    );
    assert.deepEqual(
      shown(repository, [], 'b').documents.map(({ path }) => path),
      ['b/okr.md'],
    );
    assert.deepEqual(
      shown(repository, ['../a', '.', '../a/x.okr.md'], 'b').documents.map(({ path }) => path),
      ['a/x.okr.md', 'b/okr.md'],
    );
    const plain = make(new Folder(files));
    assert.deepEqual(
      shown(plain, ['../a'], 'b').documents.map(({ path }) => path),
      ['../a/x.okr.md'],
    );
    assert.deepEqual(
      shown(plain, ['b']).documents.map(({ path }) => path),
      ['b/okr.md'],
    );
  });

  it('leaves out what git ignores, node_modules and what the config excludes', () => {
    const folder = make(
      new Folder({
        '.git/info/exclude': 'mine/\n',
        '.gitignore': '/build/\n*.okr.md\n!keep.okr.md\n',
        'okr.config.json': '{ "exclude": ["archive/**"], "files": ["docs/*.md"] }',
        'okr.md': team('Root'),
        'build/okr.md': team('Build'),
        'mine/okr.md': team('Mine'),
        'sub/.gitignore': 'okr.md\n!inner/\n!inner/okr.md\n',
        'sub/okr.md': team('Sub'),
        'sub/inner/okr.md': team('Inner'),
        'x.okr.md': team('X'),
        'keep.okr.md': team('Keep'),
        'node_modules/pkg/okr.md': team('Package'),
        'archive/2024/okr.md': team('Archive'),
        'docs/goals.md': team('Goals'),
        'docs/plain.md': '# Plain\n\n## O1: x\n',
        'other/goals.md': team('Other'),
        '.hidden/okr.md': team('Hidden'),
      }),
    );
    assert.deepEqual(
      shown(folder).documents.map(({ name }) => name),
      ['Hidden', 'Goals', 'Keep', 'Root', 'Inner'],
    );
    assert.deepEqual(
      shown(folder, ['other/goals.md', 'build/okr.md']).documents.map(({ name }) => name),
      ['Build', 'Other'],
    );
  });

  it('shows the tree as the tree view does', () => {
    const folder = make(Folder.of('test/fixtures/cli/example'));
    const { status, out } = folder.run(['show', '--today', '2025-07-20']);
    assert.equal(status, 0);
    assert.equal(
      out,
      [
        'O1: Delight new customers by transforming the first-week experience  Digital Services',
        '├─ O1: Make the first week seamless and confidence-boosting for new users  Explore · 28% · 6/10 · 2 d ago',
        '│  └─ KR1: Increase onboarding completion from 65% to 90%  28% · now 72%',
        '├─ KR1: Reduce first-week customer drop-off rate by 25%  no value yet',
        '└─ KR2: Increase overall first-week NPS from 20 to 35  no value yet',
        '',
      ].join('\n'),
    );
    assert.ok(folder.run(['show'], { env: { FORCE_COLOR: '1' } }).out.includes('\u001b['));
    for (const plain of [
      folder.run(['show', '--no-color'], { env: { FORCE_COLOR: '1' } }),
      folder.run(['show'], { env: { FORCE_COLOR: '1', NO_COLOR: '1' } }),
    ]) {
      assert.ok(!plain.out.includes('\u001b'));
    }
  });

  it('is fine with nothing to show', () => {
    const folder = make(new Folder());
    assert.deepEqual(shown(folder).documents, []);
    assert.deepEqual(folder.run(['show']), { status: 0, out: 'No objectives.\n', err: '' });
  });
});
