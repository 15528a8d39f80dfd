import type { Cycle, IsoDate } from '../core/model/calendar';
import type { OkrDocument } from '../core/model/entities';

export interface CycleChoice {
  readonly cycle: Cycle;
  /** How many objectives it has. */
  readonly objectives: number;
  readonly running: boolean;
}

/** The cycles that documents bear, the latest first, the shorter first among those that start together. */
export function cyclesIn(documents: readonly OkrDocument[], today: IsoDate): readonly CycleChoice[] {
  const choices = new Map<string, CycleChoice>();
  for (const document of documents) {
    for (const objective of document.objectives) {
      const cycle = objective.cycle ?? document.cycle;
      if (cycle === null) continue;
      const key = `${cycle.start} ${cycle.end}`;
      const before = choices.get(key);
      const running = cycle.start <= today && today <= cycle.end;
      choices.set(key, { cycle: before?.cycle ?? cycle, objectives: (before?.objectives ?? 0) + 1, running });
    }
  }
  return [...choices.values()].sort(
    (a, b) => b.cycle.start.localeCompare(a.cycle.start) || a.cycle.end.localeCompare(b.cycle.end),
  );
}
