import * as z from 'zod';
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

const limits = z.strictObject(
  Object.fromEntries(
    Object.entries(limitRanges).map(([name, { min, max, description }]) => [
      name,
      z
        .int()
        .min(min)
        .max(max)
        .describe(`${description} Default: ${defaultLimits[name as keyof Limits]}.`)
        .optional(),
    ]),
  ) as { [Name in keyof Limits]: z.ZodOptional<z.ZodInt> },
);

const globs = z.array(z.string().min(1).max(500)).meta({ id: 'globs' });
const severity = z.enum(settingSeverities).meta({ id: 'severity' });
const setting = z.union([severity, z.tuple([severity, limits])]).meta({ id: 'setting' });
const list = z.array(z.string().min(1));

const words = z.strictObject({
  sections: z.record(z.string(), z.enum(sectionKinds)).optional(),
  objective: list.optional(),
  keyResult: list.optional(),
  lines: z
    .record(z.string(), z.enum(['contributes-to', 'supports', 'depends-on', 'why', 'owner', 'type', 'accepted']))
    .optional(),
  parts: z
    .record(
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
    )
    .optional(),
  confidence: z.record(z.string(), z.enum(['high', 'medium', 'low'])).optional(),
  none: list.optional(),
  skipped: list.optional(),
  unchanged: list.optional(),
  midCycle: list.optional(),
  endOfCycle: list.optional(),
});

type DescribedRule = Pick<Rule, 'id' | 'summary' | 'severity'>;

function rulesSchema(rules: readonly DescribedRule[]) {
  const entries = rules.map(({ id, summary, severity: weight }) => [
    id,
    setting.describe(`${summary} Default: ${weight}.`).optional(),
  ]);
  return z.strictObject(Object.fromEntries(entries) as Record<string, z.ZodOptional<typeof setting>>);
}

/** The schema of the whole file; the rules are those that it may name. */
export function configSchema(rules: readonly DescribedRule[]) {
  const settings = rulesSchema(rules);
  const override = z.strictObject({
    files: z.union([z.string().min(1).max(500), globs]).describe('Globs, from the folder of this file.'),
    rules: settings.describe('Settings of rules for these files.'),
  });
  return z.strictObject({
    $schema: z.string().optional(),
    extends: z
      .enum(['recommended', 'strict'])
      .describe('recommended: errors, warnings and what is widely agreed on. strict: all rules.')
      .optional(),
    files: globs
      .describe('Globs of further Markdown files that are OKR documents if their frontmatter has the key okr.')
      .optional(),
    exclude: globs.describe('Globs of files and folders that are left out.').optional(),
    folders: z
      .record(z.string(), z.string().min(1))
      .describe('Names that references may use (name:path#O1), each with the path of a folder from here.')
      .optional(),
    rules: settings
      .describe('A severity for each rule, or a severity and limits: ["warning", { "objectives": 4 }].')
      .optional(),
    overrides: z.array(override).describe('Settings for some files; the last one that matches wins.').optional(),
    fiscalYearStart: z.int().min(1).max(12).describe('Month in which the fiscal year starts. Default: 1.').optional(),
    limits: limits.describe('Numbers that teams may see differently.').optional(),
    words: words
      .describe('Words of your own language for sections, labels and lines, each with what it means.')
      .optional(),
  });
}

export type WrittenConfig = z.infer<ReturnType<typeof configSchema>>;
