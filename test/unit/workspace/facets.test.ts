import assert from 'node:assert/strict';
import { changedFacets, samePlaces } from '../../../src/core/workspace/facets';
import type { OkrDocument } from '../../../src/core/model/entities';
import { originalOf, seeDocument } from '../../../src/core/workspace/seen';
import { documentAt } from '../../support/documents';

const text = `---
okr: team
team: Explore
cycle: 2025-Q3
parent: ../okr.md#O1
---

# Explore

## O1: Delight

Why: because

Supports: ../care/okr.md#O1

- KR1: Increase A from 65% to 90% (now 72%)
- KR2: Increase B from 15% to 50%

### Initiatives

- [ ] Do it (O1-KR1)

## Conversation

- 2025-07-02 @helena asked: why?

## Check-ins

### 2025-07-18 @ana

- **Goal confidence:** 6/10
`;

const before = documentAt('a/okr.md', text);

function changed(old: string, now: string): readonly string[] {
  assert.ok(text.includes(old), old);
  return [...changedFacets(before, documentAt('a/okr.md', text.replace(old, now)))].sort();
}

describe('facets of a document', () => {
  const cases: readonly (readonly [name: string, old: string, now: string, facets: readonly string[]])[] = [
    ['nothing', 'x', 'x', []],
    ['a line between', '# Explore\n', '\n\n# Explore\n\n', []],
    ['a check-in', '6/10', '7/10', ['check-ins']],
    ['a remark', 'why?', 'why so?', ['conversation']],
    ['a value', 'now 72%', 'now 73%', ['values']],
    ['a key result’s words', 'to 50%', 'to 60%', ['wording']],
    ['a key result’s label', '- KR2:', '- KR3:', ['labels']],
    ['the reason', 'because', 'for a reason', ['wording']],
    ['a relation', 'care/okr.md', 'pay/okr.md', ['relations']],
    ['the parent', '../okr.md#O1', '../okr.md#O2', ['frontmatter']],
    ['an initiative', 'Do it', 'Did it', ['initiatives']],
    ['the cycle', '2025-Q3', '2025-Q2', ['frontmatter', 'header', 'labels']],
    ['the title of the document', '# Explore', '# Explore all', ['sections', 'title']],
  ];
  for (const [name, old, now, facets] of cases) {
    it(`show a change of ${name} as ${facets.join(', ') || 'none'}`, () => {
      assert.deepEqual(
        old === 'x' ? [...changedFacets(before, documentAt('a/okr.md', text))] : changed(old, now),
        facets,
      );
    });
  }

  it('show a new objective in all that objectives show', () => {
    const facets = changed('## Conversation', '## O2: Expand\n\n## Conversation');
    for (const facet of ['labels', 'wording', 'relations', 'values', 'initiatives'])
      assert.ok(facets.includes(facet), facet);
  });

  it('stay in place while something is written behind them', () => {
    const places = (old: string, now: string): boolean =>
      samePlaces(before, documentAt('a/okr.md', text.replace(old, now)));
    assert.equal(places('6/10', '6/10\n- **Issues:**'), true);
    assert.equal(places('# Explore\n', '\n# Explore\n'), false);
    assert.equal(places('because', 'for a reason'), true);
    assert.equal(places('## O1', '  ## O1'), false);
  });
});

describe('a document whose reading is noted', () => {
  it('says what the document says, and notes what was read', () => {
    const read = new Set<string>();
    const seen: OkrDocument = seeDocument(before, (facet) => read.add(facet));
    assert.deepEqual([seen.uri, seen.lineCount, [...read]], [before.uri, before.lineCount, []]);
    assert.equal(seen.objectives[0]?.range, before.objectives[0]?.range);
    assert.deepEqual([...read], ['labels']);
    assert.equal(seen.objectives[0]?.keyResults[1]?.text, before.objectives[0]?.keyResults[1]?.text);
    assert.equal(seen.status, 'active');
    assert.deepEqual([...read], ['labels', 'wording', 'header']);
  });

  it('keeps one entity one object, and leads back to the original', () => {
    const seen = seeDocument(before, () => undefined);
    assert.equal(seen.objectives[0], seen.objectives[0]);
    assert.equal(originalOf(seen), before);
    assert.equal(originalOf(seen.objectives[0]), before.objectives[0]);
    assert.equal(originalOf(before), before);
  });
});
