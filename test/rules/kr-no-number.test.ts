import assert from 'node:assert/strict';
import { findingsOf, problemsOf, team } from './support';

const rule = 'kr/no-number';

function found(sentence: string): ReturnType<typeof findingsOf> {
  return findingsOf(rule, { 'okr.md': team({ keyResults: `- KR1: ${sentence}\n- KR2: Grow sales from 10 to 20` }) });
}

describe(rule, () => {
  for (const sentence of [
    'Improve onboarding completion',
    'Make customers much happier',
    'Be the best bank for families',
  ]) {
    it(`reports "${sentence}"`, () => {
      const [problem, ...others] = found(sentence);
      assert.deepEqual(others, []);
      assert.deepEqual([problem?.severity, problem?.at], ['warning', sentence]);
    });
  }

  for (const sentence of [
    'Increase onboarding completion from 65% to 90%',
    'Reduce support tickets about account setup by 30%',
    'Keep availability at or above 99.95%',
    'Zero Sev1 incidents',
    'Double weekly active users',
    'Improve NPS (confidential)',
    'Improve NPS (dropped 2025-08-01: no survey)',
  ]) {
    it(`is silent for "${sentence}"`, () => {
      assert.deepEqual(found(sentence), []);
    });
  }

  it('leaves a placeholder to the rule for it', () => {
    const keyResults = '- KR1: Increase completion to xx%\n- KR2: Grow sales from 10 to 20';
    assert.deepEqual(
      problemsOf({ 'okr.md': team({ keyResults }) }).map((each) => each.rule),
      ['doc/placeholder'],
    );
  });

  it('is silent for the bullets of a strategy, and for what is closed', () => {
    const strategy = '---\nokr: strategy\n---\n\n# Strategy\n\n## P1: Simplify\n\n- Fewer forms\n- Plain words\n';
    const closed = team({ keys: ['status: closed'], keyResults: '- KR1: Improve onboarding' });
    assert.deepEqual(findingsOf(rule, { 'strategy.okr.md': strategy, 'okr.md': closed }), []);
  });

  it('is silent where the key result, or its objective, accepts it', () => {
    const accepted = `- KR1: Improve onboarding\n  - Accepted: ${rule} — the survey starts in August`;
    assert.deepEqual(findingsOf(rule, { 'okr.md': team({ keyResults: accepted }) }), []);
    const keyResults = '- KR1: Improve onboarding';
    assert.deepEqual(findingsOf(rule, { 'okr.md': team({ lines: `Accepted: ${rule} — later`, keyResults }) }), []);
  });
});
