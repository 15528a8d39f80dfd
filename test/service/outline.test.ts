import assert from 'node:assert/strict';
import { parseCycle } from '../../src/core/model/calendar';
import { formatMessage } from '../../src/core/messages/message';
import { serviceMessages } from '../../src/service/messages';
import { Outline, placeOf, type OutlineNode, type OutlineOptions } from '../../src/service/outline';
import { describeNode } from '../../src/service/outlineText';
import type { WorkspaceIndex } from '../../src/core/workspace/workspaceIndex';
import { documentText, indexOf, uriOf } from '../support/documents';

const today = '2025-08-20';
const defaults: OutlineOptions = { grouping: 'alignment', cycle: 'current', mine: null, today };

const bank: Readonly<Record<string, string>> = {
  'strategy.okr.md': documentText({
    okr: 'strategy',
    name: 'Strategy',
    cycle: null,
    body: '## P1: Simplify\n\n## P2: Expand',
  }),
  'okr.md': documentText({
    okr: 'company',
    name: 'Bank',
    cycle: '2025',
    body: '## O1: Join easily\n\nContributes to: [Simplify](strategy.okr.md#p1-simplify)\n\n- KR1: Grow A from 1 to 2\n- KR2: Grow B from 1 to 2',
  }),
  'digital/okr.md': documentText({
    okr: 'unit',
    name: 'Digital',
    cycle: '2025-H2',
    keys: ['parent: ../okr.md#O1'],
    body: '## O1: Delight\n\n- KR1: Grow C from 1 to 2',
  }),
  'digital/explore/okr.md': documentText({
    name: 'Explore',
    keys: ['parent: ../okr.md#O1'],
    body: '## O1: Seamless\n\n- KR1: Grow D from 0 to 10 (now 5)\n- KR2: Grow E from 0 to 10\n\n## Check-ins\n\n### 2025-08-15 @ana\n\n- **Goal confidence:** 6/10 — tests are late\n- **Results progress:**\n  - O1-KR1: 5\n- **Issues:**\n- **Plan forward:**',
  }),
  'digital/care/okr.md': documentText({
    name: 'Care',
    keys: ['parent: ../../okr.md#O1'],
    body: '## O1: Answers\n\n- KR1: Grow F from 1 to 2',
  }),
  'digital/lone/okr.md': documentText({ name: 'Lone', body: '## O1: Alone\n\n- KR1: Grow G from 1 to 2' }),
  'digital/old/okr.md': documentText({
    name: 'Old',
    cycle: '2024-Q3',
    keys: ['parent: ../okr.md#O1'],
    body: '## O1: Long ago\n\n- KR1: Grow H from 1 to 2',
  }),
};

function show(index: WorkspaceIndex, options: Partial<OutlineOptions> = {}): string[] {
  const outline = new Outline(index, { ...defaults, ...options });
  const lines: string[] = [];
  const visit = (node: OutlineNode, depth: number): void => {
    lines.push(`${'  '.repeat(depth)}${nameOf(node)}`);
    for (const child of outline.children(node)) visit(child, depth + 1);
  };
  for (const root of outline.roots()) visit(root, 0);
  return lines;
}

function nameOf(node: OutlineNode): string {
  switch (node.kind) {
    case 'group':
      return `[${node.cycle?.name ?? node.group}]`;
    case 'owner':
      return node.documents[0].name;
    case 'objective':
      return node.objective.title + (node.context ? ' (context)' : '') + (node.repeated ? ' (repeated)' : '');
    case 'key-result':
      return node.keyResult.label;
  }
}

function allNodes(outline: Outline): OutlineNode[] {
  const collect = (node: OutlineNode): OutlineNode[] => [node, ...outline.children(node).flatMap(collect)];
  return outline.roots().flatMap(collect);
}

