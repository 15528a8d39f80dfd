import assert from 'node:assert/strict';
import { formatMessage } from '../../../src/core/messages/message';
import { defaultConfig } from '../../../src/core/rules/config';
import { configMessages, parseConfig } from '../../../src/core/rules/parseConfig';
import { matchesOkrFile } from '../../../src/core/rules/okrFiles';
import { rules } from '../../../src/core/rules/registry';
import { LineIndex } from '../../../src/core/text/lineIndex';

const base = 'file:///repo';

/** The problems as `place: words`. */
function complaints(text: string): string[] {
  const lines = new LineIndex(text);
  return parseConfig(text, base, rules).problems.map(
    ({ range, message }) => `${lines.slice(range)}: ${formatMessage(message, configMessages)}`,
  );
}

function configOf(value: unknown) {
  const { config, problems } = parseConfig(JSON.stringify(value), base, rules);
  assert.deepEqual(problems, []);
  return config;
}

describe('okr.config.json', () => {
  it('is the defaults where it says nothing', () => {
    assert.deepEqual(configOf({}), { ...defaultConfig, base });
  });

  it('is read whole', () => {
    const config = configOf({
      $schema: './schemas/okr.config.schema.json',
      extends: 'strict',
      files: ['goals/*.md'],
      exclude: ['archive'],
      folders: { strategy: '../strategy' },
      rules: { 'kr/count': 'off', 'objective/too-many': ['error', { objectives: 4 }] },
      overrides: [{ files: 'teams/**', rules: { 'kr/count': 'hint' } }],
      fiscalYearStart: 4,
      limits: { keyResultsMax: 6 },
      words: { objective: ['ziel'], sections: { kontext: 'context' }, confidence: { hoch: 'high' } },
    });
    assert.equal(config.extends, 'strict');
    assert.deepEqual(config.rules['objective/too-many'], { severity: 'error', options: { objectives: 4 } });
    assert.deepEqual(config.overrides, [
      { files: ['teams/**'], rules: { 'kr/count': { severity: 'hint', options: {} } } },
    ]);
    assert.deepEqual(config.limits, { ...defaultConfig.limits, keyResultsMax: 6 });
    assert.deepEqual(config.words.sections, { kontext: 'context' });
    assert.equal(config.fiscalYearStart, 4);
  });

  const faults: readonly (readonly [name: string, text: string, complaint: RegExp])[] = [
    ['a comment', '{\n  // why\n  "extends": "strict"\n}', /^\/\/: .*no comments/],
    ['a trailing comma', '{ "extends": "strict", }', /^,: .*no comma follows/],
    ['a missing quote', '{ "extends: "strict" }', /: This is not JSON/],
    ['nothing', '', /This is not JSON/],
    ['a list', '[]', /^\[\]: .*must hold an object/],
    ['endless nesting', '['.repeat(100_000), /nested too deeply/],
    ['an unknown setting', '{ "exclud": [] }', /^"exclud": .*did you mean "exclude"/],
    ['a setting that is nothing like one', '{ "colour": 1 }', /^"colour": .*use one of extends, files/],
    ['an unknown rule', '{ "rules": { "kr/counts": "off" } }', /^"kr\/counts": .*did you mean "kr\/count"/],
    ['a rule that is nothing like one', '{ "rules": { "a/b-c-d": "off" } }', /^"a\/b-c-d": There is no rule/],
    [
      'an unknown severity',
      '{ "rules": { "kr/count": "info" } }',
      /^"info": "kr\/count" .*"off", "hint", "information", "warning", "error"/,
    ],
    ['an unknown preset', '{ "extends": "lax" }', /^"lax": "extends" .*"recommended" or "strict"/],
    ['a limit out of range', '{ "limits": { "objectives": 0 } }', /^0: "objectives" .*from 1 to 50/],
    [
      'a limit of a rule out of range',
      '{ "rules": { "kr/count": ["hint", { "keyResultsMin": -1 }] } }',
      /^\["hint".*"kr\/count"|^-1: "keyResultsMin"/,
    ],
    ['an unknown limit', '{ "limits": { "objektives": 2 } }', /^"objektives": .*"objectives"/],
    ['limits that contradict each other', '{ "limits": { "keyResultsMin": 6 } }', /^"limits": .*keyResultsMin/],
    ['a month that is none', '{ "fiscalYearStart": 13 }', /^13: .*from 1 to 12/],
    ['an override without globs', '{ "overrides": [{ "rules": {} }] }', /needs "files"/],
    ['a glob that is none', '{ "files": [1] }', /^1: "files" .*list of globs/],
    ['words for what does not exist', '{ "words": { "sections": { "x": "y" } } }', /^"y": /],
  ];
  for (const [name, text, complaint] of faults) {
    it(`complains about ${name}, at its place`, () => {
      const found = complaints(text);
      assert.equal(found.length, 1, found.join('\n'));
      assert.match(found[0] ?? '', complaint);
      assert.doesNotMatch(found[0] ?? '', /\{[a-z]+\}/);
    });
  }

  it('holds to everything else when a part is wrong', () => {
    const text = JSON.stringify({
      extends: 'strict',
      colour: 1,
      limits: { objectives: 'many', keyResultsMax: 7 },
      rules: { 'kr/count': 'loud', 'doc/owner': 'error', 'no/rule': 'off' },
      overrides: [
        { files: 3, rules: {} },
        { files: 'a/**', rules: { 'kr/count': 'hint', 'no/rule': 'off', 'doc/owner': 1 } },
      ],
    });
    const { config, problems } = parseConfig(text, base, rules);
    assert.equal(problems.length, 7);
    assert.equal(config.extends, 'strict');
    assert.deepEqual(config.limits, { ...defaultConfig.limits, keyResultsMax: 7 });
    assert.deepEqual(Object.keys(config.rules), ['doc/owner']);
    assert.deepEqual(config.overrides, [{ files: ['a/**'], rules: { 'kr/count': { severity: 'hint', options: {} } } }]);
  });

  it('survives a byte order mark and escapes', () => {
    const { config, problems } = parseConfig('\uFEFF{ "files": ["a\\u0062/\\"*\\".md"] }', base, rules);
    assert.deepEqual(problems, []);
    assert.deepEqual(config.files, ['ab/"*".md']);
  });
});

describe('which files are OKR documents', () => {
  const config = configOf({ files: ['goals/*.md', 'plans'], exclude: ['archive', '**/*.draft.okr.md'] });
  const cases: readonly (readonly [path: string, kind: string])[] = [
    ['okr.md', 'named'],
    ['a/b/OKRs.MD', 'named'],
    ['a/team.okr.md', 'named'],
    ['a/okr.txt', 'none'],
    ['a/my-okr.md', 'none'],
    ['goals/x.md', 'listed'],
    ['goals/deep/x.md', 'none'],
    ['plans/deep/x.md', 'listed'],
    ['plans/deep/x.txt', 'none'],
    ['archive/2024/okr.md', 'none'],
    ['a/x.draft.okr.md', 'none'],
    ['node_modules/x/okr.md', 'none'],
    ['a/node_modules/okr.md', 'none'],
  ];
  for (const [path, kind] of cases) {
    it(`takes ${path} for ${kind}`, () => assert.equal(matchesOkrFile(`${base}/${path}`, config), kind));
  }
});
