import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { isIsoDate } from '../core/model/calendar';
import { Failure, isMissing, reasonOf } from './failure';

const date = z.string().refine(isIsoDate, 'write a date as YYYY-MM-DD');
const label = z.string().regex(/^[OP]\d{1,4}$/i, 'write an objective as O1');
const names = z.array(z.string()).optional();

const followUp = z.union([
  z.string().transform((text) => ({ text })),
  z.strictObject({ text: z.string(), done: z.boolean().optional(), since: date.optional(), help: names, owners: names }),
]);

/** A check-in as a file holds it: what the editor records, everything optional. */
export const checkInFileSchema = z.strictObject({
  date: date.optional(),
  by: z.string().nullable().optional(),
  kind: z.enum(['full', 'skipped', 'unchanged']).optional(),
  confidence: z
    .array(
      z.strictObject({
        objective: label,
        value: z.union([z.number().min(0).max(10), z.enum(['high', 'medium', 'low'])]),
        round: z.array(z.number().min(0).max(10)).optional(),
        reason: z.string().optional(),
      }),
    )
    .optional(),
  results: z
    .array(
      z.strictObject({
        objective: label.optional(),
        keyResult: z.string().regex(/^KR\d{1,4}$/i, 'write a key result as KR1'),
        value: z.union([z.string(), z.number().transform(String)]).nullable(),
        comment: z.string().optional(),
      }),
    )
    .optional(),
  issues: z.array(followUp).optional(),
  plan: z.array(followUp).optional(),
});

export type CheckInFile = z.output<typeof checkInFileSchema>;

/** Reads a check-in from a JSON file. @throws {Failure} where it is none */
export async function readCheckInFile(path: string, shown: string): Promise<CheckInFile> {
  const checked = checkInFileSchema.safeParse(parse(await readText(path, shown), shown));
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
