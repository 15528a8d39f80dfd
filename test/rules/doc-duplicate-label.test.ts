import assert from 'node:assert/strict';
import { findingsOf, team } from './support';

const rule = 'doc/duplicate-label';
const keyResults = '- KR1: Grow sales from 1 to 2\n- KR2: Grow visits from 1 to 2';

describe(rule, () => {
  it('reports the second key result of a label', () => {
    const found = findingsOf(rule, { 'okr.md': team({ keyResults: keyResults.replace('KR2', 'KR1') }) });
    assert.deepEqual(
      found.map((each) => [each.line, each.severity]),
      [[12, 'error']],
    );
    assert.match(found[0]?.message ?? '', /^KR1 is written twice under one objective/);
  });

  it('reports the second objective of a label', () => {
    const after = `## O1: Another one\n\n${keyResults}`;
    assert.match(
      findingsOf(rule, { 'okr.md': team({ after }) })[0]?.message ?? '',
      /^O1 is written twice in one cycle/,
    );
  });

  it('takes one label in two spellings for the same', () => {
    assert.equal(findingsOf(rule, { 'okr.md': team({ keyResults: keyResults.replace('KR2', 'kr 1') }) }).length, 1);
  });

  it('is silent for one label under two objectives', () => {
    assert.deepEqual(findingsOf(rule, { 'okr.md': team({ after: `## O2: Another one\n\n${keyResults}` }) }), []);
  });

  it('is silent for one label in two cycles', () => {
    const text = `---\nokr: team\nteam: Explore\ncycle: 2025\n---\n\n# Explore\n\n## 2025 Q2\n\n### O1: Start\n\n${keyResults}\n\n## 2025 Q3\n\n### O1: Go on\n\n${keyResults}\n`;
    assert.deepEqual(findingsOf(rule, { 'okr.md': text }), []);
  });

  it('is silent for bare items', () => {
    assert.deepEqual(findingsOf(rule, { 'okr.md': team({ keyResults: keyResults.replace(/KR\d: /g, '') }) }), []);
  });
});
