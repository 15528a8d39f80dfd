import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import GithubSlugger from 'github-slugger';
import {
  createShift,
  exampleToday,
  shiftDate,
  shiftDates,
  shiftExample,
  shiftText,
} from '../../scripts/shiftExample.mjs';

const bank = 'examples/bank';
/** The one link in the example that is broken on purpose. */
const brokenLink = '../../digital-services.okr.md';

const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;
const weekday = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay();
const quarter = (date: string): string => `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
const days = (from: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => addDays(from, index));
const checkInDates = (text: string): string[] =>
  [...text.matchAll(/^### (\d{4}-\d{2}-\d{2})(?! Mid-cycle| End of cycle)/gm)].map((match) => match[1] as string);
const documents = (root: string): string[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md'));

/** Every day of four years, so that quarters begin on every weekday and one year is a leap year. */
const everyDay = days('2025-01-01', 4 * 365 + 1);

describe('shiftDate', () => {
  const told = days('2025-07-01', daysBetween('2025-07-01', exampleToday)).filter((date) =>
    [1, 4, 5].includes(weekday(date)),
  );

  it('keeps every weekday', () => {
    for (const today of everyDay) {
      const shift = createShift(today);
      for (const date of [...told, '2025-01-14', '2025-06-27', '2025-09-26']) {
        assert.equal(weekday(shiftDate(date, shift)), weekday(date), `${date} on ${today}`);
      }
    }
  });

  it('puts nothing that has happened into the future, and keeps the order', () => {
    for (const today of everyDay) {
      const shift = createShift(today);
      const moved = told.map((date) => shiftDate(date, shift));
      for (const date of moved) assert.ok(date <= today, `${date} on ${today}`);
      const fridays = moved.filter((date) => weekday(date) === 5);
      assert.deepEqual(fridays, [...fridays].sort(), `on ${today}`);
    }
  });

  it('keeps the newest check-ins within the cadence of a week and three days', () => {
    for (const today of everyDay) {
      const age = daysBetween(shiftDate('2025-08-22', createShift(today)), today);
      assert.ok(age >= 0 && age <= 10, `${age} days on ${today}`);
    }
  });

  it('moves by a quarter exactly where the place in the quarter is the same', () => {
    const shift = createShift('2025-11-26');
    assert.equal(shiftDate('2025-08-22', shift), '2025-11-21');
    assert.equal(shiftDate('2025-07-04', shift), '2025-10-03');
    assert.equal(shiftDate('2025-06-27', shift), '2025-09-26');
  });

  it('leaves alone what is no date', () => {
    assert.equal(shiftDate('2025-13-40', createShift('2026-11-21')), '2025-13-40');
    assert.throws(() => createShift('yesterday'), RangeError);
    assert.throws(() => createShift('2026-02-30'), RangeError);
  });
});

describe('shiftDates', () => {
  const move = (text: string, today: string): string => shiftDates(text, createShift(today));

  it('moves the names of cycles, as written', () => {
    assert.equal(
      move('cycle: 2025-Q3\n# Explore: OKRs for 2025 Q3, after Q2 2025', '2026-11-21'),
      'cycle: 2026-Q4\n# Explore: OKRs for 2026 Q4, after Q3 2026',
    );
    assert.equal(
      move('../explore/2025-Q2.okr.md#okrs-for-2025-q2', '2026-01-05'),
      '../explore/2025-Q4.okr.md#okrs-for-2025-q4',
    );
  });

  it('moves halves and years to calendar or fiscal ones of the same quarters', () => {
    assert.equal(move('2025-H1 2025-H2 2025', '2026-08-27'), '2026-H1 2026-H2 2026');
    assert.equal(move('2025-H1 2025-H2 2025', '2026-11-21'), 'FY27-H1 FY27-H2 FY27');
    assert.equal(move('2025-H2 2025', '2026-02-01'), 'FY26-H2 FY26');
    assert.equal(move('okrs-for-2025-h2', '2026-11-21'), 'okrs-for-fy27-h2');
  });

  it('moves back as well', () => {
    assert.equal(move('2025-Q3, 2025-Q2, 2025', '2024-02-28'), '2024-Q1, 2023-Q4, FY24');
  });

  it('leaves other numbers alone', () => {
    const text = 'from 2,025 to 2025% #2025 v2025.1 20250 1,600 https://example.com/2025/x';
    assert.equal(move(text, '2026-11-21'), text);
  });
});

describe('shiftText', () => {
  const checkIn = (date: string): string => `### ${date} @ana\n\n- **Goal confidence:** 6/10\n\n`;
  const text = `## Check-ins\n\n${['2025-08-22', '2025-08-15', '2025-07-04'].map(checkIn).join('')}## Conversation\n\n- 2025-07-03 @ana agreed\n`;

  it('keeps the newer of two check-ins that fall on one day', () => {
    assert.deepEqual(checkInDates(shiftText(text, createShift('2026-04-13'))), ['2026-04-10', '2026-04-03']);
    assert.match(shiftText(text, createShift('2026-04-13')), /\n\n## Conversation\n\n- 2026-04-02 @ana agreed\n$/);
  });

  it('keeps one in the first days of a quarter', () => {
    assert.deepEqual(checkInDates(shiftText(text, createShift('2026-01-01'))), ['2025-12-26']);
  });

  it('says in the config when the fiscal year begins', () => {
    assert.equal(shiftText('{ "fiscalYearStart": 1 }', createShift('2026-11-21')), '{ "fiscalYearStart": 4 }');
    assert.equal(shiftText('{ "fiscalYearStart": 1 }', createShift('2026-08-01')), '{ "fiscalYearStart": 1 }');
  });
});

