import fc from 'fast-check';

/** Texts of documents that refer to each other in every way, and edits that a person might make to them. */

export const paths = [
  'okr.md',
  'digital/okr.md',
  'digital/explore/okr.md',
  'digital/explore/2025-Q3.okr.md',
  'digital/care/okrs.md',
  'vision.okr.md',
] as const;

const label = fc.constantFrom('O1', 'O2', 'O3', 'o1', 'KR1', 'KR2', 'O1-KR1', 'O1-KR2', 'O2-KR1');
const fragment = fc.oneof(
  { weight: 1, arbitrary: fc.constant('') },
  { weight: 6, arbitrary: label.map((text) => `#${text}`) },
  {
    weight: 3,
    arbitrary: fc.constantFrom('#o1-delight-new-customers', '#o2-win-small-businesses', '#o1-other-words', '#context'),
  },
);
const target = fc.constantFrom(
  '',
  '/okr.md',
  '/digital/okr.md',
  '../okr.md',
  '../../okr.md',
  '/okr.md',
  '/digital/okr.md',
  'repo:digital/okr.md',
  '../care',
  '../care/okrs.md',
  '../explore',
  './okr.md',
  '..',
  'digital',
  '../../../away/okr.md',
  '../cares/okrs.md',
  'strategy:okr.md',
);
const referenceText = fc.tuple(target, fragment).map(([path, end]) => `${path}${end}` || '#O1');
const link = fc
  .tuple(referenceText, fc.constantFrom('', ' KR1', ' KR2'))
  .map(([text, keyResult]) => `[There](${text})${keyResult}`);
const value = fc.integer({ min: 0, max: 120 });

const keyResult = fc
  .record({
    label: fc.constantFrom('KR1: ', 'KR2: ', 'KR3: ', ''),
    verb: fc.constantFrom('Increase', 'Reduce', 'Keep', 'Launch'),
    metric: fc.constantFrom('onboarding completion', 'support tickets', 'NPS'),
    from: value,
    to: value,
    end: fc.oneof(
      fc.constant(''),
      value.map((now) => ` (now ${now}%)`),
      referenceText.map((text) => ` (moves ${text})`),
      fc.constant(' (dropped 2025-08-01: no use)'),
    ),
  })
  .map(({ label: name, verb, metric, from, to, end }) => `- ${name}${verb} ${metric} from ${from}% to ${to}%${end}`);

const relation = fc.oneof(
  fc
    .tuple(fc.constantFrom('Contributes to', 'Supports', 'Depends on'), fc.oneof(link, referenceText))
    .map(([kind, text]) => `${kind}: ${text}`),
  fc.constantFrom('Contributes to: none — upkeep', 'Why: because', 'Accepted: align/layer — as agreed'),
);

const objective = fc
  .record({
    heading: fc.constantFrom(
      '## O1: Delight new customers',
      '## O2: Win small businesses',
      '## O3: Stay up',
      '## Objective: Grow',
      '## O1: Other words',
    ),
    relations: fc.array(relation, { maxLength: 2 }),
    keyResults: fc.array(keyResult, { maxLength: 3 }),
  })
  .map(({ heading, relations, keyResults }) =>
    [heading, ...relations, keyResults.join('\n')].filter((part) => part !== '').join('\n\n'),
  );

const checkIn = fc
  .tuple(
    fc.constantFrom('2025-07-04', '2025-07-11', '2025-08-15', '2026-01-01'),
    value,
    fc.integer({ min: 0, max: 11 }),
  )
  .map(
    ([date, now, confidence]) =>
      `### ${date} @ana\n\n- **Goal confidence:** ${confidence}/10\n- **Results progress:**\n  - O1-KR1: ${now}%`,
  );

const frontmatter = fc.record({
  okr: fc.constantFrom('vision', 'company', 'unit', 'team', 'team', 'nonsense', null),
  name: fc.constantFrom('Bank', 'Digital Services', 'Explore', 'Care'),
  cycle: fc.constantFrom('2025-Q3', '2025-Q2', '2025', 'FY26-Q1', 'soon', null),
  status: fc.constantFrom('draft', 'active', 'closed', null),
  parent: fc.option(referenceText, { nil: null }),
});

/** A document's text; not always a good one. */
export const documentTexts: fc.Arbitrary<string> = fc
  .record({
    frontmatter,
    objectives: fc.array(objective, { maxLength: 3 }),
    checkIns: fc.array(checkIn, { maxLength: 3 }),
    context: fc.boolean(),
  })
  .map((parts) => {
    const { okr, name, cycle, status, parent } = parts.frontmatter;
    const keys = [
      ...(okr === null ? [] : [`okr: ${okr}`, `${okr}: ${name}`]),
      ...(cycle === null ? [] : [`cycle: ${cycle}`]),
      ...(status === null ? [] : [`status: ${status}`]),
      ...(parent === null ? [] : [`parent: "${parent}"`]),
    ];
    const head = okr === null ? '' : `---\n${keys.join('\n')}\n---\n\n`;
    const body = [`# ${name}`, ...(parts.context ? ['## Context', 'Words.'] : []), ...parts.objectives];
    const rhythm = parts.checkIns.length === 0 ? [] : ['## Check-ins', ...parts.checkIns];
    return `${head}${[...body, ...rhythm].join('\n\n')}\n`;
  });

/** A small change of a text, by what stands where. */
export type TextChange = (text: string) => string;

const fraction = fc.double({ min: 0, max: 1, noNaN: true });

function lineChange(at: number, change: (line: string) => readonly string[]): TextChange {
  return (text) => {
    const lines = text.split('\n');
    const index = Math.min(lines.length - 1, Math.floor(at * lines.length));
    return lines.flatMap((line, position) => (position === index ? change(line) : [line])).join('\n');
  };
}

export const textChanges: fc.Arbitrary<TextChange> = fc.oneof(
  fraction.map((at) => lineChange(at, () => [])),
  fraction.map((at) => lineChange(at, (line) => ['', line])),
  fc.constant<TextChange>((text) => text.replace('\n# ', '\n\n# ')),
  fraction.map((at) => lineChange(at, (line) => [line, line])),
  fc
    .tuple(fraction, fc.constantFrom(' ', 'x', '#', '-', '"', '[', '1', '%', '\u00e9', '\ud800'))
    .map(([at, typed]) => lineChange(at, (line) => [`${line}${typed}`])),
  fc
    .tuple(
      fc.constantFrom('O1', 'O2', 'KR1', 'KR2', 'active', '2025-Q3', 'okr.md', 'team'),
      fc.constantFrom('O1', 'O2', 'KR2', 'KR9', 'closed', '2025-Q2', 'okrs.md', 'unit'),
    )
    .map(
      ([old, now]): TextChange =>
        (text) =>
          text.replace(old, now),
    ),
);
