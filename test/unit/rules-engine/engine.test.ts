import assert from 'node:assert/strict';
import { Checker } from '../../../src/core/rules/checker';
import { defaultConfig, type Config } from '../../../src/core/rules/config';
import type { Severity } from '../../../src/core/rules/problem';
import { configFor } from '../../../src/core/rules/severity';
import type { Finding, Rule } from '../../../src/core/rules/rule';
import { relationsOf } from '../../../src/core/workspace/view';
import { documentAt, documentText, opened, root, uriOf } from '../../support/documents';

function ruleOf(id: Rule['id'], severity: Severity, check: Rule['check'], rest: Partial<Rule> = {}): Rule {
  return { id, severity, summary: id, messages: { default: '', words: '', related: '' }, check, ...rest };
}

/** A rule that finds something at each objective, key result and frontmatter parent. */
function everywhere(
  id: Rule['id'],
  severity: Severity,
  finding: Partial<Finding> = {},
  rest: Partial<Rule> = {},
): Rule {
  return ruleOf(
    id,
    severity,
    function* ({ document }) {
      for (const { range } of document.frontmatter.parent) yield { range, ...finding };
      for (const { titleRange, keyResults } of document.objectives) {
        yield { range: titleRange, ...finding };
        for (const { textRange } of keyResults) yield { range: textRange, ...finding };
      }
    },
    rest,
  );
}

const strict: Config = { ...defaultConfig, base: root, extends: 'strict' };

function check(rules: readonly Rule[], text: string, config: Config = strict, path = 'a/okr.md'): string[] {
  const checker = new Checker(rules, { today: '2025-08-27', folders: opened, config });
  checker.update(documentAt(path, text));
  return checker.allProblems().map(({ rule, severity, range }) => `${range.start.line + 1} ${rule} ${severity}`);
}

const text = documentText({
  body: ['## O1: Delight', '- KR1: Grow A from 1 to 2\n- KR2: Grow B from 1 to 2', '## O2: Expand'].join('\n\n'),
});
const lines = [9, 11, 12, 14];

describe('severities', () => {
  const all: readonly Rule[] = [
    everywhere('doc/owner', 'error'),
    everywhere('kr/count', 'warning'),
    everywhere('kr/units', 'information'),
    everywhere('kr/relative', 'hint'),
    everywhere('kr/kpi', 'information', {}, { starred: true }),
  ];
  const first = (config: Config, source = text): string[] =>
    check(all, source, config)
      .filter((line) => line.startsWith('9 '))
      .map((line) => line.slice(2))
      .sort();

  it('recommended has errors, warnings and what bears a star', () => {
    assert.deepEqual(first({ ...strict, extends: 'recommended' }), [
      'doc/owner error',
      'kr/count warning',
      'kr/kpi information',
    ]);
  });

  it('strict has all', () => {
    assert.deepEqual(first(strict), [
      'doc/owner error',
      'kr/count warning',
      'kr/kpi information',
      'kr/relative hint',
      'kr/units information',
    ]);
  });

  it('are the config’s where it names a rule, the last matching override’s before all', () => {
    const rules = {
      'kr/count': { severity: 'error', options: {} },
      'kr/units': { severity: 'off', options: {} },
      'kr/kpi': { severity: 'off', options: {} },
    } as const;
    const overrides = [
      {
        files: ['a/**'],
        rules: { 'kr/count': { severity: 'hint', options: {} }, 'kr/kpi': { severity: 'warning', options: {} } },
      },
      { files: ['**/okr.md'], rules: { 'kr/count': { severity: 'information', options: {} } } },
      { files: ['b/**'], rules: { 'kr/count': { severity: 'off', options: {} } } },
    ] as const;
    assert.deepEqual(first({ ...strict, extends: 'recommended', rules }), ['doc/owner error', 'kr/count error']);
    assert.deepEqual(first({ ...strict, extends: 'recommended', rules, overrides }), [
      'doc/owner error',
      'kr/count information',
      'kr/kpi warning',
    ]);
  });

  it('are hints on drafts, errors aside', () => {
    const draft = text.replace('cycle:', 'status: draft\ncycle:');
    const found = check(all, draft).filter((line) => line.startsWith('10 '));
    assert.deepEqual(found.map((line) => line.slice(3)).sort(), [
      'doc/owner error',
      'kr/count hint',
      'kr/kpi hint',
      'kr/relative hint',
      'kr/units hint',
    ]);
  });

  it('of a finding that weighs less than its rule are not raised by the config', () => {
    const lighter = [everywhere('kr/count', 'error', { severity: 'information' })];
    const set = (severity: Severity): Config => ({ ...strict, rules: { 'kr/count': { severity, options: {} } } });
    assert.match(check(lighter, text)[0] ?? '', /information$/);
    assert.match(check(lighter, text, set('error'))[0] ?? '', /information$/);
    assert.match(check(lighter, text, set('hint'))[0] ?? '', /hint$/);
  });

  it('come with limits of their own', () => {
    const limits: number[] = [];
    const rule = ruleOf('objective/too-many', 'warning', ({ limits: given }) => {
      limits.push(given.objectives);
      return [];
    });
    check([rule], text, { ...strict, limits: { ...strict.limits, objectives: 5 } });
    check([rule], text, {
      ...strict,
      rules: { 'objective/too-many': { severity: 'hint', options: { objectives: 7 } } },
    });
    assert.deepEqual(limits, [5, 7]);
  });

  it('are those of the innermost config', () => {
    const inner: Config = { ...strict, base: `${root}/a`, extends: 'recommended' };
    assert.equal(configFor(uriOf('a/okr.md'), [strict, inner]), inner);
    assert.equal(configFor(uriOf('ab/okr.md'), [strict, inner]), strict);
    assert.equal(configFor('file:///away/okr.md', [strict, inner]), defaultConfig);
  });
});

