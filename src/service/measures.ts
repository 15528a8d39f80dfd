import { message, type Message } from '../core/messages/message';
import { daysBetween, type IsoDate } from '../core/model/calendar';
import { formatQuantity } from '../core/metrics/quantity';
import type { KeyResult, Objective, OkrDocument } from '../core/model/entities';
import {
  confidences,
  currentValue,
  keyResultProgress,
  lastCheckIn,
  objectiveProgress,
  sharesOf,
  type Current,
} from '../core/model/progress';

/** What a person wants to know of an objective at a glance. */
export interface ObjectiveMeasures {
  /** 0 to 1; `null` is unknown, not zero. */
  readonly progress: number | null;
  /** Of how many of the key results that count the progress is known. */
  readonly known: number;
  readonly counting: number;
  readonly confidence: { readonly value: number; readonly raw: string; readonly reason: string | null } | null;
  readonly lastCheckIn: { readonly date: IsoDate; readonly by: string | null; readonly days: number } | null;
}

export interface KeyResultMeasures {
  /** Unclamped; `null` is unknown. */
  readonly progress: number | null;
  readonly current: Current | null;
}

export function measureObjective(document: OkrDocument, objective: Objective, today: IsoDate): ObjectiveMeasures {
  const counting = sharesOf(document, objective, today).filter(({ counts }) => counts);
  const said = confidences(document, objective).findLast(({ entry }) => entry.value !== null)?.entry;
  const last = lastCheckIn(document);
  return {
    progress: objectiveProgress(document, objective, today),
    known: counting.filter(({ progress }) => progress !== null).length,
    counting: counting.length,
    confidence: said?.value == null ? null : { value: said.value, raw: said.raw, reason: said.reason },
    lastCheckIn: last === null ? null : { date: last.date, by: last.by, days: daysBetween(last.date, today) },
  };
}

export function measureKeyResult(document: OkrDocument, objective: Objective, keyResult: KeyResult): KeyResultMeasures {
  const current = currentValue(document, objective, keyResult);
  return { progress: keyResultProgress(keyResult, current), current };
}

export function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

/** A baseline or target, or `null` where the sentence gives none. */
export function quantityText(value: number | null, { movement: { unit, relative } }: KeyResult): string | null {
  if (value === null) return null;
  const sign = relative && value > 0 ? '+' : '';
  return `${sign}${formatQuantity(value, unit)}`;
}

const week = 7;
const fewDays = 2 * week;
const fewWeeks = 9 * week;
const month = 30.44;

/** How long ago a day was, as short as can be. */
export function ageText(days: number, date: IsoDate): Message {
  if (days < 0) return message('age.ahead', { date });
  if (days === 0) return message('age.today');
  if (days === 1) return message('age.yesterday');
  if (days < fewDays) return message('age.days', { days });
  if (days < fewWeeks) return message('age.weeks', { weeks: Math.round(days / week) });
  return message('age.months', { months: Math.round(days / month) });
}

/** High is 7 and above, low 3 and below (format, *Check-ins*). */
export function confidenceLevel(value: number): 'high' | 'medium' | 'low' {
  if (value >= 7) return 'high';
  return value <= 3 ? 'low' : 'medium';
}

const gauges = ['○', '◔', '◑', '◕', '●'] as const;

/** Progress as one character; full only when it is reached, empty only when nothing is done yet. */
export function gaugeOf(progress: number): string {
  if (progress <= 0) return gauges[0];
  if (progress >= 1) return gauges[4];
  return progress < 0.375 ? gauges[1] : progress < 0.625 ? gauges[2] : gauges[3];
}
