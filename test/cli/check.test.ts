import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { CheckJson } from '../../src/cli/json/checkJson';
import { buildCommandLine, Folder, team } from './commandLine';

const today = ['--today', '2025-07-10'];
const unit =
  '---\nokr: unit\nunit: Services\ncycle: 2025-Q3\n---\n\n# Services\n\n## O1: Delight new customers in their first week\n\nWhy: they stay.\n\n- KR1: Reduce drop-off from 30% to 20%\n- KR2: Increase NPS from 20 to 35\n';
const aligned = team(
  'Explore',
  'Contributes to: [Services](../okr.md#o1-delight-new-customers-in-their-first-week)',
  '',
);
const broken = team('Care', 'Contributes to: [Services](../okr.md#O7)', '');

function checked(
  folder: Folder,
  args: readonly string[],
  within = '.',
): CheckJson & { readonly status: number | null } {
  const { status, out } = folder.run(['check', '--format', 'json', ...today, ...args], { within });
  return { ...(JSON.parse(out) as CheckJson), status };
}

describe('command line: check', () => {
  const folders: Folder[] = [];
  const make = (files: Readonly<Record<string, string | Uint8Array>>): Folder => {
    const folder = new Folder({ '.git/HEAD': '', ...files });
    folders.push(folder);
    return folder;
  };

  before(async function () {
    this.timeout(60_000);
    await buildCommandLine();
  });

  after(() => folders.forEach((folder) => folder.remove()));

  it('passes where nothing is wrong, and where there is no document', () => {
    const fine = checked(make({ 'okr.md': unit, 'explore/okr.md': aligned }), []);
    assert.deepEqual(
      fine.problems.filter(({ severity }) => severity === 'error'),
      [],
    );
    assert.equal(fine.status, 0);
    const none = make({}).run(['check', ...today]);
    assert.deepEqual([none.status, none.out], [0, '0 documents: no problems.\n']);
    assert.match(none.err, /No OKR documents found/);
  });

  it('fails on errors, and gives them as its documentation says', () => {
    const folder = make({ 'okr.md': unit, 'explore/okr.md': aligned, 'care/okr.md': broken });
    const result = checked(folder, []);
    assert.equal(result.status, 1);
    const problem = result.problems.find(({ rule }) => rule === 'align/broken-reference');
    assert.ok(problem !== undefined);
    const line = broken.split('\n').findIndex((text) => text.startsWith('Contributes'));
    const start = broken.split('\n')[line]?.indexOf('../okr.md#O7') ?? -1;
    assert.deepEqual(
      [problem.severity, problem.path, problem.range],
      [
        'error',
        'care/okr.md',
        { start: { line, character: start }, end: { line, character: start + '../okr.md#O7'.length } },
      ],
    );
    assert.ok(problem.fixes >= 1);
    assert.match(problem.message, /O7/);
    assert.deepEqual(result.summary, {
      documents: 3,
      error: result.problems.filter(({ severity }) => severity === 'error').length,
      warning: result.problems.filter(({ severity }) => severity === 'warning').length,
      information: result.problems.filter(({ severity }) => severity === 'information').length,
      hint: result.problems.filter(({ severity }) => severity === 'hint').length,
    });
    const order = result.problems.map(({ path, range }) => `${path} ${String(range.start.line).padStart(4, '0')}`);
    assert.deepEqual(order, [...order].sort());
  });

  it('gives the JSON that its documentation shows', () => {
    const folder = Folder.of('test/fixtures/cli/broken');
    folders.push(folder);
    const page = readFileSync('docs/command-line.md', 'utf8');
    const example = /<!-- check --format json -->\n\n```json\n(.*?)```/s.exec(page)?.[1];
    const { out } = folder.run(['check', '--format', 'json', '--today', '2025-07-20']);
    assert.deepEqual(JSON.parse(out), JSON.parse(example ?? 'null'));
  });

  it('follows references out of what it is asked to check', () => {
    const folder = make({ 'okr.md': unit, 'explore/okr.md': aligned, 'care/okr.md': broken });
    assert.deepEqual([checked(folder, ['explore']).status, checked(folder, [], 'explore').status], [0, 0]);
    assert.equal(checked(folder, ['explore']).summary.documents, 1);
    assert.equal(checked(folder, ['care/okr.md']).status, 1);
  });

  it('fails on the level that it is told to', () => {
    const folder = make({
      'okr.md': unit,
      'a/okr.md': team('A', 'Contributes to: [Services](../okr.md#O1)', '').replace('65% to', '90% to'),
    });
    assert.deepEqual(
      checked(folder, ['a']).problems.map(({ rule, severity }) => [rule, severity]),
      [['kr/no-movement', 'warning']],
    );
    const statuses = ['error', 'warning', 'information', 'hint'].map(
      (level) => checked(folder, ['a', '--fail-on', level]).status,
    );
    assert.deepEqual(statuses, [0, 1, 1, 1]);
  });

  it('shows what depends on the date, and fails on it only when told to', () => {
    const folder = make({
      'okr.md': unit,
      'a/okr.md': aligned + '\n## Check-ins\n\n### 2025-07-04\n\n- **Goal confidence:** 7/10\n',
    });
    const args = ['--today', '2025-08-20', '--fail-on', 'warning', 'a'];
    const run = (more: readonly string[]): number | null => folder.run(['check', ...args, ...more]).status;
    assert.match(folder.run(['check', ...args]).out, /check-in\/overdue/);
    assert.deepEqual([run([]), run(['--strict-dates'])], [0, 1]);
  });

  it('reads the config of the repository', () => {
    const folder = make({
      'okr.md': unit,
      'care/okr.md': broken,
      'okr.config.json': '{ "rules": { "align/broken-reference": "off" } }',
    });
    assert.equal(checked(folder, []).status, 0);
    folder.write('okr.config.json', '{ "rules": { "align/broken-referense": "off" } }');
    const { status, err } = folder.run(['check', ...today]);
    assert.equal(status, 2);
    assert.match(err, /okr\.config\.json:1:14: .*align\/broken-reference/);
  });

  it('prints problems by file, with place, weight, words and rule', () => {
    const folder = make({ 'okr.md': unit, 'care/okr.md': broken });
    const { out, err } = folder.run(['check', ...today, 'care']);
    assert.equal(err, '');
    assert.match(
      out,
      /^care\/okr\.md\n {2}16:28 {2}error {2}.+O7.+ {2}align\/broken-reference\n {16}see okr\.md:7:1: .+\n\n1 document: 1 error\.\n$/,
    );
    const coloured = folder.run(['check', ...today, 'care'], { env: { FORCE_COLOR: '1' } }).out;
    assert.ok(coloured.includes('\u001b[31merror'));
  });

  it('fails with 2 for what cannot be read, and still says the rest', () => {
    const folder = make({
      'okr.md': unit,
      'care/okr.md': broken,
      'latin/okr.md': Uint8Array.from([...Buffer.from(team('L')), 0xe9, 0x0a]),
    });
    folder.write('okr.config.json', '{ "limits": { "documentBytes": 20000 } }');
    folder.write('large/okr.md', team('Large', 'x'.repeat(30000)));
    folder.link('gone/okr.md', 'nowhere.md');
    folder.write('conflict/okr.md', team('C', '<<<<<<< ours', 'a', '=======', 'b', '>>>>>>> theirs'));
    const { status, out, err } = folder.run(['check', ...today, '--format', 'json']);
    assert.equal(status, 2);
    assert.match(err, /latin\/okr\.md: is not UTF-8/);
    assert.match(err, /large\/okr\.md: is larger than 20000 bytes/);
    assert.match(err, /gone\/okr\.md: was there, and is gone/);
    const { problems } = JSON.parse(out) as CheckJson;
    const unreadable = problems.filter(({ rule }) => rule === 'doc/unreadable').map(({ path }) => path);
    assert.deepEqual(unreadable, ['conflict/okr.md', 'large/okr.md', 'latin/okr.md']);
    assert.ok(problems.some(({ rule, path }) => rule === 'align/broken-reference' && path === 'care/okr.md'));
    assert.match(err, /conflict\/okr\.md: holds conflict markers/);
    for (const command of ['check', 'show']) {
      assert.equal(folder.run([command, ...today, 'conflict', 'care']).status, 2, command);
    }
    assert.equal(folder.run(['check', ...today, 'care']).status, 1, 'what was not asked for does not fail');
  });

  it('fails with 2 for a path that is missing, which beats 1, and still says the rest', () => {
    const folder = make({ 'okr.md': unit, 'care/okr.md': broken });
    const { status, out, err } = folder.run(['check', ...today, 'nowhere', 'care']);
    assert.equal(status, 2);
    assert.match(err, /^nowhere: there is no such file or folder\.$/m);
    assert.match(out, /align\/broken-reference/);
    assert.deepEqual([folder.run(['check', 'nowhere']).status, folder.run(['check', 'nowhere']).out], [2, '']);
    assert.equal(folder.run(['show', 'nowhere']).status, 2);
  });

  it('finds the mistakes of the example, and no others', () => {
    const folder = Folder.of('examples/bank');
    folders.push(folder);
    const expected = JSON.parse(readFileSync('test/fixtures/bank-expected.json', 'utf8')) as {
      today: string;
      problems: { rule: string; path: string; line: number }[];
    };
    const { out } = folder.run(['check', '--format', 'json', '--today', expected.today]);
    const { problems } = JSON.parse(out) as CheckJson;
    const found = problems.map(({ rule, path, range }) => `${path}:${range.start.line} ${rule}`).sort();
    assert.deepEqual(found, expected.problems.map(({ rule, path, line }) => `${path}:${line} ${rule}`).sort());
  });
});