describe('suppression', () => {
  const rules = [everywhere('kr/count', 'warning'), everywhere('kr/units', 'warning')];
  const found = (source: string): string[] => check(rules, source).map((line) => line.replace(/ warning$/, ''));
  const both = (line: number): string[] => [`${line} kr/count`, `${line} kr/units`];

  it('is off by default', () => assert.deepEqual(found(text), lines.flatMap(both)));

  it('by a comment silences a rule on the next line, or all', () => {
    const source = (comment: string): string => text.replace('## O2', `${comment}\n\n## O2`);
    assert.deepEqual(found(source('<!-- okr-disable-next-line kr/count -->')).slice(-1), ['16 kr/units']);
    assert.deepEqual(found(source('<!-- okr-disable-next-line -->')), [9, 11, 12].flatMap(both));
  });

  it('by Accepted silences a rule within the objective', () => {
    const source = text.replace('## O1: Delight', '## O1: Delight\n\nAccepted: kr/count — as agreed');
    assert.deepEqual(found(source), ['9 kr/units', '13 kr/units', '14 kr/units', ...both(16)]);
  });

  it('by Accepted silences a rule at the key result alone', () => {
    const source = text.replace('- KR2', '  - Accepted: kr/count — as agreed\n- KR2');
    assert.deepEqual(found(source), [...both(9), '11 kr/units', ...both(13), ...both(15)]);
  });

  it('of an inherited parent takes all objectives that inherit it', () => {
    const one = text
      .replace('cycle:', 'parent: ../okr.md#O1\ncycle:')
      .replace('## O1: Delight', '## O1: Delight\n\nAccepted: kr/count — as agreed');
    assert.deepEqual(found(one).slice(0, 2), both(4));
    assert.deepEqual(found(`${one}\nAccepted: kr/count — as agreed\n`).slice(0, 1), ['4 kr/units']);
    assert.deepEqual(found(`${one}\nContributes to: none — upkeep\n`).slice(0, 1), ['4 kr/units']);
  });
});

