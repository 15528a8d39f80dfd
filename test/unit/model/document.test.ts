import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parseDocument } from '../../../src/core/model/parseDocument';
import {
  currentValue,
  keyResultProgress,
  objectiveConfidence,
  objectiveProgress,
} from '../../../src/core/model/progress';
import type { KeyResult, Objective, OkrDocument } from '../../../src/core/model/entities';
import type { Range } from '../../../src/core/text/position';
import { LineIndex } from '../../../src/core/text/lineIndex';

const head = '---\nokr: team\nteam: Explore\ncycle: 2025-Q3\n---\n';

function parse(body: string, frontmatter = head): OkrDocument {
  return parseDocument('file:///w/explore/okr.md', frontmatter + body);
}

function firstObjective(document: OkrDocument): Objective {
  const [objective] = document.objectives;
  assert.ok(objective);
  return objective;
}

function keyResults(items: string): readonly KeyResult[] {
  return firstObjective(parse(`\n## O1: Goal\n\n${items}\n`)).keyResults;
}

function keyResult(sentence: string): KeyResult {
  const [only] = keyResults(`- KR1: ${sentence}`);
  assert.ok(only);
  return only;
}

describe('the complete team document', () => {
  const text = readFileSync('test/fixtures/documents/explore.okr.md', 'utf8');
  const document = parseDocument('file:///w/explore/okr.md', text);
  const index = new LineIndex(text);
  const written = (range: Range | null): string => (range === null ? '' : index.slice(range));
  const objective = firstObjective(document);

  it('has no defects', () => {
    assert.deepEqual(document.defects, []);
    assert.deepEqual(document.placeholders, []);
  });

  it('says whose it is and for when', () => {
    assert.equal(document.layer, 'team');
    assert.equal(document.name, 'Explore');
    assert.equal(document.status, 'active');
    assert.deepEqual(document.cycle, { name: '2025-Q3', start: '2025-07-01', end: '2025-09-30' });
    assert.deepEqual(
      document.frontmatter.members.map(({ value }) => value),
      ['@ana', '@bruno', '@chen'],
    );
    assert.equal(document.frontmatter.checkIn?.day, 'friday');
    assert.equal(document.frontmatter.checkIn.at, '14:00');
  });

  it('has one objective with its why and relations', () => {
    assert.equal(document.objectives.length, 1);
    assert.equal(objective.title, 'Make the first week seamless and confidence-boosting for new users');
    assert.equal(written(objective.titleRange), objective.title);
    assert.equal(written(objective.labelRange), 'O1');
    assert.match(objective.why ?? '', /^customers who finish/);
    const [contributes, depends] = objective.relations;
    assert.equal(contributes?.kind, 'contributes-to');
    assert.equal(
      written(contributes.references[0]?.range ?? null),
      '../okr.md#o1-delight-new-customers-by-transforming-the-first-week-experience',
    );
    assert.equal(written(contributes.range).endsWith('experience)'), true);
    assert.equal(depends?.kind, 'depends-on');
    assert.equal(depends.state, 'agreed');
    assert.equal(depends.due, '2025-07-18');
    assert.equal(depends.references[0]?.keyResult?.value, 'KR2');
    assert.match(depends.note, /^tags for account-setup tickets/);
  });

  it('has key results with their parts and notes', () => {
    const [completion, engagement, tickets] = objective.keyResults;
    assert.ok(completion && engagement && tickets);
    assert.equal(completion.text, 'Increase onboarding completion from 65% to 90%');
    assert.equal(written(completion.textRange), completion.text);
    assert.equal(completion.now?.value, 72);
    assert.equal(written(completion.now.range), '(now 72%)');
    assert.equal(written(completion.now.valueRange), '72%');
    assert.equal(completion.moves[0]?.text, '../okr.md#O1-KR1');
    assert.deepEqual(
      completion.notes.map(({ kind, value, due }) => ({ kind, value, due })),
      [
        { kind: 'measured', value: null, due: null },
        { kind: 'source', value: null, due: null },
        { kind: 'sub-target', value: 75, due: '2025-08-15' },
      ],
    );
    assert.deepEqual(engagement.owners, ['@bruno']);
    assert.deepEqual(tickets.targetChanges, [
      { raw: '40%', value: -40, until: '2025-08-15', reason: 'tags came late' },
    ]);
    assert.equal(tickets.movement.target, -30);
  });

  it('has initiatives, check-ins, retrospectives and the conversation', () => {
    assert.deepEqual(
      objective.initiatives.map(({ text: words, box, movedIt, keyResults: labels }) => [
        words,
        box,
        movedIt,
        labels.map(({ value }) => value),
      ]),
      [
        ['Shorter sign-up form', 'ticked', 'yes', ['O1-KR1']],
        ['Contextual help in account setup #412', 'unticked', null, ['O1-KR3']],
      ],
    );
    const [latest, before] = document.checkIns;
    assert.equal(latest?.date, '2025-07-18');
    assert.equal(latest.by, '@ana');
    assert.deepEqual(latest.confidence[0]?.round, [5, 6, 6, 8]);
    assert.equal(latest.confidence[0]?.reason, 'the tutorial test needs one more week');
    assert.deepEqual(
      latest.results.map(({ label, raw, comment }) => [label, raw, comment]),
      [
        ['O1-KR1', '72%', 'the shorter form is live for half of new users'],
        ['O1-KR2', '22%', null],
        ['O1-KR3', null, 'tags missing'],
      ],
    );
    assert.deepEqual(
      latest.issues.map(({ text: words, since, help, box }) => [words, since, help, box]),
      [['Legal has not approved the new copy', '2025-07-04', ['@helena'], 'unticked']],
    );
    assert.deepEqual(
      latest.plan.map(({ text: words, owners }) => [words, owners]),
      [['Pair with Legal on Tuesday', ['@ana']]],
    );
    assert.equal(before?.unchanged, true);
    assert.deepEqual(
      document.retrospectives.map(({ kind, date }) => [kind, date]),
      [
        ['mid-cycle', '2025-08-15'],
        ['end-of-cycle', '2025-10-03'],
      ],
    );
    assert.deepEqual(
      document.retrospectives[1]?.scores.map(({ label, value }) => [label, value]),
      [
        ['O1-KR1', 0.9],
        ['O1-KR2', 0.6],
        ['O1-KR3', 1],
      ],
    );
    assert.deepEqual(
      document.conversation.map(({ date, by, act }) => [date, by, act]),
      [
        ['2025-07-02', '@helena', 'asked'],
        ['2025-07-03', '@ana', 'answered'],
        ['2025-07-04', '@helena', 'agreed'],
      ],
    );
  });

  it('has progress and confidence', () => {
    const progress = objective.keyResults.map((result) =>
      keyResultProgress(result, currentValue(document, objective, result)),
    );
    assert.deepEqual(progress, [(72 - 65) / 25, (22 - 15) / 35, null]);
    assert.equal(objectiveProgress(document, objective, '2025-07-20'), (7 / 25 + 7 / 35) / 2);
    assert.equal(objectiveConfidence(document, objective), 6);
  });
});