describe('The outline by alignment', () => {
  it('puts strategy on top, contributors below what they contribute to, then key results', () => {
    assert.deepEqual(show(indexOf(bank)), [
      'Simplify',
      '  Join easily',
      '    Delight',
      '      Seamless',
      '        KR1',
      '        KR2',
      '      KR1',
      '    Answers',
      '      KR1',
      '    KR1',
      '    KR2',
      'Expand',
      '[not-aligned]',
      '  Alone',
      '    KR1',
    ]);
  });

  it('shows an objective under each of its parents, with distinct ids', () => {
    const index = indexOf({
      ...bank,
      'digital/lone/okr.md': documentText({
        name: 'Lone',
        body: '## O1: Both\n\nContributes to: ../okr.md#O1, ../../okr.md#O1\n\n- KR1: Grow G from 1 to 2',
      }),
    });
    const outline = new Outline(index, defaults);
    const both = allNodes(outline).filter((node) => node.kind === 'objective' && node.objective.title === 'Both');
    assert.equal(both.length, 2);
    const ids = allNodes(outline).map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
  });

  it('keeps ids when text is edited around a node', () => {
    const moved = {
      ...bank,
      'digital/explore/okr.md': `\n${bank['digital/explore/okr.md'] ?? ''}\nMore words.\n`
        .trimStart()
        .replace('# Explore', '# Explore\n\nA preface.'),
    };
    const ids = (index: WorkspaceIndex): string[] => allNodes(new Outline(index, defaults)).map(({ id }) => id);
    assert.deepEqual(ids(indexOf(moved)), ids(indexOf(bank)));
  });

  it('ends where objectives contribute to each other in a ring', () => {
    const index = indexOf({
      'a/okr.md': documentText({
        okr: 'unit',
        name: 'A',
        keys: ['parent: ../b/okr.md#O1'],
        body: '## O1: First\n\n- KR1: Grow A from 1 to 2',
      }),
      'b/okr.md': documentText({
        okr: 'unit',
        name: 'B',
        keys: ['parent: ../a/okr.md#O1'],
        body: '## O1: Second\n\n- KR1: Grow B from 1 to 2',
      }),
      'c/okr.md': documentText({ name: 'C', keys: ['parent: ../b/okr.md#O1'], body: '## O1: Third' }),
    });
    assert.deepEqual(show(index), [
      '[not-aligned]',
      '  First',
      '    Second',
      '      First (repeated)',
      '      Third',
      '      KR1',
      '    KR1',
    ]);
  });

  it('sets apart what is aligned with documents that are not open, and what is alone on purpose', () => {
    const index = indexOf({
      'explore/okr.md': documentText({ keys: ['parent: ../../elsewhere/okr.md#O1'], body: '## O1: Elsewhere' }),
      'care/okr.md': documentText({ name: 'Care', body: '## O1: Upkeep\n\nContributes to: none — upkeep' }),
      'lost/okr.md': documentText({ name: 'Lost', keys: ['parent: ../gone/okr.md#O1'], body: '## O1: Lost' }),
    });
    assert.deepEqual(show(index), ['[outside]', '  Elsewhere', '[not-aligned]', '  Upkeep', '  Lost']);
    const states = allNodes(new Outline(index, defaults)).flatMap((node) =>
      node.kind === 'objective' ? [node.alignment] : [],
    );
    assert.deepEqual(states, ['outside', 'none-on-purpose', 'broken']);
  });

  it('shows a unit on top where nothing stands above it', () => {
    const index = indexOf({
      'okr.md': documentText({ okr: 'unit', name: 'Digital', body: '## O1: Delight' }),
      'explore/okr.md': documentText({ keys: ['parent: ../okr.md#O1'], body: '## O1: Seamless' }),
    });
    assert.deepEqual(show(index), ['Delight', '  Seamless']);
  });
});

describe('The outline filtered', () => {
  it('shows other cycles with what they contribute to', () => {
    const shown = show(indexOf(bank), { cycle: parseCycle('2024-Q3') ?? assert.fail() });
    assert.deepEqual(shown.slice(0, 5), [
      'Simplify',
      '  Join easily (context)',
      '    Delight (context)',
      '      Long ago',
      '        KR1',
    ]);
    assert.ok(!shown.some((line) => line.includes('Seamless')));
  });

  it('shows all cycles', () => {
    const shown = show(indexOf(bank), { cycle: 'all' });
    assert.ok(shown.some((line) => line.includes('Long ago')) && shown.some((line) => line.includes('Seamless')));
  });

  it('shows my teams with what they contribute to', () => {
    const shown = show(indexOf(bank), { mine: ({ name }) => name === 'Explore' });
    assert.deepEqual(shown, [
      'Simplify (context)',
      '  Join easily (context)',
      '    Delight (context)',
      '      Seamless',
      '        KR1',
      '        KR2',
      '      KR1',
      '    KR1',
      '    KR2',
    ]);
  });

  it('knows whether anything that bears a cycle is shown', () => {
    assert.equal(new Outline(indexOf(bank), defaults).matchesAny, true);
    assert.equal(new Outline(indexOf(bank), { ...defaults, today: '2030-01-01' }).matchesAny, false);
  });
});

