import assert from 'node:assert/strict';
import { findingsOf, team, unit } from './support';

const rule = 'doc/cycle';

describe(rule, () => {
  it('reports a missing cycle of company, unit and team', () => {
    const found = findingsOf(rule, {
      'a/okr.md': unit({ layer: 'company', cycle: '' }),
      'b/okr.md': unit({ cycle: '' }),
      'c/okr.md': team({ cycle: '' }),
    });
    assert.deepEqual(
      found.map((each) => [each.path, each.severity]),
      [
        ['a/okr.md', 'error'],
        ['b/okr.md', 'error'],
        ['c/okr.md', 'error'],
      ],
    );
    assert.match(found[2]?.message ?? '', /^A team sets OKRs for a cycle/);
  });

  it('reports an empty cycle once', () => {
    assert.equal(findingsOf(rule, { 'okr.md': team({ cycle: 'cycle:' }) }).length, 1);
  });

  for (const [cycle, at] of [
    ['cycle: third quarter', 'third quarter'],
    ['cycle: 2025-Q5', '2025-Q5'],
    ['cycle: { name: Summer, start: 2025-07-01, end: 2025-06-30 }', '2025-06-30'],
    ['cycle: { name: Summer, start: 2025-07-01, end: 2025-09-31 }', '2025-09-31'],
  ] as const) {
    it(`reports ${cycle}`, () => {
      assert.deepEqual(
        findingsOf(rule, { 'okr.md': team({ cycle }) }).map((found) => found.at),
        [at],
      );
    });
  }

  for (const cycle of [
    'cycle: 2025-Q3',
    'cycle: Q3 2025',
    'cycle: 2025-H2',
    'cycle: 2025',
    'cycle: FY26-Q1',
    'cycle: { name: Summer, start: 2025-06-15, end: 2025-09-14 }',
    'cycle: { start: 2025-06-15, end: 2025-06-15 }',
  ]) {
    it(`is silent for ${cycle}`, () => {
      assert.deepEqual(findingsOf(rule, { 'okr.md': team({ cycle }) }), []);
    });
  }

  it('is silent for visions and strategies', () => {
    const text = (layer: string): string => `---\nokr: ${layer}\n---\n\n# Ours\n\n## P1: Be there\n`;
    assert.deepEqual(findingsOf(rule, { 'vision.okr.md': text('vision'), 'strategy.okr.md': text('strategy') }), []);
  });

  it('is silent where every objective stands under the heading of its cycle', () => {
    const objective = '## 2025 Q3\n\n### O1: Make the first week seamless';
    assert.deepEqual(findingsOf(rule, { 'okr.md': team({ cycle: '', objective }) }), []);
  });
});
