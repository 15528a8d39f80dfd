import assert from 'node:assert/strict';
import { candidatesFor } from '../../../src/core/workspace/candidates';
import { documentText, indexOf, reference, uriOf } from '../../support/documents';

const company = documentText({
  okr: 'company',
  cycle: '2025',
  body: '## O1: Delight new customers\n\n- KR1: Grow A from 1 to 2\n- KR2: Grow B from 1 to 2\n\n## O2: Win small businesses\n\n- KR5: Grow C from 1 to 2',
});
const index = indexOf({
  'okr.md': company,
  'care/okr.md': documentText({ name: 'Care' }),
  'explore/okr.md': documentText(),
  'digital/payments/okr.md': documentText({ name: 'Payments' }),
  'digital/loans.okr.md': documentText({ name: 'Loans' }),
});

function offers(text: string, keyResult: string | null = null, linkText: string | null = null): string[] {
  const from = index.get(uriOf('explore/okr.md')) ?? assert.fail();
  const found = candidatesFor(reference(text, keyResult, linkText), from, from.cycle, index);
  for (const { newText, range } of found) {
    const isKeyResult = range.start.character === 100;
    const mended = isKeyResult ? reference(text, newText, linkText) : reference(newText, keyResult, linkText);
    assert.equal(index.resolve(mended, from).kind, 'resolved', newText);
  }
  return found.map(({ newText }) => newText);
}

describe('candidates for a broken reference', () => {
  it('are files of nearly the same path', () => {
    assert.deepEqual(offers('../okrs.md#O2').slice(0, 1), ['../okr.md#O2']);
    assert.deepEqual(offers('../cares/okr.md#O1').slice(0, 1), ['../care/okr.md#O1']);
    assert.deepEqual(offers('../cares#O1').slice(0, 1), ['../care/okr.md#O1']);
    assert.deepEqual(offers('../Care/okr.md#O1').slice(0, 1), ['../care/okr.md#O1']);
    assert.deepEqual(offers('/okrs.md').slice(0, 1), ['../okr.md']);
  });

  it('are files that went to another folder', () => {
    assert.deepEqual(offers('../payments/okr.md#O1'), ['../digital/payments/okr.md#O1']);
    assert.deepEqual(offers('loans.okr.md#O1'), ['../digital/loans.okr.md#O1']);
  });

  it('are no files in which the fragment leads nowhere', () => {
    assert.deepEqual(offers('../cares/okr.md#O7'), []);
  });

  it('are objectives by label, anchor or the words of the link', () => {
    assert.deepEqual(offers('../okr.md#O22'), ['../okr.md#O2', '../okr.md#O1']);
    assert.deepEqual(offers('../okr.md#win-small-business', null, 'x')[0], '../okr.md#o2-win-small-businesses');
    assert.deepEqual(offers('../okr.md#xyz', null, 'Win small businesses')[0], '../okr.md#o2-win-small-businesses');
  });

  it('are key results of the objective that is named', () => {
    assert.deepEqual(offers('../okr.md#O1-KR3'), ['../okr.md#O1-KR1', '../okr.md#O1-KR2']);
    assert.deepEqual(offers('../okr.md#o2-win-small-businesses', 'KR1'), ['KR5']);
    assert.deepEqual(offers('../okr.md#KR6')[0], '../okr.md#O1-KR1');
  });

  it('are none for what resolves or leads outside', () => {
    assert.deepEqual(offers('../okr.md#O1'), []);
    assert.deepEqual(offers('../../away/okr.md#O1'), []);
  });
});
