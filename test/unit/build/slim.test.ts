import { strict as assert } from 'node:assert';
import { runInThisContext } from 'node:vm';
import { characterEntities } from 'character-entities';
import { build } from 'esbuild';
import fc from 'fast-check';
import type { slug } from 'github-slugger';
import { root } from '../../../scripts/host/paths.mjs';
import { slim } from '../../../scripts/build/slim.mjs';
import type { readYaml } from '../../../src/core/syntax/yaml';

/** Bundles a script that calls `give` with a value, and runs it; packed unless told otherwise. */
async function run(contents: string, plugins = [slim]): Promise<unknown> {
  const stdin = { contents, resolveDir: root };
  const { outputFiles } = await build({
    stdin,
    bundle: true,
    write: false,
    platform: 'browser',
    conditions: ['worker'],
    plugins,
  });
  let given: unknown;
  const script = runInThisContext(`(give) => {${outputFiles[0]?.text ?? ''}}`) as (
    give: (value: unknown) => void,
  ) => void;
  script((value) => (given = value));
  return given;
}

describe('What is packed for the bundles', () => {
  it('still knows every entity of HTML', async () => {
    const known = await run("import { characterEntities } from 'character-entities'; give(characterEntities);");
    assert.deepEqual(known, characterEntities);
    assert.ok(Object.keys(characterEntities).length > 2000);
  });

  it('still makes the same anchors, but for characters that Unicode has added since', async () => {
    const script = "import { slug } from 'github-slugger'; give(slug);";
    const [packed, whole] = (await Promise.all([run(script), run(script, [])])) as [typeof slug, typeof slug];
    for (let code = 0; code <= 0x10ffff; code++) {
      if (code === 0xd800) code = 0xe000; // Half a surrogate pair is no character.
      const character = String.fromCodePoint(code);
      const kept = packed(character, true);
      if (whole(character, true) !== kept) assert.equal(kept, character, `U+${code.toString(16)} is lost`);
    }
    assert.equal(packed('Wächst um 5 %, «ja»!_x-y'), 'wächst-um-5--ja_x-y');
  });

  it('still reads YAML alike', async () => {
    const script = "import { readYaml } from './src/core/syntax/yaml'; give(readYaml);";
    const [packed, whole] = (await Promise.all([run(script), run(script, [])])) as [typeof readYaml, typeof readYaml];
    const sameReading = (text: string) => assert.deepEqual(packed(text, 1), whole(text, 1));
    yamlOfAllKinds.forEach(sameReading);
    const pieces = fc.array(fc.oneof(fc.constantFrom(...yamlPieces), fc.string({ maxLength: 3 })), { maxLength: 30 });
    fc.assert(
      fc.property(pieces, (parts) => sameReading(parts.join(''))),
      { numRuns: 2000 },
    );
  });
});

const yamlOfAllKinds = [
  '',
  'okr: team\nowner: ["@jo", "@ann"]\ncycle: { name: Q1, start: 2025-01-01, end: 2025-03-31 }',
  'a: &one { x: 1 }\nb: *one\nc: { <<: *one, y: 2 }\n<<: [*one, *none]\n<<: text',
  'a: !!set { x, y }\nb: !!omap [x: 1, y: 2, x: 3]\nc: !!pairs [x: 1, x: 2]\nd: !!binary aGVsbG8=\ne: !!timestamp 2025-01-01T10:00:00Z',
  'a: !!set [x]\nb: !!omap { x: 1 }\nc: !!binary "?"\nd: !!int x\ne: !own 1\nf: ! 2\ng: !!str 3\nh: !!merge <<\ni: !!float 1',
  '%YAML 1.1\n---\na: yes\nb: 9:30\nc: 0b11\nd: 1_000\ne: 2025-01-01\nf: 010\n<<: { g: off }',
  '%YAML 1.2\n%TAG ! tag:here,2025:\n---\na: !b c',
  '%YAML 1.1\na: no',
  'a: |\n  one\n  two\nb: >-\n  one\n\n  two\nc: |2\n    three\nd: >x\n  four',
  "a: \"one \\u00e9 \\q\"\nb: 'it''s'\nc: \"open\nd: 0x1F\ne: 0o7\nf: .inf\ng: -.NaN\nh: ~\ni: 1e3\nj: 99999999999999999999",
  '? [a, b]\n: c\n? d\n? "e"\n: f\n1: g\ntrue: h\nnull: i\n[j]: k\n{ l: m }: n',
  '- a\n- b: c\n-\n  - d',
  'a\n---\nb: c\n...\nd',
  'a: @b\nc: `d\ne: f: g\n\th: i\n  j: k\nl: [m, n\no: }',
  '\uFEFFa: b # c\r\n# d\r\ne: f\r\n',
];

const yamlPieces = [
  'a',
  'b: ',
  ': ',
  '- ',
  '? ',
  '\n',
  '\n  ',
  '\n    ',
  '"',
  "'",
  '[',
  ']',
  '{',
  '}',
  ', ',
  '# ',
].concat(
  [
    '&x ',
    '*x',
    '<<: ',
    '!!set ',
    '!!omap ',
    '!!pairs ',
    '!!binary ',
    '!t ',
    '|\n',
    '>-\n',
    '---\n',
    '...\n',
    '%YAML 1.1\n',
  ],
  ['1', '0x1', 'yes', 'null', '2025-01-01', '@', '`', '\t', '\r\n', '~', '.5'],
);
