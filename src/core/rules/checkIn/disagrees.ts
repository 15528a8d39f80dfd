import { convertQuantity, readQuantity } from '../../metrics/quantity';
import type { KeyResult, NowPart } from '../../model/entities';
import { valueOf } from '../../model/keyResult';
import { lastRecordedValues, type RecordedValue } from '../../model/progress';
import type { KeyResultPlace } from '../../model/resultTargets';
import { comparePositions } from '../../text/position';
import type { Finding, Rule } from '../rule';
import { fullLabel, liveKeyResults } from '../scope';

export const disagrees: Rule = {
  id: 'check-in/disagrees',
  severity: 'warning',
  summary: 'An undated `(now …)` differs from the last record, or a dated one is older and differs.',
  messages: {
    default:
      '{keyResult} says {now} here and {record} in the check-in of {date}: take the record, or date the value if it is newer.',
    older: '{keyResult} says {now} of {nowDate} here and {record} in the later check-in of {date}: take the record.',
    record: 'The record of {date}: {record}',
    fix: 'Take the record: {record}',
  },
  *check({ document }) {
    for (const objective of document.objectives) {
      for (const keyResult of liveKeyResults(objective)) {
        if (keyResult.confidential || keyResult.now === null) continue;
        const last = lastRecordedValues(document, objective, keyResult);
        const finding = judge({ objective, keyResult }, keyResult.now, last, document.uri);
        if (finding !== null) yield finding;
      }
    }
  },
};

/** Of two records of one day neither is the later one: it is enough to agree with either. */
function judge(
  { objective, keyResult }: KeyResultPlace,
  now: NowPart,
  last: readonly RecordedValue[],
  uri: string,
): Finding | null {
  const record = last.at(-1);
  if (record === undefined) return null;
  const { date } = record.checkIn;
  if (now.date !== null && now.date >= date) return null;
  if (!last.every(({ entry }) => differ(now.raw, entry.raw, keyResult))) return null;
  const { raw } = record.entry;
  const args = { keyResult: fullLabel(objective, keyResult), now: now.raw, nowDate: now.date ?? '', record: raw, date };
  return {
    range: now.range,
    message: now.date === null ? 'default' : 'older',
    args,
    related: [{ uri, range: record.entry.range, message: 'record', args: { record: raw, date } }],
    fixes: [
      { title: 'fix', args: { record: raw }, action: { kind: 'replace', ...replacement(keyResult, now, record) } },
    ],
  };
}

/** An undated part gets the value alone; of a dated one the date would be wrong beside the new value. */
function replacement(keyResult: KeyResult, now: NowPart, { checkIn, entry }: RecordedValue) {
  if (now.date === null) return { range: now.valueRange, newText: entry.raw };
  const dated = `${entry.raw}, ${checkIn.date}`;
  const inParentheses = keyResult.parts.some(
    ({ name, range }) => name === 'now' && comparePositions(range.start, now.range.start) === 0,
  );
  return { range: now.range, newText: inParentheses ? `(now ${dated})` : dated };
}

/** Whether two written values certainly say different things; values that cannot be compared do not. */
function differ(a: string, b: string, { movement }: KeyResult): boolean {
  const inTarget = [valueOf(a, movement), valueOf(b, movement)] as const;
  if (inTarget[0] !== null && inTarget[1] !== null) return !isSame(inTarget[0], inTarget[1]);
  const [left, right] = [readQuantity(a), readQuantity(b)];
  if (left !== null && right !== null) {
    // A bare number beside one with a unit may count something else.
    const converted = (left.unit === null) === (right.unit === null) ? convertQuantity(left, right.unit) : null;
    return converted !== null && !isSame(converted, right.value);
  }
  return movement.kind === 'milestone' && left === null && right === null && normalize(a) !== normalize(b);
}

/** Two ways of writing one number (0.9 h, 54 min) may differ by what floating point rounds. */
function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}

function normalize(text: string): string {
  return text.trim().toLowerCase().replace(/\s+/g, ' ');
}
