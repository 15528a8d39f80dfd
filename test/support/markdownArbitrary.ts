import fc from 'fast-check';

/** Lines as people, tools and accidents leave them in OKR documents; joined at random they make most of Markdown's traps. */
const lines = [
  '',
  '',
  '---',
  '===',
  '# Title',
  '## O1: Make the first week seamless',
  '## O2: Trust',
  'Setext title',
  '### Key Results',
  '### Initiatives',
  '## Check-ins',
  '### 2025-07-18 @ana',
  '### 2025-07-11 Nothing changed',
  '## Retrospectives',
  '## Context',
  '- KR1: Increase onboarding completion from 65% to 90% (now 72%) @ana',
  '- KR2: Reduce tickets by 30% (moves ../okr.md#O1-KR1)',
  '* 12 customers in Germany [P0]',
  '  - Measured: weekly',
  '\t- by 2025-08-15: 75%',
  '- **Goal confidence:** 6/10 (5 6 6 8) — late',
  '- **Results progress:**',
  '  - O1-KR1: 72% — fine',
  '  - KR2: — none',
  '- **Issues:**',
  '  - [ ] Legal (since 2025-07-04) (help @helena)',
  '- **Plan forward:**',
  '1. **OBJECTIVE: A base**',
  '   - KR: Revenue from 101% to 112%',
  'Why: because & more &amp; &#169; \\* escaped',
  'Contributes to: [Delight](../okr.md#o1-delight) KR2',
  'Depends on: none — reason',
  '| KR | From | To |',
  '| --- | --- | --- |',
  '| Nodes | 20% | 90% |',
  '```',
  '# in a fence',
  '~~~js',
  '<!-- okr-disable-next-line kr/count -->',
  '<!-- a comment',
  '-->',
  '<div>',
  '</div>',
  '> quoted # text',
  '\n[ref]: https://example.com "title"\n',
  'See [the ref][ref] and `code` and <https://example.com>',
  '    # indented',
  '  ## slightly indented',
  '**The daemon is reliable**',
  'plain words 🎯 with emoji',
  '<<<<<<< HEAD',
  '=======',
  '>>>>>>> branch',
  'okr: team',
  'cycle: 2025-Q3',
  'parent: #O1',
  'members: [@ana, "@b"]',
] as const;

export const markdownLine = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...lines) },
  { weight: 1, arbitrary: fc.string() },
);

/** Documents of up to `maxLines` lines, with frontmatter at times and any line ending. */
export function markdownDocument(maxLines = 40): fc.Arbitrary<string> {
  return fc
    .tuple(
      fc.constantFrom('', '', '---\nokr: team\nteam: Explore\ncycle: 2025-Q3\n---\n', '---\nokr: team\n'),
      fc.array(markdownLine, { maxLength: maxLines }),
      fc.constantFrom('\n', '\n', '\r\n'),
      fc.constantFrom('', '', '\uFEFF'),
    )
    .map(([head, body, eol, mark]) => mark + (head + body.join('\n')).replaceAll('\n', eol));
}
