import assert from 'node:assert/strict';
import type { Contribution } from '../../../src/core/workspace/view';
import type { WorkspaceIndex } from '../../../src/core/workspace/workspaceIndex';
import { documentAt, documentText, indexOf, root, uriOf } from '../../support/documents';

const company = documentText({
  okr: 'company',
  name: 'Bank',
  cycle: '2025',
  body: '## O1: Delight\n\n- KR1: Grow A from 1 to 2\n- KR2: Grow B from 1 to 2\n\n## O2: Expand\n\n- KR1: Grow C from 1 to 2',
});
const explore = documentText({
  keys: ['parent: ../okr.md#O1'],
  body: [
    '## O1: Inherits',
    '- KR1: Grow D from 1 to 2 (moves ../okr.md#O1-KR2)\n- KR2: Grow E from 1 to 2 (moves ../okr.md#O1-KR2)',
    '## O2: Has its own',
    'Contributes to: [Expand](../okr.md#o2-expand) KR1',
    '- KR1: Grow F from 1 to 2',
    '## O3: On purpose alone',
    'Contributes to: none — upkeep',
    '- KR1: Grow G from 1 to 2',
  ].join('\n\n'),
});

function show({ from, to, keyResult }: Contribution): string {
  const place = ({ document, objective }: Contribution['from']): string =>
    `${document.uri.slice(root.length + 1)} ${objective.label}`;
  return `${place(from)} → ${place(to)}${keyResult === null ? '' : `-${keyResult.label}`}`;
}

function contributors(index: WorkspaceIndex, path: string): string[] {
  const document = index.get(uriOf(path)) ?? assert.fail();
  return document.objectives.flatMap((objective) => index.contributors({ document, objective }).map(show));
}

function contributions(index: WorkspaceIndex, path: string): string[] {
  const document = index.get(uriOf(path)) ?? assert.fail();
  return document.objectives.flatMap((objective) => index.contributions({ document, objective }).map(show));
}

