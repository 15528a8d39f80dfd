import assert from 'node:assert/strict';
import { findingsOf, team } from './support';

const rule = 'kr/count';

function some(count: number): string {
  return Array.from({ length: count }, (_, at) => `- KR${at + 1}: Grow metric ${'abcdefgh'[at]} from 10% to 20%`).join(
    '\n',
  );
}

describe(rule, () => {
  it('reports a single key result at its objective', () => {
    const [found] = findingsOf(rule, { 'okr.md': team({ keyResults: some(1) }) });
    assert.deepEqual([found?.severity, found?.at], ['information', 'Make the first week seamless for new users']);
  });

  it('reports the first key result beyond five', () => {
    const [found, ...others] = findingsOf(rule, { 'okr.md': team({ keyResults: some(7) }) });
    assert.deepEqual(others, []);
    assert.equal(found?.at, 'Grow metric f from 10% to 20%');
    assert.match(found.message, /^O1 has 7 key results, more than 5/);
  });

  it('is left to the strict preset', () => {
    const texts = { 'okr.md': team({ keyResults: some(1) }) };
    assert.deepEqual(findingsOf(rule, texts, { config: { extends: 'recommended' } }), []);
  });

  it('does not count what was dropped', () => {
    const dropped = '\n- KR8: Grow NPS from 2 to 3 (dropped 2025-08-01: no survey)';
    assert.deepEqual(findingsOf(rule, { 'okr.md': team({ keyResults: some(5) + dropped }) }), []);
    assert.equal(findingsOf(rule, { 'okr.md': team({ keyResults: some(1) + dropped }) }).length, 1);
  });

  it('is silent from two to five', () => {
    for (const count of [2, 3, 4, 5]) {
      assert.deepEqual(findingsOf(rule, { 'okr.md': team({ keyResults: some(count) }) }), [], String(count));
    }
  });

  it('is silent where there is none, which is another rule', () => {
    assert.deepEqual(findingsOf(rule, { 'okr.md': team({ keyResults: '' }) }), []);
  });

  it('is silent for a priority with one, and for what is closed', () => {
    const strategy = '---\nokr: strategy\n---\n\n# Strategy\n\n## P1: Simplify\n\n- KR1: Cut forms from 9 to 3\n';
    const closed = team({ keys: ['status: closed'], keyResults: some(1) });
    assert.deepEqual(findingsOf(rule, { 'strategy.okr.md': strategy, 'okr.md': closed }), []);
  });
});
