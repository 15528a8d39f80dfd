import assert from 'node:assert/strict';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { askCheckIn } from '../../src/cli/askCheckIn';
import { CheckInAnswers } from '../../src/cli/checkInAnswers';
import { replaceFile } from '../../src/cli/replaceFile';
import type { Terminal } from '../../src/cli/terminal';
import { parseDocument } from '../../src/core/model/parseDocument';
import { buildCommandLine, Folder, team } from './commandLine';

const base = team('Explore');
const checkedIn = team(
  'Explore',
  '## Check-ins',
  '',
  '### 2025-07-11 @ana',
  '',
  '- **Goal confidence:** 6/10',
  '- **Issues:**',
  '  - [ ] Legal is slow (help @helena)',
  '- **Plan forward:**',
  '  - [ ] Pair with Legal @ana',
  '  - [ ] Pair with Care',
  '',
);

describe('command line: check-in', () => {
  const folders: Folder[] = [];
  const make = (text: string): Folder => {
    const folder = new Folder({ '.git/HEAD': '', 'explore/okr.md': text });
    folders.push(folder);
    return folder;
  };
  const record = (folder: Folder, ...args: string[]) =>
    folder.run(['check-in', 'explore/okr.md', '--today', '2025-07-18', ...args]);

  before(async function () {
    this.timeout(60_000);
    await buildCommandLine();
  });

  after(() => folders.forEach((folder) => folder.remove()));

  const into = (folder: Folder, ...args: string[]) => record(folder, '--date', '2025-07-11', '--by', 'ana', ...args);

  it('ticks what is open in the check-in that it is merged into, and leaves it ticked', () => {
    const folder = make(checkedIn);
    assert.equal(into(folder, '--done', 'with care').status, 0);
    assert.match(folder.read('explore/okr.md'), /- \[ \] Pair with Legal @ana\n {2}- \[x\] Pair with Care\n/);
    assert.match(into(folder, '--done', 'pair with care').err, /no open item/);
    assert.equal(record(folder, '--by', 'ana', '--done', 'pair with legal').status, 0);
    assert.equal(record(folder, '--by', 'ana', '--issue', 'New').status, 0);
    assert.match(folder.read('explore/okr.md'), /\[x\] Pair with Legal \(since 2025-07-11\) @ana/);
  });

  it('adds a reason to a confidence that is there', () => {
    const folder = make(checkedIn);
    assert.equal(into(folder, '--reason', 'O1=new').status, 0);
    assert.match(folder.read('explore/okr.md'), /- \*\*Goal confidence:\*\* 6\/10 — new\n/);
  });

  for (const [typed, written] of [
    ['6-7', '6.5'],
    ['6–8/10', '7'],
    ['6/10', '6'],
    ['6 of 10', '6'],
  ] as const) {
    it(`reads a confidence of ${typed}`, () => {
      const folder = make(base);
      assert.equal(record(folder, '--confidence', `O1=${typed}`).status, 0);
      assert.ok(folder.read('explore/okr.md').includes(`**Goal confidence:** ${written}/10\n`));
    });
  }

  it('records what its options say, and prints what it wrote', () => {
    const folder = make(base);
    const { status, out, err } = record(
      folder,
      '--confidence',
      'O1=7',
      '--reason',
      'O1=we learn',
      '--result',
      'KR1=72',
      '--result=o1-kr2=- — no data',
      '--issue',
      'Legal is slow (help @helena)',
      '--plan',
      'Call Legal @ana',
      '--by',
      'ana',
    );
    assert.deepEqual([status, err], [0, '']);
    const written = [
      '### 2025-07-18 @ana',
      '',
      '- **Goal confidence:** 7/10 — we learn',
      '- **Results progress:**',
      '  - O1-KR1: 72%',
      '  - O1-KR2: — no data',
      '- **Issues:**',
      '  - [ ] Legal is slow (help @helena)',
      '- **Plan forward:**',
      '  - [ ] Call Legal @ana',
      '',
    ].join('\n');
    assert.equal(folder.read('explore/okr.md'), `${base}\n## Check-ins\n\n${written}`.replace('5%\n\n\n', '5%\n\n'));
    assert.equal(out, `Written to explore/okr.md, line 18:\n\n${written}`);
  });

  it('merges into the check-in of the same day and author', () => {
    const folder = make(base);
    record(folder, '--confidence', '7', '--by', '@ana', '--result', 'KR1=70%');
    record(folder, '--by', '@ana', '--result', 'KR2=9%');
    record(folder, '--by', '@ana', '--result', 'KR1=72% — better');
    const { out } = record(folder, '--by', '@ana', '--confidence', '7');
    assert.match(out, /says all this already/);
    const text = folder.read('explore/okr.md');
    assert.equal(text.split('### 2025-07-18').length, 2);
    assert.match(
      text,
      /- \*\*Goal confidence:\*\* 7\/10\n- \*\*Results progress:\*\*\n {2}- O1-KR1: 72% — better\n {2}- O1-KR2: 9%\n/,
    );
  });

  it('carries over what is open, and what is done as done', () => {
    const folder = make(checkedIn);
    assert.equal(record(folder, '--confidence', '7', '--done', 'pair with legal').status, 0);
    const text = folder.read('explore/okr.md');
    const added = text.slice(text.indexOf('### 2025-07-18'), text.indexOf('### 2025-07-11'));
    assert.match(added, / {2}- \[ \] Legal is slow \(since 2025-07-11\) \(help @helena\)\n/);
    assert.match(
      added,
      / {2}- \[x\] Pair with Legal \(since 2025-07-11\) @ana\n {2}- \[ \] Pair with Care \(since 2025-07-11\)\n/,
    );
    assert.ok(text.endsWith(checkedIn.slice(checkedIn.indexOf('### 2025-07-11'))), 'the last one is left alone');
  });

  it('reads a JSON file, which options add to', () => {
    const folder = make(base);
    folder.write(
      'check-in.json',
      JSON.stringify({
        date: '2025-07-17',
        by: '@chen',
        confidence: [{ objective: 'O1', value: 'high', round: [7, 8], reason: 'fine' }],
        results: [{ keyResult: 'KR1', value: 70 }],
        issues: ['No room', { text: 'Legal', done: true, since: '2025-07-01', help: ['@li'] }],
      }),
    );
    assert.equal(record(folder, '--from', 'check-in.json', '--plan', 'Find a room', '--result', 'KR2=9%').status, 0);
    const text = folder.read('explore/okr.md');
    assert.ok(
      text.endsWith(
        '### 2025-07-17 @chen\n\n- **Goal confidence:** high (7 8) — fine\n- **Results progress:**\n  - O1-KR1: 70%\n  - O1-KR2: 9%\n- **Issues:**\n  - [ ] No room\n  - [x] Legal (since 2025-07-01) (help @li)\n- **Plan forward:**\n  - [ ] Find a room\n',
      ),
      text,
    );
  });

  it('reads what show gives, which changes nothing, and writes it anew', () => {
    const text = checkedIn
      .replace('- **Issues:**', '- **Results progress:**\n  - O1-KR1: 70%\n  - O1-KR2: —\n- **Issues:**')
      .replace('6/10', '6/10 — new');
    const folder = make(text);
    const shown = JSON.parse(folder.run(['show', '--format', 'json', '--today', '2025-07-18']).out) as {
      documents: { checkIns: object[] }[];
    };
    const [checkIn] = shown.documents[0]?.checkIns ?? [];
    folder.write('shown.json', JSON.stringify(checkIn));
    const again = record(folder, '--from', 'shown.json');
    assert.deepEqual([again.status, again.err], [0, '']);
    assert.equal(folder.read('explore/okr.md'), text);
    folder.write('other.json', JSON.stringify({ ...checkIn, date: '2025-07-18', by: '@chen' }));
    assert.equal(record(folder, '--from', 'other.json').status, 0);
    const written = folder.read('explore/okr.md');
    folder.write('closed.json', JSON.stringify({ ...checkIn, issues: [{ text: 'Legal is slow', open: false }] }));
    assert.equal(record(folder, '--from', 'closed.json').status, 0);
    assert.equal(folder.read('explore/okr.md'), written, 'the box of an earlier check-in stays as it is');
    assert.match(written, /### 2025-07-18 @chen\n\n- \*\*Goal confidence:\*\* 6\/10 — new\n/);
    assert.match(written, / {2}- O1-KR1: 70%\n {2}- O1-KR2: —\n- \*\*Issues:\*\*\n {2}- \[ \] Legal is slow/);
  });

  it('says that nothing changed, or that it was skipped', () => {
    const folder = make(checkedIn);
    assert.equal(record(folder, '--unchanged', '--confidence', '6').status, 0);
    assert.match(
      folder.read('explore/okr.md'),
      /### 2025-07-18 Nothing changed\n\n- \*\*Goal confidence:\*\* 6\/10\n\n### 2025-07-11/,
    );
    assert.equal(record(folder, '--skipped', '--by', '@chen').status, 0);
    assert.match(folder.read('explore/okr.md'), /### 2025-07-18 @chen Skipped\n\n###/);
  });

  it('keeps byte order mark, line endings and mode', () => {
    const folder = make('\uFEFF' + base.replaceAll('\n', '\r\n'));
    folder.allow('explore/okr.md', 0o640);
    assert.equal(record(folder, '--confidence', '7').status, 0);
    const text = folder.read('explore/okr.md');
    assert.ok(text.startsWith('\uFEFF---\r\n'));
    assert.doesNotMatch(text, /[^\r]\n/);
    assert.equal(statSync(join(folder.path, 'explore/okr.md')).mode & 0o777, 0o640);
    assert.deepEqual(readdirSync(join(folder.path, 'explore')), ['okr.md'], 'nothing is left beside it');
  });

  it('writes through a link, which stays one', () => {
    const folder = make(base);
    folder.link('okr.md', 'explore/okr.md');
    assert.equal(folder.run(['check-in', 'okr.md', '--today', '2025-07-18', '--confidence', '7']).status, 0);
    assert.match(folder.read('explore/okr.md'), /2025-07-18/);
    assert.ok(statSync(join(folder.path, 'okr.md')).isFile());
  });

  const wrong: [string, string, readonly string[], RegExp][] = [
    ['nothing to record', base, [], /nothing to record/],
    ['an unknown objective', base, ['--confidence', 'O2=7'], /"O2": there is no such objective; there are O1/],
    [
      'an unknown key result',
      base,
      ['--result', 'KR3=7'],
      /"KR3": there is no such key result; there are O1-KR1, O1-KR2/,
    ],
    ['a confidence off the scale', base, ['--confidence', '11'], /"11" is no confidence/],
    ['a confidence that is none', base, ['--confidence', 'O1=good'], /"good" is no confidence/],
    ['a result that is no pair', base, ['--result', '72%'], /write --result LABEL=…/],
    ['a value that is none', base, ['--result', 'KR1=better'], /"better" is no value for O1-KR1/],
    ['a value given twice', base, ['--result', 'KR1=1%', '--result', 'O1-KR1=2%'], /"O1-KR1" is given twice/],
    ['a reason without confidence', base, ['--reason', 'O1=because'], /no confidence/],
    ['an author who is no handle', base, ['--confidence', '7', '--by', 'Ana Li'], /"Ana Li" is no handle/],
    ['a day in the future', base, ['--confidence', '7', '--date', '2025-07-25'], /lies in the future/],
    ['something done that is not open', base, ['--done', 'x'], /there is none/],
    [
      'something done that could be two',
      checkedIn,
      ['--done', 'pair with'],
      /could be "Pair with Legal", "Pair with Care"/,
    ],
    ['something done that is not there', checkedIn, ['--done', 'x'], /open are: /],
    ['both skipped and unchanged', base, ['--skipped', '--unchanged'], /either skipped or unchanged/],
    ['a skipped check-in that says something', base, ['--skipped', '--plan', 'x'], /leave out --plan/],
    ['a closed document', base.replace('cycle:', 'status: closed\ncycle:'), ['--confidence', '7'], /is closed/],
    ['conflict markers', base + '\n<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n', ['--confidence', '7'], /conflict/],
    ['a document without objectives', '---\nokr: team\n---\n', ['--confidence', '7'], /no objectives/],
    ['a JSON file that is missing', base, ['--from', 'x.json'], /no such file/],
  ];
  for (const [name, text, args, words] of wrong) {
    it(`refuses ${name} with status 2, and writes nothing`, () => {
      const folder = make(text);
      const { status, out, err } = record(folder, ...args);
      assert.deepEqual([status, out], [2, '']);
      assert.match(err, words);
      assert.equal(folder.read('explore/okr.md'), text);
    });
  }

  it('refuses a JSON file that is none, and says where', () => {
    const folder = make(base);
    folder.write('a.json', '{ "confidence": [{ "objective": "O1", "value": 11 }] }');
    folder.write('b.json', '{');
    folder.write('c.json', '{ "confidense": [] }');
    const errors = ['a.json', 'b.json', 'c.json'].map((from) => record(folder, '--from', from));
    assert.deepEqual(
      errors.map(({ status }) => status),
      [2, 2, 2],
    );
    assert.match(errors[0]?.err ?? '', /^a\.json: confidence\.0\.value: /);
    assert.match(errors[1]?.err ?? '', /^b\.json: /);
    assert.match(errors[2]?.err ?? '', /confidense/);
  });

  it('wants one file', () => {
    const folder = make(base);
    assert.match(folder.run(['check-in']).err, /Name the document/);
    assert.match(folder.run(['check-in', 'explore']).err, /is a folder/);
    assert.match(folder.run(['check-in', 'a.md', 'b.md']).err, /One document/);
    assert.match(folder.run(['check-in', 'a.md', '--confidence', '7']).err, /no such file/);
  });

  it('warns of a value in another unit, and records it', () => {
    const folder = make(base);
    const { status, err } = record(folder, '--result', 'KR1=72 days');
    assert.equal(status, 0);
    assert.match(err, /another unit/);
    assert.match(folder.read('explore/okr.md'), /O1-KR1: 72 days/);
  });

  it('does not write over what somebody else wrote meanwhile', async () => {
    const folder = make(base);
    const path = join(folder.path, 'explore/okr.md');
    await assert.rejects(
      replaceFile(path, 'explore/okr.md', base.replace('65%', '60%'), 'new'),
      /was changed meanwhile/,
    );
    assert.equal(folder.read('explore/okr.md'), base);
    assert.deepEqual(readdirSync(join(folder.path, 'explore')), ['okr.md']);
  });

  it('asks on a terminal for what is missing, again where an answer cannot be read', async () => {
    const document = parseDocument('file:///explore/okr.md', checkedIn);
    const answers = new CheckInAnswers(document, '2025-07-18', '2025-07-18');
    answers.addResult('KR1=72%');
    const said = ['ana b', 'ana', '12', '7', 'we learn', '9%', '', 'd', '', 'No room', '', 'Find a room', ''];
    const questions: string[] = [];
    const ask = async (question: string): Promise<string> => {
      questions.push(question);
      return said.shift() ?? assert.fail(`asked too much: ${question}`);
    };
    const errors: string[] = [];
    const terminal: Terminal = {
      cwd: '/',
      colours: false,
      out: () => {},
      err: (text) => void errors.push(text),
      ask,
    };
    await askCheckIn(answers, terminal, ask);
    assert.deepEqual(said, []);
    assert.ok(questions.some((question) => question.includes('last 6/10')));
    assert.equal(errors.filter((text) => /is no handle|is no confidence/.test(text)).length, 2);
    assert.deepEqual(answers.toInput(), {
      date: '2025-07-18',
      by: '@ana',
      kind: 'full',
      confidence: [{ objective: 'O1', value: 7, reason: 'we learn' }],
      results: [
        { objective: 'O1', keyResult: 'KR1', value: '72%' },
        { objective: 'O1', keyResult: 'KR2', value: '9%' },
      ],
      issues: [
        { text: 'Legal is slow', done: false, since: '2025-07-11', help: ['@helena'] },
        { text: 'No room', done: false },
      ],
      plan: [
        { text: 'Pair with Legal', done: true, since: '2025-07-11', owners: ['@ana'] },
        { text: 'Pair with Care', done: false, since: '2025-07-11' },
        { text: 'Find a room', done: false },
      ],
    });
  });
});
