import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CheckInInput } from '../../src/core/edit/checkInInput';
import { adoptDocument } from '../../src/core/edit/adopt';
import { recordCheckIn } from '../../src/core/edit/recordCheckIn';
import { writeRelation } from '../../src/core/edit/relation';
import { updateKeyResult } from '../../src/core/edit/updateKeyResult';
import type { ConfidenceEntry, OkrDocument, ResultEntry } from '../../src/core/model/entities';
import { parseDocument } from '../../src/core/model/parseDocument';
import { currentValue } from '../../src/core/model/progress';
import { applyEdits } from '../../src/core/text/lineIndex';
import { markdownDocument } from '../support/markdownArbitrary';

const uri = 'file:///repository/explore/okr.md';
const parse = (text: string): OkrDocument => parseDocument(uri, text);

/** How a document is written. */
interface Style {
  readonly eol: '\n' | '\r\n';
  readonly bom: boolean;
  readonly bullet: string;
  readonly nested: string;
  readonly heading: 'atx' | 'closed' | 'setext';
  readonly endsWithLine: boolean;
  readonly trailing: string;
}

const style: fc.Arbitrary<Style> = fc.record({
  eol: fc.constantFrom('\n', '\r\n'),
  bom: fc.boolean(),
  bullet: fc.constantFrom('- ', '* ', '+ ', '*   ', '-\t'),
  nested: fc.constantFrom('  - ', '    * ', '\t- ', '\t+ '),
  heading: fc.constantFrom('atx', 'closed', 'setext'),
  endsWithLine: fc.boolean(),
  trailing: fc.constantFrom('', '   ', '\t'),
});

const sentences = [
  'Increase onboarding completion from 65% to 90%',
  'Reduce support tickets by 30%',
  'Cut the wait from 900 ms to 400 ms',
  'Sign 50 new customers',
  'Keep availability at or above 99.9%',
  'Launch the billing page by 15 May',
];
const parts = [
  '(now 12%)',
  '(currently 12%)',
  '(now 12%, 2025-07-02)',
  '(now 12%, 2025-07-02, measured)',
  '(weight 2)',
  '(moves ../okr.md#O1)',
  '(committed)',
  '@ana',
  '@bruno',
];
const proses = [
  'Some words.',
  '> a quote',
  '```\n## Retrospectives\n- not a list\n```',
  '<!-- a comment -->',
  '| a | b |\n| - | - |\n| 1 | 2 |',
  '[link]: https://example.com',
  '<!-- okr-disable-next-line check-in/date -->',
  'Trailing spaces   ',
];

interface KeyResultText {
  readonly sentence: string;
  readonly parts: readonly string[];
  readonly note: boolean;
}

interface Plan {
  readonly style: Style;
  readonly objectives: readonly (readonly KeyResultText[])[];
  readonly labelled: boolean;
  readonly dates: readonly string[];
  readonly order: 'newest' | 'oldest';
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly retrospectives: boolean;
  readonly section: boolean;
  /** Whether check-ins name their parts in list items, or in paragraphs with or without a blank line beneath. */
  readonly form: 'items' | 'paragraphs' | 'tight';
}

const keyResultText = fc.record({
  sentence: fc.constantFrom(...sentences),
  parts: fc.subarray(parts, { maxLength: 3 }),
  note: fc.boolean(),
});
const day = fc.integer({ min: 1, max: 28 }).map((number) => `2025-07-${String(number).padStart(2, '0')}`);

