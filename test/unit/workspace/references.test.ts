import assert from 'node:assert/strict';
import type { Resolution } from '../../../src/core/workspace/view';
import { encodePath, relativeReference } from '../../../src/core/workspace/references';
import { WorkspaceIndex } from '../../../src/core/workspace/workspaceIndex';
import { documentAt, documentText, indexOf, opened, reference, root, uriOf } from '../../support/documents';

const texts = {
  'okr.md': documentText({
    okr: 'company',
    name: 'Bank',
    cycle: '2025',
    body: [
      '## O1: Delight new customers',
      '- KR1: Reduce drop-off from 40% to 30%',
      '- KR2: Increase NPS from 20 to 35',
      '## Objective 2: Win small businesses',
      '- KR1: Sign 50 new customers',
      '- KR3: Cut time to a loan from 9 days to 3 days',
      '## Context',
      'Words.',
    ].join('\n\n'),
  }),
  'explore/okr.md': documentText(),
  'care/2025-Q2.okr.md': documentText({ name: 'Care', cycle: '2025-Q2' }),
  'care/2025-Q3.okr.md': documentText({ name: 'Care', cycle: '2025-Q3' }),
  'care/okr.md': documentText({ name: 'Care', cycle: '2024' }),
  'pay/okrs.md': documentText({ name: 'Pay', cycle: '2024-Q1' }),
  'Über uns/größe (alt).okr.md': documentText({ name: 'Über uns' }),
  'several/okr.md': documentText({
    name: 'Several',
    cycle: null,
    body: [
      '## 2025 Q2',
      '### O1: Old',
      '- KR1: Grow A from 1 to 2',
      '## 2025 Q3',
      '### O1: New',
      '- KR1: Grow A from 2 to 3',
    ].join('\n\n'),
  }),
};

const index = indexOf(texts);

function follow(
  text: string,
  { from = 'explore/okr.md', keyResult = null as string | null, using = index } = {},
): string {
  const document = using.get(uriOf(from));
  assert.ok(document);
  return show(using.resolve(reference(text, keyResult), document));
}

function show(found: Resolution): string {
  if (found.kind === 'outside') return 'outside';
  const path = found.document === null ? '' : decodeURI(found.document.uri.slice(root.length + 1));
  if (found.kind === 'missing') return `missing ${found.what} ${path}`.trim();
  return [path, found.objective?.label, found.keyResult?.label].filter((part) => part !== undefined).join(' ');
}

