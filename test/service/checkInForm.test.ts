import assert from 'node:assert/strict';
import { recordCheckIn } from '../../src/core/edit/recordCheckIn';
import { parseDocument } from '../../src/core/model/parseDocument';
import { applyEdits } from '../../src/core/text/lineIndex';
import { assessDraft } from '../../src/service/checkInAssessment';
import type { CheckInDraft } from '../../src/service/checkInDraft';
import { checkInForm, formState } from '../../src/service/checkInForm';
import { planCheckIn } from '../../src/service/checkInPlan';

const uri = 'file:///w/explore/okr.md';
const today = '2025-08-27';

const head = `---
okr: team
team: Explore
cycle: 2025-Q3
members: ["@ana", "@bruno"]
---

# Explore

`;

const body = `## O1: Make the first week seamless

- KR1: Increase onboarding completion from 65% to 90% (now 72%)
- KR2: Boost tutorial engagement from 15% to 50% @bruno
- KR3: Keep availability at or above 99.9%
- KR4: Reduce support tickets by 30% (dropped 2025-08-01: measured elsewhere)

## Check-ins

### 2025-08-22 Nothing changed

- **Goal confidence:** 6/10

### 2025-08-15 @ana

- **Goal confidence:** 7/10 — the form is live
- **Results progress:**
  - O1-KR1: 74%
- **Issues:**
  - [ ] Legal has not approved the new copy (since 2025-07-04) (help @helena)
  - [x] No test devices
- **Plan forward:**
  - [ ] Pair with Legal on Tuesday @ana
`;

const nothing: CheckInDraft = { date: null, by: null, confidence: {}, results: {}, issues: [], plan: [], carried: {} };

function open(text = head + body) {
  const document = parseDocument(uri, text);
  return { text, document, form: checkInForm(document, today, '@ana') };
}

function vote(value: string, reason = ''): CheckInDraft['confidence'] {
  return { O1: { value, reason } };
}

function value(key: string, typed: string, comment = ''): CheckInDraft['results'] {
  return { [key]: { value: typed, none: false, comment } };
}

/** Records a draft as the form does when nothing is to be asked, and gives the new text. */
function record(
  text: string,
  draft: CheckInDraft,
  kind: 'full' | 'unchanged' | 'skipped' = 'full',
  choices = {},
): string {
  const { document, form } = open(text);
  const plan = planCheckIn(document, form, draft, kind, choices);
  assert.equal(plan.kind, 'record', JSON.stringify(plan));
  return plan.kind === 'record' ? applyEdits(text, recordCheckIn(text, document, plan.input).edits) : '';
}

const todays = `${head}${body.replace(
  '### 2025-08-22',
  `### 2025-08-27 @ana

- **Goal confidence:** 5/10 — slow review
- **Results progress:**
  - O1-KR1: 75%