describe('which objectives a document has', () => {
  const labels = (document: OkrDocument): string[] =>
    document.objectives.map(({ label, title }) => `${label} ${title}`);

  for (const [written, expected] of [
    ['## O1: Goal', 'O1 Goal'],
    ['## Objective 2: Goal', 'O2 Goal'],
    ['## Objective: Goal', 'O1 Goal'],
    ['## O1 — Goal', 'O1 Goal'],
    ['## OBJ-1 Goal: with colon', null],
    ['## OBJ-3: Goal', 'O3 Goal'],
    ['## OKR 1: Goal', 'O1 Goal'],
    ['## R0-O1: Goal', 'O1 Goal'],
    ['## O1：Goal', 'O1 Goal'],
    ['## 🎯 O1: Goal', 'O1 Goal'],
    ['## ✅ Objective 1 – Goal', 'O1 Goal'],
    ['## P1: Simplify', 'P1 Simplify'],
    ['## Problem Area: Goal', 'O1 Goal'],
    ['O1: Goal\n--------', 'O1 Goal'],
    ['## Objectives', null],
    ['## O2C process', null],
    ['## Objectively better', null],
    ['## Office: move', null],
  ] as const) {
    it(`reads ${JSON.stringify(written)}`, () => {
      assert.deepEqual(labels(parse(`\n# Team\n\n${written}\n\ntext\n`)), expected === null ? [] : [expected]);
    });
  }

  it('numbers the unnumbered, skipping what is written', () => {
    assert.deepEqual(labels(parse('\n## O1: A\n\n## Objective: B\n\n## O2: C\n\n## Objective: D\n')), [
      'O1 A',
      'O3 B',
      'O2 C',
      'O4 D',
    ]);
  });

  it('finds a labelled paragraph that is bold, or that its key results follow', () => {
    assert.deepEqual(
      labels(parse('\n# Team\n\nObjective 1: A\n\n- KR 1.1: from 1 to 2\n\nObjective 2: B\n- from 2 to 3\n')),
      ['O1 A', 'O2 B'],
    );
    assert.deepEqual(labels(parse('\n# Team\n\n**Objective:** A\n\nText\n')), ['O1 A']);
    assert.deepEqual(labels(parse('\n# Team\n\nObjective: to be found.\n\nText\n')), []);
  });

  it('finds none in known sections', () => {
    const body = ['Context', 'Initiatives', 'Not now', 'Risks', 'Links', 'Notes', 'Team', 'Planning', 'Conversation']
      .map((name) => `## ${name}\n\n### O9: Not one\n\n- KR1: from 1% to 2%\n`)
      .join('\n');
    assert.deepEqual(labels(parse(`\n## O1: A\n\n${body}`)), ['O1 A']);
    assert.deepEqual(firstObjective(parse(`\n## O1: A\n\n${body}`)).keyResults, []);
  });

  it('reports a label that is written twice', () => {
    const document = parse('\n## O1: A\n\n- KR1: from 1% to 2%\n- KR1: from 2% to 3%\n\n## O1: B\n');
    assert.deepEqual(
      document.defects.map(({ message, args }) => [message, args['label'], args['line']]),
      [
        ['key-result', 'KR1', 9],
        ['objective', 'O1', 7],
      ],
    );
  });
});