describe('Checker', () => {
  const company = documentText({
    okr: 'company',
    name: 'Bank',
    cycle: '2025',
    body: '## O1: Delight\n\n- KR1: Grow A from 1 to 2\n',
  });
  const team = (parent: string): string => documentText({ keys: [`parent: ${parent}`] });
  let runs: string[] = [];
  const title = ruleOf(
    'align/layer',
    'warning',
    function* ({ document, workspace }) {
      runs.push(document.uri.slice(root.length + 1));
      for (const objective of document.objectives) {
        for (const { to } of workspace.contributions({ document, objective })) {
          const related = [{ uri: to.document.uri, range: to.objective.titleRange, message: 'related' }];
          yield { range: objective.titleRange, message: 'words', args: { title: to.objective.title }, related };
        }
      }
    },
    { workspace: true },
  );
  const dated = ruleOf(
    'cycle/no-work',
    'warning',
    function* ({ document, today }) {
      runs.push(`dated ${document.uri.slice(root.length + 1)}`);
      if (document.objectives.length > 0)
        yield { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } }, args: { today } };
    },
    { dated: true },
  );

  function start(complete = true): Checker {
    const checker = new Checker([title, dated], { today: '2025-08-27', folders: opened, config: strict, complete });
    checker.load([
      documentAt('okr.md', company),
      documentAt('a/okr.md', team('../okr.md#O1')),
      documentAt('b/okr.md', team('../okr.md#O1')),
      documentAt('c/okr.md', team('../d/okr.md#O1')),
    ]);
    checker.allProblems();
    runs = [];
    return checker;
  }

  const names = (uris: Iterable<string>): string[] => [...uris].map((uri) => uri.slice(root.length + 1)).sort();

  it('completes what a rule finds', () => {
    const [problem] = start()
      .problems(uriOf('a/okr.md'))
      .filter(({ rule }) => rule === 'align/layer');
    assert.deepEqual(problem?.message, { id: 'align/layer:words', args: { title: 'Delight' } });
    assert.deepEqual(
      problem.related.map(({ uri, message }) => [uri, message.id]),
      [[uriOf('okr.md'), 'align/layer:related']],
    );
    assert.equal(problem.dated, false);
    assert.equal(start().problems(uriOf('a/okr.md'))[0]?.dated, true);
  });

  it('leaves others alone when what they saw stays', () => {
    const checker = start();
    const more = `${company}\n## Check-ins\n\n### 2025-08-01\n\n- **Goal confidence:** 3/10\n`;
    assert.deepEqual(names(checker.update(documentAt('okr.md', more))), ['okr.md']);
    checker.allProblems();
    assert.deepEqual(runs.sort(), ['dated okr.md', 'okr.md']);
  });

  it('reruns for others only the rules that saw what changed', () => {
    const checker = start();
    assert.deepEqual(names(checker.update(documentAt('okr.md', company.replace('Delight', 'Please')))), [
      'a/okr.md',
      'b/okr.md',
      'okr.md',
    ]);
    checker.allProblems();
    assert.deepEqual(runs.sort(), ['a/okr.md', 'b/okr.md', 'dated okr.md', 'okr.md']);
    assert.equal(checker.problems(uriOf('a/okr.md'))[1]?.message.args['title'], 'Please');
  });

  it('moves related places along', () => {
    const checker = start();
    checker.update(documentAt('okr.md', company.replace('# Bank', '\n\n# Bank')));
    const line = (): number | undefined => checker.problems(uriOf('b/okr.md'))[1]?.related[0]?.range.start.line;
    assert.equal(line(), 10);
    checker.update(documentAt('okr.md', company));
    assert.equal(line(), 8);
  });

  it('notices documents that come and go', () => {
    const checker = start();
    assert.deepEqual(names(checker.update(documentAt('d/okr.md', documentText()))), ['c/okr.md', 'd/okr.md']);
    assert.equal(checker.problems(uriOf('c/okr.md')).length, 2);
    assert.deepEqual(names(checker.remove(uriOf('d/okr.md'))), ['c/okr.md', 'd/okr.md']);
    assert.equal(checker.problems(uriOf('c/okr.md')).length, 1);
    assert.deepEqual(checker.problems(uriOf('d/okr.md')), []);
    assert.deepEqual(names(checker.remove(uriOf('d/okr.md'))), []);
  });

  it('asks again after midnight only what asked for the date', () => {
    const checker = start();
    assert.deepEqual(names(checker.setToday('2025-08-28')), ['a/okr.md', 'b/okr.md', 'c/okr.md', 'okr.md']);
    checker.allProblems();
    assert.deepEqual(
      runs.filter((run) => !run.startsWith('dated')),
      [],
    );
    assert.equal(checker.problems(uriOf('okr.md'))[0]?.message.args['today'], '2025-08-28');
    assert.deepEqual(names(checker.setToday('2025-08-28')), []);
  });

  it('is silent about other documents until all are known', () => {
    const checker = start(false);
    assert.equal(checker.problems(uriOf('a/okr.md')).length, 1);
    checker.update(documentAt('a/okr.md', team('../okr.md#O1')));
    assert.equal(names(checker.setComplete(true)).length, 4);
    assert.equal(checker.problems(uriOf('a/okr.md')).length, 2);
  });

  it('loads a thousand documents without checking any twice', () => {
    const checker = new Checker([title], { today: '2025-08-27', folders: opened, config: strict });
    runs = [];
    for (let at = 0; at < 1000; at++) checker.update(documentAt(`t${at}/okr.md`, team('../okr.md#O1')));
    checker.update(documentAt('okr.md', company));
    assert.equal(checker.allProblems().length, 1000);
    assert.equal(runs.length, 1001);
    checker.allProblems();
    assert.equal(runs.length, 1001);
  });

  it('reads relations through what it hands to rules', () => {
    const relations = ruleOf(
      'align/loop',
      'warning',
      function* ({ document, workspace }) {
        const other = workspace.get(uriOf('okr.md'));
        const count = (other?.objectives ?? []).flatMap((objective) => relationsOf(objective, 'supports')).length;
        yield {
          range: document.objectives[0]?.titleRange ?? {
            start: { line: 0, character: 0 },
            end: { line: 0, character: 0 },
          },
          args: { count },
        };
      },
      { workspace: true },
    );
    const checker = new Checker([relations], { today: '2025-08-27', folders: opened, config: strict });
    checker.load([documentAt('okr.md', company), documentAt('a/okr.md', team('none'))]);
    checker.allProblems();
    const supporting = company.replace('- KR1', 'Supports: a/okr.md#O1\n\n- KR1');
    assert.deepEqual(names(checker.update(documentAt('okr.md', supporting))), ['a/okr.md', 'okr.md']);
    assert.equal(checker.problems(uriOf('a/okr.md'))[0]?.message.args['count'], 1);
    assert.deepEqual(names(checker.update(documentAt('okr.md', supporting.replace('from 1', 'from 0')))), ['okr.md']);
  });
});
