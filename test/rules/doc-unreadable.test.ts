import assert from 'node:assert/strict';
import { unreadableDocument } from '../../src/core/model/parseDocument';
import { checkerOf, findingsOf, root, team, wordsOf } from './support';

const rule = 'doc/unreadable';

describe(rule, () => {
  it('reports the markers of a conflict at the first of them', () => {
    const text = team({ after: '<<<<<<< HEAD\nour words\n=======\ntheir words\n>>>>>>> main' });
    const found = findingsOf(rule, { 'okr.md': text });
    assert.deepEqual(
      found.map((each) => [each.severity, each.at]),
      [['error', '<<<<<<< HEAD']],
    );
  });

  it('says what is wrong with a file that is no text, or too long', () => {
    const checker = checkerOf({});
    checker.load([
      unreadableDocument(`${root}/a.okr.md`, 'encoding'),
      unreadableDocument(`${root}/b.okr.md`, 'size', { size: 1200, limit: 1048 }),
    ]);
    const problems = checker.allProblems();
    assert.deepEqual(
      problems.map((problem) => problem.rule),
      [rule, rule],
    );
    assert.match(wordsOf(problems[0]?.message ?? { id: '', args: {} }), /not encoded in UTF-8/);
    assert.match(wordsOf(problems[1]?.message ?? { id: '', args: {} }), /1200 kB, more than the 1048 kB/);
  });

  for (const [what, after] of [
    ['a setext heading', 'Notes\n======='],
    ['a quote within a quote', '>>> as she said'],
    ['a single marker in the text', 'The marker <<<<<<< starts a conflict.'],
  ] as const) {
    it(`is silent for ${what}`, () => {
      assert.deepEqual(findingsOf(rule, { 'okr.md': team({ after }) }), []);
    });
  }
});