describe('which key results an objective has', () => {
  const texts = (items: string): string[] => keyResults(items).map(({ label, text }) => `${label} ${text}`);

  it('takes the list under it', () => {
    assert.deepEqual(texts('- from 1% to 2%\n- from 2% to 3%'), ['KR1 from 1% to 2%', 'KR2 from 2% to 3%']);
  });

  it('takes only labelled items where one is labelled', () => {
    assert.deepEqual(texts('- note\n- KR2: from 1% to 2%'), ['KR2 from 1% to 2%']);
  });

  it('leaves a list to the line that ends in a colon', () => {
    assert.deepEqual(texts('Why:\n\n- because 5% is low\n- and 3% too\n\n- KR1: from 1% to 2%'), ['KR1 from 1% to 2%']);
    assert.deepEqual(texts('Things to know:\n\n- 5 of 7 days\n'), []);
  });

  it('takes those under Key Results, on the next level or the same', () => {
    assert.deepEqual(texts('### Key Results\n\n- from 1% to 2%'), ['KR1 from 1% to 2%']);
    assert.deepEqual(texts('## Key Results\n\n- from 1% to 2%'), ['KR1 from 1% to 2%']);
  });

  it('takes only labelled ones under other subheadings', () => {
    assert.deepEqual(texts('### Metrics\n\n- plain 5%\n- KR1: from 1% to 2%'), ['KR1 from 1% to 2%']);
    assert.deepEqual(texts('### Metrics\n\n- plain 5%\n'), []);
  });

  it('reads rows of a table with their columns', () => {
    const [row] = keyResults(
      '| KR | Owner | From | To | Now |\n| --- | --- | --- | --- | --- |\n| Replaced | Mara | 20% | 90% | 55% |',
    );
    assert.equal(row?.movement.baseline, 20);
    assert.equal(row.movement.target, 90);
    assert.equal(row.now?.value, 55);
    assert.deepEqual(row.owners, ['Mara']);
  });

  it('gives weight 1 to a row whose cell for it is empty', () => {
    const rows = keyResults(
      '| KR | From | To | Now | Weight |\n| --- | --- | --- | --- | --- |\n| A | 0 | 10 | 5 | |\n| B | 0 | 10 | 0 | 2,5 |',
    );
    assert.deepEqual(
      rows.map(({ weight }) => weight),
      [1, 2.5],
    );
  });

  for (const [written, label] of [
    ['KR1: x', 'KR1'],
    ['KR 2. x', 'KR2'],
    ['KR1.2 — x', 'KR2'],
    ['Key Result 3: x', 'KR3'],
    ['**KR4:** x', 'KR4'],
    ['O1-KR5: x', 'KR5'],
    ['KR: x', 'KR1'],
  ] as const) {
    it(`reads the label of ${written}`, () => {
      const [only] = keyResults(`- ${written}`);
      assert.equal(only?.label, label);
      assert.equal(only.text, 'x');
    });
  }
});

