import assert from 'node:assert/strict';
import { findingsOf, team } from './support';

const rule = 'doc/owner';
const nobodys = team().replace('team: Explore\n', '');

describe(rule, () => {
  it('reports a document of nobody', () => {
    const [found] = findingsOf(rule, { 'okr.md': nobodys });
    assert.deepEqual([found?.severity, found?.at], ['information', 'okr: team']);
    assert.match(found?.message ?? '', /name of the team/);
  });

  it('asks a strategy for a person', () => {
    const [found] = findingsOf(rule, { 'okr.md': '---\nokr: strategy\n---\n\n# Strategy\n\n## P1: Grow\n' });
    assert.doesNotMatch(found?.message ?? '', /name of the/);
  });

  it('is silent where a team, a unit or a company is named', () => {
    for (const key of ['team: Explore', 'unit: Digital Services', 'company: Meridian']) {
      assert.deepEqual(findingsOf(rule, { 'okr.md': nobodys.replace('okr: team', `okr: team\n${key}`) }), []);
    }
  });

  it('is silent where somebody owns it', () => {
    assert.deepEqual(findingsOf(rule, { 'okr.md': nobodys.replace('okr: team', 'okr: team\nowner: "@ana"') }), []);
  });

  it('is silent where every objective has an owner', () => {
    const text = team({ lines: 'Owner: @ana' }).replace('team: Explore\n', '');
    assert.deepEqual(findingsOf(rule, { 'okr.md': text }), []);
  });
});
