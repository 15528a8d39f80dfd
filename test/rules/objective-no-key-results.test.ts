import assert from 'node:assert/strict';
import { findingsOf, team, unit } from './support';

const rule = 'objective/no-key-results';

describe(rule, () => {
  it('reports an objective of a team, a unit or a company without key results', () => {
    const bare = (text: string): string => text.replace(/^- KR.*\n/gm, '');
    const found = findingsOf(rule, {
      'a.okr.md': bare(unit({ layer: 'company' })),
      'b.okr.md': bare(unit()),
      'c.okr.md': team({ keyResults: 'We will see.' }),
    });
    assert.deepEqual(
      found.map((each) => [each.path, each.severity]),
      [
        ['a.okr.md', 'warning'],
        ['b.okr.md', 'warning'],
        ['c.okr.md', 'warning'],
      ],
    );
    assert.equal(found[2]?.at, 'Make the first week seamless for new users');
  });

  it('does not take initiatives for key results', () => {
    const keyResults = '### Initiatives\n\n- [ ] Shorter form\n- [ ] Contextual help';
    assert.equal(findingsOf(rule, { 'okr.md': team({ keyResults }) }).length, 1);
  });

  for (const [what, keyResults] of [
    ['bare items', '- Increase completion from 65% to 90%\n- Boost engagement from 15% to 50%'],
    ['a table', '| Key result | From | To |\n| --- | --- | --- |\n| Completion | 65% | 90% |'],
    ['a section of their own', '### Key Results\n\n- Increase completion from 65% to 90%'],
    ['key results that were all dropped', '- KR1: Grow NPS from 2 to 3 (dropped 2025-08-01: no survey)'],
  ] as const) {
    it(`is silent for ${what}`, () => {
      assert.deepEqual(findingsOf(rule, { 'okr.md': team({ keyResults }) }), []);
    });
  }

  it('is silent for priorities, and for what is closed', () => {
    assert.deepEqual(
      findingsOf(rule, {
        'vision.okr.md': '---\nokr: vision\n---\n\n# Vision\n\n## P1: Be there\n',
        'strategy.okr.md': '---\nokr: strategy\n---\n\n# Strategy\n\n## P1: Simplify\n\n## P2: Expand\n',
        'okr.md': team({ keys: ['status: closed'], keyResults: '' }),
      }),
      [],
    );
  });

  it('is a hint on a draft', () => {
    assert.equal(
      findingsOf(rule, { 'okr.md': team({ keys: ['status: draft'], keyResults: '' }) })[0]?.severity,
      'hint',
    );
  });
});