describe('the trailing parts of a key result', () => {
  it('are read in any order', () => {
    const result = keyResult(
      'Raise sign-ups from 1% to 5% (weight 2) (now 2%, 2025-07-22, measured) (committed) (due 2025-09-01) (since 2025-08-15) (monthly) (confidential) @chen @dora',
    );
    assert.equal(result.text, 'Raise sign-ups from 1% to 5%');
    assert.equal(result.weight, 2);
    assert.deepEqual([result.now?.value, result.now?.date, result.now?.measured], [2, '2025-07-22', true]);
    assert.equal(result.type, 'committed');
    assert.equal(result.due, '2025-09-01');
    assert.equal(result.since, '2025-08-15');
    assert.equal(result.monthly, true);
    assert.equal(result.confidential, true);
    assert.deepEqual(result.owners, ['@chen', '@dora']);
  });

  it('leave other parentheses to the sentence', () => {
    assert.equal(
      keyResult('Restore in under 1 hour (baseline: 4 hours) (now 2h)').text,
      'Restore in under 1 hour (baseline: 4 hours)',
    );
    assert.equal(keyResult('Answers (first ones) from 1% to 2%').text, 'Answers (first ones) from 1% to 2%');
  });

  it('are read behind tags and dashes', () => {
    const result = keyResult('Median under 2 s [P1] - @lena');
    assert.equal(result.text, 'Median under 2 s');
    assert.deepEqual(result.owners, ['@lena']);
  });

  it('are the latest where there are several values of now', () => {
    assert.equal(keyResult('from 1 to 2 (now 1.5, 2025-07-22) (now 1.6, 2025-07-25)').now?.value, 1.6);
    assert.equal(keyResult('from 1 to 2 (now 1.6, 2025-07-25) (now 1.5, 2025-07-22)').now?.value, 1.6);
    assert.equal(keyResult('from 1 to 2 (now 1.5) (now 1.6, 2025-07-25)').now?.value, 1.6);
  });

  for (const [written, owners, text] of [
    ['Raise use from 1 to 2 [Ana]', ['Ana'], 'Raise use from 1 to 2'],
    ['Raise use from 1 to 2 [P0] [Ana Lee]', ['Ana Lee'], 'Raise use from 1 to 2'],
    ['Raise use from 1 to 2 [P1][core]', [], 'Raise use from 1 to 2'],
    ['[Ana] Raise use from 1 to 2', ['Ana'], 'Raise use from 1 to 2'],
    ['[P0] Raise use from 1 to 2', [], 'Raise use from 1 to 2'],
    ['@ana Raise use from 1 to 2', ['@ana'], 'Raise use from 1 to 2'],
  ] as const) {
    it(`tell owners from tags: ${written}`, () => {
      const result = keyResult(written);
      assert.deepEqual([result.owners, result.text, result.movement.metric], [owners, text, 'use']);
    });
  }

  it('may have an owner before the label', () => {
    const [first, second] = keyResults('- KR1: Raise use from 1 to 2\n- @lead KR3: Raise trust from 1 to 2');
    assert.deepEqual(
      [first?.label, second?.label, second?.owners, second?.text],
      ['KR1', 'KR3', ['@lead'], 'Raise trust from 1 to 2'],
    );
  });

  it('say that a key result was dropped, and why', () => {
    assert.deepEqual(keyResult('from 1% to 2% (dropped 2025-08-15: no data)').dropped, {
      date: '2025-08-15',
      reason: 'no data',
    });
  });

  it('are read from variants of now', () => {
    for (const part of ['(currently 2.4K)', '(current: 2.4K)', '(current is 2.4K)', '(now: 2.4K)']) {
      assert.equal(keyResult(`10K users ${part}`).now?.value, 2400, part);
    }
  });
});