### 2025-08-22`,
)}`;

describe('The form of a document', () => {
  it('asks for all objectives and all key results but dropped ones', () => {
    const { form } = open();
    assert.deepEqual(
      form.objectives.map(({ label }) => label),
      ['O1'],
    );
    assert.deepEqual(
      form.objectives[0]?.keyResults.map(({ key }) => key),
      ['O1-KR1', 'O1-KR2', 'O1-KR3'],
    );
  });

  it('shows what was said last, and when', () => {
    const { form } = open();
    assert.deepEqual(form.objectives[0]?.last, { raw: '6/10', date: '2025-08-22', reason: null });
    const [completion, engagement] = form.objectives[0]?.keyResults ?? [];
    assert.deepEqual(completion?.now, { text: '74%', date: '2025-08-15' });
    assert.deepEqual([completion?.from, completion?.to], ['65%', '90%']);
    assert.ok(Math.abs((completion?.progress ?? 0) - 0.36) < 1e-9);
    assert.equal(engagement?.now, null);
    assert.equal(engagement?.progress, null);
    assert.deepEqual(form.last, { date: '2025-08-22', by: null, kind: 'unchanged', days: 5 });
  });

  it('offers what is open, through a check-in in which nothing changed', () => {
    const { form } = open();
    assert.deepEqual(
      form.issues.map(({ text, since, days }) => ({ text, since, days })),
      [{ text: 'Legal has not approved the new copy (help @helena)', since: '2025-07-04', days: 54 }],
    );
    assert.deepEqual(
      form.plan.map(({ text, since }) => ({ text, since })),
      [{ text: 'Pair with Legal on Tuesday @ana', since: '2025-08-15' }],
    );
  });

  it('does not offer again what the author took up today', () => {
    const text = todays.replace(
      '  - O1-KR1: 75%\n',
      '  - O1-KR1: 75%\n- **Issues:**\n  - [x] legal has not approved the new copy\n',
    );
    assert.deepEqual(open(text).form.issues, []);
  });

  it('proposes members and earlier authors', () => assert.deepEqual(open().form.people, ['@ana', '@bruno']));

  it('shows the bound of a target', () => assert.equal(open().form.objectives[0]?.keyResults[2]?.to, '≥ 99.9%'));

  it('says why there is none', () => {
    const state = (text: string): string => formState(parseDocument(uri, text));
    assert.equal(state(head + body), 'form');
    assert.equal(state(`# Explore\n\n${body}`), 'unadopted');
    assert.equal(state(head), 'no-objectives');
    assert.equal(state(head.replace('team: Explore', 'team: Explore\nstatus: closed') + body), 'closed');
    assert.equal(state(`${head}${body}\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> main\n`), 'unreadable');
    assert.equal(state(`${head}## O1: An objective without results\n`), 'form');
  });

  it('asks in a file of several cycles for the running one alone', () => {
    const text = `---\nokr: team\nteam: Explore\ncycle: 2025\n---\n\n# Explore\n\n## 2025-Q2\n\n### O1: The past\n\n- KR1: Grow from 1 to 2\n\n## 2025-Q3\n\n### O1: The present\n\n- KR1: Grow from 2 to 3\n`;
    assert.deepEqual(
      open(text).form.objectives.map(({ title }) => title),
      ['The present'],
    );
  });

  it('uses the scale that the document writes', () => {
    assert.equal(
      open(head.replace('cycle:', 'confidence: high-medium-low\ncycle:') + body).form.scale,
      'high-medium-low',
    );
  });
});

describe('The assessment of a draft', () => {
  const assess = (change: Partial<CheckInDraft>, text?: string) => {
    const { document, form } = open(text);
    return assessDraft(document, form, { ...nothing, ...change });
  };

  it('says how a value moved and how far it is', () => {
    const preview = assess({ results: value('O1-KR1', '80%') }).previews['O1-KR1'];
    assert.deepEqual(preview?.movement, { id: 'checkIn.movement', args: { change: '+6 pp', date: '2025-08-15' } });
    assert.equal(preview?.trend, 'toward');
    assert.equal(Math.round((preview?.progress ?? 0) * 100), 60);
  });

  it('counts a relative change in the direction of its key result', () => {
    const text = `${head}## O1: Calm\n\n- KR1: Reduce support tickets by 30% (now 15%)\n- KR2: Grow use from 1 to 2\n`;
    const of = (typed: string) => assess({ results: value('O1-KR1', typed) }, text);
    assert.equal(of('18%').previews['O1-KR1']?.movement?.args['change'], '+3 pp');
    assert.equal(of('18%').previews['O1-KR1']?.trend, 'toward');
    assert.equal(of('12%').previews['O1-KR1']?.movement?.args['change'], '−3 pp');
    assert.deepEqual(
      of('18%').problems.map(({ text: said }) => said.id),
      [],
    );
    assert.ok(of('95 tickets').problems.some(({ text: said }) => said.id === 'checkIn.problem.reading'));
  });

  it('says what is missing of a file without objectives, adopted or not', () =>
    assert.equal(formState(parseDocument(uri, '')), 'no-objectives'));

  it('sees a step back and standing still', () => {
    assert.equal(assess({ results: value('O1-KR1', '70') }).previews['O1-KR1']?.trend, 'away');
    assert.equal(assess({ results: value('O1-KR1', '74 %') }).previews['O1-KR1']?.trend, 'same');
  });

  it('says whether a bound holds', () => {
    assert.equal(
      assess({ results: value('O1-KR3', '99.95%') }).previews['O1-KR3']?.movement?.id,
      'checkIn.movement.holds',
    );
    assert.equal(
      assess({ results: value('O1-KR3', '99.5%') }).previews['O1-KR3']?.movement?.id,
      'checkIn.movement.broken',
    );
  });

  it('warns of a value that cannot be compared, and does not block', () => {
    for (const typed of ['lots', '4 days']) {
      const [problem, ...others] = assess({ results: value('O1-KR1', typed) }).problems;
      assert.equal(problem?.field, 'result:O1-KR1');
      assert.equal(problem?.blocks, false);
      assert.deepEqual(others, []);
    }
  });

  it('blocks a confidence off the scale', () => {
    for (const typed of ['11', '-1', 'high', '7/10']) {
      const [problem] = assess({ confidence: vote(typed) }).problems;
      assert.deepEqual([problem?.field, problem?.blocks], ['confidence:O1', true], typed);
    }
    assert.deepEqual(assess({ confidence: vote('10') }).problems, []);
  });

  it('blocks a day that is none or still to come, and warns of one before the last check-in', () => {
    const dates = (date: string) => assess({ date }).problems.map(({ field, blocks }) => [field, blocks]);
    assert.deepEqual(dates(''), [['date', true]]);
    assert.deepEqual(dates('2025-02-30'), [['date', true]]);
    assert.deepEqual(dates('2025-08-29'), [['date', true]]);
    assert.deepEqual(dates('2025-08-28'), []);
    assert.deepEqual(dates('2025-08-20'), [['date', false]]);
  });

  it('takes a handle with or without its @ as author', () => {
    assert.deepEqual(assess({ by: 'bruno' }).problems, []);
    assert.equal(assess({ by: 'Ana Lima' }).problems[0]?.field, 'by');
  });

  it('keeps in sight what was typed for key results that are gone', () => {
    const { leftOver } = assess({ results: { ...value('O1-KR4', '12%', 'slow'), ...value('O2-KR1', '') } });
    assert.deepEqual(leftOver, [{ key: 'O1-KR4', typed: '12% — slow' }]);
  });

  it("says that today's check-in is there", () => {
    assert.equal(assess({}).merges, null);
    assert.equal(assess({}, todays).merges?.id, 'checkIn.merges.by');
    assert.equal(assess({ by: '@bruno' }, todays).merges, null);
  });
});

