import type { IsoDate } from '../model/calendar';

export type Direction = 'increase' | 'decrease' | 'maintain' | 'reach';
export type Bound = '>=' | '<=' | '>' | '<';

/**
 * What a key result's sentence says, as a movement of a metric from a baseline to a target.
 * All values are in `unit`, the target's; `null` is what the sentence does not say.
 */
export interface Movement {
  /** `unknown`: no target and no milestone. */
  readonly kind: 'metric' | 'maintain' | 'milestone' | 'unknown';
  readonly direction: Direction | null;
  /** Of a `maintain` or `reach` target, where one is written. */
  readonly bound: Bound | null;
  readonly baseline: number | null;
  /** Whether the baseline is the 0 implied by a verb of winning or producing. */
  readonly impliedBaseline: boolean;
  readonly target: number | null;
  /** A value that the sentence itself gives as the current one (`currently 2.4K`, `now 8h`). */
  readonly now: number | null;
  /** `%`, `pp`, a currency's sign, `ms`, `s`, `min`, `h`, `days`, `weeks`, `months`, `KB`, `MB`, `GB`, `per week` and the like, or `null`. */
  readonly unit: string | null;
  /** Whether `target` is a change (`by 30%` is −30 for a decrease) and not a level. */
  readonly relative: boolean;
  /** Whether baseline, target and now are in units that cannot be compared. */
  readonly mixedUnits: boolean;
  /** The metric's name as written, without verb, numbers and dates; empty where there is none. */
  readonly metric: string;
  /** When a milestone is due, where the sentence gives a complete date. */
  readonly due: IsoDate | null;
  /** Whether the sentence names a date or a part of a cycle by which it is to be done, complete or not ("by 15 May"). */
  readonly dated: boolean;
  /** What kind of weakness the wording shows; at most one, in the order of `rules.md`. */
  readonly judgement: Judgement;
}

/** `kr/output`, `kr/no-movement`, `kr/direction`, `kr/kpi`, `kr/no-number`. */
export type Judgement = 'ok' | 'output' | 'no-movement' | 'direction' | 'kpi' | 'vague';