describe('progress', () => {
  const progress = (sentence: string, checkIns = '', today = '2025-08-01'): number | null => {
    const document = parse(`\n## O1: Goal\n\n- ${sentence}\n\n## Check-ins\n\n${checkIns}`);
    const objective = firstObjective(document);
    assert.equal(today, '2025-08-01');
    const [result] = objective.keyResults;
    assert.ok(result);
    return keyResultProgress(result, currentValue(document, objective, result));
  };
  const record = (date: string, value: string): string =>
    `### ${date}\n\n- **Results progress:**\n  - O1-KR1: ${value}\n\n`;

  for (const [sentence, checkIns, expected] of [
    ['KR1: Raise use from 0% to 50% (now 25%)', '', 0.5],
    ['KR1: Raise use from 0% to 50% (now 75%)', '', 1.5],
    ['KR1: Raise use from 10% to 50% (now 6%)', '', -0.1],
    ['KR1: Raise use from 0% to 50%', '', null],
    ['KR1: Raise use from 0% to 50% (now 25%)', record('2025-07-11', '40%'), 0.8],
    ['KR1: Raise use from 0% to 50% (now 25%, 2025-07-18)', record('2025-07-11', '40%'), 0.5],
    ['KR1: Raise use from 0% to 50% (now 25%, 2025-07-04)', record('2025-07-11', '40%'), 0.8],
    ['KR1: Raise use from 0% to 50% (now 25%, 2025-07-11)', record('2025-07-11', '40%'), 0.5],
    ['KR1: Raise use from 0% to 50%', record('2025-07-18', '—') + record('2025-07-11', '40%'), 0.8],
    ['KR1: Reduce tickets by 30% (now 12%)', '', 0.4],
    ['KR1: Reduce tickets by 30% (now -12%)', '', 0.4],
    ['KR1: Reduce tickets by 30% (now +6%)', '', -0.2],
    ['KR1: Reduce tickets by 30% (now 640)', '', null],
    ['KR1: Cut p95 latency from 1.2s to 400ms (now 0.8 s)', '', 0.5],
    ['KR1: Reach 10k downloads (now 12k)', '', 1],
    ['KR1: Reach 10k downloads (now 2k)', '', null],
    ['KR1: Churn below 2% (now 1.5%)', '', 1],
    ['KR1: Keep availability at or above 99.95% (now 99.97%)', '', 1],
    ['KR1: Keep availability at or above 99.95% (now 99.9%)', '', 0],
    ['[x] KR1: Launch the new billing page by 15 May', '', 1],
    ['[ ] KR1: Launch the new billing page by 15 May', '', 0],
    ['KR1: Launch the new billing page by 15 May', '', null],
    ['KR1: Launch the new billing page by 15 May (now done)', '', 1],
    ['[x] KR1: Raise use from 0% to 50% (now 25%)', '', 0.5],
    ['KR1: Raise use from 0% to 50% (confidential)', record('2025-07-11', '40% of the way'), 0.4],
  ] as const) {
    it(`of "${sentence}"${checkIns === '' ? '' : ' with records'} is ${expected}`, () => {
      const actual = progress(sentence, checkIns);
      if (expected === null || actual === null) assert.equal(actual, expected);
      else assert.ok(Math.abs(actual - expected) < 1e-9, `${actual}`);
    });
  }

  it('of an objective is the weighted mean of what is known', () => {
    const mean = (items: string, today = '2025-08-01'): number | null => {
      const document = parse(`\n## O1: Goal\n\n${items}\n`);
      return objectiveProgress(document, firstObjective(document), today);
    };
    assert.equal(mean('- A from 0% to 100% (now 50%)\n- B from 0% to 100% (now 0%)'), 0.25);
    assert.equal(mean('- A from 0% to 100% (now 50%) (weight 3)\n- B from 0% to 100% (now 0%)'), 0.375);
    assert.equal(mean('- A from 0% to 100% (now 50%)\n- B from 0% to 100%'), 0.5);
    assert.equal(mean('- A from 0% to 100% (now 200%)\n- B from 0% to 100% (now 0%)'), 0.5);
    assert.equal(mean('- A from 0% to 100% (now 50%)\n- B from 0% to 100% (now 0%) (dropped 2025-08-01: x)'), 0.5);
    assert.equal(mean('- A from 0% to 100% (now 50%)\n- Keep uptime above 99% (now 98%)'), 0.5);
    assert.equal(mean('- A from 0% to 100% (now 50%)\n- Keep uptime above 99% (now 98%)', '2025-10-01'), 0.25);
    assert.equal(mean('- A from 0% to 100%'), null);
  });
});

