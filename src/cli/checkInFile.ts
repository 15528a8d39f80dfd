import { readFile } from 'node:fs/promises';
import { en } from 'zod/locales';
import * as z from 'zod/mini';
import { isIsoDate } from '../core/model/calendar';
import { Failure, isMissing, reasonOf } from './failure';

const date = z.string().check(z.refine(isIsoDate, 'write a date as YYYY-MM-DD'));
const label = z.string().check(z.regex(/^[OP]\d{1,4}$/i, 'write an objective as O1'));
const names = z.optional(z.array(z.string()));
const confidence = z.number().check(z.minimum(0), z.maximum(10));

const itsText = z.transform((text: string) => ({ text }));
const followUp = z.union([
  z.pipe(z.string(), itsText),
  z.strictObject({
    text: z.string(),
    done: z.optional(z.nullable(z.boolean())),
    open: z.optional(z.nullable(z.boolean())),
    since: z.optional(date),
    help: names,
    owners: names,
  }),
]);

/** A check-in as a file holds it: what the editor records, everything optional. */
export const checkInFileSchema = z.strictObject({
  date: z.optional(date),
  by: z.optional(z.nullable(z.string())),
  kind: z.optional(z.enum(['full', 'skipped', 'unchanged'])),
  confidence: z.optional(
    z.array(
      z.strictObject({
        objective: label,
        value: z.union([confidence, z.enum(['high', 'medium', 'low'])]),
        round: z.optional(z.array(confidence)),
        reason: z.optional(z.string()),
      }),
    ),
  ),
  results: z.optional(
    z.array(
      z.strictObject({
        objective: z.optional(label),
        keyResult: z.string().check(z.regex(/^KR\d{1,4}$/i, 'write a key result as KR1')),
        value: z.nullable(z.union([z.string(), z.pipe(z.number(), z.transform(String))])),
        comment: z.optional(z.string()),
      }),
    ),
  ),
  issues: z.optional(z.array(followUp)),
  plan: z.optional(z.array(followUp)),
});

/** A check-in as `show --format json` gives it: by labels. */
const shownCheckInSchema = z.strictObject({
  date: z.optional(z.nullable(date)),
  by: z.optional(z.nullable(z.string())),
  line: z.optional(z.number()),
  kind: z.optional(z.enum(['full', 'skipped', 'unchanged'])),
  confidence: z.optional(z.record(label, z.nullable(z.union([confidence, z.enum(['high', 'medium', 'low'])])))),
  reason: z.optional(z.record(label, z.string())),
  results: z.optional(
    z.record(
      z.string().check(z.regex(/^(?:[OP]\d{1,4}-)?KR\d{1,4}$/i, 'write a key result as O1-KR1')),
      z.nullable(z.union([z.string(), z.pipe(z.number(), z.transform(String))])),
    ),
  ),
  issues: z.optional(z.array(followUp)),
  plan: z.optional(z.array(followUp)),
});

/** The small zod knows no language until it is given one. */
const inEnglish = { error: en().localeError };

type RecordedCheckIn = z.output<typeof checkInFileSchema>;
type ShownCheckIn = z.output<typeof shownCheckInSchema>;

export type CheckInFile = Omit<RecordedCheckIn, 'confidence' | 'results'> & {
  readonly confidence?: readonly ConfidenceFile[] | undefined;
  readonly results?: readonly ResultFile[] | undefined;
  /** Reasons by the objectives' labels, beside those of `confidence`. */
  readonly reason?: Readonly<Record<string, string>> | undefined;
};

type ConfidenceFile = NonNullable<RecordedCheckIn['confidence']>[number];
type ResultFile = NonNullable<RecordedCheckIn['results']>[number];

/** Reads a check-in from a JSON file, as the editor records it or as `show` gives it. @throws {Failure} where it is none */
export async function readCheckInFile(path: string, shown: string): Promise<CheckInFile> {
  const written = parse(await readText(path, shown), shown);
  const checked = isShown(written)
    ? shownCheckInSchema.safeParse(written, inEnglish)
    : checkInFileSchema.safeParse(written, inEnglish);
  if (!checked.success) {
    const [issue] = checked.error.issues;
    const where = issue === undefined || issue.path.length === 0 ? '' : `${issue.path.join('.')}: `;
    throw new Failure('checkIn.from', { path: shown, reason: `${where}${issue?.message ?? ''}` });
  }
  return isShown(written) ? fromShown(checked.data as ShownCheckIn) : (checked.data as RecordedCheckIn);
}

function isShown(written: unknown): boolean {
  if (!isRecord(written)) return false;
  return 'line' in written || 'reason' in written || isRecord(written['confidence']) || isRecord(written['results']);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fromShown({
  date: day,
  by,
  kind,
  confidence: values = {},
  reason,
  results = {},
  issues,
  plan,
}: ShownCheckIn): CheckInFile {
  return {
    date: day ?? undefined,
    by,
    kind,
    confidence: Object.entries(values).flatMap(([objective, value]) => (value === null ? [] : [{ objective, value }])),
    reason,
    results: Object.entries(results).map(([keyResult, value]) => ({ keyResult, value })),
    issues,
    plan,
  };
}

async function readText(path: string, shown: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) throw new Failure('path.missing', { path: shown });
    throw new Failure('path.unreadable', { path: shown, reason: reasonOf(error) });
  }
}

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new Failure('checkIn.from', { path, reason: reasonOf(error) });
  }
}
