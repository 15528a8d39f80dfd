import { distance } from 'fastest-levenshtein';
import type * as z from 'zod/mini';
import type { Catalogue, Message } from '../messages/message';
import { message } from '../messages/message';
import { jsonValue, readJson, type JsonFault, type JsonNode } from '../text/json';
import { range, type Range } from '../text/position';
import { defaultConfig, type Config, type Limits, type RuleSetting } from './config';
import { configSchema, limitRanges, settingSeverities, words, type WrittenConfig } from './configSchema';
import type { Rule } from './rule';

/** What is wrong in `okr.config.json`, and where. The rest of the file still counts. */
export interface ConfigProblem {
  readonly message: Message;
  readonly range: Range;
}

export interface ParsedConfig {
  readonly config: Config;
  readonly problems: readonly ConfigProblem[];
}

export const configMessages: Catalogue = {
  'config/comment': 'okr.config.json is plain JSON, which has no comments: take this one out.',
  'config/trailing-comma': 'okr.config.json is plain JSON, where no comma follows the last entry: take this one out.',
  'config/syntax':
    'This is not JSON: look for a missing quote, comma or bracket here or right before. Until it is mended the defaults hold.',
  'config/too-deep': 'This is nested too deeply to be a setting.',
  'config/no-object': 'okr.config.json must hold an object: { "extends": "recommended" }.',
  'config/unknown-key': 'There is no setting "{key}" here: use one of {allowed}.',
  'config/unknown-key-near': 'There is no setting "{key}" here: did you mean "{near}"?',
  'config/unknown-rule': 'There is no rule "{key}": see the list of rules for their ids.',
  'config/unknown-rule-near': 'There is no rule "{key}": did you mean "{near}"?',
  'config/value': '"{setting}" does not take this value: write {expected}.',
  'config/missing': 'An override needs "files", the globs that it is for, and "rules".',
  'config/limits':
    '"keyResultsMin" is more than "keyResultsMax": no objective could have the right number of key results.',
};

type Path = readonly PropertyKey[];
type KnownRule = Pick<Rule, 'id' | 'summary' | 'severity'>;

/**
 * Reads `okr.config.json`. Never throws: what cannot be understood is reported and left out, and everything else holds.
 * @param base URI of the folder that holds the file
 * @param rules those that the file may name
 */
export function parseConfig(text: string, base: string, rules: readonly KnownRule[]): ParsedConfig {
  const node = readJson(text);
  if ('what' in node) return { config: { ...defaultConfig, base }, problems: [toFaultProblem(node)] };
  if (node.kind !== 'map') {
    return {
      config: { ...defaultConfig, base },
      problems: [{ message: message('config/no-object'), range: node.range }],
    };
  }
  const schema = configSchema(rules);
  const value = jsonValue(node);
  const checked = schema.safeParse(value);
  if (checked.success) return finish(checked.data, base, node, []);
  const problems = checked.error.issues.flatMap((issue) => toProblems(issue, node, rules));
  const rest = schema.safeParse(without(value, checked.error.issues.flatMap(faultyPaths)));
  return finish(rest.success ? rest.data : {}, base, node, problems);
}

function finish(
  written: WrittenConfig,
  base: string,
  node: JsonNode,
  problems: readonly ConfigProblem[],
): ParsedConfig {
  const limits = { ...defaultConfig.limits, ...defined(written.limits ?? {}) };
  const isContradiction = limits.keyResultsMin > limits.keyResultsMax;
  const contradiction = { message: message('config/limits'), range: rangeAt(node, ['limits'], 'key') };
  return {
    config: {
      base,
      extends: written.extends ?? defaultConfig.extends,
      files: written.files ?? [],
      exclude: written.exclude ?? [],
      folders: written.folders ?? {},
      rules: toSettings(written.rules ?? {}),
      overrides: (written.overrides ?? []).map(({ files, rules }) => ({
        files: [files].flat(),
        rules: toSettings(rules),
      })),
      fiscalYearStart: written.fiscalYearStart ?? defaultConfig.fiscalYearStart,
      limits,
      words: written.words ?? {},
    },
    problems: isContradiction ? [...problems, contradiction] : problems,
  };
}

function toSettings(written: NonNullable<WrittenConfig['rules']>): Readonly<Record<string, RuleSetting>> {
  return Object.fromEntries(
    Object.entries(written).flatMap(([id, setting]) => {
      if (setting === undefined) return [];
      if (typeof setting === 'string') return [[id, { severity: setting, options: {} }]];
      return [[id, { severity: setting[0], options: defined(setting[1]) }]];
    }),
  );
}

function defined(limits: { readonly [Name in keyof Limits]?: number | undefined }): Partial<Limits> {
  return Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined));
}

function toFaultProblem({ what, range: place }: JsonFault): ConfigProblem {
  return { message: message(`config/${what}`), range: place };
}

type Issue = z.core.$ZodIssue;