describe('check-ins', () => {
  const checkIn = (heading: string, body: string): OkrDocument['checkIns'][number] => {
    const [only] = parse(
      `\n## O1: Goal\n\n- KR1: from 1% to 2%\n\n## Check-ins\n\n### ${heading}\n\n${body}\n`,
    ).checkIns;
    assert.ok(only);
    return only;
  };

  for (const [written, value, objective] of [
    ['6/10', 6, null],
    ['6 of 10', 6, null],
    ['6-7', 6.5, null],
    ['7', 7, null],
    ['7,5/10', 7.5, null],
    ['high', 8, null],
    ['Medium', 5, null],
    ['low — late', 2, null],
    ['11/10', null, null],
    ['4/5', null, null],
    ['O2: 5/10', 5, 'O2'],
  ] as const) {
    it(`reads the confidence ${written}`, () => {
      const [entry] = checkIn('2025-07-11', `- **Goal confidence:** ${written}`).confidence;
      assert.deepEqual([entry?.value, entry?.objective], [value, objective]);
    });
  }

  it('reads a line for each label', () => {
    const { confidence } = checkIn('2025-07-11', '- **Goal confidence:**\n  - O1: 6/10 — slow\n  - O2: 8/10\n');
    assert.deepEqual(
      confidence.map(({ objective, value, reason }) => [objective, value, reason]),
      [
        ['O1', 6, 'slow'],
        ['O2', 8, null],
      ],
    );
  });

  it('tells a negative value from none', () => {
    const { results } = checkIn(
      '2025-07-11',
      '- **Results progress:**\n  - O1-KR1: -12% — down\n  - O1-KR2: – late\n  - KR3: 4 - fine',
    );
    assert.deepEqual(
      results.map(({ raw, comment }) => [raw, comment]),
      [
        ['-12%', 'down'],
        [null, 'late'],
        ['4', 'fine'],
      ],
    );
  });

  it('knows skipped weeks, other parts and headings that are no date', () => {
    assert.equal(checkIn('2025-07-11 Skipped', '').skipped, true);
    assert.equal(checkIn('Week three', '').date, null);
    assert.equal(checkIn('2025-07-32 @ana', '').date, null);
    assert.equal(checkIn('2025-07-32 @ana', '').by, '@ana');
    const parts = checkIn('2025-07-11', '- **Wins:** we launched\n- **Weather:** sunny').parts;
    assert.deepEqual(
      parts.map(({ name, text }) => [name, text]),
      [
        ['wins', 'we launched'],
        ['other', 'sunny'],
      ],
    );
  });

  it('reads parts that are paragraphs with a list beneath', () => {
    const read = checkIn(
      '2025-07-11',
      '**Goal confidence:** 6/10\n\n**Issues:**\n\n- [x] Legal\n- Late data\n\n**Plan forward:** none',
    );
    assert.equal(read.confidence[0]?.value, 6);
    assert.deepEqual(
      read.issues.map(({ text, box }) => [text, box]),
      [
        ['Legal', 'ticked'],
        ['Late data', null],
      ],
    );
    assert.deepEqual(read.plan, []);
  });
});

