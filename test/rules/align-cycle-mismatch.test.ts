import assert from 'node:assert/strict';
import { findingsOf, team, unit } from './support';

const rule = 'align/cycle-mismatch';

function found(parentCycle: string, childCycle: string, keys: readonly string[] = []): ReturnType<typeof findingsOf> {
  return findingsOf(rule, {
    'okr.md': unit({ cycle: parentCycle }),
    'explore/okr.md': team({ cycle: childCycle, keys, lines: 'Contributes to: ../okr.md#O1' }),
  });
}

describe(rule, () => {
  it("reports the last half's parent, with the place of its cycle", () => {
    const [problem, ...others] = found('cycle: 2025-H1', 'cycle: 2025-Q3');
    assert.deepEqual(others, []);
    assert.deepEqual([problem?.severity, problem?.at], ['warning', '../okr.md#O1']);
    assert.match(
      problem?.message ?? '',
      /^O1 is for 2025-Q3, but Digital Services O1 is for 2025-H1 \(2025-01-01 to 2025-06-30\)/,
    );
    assert.deepEqual(problem?.related, ['okr.md: cycle: 2025-H1']);
  });

  it('reports a parent that is shorter than the child', () => {
    assert.equal(found('cycle: 2025-Q3', 'cycle: 2025').length, 1);
  });

  it('forgives 14 days at either end, and no more', () => {
    const child = (start: string, end: string): string => `cycle: { name: C, start: ${start}, end: ${end} }`;
    assert.equal(found('cycle: 2025-Q3', child('2025-06-17', '2025-10-14')).length, 0);
    assert.equal(found('cycle: 2025-Q3', child('2025-06-16', '2025-09-30')).length, 1);
    assert.equal(found('cycle: 2025-Q3', child('2025-07-01', '2025-10-15')).length, 1);
  });

  it('points at the heading where the parent holds several cycles', () => {
    const parent =
      '---\nokr: unit\nunit: Digital Services\ncycle: 2025\n---\n\n# Digital Services\n\n## 2025 Q2\n\n### O1: Delight\n\n- KR1: Grow from 1 to 2\n';
    const [problem] = findingsOf(rule, {
      'okr.md': parent,
      'explore/okr.md': team({ lines: 'Contributes to: ../okr.md#O1' }),
    });
    assert.deepEqual(problem?.related, ['okr.md: ## 2025 Q2']);
  });

  it("reports the frontmatter's parent once", () => {
    const after = '## O2: Keep the lights on\n\n- KR1: Hold availability at 99%';
    const problems = findingsOf(rule, {
      'okr.md': unit({ cycle: 'cycle: 2025-H1' }),
      'explore/okr.md': team({ keys: ['parent: ../okr.md#O1'], after }),
    });
    assert.deepEqual(
      problems.map((problem) => problem.line),
      [5],
    );
  });

  for (const [parent, child] of [
    ['cycle: 2025', 'cycle: 2025-Q3'],
    ['cycle: 2025-Q3', 'cycle: 2025-Q3'],
    ['cycle: 2025-H2', 'cycle: Q4 2025'],
    ['cycle: soon', 'cycle: 2025-Q3'],
    ['', 'cycle: 2025-Q3'],
  ] as const) {
    it(`is silent for ${child} below ${parent || 'no cycle'}`, () => {
      assert.deepEqual(found(parent, child), []);
    });
  }

  it('is silent for what is closed', () => {
    assert.deepEqual(found('cycle: 2025-H2', 'cycle: 2025-Q1', ['status: closed']), []);
  });

  it('is silent for a strategy without a cycle', () => {
    assert.deepEqual(
      findingsOf(rule, {
        'strategy.okr.md': '---\nokr: strategy\n---\n\n# Strategy\n\n## P1: Simplify\n',
        'okr.md': unit({ lines: 'Contributes to: strategy.okr.md#P1' }),
      }),
      [],
    );
  });
});
