import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { buildCommandLine, Folder } from './commandLine';

describe('command line: usage', () => {
  let folder: Folder;

  before(async function () {
    this.timeout(60_000);
    await buildCommandLine();
    folder = new Folder();
  });

  after(() => folder.remove());

  it('says its version and its help, and each command says its own', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    assert.deepEqual(folder.run(['--version']), { status: 0, out: `${version}\n`, err: '' });
    const { status, out, err } = folder.run(['--help']);
    assert.deepEqual([status, err], [0, '']);
    for (const command of ['show', 'check', 'check-in']) {
      assert.match(out, new RegExp(`^  ${command} `, 'm'));
      const own = folder.run([command, '--help']);
      assert.deepEqual([own.status, own.err], [0, '']);
      assert.match(own.out, new RegExp(`^Usage: team-okrs ${command} `));
      assert.equal(folder.run(['help', command]).out, own.out);
      assert.doesNotMatch(own.out, /help\./, 'an id without words');
    }
    assert.equal(folder.run(['check', '-h']).status, 0);
  });

  const wrong: [string, readonly string[], RegExp][] = [
    ['no command', [], /show, check or check-in/],
    ['an unknown command', ['shw'], /no command "shw"; did you mean "show"\?/],
    ['an unknown command like none', ['frobnicate'], /no command "frobnicate"\./],
    ['a command of a later version', ['report', 'okr.md#O1'], /"report" is not in this version/],
    ['an unknown option', ['check', '--fail-onn=error'], /no option "--fail-onn"; did you mean "--fail-on"\?/],
    ['an option before the command', ['--formt', 'json', 'show'], /no option|no command/],
    ['an unknown option without a command', ['--frob'], /no option "--frob"/],
    ['an option of a later version', ['check', '--fix'], /"--fix" is not in this version/],
    [
      'an option of a later version with a value',
      ['check', '--changed-since', 'main'],
      /"--changed-since" is not in this version/,
    ],
    [
      'a format of a later version',
      ['check', '--format', 'sarif'],
      /"--format=sarif" is not in this version; it knows pretty, json/,
    ],
    ['a value that is none', ['show', '--format', 'xml'], /"xml" is none of the values of "--format": tree, json/],
    ['a value that is missing', ['show', '--format'], /"--format" needs a value/],
    ['an option for a value', ['show', '--format', '--today', '2025-08-01'], /"--format" needs a value/],
    ['a value too many', ['check', '--strict-dates=yes'], /"--strict-dates" takes no value/],
    ['a value given twice', ['show', '--format', 'json', '--format', 'tree'], /"--format" may be given once/],
    ['a date that is none', ['check', '--today', '2025-02-30'], /"2025-02-30" is no date/],
    ['names of JavaScript', ['check', '--constructor'], /no option "--constructor"/],
  ];
  for (const [name, args, words] of wrong) {
    it(`refuses ${name} with status 2`, () => {
      const { status, out, err } = folder.run(args);
      assert.deepEqual([status, out], [2, '']);
      assert.match(err, words);
      assert.match(err, /--help says what can be written/);
    });
  }
});
