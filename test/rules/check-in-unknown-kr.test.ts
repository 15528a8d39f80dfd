import assert from 'node:assert/strict';
import { checkIns, findingsOf, team } from './support';

const rule = 'check-in/unknown-kr';
const second = '## O2: Keep the lights on\n\n- KR1: Hold availability at 99%\n- KR3: Cut incidents from 9 to 3';

function found(results: readonly string[], more = ''): ReturnType<typeof findingsOf> {
  const after = [more, checkIns({ head: '2025-08-22 @ana', results })].filter((part) => part !== '').join('\n\n');
  return findingsOf(rule, { 'okr.md': team({ after }) });
}

describe(rule, () => {
  it('reports a result for a key result that does not exist, and offers the nearest', () => {
    const [problem, ...others] = found(['O1-KR1: 70%', 'O1-KR4: 12%']);
    assert.deepEqual(others, []);
    assert.deepEqual([problem?.severity, problem?.at], ['error', 'O1-KR4']);
    assert.deepEqual(problem?.fixes, ['Change to O1-KR1', 'Change to O1-KR2']);
  });

  it('reports an objective that does not exist', () => {
    assert.equal(found(['O7-KR1: 70%']).length, 1);
  });

  it('reports a bare label that could be two, with both', () => {
    const [problem] = found(['KR1: 70%'], second);
    assert.match(problem?.message ?? '', /^KR1 could be O1-KR1, O2-KR1/);
    assert.deepEqual(problem?.fixes, ['Change to O1-KR1', 'Change to O2-KR1']);
  });

  it('reports both of two check-ins of the last day', () => {
    const results = ['O1-KR4: 12%'];
    const after = checkIns({ head: '2025-08-22 @ana', results }, { head: '2025-08-22 @bruno', results });
    assert.equal(findingsOf(rule, { 'okr.md': team({ after }) }).length, 2);
  });

  for (const [what, results, more] of [
    ['a bare label with one objective', ['KR1: 70%'], ''],
    ['a bare label that only one objective has', ['KR3: 7'], second],
    ['lower case', ['o1-kr1: 70%'], ''],
    ['a dash instead of a value', ['O1-KR2: — no tags yet'], ''],
    ['words that are no label', ['Completion went up'], ''],
  ] as const) {
    it(`is silent for ${what}`, () => {
      assert.deepEqual(found(results, more), []);
    });
  }

  it('is silent for a key result that was dropped', () => {
    const keyResults = '- KR1: Grow sales from 1 to 2\n- KR2: Grow NPS from 2 to 3 (dropped 2025-08-01: no survey)';
    const after = checkIns({ head: '2025-08-22', results: ['O1-KR2: 2.5'] });
    assert.deepEqual(findingsOf(rule, { 'okr.md': team({ keyResults, after }) }), []);
  });

  it('is silent for older check-ins', () => {
    const after = checkIns(
      { head: '2025-08-22', results: ['O1-KR1: 70%'] },
      { head: '2025-08-15', results: ['O1-KR4: 1%'] },
    );
    assert.deepEqual(findingsOf(rule, { 'okr.md': team({ after }) }), []);
  });

  it('reads a bare label in the cycle of the check-in', () => {
    const quarter = (name: string): string => `## ${name}\n\n### O1: Go on\n\n- KR1: Grow sales from 1 to 2`;
    const objective = `${quarter('2025 Q2')}\n\n${quarter('2025 Q3')}`;
    const after = checkIns({ head: '2025-08-22', results: ['KR1: 1.5'] });
    assert.deepEqual(findingsOf(rule, { 'okr.md': team({ objective, keyResults: '', after }) }), []);
  });
});
