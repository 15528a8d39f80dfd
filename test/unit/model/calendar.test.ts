import assert from 'node:assert/strict';
import { addDays, covers, daysBetween, isIsoDate, parseCycle, weekdayOf } from '../../../src/core/model/calendar';

describe('cycles', () => {
  for (const [written, name, start, end] of [
    ['2025-Q3', '2025-Q3', '2025-07-01', '2025-09-30'],
    ['2025 Q3', '2025-Q3', '2025-07-01', '2025-09-30'],
    ['Q3 2025', '2025-Q3', '2025-07-01', '2025-09-30'],
    ['q1/2024', '2024-Q1', '2024-01-01', '2024-03-31'],
    ['2025-H2', '2025-H2', '2025-07-01', '2025-12-31'],
    ['H1 2025', '2025-H1', '2025-01-01', '2025-06-30'],
    ['2025', '2025', '2025-01-01', '2025-12-31'],
    ['FY26-Q1', 'FY26-Q1', '2025-04-01', '2025-06-30'],
    ['fy2026 Q4', 'FY2026-Q4', '2026-01-01', '2026-03-31'],
    ['FY26', 'FY26', '2025-04-01', '2026-03-31'],
    ['FY26-H2', 'FY26-H2', '2025-10-01', '2026-03-31'],
  ] as const) {
    it(`reads ${written}`, () => assert.deepEqual(parseCycle(written, 4), { name, start, end }));
  }

  it('takes a fiscal year that starts in January for the calendar’s', () => {
    assert.deepEqual(parseCycle('FY26-Q1'), { name: 'FY26-Q1', start: '2026-01-01', end: '2026-03-31' });
  });

  for (const written of ['', 'soon', '2025-Q5', 'Q3', '25-Q3', '2025-07', 'FY-Q1', '2025-Q3 draft']) {
    it(`does not read ${JSON.stringify(written)}`, () => assert.equal(parseCycle(written), null));
  }

  it('cover another within a tolerance', () => {
    const [outer, inner] = [parseCycle('2025-H2'), { name: 'x', start: '2025-06-20', end: '2025-09-30' }];
    assert.ok(outer);
    assert.equal(covers(outer, inner), false);
    assert.equal(covers(outer, inner, 14), true);
    assert.equal(covers(outer, inner, 10), false);
  });
});

describe('days', () => {
  it('are told from what is none', () => {
    assert.deepEqual(['2024-02-29', '2025-02-29', '2025-13-01', '2025-1-1', 'today', ''].map(isIsoDate), [
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  it('are counted over months and leap years', () => {
    assert.equal(addDays('2024-02-28', 2), '2024-03-01');
    assert.equal(addDays('2025-01-01', -1), '2024-12-31');
    assert.equal(daysBetween('2025-03-29', '2025-03-31'), 2);
    assert.equal(daysBetween('2025-03-31', '2025-03-29'), -2);
    assert.equal(weekdayOf('2025-08-22'), 'friday');
  });
});
