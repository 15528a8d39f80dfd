import * as z from 'zod/mini';
import { sectionKinds } from '../model/entities';
import { defaultLimits, type Limits } from './config';
import { severities } from './problem';
import type { Rule } from './rule';

/** `okr.config.json` as it is written. The JSON schema for editors is made from this, descriptions included. */

export const settingSeverities = ['off', ...severities.toReversed()] as const;

interface LimitRange {
  readonly min: number;
  readonly max: number;
  readonly description: string;
}

export const limitRanges: Readonly<Record<keyof Limits, LimitRange>> = {
  objectives: { min: 1, max: 50, description: 'Objectives of one owner in one cycle, at most.' },
  keyResultsMin: { min: 0, max: 50, description: 'Key results of one objective, at least.' },
  keyResultsMax: { min: 1, max: 50, description: 'Key results of one objective, at most.' },
  documentBytes: { min: 1024, max: 16_777_216, description: 'Size of a document in bytes, at most.' },
  cycleDays: { min: 0, max: 366, description: "Days by which a parent's cycle may miss the child's at either end." },
  checkInDays: { min: 0, max: 366, description: 'Days that a check-in may be late.' },
};

/** A setting that may be left out, with the words that editors show for it. */
function described<Schema extends z.ZodMiniType>(schema: Schema, description: string): z.ZodMiniOptional<Schema> {
  return z.optional(schema.with(z.describe(description)));
}

const limits = z.strictObject(
  Object.fromEntries(
    Object.entries(limitRanges).map(([name, { min, max, description }]) => [
      name,
      described(
        z.int().check(z.minimum(min), z.maximum(max)),
        `${description} Default: ${defaultLimits[name as keyof Limits]}.`,
      ),
    ]),
  ) as { [Name in keyof Limits]: z.ZodMiniOptional<z.ZodMiniNumberFormat> },
);

const glob = z.string().check(z.minLength(1), z.maxLength(500));
const globs = z.array(glob).register(z.globalRegistry, { id: 'globs' });
const severity = z.enum(settingSeverities).register(z.globalRegistry, { id: 'severity' });
const setting = z.union([severity, z.tuple([severity, limits])]).register(z.globalRegistry, { id: 'setting' });
const word = z.string().check(z.minLength(1));
const list = z.array(word);

export const words = z.strictObject({
  sections: z.optional(z.record(z.string(), z.enum(sectionKinds))),
  objective: z.optional(list),
  keyResult: z.optional(list),
  lines: z.optional(
    z.record(z.string(), z.enum(['contributes-to', 'supports', 'depends-on', 'why', 'owner', 'type', 'accepted'])),
  ),
  parts: z.optional(
    z.record(
      z.string(),
      z.enum([
        'goal-confidence',
        'results-progress',
        'issues',
        'plan-forward',
        'wins',
        'energy',
        'right-measures',
        'other',
      ]),
    ),
  ),
  confidence: z.optional(z.record(z.string(), z.enum(['high', 'medium', 'low']))),
  none: z.optional(list),
  skipped: z.optional(list),
  unchanged: z.optional(list),
  midCycle: z.optional(list),
  endOfCycle: z.optional(list),
});

type DescribedRule = Pick<Rule, 'id' | 'summary' | 'severity'>;

function rulesSchema(rules: readonly DescribedRule[]) {
  const entries = rules.map(({ id, summary, severity: weight }) => [
    id,
    described(setting, `${summary} Default: ${weight}.`),
  ]);
  return z.strictObject(Object.fromEntries(entries) as Record<string, z.ZodMiniOptional<typeof setting>>);
}

/** The schema of the whole file; the rules are those that it may name. */
export function configSchema(rules: readonly DescribedRule[]) {
  const settings = rulesSchema(rules);
  const override = z.strictObject({
    files: z.union([glob, globs]).with(z.describe('Globs, from the folder of this file.')),
    rules: settings.with(z.describe('Settings of rules for these files.')),
  });
  return z.strictObject({
    $schema: z.optional(z.string()),
    extends: described(
      z.enum(['recommended', 'strict']),
      'recommended: errors, warnings and what is widely agreed on. strict: all rules.',
    ),
    files: described(
      globs,
      'Globs of further Markdown files that are OKR documents if their frontmatter has the key okr.',
    ),
    exclude: described(globs, 'Globs of files and folders that are left out.'),
    folders: described(
      z.record(z.string(), word),
      'Names that references may use (name:path#O1), each with the path of a folder from here.',
    ),
    rules: described(settings, 'A severity for each rule, or a severity and limits: ["warning", { "objectives": 4 }].'),
    overrides: described(z.array(override), 'Settings for some files; the last one that matches wins.'),
    fiscalYearStart: described(
      z.int().check(z.minimum(1), z.maximum(12)),
      'Month in which the fiscal year starts. Default: 1.',
    ),
    limits: described(limits, 'Numbers that teams may see differently.'),
    words: described(words, 'Words of your own language for sections, labels and lines, each with what it means.'),
  });
}

export type WrittenConfig = z.infer<ReturnType<typeof configSchema>>;
