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
    done: z.optional(z.boolean()),
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

/** The small zod knows no language until it is given one. */
const inEnglish = { error: en().localeError };

export type CheckInFile = z.output<typeof checkInFileSchema>;

/** Reads a check-in from a JSON file. @throws {Failure} where it is none */
export async function readCheckInFile(path: string, shown: string): Promise<CheckInFile> {
  const checked = checkInFileSchema.safeParse(parse(await readText(path, shown), shown), inEnglish);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  const where = issue === undefined || issue.path.length === 0 ? '' : `${issue.path.join('.')}: `;
  throw new Failure('checkIn.from', { path: shown, reason: `${where}${issue?.message ?? ''}` });
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