describe('The outline by owner and by cycle', () => {
  it('lists owners by layer and name', () => {
    assert.deepEqual(
      show(indexOf(bank), { grouping: 'owner' }).filter((line) => !line.includes('KR')),
      [
        'Strategy',
        '  Simplify',
        '  Expand',
        'Bank',
        '  Join easily',
        'Digital',
        '  Delight',
        'Care',
        '  Answers',
        'Explore',
        '  Seamless',
        'Lone',
        '  Alone',
      ],
    );
  });

  it('lists the latest cycle first, the shorter before the longer', () => {
    const groups = show(indexOf(bank), { grouping: 'cycle', cycle: 'all' }).filter((line) => line.startsWith('['));
    assert.deepEqual(groups, ['[2025-Q3]', '[2025-H2]', '[2025]', '[2024-Q3]', '[cycle]']);
  });

  it('joins the documents of one owner', () => {
    const index = indexOf({
      'explore/2025-Q3.okr.md': documentText({ body: '## O1: Now' }),
      'explore/2025-Q2.okr.md': documentText({ cycle: '2025-Q2', body: '## O1: Before' }),
    });
    assert.deepEqual(show(index, { grouping: 'owner', cycle: 'all' }), ['Explore', '  Before', '  Now']);
    assert.deepEqual(show(index, { grouping: 'cycle', cycle: 'all' }), [
      '[2025-Q3]',
      '  Explore',
      '    Now',
      '[2025-Q2]',
      '  Explore',
      '    Before',
    ]);
  });
});

describe('Finding a place in the outline', () => {
  for (const grouping of ['alignment', 'owner', 'cycle'] as const) {
    it(`finds the key result and the objective around the caret, by ${grouping}`, () => {
      const index = indexOf(bank);
      const outline = new Outline(index, { ...defaults, grouping });
      const uri = uriOf('digital/explore/okr.md');
      const objective = index.get(uri)?.objectives[0] ?? assert.fail();
      const second = objective.keyResults[1] ?? assert.fail();
      const found = outline.find(uri, second.textRange.start) ?? assert.fail();
      assert.ok(found.kind === 'key-result' && found.keyResult === second);
      assert.ok(allNodes(outline).includes(found));
      assert.equal(outline.find(uri, objective.titleRange.start)?.kind, 'objective');
      assert.deepEqual(placeOf(found), { uri, range: second.textRange });
    });
  }

  it('finds nothing outside of objectives, in unknown documents, and in what the filter hides', () => {
    const outline = new Outline(indexOf(bank), defaults);
    assert.equal(outline.find(uriOf('digital/explore/okr.md'), { line: 0, character: 0 }), null);
    assert.equal(outline.find(uriOf('gone/okr.md'), { line: 6, character: 0 }), null);
    const old = indexOf(bank).get(uriOf('digital/old/okr.md'))?.objectives[0] ?? assert.fail();
    assert.equal(outline.find(uriOf('digital/old/okr.md'), old.titleRange.start), null);
  });

  it('finds an objective in a ring', () => {
    const index = indexOf({
      'a/okr.md': documentText({ okr: 'unit', name: 'A', keys: ['parent: ../b/okr.md#O1'], body: '## O1: First' }),
      'b/okr.md': documentText({ okr: 'unit', name: 'B', keys: ['parent: ../a/okr.md#O1'], body: '## O1: Second' }),
    });
    const outline = new Outline(index, defaults);
    for (const path of ['a/okr.md', 'b/okr.md']) {
      const objective = index.get(uriOf(path))?.objectives[0] ?? assert.fail();
      const found = outline.find(uriOf(path), objective.titleRange.start);
      assert.ok(found?.kind === 'objective' && found.objective === objective, path);
    }
  });
});

