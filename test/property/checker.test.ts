import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDocument } from '../../src/core/model/parseDocument';
import type { OkrDocument } from '../../src/core/model/entities';
import { Checker } from '../../src/core/rules/checker';
import { defaultConfig, type Config } from '../../src/core/rules/config';
import { rules } from '../../src/core/rules/registry';
import type { WorkspaceIndex } from '../../src/core/workspace/workspaceIndex';
import type { Contribution } from '../../src/core/workspace/view';
import { curiousRules } from '../support/curiousRules';
import { opened, root, uriOf } from '../support/documents';
import { documentTexts, paths, textChanges, type TextChange } from '../support/randomTexts';

const allRules = [...rules, ...curiousRules];

const strict: Config = { ...defaultConfig, base: root, extends: 'strict' };
const configs: readonly Config[] = [
  strict,
  { ...strict, extends: 'recommended', folders: { strategy: 'digital' } },
  {
    ...strict,
    limits: { ...strict.limits, objectives: 1 },
    overrides: [{ files: ['digital/**'], rules: { 'kr/count': { severity: 'off', options: {} } } }],
  },
];

type Step =
  | { readonly kind: 'write'; readonly path: string; readonly text: string }
  | { readonly kind: 'change'; readonly path: string; readonly change: TextChange }
  | { readonly kind: 'remove'; readonly path: string }
  | { readonly kind: 'today'; readonly today: string }
  | { readonly kind: 'config'; readonly config: Config }
  | { readonly kind: 'complete'; readonly complete: boolean }
  | { readonly kind: 'look'; readonly path: string };

const path = fc.constantFrom(...paths);
const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('write' as const), path, text: documentTexts }) },
  { weight: 12, arbitrary: fc.record({ kind: fc.constant('change' as const), path, change: textChanges }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('remove' as const), path }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('today' as const),
      today: fc.constantFrom('2025-07-20', '2025-08-27', '2026-02-01'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('config' as const), config: fc.constantFrom(...configs) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('complete' as const), complete: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('look' as const), path }) },
);

/** Scripts mostly begin with a workspace that is there already, so that most references lead somewhere. */
function scripts(minLength: number, maxLength: number): fc.Arbitrary<readonly Step[]> {
  const beginning = fc.tuple(
    ...paths.map((at) => documentTexts.map((text): Step => ({ kind: 'write', path: at, text }))),
  );
  const rest = fc.array(steps, { minLength, maxLength });
  return fc.oneof(
    { weight: 3, arbitrary: fc.tuple(beginning, rest).map(([first, then]) => [...first, ...then]) },
    { weight: 1, arbitrary: rest },
  );
}

/** The workspace as it is, beside the checker that is told of each step. */
class Script {
  readonly texts = new Map<string, string>();
  today = '2025-08-27';
  config = strict;
  complete = true;
  readonly checker = new Checker(allRules, { today: this.today, folders: opened, config: this.config });

  take(step: Step): ReadonlySet<string> {
    if (step.kind === 'write') return this.write(step.path, step.text);
    if (step.kind === 'change') return this.write(step.path, step.change(this.texts.get(step.path) ?? ''));
    if (step.kind === 'look') {
      this.checker.problems(uriOf(step.path));
      return new Set();
    }
    if (step.kind === 'remove') {
      this.texts.delete(step.path);
      return this.checker.remove(uriOf(step.path));
    }
    if (step.kind === 'today') return this.checker.setToday((this.today = step.today));
    if (step.kind === 'config') return this.checker.setConfig((this.config = step.config));
    return this.checker.setComplete((this.complete = step.complete));
  }

  rebuild(): Checker {
    const { today, config, complete } = this;
    const checker = new Checker(allRules, { today, folders: opened, config, complete });
    checker.load([...this.texts].map(([at, text]) => parse(at, text)).reverse());
    return checker;
  }

  private write(at: string, text: string): ReadonlySet<string> {
    this.texts.set(at, text);
    return this.checker.update(parse(at, text));
  }
}

function parse(at: string, text: string): OkrDocument {
  return parseDocument(uriOf(at), text);
}

/** Everything that the index answers, as text. */
function answers(index: WorkspaceIndex): readonly unknown[] {
  return index.documents().map((document) => ({
    uri: document.uri,
    unit: index.unitOf(document),
    above: index.above(document).map(({ uri }) => uri),
    referrers: index.referrers(document.uri),
    objectives: document.objectives.map((objective) => ({
      contributors: index.contributors({ document, objective }).map(show),
      contributions: index.contributions({ document, objective }).map(show),
    })),
  }));
}

function show({ from, to, keyResult, reference }: Contribution): unknown {
  return [from.document.uri, from.objective, to.document.uri, to.objective, keyResult, reference];
}

function problemsByUri(checker: Checker): ReadonlyMap<string, unknown> {
  return new Map(paths.map((at) => [uriOf(at), checker.problems(uriOf(at))]));
}

describe('a script of random edits', () => {
  it('leaves index and problems as if all had been loaded anew', function () {
    this.timeout(120_000);
    fc.assert(
      fc.property(scripts(1, 12), (script) => {
        const current = new Script();
        for (const step of script) {
          current.take(step);
          const fresh = current.rebuild();
          assert.deepEqual(answers(current.checker.index), answers(fresh.index));
          // Problems are left alone at times, so that several changes gather.
          if (step.kind !== 'look') assert.deepEqual(current.checker.allProblems(), fresh.allProblems());
        }
      }),
      { numRuns: runs(60) },
    );
  });

  it('gathers changes until somebody looks', function () {
    this.timeout(120_000);
    fc.assert(
      fc.property(scripts(5, 25), (script) => {
        const current = new Script();
        for (const step of script) current.take(step);
        assert.deepEqual(current.checker.allProblems(), current.rebuild().allProblems());
      }),
      { numRuns: runs(60) },
    );
  });

  it('names every document whose problems changed', function () {
    this.timeout(120_000);
    fc.assert(
      fc.property(scripts(1, 12), (script) => {
        const current = new Script();
        for (const step of script) {
          const before = problemsByUri(current.checker);
          const named = current.take(step);
          for (const [uri, problems] of problemsByUri(current.checker)) {
            if (!named.has(uri)) assert.deepEqual(problems, before.get(uri), uri);
          }
        }
      }),
      { numRuns: runs(60) },
    );
  });

  it('throws for no text at all', function () {
    this.timeout(120_000);
    const garbage = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ unit: 'grapheme', maxLength: 300 }),
    );
    const text = fc.oneof(
      garbage,
      fc
        .tuple(documentTexts, garbage, fc.nat())
        .map(([good, bad, at]) => good.slice(0, at % good.length) + bad + good.slice(at % good.length)),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(path, text), { maxLength: 4 }), (texts) => {
        const checker = new Checker(allRules, { today: '2025-08-27', folders: opened, config: strict });
        for (const [at, each] of texts) checker.update(parse(at, each));
        checker.allProblems();
      }),
      { numRuns: runs(200) },
    );
  });
});

/** More runs by `PROPERTY_RUNS=10`, the factor; fast-check prints seed and path of what fails, to run it again. */
function runs(usual: number): number {
  return usual * Number(process.env['PROPERTY_RUNS'] ?? 1);
}
