import assert from 'node:assert/strict';
import { findingsOf, problemsOf, team } from './support';

const rule = 'doc/placeholder';

describe(rule, () => {
  for (const [sentence, at] of [
    ['Increase completion from xx% to 90%', 'xx%'],
    ['Increase completion from X to Y', 'from X to Y'],
    ['Reduce open tickets from N to N/2', 'N to N/2'],
    ['Increase [metric] from 1 to 2', '[metric]'],
    ['Churn: TBD', 'TBD'],
  ] as const) {
    it(`reports ${at}, and nothing else of the sentence`, () => {
      const found = problemsOf({ 'okr.md': team({ keyResults: `- KR1: ${sentence}\n- KR2: Grow sales from 1 to 2` }) });
      assert.deepEqual(
        found.map((each) => [each.rule, each.severity, each.at]),
        [[rule, 'warning', at]],
      );
    });
  }

  for (const sentence of [
    'Reduce build time from 12 to 6 minutes on Xcode',
    'Move 12 teams from [Jenkins](https://example.com/x) to GitLab',
    'Get from Xiamen to York in 3 hours',
    'Keep the share of xxl sizes below 3%',
  ]) {
    it(`is silent for "${sentence}"`, () => {
      assert.deepEqual(findingsOf(rule, { 'okr.md': team({ keyResults: `- KR1: ${sentence}` }) }), []);
    });
  }

  it('is silent for what somebody said', () => {
    const after =
      '## Conversation\n\n- 2025-07-02 @helena asked: is the target still TBD?\n\n## Check-ins\n\n### 2025-08-22 @ana\n\n- **Issues:** the date is TBD';
    assert.deepEqual(findingsOf(rule, { 'okr.md': team({ after }) }), []);
  });

  it('is a hint on a draft, and nothing on what is closed', () => {
    const text = (status: string): string => team({ keys: [`status: ${status}`], keyResults: '- KR1: Churn TBD' });
    assert.equal(findingsOf(rule, { 'okr.md': text('draft') })[0]?.severity, 'hint');
    assert.deepEqual(findingsOf(rule, { 'okr.md': text('closed') }), []);
  });
});