describe('WorkspaceIndex', () => {
  const expected = [
    'explore/okr.md O1 → okr.md O1',
    'explore/okr.md O1 → okr.md O1-KR2',
    'explore/okr.md O2 → okr.md O2-KR1',
  ];

  it('knows both ends of contributions by parent, own line and moved key result', () => {
    const index = indexOf({ 'okr.md': company, 'explore/okr.md': explore });
    assert.deepEqual(contributions(index, 'explore/okr.md'), expected);
    assert.deepEqual(contributors(index, 'okr.md'), expected);
    assert.deepEqual(index.referrers(uriOf('okr.md')), [uriOf('explore/okr.md')]);
  });

  it('does not depend on the order of loading', () => {
    const index = indexOf({ 'explore/okr.md': explore });
    assert.deepEqual(contributions(index, 'explore/okr.md'), []);
    index.set(documentAt('okr.md', company));
    assert.deepEqual(contributors(index, 'okr.md'), expected);
  });

  it('follows references anew when labels, documents and referrers change', () => {
    const index = indexOf({ 'okr.md': company, 'explore/okr.md': explore });
    contributors(index, 'okr.md');
    index.set(documentAt('okr.md', company.replace('## O2: Expand', '## O7: Expand')));
    assert.deepEqual(contributors(index, 'okr.md'), expected.slice(0, 2));
    index.delete(uriOf('okr.md'));
    assert.deepEqual(contributions(index, 'explore/okr.md'), []);
    index.set(documentAt('okr.md', company));
    index.set(documentAt('explore/okr.md', explore.replace('parent: ../okr.md#O1', 'parent: ../okr.md#O2')));
    assert.deepEqual(contributors(index, 'okr.md'), [
      'explore/okr.md O1 → okr.md O1-KR2',
      'explore/okr.md O1 → okr.md O2',
      'explore/okr.md O2 → okr.md O2-KR1',
    ]);
    index.delete(uriOf('explore/okr.md'));
    assert.deepEqual(contributors(index, 'okr.md'), []);
    assert.deepEqual(index.referrers(uriOf('okr.md')), []);
  });

  it('hands out the newest entities although the links did not change', () => {
    const index = indexOf({ 'okr.md': company, 'explore/okr.md': explore });
    contributors(index, 'okr.md');
    index.set(documentAt('explore/okr.md', explore.replace('Inherits', 'Still inherits')));
    index.set(documentAt('okr.md', `${company}\nMore.`.replace('Delight', 'Delight more')));
    const document = index.get(uriOf('okr.md')) ?? assert.fail();
    const objective = document.objectives[0] ?? assert.fail();
    const [first] = index.contributors({ document, objective });
    assert.equal(first?.from.objective.title, 'Still inherits');
    assert.equal(first?.to.objective, objective);
  });

  it('takes a reference to a whole document for its only objective, and to none of several', () => {
    const single = indexOf({
      'okr.md': documentText({ okr: 'company', cycle: '2025' }),
      'a/okr.md': documentText({ keys: ['parent: ../okr.md'] }),
    });
    assert.deepEqual(contributions(single, 'a/okr.md'), ['a/okr.md O1 → okr.md O1']);
    const several = indexOf({ 'okr.md': company, 'a/okr.md': documentText({ keys: ['parent: ../okr.md'] }) });
    assert.deepEqual(contributions(several, 'a/okr.md'), []);
    assert.deepEqual(several.referrers(uriOf('okr.md')), [uriOf('a/okr.md')]);
  });

  it('lists documents by URI, and those above by layer', () => {
    const index = indexOf({
      'z.okr.md': documentText({ okr: 'unit' }),
      'b/okr.md': documentText(),
      'okr.md': company,
      'draft.okr.md': '# Nobody has adopted this\n\n## O1: A\n\n- KR1: B\n',
    });
    assert.deepEqual(
      index.documents().map(({ uri }) => uri),
      ['b/okr.md', 'draft.okr.md', 'okr.md', 'z.okr.md'].map(uriOf),
    );
    const team = index.get(uriOf('b/okr.md')) ?? assert.fail();
    assert.deepEqual(
      index.above(team).map(({ uri }) => uri),
      ['okr.md', 'z.okr.md'].map(uriOf),
    );
    index.set(documentAt('z.okr.md', documentText()));
    assert.deepEqual(
      index.above(team).map(({ uri }) => uri),
      [uriOf('okr.md')],
    );
  });

  it('finds the unit of a team: its own word, else the nearest folder above that has one', () => {
    const index = indexOf({
      'okr.md': company,
      'digital/okr.md': documentText({ okr: 'unit', name: 'Digital Services' }),
      'digital/mobile/explore/okr.md': documentText(),
      'digital/mobile/care/okr.md': documentText({ keys: ['unit: Contact Centre'] }),
      'other/okr.md': documentText(),
    });
    const unitOf = (path: string): string | null => index.unitOf(index.get(uriOf(path)) ?? assert.fail());
    assert.equal(unitOf('digital/mobile/explore/okr.md'), 'Digital Services');
    assert.equal(unitOf('digital/mobile/care/okr.md'), 'Contact Centre');
    assert.equal(unitOf('digital/okr.md'), 'Digital Services');
    assert.equal(unitOf('other/okr.md'), null);
    assert.equal(unitOf('okr.md'), null);
  });

  it('forgets nothing and invents nothing when what it is asked about is unknown', () => {
    const index = indexOf({ 'okr.md': company });
    const stranger = documentAt('explore/okr.md', explore);
    const objective = stranger.objectives[0] ?? assert.fail();
    assert.deepEqual(index.contributions({ document: stranger, objective }), []);
    assert.deepEqual(index.contributors({ document: stranger, objective }), []);
    assert.equal(index.delete(uriOf('explore/okr.md')), false);
    assert.equal(index.get('not a uri at all'), undefined);
  });
});