describe('frontmatter', () => {
  const defects = (frontmatter: string): (string | number | undefined)[][] =>
    parseDocument('file:///w/okr.md', `---\n${frontmatter}\n---\n`).defects.map(({ rule, message, range, fixes }) => [
      rule,
      message,
      range.start.line,
      range.start.character,
      fixes[0]?.newText,
    ]);

  for (const [frontmatter, expected] of [
    ['okr: team\ncycle: 2025-Q3', []],
    ['okr: teem\ncycle: 2025-Q3', [['doc/frontmatter', 'value-near', 1, 5, 'team']]],
    ['okr: xylophone\ncycle: 2025-Q3', [['doc/frontmatter', 'value', 1, 5, undefined]]],
    ['okr: team\ncycle: 2025-Q3\nstatus: activ', [['doc/frontmatter', 'value-near', 3, 8, 'active']]],
    ['okr: team\ncycle: 2025-Q3\nmembers: [@ana, "@b"]', [['doc/frontmatter', 'unquoted-handle', 3, 10, '"@ana"']]],
    [
      'okr: team\ncycle: 2025-Q3\nmembers: ["@b", @ana, @c d] # x',
      [
        ['doc/frontmatter', 'unquoted-handle', 3, 16, '"@ana"'],
        ['doc/frontmatter', 'unquoted-handle', 3, 22, '"@c d"'],
      ],
    ],
    [
      'okr: team\ncycle: 2025-Q3\nowner: @ana, @bob # both',
      [['doc/frontmatter', 'unquoted-handle', 3, 7, '"@ana, @bob"']],
    ],
    ['okr: team\ncycle: 2025-Q3\nowner: @ana', [['doc/frontmatter', 'unquoted-handle', 3, 7, '"@ana"']]],
    ['okr: team\ncycle: 2025-Q3\nparent: #O1', [['doc/frontmatter', 'unquoted-hash', 3, 8, '"#O1"']]],
    ['okr: team\ncycle: 2025-Q3\ncycle: 2025-Q4', [['doc/frontmatter', 'duplicate-key', 3, 0, undefined]]],
    ['okr: team\ncycle: 2025-Q3\nparnt: x', [['doc/frontmatter', 'near-key', 3, 0, 'parent']]],
    ['okr: team\ncycle: 2025-Q3\ncheck-in: { every: weak }', [['doc/frontmatter', 'value-near', 3, 19, 'week']]],
    ['okr: team', [['doc/cycle', 'missing', 1, 0, undefined]]],
    ['okr: vision', []],
    ['okr: team\ncycle: soon', [['doc/cycle', 'unreadable', 2, 7, undefined]]],
    [
      'okr: team\ncycle: { name: x, start: 2025-07-01, end: 2025-06-01 }',
      [['doc/cycle', 'end-before-start', 2, 42, undefined]],
    ],
    [
      'okr: team\ncycle: 2025-Q3\nteam: Explore: mobile',
      [['doc/frontmatter', 'unquoted-colon', 3, 6, '"Explore: mobile"']],
    ],
  ] as const) {
    it(`of ${JSON.stringify(frontmatter)}`, () => assert.deepEqual(defects(frontmatter), expected));
  }

  it('keeps what it understood of broken YAML', () => {
    const document = parse('', '---\nokr: team\nteam: Explore: mobile\ncycle: 2025-Q3\nmembers: [@ana\n---\n');
    assert.equal(document.layer, 'team');
    assert.equal(document.cycle?.name, '2025-Q3');
    assert.notEqual(document.defects.length, 0);
  });

  it('reads references with and without links', () => {
    const { frontmatter } = parse(
      '',
      '---\nokr: team\ncycle: 2025-Q3\nparent: "../okr.md#O1, ../b.md#O2"\nsupports: ["[Care](../care/okr.md#o1-x) KR2"]\ndepends-on:\n  - ../a%20b/okr.md\n---\n',
    );
    assert.deepEqual(
      frontmatter.parent.map(({ path, fragment, range }) => [path, fragment, range.start.character]),
      [
        ['../okr.md', 'O1', 9],
        ['../b.md', 'O2', 23],
      ],
    );
    assert.equal(frontmatter.supports[0]?.keyResult?.value, 'KR2');
    assert.equal(frontmatter.supports[0].path, '../care/okr.md');
    assert.equal(frontmatter.dependsOn[0]?.path, '../a b/okr.md');
  });
});

describe('suppressions', () => {
  it('cover the lines that they name', () => {
    const { suppressions } = parse(
      '\n<!-- okr-disable-next-line kr/count -->\n\n## O1: A <!-- okr-disable-line -->\n\n<!-- okr-disable a/b c/d -->\n\n<!-- okr-enable c/d -->\n',
    );
    assert.deepEqual(suppressions, [
      { rules: ['kr/count'], firstLine: 8, lastLine: 8 },
      { rules: [], firstLine: 8, lastLine: 8 },
      { rules: ['c/d'], firstLine: 10, lastLine: 12 },
      { rules: ['a/b'], firstLine: 10, lastLine: 14 },
    ]);
  });

  it('are not read in code', () => {
    assert.deepEqual(parse('\n```\n<!-- okr-disable kr/count -->\n```\n').suppressions, []);
  });
});