const plan: fc.Arbitrary<Plan> = fc.record({
  style,
  objectives: fc.array(fc.array(keyResultText, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
  labelled: fc.boolean(),
  dates: fc.uniqueArray(day, { maxLength: 4 }),
  order: fc.constantFrom('newest', 'oldest'),
  before: fc.array(fc.constantFrom(...proses), { maxLength: 2 }),
  after: fc.array(fc.constantFrom(...proses), { maxLength: 2 }),
  retrospectives: fc.boolean(),
  section: fc.boolean(),
  form: fc.constantFrom('items', 'paragraphs', 'tight'),
});

function itemParts(as: Style, objectives: number): readonly string[] {
  return [
    `${as.bullet}**Goal confidence:**`,
    ...Array.from({ length: objectives }, (_, at) => `${as.nested}O${at + 1}: 6/10 — fine${as.trailing}`),
    `${as.bullet}**Results progress:**`,
    `${as.nested}O1-KR1: 11% — so so`,
    `${as.bullet}**Energy:** high`,
    `${as.bullet}**Plan forward:**`,
    `${as.nested}[ ] Call Legal @ana`,
    '',
  ];
}

function paragraphParts(as: Style, objectives: number, form: 'paragraphs' | 'tight'): readonly string[] {
  const gap = form === 'tight' ? [] : [''];
  return [
    `**Goal confidence:**${as.trailing}`,
    ...gap,
    ...Array.from({ length: objectives }, (_, at) => `${as.bullet}O${at + 1}: 6/10 — fine${as.trailing}`),
    '',
    '**Results progress:**',
    '',
    ...(form === 'tight' ? ['**Energy:** high', '', '**Issues:**', `${as.bullet}[ ] The form fails`, ''] : []),
    `**Plan forward:** none${as.trailing}`,
    '',
  ];
}

function write({
  style: as,
  objectives,
  labelled,
  dates,
  order,
  before,
  after,
  retrospectives,
  section,
  form,
}: Plan): string {
  const heading = (level: number, title: string): string[] => {
    if (as.heading === 'setext' && level <= 2) return [title, (level === 1 ? '=' : '-').repeat(title.length + 3)];
    const hashes = '#'.repeat(level);
    return [as.heading === 'closed' ? `${hashes} ${title} ${hashes}` : `${hashes} ${title}`];
  };
  const sorted = [...dates].sort();
  if (order === 'newest') sorted.reverse();
  const lines = [
    ...[
      '---',
      '# whose',
      'okr: team   # the layer',
      'team: "Explore"',
      '',
      'cycle: 2025-Q3',
      'x-own: [ 1,2 ]',
      '---',
      '',
    ],
    ...heading(1, 'Explore'),
    '',
    ...before.flatMap((text) => [text, '']),
    ...objectives.flatMap((keyResults, at) => [
      ...heading(2, `O${at + 1}: Make it number ${at + 1}`),
      '',
      'Why: because.' + as.trailing,
      '',
      ...keyResults.flatMap((keyResult, number) => [
        `${as.bullet}${labelled ? `KR${number + 1}: ` : ''}${[keyResult.sentence, ...keyResult.parts].join(' ')}${as.trailing}`,
        ...(keyResult.note ? [`${as.nested}Source: the funnel`] : []),
      ]),
      '',
    ]),
    ...(section || sorted.length > 0 ? [...heading(2, 'Check-ins'), ''] : []),
    ...sorted.flatMap((date) => [
      ...heading(3, `${date} @ana`),
      '',
      ...(form === 'items' ? itemParts(as, objectives.length) : paragraphParts(as, objectives.length, form)),
    ]),
    ...(retrospectives
      ? [
          ...heading(2, 'Retrospectives'),
          '',
          ...heading(3, '2025-08-15 Mid-cycle'),
          '',
          `${as.bullet}**Attractors:** the form`,
          '',
        ]
      : []),
    ...after.flatMap((text) => [text, '']),
  ];
  const body = lines.flatMap((line) => line.split('\n')).join(as.eol);
  return (as.bom ? '\uFEFF' : '') + (as.endsWithLine ? body : body.trimEnd());
}

const wordText = fc
  .array(fc.stringMatching(/^[a-zA-Zäöüßé0-9%,.?!]{1,8}$/), { minLength: 1, maxLength: 6 })
  .map((words) => `Say ${words.join(' ')} now`);
const wildText = fc.string({
  unit: fc.constantFrom(...Array.from('ab 1#*_`[]()<>@|—-:!\\&~"\'.\n\té🚀')),
  minLength: 1,
  maxLength: 20,
});

function inputOf(document: OkrDocument, text: fc.Arbitrary<string>): fc.Arbitrary<CheckInInput> {
  const keyResults = document.objectives.flatMap(({ label, keyResults: own }) =>
    own.map((each) => ({ objective: label, keyResult: each.label })),
  );
  const followUp = fc.record(
    {
      text,
      done: fc.boolean(),
      since: day,
      help: fc.constant(['@helena']),
      owners: fc.constantFrom(['@ana'], ['@ana', '@bruno']),
    },
    { requiredKeys: ['text', 'done'] },
  );
  return fc.record({
    date: day,
    by: fc.constantFrom(null, '@ana', '@chen'),
    kind: fc.constantFrom('full', 'full', 'full', 'unchanged'),
    confidence: fc.subarray(document.objectives.map(({ label }) => label)).chain((labels) =>
      fc.tuple(
        ...labels.map((objective) =>
          fc.record(
            {
              objective: fc.constant(objective),
              value: fc.constantFrom(0, 3, 6.5, 10, 'high' as const, 'low' as const),
              reason: text,
              round: fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 1, maxLength: 4 }),
            },
            { requiredKeys: ['objective', 'value'] },
          ),
        ),
      ),
    ),
    results: fc.subarray(keyResults).chain((chosen) =>
      fc.tuple(
        ...chosen.map((each) =>
          fc.record(
            {
              objective: fc.constant(each.objective),
              keyResult: fc.constant(each.keyResult),
              value: fc.constantFrom('72%', '13', '1.5', null, 'done', '450 ms'),
              comment: text,
            },
            { requiredKeys: ['objective', 'keyResult', 'value'] },
          ),
        ),
      ),
    ),
    issues: fc.uniqueArray(followUp, { maxLength: 2, selector: (item) => item.text.toLowerCase() }),
    plan: fc.uniqueArray(followUp, { maxLength: 2, selector: (item) => item.text.toLowerCase() }),
  });
}

