import assert from 'node:assert/strict';
import fc from 'fast-check';
import { convertQuantity, formatQuantity, type Quantity, readQuantity } from '../../../src/core/metrics/quantity';

const units = [
  null,
  '%',
  'pp',
  '$',
  '€',
  '£',
  '¥',
  '₩',
  '₹',
  '₫',
  'VNĐ',
  'R$',
  'CHF',
  'ms',
  's',
  'min',
  'h',
  'days',
  'weeks',
  'months',
  'KB',
  'MB',
  'GB',
  'per hour',
  'per day',
  'per week',
  'per month',
  'per quarter',
  'per year',
];

describe('readQuantity', () => {
  const cases: ReadonlyArray<readonly [string, number, string | null, boolean?]> = [
    ['72%', 72, '%'],
    ['72 %', 72, '%'],
    ['1.2s', 1.2, 's'],
    ['$1.2M', 1_200_000, '$'],
    ['22', 22, null],
    ['3,5', 3.5, null],
    ['50K', 50_000, null],
    ['-12%', -12, '%', true],
    ['+5', 5, null, true],
    ['−3', -3, null, true],
    ['2/week', 2, 'per week'],
    ['3 days', 3, 'days'],
    ['1 day', 1, 'days'],
    ['12 customers', 12, null],
    ['12 paying customers', 12, null],
    ['20.000.000 VNĐ', 20_000_000, 'VNĐ'],
    ['₩2,500', 2500, '₩'],
    ['€1.500', 1500, '€'],
    ['1.500 s', 1.5, 's'],
    ['1.200,50 €', 1200.5, '€'],
    ['1 200', 1200, null],
    ['1.250', 1250, null],
    ['0.125', 0.125, null],
    ['4.5/5', 4.5, null],
    ['40 of 60', 40, null],
    ['twice weekly', 2, 'per week'],
    ['once every two weeks', 0.5, 'per week'],
    ['3x per day', 3, 'per day'],
    ['2h 30min', 2.5, 'h'],
    ['half an hour', 0.5, 'h'],
    ['three', 3, null],
    ['twenty-five', 25, null],
    ['a dozen', 12, null],
    ['two hundred', 200, null],
    ['1.5 million', 1_500_000, null],
    ['$2bn', 2_000_000_000, '$'],
    ['-$5', -5, '$', true],
    ['500+', 500, null],
    ['1.5 TB', 1500, 'GB'],
    ['2 years', 24, 'months'],
    ['150 bps', 1.5, 'pp'],
    ['8 percentage points', 8, 'pp'],
    ['USD 40', 40, '$'],
    ['R$ 5.000', 5000, 'R$'],
    ['5m', 5, 'min'],
    ['99.950%', 99.95, '%'],
    ['0', 0, null],
    ['zero', 0, null],
  ];
  for (const [raw, value, unit, signed = false] of cases) {
    it(raw, () => assert.deepEqual(readQuantity(raw), { value, unit, signed }));
  }

  for (const raw of [
    '',
    ' ',
    'done',
    '—',
    '-',
    'xx%',
    'N',
    'TBD',
    'iOS 17',
    'Q3',
    'v2',
    '72% of users',
    '2025-07-01',
    '5 or 6',
    '7-day',
    '24/7',
    '3 days late',
    '1,2,3,4',
    '%',
    '$',
  ]) {
    it(`reads no value in ${JSON.stringify(raw)}`, () => assert.equal(readQuantity(raw), null));
  }

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (raw) => void readQuantity(raw)));
  });
});

describe('formatQuantity', () => {
  const cases: ReadonlyArray<readonly [number, string | null, string]> = [
    [72, '%', '72%'],
    [8, 'pp', '8 pp'],
    [1_200_000, '$', '$1.2M'],
    [1_234_567, '$', '$1234567'],
    [-5, '€', '-€5'],
    [400, 'ms', '400 ms'],
    [1200, 'ms', '1200 ms'],
    [1, 'days', '1 day'],
    [3, 'days', '3 days'],
    [2, 'per week', '2 per week'],
    [0.5, 'per week', '0.5 per week'],
    [50_000, null, '50000'],
    [1.234, null, '1.2340'],
    [500, 'CHF', '500 CHF'],
    [20_000_000, 'VNĐ', '20M VNĐ'],
    [Number.NaN, null, ''],
  ];
  for (const [value, unit, text] of cases) {
    it(text, () => assert.equal(formatQuantity(value, unit), text));
  }

  it('is read back as the same value', () => {
    const value = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer(),
      fc.integer({ min: -1e6, max: 1e6 }).map((n) => n / 1000),
    );
    fc.assert(
      fc.property(value, fc.constantFrom(...units), (number, unit) => {
        const read = readQuantity(formatQuantity(number, unit));
        assert.deepEqual([read?.value, read?.unit], [number === 0 ? 0 : number, unit]);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('convertQuantity', () => {
  const quantity = (value: number, unit: string | null): Quantity => ({ value, unit, signed: false });
  const cases: ReadonlyArray<readonly [number, string | null, string | null, number | null]> = [
    [1.2, 's', 'ms', 1200],
    [90, 'min', 'h', 1.5],
    [2, 'weeks', 'days', 14],
    [3, 'months', 'weeks', 13],
    [2, 'months', 'days', 60],
    [1.5, 'GB', 'MB', 1500],
    [1, 'per day', 'per week', 7],
    [1, 'per week', 'per day', 0.142857142857],
    [4, 'per month', 'per quarter', 12],
    [5, null, '%', 5],
    [5, null, null, 5],
    [5, '%', 'pp', 5],
    [5, '%', 'ms', null],
    [5, '%', null, null],
    [5, '$', '€', null],
    [5, 'GB', 'h', null],
  ];
  for (const [value, from, to, expected] of cases) {
    it(`${value} ${from} in ${to}`, () => assert.equal(convertQuantity(quantity(value, from), to), expected));
  }

  it('gives the value back after both ways', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e6, max: 1e6 }),
        fc.constantFrom(...units),
        fc.constantFrom(...units),
        (value, from, to) => {
          const there = convertQuantity(quantity(value, from), to);
          if (there === null || from === null) return;
          const back = convertQuantity(quantity(there, to), from);
          assert.ok(back !== null && Math.abs(back - value) <= Math.abs(value) * 1e-9);
        },
      ),
    );
  });
});
