import { isDuring, type IsoDate } from './calendar';
import type { KeyResult, Objective, OkrDocument, ResultEntry } from './entities';

/** A key result with its objective. */
export interface KeyResultPlace {
  readonly objective: Objective;
  readonly keyResult: KeyResult;
}

/**
 * The key results that a line of a check-in may mean: none where there is no such label, several where a bare `KR1` does
 * not say which. Where several cycles stand in one file, those of the check-in's date come first.
 */
export function targetsOf(
  document: OkrDocument,
  entry: Pick<ResultEntry, 'objective' | 'keyResult'>,
  date: IsoDate | null,
): readonly KeyResultPlace[] {
  const places = document.objectives
    .filter(({ label }) => entry.objective === null || label === entry.objective)
    .flatMap((objective) =>
      objective.keyResults
        .filter(({ label }) => label === entry.keyResult)
        .map((keyResult) => ({ objective, keyResult })),
    );
  if (places.length < 2 || date === null) return places;
  const ofThatTime = places.filter(({ objective: { cycle } }) => cycle !== null && isDuring(date, cycle));
  return ofThatTime.length > 0 ? ofThatTime : places;
}
