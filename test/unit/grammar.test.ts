import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

interface Rule {
  readonly match: string;
  readonly name: string;
}

/** The grammar's expressions are also JavaScript's, so that what they colour can be told without an editor. */
describe('the grammar of okr.md', () => {
  const grammar = JSON.parse(readFileSync('syntaxes/okr.tmLanguage.json', 'utf8')) as {
    patterns: { include: string }[];
    repository: Record<string, Rule>;
  };
  const rules = Object.values(grammar.repository);
  const coloured = (line: string): string[] =>
    rules.flatMap(({ match }) => [...line.matchAll(new RegExp(match, 'g'))].map(([text]) => text));

  for (const [line, expected] of [
    ['## O1: Make the first week seamless', ['O1']],
    ['## Why O1: is good', []],
    ['- KR1: Increase completion from 65% to 90% (now 72%) (moves ../okr.md#O1-KR1)', ['KR1', '(now 72%)']],
    ['- [ ] KR2: Launch (due 2025-09-01) (committed)', ['KR2', '(due 2025-09-01)', '(committed)']],
    ['  - O1-KR1: 72% — the shorter form is live', ['O1-KR1']],
    ['Contributes to: [Delight](../okr.md#o1-delight)', ['Contributes to']],
    ['It contributes to: nothing (now and then, people ask)', []],
    ['A plain line (with a note) about KR1: nothing', []],
  ] as const) {
    it(`colours ${JSON.stringify(line)}`, () => assert.deepEqual(coloured(line), expected));
  }

  it('includes every rule it has', () => {
    assert.deepEqual(
      grammar.patterns.map(({ include }) => include.slice(1)),
      Object.keys(grammar.repository),
    );
  });
});
