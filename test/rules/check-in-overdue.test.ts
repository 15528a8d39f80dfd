import assert from 'node:assert/strict';
import { defaultLimits } from '../../src/core/rules/config';
import { checkIns, findingsOf, team, unit } from './support';

const rule = 'check-in/overdue';
const active = ['status: active'];
const checkedIn = (...dates: readonly string[]): string => checkIns(...dates.map((head) => ({ head })));

function found(text: string, today: string): ReturnType<typeof findingsOf> {
  return findingsOf(rule, { 'okr.md': text }, { today });
}

describe(rule, () => {
  it('fires on the eleventh day after a weekly check-in', () => {
    const text = team({ keys: active, after: checkedIn('2025-07-18') });
    assert.deepEqual(found(text, '2025-07-28'), []);
    const [problem] = found(text, '2025-07-29');
    assert.deepEqual([problem?.severity, problem?.at, problem?.problem.dated], ['warning', '2025-07-18', true]);
    assert.match(problem?.message ?? '', /^Explore last checked in on 2025-07-18, 11 days ago/);
    assert.deepEqual(
      problem?.problem.fixes.map(({ action }) => action.kind),
      ['start-check-in'],
    );
  });

  it('knows two weeks and a month', () => {
    const text = (every: string): string =>
      team({ keys: [...active, `check-in: { every: ${every} }`], after: checkedIn('2025-07-04') });
    assert.deepEqual(found(text('2 weeks'), '2025-07-21'), []);
    assert.equal(found(text('2 weeks'), '2025-07-22').length, 1);
    assert.deepEqual(found(text('month'), '2025-08-07'), []);
    assert.equal(found(text('month'), '2025-08-08').length, 1);
  });

  it("counts from the cycle's start before the first check-in of the cycle", () => {
    assert.deepEqual(found(team({ keys: active }), '2025-07-11'), []);
    const [problem] = found(team({ keys: active }), '2025-07-12');
    assert.match(problem?.message ?? '', /^Explore has not checked in since 2025-Q3 began on 2025-07-01, 11 days ago/);
    const before = team({ keys: active, after: checkedIn('2025-06-13') });
    assert.deepEqual(found(before, '2025-07-11'), []);
  });

  it('takes the greatest date, whatever the order of the file', () => {
    for (const dates of [
      ['2025-07-18', '2025-07-11', '2025-07-04'],
      ['2025-07-04', '2025-07-11', '2025-07-18'],
    ]) {
      assert.equal(found(team({ after: checkedIn(...dates) }), '2025-07-29')[0]?.at, '2025-07-18');
    }
  });

  it('is not deceived by a date in the future', () => {
    assert.equal(found(team({ after: checkedIn('2025-07-04', '2025-12-24') }), '2025-07-29').length, 1);
  });

  it('does not take a retrospective for a check-in', () => {
    const after = `${checkedIn('2025-07-18')}\n\n## Retrospectives\n\n### 2025-08-15 Mid-cycle\n\n- **Attractors:** the form`;
    assert.equal(found(team({ after }), '2025-08-18').length, 1);
  });

  it('asks companies and units where they have set a rhythm', () => {
    const keys = [...active, 'check-in: month'];
    assert.equal(found(unit({ keys }), '2025-07-29').length, 1);
    assert.equal(found(unit({ keys, layer: 'company' }), '2025-07-29').length, 1);
    assert.deepEqual(found(unit({ keys: active }), '2025-07-29'), []);
  });

  it('takes the grace of the config', () => {
    const config = { limits: { ...defaultLimits, checkInDays: 0 } };
    const texts = { 'okr.md': team({ after: checkedIn('2025-07-18') }) };
    assert.equal(findingsOf(rule, texts, { today: '2025-07-26', config }).length, 1);
    assert.equal(findingsOf(rule, texts, { today: '2025-07-25', config }).length, 0);
  });

  for (const [what, text, today] of [
    ['a status that is not written', team(), '2025-08-27'],
    ['a draft', team({ keys: ['status: draft'] }), '2025-08-27'],
    ['a closed document', team({ keys: ['status: closed'], after: checkedIn('2025-07-04') }), '2025-08-27'],
    ['a cycle to come', team({ keys: active }), '2025-06-30'],
    ['a cycle that ended', team({ keys: active, after: checkedIn('2025-07-04') }), '2025-10-01'],
    ['a skipped week', team({ keys: active, after: '## Check-ins\n\n### 2025-08-22 Skipped' }), '2025-08-27'],
    [
      'a week in which nothing changed',
      team({ after: '## Check-ins\n\n### 2025-08-22 Nothing changed' }),
      '2025-08-27',
    ],
    ['a document without objectives', team({ keys: active, objective: '', keyResults: '' }), '2025-08-27'],
    ['a check-in without a date, which is reported as such', team({ after: checkedIn('Last Friday') }), '2025-08-27'],
    [
      'a strategy',
      '---\nokr: strategy\ncycle: 2025\nstatus: active\n---\n\n# Strategy\n\n## P1: Simplify\n',
      '2025-08-27',
    ],
  ] as const) {
    it(`is silent for ${what}`, () => {
      assert.deepEqual(found(text, today), []);
    });
  }
});
