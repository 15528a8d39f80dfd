import assert from 'node:assert/strict';
import { findingsOf, problemsOf, team, unit } from './support';

const rule = 'align/broken-reference';

function found(child: string, more: Readonly<Record<string, string>> = {}): ReturnType<typeof findingsOf> {
  return findingsOf(rule, { 'okr.md': unit(), 'explore/okr.md': child, ...more });
}

describe(rule, () => {
  it('reports a missing file at the place where it is named, and offers the nearest', () => {
    const [problem, ...others] = found(team({ lines: 'Contributes to: [Delight](../okrs.md#O1)' }));
    assert.deepEqual(others, []);
    assert.deepEqual([problem?.severity, problem?.at], ['error', '../okrs.md#O1']);
    assert.equal(fixText(problem), '../okr.md#O1');
  });

  it('reports a missing objective, and offers those that there are', () => {
    const [problem] = found(team({ lines: 'Contributes to: ../okr.md#O7' }));
    assert.match(problem?.message ?? '', /O7/);
    assert.deepEqual(problem?.related, ['okr.md: # Digital Services']);
    assert.equal(fixText(problem), '../okr.md#O1');
  });

  it('reports a missing key result', () => {
    const [problem] = found(team({ lines: 'Contributes to: ../okr.md#O1-KR7' }));
    assert.match(fixText(problem) ?? '', /^\.\.\/okr\.md#O1-KR[12]$/);
  });

  it('reports a missing key result behind a link', () => {
    const anchor = 'o1-delight-new-customers-in-their-first-week';
    assert.equal(found(team({ lines: `Contributes to: [Delight](../okr.md#${anchor}) KR7` })).length, 1);
    assert.equal(found(team({ lines: `Contributes to: [Delight](../okr.md#${anchor}) KR2` })).length, 0);
  });

  it("reports the frontmatter's parent once, however many objectives inherit it", () => {
    const after = '## O2: Keep the lights on\n\n- KR1: Hold availability at 99%';
    const problems = found(team({ keys: ['parent: ../nowhere/okr.md#O1'], after }));
    assert.deepEqual(
      problems.map((problem) => problem.at),
      ['../nowhere/okr.md#O1'],
    );
  });

  it('reports what a key result moves', () => {
    const keyResults = '- KR1: Cut drop-off from 4% to 3% (moves ../okr.md#O1-KR9)';
    assert.equal(found(team({ keyResults }))[0]?.at, '../okr.md#O1-KR9');
  });

  it('is an information outside of what is opened', () => {
    const [problem] = found(team({ lines: 'Contributes to: ../../../other/okr.md#O1' }));
    assert.equal(problem?.severity, 'information');
  });

  it('is an information for a folder that is not there', () => {
    assert.equal(found(team({ lines: 'Contributes to: bank:okr.md#O1' }))[0]?.severity, 'information');
  });

  it('leaves nothing behind once its first fix is taken', () => {
    const child = team({ lines: 'Contributes to: ../okr.md#O7' });
    const fixed = child.replace('../okr.md#O7', fixText(found(child)[0]) ?? '');
    assert.deepEqual(problemsOf({ 'okr.md': unit(), 'explore/okr.md': fixed }), []);
  });

  for (const lines of [
    'Contributes to: ../okr.md#O1',
    'Contributes to: ../okr.md#o1',
    'Contributes to: [Delight](../okr.md#o1-delight-new-customers-in-their-first-week)',
    'Contributes to: [Delight](../okr.md#o1-old-words)',
    'Contributes to: ../okr.md#O1-KR2',
    'Contributes to: ..',
    'Contributes to: [Delight](../okr.md)',
    'Contributes to: none — ../nowhere.md is closed',
    'Contributes to: growth in general',
    'Supports: ../nowhere/okr.md#O1',
  ]) {
    it(`is silent for "${lines}"`, () => {
      assert.deepEqual(found(team({ lines })), []);
    });
  }
});

function fixText(problem: ReturnType<typeof findingsOf>[number] | undefined): string | undefined {
  const action = problem?.problem.fixes[0]?.action;
  return action?.kind === 'replace' ? action.newText : undefined;
}
