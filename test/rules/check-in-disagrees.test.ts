import assert from 'node:assert/strict';
import { applyEdits } from '../../src/core/text/lineIndex';
import { checkIns, findingsOf, problemsOf, team } from './support';

const rule = 'check-in/disagrees';

function document(sentence: string, ...results: readonly (readonly [string, string])[]): string {
  const after = checkIns(...results.map(([date, result]) => ({ head: date, results: [`O1-KR1: ${result}`] })));
  return team({ keyResults: `- KR1: ${sentence}\n- KR2: Grow sales from 10 to 20`, after });
}

function found(sentence: string, ...results: readonly (readonly [string, string])[]): ReturnType<typeof findingsOf> {
  return findingsOf(rule, { 'okr.md': document(sentence, ...results) });
}

const completion = 'Increase completion from 65% to 90%';

describe(rule, () => {
  it('reports an undated value that is not the last record', () => {
    const [problem, ...others] = found(
      `${completion} (now 65%)`,
      ['2025-08-22', '72% — the form is live'],
      ['2025-08-15', '65%'],
    );
    assert.deepEqual(others, []);
    assert.deepEqual([problem?.severity, problem?.at], ['warning', '(now 65%)']);
    assert.match(problem?.message ?? '', /^O1-KR1 says 65% here and 72% in the check-in of 2025-08-22/);
    assert.deepEqual(problem?.fixes, ['Take the record: 72%']);
    assert.equal(problem?.related.length, 1);
  });

  it('reports a dated value that is older', () => {
    const [problem] = found(`${completion} (now 65%, 2025-08-20)`, ['2025-08-22', '72%']);
    assert.match(problem?.message ?? '', /65% of 2025-08-20/);
  });

  it('compares with the last check-in that has a value', () => {
    assert.equal(found(`${completion} (now 65%)`, ['2025-08-22', '— no data'], ['2025-08-15', '72%']).length, 1);
  });

  for (const sentence of [
    `${completion} (now 65%) @chen`,
    `${completion} (now 65%, 2025-08-01, measured) (weight 2)`,
  ]) {
    it(`leaves nothing behind when the record is taken for "${sentence}"`, () => {
      const text = document(sentence, ['2025-08-22', '72%']);
      const action = findingsOf(rule, { 'okr.md': text })[0]?.problem.fixes[0]?.action;
      assert.equal(action?.kind, 'replace');
      const fixed = applyEdits(text, [action]);
      assert.deepEqual(problemsOf({ 'okr.md': fixed }), []);
      assert.match(fixed, /\(now 72%(?:, 2025-08-22)?\)/);
    });
  }

  it('reads the cells of a table', () => {
    const keyResults =
      '| KR | From | To | Now |\n| --- | --- | --- | --- |\n| KR1: Completion | 65% | 90% | 65% |\n| KR2: Sales | 10 | 20 | 10 |';
    const after = checkIns({ head: '2025-08-22', results: ['O1-KR1: 72%', 'O1-KR2: 10'] });
    const text = team({ keyResults, after });
    const [problem, ...others] = findingsOf(rule, { 'okr.md': text });
    assert.deepEqual(others, []);
    const action = problem?.problem.fixes[0]?.action;
    assert.equal(action?.kind, 'replace');
    assert.match(applyEdits(text, [action]), /\| KR1: Completion \| 65% \| 90% \| 72% \|/);
  });

  for (const [what, sentence, results] of [
    ['the same value', `${completion} (now 72%)`, [['2025-08-22', '72%']]],
    ['the same value, written otherwise', `${completion} (now 72 %)`, [['2025-08-22', '72.0']]],
    ['the same value in another unit', 'Cut p95 latency from 1.2s to 400ms (now 0.9s)', [['2025-08-22', '900ms']]],
    ['the same amount', 'Grow ARR from $1.2M to $2M (now $1.5M)', [['2025-08-22', '1,500K']]],
    ['a dated value that is newer', `${completion} (now 75%, 2025-08-25)`, [['2025-08-22', '72%']]],
    ['a dated value of the same day', `${completion} (now 75%, 2025-08-22)`, [['2025-08-22', '72%']]],
    ['no value beside the key result', completion, [['2025-08-22', '72%']]],
    ['no record', `${completion} (now 72%)`, [['2025-08-22', '— no data']]],
    [
      'an older record that differs',
      `${completion} (now 72%)`,
      [
        ['2025-08-22', '72%'],
        ['2025-08-15', '70%'],
      ],
    ],
    ['an unsigned change and a signed one', 'Reduce tickets by 30% (now 12%)', [['2025-08-22', '-12%']]],
    ['values that cannot be compared', 'Reduce tickets by 30% (now 1,200 tickets)', [['2025-08-22', '12%']]],
    ['a confidential key result', `${completion} (now 65%) (confidential)`, [['2025-08-22', '40% of the way']]],
    ['a dropped key result', `${completion} (now 65%) (dropped 2025-08-23: enough)`, [['2025-08-22', '72%']]],
  ] as const) {
    it(`is silent for ${what}`, () => {
      assert.deepEqual(found(sentence, ...results), []);
    });
  }

  it('is content with either of two records of one day', () => {
    assert.deepEqual(found(`${completion} (now 72%)`, ['2025-08-22 @ana', '72%'], ['2025-08-22 @bruno', '73%']), []);
    assert.equal(found(`${completion} (now 71%)`, ['2025-08-22 @ana', '72%'], ['2025-08-22 @bruno', '73%']).length, 1);
  });

  it('keeps the records of several quarters in one file apart', () => {
    const quarter = (name: string, now: string): string =>
      `## ${name}\n\n### O1: Go on\n\n- KR1: ${completion} (now ${now})\n- KR2: Grow sales from 10 to 20`;
    const objective = `${quarter('2025 Q2', '65%')}\n\n${quarter('2025 Q3', '72%')}`;
    const after = checkIns(
      { head: '2025-08-22', results: ['O1-KR1: 72%'] },
      { head: '2025-06-20', results: ['O1-KR1: 65%'] },
    );
    assert.deepEqual(findingsOf(rule, { 'okr.md': team({ objective, keyResults: '', after }) }), []);
  });
});
