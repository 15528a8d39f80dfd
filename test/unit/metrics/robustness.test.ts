import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readMovement } from '../../../src/core/metrics/readMovement';
import { readQuantity } from '../../../src/core/metrics/quantity';

/** Linear work takes a fraction of a second for so much; quadratic work runs into the test's time limit. */
const size = 400_000;

describe('hostile input', () => {
  const pieces = [
    '(',
    '((a',
    '1,',
    '1.1',
    '1 ',
    ' ',
    '\u00a0',
    '1 000',
    '-',
    '->',
    'from 1 to ',
    'by ',
    'at least ',
    'a',
    'é',
    '<',
    '9',
    '$',
    '1-',
    '1-a',
    'the end of ',
    'and increase ',
    '😀',
    "'",
    '1/',
    'every ',
  ];
  for (const piece of pieces) {
    it(`is read in linear time: ${JSON.stringify(piece)}`, () => {
      const text = piece.repeat(Math.ceil(size / piece.length));
      assert.equal(typeof readMovement(text).metric, 'string');
      assert.equal(typeof readMovement(`Increase ${text} from 1 to 2`).metric, 'string');
      readQuantity(text);
    });
  }
});

describe('any input', () => {
  const words = [
    'increase',
    'from',
    'to',
    'by',
    '5%',
    '10',
    '$1.2M',
    'at least',
    '→',
    '=>',
    '(now 3)',
    'churn',
    'launch',
    'every',
    'two',
    'weeks',
    'half',
    'a',
    'per',
    'day',
    '-',
    '3-5',
    'Q3',
    'by 15 May',
    'X',
    'no',
    'double',
    'is',
    'reduced',
    ',',
  ];

  it('never throws, and keeps what belongs together', () => {
    const sentence = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.array(fc.constantFrom(...words), { maxLength: 14 }).map((list) => list.join(' ')),
    );
    fc.assert(
      fc.property(sentence, (text) => {
        const movement = readMovement(text);
        const { kind, target, direction, baseline, impliedBaseline } = movement;
        assert.equal(target !== null, kind === 'metric' || kind === 'maintain');
        assert.equal(kind === 'maintain', direction === 'maintain' && target !== null);
        if (kind === 'milestone') assert.equal(direction, null);
        if (impliedBaseline) assert.equal(baseline, 0);
        for (const value of [target, baseline, movement.now]) assert.ok(value === null || Number.isFinite(value));
        assert.deepEqual(readMovement(text), movement);
      }),
      { numRuns: 3000 },
    );
  });

  it('takes columns of any text', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom('5%', '≥ 10', '—', '1.2s', '$5', ''),
    );
    fc.assert(
      fc.property(
        cell,
        cell,
        cell,
        cell,
        (baseline, target, now, unit) => void readMovement('Churn', { baseline, target, now, unit }),
      ),
    );
  });
});

describe('columns of a table', () => {
  it('complete the sentence', () => {
    const movement = readMovement('Nodes replaced without a person', { baseline: '20%', target: '90%', now: '55%' });
    assert.deepEqual(
      [movement.direction, movement.baseline, movement.target, movement.now, movement.unit, movement.judgement],
      ['increase', 20, 90, 55, '%', 'ok'],
    );
  });

  it('give bare numbers a unit', () => {
    const movement = readMovement('Checkout latency', { baseline: '900', target: '0.4 s', now: '700', unit: 'ms' });
    assert.deepEqual(
      [movement.direction, movement.baseline, movement.target, movement.now, movement.unit],
      ['decrease', 0.9, 0.4, 0.7, 's'],
    );
  });

  it('may hold a bound', () => {
    const movement = readMovement('Uptime', { target: '≥ 99.9%' });
    assert.deepEqual([movement.direction, movement.bound, movement.target, movement.unit], ['reach', '>=', 99.9, '%']);
  });

  it('say when the units cannot be compared', () => {
    const movement = readMovement('Latency', { baseline: '20%', target: '400 ms' });
    assert.deepEqual([movement.mixedUnits, movement.baseline], [true, null]);
  });
});

describe('what else a sentence says', () => {
  it('the metric as written', () => {
    assert.equal(readMovement('Increase onboarding completion from 65% to 90%').metric, 'onboarding completion');
    assert.equal(readMovement('Maintain a CSAT of at least 4.5').metric, 'CSAT');
    assert.equal(readMovement('Improve the sign-up flow to increase activation rate by 20%').metric, 'activation rate');
    assert.equal(readMovement('Build failures fall from 12% to 2% of runs').metric, 'Build failures');
  });

  it('a date only where it is complete', () => {
    assert.deepEqual(
      [readMovement('Launch the page by 15 May').due, readMovement('Launch the page by 15 May').dated],
      [null, true],
    );
    assert.equal(readMovement('Launch the page by 15 May 2026').due, '2026-05-15');
    assert.equal(readMovement('Launch the page by May 15, 2026').due, '2026-05-15');
    assert.equal(readMovement('Launch the page by 2026-02-30').due, null);
  });

  it('a value reached after an arrow', () => {
    assert.equal(readMovement('Rollbacks per quarter from 6 to 1 => 2').now, 2);
    assert.equal(readMovement('NPS from 20 to 35 → 30').now, 30);
  });

  it('units that cannot be compared', () => {
    assert.equal(readMovement('Cut latency from 5% to 300 ms').mixedUnits, true);
  });
});

describe('languages without a vocabulary', () => {
  for (const text of [
    'Kundenzufriedenheit verbessern',
    'Lancer la nouvelle application',
    '提升客户满意度',
    'Umsatz',
    'Lanzar la app en marzo',
    'Новый сайт запущен',
    'Monatlicher NPS',
  ]) {
    it(`are not judged: ${text}`, () => assert.equal(readMovement(text).judgement, 'ok'));
  }
});