function documentAndInput(text: fc.Arbitrary<string>): fc.Arbitrary<{ before: string; input: CheckInInput }> {
  return plan.map(write).chain((before) => inputOf(parse(before), text).map((input) => ({ before, input })));
}

/** Everything that a document says, without places, and without what a check-in may change. */
function withoutPlaces(document: OkrDocument, isOwn: (checkIn: OkrDocument['checkIns'][number]) => boolean): unknown {
  const rest = {
    ...document,
    sections: document.sections
      .filter(({ kind }) => kind !== 'check-in' && kind !== 'check-ins')
      .map(({ kind, title, level }) => ({ kind, title, level })),
    checkIns: document.checkIns.filter((checkIn) => !isOwn(checkIn)),
    objectives: document.objectives.map((objective) => ({
      ...objective,
      keyResults: objective.keyResults.map((keyResult) => ({
        ...keyResult,
        now: null,
        // What is now may bring a unit that the sentence does not have.
        movement: [keyResult.movement.kind, keyResult.movement.baseline, keyResult.movement.target],
        parts: keyResult.parts.map(({ name }) => name),
      })),
    })),
    suppressions: document.suppressions.length,
    lineCount: 0,
    placeholders: [],
  };
  return JSON.parse(
    JSON.stringify(rest, (key, value: unknown) =>
      /range$|^(?:heading|head)$/i.test(key) && typeof value === 'object' ? undefined : value,
    ),
  );
}

/** A key result's line without what a check-in may change in it. */
function settled(line: string): string {
  return line.replace(/\((now|currently) [^)]*\)/g, '($1)').replace(/^(\s*[-*+]\s+)KR\d+: /, '$1');
}