describe('Recording a draft', () => {
  it('writes what was typed, carries over what is open, and reads back as meant', () => {
    const draft: CheckInDraft = {
      ...nothing,
      confidence: vote('8', 'reviews are quick now'),
      results: { ...value('O1-KR1', '80%'), 'O1-KR2': { value: '', none: true, comment: 'no data yet' } },
      issues: [
        { id: '1', text: ' Store review takes a week ' },
        { id: '2', text: '' },
      ],
      plan: [{ id: '1', text: 'Ship the tutorial @bruno' }],
      carried: { 'plan pair with legal on tuesday': 'done' },
    };
    const [checkIn] = parseDocument(uri, record(head + body, draft)).checkIns.filter(({ date }) => date === today);
    assert.equal(checkIn?.by, '@ana');
    assert.deepEqual(
      checkIn?.confidence.map(({ value: said, reason }) => [said, reason]),
      [[8, 'reviews are quick now']],
    );
    assert.deepEqual(
      checkIn?.results.map(({ label, raw, comment }) => [label, raw, comment]),
      [
        ['O1-KR1', '80%', null],
        ['O1-KR2', null, 'no data yet'],
      ],
    );
    assert.deepEqual(
      checkIn?.issues.map(({ text, box, since, help }) => [text, box, since, help]),
      [
        ['Legal has not approved the new copy', 'unticked', '2025-07-04', ['@helena']],
        ['Store review takes a week', 'unticked', null, []],
      ],
    );
    assert.deepEqual(
      checkIn?.plan.map(({ text, box, owners }) => [text, box, owners]),
      [
        ['Pair with Legal on Tuesday', 'ticked', ['@ana']],
        ['Ship the tutorial', 'unticked', ['@bruno']],
      ],
    );
  });

  it('leaves out what is not to be carried over', () => {
    const carried = {
      'issues legal has not approved the new copy': 'left-out',
      'plan pair with legal on tuesday': 'left-out',
    } as const;
    const [checkIn] = parseDocument(uri, record(head + body, { ...nothing, carried })).checkIns.filter(
      ({ date }) => date === today,
    );
    assert.deepEqual([checkIn?.issues, checkIn?.plan], [[], []]);
  });

  it('uses the words of a high-medium-low scale', () => {
    const text = head.replace('cycle:', 'confidence: high-medium-low\ncycle:') + body;
    assert.match(
      record(text, { ...nothing, confidence: vote('medium') }),
      /### 2025-08-27 @ana\n\n- \*\*Goal confidence:\*\* medium\n/,
    );
  });

  it('records that nothing changed with the confidence alone', () => {
    assert.match(
      record(head + body, { ...nothing, confidence: vote('6') }, 'unchanged'),
      /### 2025-08-27 @ana Nothing changed\n\n- \*\*Goal confidence:\*\* 6\/10\n\n### 2025-08-22/,
    );
  });

  it('records a skipped week with nothing else', () => {
    assert.match(record(head + body, nothing, 'skipped'), /### 2025-08-27 @ana Skipped\n\n### 2025-08-22/);
  });

  it('refuses what says too little', () => {
    const refusal = (draft: CheckInDraft, kind: 'full' | 'unchanged' | 'skipped', text?: string) => {
      const { document, form } = open(text);
      const plan = planCheckIn(document, form, draft, kind, {});
      return plan.kind === 'refuse'
        ? plan.problems.filter(({ blocks }) => blocks).map(({ field, text: { id } }) => [field, id])
        : plan.kind;
    };
    assert.deepEqual(refusal(nothing, 'full'), [['form', 'checkIn.problem.empty']]);
    assert.deepEqual(refusal(nothing, 'unchanged'), [['confidence:O1', 'checkIn.problem.vote']]);
    assert.deepEqual(refusal({ ...nothing, confidence: vote('', 'because') }, 'full'), [
      ['confidence:O1', 'checkIn.problem.reasonAlone'],
      ['form', 'checkIn.problem.empty'],
    ]);
    assert.deepEqual(refusal({ ...nothing, confidence: vote('11') }, 'full'), [
      ['confidence:O1', 'checkIn.problem.confidence.0-10'],
    ]);
    assert.deepEqual(refusal(nothing, 'skipped', todays), [['form', 'checkIn.problem.there']]);
  });
});

describe('A draft for a day that is recorded already', () => {
  const ask = (draft: CheckInDraft, choices = {}, text = todays) => {
    const { document, form } = open(text);
    return planCheckIn(document, form, draft, 'full', choices);
  };

  it('is merged without a question where nothing differs', () => {
    const text = record(todays, { ...nothing, confidence: vote('5'), results: value('O1-KR2', '20%') });
    const [checkIn, ...others] = parseDocument(uri, text).checkIns.filter(({ date }) => date === today);
    assert.deepEqual(others, []);
    assert.deepEqual(
      checkIn?.results.map(({ label, raw }) => [label, raw]),
      [
        ['O1-KR1', '75%'],
        ['O1-KR2', '20%'],
      ],
    );
    assert.equal(checkIn?.confidence[0]?.reason, 'slow review');
  });

  it('asks where both say something else', () => {
    const plan = ask({ ...nothing, confidence: vote('8'), results: value('O1-KR1', '80%') });
    assert.deepEqual(
      plan.kind === 'ask' && plan.conflicts.map(({ kind, label, mine, theirs }) => [kind, label, mine, theirs]),
      [
        ['confidence', 'O1', '8', '5/10 — slow review'],
        ['result', 'O1-KR1', '80%', '75%'],
      ],
    );
  });

  it('does as it is told', () => {
    const draft = { ...nothing, confidence: vote('8'), results: value('O1-KR1', '80%') };
    const plan = ask(draft);
    const [first, second] = plan.kind === 'ask' ? plan.conflicts : [];
    const choices = { [first?.key ?? '']: 'theirs', [second?.key ?? '']: 'mine' };
    const [checkIn] = parseDocument(uri, record(todays, draft, 'full', choices)).checkIns.filter(
      ({ date }) => date === today,
    );
    assert.deepEqual([checkIn?.confidence[0]?.value, checkIn?.results[0]?.raw], [5, '80%']);
  });

  it('asks again where the document has changed since the answer', () => {
    const draft = { ...nothing, results: value('O1-KR1', '80%') };
    const plan = ask(draft);
    const choices = { [(plan.kind === 'ask' && plan.conflicts[0]?.key) || '']: 'mine' };
    assert.equal(ask(draft, choices).kind, 'record');
    assert.equal(ask(draft, choices, todays.replace('O1-KR1: 75%', 'O1-KR1: 76%')).kind, 'ask');
  });

  it('keeps the recorded value beside a new comment', () => {
    const text = record(todays, { ...nothing, results: value('O1-KR1', '', 'half of the users') });
    assert.match(text, /O1-KR1: 75% — half of the users/);
  });

  it('asks before it drops what was typed for a key result that is gone', () => {
    const draft = { ...nothing, results: { ...value('O1-KR2', '20%'), ...value('O1-KR9', '1') } };
    const plan = ask(draft, {}, head + body);
    assert.deepEqual(plan.kind === 'ask' && plan.conflicts.map(({ kind, label, mine }) => [kind, label, mine]), [
      ['missing', 'O1-KR9', '1'],
    ]);
    assert.doesNotMatch(record(head + body, draft, 'full', { 'missing O1-KR9': 'theirs' }), /KR9/);
  });
});
