import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckInInput } from '../../../src/core/edit/checkInInput';
import { recordCheckIn } from '../../../src/core/edit/recordCheckIn';
import { parseDocument } from '../../../src/core/model/parseDocument';
import { applyEdits, LineIndex } from '../../../src/core/text/lineIndex';

const folder = 'test/fixtures/edit/check-in';
const uri = 'file:///repository/explore/okr.md';

describe('recordCheckIn, golden files', () => {
  for (const name of readdirSync(folder)) {
    it(name.replaceAll('-', ' '), () => {
      const before = readFileSync(join(folder, name, 'before.md'), 'utf8');
      const input = JSON.parse(readFileSync(join(folder, name, 'input.json'), 'utf8')) as CheckInInput;
      const { edits, reveal } = recordCheckIn(before, parseDocument(uri, before), input);
      const after = applyEdits(before, edits);
      const golden = join(folder, name, 'after.md');
      if (process.env['UPDATE'] !== undefined || !existsSync(golden)) writeFileSync(golden, after);
      assert.equal(after, readFileSync(golden, 'utf8'));
      const index = new LineIndex(after);
      const written = parseDocument(uri, after).checkIns.find(
        ({ date, by }) => date === input.date && (by ?? '').toLowerCase() === (input.by ?? ''),
      );
      assert.equal(reveal.start.line, written?.heading.start.line);
      assert.equal(index.lineText(reveal.end.line).trim() === '', false);
      assert.deepEqual(
        recordCheckIn(after, parseDocument(uri, after), input).edits,
        [],
        'a second time there is nothing to write',
      );
    });
  }
});

describe('recordCheckIn, canonically', () => {
  it('writes what the format shows, character by character', () => {
    const whole = readFileSync(join(folder, 'newest-first', 'before.md'), 'utf8');
    const [start, end] = [whole.indexOf('### 2025-07-18'), whole.indexOf('### 2025-07-11')];
    const without = whole.slice(0, start) + whole.slice(end);
    const [checkIn] = parseDocument(uri, whole).checkIns;
    assert.ok(checkIn !== undefined);
    const items = (list: typeof checkIn.issues): CheckInInput['issues'] =>
      list.map(({ text, box, since, help, owners }) => ({
        text,
        done: box === 'ticked',
        ...(since === null ? {} : { since }),
        help,
        owners,
      }));
    const { edits } = recordCheckIn(without, parseDocument(uri, without), {
      date: '2025-07-18',
      by: '@ana',
      kind: 'full',
      confidence: checkIn.confidence.map(({ value, round, reason }) => ({
        objective: 'O1',
        value: value ?? 0,
        round,
        reason: reason ?? '',
      })),
      results: checkIn.results.map(({ keyResult, raw, comment }) => ({
        objective: 'O1',
        keyResult,
        value: raw,
        comment: comment ?? '',
      })),
      issues: items(checkIn.issues),
      plan: items(checkIn.plan),
    });
    assert.equal(edits.length, 1);
    assert.equal(applyEdits(without, edits), whole);
  });
});

describe('recordCheckIn, into a check-in of bold paragraphs', () => {
  const document = (...lines: readonly string[]): string =>
    [
      '# Explore',
      '',
      '## O1: Make it easy',
      '',
      '- KR1: Grow from 1 to 2',
      '',
      '## Check-ins',
      '',
      '### 2025-07-31 @ana',
      '',
      ...lines,
      '',
    ].join('\n');
  const input: CheckInInput = {
    date: '2025-07-31',
    by: '@ana',
    kind: 'full',
    confidence: [],
    results: [{ objective: 'O1', keyResult: 'KR1', value: '1.5' }],
    issues: [{ text: 'x', done: false }],
    plan: [{ text: 'p', done: false }],
  };
  const record = (before: string, what: CheckInInput): string =>
    applyEdits(before, recordCheckIn(before, parseDocument(uri, before), what).edits);

  const cases: readonly [string, readonly string[], readonly string[]][] = [
    [
      'none',
      ['**Goal confidence:** 6/10', '', '**Results progress:**', '', '**Issues:** none'],
      [
        '**Goal confidence:** 6/10',
        '',
        '**Results progress:**',
        '',
        '- O1-KR1: 1.5',
        '',
        '**Issues:**',
        '',
        '- [ ] x',
        '',
        '**Plan forward:**',
        '',
        '- [ ] p',
      ],
    ],
    [
      'a list right beneath',
      ['**Goal confidence:**', '- O1: 6/10', '', '**Plan forward:** none'],
      [
        '**Goal confidence:**',
        '- O1: 6/10',
        '',
        '**Results progress:**',
        '- O1-KR1: 1.5',
        '',
        '**Issues:**',
        '- [ ] x',
        '',
        '**Plan forward:**',
        '- [ ] p',
      ],
    ],
    [
      'a paragraph before items',
      ['**Goal confidence:** 6/10', '', '**Results progress:**', '', '- **Issues:** none'],
      [
        '**Goal confidence:** 6/10',
        '',
        '**Results progress:**',
        '',
        '* O1-KR1: 1.5',
        '',
        '- **Issues:**',
        '  - [ ] x',
        '- **Plan forward:**',
        '  - [ ] p',
      ],
    ],
  ];
  for (const [name, before, after] of cases) {
    it(`keeps its form: ${name}`, () => {
      const written = record(document(...before), input);
      assert.equal(written, document(...after));
      const [checkIn] = parseDocument(uri, written).checkIns;
      assert.deepEqual(
        [checkIn?.results.map(({ raw }) => raw), checkIn?.issues.map(({ text }) => text)],
        [['1.5'], ['x']],
      );
      assert.deepEqual(
        checkIn?.plan.map(({ text }) => text),
        ['p'],
      );
      assert.equal(record(written, input), written);
    });
  }
});
