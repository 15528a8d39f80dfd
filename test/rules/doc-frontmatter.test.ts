import assert from 'node:assert/strict';
import { findingsOf, problemsOf, team } from './support';

const rule = 'doc/frontmatter';

describe(rule, () => {
  for (const [what, keys, at, says] of [
    ['an unknown status', ['status: actve'], 'actve', /did you mean active/],
    ['an unknown cadence', ['check-in: { every: weekly }'], 'weekly', /check-in\.every.*week, 2 weeks, month/],
    ['an unquoted hash', ['parent: #O1'], '#O1', /takes #O1 for a comment/],
    ['an unquoted handle', ['owner: @ana'], '@ana', /cannot read @ana/],
    ['a wrong type', ['members: { ana: 1 }'], '{ ana: 1 }', /wrong type/],
  ] as const) {
    it(`reports ${what} at its place`, () => {
      const [found, ...others] = findingsOf(rule, { 'okr.md': team({ keys }) });
      assert.equal(found?.at, at);
      assert.match(found.message, says);
      assert.equal(found.severity, 'error');
      assert.deepEqual(others, []);
    });
  }

  it('reports an unknown layer', () => {
    const [found] = findingsOf(rule, { 'okr.md': team().replace('okr: team', 'okr: tem') });
    assert.equal(found?.at, 'tem');
    assert.deepEqual(found.fixes, ['Change to team']);
  });

  it('offers the quotes where they are missing', () => {
    assert.deepEqual(findingsOf(rule, { 'okr.md': team({ keys: ['parent: #O1'] }) })[0]?.fixes, ['Change to "#O1"']);
  });

  it('reports YAML that does not parse and still reads the rest', () => {
    const found = problemsOf({ 'okr.md': team({ keys: ['members: ["@ana"', 'status: active'] }) });
    assert.deepEqual([...new Set(found.map((each) => each.rule))].includes(rule), true);
    assert.ok(!found.some((each) => each.rule === 'doc/adopt'));
  });

  it('gives a hint for a key that is one letter away', () => {
    const [found] = findingsOf(rule, { 'okr.md': team({ keys: ['members: ["@ana"]', 'staus: draft'] }) });
    assert.equal(found?.severity, 'hint');
    assert.match(found.message, /did you mean "status"/);
  });

  for (const [what, keys] of [
    ['keys that nobody knows', ['tags: [mobile]', 'reviewed: 2025-07-01']],
    ['quoted references and handles', ['parent: "#O1"', 'owner: "@ana"', 'members: ["@ana", "@bruno"]']],
    ['a comment behind a value', ['status: active # since July']],
    ['a rhythm written in full', ['check-in: { every: 2 weeks, day: monday, at: "14:00" }']],
  ] as const) {
    it(`is silent for ${what}`, () => {
      assert.deepEqual(findingsOf(rule, { 'okr.md': team({ keys }) }), []);
    });
  }

  it('is silent for a file that is not adopted', () => {
    const text = '---\nlayout: post\nstatus: published\n---\n\n# Our OKRs\n\n## O1: Win\n\n- KR1: Grow from 1 to 2\n';
    assert.deepEqual(
      problemsOf({ 'okr.md': text }).map((found) => found.rule),
      ['doc/adopt'],
    );
  });
});
