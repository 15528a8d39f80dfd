import assert from 'node:assert/strict';
import { findingsOf, team, unit } from './support';

const rule = 'align/loop';

function named(name: string, parent: string): string {
  return unit({ name, lines: `Contributes to: ${parent}` });
}

describe(rule, () => {
  it('reports a loop of two at the reference of each', () => {
    const found = findingsOf(rule, { 'a.okr.md': named('A', 'b.okr.md#O1'), 'b.okr.md': named('B', 'a.okr.md#O1') });
    assert.deepEqual(
      found.map((each) => [each.path, each.severity, each.at, each.related]),
      [
        ['a.okr.md', 'error', 'b.okr.md#O1', ['b.okr.md: a.okr.md#O1']],
        ['b.okr.md', 'error', 'a.okr.md#O1', ['a.okr.md: b.okr.md#O1']],
      ],
    );
    assert.match(found[0]?.message ?? '', /\(A O1 → B O1 → A O1\)/);
  });

  it('reports a loop of three, and nobody who only leads into it', () => {
    const found = findingsOf(rule, {
      'a.okr.md': named('A', 'b.okr.md#O1'),
      'b.okr.md': named('B', 'c.okr.md#O1'),
      'c.okr.md': named('C', 'a.okr.md#O1'),
      'd.okr.md': named('D', 'a.okr.md#O1'),
      'team.okr.md': team({ lines: 'Contributes to: d.okr.md#O1' }),
    });
    assert.deepEqual(
      found.map((each) => each.path),
      ['a.okr.md', 'b.okr.md', 'c.okr.md'],
    );
  });

  it('reports an objective that contributes to itself', () => {
    const [found] = findingsOf(rule, { 'a.okr.md': named('A', '#O1') });
    assert.match(found?.message ?? '', /^O1 contributes to itself/);
  });

  it("reports the frontmatter's parent once", () => {
    const two = `${unit({ name: 'A', keys: ['parent: b.okr.md#O1'] })}\n## O2: More\n\n- KR1: Grow from 1 to 2\n`;
    const found = findingsOf(rule, { 'a.okr.md': two, 'b.okr.md': named('B', 'a.okr.md#O1') });
    assert.deepEqual(
      found.map((each) => [each.path, each.line]),
      [
        ['a.okr.md', 5],
        ['b.okr.md', 11],
      ],
    );
  });

  it('is silent for two ways up that meet', () => {
    assert.deepEqual(
      findingsOf(rule, {
        'top.okr.md': unit({ name: 'Top' }),
        'a.okr.md': named('A', 'top.okr.md#O1'),
        'b.okr.md': named('B', 'top.okr.md#O1'),
        'c.okr.md': named('C', 'a.okr.md#O1, b.okr.md#O1'),
      }),
      [],
    );
  });

  it('is silent where different objectives of two documents serve each other', () => {
    const second = (parent: string): string =>
      `\n## O2: More\n\nContributes to: ${parent}\n\n- KR1: Grow from 1 to 2\n`;
    assert.deepEqual(
      findingsOf(rule, {
        'a.okr.md': `${unit({ name: 'A' })}${second('b.okr.md#O1')}`,
        'b.okr.md': `${unit({ name: 'B' })}${second('a.okr.md#O1')}`,
      }),
      [],
    );
  });

  it('is silent for dependencies, and for metrics that are moved', () => {
    const keyResult = '\n- KR3: Cut drop-off from 4% to 3% (moves a.okr.md#O1-KR1)\n';
    assert.deepEqual(
      findingsOf(rule, {
        'a.okr.md': unit({ name: 'A', lines: 'Contributes to: b.okr.md#O1' }),
        'b.okr.md': `${unit({ name: 'B', lines: 'Depends on: a.okr.md#O1' }).trimEnd()}${keyResult}`,
      }),
      [],
    );
  });
});
