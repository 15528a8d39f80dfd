import assert from 'node:assert/strict';
import { findingsOf, problemsOf, team } from './support';

const rule = 'kr/no-movement';

function found(sentence: string): ReturnType<typeof findingsOf> {
  return findingsOf(rule, { 'okr.md': team({ keyResults: `- KR1: ${sentence}\n- KR2: Grow sales from 10 to 20` }) });
}

describe(rule, () => {
  for (const sentence of ['Increase completion from 90% to 90%', 'Cut p95 latency from 1.2s to 1200ms']) {
    it(`reports "${sentence}", and nothing else of it`, () => {
      const problems = problemsOf({
        'okr.md': team({ keyResults: `- KR1: ${sentence}\n- KR2: Grow sales from 10 to 20` }),
      });
      assert.deepEqual(
        problems.map((each) => [each.rule, each.severity, each.at]),
        [[rule, 'warning', sentence]],
      );
    });
  }

  it('names the value', () => {
    assert.match(
      found('Increase completion from 90% to 90%')[0]?.message ?? '',
      /^O1-KR1 starts where it ends, at 90%/,
    );
  });

  it('reads the columns of a table', () => {
    const keyResults =
      '| Key result | From | To |\n| --- | --- | --- |\n| Completion | 65% | 65% |\n| Engagement | 15% | 50% |';
    assert.equal(findingsOf(rule, { 'okr.md': team({ keyResults }) }).length, 1);
  });

  for (const sentence of [
    'Increase completion from 65% to 90%',
    'Keep availability at or above 99.95%',
    'Cut p95 latency from 1.2s to 400ms',
    'Increase completion from 90% to 90% (confidential)',
    'Increase completion from 90% to 90% (dropped 2025-08-01: a slip)',
  ]) {
    it(`is silent for "${sentence}"`, () => {
      assert.deepEqual(found(sentence), []);
    });
  }
});