function toProblems(issue: Issue, node: JsonNode, rules: readonly KnownRule[]): ConfigProblem[] {
  if (issue.code !== 'unrecognized_keys') {
    const isMissing = isOverride(issue.path.slice(0, -1)) && nodeAt(node, issue.path) === null;
    const words = isMissing ? message('config/missing') : valueMessage(issue.path);
    return [{ message: words, range: rangeAt(node, issue.path, 'value') }];
  }
  return issue.keys.map((key) => ({
    message: unknownKey(key, issue.path, rules),
    range: rangeAt(node, [...issue.path, key], 'key'),
  }));
}

function isOverride(path: Path): boolean {
  return path.length === 2 && path[0] === 'overrides';
}

function unknownKey(key: string, path: Path, rules: readonly KnownRule[]): Message {
  const isRule = path.at(-1) === 'rules';
  const allowed = isRule ? rules.map(({ id }) => id) : allowedKeys(path);
  const near = nearest(key, allowed);
  const id = isRule ? 'config/unknown-rule' : 'config/unknown-key';
  return near === null ? message(id, { key, allowed: allowed.join(', ') }) : message(`${id}-near`, { key, near });
}

function allowedKeys(path: Path): readonly string[] {
  if (path.length === 0) return Object.keys(configSchema([]).shape).filter((key) => key !== '$schema');
  if (path[0] === 'words') return Object.keys(words.shape);
  return isOverride(path) ? ['files', 'rules'] : Object.keys(limitRanges);
}

/** As many characters as this may differ in a word that is still taken for another one. */
const mostDifferent = 3;

function nearest(key: string, allowed: readonly string[]): string | null {
  const ranked = allowed
    .map((candidate) => ({ candidate, different: distance(key.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.different - b.different);
  const best = ranked[0];
  return best !== undefined && best.different <= Math.min(mostDifferent, key.length / 2) ? best.candidate : null;
}

function valueMessage(path: Path): Message {
  const setting = String(path.findLast((step) => typeof step === 'string') ?? '');
  return message('config/value', { setting, expected: expectedAt(path) });
}

const expectedByKey: Readonly<Record<string, string>> = {
  $schema: 'the address of the schema',
  extends: '"recommended" or "strict"',
  files: 'a list of globs, such as ["docs/goals/*.md"]',
  exclude: 'a list of globs, such as ["archive/**"]',
  folders: 'names with paths, such as { "strategy": "../strategy" }',
  rules: 'rule ids with severities, such as { "kr/count": "off" }',
  overrides: 'a list of { "files": [globs], "rules": { id: severity } }',
  fiscalYearStart: 'a month from 1 to 12',
  limits: 'names of limits with numbers, such as { "objectives": 4 }',
  words: 'groups of words, such as { "objective": ["ziel"], "sections": { "kontext": "context" } }',
};

function expectedAt(path: Path): string {
  const limit = path.findLast((step) => typeof step === 'string' && step in limitRanges);
  if (limit !== undefined) {
    const { min, max } = limitRanges[limit as keyof Limits];
    return `a whole number from ${min} to ${max}`;
  }
  const rulesAt = path.indexOf('rules');
  if (rulesAt >= 0 && path.length > rulesAt + 1) {
    return `${settingSeverities.map((each) => `"${each}"`).join(', ')}, or a list of one of them and limits`;
  }
  if (path[0] === 'overrides' && path[2] === 'files') return 'a glob or a list of globs';
  return expectedByKey[String(path[0])] ?? 'another one';
}

/** What must be left out for the rest to hold: a single rule, limit, name or override rather than all of them. */
function faultyPaths(issue: Issue): Path[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => [...issue.path, key]);
  return [issue.path.slice(0, stepsToDrop(issue.path))];
}

function stepsToDrop(path: Path): number {
  if (path[0] === 'overrides') return path[2] === 'rules' && path.length > 3 ? 4 : 2;
  return ['rules', 'limits', 'folders', 'words', 'files', 'exclude'].includes(String(path[0])) ? 2 : 1;
}

function without(value: unknown, paths: readonly Path[]): unknown {
  if (paths.length === 0 || typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).flatMap(([key, item]) => {
    const concerned = paths.filter((path) => String(path[0]) === key);
    if (concerned.some(({ length }) => length === 1)) return [];
    return [
      [
        key,
        without(
          item,
          concerned.map((path) => path.slice(1)),
        ),
      ] as const,
    ];
  });
  return Array.isArray(value) ? entries.map(([, item]) => item) : Object.fromEntries(entries);
}

function nodeAt(node: JsonNode, path: Path): JsonNode | null {
  let found: JsonNode | undefined = node;
  for (const step of path) {
    if (found?.kind === 'list') found = found.items[Number(step)];
    else if (found?.kind === 'map') found = found.entries.findLast(({ key }) => key === step)?.value;
    else return null;
  }
  return found ?? null;
}

/** The value's place, or its key's; of what is not there, the place of what should hold it. */
function rangeAt(node: JsonNode, path: Path, what: 'key' | 'value'): Range {
  const holder = nodeAt(node, path.slice(0, -1));
  const entry = holder?.kind === 'map' ? holder.entries.findLast(({ key }) => key === path.at(-1)) : undefined;
  if (entry !== undefined) return what === 'key' ? entry.keyRange : entry.value.range;
  return (nodeAt(node, path) ?? holder ?? node).range ?? range(0, 0, 0, 0);
}
