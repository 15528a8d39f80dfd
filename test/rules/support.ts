import { fillTemplate } from '../../src/core/messages/message';
import { parseDocument } from '../../src/core/model/parseDocument';
import { Checker } from '../../src/core/rules/checker';
import { defaultConfig, type Config } from '../../src/core/rules/config';
import type { Problem } from '../../src/core/rules/problem';
import { rules } from '../../src/core/rules/registry';
import { LineIndex } from '../../src/core/text/lineIndex';

export const root = 'file:///workspace';

/** A problem as tests compare it: where it is, what it points at, and what it says in English. */
export interface Found {
  readonly rule: string;
  readonly severity: string;
  readonly path: string;
  /** 1-based. */
  readonly line: number;
  /** The text of its range. */
  readonly at: string;
  readonly message: string;
  readonly related: readonly string[];
  readonly fixes: readonly string[];
  readonly problem: Problem;
}

export interface Surroundings {
  readonly today?: string;
  readonly config?: Partial<Config>;
}

/** What the rules find in a workspace of these texts, by path. All rules are on, as in the preset `strict`. */
export function problemsOf(texts: Readonly<Record<string, string>>, surroundings: Surroundings = {}): readonly Found[] {
  const checker = checkerOf(texts, surroundings);
  return checker.allProblems().map((problem) => toFound(problem, texts));
}

/** The findings of one rule. */
export function findingsOf(
  rule: string,
  texts: Readonly<Record<string, string>>,
  surroundings: Surroundings = {},
): readonly Found[] {
  return problemsOf(texts, surroundings).filter((found) => found.rule === rule);
}

export function checkerOf(texts: Readonly<Record<string, string>>, { today, config }: Surroundings = {}): Checker {
  const checker = new Checker(rules, {
    today: today ?? '2025-08-27',
    folders: [{ name: 'workspace', uri: root, root }],
    config: { ...defaultConfig, base: root, extends: 'strict', ...config },
  });
  checker.load(Object.entries(texts).map(([path, text]) => parseDocument(`${root}/${path}`, text)));
  return checker;
}

function toFound(problem: Problem, texts: Readonly<Record<string, string>>): Found {
  const path = pathOf(problem.uri);
  return {
    rule: problem.rule,
    severity: problem.severity,
    path,
    line: problem.range.start.line + 1,
    at: new LineIndex(texts[path] ?? '').slice(problem.range),
    message: wordsOf(problem.message),
    related: problem.related.map(
      ({ uri, range }) => `${pathOf(uri)}: ${new LineIndex(texts[pathOf(uri)] ?? '').slice(range)}`,
    ),
    fixes: problem.fixes.map(({ title }) => wordsOf(title)),
    problem,
  };
}

function pathOf(uri: string): string {
  return decodeURIComponent(uri.slice(root.length + 1));
}

/** The English words; an argument that the template lacks, or a template that is missing, fails the test. */
export function wordsOf({ id, args }: Problem['message']): string {
  const [ruleId, name = 'default'] = id.split(':');
  const template = rules.find((rule) => rule.id === ruleId)?.messages[name];
  if (template === undefined) throw new Error(`no message ${id}`);
  const words = fillTemplate(template, args);
  if (/\{[a-zA-Z]+\}/.test(words)) throw new Error(`an argument of ${id} is missing: ${words}`);
  return words;
}

/** A team's document with the usual around what a test is about. */
export function team({
  name = 'Explore',
  cycle = 'cycle: 2025-Q3',
  keys = [],
  objective = '## O1: Make the first week seamless for new users',
  lines = '',
  keyResults = '- KR1: Increase onboarding completion from 65% to 90%\n- KR2: Boost tutorial engagement from 15% to 50%',
  after = '',
}: {
  readonly name?: string;
  readonly cycle?: string;
  readonly keys?: readonly string[];
  readonly objective?: string;
  readonly lines?: string;
  readonly keyResults?: string;
  readonly after?: string;
} = {}): string {
  const frontmatter = ['okr: team', `team: ${name}`, ...(cycle === '' ? [] : [cycle]), ...keys].join('\n');
  return `---\n${frontmatter}\n---\n\n# ${name}\n\n${[objective, lines, keyResults, after].filter((part) => part !== '').join('\n\n')}\n`;
}

/** A unit's document whose O1 others contribute to. */
export function unit({
  layer = 'unit',
  name = 'Digital Services',
  cycle = 'cycle: 2025',
  keys = [],
  lines = '',
  title = 'Delight new customers in their first week',
}: {
  readonly layer?: 'unit' | 'company';
  readonly name?: string;
  readonly cycle?: string;
  readonly keys?: readonly string[];
  readonly lines?: string;
  readonly title?: string;
} = {}): string {
  const frontmatter = [`okr: ${layer}`, `${layer}: ${name}`, ...(cycle === '' ? [] : [cycle]), ...keys].join('\n');
  const keyResults = '- KR1: Reduce first-week drop-off from 40% to 30%\n- KR2: Increase first-week NPS from 20 to 35';
  return `---\n${frontmatter}\n---\n\n# ${name}\n\n${[`## O1: ${title}`, lines, keyResults].filter((part) => part !== '').join('\n\n')}\n`;
}

/** A section of check-ins with one full check-in for each heading. */
export function checkIns(
  ...checkIns: readonly { readonly head: string; readonly results?: readonly string[] }[]
): string {
  const each = checkIns.map(({ head, results = [] }) =>
    [
      `### ${head}`,
      '',
      '- **Goal confidence:** 6/10 — as planned',
      '- **Results progress:**',
      ...results.map((result) => `  - ${result}`),
      '- **Issues:**',
      '- **Plan forward:**',
      '  - [ ] Look at it again @ana',
    ].join('\n'),
  );
  return ['## Check-ins', ...each].join('\n\n');
}
