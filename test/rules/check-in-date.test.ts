import assert from 'node:assert/strict';
import { checkIns, findingsOf, team } from './support';

const rule = 'check-in/date';

function found(...heads: readonly string[]): ReturnType<typeof findingsOf> {
  return findingsOf(
    rule,
    { 'okr.md': team({ after: checkIns(...heads.map((head) => ({ head }))) }) },
    { today: '2025-08-22' },
  );
}

describe(rule, () => {
  for (const head of ['Last Friday', '22.8.2025', '2025-02-30 @ana', '2025-8-22']) {
    it(`reports "${head}"`, () => {
      const [problem, ...others] = found(head);
      assert.deepEqual(others, []);
      assert.equal(problem?.severity, 'error');
      assert.match(problem.message, /no date that can be read/);
    });
  }

  it('reports a date that lies more than a day ahead', () => {
    const [problem] = found('2025-08-24 @ana');
    assert.deepEqual([problem?.at, problem?.severity], ['2025-08-24', 'error']);
    assert.match(problem?.message ?? '', /^2025-08-24 lies 2 days ahead/);
  });

  it('reports the same date twice by the same author, with the other one', () => {
    const [problem, ...others] = found('2025-08-22 @ana', '2025-08-22 @Ana');
    assert.deepEqual(others, []);
    assert.deepEqual([problem?.line, problem?.related], [24, ['okr.md: 2025-08-22']]);
  });

  it('reports the same date twice by nobody', () => {
    assert.match(found('2025-08-22', '2025-08-22')[0]?.message ?? '', /neither says by whom/);
  });

  for (const heads of [
    ['2025-08-22 @ana', '2025-08-22 @bruno'],
    ['2025-08-22 @ana', '2025-08-22'],
    ['2025-08-23 @ana', '2025-08-15 @ana'],
    ['2025-08-15 @ana', '2025-08-22 @ana'],
    ['2025-08-22: Nothing changed'],
    ['2025-08-22 — Skipped'],
    ['2025-08-22 @ana', '2025-08-08 @ana', '2025-08-08 @ana'],
  ]) {
    it(`is silent for ${heads.join(', ')}`, () => {
      assert.deepEqual(found(...heads), []);
    });
  }
});
