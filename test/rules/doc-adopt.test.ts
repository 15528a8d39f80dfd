import assert from 'node:assert/strict';
import { findingsOf, problemsOf, team } from './support';

const rule = 'doc/adopt';
const bare = '# OKRs\n\n## O1: Win\n\n- KR1: Improve\n- KR1: xx% of all\n';

describe(rule, () => {
  it('offers frontmatter and lets all other rules wait', () => {
    const found = problemsOf({ 'teams/okrs.md': bare });
    assert.deepEqual(
      found.map((each) => [each.rule, each.severity, each.at]),
      [[rule, 'information', '# OKRs']],
    );
    assert.deepEqual(
      found[0]?.problem.fixes.map(({ action }) => action.kind),
      ['adopt'],
    );
  });

  it('knows the names of documents', () => {
    for (const path of ['okr.md', 'OKR.md', 'Okrs.MD', 'a b/2025-Q3.okr.md', 'x/%20.okr.md']) {
      assert.equal(findingsOf(rule, { [path]: bare }).length, 1, path);
    }
  });

  it('is silent for other names', () => {
    for (const path of ['README.md', 'my-okrs.md', 'okr.md.md', 'book.md']) {
      assert.deepEqual(problemsOf({ [path]: bare }), [], path);
    }
  });

  it('is silent where nothing is to be adopted', () => {
    assert.deepEqual(findingsOf(rule, { 'okr.md': '# OKRs\n\nSee the wiki.\n' }), []);
  });

  it('is silent for what is adopted', () => {
    assert.deepEqual(findingsOf(rule, { 'okr.md': team() }), []);
  });

  it('waits until a conflict is resolved', () => {
    const found = problemsOf({ 'okr.md': `${bare}\n<<<<<<< HEAD\n- a\n=======\n- b\n>>>>>>> x\n` });
    assert.deepEqual(
      found.map((each) => each.rule),
      ['doc/unreadable'],
    );
  });
});
