import { isDuring } from '../../model/calendar';
import type { CheckIn, KeyResult, Objective, OkrDocument, ResultEntry } from '../../model/entities';
import { cycleOf } from '../scope';
import { isDated, type DatedCheckIn } from './lastCheckIns';

/** A key result with its objective. */
export interface KeyResultPlace {
  readonly objective: Objective;
  readonly keyResult: KeyResult;
}

/** The key results that a line of a check-in may mean; several where a bare `KR1` or a label written twice does not say. */
export function meantBy(entry: ResultEntry, checkIn: CheckIn, document: OkrDocument): readonly KeyResultPlace[] {
  const ofThatTime = among(entry, objectivesAt(document, checkIn));
  // A line may look back at a cycle before.
  return ofThatTime.length > 0 ? ofThatTime : among(entry, document.objectives);
}

/** The objectives of the cycle in which the team checked in; all where the document's cycles do not say. */
export function objectivesAt(document: OkrDocument, { date }: CheckIn): readonly Objective[] {
  const running = document.objectives.filter((objective) => {
    const cycle = cycleOf(document, objective);
    return date !== null && cycle !== null && isDuring(date, cycle);
  });
  return running.length > 0 ? running : document.objectives;
}

function among(entry: ResultEntry, objectives: readonly Objective[]): readonly KeyResultPlace[] {
  return objectives
    .filter(({ label }) => entry.objective === null || label.toUpperCase() === entry.objective)
    .flatMap((objective) =>
      objective.keyResults
        .filter(({ label }) => label.toUpperCase() === entry.keyResult)
        .map((keyResult) => ({ objective, keyResult })),
    );
}

/** A value that a check-in records. */
export interface ValueRecord {
  readonly checkIn: DatedCheckIn;
  readonly entry: ResultEntry & { readonly raw: string };
}

/** The values recorded of every key result on the last day that has any, in the file's order. */
export function lastRecords(document: OkrDocument): ReadonlyMap<KeyResult, readonly ValueRecord[]> {
  const records = new Map<KeyResult, readonly ValueRecord[]>();
  for (const checkIn of document.checkIns.filter(isDated)) {
    for (const entry of checkIn.results.filter(hasValue)) {
      const [place, ...others] = meantBy(entry, checkIn, document);
      if (place !== undefined && others.length === 0) keepLatest(records, place.keyResult, { checkIn, entry });
    }
  }
  return records;
}

function keepLatest(records: Map<KeyResult, readonly ValueRecord[]>, key: KeyResult, record: ValueRecord): void {
  const known = records.get(key) ?? [];
  const date = known[0]?.checkIn.date ?? '';
  if (record.checkIn.date > date) records.set(key, [record]);
  else if (record.checkIn.date === date) records.set(key, [...known, record]);
}

function hasValue(entry: ResultEntry): entry is ResultEntry & { readonly raw: string } {
  return entry.raw !== null && entry.raw.trim() !== '';
}
