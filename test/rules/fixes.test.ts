import assert from 'node:assert/strict';
import { fixEdits } from '../../src/core/edit/fix';
import { parseDocument } from '../../src/core/model/parseDocument';
import { applyEdits } from '../../src/core/text/lineIndex';
import { checkerOf, problemsOf, root, team, unit, checkIns, type Found } from './support';

type Texts = Readonly<Record<string, string>>;

/** The workspace after a fix was taken. */
function withFix(texts: Texts, { path, problem }: Found, fix: number): Texts {
  const text = texts[path] ?? '';
  const action = problem.fixes[fix]?.action;
  assert.ok(action !== undefined, 'there is no such fix');
  const document = parseDocument(`${root}/${path}`, text);
  const context = { folders: [{ name: 'workspace', uri: root, root }] };
  return { ...texts, [path]: applyEdits(text, fixEdits(text, document, action, checkerOf(texts).index, context)) };
}

function key({ rule, path, at }: Found): string {
  return `${rule} in ${path} at ${at}`;
}

const grip = (result: string): string => checkIns({ head: '2025-08-22 @ana', results: [result] });

const cases: readonly (readonly [string, string, Texts])[] = [
  ['align/no-parent', 'a link on the same shelf', { 'okr.md': unit(), 'explore/okr.md': team() }],
  [
    'align/no-parent',
    'one of several objectives',
    {
      'okr.md': unit(),
      'explore/okr.md': team({
        after: '## O2: Be there for small shops\n\n- KR1: Grow sales from 1 to 2\n- KR2: Grow visits from 1 to 2',
      }),
    },
  ],
  ['align/no-parent', 'a name with a space', { 'a b/okr.md': unit(), 'explore/okr.md': team() }],
  [
    'align/broken-reference',
    'a label',
    { 'okr.md': unit(), 'x/okr.md': team({ lines: 'Contributes to: ../okr.md#O7' }) },
  ],
  [
    'align/broken-reference',
    'a path',
    { 'okr.md': unit(), 'x/okr.md': team({ lines: 'Contributes to: [Delight](../okrs.md#O1)' }) },
  ],
  [
    'align/broken-reference',
    'in the frontmatter',
    { 'okr.md': unit(), 'x/okr.md': team({ keys: ['parent: ../okr.md#O7'] }) },
  ],
  [
    'align/broken-reference',
    'in the frontmatter, quoted',
    { 'okr.md': unit(), 'x/okr.md': team({ keys: ['parent: "../okr.md#O7"'] }) },
  ],
  [
    'align/broken-reference',
    'a key result behind a link',
    { 'okr.md': unit(), 'x/okr.md': team({ lines: 'Contributes to: [Delight](../okr.md#o1) KR7' }) },
  ],
  [
    'align/broken-reference',
    'what is moved',
    {
      'okr.md': unit(),
      'x/okr.md': team({
        keyResults: '- KR1: Cut drop-off from 4% to 3% (moves ../okr.md#O1-KR9)\n- KR2: Grow sales from 1 to 2',
      }),
    },
  ],
  [
    'doc/adopt',
    'without frontmatter',
    {
      'okr.md':
        '# Explore: OKRs for 2025 Q3\n\n## Objective 1: Win\n\n- Grow sales from 1 to 2\n- Grow visits from 1 to 2\n',
    },
  ],
  ['doc/frontmatter', 'a status', { 'okr.md': team({ keys: ['status: drat'] }) }],
  ['doc/frontmatter', 'a hash', { 'okr.md': team({ keys: ['supports: #O1'] }) }],
  ['doc/frontmatter', 'a handle', { 'okr.md': team({ keys: ['owner: @ana'] }) }],
  ['doc/frontmatter', 'handles in a list', { 'okr.md': team({ keys: ['members: [@ana, @bruno]'] }) }],
  ['doc/frontmatter', 'a key', { 'okr.md': team({ keys: ['staus: draft'] }) }],
  ['doc/frontmatter', 'a weekday', { 'okr.md': team({ keys: ['check-in: { day: firday }'] }) }],
  ['check-in/unknown-kr', 'a label', { 'okr.md': team({ after: grip('O1-KR4: 70%') }) }],
  [
    'check-in/disagrees',
    'an undated value',
    {
      'okr.md': team({
        keyResults: '- KR1: Grow sales from 1 to 9 (now 2)\n- KR2: Grow visits from 1 to 9',
        after: grip('O1-KR1: 3'),
      }),
    },
  ],
  [
    'check-in/disagrees',
    'a dated value',
    {
      'okr.md': team({
        keyResults: '- KR1: Grow sales from 1 to 9 (now 2, 2025-08-01)\n- KR2: Grow visits from 1 to 9',
        after: grip('O1-KR1: 3'),
      }),
    },
  ],
];

describe('quick fixes', () => {
  for (const [rule, what, texts] of cases) {
    it(`leave no problem behind: ${rule}, ${what}`, () => {
      const before = problemsOf(texts);
      const problem = before.find((found) => found.rule === rule);
      assert.ok(problem !== undefined, `${rule} does not fire: ${before.map(key).join(', ')}`);
      assert.ok(problem.problem.fixes.length > 0, 'there is no fix');
      for (const [fix] of problem.problem.fixes.entries()) {
        const after = problemsOf(withFix(texts, problem, fix));
        const isGone =
          after.filter(({ rule: id }) => id === rule).length < before.filter(({ rule: id }) => id === rule).length;
        assert.ok(isGone, `it fires still after "${problem.fixes[fix]}"`);
        const known = new Set(before.map((found) => found.rule));
        assert.deepEqual(after.filter((found) => !known.has(found.rule)).map(key), []);
      }
    });
  }
});
