import type { Bound } from '../metrics/movement';
import type { IsoDate } from './calendar';
import type { CheckIn, ConfidenceEntry, KeyResult, Objective, OkrDocument, ResultEntry } from './entities';
import { valueOf } from './keyResult';
import { targetsOf, type KeyResultPlace } from './resultTargets';

/** What is known of a key result today, and since when. */
export interface Current {
  /** In the target's unit; `null` where what was written is no value that can be compared. */
  readonly value: number | null;
  /** Of a confidential key result (`40% of the way`): the share of the way, 0 to 1, unclamped. */
  readonly share: number | null;
  /** Of a milestone: whether it is done. */
  readonly done: boolean | null;
  /** As written. */
  readonly raw: string;
  readonly date: IsoDate | null;
  readonly from: 'record' | 'now' | 'sentence';
}

/** A value that a check-in recorded of a key result. */
export interface RecordedValue {
  readonly checkIn: DatedCheckIn;
  readonly entry: ResultEntry & { readonly raw: string };
  readonly current: Current;
}

/** A check-in with a date. */
export type DatedCheckIn = CheckIn & { readonly date: IsoDate };

/** Sorted once for each parse: many questions of one document start here. */
const inOrder = new WeakMap<readonly CheckIn[], readonly DatedCheckIn[]>();

/** Check-ins with a date, the oldest first; of one day in the order of the file. */
export function datedCheckIns({ checkIns }: OkrDocument): readonly DatedCheckIn[] {
  const known = inOrder.get(checkIns) ?? sortByDate(checkIns);
  inOrder.set(checkIns, known);
  return known;
}

function sortByDate(checkIns: readonly CheckIn[]): readonly DatedCheckIn[] {
  return checkIns
    .filter((checkIn): checkIn is CheckIn & { date: IsoDate } => checkIn.date !== null)
    .map((checkIn, order) => ({ checkIn, order }))
    .sort((a, b) => (a.checkIn.date < b.checkIn.date ? -1 : a.checkIn.date > b.checkIn.date ? 1 : a.order - b.order))
    .map(({ checkIn }) => checkIn);
}

/** The check-in with the greatest date. */
export function lastCheckIn(document: OkrDocument): DatedCheckIn | null {
  return datedCheckIns(document).at(-1) ?? null;
}

/** Whether a line of a check-in says something about this key result, of this cycle where the file holds several. */
function isMeantBy(entry: ResultEntry, date: IsoDate, document: OkrDocument, place: KeyResultPlace): boolean {
  if (entry.keyResult !== place.keyResult.label) return false;
  const targets = targetsOf(document, entry, date);
  if (entry.objective === null && targets.length > 1) return false;
  return targets.some(
    ({ objective }) =>
      objective.label === place.objective.label && objective.cycle?.name === place.objective.cycle?.name,
  );
}

/** The values that check-ins recorded, the oldest first; entries that say "none" are left out. */
export function recordedValues(
  document: OkrDocument,
  objective: Objective,
  keyResult: KeyResult,
): readonly RecordedValue[] {
  return datedCheckIns(document).flatMap((checkIn) => recordsIn(checkIn, document, { objective, keyResult }));
}

/** What was recorded on the last day that has a value, by several people where these checked in on that day. */
export function lastRecordedValues(
  document: OkrDocument,
  objective: Objective,
  keyResult: KeyResult,
): readonly RecordedValue[] {
  const checkIns = datedCheckIns(document);
  let records: readonly RecordedValue[] = [];
  for (let at = checkIns.length - 1; at >= 0; at--) {
    const checkIn = checkIns[at];
    const isOlder = records.length > 0 && records[0]?.checkIn.date !== checkIn?.date;
    if (checkIn === undefined || isOlder) break;
    records = [...recordsIn(checkIn, document, { objective, keyResult }), ...records];
  }
  return records;
}

function recordsIn(checkIn: DatedCheckIn, document: OkrDocument, place: KeyResultPlace): readonly RecordedValue[] {
  return checkIn.results.flatMap((entry): RecordedValue[] => {
    const { raw } = entry;
    if (raw === null || !isMeantBy(entry, checkIn.date, document, place)) return [];
    return [{ checkIn, entry: { ...entry, raw }, current: toCurrent(raw, place.keyResult, checkIn.date, 'record') }];
  });
}

/**
 * The value dated last, whether a check-in's record or a dated `(now …)`; an undated `(now …)` yields to any record
 * (format, *Key results*). On the same day the `(now …)` wins: a check-in refreshes it, so that a difference was written
 * later. `null` where nothing is known.
 */
export function currentValue(document: OkrDocument, objective: Objective, keyResult: KeyResult): Current | null {
  const record = lastRecordedValues(document, objective, keyResult).at(-1)?.current ?? null;
  const { now } = keyResult;
  const written = now === null ? fromSentence(keyResult) : toCurrent(now.raw, keyResult, now.date, 'now');
  if (record === null || written === null) return record ?? written;
  return written.date !== null && record.date !== null && written.date >= record.date ? written : record;
}

