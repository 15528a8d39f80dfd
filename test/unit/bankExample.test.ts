import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exampleToday, shiftExample } from '../../scripts/shiftExample.mjs';
import type { OkrDocument } from '../../src/core/model/entities';
import { parseDocument } from '../../src/core/model/parseDocument';
import { Checker } from '../../src/core/rules/checker';
import { parseConfig } from '../../src/core/rules/parseConfig';
import { rules } from '../../src/core/rules/registry';

const bank = 'examples/bank';
const rootUri = 'file:///bank';

interface Expected {
  readonly rule: string;
  readonly severity: string;
  readonly path: string;
  /** 0-based. */
  readonly line: number;
}

const fixture = JSON.parse(readFileSync('test/fixtures/bank-expected.json', 'utf8')) as {
  readonly today: string;
  readonly problems: readonly Expected[];
};

describe('examples/bank', () => {
  it('shows its mistakes and nothing else', () => {
    assert.equal(fixture.today, exampleToday);
    assert.deepEqual(problemsIn(bank, exampleToday), fixture.problems);
  });

  it('shows nothing more under the strict preset', () => {
    assert.deepEqual(problemsIn(bank, exampleToday, 'strict'), fixture.problems);
  });

  it('offers to mend the link to the file that was moved', () => {
    const broken = load(bank, exampleToday)
      .allProblems()
      .find(({ rule }) => rule === 'align/broken-reference');
    assert.deepEqual(broken?.fixes[0]?.action, {
      kind: 'replace',
      range: broken?.range,
      newText: '../okr.md#o1-delight-new-customers-by-transforming-the-first-week-experience',
    });
  });

  it('has a running document for Explore, with check-ins, and its last cycle', () => {
    const documents = documentsIn(bank, 1).filter(({ name }) => name === 'Explore');
    assert.deepEqual(
      documents.map(({ status, cycle, checkIns, retrospectives }) => [
        cycle?.name,
        status,
        checkIns.length,
        retrospectives.map(({ kind }) => kind),
      ]),
      [
        ['2025-Q2', 'closed', 6, ['end-of-cycle']],
        ['2025-Q3', 'active', 8, ['mid-cycle']],
      ],
    );
  });

  it('is understood without a defect, every key result as a movement', () => {
    for (const { uri, defects, objectives } of documentsIn(bank, 1)) {
      assert.deepEqual(defects, [], uri);
      for (const { text, movement } of objectives.flatMap(({ keyResults }) => keyResults)) {
        assert.notEqual(movement.kind, 'unknown', `${uri}: ${text}`);
        assert.notEqual(movement.target, null, `${uri}: ${text}`);
      }
    }
  });

  it('has a config without fault', () => {
    assert.deepEqual(parseConfig(readFileSync(join(bank, 'okr.config.json'), 'utf8'), rootUri, rules).problems, []);
  });

  describe('moved to another day', () => {
    let copy = '';
    beforeEach(() => {
      copy = mkdtempSync(join(tmpdir(), 'okr-bank-'));
    });
    afterEach(() => rmSync(copy, { recursive: true, force: true }));

    for (const today of ['2025-12-28', '2026-01-31', '2026-03-01', '2026-06-30', '2026-11-21', '2028-02-29']) {
      it(`shows the same mistakes on ${today}`, () => {
        shiftExample(bank, copy, today);
        assert.deepEqual(withoutLines(problemsIn(copy, today)), withoutLines(fixture.problems));
      });
    }

    it('has nobody overdue in the first days of a quarter', () => {
      shiftExample(bank, copy, '2026-01-02');
      const expected = fixture.problems.filter(({ rule }) => rule !== 'check-in/overdue');
      assert.deepEqual(withoutLines(problemsIn(copy, '2026-01-02')), withoutLines(expected));
    });
  });
});

function load(folder: string, today: string, preset?: 'strict'): Checker {
  const { config } = parseConfig(readFileSync(join(folder, 'okr.config.json'), 'utf8'), rootUri, rules);
  const checker = new Checker(rules, {
    today,
    folders: [{ name: 'bank', uri: rootUri, root: rootUri }],
    config: preset === undefined ? config : { ...config, extends: preset },
  });
  checker.load(documentsIn(folder, config.fiscalYearStart));
  return checker;
}

function documentsIn(folder: string, fiscalYearStart: number): readonly OkrDocument[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /(^|\/|\.)okr\.md$/.test(path))
    .sort()
    .map((path) => parseDocument(`${rootUri}/${path}`, readFileSync(join(folder, path), 'utf8'), { fiscalYearStart }));
}

function problemsIn(folder: string, today: string, preset?: 'strict'): readonly Expected[] {
  return load(folder, today, preset)
    .allProblems()
    .map(({ rule, severity, uri, range }) => ({
      rule,
      severity,
      path: uri.slice(rootUri.length + 1),
      line: range.start.line,
    }))
    .sort((a, b) => compare(a.path, b.path) || a.line - b.line || compare(a.rule, b.rule));
}

/** Check-ins that fall together are dropped, which moves what is below. */
function withoutLines(problems: readonly Expected[]): readonly Omit<Expected, 'line'>[] {
  return problems.map(({ rule, severity, path }) => ({ rule, severity, path }));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
