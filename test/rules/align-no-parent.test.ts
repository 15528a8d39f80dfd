import assert from 'node:assert/strict';
import { checkIns, findingsOf, team, unit } from './support';

const rule = 'align/no-parent';

function found(child: string, parent: string = unit()): ReturnType<typeof findingsOf> {
  return findingsOf(rule, { 'okr.md': parent, 'explore/okr.md': child });
}

describe(rule, () => {
  it('reports an objective that contributes to nothing, with what it could contribute to', () => {
    const [problem, ...others] = found(team());
    assert.deepEqual(others, []);
    assert.deepEqual(
      [problem?.severity, problem?.path, problem?.at],
      ['warning', 'explore/okr.md', 'Make the first week seamless for new users'],
    );
    assert.match(problem?.message ?? '', /^O1 contributes to nothing, although there are OKRs above it in 2025-Q3/);
    assert.deepEqual(problem?.related, ['okr.md: Delight new customers in their first week']);
    assert.deepEqual(
      problem?.problem.fixes.map(({ action }) => action),
      [
        {
          kind: 'add-relation',
          objective: 'O1',
          relation: 'contributes-to',
          target: { uri: 'file:///workspace/okr.md', label: 'O1' },
        },
      ],
    );
  });

  it('ranks what it offers by likeness, then by nearness', () => {
    const [problem] = findingsOf(rule, {
      'company.okr.md': unit({ layer: 'company', name: 'Meridian', title: 'Grow in small business' }),
      'strategy.okr.md': '---\nokr: strategy\n---\n\n# Strategy\n\n## P1: Simplify the first week\n',
      'unit.okr.md': unit({ title: 'Recover from outages at once' }),
      'explore.okr.md': team(),
    });
    assert.deepEqual(problem?.fixes, [
      'Contribute to Strategy P1: Simplify the first week',
      'Contribute to Digital Services O1: Recover from outages at once',
      'Contribute to Meridian O1: Grow in small business',
    ]);
  });

  it("reports a unit's objective below a company", () => {
    const texts = { 'okr.md': unit({ layer: 'company', name: 'Meridian' }), 'digital/okr.md': unit() };
    assert.equal(findingsOf(rule, texts)[0]?.path, 'digital/okr.md');
  });

  it('reports a line that names nothing', () => {
    assert.equal(found(team({ lines: 'Contributes to: growth' })).length, 1);
  });

  it('reports every objective that lacks a parent', () => {
    assert.equal(found(team({ after: '## O2: Keep the lights on\n\n- KR1: Hold availability at 99%' })).length, 2);
  });

  it('counts an OKR whose ends are a few days off as covering', () => {
    const cycle = 'cycle: { name: Q3, start: 2025-06-23, end: 2025-10-05 }';
    assert.equal(found(team({ cycle }), unit({ cycle: 'cycle: 2025-Q3' })).length, 1);
  });

  for (const [what, child] of [
    ['a line of its own', team({ lines: 'Contributes to: ../okr.md#O1' })],
    ["the document's parent", team({ keys: ['parent: ../okr.md#O1'] })],
    ['a broken reference, which is reported as such', team({ lines: 'Contributes to: ../okr.md#O9' })],
    ['none, on purpose', team({ lines: 'Contributes to: none — the law asks for it' })],
    ['none for the whole document', team({ keys: ['parent: none'] })],
    [
      'a key result that moves one above',
      team({ keyResults: '- KR1: Cut drop-off from 4% to 3% (moves ../okr.md#O1-KR1)' }),
    ],
    ['a closed document', team({ keys: ['status: closed'] })],
    ['a parent that YAML takes for a comment', team({ keys: ['parent: #O1'] })],
    ['an unreadable cycle, which is reported as such', team({ cycle: 'cycle: soon' })],
    ['an accepted objective', team({ lines: `Accepted: ${rule} — we agreed with Helena` })],
  ] as const) {
    it(`is silent for ${what}`, () => {
      assert.deepEqual(found(child), []);
    });
  }

  for (const [what, parent] of [
    ['closed', unit({ keys: ['status: closed'] })],
    ['of another cycle', unit({ cycle: 'cycle: 2025-H1' })],
    ['without a cycle', unit({ cycle: '' })],
    ['on the same layer', team({ name: 'Care' })],
    ['a strategy without a cycle', '---\nokr: strategy\n---\n\n# Strategy\n\n## P1: Simplify the first week\n'],
    ['without objectives', '---\nokr: vision\n---\n\n# Vision\n\nTo be there for everybody.\n'],
    ['not adopted', '# Digital Services\n\n## O1: Delight new customers\n\n- KR1: Grow NPS from 20 to 35\n'],
  ] as const) {
    it(`is silent where what is above is ${what}`, () => {
      assert.deepEqual(found(team(), parent), []);
    });
  }

  it('is silent for a company below a strategy', () => {
    const strategy = '---\nokr: strategy\n---\n\n# Strategy\n\n## P1: Simplify onboarding\n';
    assert.deepEqual(findingsOf(rule, { 'strategy.okr.md': strategy, 'okr.md': unit({ layer: 'company' }) }), []);
  });

  it('is a hint on a draft', () => {
    assert.equal(found(team({ keys: ['status: draft'] }))[0]?.severity, 'hint');
  });

  it('is not moved by check-ins', () => {
    assert.equal(found(team({ after: checkIns({ head: '2025-08-22', results: ['O1-KR1: 70%'] }) })).length, 1);
  });
});

describe('align/no-parent: what it proposes', () => {
  const company = '---\nokr: company\ncompany: Bank\ncycle: 2025\n---\n\n# Bank\n\n## O1: Grow with young people\n';
  const unitOf = (name: string, title: string): string =>
    `---\nokr: unit\nunit: ${name}\ncycle: 2025-H2\n---\n\n# ${name}\n\n## O1: ${title}\n`;
  const harbor =
    '---\nokr: team\nteam: Harbor\nunit: Digital\ncycle: 2025-Q3\n---\n\n# Harbor\n\n## O1: Give young people a card\n';

  it('puts the own unit before others that are as alike', () => {
    const texts = {
      'a.okr.md': unitOf('Other', 'Serve people'),
      'b.okr.md': unitOf('Digital', 'Serve people'),
      'harbor.okr.md': harbor,
    };
    const problem = findingsOf(rule, texts).find(({ path }) => path === 'harbor.okr.md');
    assert.deepEqual(problem?.related, ['b.okr.md: Serve people']);
  });

  it('puts a title that is much more alike before a nearer layer', () => {
    const texts = { 'a.okr.md': company, 'b.okr.md': unitOf('Other', 'Close the old core'), 'harbor.okr.md': harbor };
    const problem = findingsOf(rule, texts).find(({ path }) => path === 'harbor.okr.md');
    assert.deepEqual(problem?.related, ['a.okr.md: Grow with young people']);
  });
});