function fromSentence({ movement }: KeyResult): Current | null {
  if (movement.now === null) return null;
  return { value: movement.now, share: null, done: null, raw: String(movement.now), date: null, from: 'sentence' };
}

const shareOfTheWay = /^(-?\d+(?:[.,]\d+)?)\s*%\s+of the way$/i;
const doneWords = /^(?:done|yes|complete[d]?|finished|achieved|100\s*%)$/i;
const openWords = /^(?:no|not (?:yet|done|started)|open|in progress|0\s*%)$/i;

function toCurrent(raw: string, { movement }: KeyResult, date: IsoDate | null, from: Current['from']): Current {
  const share = shareOfTheWay.exec(raw)?.[1];
  return {
    value: share === undefined ? valueOf(raw, movement) : null,
    share: share === undefined ? null : Number(share.replace(',', '.')) / 100,
    done: doneWords.test(raw) ? true : openWords.test(raw) ? false : null,
    raw,
    date,
    from,
  };
}

/** Whether a value keeps within a bound. */
export function holds(value: number, bound: Bound, target: number): boolean {
  switch (bound) {
    case '>=':
      return value >= target;
    case '<=':
      return value <= target;
    case '>':
      return value > target;
    case '<':
      return value < target;
  }
}

/**
 * Progress of a key result, `(now − baseline) / (target − baseline)`, unclamped; `null` where it is not known, which is not
 * zero (format, *Progress*). A maintained metric holds, 1, or does not, 0; so does a reach without baseline that holds.
 */
export function keyResultProgress(keyResult: KeyResult, current: Current | null): number | null {
  const { movement } = keyResult;
  if (current?.share !== null && current?.share !== undefined) return current.share;
  if (movement.kind === 'milestone') return milestoneProgress(keyResult, current);
  const { target } = movement;
  const now = current?.value ?? null;
  if (target === null || now === null) return null;
  if (movement.kind === 'maintain') return holds(now, movement.bound ?? '>=', target) ? 1 : 0;
  if (movement.relative) return target === 0 ? null : now / target;
  if (movement.baseline === null) {
    const isReached = movement.direction === 'reach' && holds(now, movement.bound ?? '>=', target);
    return isReached ? 1 : null;
  }
  return target === movement.baseline ? null : (now - movement.baseline) / (target - movement.baseline);
}

function milestoneProgress(keyResult: KeyResult, current: Current | null): number | null {
  if (keyResult.box === 'ticked' || current?.done === true) return 1;
  return keyResult.box === 'unticked' || current?.done === false ? 0 : null;
}

/** A key result's place in the mean of its objective. */
export interface Share {
  readonly keyResult: KeyResult;
  readonly current: Current | null;
  /** Unclamped; `null` where it is not known. */
  readonly progress: number | null;
  /** Whether it is part of the mean. */
  readonly counts: boolean;
}

/** Each key result with its progress; dropped ones, those of weight 0 and, until the cycle ends, maintained ones do not count. */
export function sharesOf(document: OkrDocument, objective: Objective, today: IsoDate): readonly Share[] {
  const hasEnded = objective.cycle !== null && today > objective.cycle.end;
  return objective.keyResults.map((keyResult) => {
    const current = currentValue(document, objective, keyResult);
    const progress = keyResultProgress(keyResult, current);
    const isDue = keyResult.movement.kind !== 'maintain' || hasEnded;
    return { keyResult, current, progress, counts: keyResult.dropped === null && keyResult.weight > 0 && isDue };
  });
}

/** The mean of its key results' progress, each clamped to 0–1 and weighted; `null` where none is known. */
export function objectiveProgress(document: OkrDocument, objective: Objective, today: IsoDate): number | null {
  let sum = 0;
  let weights = 0;
  for (const { keyResult, progress, counts } of sharesOf(document, objective, today)) {
    if (!counts || progress === null) continue;
    sum += Math.min(1, Math.max(0, progress)) * keyResult.weight;
    weights += keyResult.weight;
  }
  return weights === 0 ? null : sum / weights;
}

/** A confidence with the check-in that it was said in. */
export interface SaidConfidence {
  readonly checkIn: DatedCheckIn;
  readonly entry: ConfidenceEntry;
}

/** What was said of an objective's confidence, the oldest first. A line without label speaks of all objectives. */
export function confidences(document: OkrDocument, objective: Objective): readonly SaidConfidence[] {
  return datedCheckIns(document).flatMap((checkIn) => {
    const own = checkIn.confidence.find((entry) => entry.objective === objective.label);
    const entry = own ?? checkIn.confidence.find((other) => other.objective === null);
    return entry === undefined ? [] : [{ checkIn, entry }];
  });
}

/** The confidence that was said last, 0 to 10; `null` where none was. */
export function objectiveConfidence(document: OkrDocument, objective: Objective): number | null {
  return confidences(document, objective).findLast(({ entry }) => entry.value !== null)?.entry.value ?? null;
}
