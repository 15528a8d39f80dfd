import assert from 'node:assert/strict';
import { findingsOf, problemsOf, team } from './support';

const rule = 'doc/empty';

describe(rule, () => {
  it('reports a named document without objectives, adopted or not', () => {
    for (const text of ['', '# OKRs\n\nSee the wiki.\n', team({ objective: '', keyResults: 'Later.' })]) {
      assert.equal(findingsOf(rule, { 'okr.md': text }).length, 1, JSON.stringify(text));
    }
  });

  it('is an information that only the strict preset has', () => {
    assert.deepEqual(findingsOf(rule, { 'okr.md': '' }, { config: { extends: 'recommended' } }), []);
    assert.equal(findingsOf(rule, { 'okr.md': '' })[0]?.severity, 'information');
  });

  it('is silent where there is an objective', () => {
    assert.deepEqual(findingsOf(rule, { 'okr.md': team() }), []);
  });

  it('is silent for files of other names', () => {
    assert.deepEqual(problemsOf({ 'notes.md': '# Notes\n' }), []);
  });

  it('is silent where the file cannot be read', () => {
    assert.deepEqual(findingsOf(rule, { 'okr.md': '<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n' }), []);
  });
});