describe('The text of outline nodes', () => {
  const say = (message: Parameters<typeof formatMessage>[0]): string => formatMessage(message, serviceMessages);
  const index = indexOf(bank);
  const context = { workspace: index, today, say, grouping: 'alignment' as const };
  const nodes = allNodes(new Outline(index, defaults));
  const textOf = (name: string) =>
    describeNode(nodes.find((node) => nameOf(node) === name) ?? assert.fail(name), context);

  it('gives owner, progress, confidence and last check-in of an objective', () => {
    const text = textOf('Seamless');
    assert.equal(text.label, 'Seamless');
    assert.equal(text.description, 'Explore · 50% · 6/10 · 5 d ago');
    assert.match(text.tooltip, /6\/10, medium/);
    assert.match(text.spoken, /Progress: 50%, from 1 of 2 key results/);
    assert.match(text.spoken, /Goal confidence: 6\/10, medium — tests are late/);
    assert.match(text.spoken, /Last check-in: 2025-08-15 \(5 d ago\) by @ana/);
    assert.match(text.spoken, /Contributes to: O1 Delight \(Digital\)/);
    assert.equal(text.progress, 0.5);
  });

  it('puts the name of a team first where there is little room', () => {
    const textIn = (name: string, grouping: 'alignment' | 'owner') =>
      describeNode(nodes.find((node) => nameOf(node) === name) ?? assert.fail(name), {
        ...context,
        grouping,
        teamFirst: true,
      });
    const seamless = textIn('Seamless', 'alignment');
    assert.deepEqual([seamless.label, seamless.description], ['Explore: Seamless', '50% · 6/10 · 5 d ago']);
    assert.equal(textIn('Delight', 'alignment').label, 'Delight');
    assert.equal(textIn('Seamless', 'owner').label, 'Seamless');
  });

  it('does not take unknown progress for none', () => {
    const text = textOf('Answers');
    assert.equal(text.description, 'Care');
    assert.match(text.spoken, /Progress: unknown/);
    assert.equal(text.progress, null);
  });

  it('names the value of a key result', () => {
    const objective = nodes.find((node) => nameOf(node) === 'Seamless');
    const keyResults = nodes.filter((node) => node.parent === objective).map((node) => describeNode(node, context));
    assert.deepEqual(
      keyResults.map(({ description }) => description),
      ['50% · now 5', 'no value yet'],
    );
    assert.match(keyResults[0]?.spoken ?? '', /From 0 to 10/);
  });

  it('says of each group what it holds', () => {
    const text = textOf('[not-aligned]');
    assert.equal(text.label, 'Not aligned');
    assert.equal(text.description, '1');
  });

  it('tells states apart by shape, not by colour alone', () => {
    const icons = nodes.map((node) => describeNode(node, context).icon);
    const coloursByShape = new Map<string, Set<string | null>>();
    for (const { name, color } of icons) coloursByShape.set(name, (coloursByShape.get(name) ?? new Set()).add(color));
    for (const [name, colours] of coloursByShape) assert.equal(colours.size, 1, name);
  });

  it('lets no text of a document become markup', () => {
    const wild = indexOf({
      'okr.md': documentText({ okr: 'company', name: 'B', body: '## O1: [x](command:evil) <img src=x> $(bug)' }),
    });
    const outline = new Outline(wild, defaults);
    const { tooltip } = describeNode(outline.roots()[0] ?? assert.fail(), { ...context, workspace: wild });
    assert.doesNotMatch(tooltip, /[^\\]\]\(|[^\\]<img|[^\\]\$\(/);
  });
});

describe('The outline of many documents', () => {
  it('is laid out node by node, however many ways lead down', () => {
    const texts: Record<string, string> = {};
    const depth = 24;
    for (let level = 0; level < depth; level++) {
      const parents = level === 0 ? [] : [`parent: ["../l${level - 1}/okr.md#O1", "../l${level - 1}/okr.md#O2"]`];
      texts[`l${level}/okr.md`] = documentText({
        okr: 'unit',
        name: `U${level}`,
        keys: parents,
        body: '## O1: One\n\n## O2: Two',
      });
    }
    const outline = new Outline(indexOf(texts), defaults);
    const deepest = outline.find(uriOf(`l${depth - 1}/okr.md`), { line: 9, character: 4 });
    let above = 0;
    for (let node = deepest; node !== null; node = node.parent) above++;
    assert.equal(above, depth);
  });
});
