import assert from 'node:assert/strict';
import { findingsOf, team, unit } from './support';

const rule = 'align/layer';

describe(rule, () => {
  it('reports a peer as a parent, with the place of its layer', () => {
    const [found, ...others] = findingsOf(rule, {
      'care/okr.md': team({ name: 'Care' }),
      'explore/okr.md': team({ lines: 'Contributes to: ../care/okr.md#O1' }),
    });
    assert.deepEqual(others, []);
    assert.deepEqual([found?.severity, found?.at], ['warning', '../care/okr.md#O1']);
    assert.match(found?.message ?? '', /^Care O1 is a team OKR/);
    assert.deepEqual(found?.related, ['care/okr.md: okr: team']);
  });

  it('reports a parent that is below', () => {
    const found = findingsOf(rule, {
      'explore/okr.md': team(),
      'okr.md': unit({ keys: ['parent: explore/okr.md#O1'] }),
    });
    assert.deepEqual(
      found.map((each) => [each.path, each.at]),
      [['okr.md', 'explore/okr.md#O1']],
    );
  });

  it('reports the parent of a whole document once', () => {
    const found = findingsOf(rule, {
      'care/okr.md': team({ name: 'Care' }),
      'explore/okr.md': team({ keys: ['parent: ../care/okr.md#O1'], after: '## O2: More\n\n- KR1: Grow from 1 to 2' }),
    });
    assert.equal(found.length, 1);
  });

  it('reports what a key result moves, unless its objective is reported for the same document', () => {
    const keyResults = '- KR1: Grow sales from 1 to 2 (moves ../care/okr.md#O1-KR1)';
    const care = team({ name: 'Care' });
    const alone = findingsOf(rule, { 'care/okr.md': care, 'explore/okr.md': team({ keyResults }) });
    assert.equal(alone.length, 1);
    const lines = 'Contributes to: ../care/okr.md#O1';
    assert.equal(findingsOf(rule, { 'care/okr.md': care, 'explore/okr.md': team({ keyResults, lines }) }).length, 1);
  });

  it('reports an objective of the same document', () => {
    const after = '## O2: More\n\nContributes to: #O1\n\n- KR1: Grow sales from 1 to 2';
    assert.match(findingsOf(rule, { 'okr.md': team({ after }) })[0]?.message ?? '', /same document/);
  });

  it('is silent for a unit under a unit', () => {
    const texts = { 'okr.md': unit(), 'cards/okr.md': unit({ name: 'Cards', lines: 'Contributes to: ../okr.md#O1' }) };
    assert.deepEqual(findingsOf(rule, texts), []);
  });

  it('is silent for every layer above', () => {
    const strategy = '---\nokr: strategy\n---\n\n# Strategy\n\n## P1: Simplify\n\nContributes to: vision.okr.md#P1\n';
    assert.deepEqual(
      findingsOf(rule, {
        'vision.okr.md': '---\nokr: vision\n---\n\n# Vision\n\n## P1: Be there\n',
        'strategy.okr.md': strategy,
        'company.okr.md': unit({ layer: 'company', lines: 'Contributes to: strategy.okr.md#P1' }),
        'team.okr.md': team({ lines: 'Contributes to: company.okr.md#O1, strategy.okr.md#P1' }),
      }),
      [],
    );
  });

  it('is silent for peers that support and depend on one another', () => {
    const lines = 'Supports: ../care/okr.md#O1\n\nDepends on: ../care/okr.md#O1 — tags';
    assert.deepEqual(
      findingsOf(rule, { 'care/okr.md': team({ name: 'Care' }), 'explore/okr.md': team({ lines }) }),
      [],
    );
  });

  it('is silent where the layer of either is not known', () => {
    const care = team({ name: 'Care' }).replace('okr: team', 'okr: crew');
    const explore = team({ lines: 'Contributes to: ../care/okr.md#O1' });
    assert.deepEqual(findingsOf(rule, { 'care/okr.md': care, 'explore/okr.md': explore }), []);
  });

  it('is silent for an unused parent of the frontmatter', () => {
    const keys = ['parent: ../care/okr.md#O1'];
    const texts = {
      'okr.md': unit(),
      'care/okr.md': team({ name: 'Care' }),
      'explore/okr.md': team({ keys, lines: 'Contributes to: ../okr.md#O1' }),
    };
    assert.deepEqual(findingsOf(rule, texts), []);
  });
});
