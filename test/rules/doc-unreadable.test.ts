import assert from 'node:assert/strict';
import { unreadableDocument } from '../../src/core/model/parseDocument';
import { checkerOf, findingsOf, problemsOf, root, team, wordsOf } from './support';

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

  it('is all that is said of a conflict, in the frontmatter and below', () => {
    const conflict = (ours: string, theirs: string): string =>
      `<<<<<<< HEAD\n${ours}\n=======\n${theirs}\n>>>>>>> main`;
    const inFrontmatter = team({ cycle: conflict('cycle: 2025-Q3', 'cycle: 2025-Q4') });
    const kr = 'KR1: Grow sales from 1 to';
    const below = team({ keyResults: `${conflict(`- ${kr} 2`, `- ${kr} 3`)}\n- KR2: Grow visits from 1 to 2` });
    for (const text of [inFrontmatter, below]) {
      assert.deepEqual(
        problemsOf({ 'okr.md': text }).map((found) => found.rule),
        [rule],
      );
    }
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