describe('shiftExample', () => {
  let target = '';
  beforeEach(() => {
    target = mkdtempSync(join(tmpdir(), 'okr-example-'));
  });
  afterEach(() => rmSync(target, { recursive: true, force: true }));

  it('changes nothing on the day at which the example is told', () => {
    const written = shiftExample(bank, target, exampleToday);
    assert.ok(written.length > 15);
    for (const path of written)
      assert.deepEqual(readFileSync(join(target, path)), readFileSync(join(bank, path)), path);
  });

  for (const today of [
    '2025-12-31',
    '2026-01-01',
    '2026-02-14',
    '2026-04-19',
    '2026-07-06',
    '2026-11-21',
    '2028-03-01',
  ]) {
    describe(`on ${today}`, () => {
      beforeEach(() => {
        shiftExample(bank, target, today);
      });

      it('has Explore in the present quarter, with a recent check-in', () => {
        const text = readFileSync(join(target, `digital-services/explore/${quarter(today)}.okr.md`), 'utf8');
        assert.match(text, new RegExp(`^cycle: ${quarter(today)}$`, 'm'));
        const [newest = ''] = checkInDates(text);
        assert.ok(newest <= today && daysBetween(newest, today) <= 10, newest);
      });

      it('has no check-in in the future, none twice, and the newest first', () => {
        for (const path of documents(target)) {
          const dates = checkInDates(readFileSync(join(target, path), 'utf8'));
          assert.deepEqual(dates, [...new Set(dates)].sort().reverse(), path);
          assert.ok((dates[0] ?? '') <= today, path);
        }
      });

      it('has the links of the example, and all but one lead somewhere', () => {
        const broken = documents(target).flatMap((path) => brokenLinks(target, path));
        assert.deepEqual(broken, [`digital-services/compass/okr.md: ${brokenLink}`]);
      });

      it('has no date and no name of a cycle left behind', () => {
        for (const path of documents(target)) {
          const cycles = readFileSync(join(target, path), 'utf8').match(/^cycle: .*$/m)?.[0] ?? '';
          assert.doesNotMatch(cycles, today < '2026' ? /2025-H/ : /2025-(Q[123]|H)/, path);
        }
      });
    });
  }
});

/** Links and frontmatter references of a document whose file, or whose anchor, is not there. */
function brokenLinks(root: string, path: string): string[] {
  const text = readFileSync(join(root, path), 'utf8');
  const written = [...text.matchAll(/\]\(([^)\s]+)\)|\(moves ([^)]+)\)|^parent: (\S+)$/gm)].map(
    (match) => (match[1] ?? match[2] ?? match[3]) as string,
  );
  return written.flatMap((reference) => {
    const [file = '', fragment = ''] = reference.split('#');
    if (/^https?:/.test(file)) return [];
    const target = join(root, dirname(path), file);
    if (!existsSync(target)) return [`${path}: ${file}`];
    const found =
      fragment === '' ||
      /^[OP]\d+(-KR\d+)?$/.test(fragment) ||
      anchors(readFileSync(target, 'utf8')).includes(fragment);
    return found ? [] : [`${path}: ${reference}`];
  });
}

function anchors(text: string): string[] {
  const slugger = new GithubSlugger();
  return [...text.matchAll(/^#{1,6} (.*)$/gm)].map((match) => slugger.slug(match[1] as string));
}