describe('a check-in', () => {
  it('changes nothing but its own lines and what is now', () => {
    fc.assert(
      fc.property(documentAndInput(fc.oneof(wordText, wildText)), ({ before, input }) => {
        const document = parse(before);
        const { edits, reveal } = recordCheckIn(before, document, input);
        const after = applyEdits(before, edits);
        const isOwn = ({ date, by }: OkrDocument['checkIns'][number]): boolean =>
          date === input.date && by === input.by;
        assert.deepEqual(withoutPlaces(parse(after), isOwn), withoutPlaces(document, isOwn));
        const hasCrlf = before.includes('\r\n');
        assert.equal(/(^|[^\r])\n/.test(after), !hasCrlf && after.includes('\n'), 'line endings');
        assert.equal(after.startsWith('\uFEFF'), before.startsWith('\uFEFF'));
        const own = document.checkIns.find(isOwn);
        const lines = after.replace('\uFEFF', '').split(/\r?\n/);
        const outside = lines.filter((_, at) => at < reveal.start.line || at > reveal.end.line);
        const ownLines = own === undefined ? [] : [own.range.start.line, own.range.end.line];
        const untouched = before
          .replace('\uFEFF', '')
          .split(/\r?\n/)
          .filter((_, at) => ownLines[0] === undefined || at < ownLines[0] || at > (ownLines[1] ?? 0));
        const filled = (text: readonly string[]): readonly string[] =>
          text.map(settled).filter((line) => line.trim() !== '');
        const added = document.sections.some(({ kind }) => kind === 'check-ins')
          ? []
          : ['Check-ins', '## Check-ins', '## Check-ins ##', '---------'];
        const isAdded = (line: string): boolean => added.includes(line) && !untouched.includes(line);
        assert.deepEqual(
          filled(outside).filter((line) => !isAdded(line)),
          filled(untouched),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('reads back as it was meant, and is not written twice', () => {
    fc.assert(
      fc.property(documentAndInput(wordText), ({ before, input }) => {
        const document = parse(before);
        const after = applyEdits(before, recordCheckIn(before, document, input).edits);
        const written = parse(after);
        const own = written.checkIns.filter(({ date, by }) => date === input.date && by === input.by);
        assert.equal(own.length, 1);
        const [checkIn] = own;
        assert.ok(checkIn !== undefined);
        for (const { objective, value, reason, round } of input.confidence) {
          const entry: ConfidenceEntry | undefined = checkIn.confidence.find(
            (each) => each.objective === objective || (each.objective === null && written.objectives.length === 1),
          );
          assert.equal(entry?.value, value === 'high' ? 8 : value === 'low' ? 2 : value);
          if (reason !== undefined) assert.equal(entry.reason, reason);
          if (round !== undefined) assert.deepEqual(entry.round, round);
        }
        for (const { objective, keyResult, value, comment } of input.results) {
          const entry: ResultEntry | undefined = checkIn.results.find(
            (each) => each.objective === objective && each.keyResult === keyResult,
          );
          assert.ok(entry !== undefined);
          assert.equal(
            entry.raw?.startsWith(value ?? '?') ?? null,
            value === null ? null : true,
            `${entry.raw ?? ''} for ${value ?? ''}`,
          );
          if (comment !== undefined) assert.equal(entry.comment, comment);
        }
        for (const [items, read] of [
          [input.issues, checkIn.issues],
          [input.plan, checkIn.plan],
        ] as const) {
          for (const item of items) {
            const same = read.find(({ text }) => text === item.text);
            assert.deepEqual(
              [same?.box, item.since === undefined || same?.since === item.since, same?.help ?? [], same?.owners ?? []],
              [item.done ? 'ticked' : 'unticked', true, item.help ?? [], item.owners ?? []],
            );
          }
        }
        assert.deepEqual(recordCheckIn(after, written, input).edits, []);
        assert.deepEqual(written.defects, document.defects);
      }),
      { numRuns: 100 },
    );
  });
});

describe('an update of a key result', () => {
  it('changes one line, and is the current value', () => {
    const value = fc.constantFrom('74%', '13%', '450 ms', '12');
    fc.assert(
      fc.property(plan.map(write), fc.nat(), fc.nat(), value, (before, objectiveAt, keyResultAt, written) => {
        const document = parse(before);
        const objective = document.objectives[objectiveAt % document.objectives.length];
        const keyResult = objective?.keyResults[keyResultAt % objective.keyResults.length];
        assert.ok(objective !== undefined && keyResult !== undefined);
        const after = applyEdits(
          before,
          updateKeyResult(before, document, objective.label, keyResult.label, { value: written, date: '2025-07-30' }),
        );
        const [old, now] = [before, after].map((text) => text.split('\n'));
        assert.ok(old !== undefined && now !== undefined);
        assert.equal(now.length, old.length);
        const changed = now.filter((line, at) => line !== old[at] && settled(line) !== settled(old[at] ?? ''));
        assert.ok(changed.length <= 1);
        const result = parse(after);
        const same = result.objectives.find(({ label }) => label === objective.label);
        const updated = same?.keyResults.find(({ label }) => label === keyResult.label);
        assert.ok(same !== undefined && updated !== undefined);
        const current = currentValue(result, same, updated);
        assert.equal(current?.date, '2025-07-30');
        assert.ok(current.raw.startsWith(written));
        assert.equal(updated.text, keyResult.text);
        assert.deepEqual(updated.owners, keyResult.owners);
      }),
      { numRuns: 100 },
    );
  });
});

describe('edits of any text', () => {
  /** Lines without what may be written into them, blank ones left out. */
  const contentOf = (text: string): string[] =>
    text
      .replace('\uFEFF', '')
      .split(/\r\n|\r|\n/)
      .map((line) =>
        line
          .replace(/(?:KR|Key Result) ?\d*: |(?<=\bKR|Key Result) ?\d+|\((now|current(?:ly)?)[^)]*\)/gi, '')
          .replace(/\s+/g, ' '),
      )
      .filter((line) => line.trim() !== '');

  /** Whether all lines are still there, in order. */
  const keeps = (after: string, before: string): boolean => {
    const rest = contentOf(after)[Symbol.iterator]();
    return contentOf(before).every((line) => {
      for (let next = rest.next(); next.done !== true; next = rest.next()) if (next.value === line) return true;
      return false;
    });
  };

  it('lose no line, and never throw', () => {
    fc.assert(
      fc.property(markdownDocument(), fc.constantFrom('\n', '\r\n'), (lines, eol) => {
        const before = lines.split(/\r\n|\r|\n/).join(eol);
        const document = parse(before);
        const results = document.objectives.flatMap(({ label, keyResults }) =>
          keyResults.map((keyResult) => ({ objective: label, keyResult: keyResult.label, value: '3' })),
        );
        const confidence = document.objectives.map(({ label }) => ({ objective: label, value: 7 }));
        const input: CheckInInput = {
          date: '2025-09-01',
          by: null,
          kind: 'full',
          confidence,
          results,
          issues: [],
          plan: [],
        };
        const after = applyEdits(before, recordCheckIn(before, document, input).edits);
        assert.ok(keeps(after, before), after);
        const isOpen = /```|~~~|<[a-z!?/]/i.test(before);
        if (!isOpen)
          assert.ok(
            parse(after).checkIns.some(({ date }) => date === input.date),
            after,
          );
        for (const objective of document.objectives) {
          const target = { document, objective };
          const related = writeRelation(before, document, objective, { kind: 'supports', target, mode: 'add' });
          if (objective.relations.every(({ kind }) => kind !== 'supports'))
            assert.ok(keeps(applyEdits(before, related), before));
          for (const { label } of objective.keyResults) {
            const updated = applyEdits(
              before,
              updateKeyResult(before, document, objective.label, label, { value: '3', date: '2025-09-01' }),
            );
            assert.equal(updated.split('\n').length, before.split('\n').length);
          }
        }
        assert.ok(keeps(applyEdits(before, adoptDocument(before, document)), before));
      }),
      { numRuns: 150 },
    );
  });
});