describe('resolving references', () => {
  const cases: readonly (readonly [text: string, leadsTo: string])[] = [
    ['../okr.md#O1', 'okr.md O1'],
    ['../okr.md#o1', 'okr.md O1'],
    ['../okr.md', 'okr.md'],
    ['../okr.md#O1-KR2', 'okr.md O1 KR2'],
    ['../okr.md#o2-kr3', 'okr.md O2 KR3'],
    ['../okr.md#KR3', 'okr.md O2 KR3'],
    ['../okr.md#KR1', 'missing key-result okr.md'],
    ['../okr.md#O1-KR9', 'missing key-result okr.md'],
    ['../okr.md#O9', 'missing objective okr.md'],
    ['../okr.md#O9-KR1', 'missing objective okr.md'],
    ['../okr.md#o1-delight-new-customers', 'okr.md O1'],
    ['../okr.md#o1-words-of-last-year', 'okr.md O1'],
    ['../okr.md#o10-words', 'missing objective okr.md'],
    ['../okr.md#objective-2-win-small-businesses', 'okr.md O2'],
    ['../okr.md#objective-2-other-words', 'okr.md O2'],
    ['../okr.md#context', 'okr.md'],
    ['../okr.md#nothing-like-it', 'missing objective okr.md'],
    ['#O1', 'explore/okr.md O1'],
    ['#O2', 'missing objective explore/okr.md'],
    ['#KR2', 'explore/okr.md O1 KR2'],
    ['/okr.md#O1', 'okr.md O1'],
    ['/care/okr.md', 'care/okr.md'],
    ['../explore/../okr.md#O1', 'okr.md O1'],
    ['./okr.md#O1', 'explore/okr.md O1'],
    ['../OKR.md#O1', 'missing document'],
    ['../Care/okr.md', 'missing document'],
    ['../nowhere/okr.md#O1', 'missing document'],
    ['../../elsewhere/okr.md#O1', 'outside'],
    ['../../../../okr.md', 'outside'],
    ['other:okr.md#O1', 'outside'],
    ['repo:okr.md#O1', 'okr.md O1'],
    ['repo:/okr.md#O1', 'okr.md O1'],
    ['repo:care', 'care/2025-Q3.okr.md'],
    ['../care', 'care/2025-Q3.okr.md'],
    ['../care/', 'care/2025-Q3.okr.md'],
    ['../care#O1', 'care/2025-Q3.okr.md O1'],
    ['../pay', 'pay/okrs.md'],
    ['../okr.md/', 'missing document'],
    ['../%C3%9Cber%20uns/gr%C3%B6%C3%9Fe%20%28alt%29.okr.md#O1', 'Über uns/größe (alt).okr.md O1'],
    ['../Über uns/größe (alt).okr.md#O1', 'Über uns/größe (alt).okr.md O1'],
    ['../several/okr.md#O1', 'several/okr.md O1'],
    ['../100%/okr.md', 'missing document'],
    ['../\uD800/okr.md', 'missing document'],
  ];
  for (const [text, leadsTo] of cases) {
    it(`follows ${JSON.stringify(text)} to ${leadsTo}`, () => assert.equal(follow(text), leadsTo));
  }

  it('takes the key result from the words after a link', () => {
    assert.equal(follow('../okr.md#o1-delight-new-customers', { keyResult: 'KR2' }), 'okr.md O1 KR2');
    assert.equal(follow('../okr.md#o1-delight-new-customers', { keyResult: 'KR3' }), 'missing key-result okr.md');
    assert.equal(follow('../okr.md', { keyResult: 'KR3' }), 'okr.md O2 KR3');
  });

  it('chooses by the cycle among the documents of a folder and among equal labels', () => {
    const from = documentAt('explore/okr.md', documentText());
    const second = { name: '2025-Q2', start: '2025-04-01', end: '2025-06-30' };
    assert.equal(show(index.resolve(reference('../care'), from, second)), 'care/2025-Q2.okr.md');
    const titles = [second, from.cycle].map((cycle) => {
      const found = index.resolve(reference('../several/okr.md#O1'), from, cycle);
      return found.kind === 'resolved' ? found.objective?.title : null;
    });
    assert.deepEqual(titles, ['Old', 'New']);
  });

  it('finds no document in a folder whose cycles do not fit and that has no okr.md', () => {
    const using = indexOf({ 'a/okr.md': documentText(), 'b/2024.okr.md': documentText({ cycle: '2024' }) });
    assert.equal(follow('../b', { from: 'a/okr.md', using }), 'missing document');
  });

  it('does not take the referrer for the document of its own folder', () => {
    const using = indexOf({
      'okr.md': documentText({ okr: 'company', cycle: '2025' }),
      'explore.okr.md': documentText(),
    });
    assert.equal(follow('.', { from: 'explore.okr.md', using }), 'okr.md');
  });

  it('finds names whose accents a disk writes in another form', () => {
    const using = new WorkspaceIndex(opened);
    using.set(documentAt('explore/okr.md', documentText()));
    using.set(documentAt('größe/okr.md'.normalize('NFD'), documentText()));
    assert.equal(follow('../größe/okr.md#O1', { using }).normalize('NFC'), 'größe/okr.md O1');
  });

  it('counts a leading slash from the root of the repository, not of the opened folder', () => {
    const teams = [{ name: 'teams', uri: `${root}/teams`, root }];
    const using = indexOf({ 'teams/explore/okr.md': documentText(), 'teams/okr.md': documentText() }, teams);
    const from = { from: 'teams/explore/okr.md', using };
    assert.equal(follow('/teams/okr.md#O1', from), 'teams/okr.md O1');
    assert.equal(follow('/okr.md#O1', from), 'outside');
  });

  it('knows the folders that the config names', () => {
    const aliased = new WorkspaceIndex(
      opened,
      new Map([
        ['strategy', `${root}/care`],
        ['away', 'file:///away'],
      ]),
    );
    for (const document of index.documents()) aliased.set(document);
    assert.equal(follow('strategy:okr.md#O1', { using: aliased }), 'care/okr.md O1');
    assert.equal(follow('strategy:none.md', { using: aliased }), 'missing document');
    assert.equal(follow('away:okr.md#O1', { using: aliased }), 'outside');
  });
});

describe('writing references', () => {
  const cases: readonly (readonly [from: string, to: string, text: string])[] = [
    ['explore/okr.md', 'okr.md', '../okr.md'],
    ['okr.md', 'explore/okr.md', 'explore/okr.md'],
    ['a/b/okr.md', 'a/c/okr.md', '../c/okr.md'],
    ['okr.md', 'okr.md', ''],
    ['okr.md', 'Über uns/größe (alt).okr.md', 'Über%20uns/größe%20%28alt%29.okr.md'],
    ['okr.md', '50%, #1.okr.md', '50%25%2C%20%231.okr.md'],
    ['okr.md', 'a:b.okr.md', './a:b.okr.md'],
  ];
  for (const [from, to, text] of cases) {
    it(`writes ${JSON.stringify(text)} from ${from} to ${to}`, () => {
      const target = `${root}/${to.split('/').map(encodeURIComponent).join('/')}`;
      assert.equal(relativeReference(uriOf(from), target), text);
      const using = new WorkspaceIndex(opened);
      using.set(documentAt(from, documentText()));
      using.set({ ...documentAt('x.okr.md', documentText()), uri: target });
      const found = using.resolve(reference(text), using.get(uriOf(from)) ?? assert.fail());
      assert.equal(found.kind === 'resolved' ? found.document.uri : found.kind, from === to ? uriOf(from) : target);
    });
  }

  it('names the folder where another root is meant', () => {
    const folders = [...opened, { name: 'strategy', uri: 'file:///strategy', root: 'file:///strategy' }];
    assert.equal(relativeReference(uriOf('a/okr.md'), 'file:///strategy/x/okr.md', folders), 'strategy:x/okr.md');
    assert.equal(relativeReference(uriOf('a/okr.md'), 'file:///strategy/x/okr.md'), '../../strategy/x/okr.md');
  });

  it('leaves letters of other languages readable', () => {
    assert.equal(encodePath('目標/größe.md'), '目標/größe.md');
  });
});
