import assert from 'node:assert/strict';
import { isNamedLikeOkrs } from '../../../src/core/workspace/fileNames';
import { likeness } from '../../../src/core/workspace/likeness';

describe('likeness', () => {
  it('is 1 for the same words in any order and case', () => {
    assert.equal(likeness('Delight new customers', 'customers: DELIGHT new'), 1);
  });

  it('is 0 where no word that carries meaning is shared', () => {
    assert.equal(likeness('Make it the best for you', 'Make it the worst for us'), 0);
    assert.equal(likeness('', 'Delight new customers'), 0);
    assert.equal(likeness('the', 'the'), 0);
  });

  it('takes an inflected word for the same', () => {
    assert.equal(likeness('Onboard customer', 'Onboarding customers'), 1);
    assert.equal(likeness('App', 'Apply'), 0);
  });

  it('is symmetric, and between 0 and 1', () => {
    const sentences = [
      'Make the first week seamless',
      'Delight customers in their first week',
      'First things first',
      'Weekly',
    ];
    for (const a of sentences) {
      for (const b of sentences) {
        assert.equal(likeness(a, b), likeness(b, a));
        assert.ok(likeness(a, b) >= 0 && likeness(a, b) <= 1);
      }
    }
  });

  it('reads any script', () => {
    assert.ok(likeness('Kundinnen begeistern', 'Neue Kundinnen gewinnen') > 0);
    assert.equal(likeness('新規顧客', '新規顧客'), 1);
  });
});

describe('names of documents', () => {
  it('are okr.md and okrs.md in any case, and *.okr.md', () => {
    for (const name of ['okr.md', 'OKRs.md', 'a.okr.md', '2025-Q3.okr.md', '%C3%BC.okr.md']) {
      assert.ok(isNamedLikeOkrs(`file:///a/${name}`), name);
    }
    for (const name of ['okr.txt', '.okr.md', 'my-okr.md', 'okrsx.md', 'readme.md', 'okr.md/readme.md']) {
      assert.ok(!isNamedLikeOkrs(`file:///a/${name}`), name);
    }
  });
});
