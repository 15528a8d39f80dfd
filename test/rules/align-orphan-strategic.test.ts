import assert from 'node:assert/strict';
import { findingsOf, team, unit } from './support';

const rule = 'align/orphan-strategic';

function found(parent: string, ...children: readonly string[]): ReturnType<typeof findingsOf> {
  const files = children.map((text, index) => [`team${index}/okr.md`, text] as const);
  return findingsOf(rule, { 'okr.md': parent, ...Object.fromEntries(files) });
}

const moves = (label: string): string =>
  team({
    lines: 'Contributes to: ../okr.md#O1',
    keyResults: `- KR1: Cut drop-off from 4% to 3% (moves ../okr.md#${label})`,
  });

describe(rule, () => {
  it('reports an objective to which nobody contributes', () => {
    const [problem, ...others] = found(unit());
    assert.deepEqual(others, []);
    assert.deepEqual([problem?.severity, problem?.at], ['information', 'Delight new customers in their first week']);
  });

  it('is in the recommended preset', () => {
    assert.equal(findingsOf(rule, { 'okr.md': unit() }, { config: { extends: 'recommended' } }).length, 1);
  });

  it('does not count what the document says of itself', () => {
    assert.equal(found(`${unit()}\n## O2: More\n\nContributes to: #O1\n\n- KR1: Grow from 1 to 2\n`).length, 2);
  });

  it('reports a key result whose sibling is named', () => {
    const [problem, ...others] = found(unit(), moves('O1-KR1'));
    assert.deepEqual(others, []);
    assert.match(problem?.message ?? '', /^No document contributes to O1-KR2, while others name KR1/);
  });

  for (const [what, parent, children] of [
    ['a contributor that names the objective', unit(), [team({ lines: 'Contributes to: ../okr.md#O1' })]],
    ['a contributor by the frontmatter', unit(), [team({ keys: ['parent: ../okr.md#O1'] })]],
    ['key results that are all named', unit(), [moves('O1-KR1'), moves('O1-KR2')]],
    ['a draft', unit({ keys: ['status: draft'] }), []],
    ['a closed document', unit({ keys: ['status: closed'] }), []],
    ['a team', team(), []],
    ['an accepted objective', unit({ lines: `Accepted: ${rule} — next quarter` }), []],
  ] as const) {
    it(`is silent for ${what}`, () => {
      assert.deepEqual(found(parent, ...children), []);
    });
  }

  it('does not ask for a key result that was dropped', () => {
    const parent = unit().replace('from 20 to 35', 'from 20 to 35 (dropped 2025-05-01: no survey)');
    assert.deepEqual(found(parent, moves('O1-KR1')), []);
  });
});
