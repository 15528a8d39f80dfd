import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { problemsOf } from './support';

interface Expected {
  readonly today: string;
  readonly problems: readonly {
    readonly rule: string;
    readonly severity: string;
    readonly path: string;
    /** 0-based. */
    readonly line: number;
  }[];
}

const expected = JSON.parse(readFileSync('test/fixtures/bank-expected.json', 'utf8')) as Expected;

describe('the example workspace of a bank', () => {
  const paths = globSync('**/*.okr.md', { cwd: 'examples/bank' }).concat(
    globSync('**/okr.md', { cwd: 'examples/bank' }),
  );
  const texts = Object.fromEntries(paths.map((path) => [path, readFileSync(`examples/bank/${path}`, 'utf8')]));

  it('has the honest mistakes that its README tells of, and no others', () => {
    const found = problemsOf(texts, { today: expected.today, config: { extends: 'recommended' } });
    const inOrder = (list: Expected['problems']): readonly string[] =>
      list.map(({ rule, severity, path, line }) => `${path}:${line} ${severity} ${rule}`).toSorted();
    assert.deepEqual(inOrder(found.map((each) => ({ ...each, line: each.line - 1 }))), inOrder(expected.problems));
  });

  it('says for each of them where its parent is, where another document is involved', () => {
    const found = problemsOf(texts, { today: expected.today, config: { extends: 'recommended' } });
    for (const rule of ['align/layer', 'align/cycle-mismatch', 'align/parent-closed', 'align/no-parent']) {
      const related = found.filter((each) => each.rule === rule).map((each) => each.related.length);
      assert.deepEqual(
        related,
        related.map(() => 1),
        rule,
      );
    }
  });
});
