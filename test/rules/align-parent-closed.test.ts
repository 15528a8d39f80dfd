import assert from 'node:assert/strict';
import { findingsOf, team, unit } from './support';

const rule = 'align/parent-closed';

function found(parent: string, child: string): ReturnType<typeof findingsOf> {
  return findingsOf(rule, { 'okr.md': parent, 'explore/okr.md': child });
}

const closed = unit({ keys: ['status: closed'] });

describe(rule, () => {
  it('reports a parent that is closed, with the place where that is written', () => {
    const [problem, ...others] = found(closed, team({ lines: 'Contributes to: ../okr.md#O1' }));
    assert.deepEqual(others, []);
    assert.deepEqual([problem?.severity, problem?.at], ['warning', '../okr.md#O1']);
    assert.deepEqual(problem?.related, ['okr.md: status: closed']);
  });

  it('reports one reference for an objective and its key results', () => {
    const keyResults = '- KR1: Cut drop-off from 4% to 3% (moves ../okr.md#O1-KR1)';
    assert.equal(found(closed, team({ lines: 'Contributes to: ../okr.md#O1', keyResults })).length, 1);
    assert.equal(found(closed, team({ keyResults })).length, 1);
  });

  it('reports the whole document as a parent', () => {
    assert.equal(found(closed, team({ keys: ['parent: ../okr.md'] })).length, 1);
  });

  for (const status of ['draft', 'proposed', 'aligned', 'active']) {
    it(`is silent for a parent that is ${status}`, () => {
      assert.deepEqual(
        found(unit({ keys: [`status: ${status}`] }), team({ lines: 'Contributes to: ../okr.md#O1' })),
        [],
      );
    });
  }

  it('is silent where the child is closed, too', () => {
    assert.deepEqual(found(closed, team({ keys: ['status: closed', 'parent: ../okr.md#O1'] })), []);
  });

  it('is silent for what is supported or depended on', () => {
    assert.deepEqual(found(closed, team({ lines: 'Supports: ../okr.md#O1\n\nDepends on: ../okr.md#O1' })), []);
  });
});
