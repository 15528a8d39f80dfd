import { message, type Message } from '../core/messages/message';
import type { Movement } from '../core/metrics/movement';
import { formatQuantity, readQuantity } from '../core/metrics/quantity';
import { addDays, isIsoDate, type IsoDate } from '../core/model/calendar';
import type { CheckIn, OkrDocument } from '../core/model/entities';
import { findHandles } from '../core/model/handles';
import { valueOf } from '../core/model/keyResult';
import { currentValue, keyResultProgress } from '../core/model/progress';
import { draftedAuthor, draftedConfidence, draftedResult, type CheckInDraft } from './checkInDraft';
import {
  keyResultsToAsk,
  objectivesToAsk,
  sameAuthor,
  targetText,
  type AskedKeyResult,
  type CheckInForm,
} from './checkInForm';

/** What a draft means for a document as it is now. */
export interface CheckInAssessment {
  /** By `O1-KR1`: what the typed value means. */
  readonly previews: Readonly<Record<string, ValuePreview>>;
  readonly problems: readonly DraftProblem[];
  /** What was typed for objectives and key results that the document does not ask for (any more). */
  readonly leftOver: readonly { readonly key: string; readonly typed: string }[];
  /** Says that the day's check-in by the same author is there, so that this one is added to it. */
  readonly merges: Message | null;
}

export interface ValuePreview {
  /** The change since the last value. */
  readonly movement: Message | null;
  readonly trend: 'toward' | 'away' | 'same' | null;
  /** Unclamped; `null` is unknown. */
  readonly progress: number | null;
}

export interface DraftProblem {
  /** `date`, `by`, `form`, `confidence:O1`, `result:O1-KR1`. */
  readonly field: string;
  readonly text: Message;
  /** Whether it keeps the check-in from being recorded. */
  readonly blocks: boolean;
}

export function assessDraft(document: OkrDocument, form: CheckInForm, draft: CheckInDraft): CheckInAssessment {
  const asked = keyResultsToAsk(document, form.today);
  const typed = asked.filter(({ key }) => draftedResult(draft, key).value !== '');
  return {
    previews: Object.fromEntries(
      typed.map((each) => [each.key, previewValue(document, each, draftedResult(draft, each.key).value)]),
    ),
    problems: [
      ...dateProblems(form, draft),
      ...authorProblems(form, draft),
      ...confidenceProblems(document, form, draft),
      ...typed.flatMap((each) => valueProblems(each, draft)),
    ],
    leftOver: leftOver(document, form, asked, draft),
    merges: mergeNotice(document, form, draft),
  };
}

/** The day that the draft is for; `null` where what was typed is none. */
export function draftedDate(form: CheckInForm, draft: CheckInDraft): IsoDate | null {
  const date = draft.date ?? form.today;
  return isIsoDate(date) ? date : null;
}

/** The check-in of the same day and author, into which a new one is merged. */
export function sameDayCheckIn(document: OkrDocument, form: CheckInForm, draft: CheckInDraft): CheckIn | undefined {
  const date = draftedDate(form, draft);
  return document.checkIns.find(
    (each) => each.date === date && date !== null && sameAuthor(each.by, draftedAuthor(draft, form.by)),
  );
}

/** What a value would do to the key result, computed as if it had been recorded after everything else. */
function previewValue(document: OkrDocument, { objective, keyResult }: AskedKeyResult, value: string): ValuePreview {
  const before = currentValue(document, objective, keyResult);
  const after = currentValue(withResult(document, objective.label, keyResult.label, value), objective, keyResult);
  const progress = keyResultProgress(keyResult, after);
  if (keyResult.movement.kind === 'maintain') return previewBound(keyResult.movement, progress);
  const lastProgress = keyResultProgress(keyResult, before);
  const [last, now] = [before?.value ?? null, after?.value ?? null];
  return {
    movement:
      now === null || last === null
        ? null
        : movementText(
            (now - last) * shownSign(keyResult.movement, value),
            keyResult.movement.unit,
            before?.date ?? null,
          ),
    trend: progress === null || lastProgress === null ? null : trendOf(progress - lastProgress),
    progress,
  };
}

/** Who writes `15%` and then `18%` of "reduce by 30%" has moved by 3 more, although the metric fell. */
function shownSign({ relative, direction }: Movement, value: string): 1 | -1 {
  return relative && direction === 'decrease' && !/^\s*[-−+]/.test(value) ? -1 : 1;
}

/** A metric that is kept is not on its way: it holds or not. */
function previewBound(movement: Movement, progress: number | null): ValuePreview {
  if (progress === null) return { movement: null, trend: null, progress: null };
  const id = progress === 1 ? 'checkIn.movement.holds' : 'checkIn.movement.broken';
  return {
    movement: message(id, { target: targetText(movement) ?? '' }),
    trend: progress === 1 ? 'toward' : 'away',
    progress: null,
  };
}

function withResult(document: OkrDocument, objective: string, keyResult: string, raw: string): OkrDocument {
  const nowhere = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const entry = {
    label: `${objective}-${keyResult}`,
    labelRange: nowhere,
    objective: objective.toUpperCase(),
    keyResult: keyResult.toUpperCase(),
    raw,
    valueRange: nowhere,
    comment: null,
    range: nowhere,
  };
  const last: CheckIn = {
    date: '9999-12-31',
    dateRange: nowhere,
    by: null,
    words: '',
    skipped: false,
    unchanged: false,
    heading: nowhere,
    range: nowhere,
    level: 3,
    parts: [],
    confidence: [],
    results: [entry],
    issues: [],
    plan: [],
  };
  return { ...document, checkIns: [...document.checkIns, last] };
}

function trendOf(change: number): 'toward' | 'away' | 'same' {
  return Math.abs(change) < 1e-9 ? 'same' : change > 0 ? 'toward' : 'away';
}

function movementText(change: number, unit: string | null, since: IsoDate | null): Message {
  const id = since === null ? 'checkIn.movement.undated' : 'checkIn.movement';
  if (Math.abs(change) < 1e-9) return message(`${id}.same`, { date: since ?? '' });
  const size = formatQuantity(Number(Math.abs(change).toPrecision(6)), unit === '%' ? 'pp' : unit);
  return message(id, { change: `${change > 0 ? '+' : '−'}${size}`, date: since ?? '' });
}

function dateProblems(form: CheckInForm, draft: CheckInDraft): readonly DraftProblem[] {
  const date = draftedDate(form, draft);
  if (date === null) return [problem('date', true, message('checkIn.problem.date'))];
  if (date > addDays(form.today, 1)) return [problem('date', true, message('checkIn.problem.future'))];
  return form.last !== null && date < form.last.date
    ? [problem('date', false, message('checkIn.problem.earlier', { date: form.last.date }))]
    : [];
}

function authorProblems(form: CheckInForm, draft: CheckInDraft): readonly DraftProblem[] {
  const by = draftedAuthor(draft, form.by);
  const isHandle = by === '' || findHandles(by)[0] === by;
  return isHandle ? [] : [problem('by', true, message('checkIn.problem.by', { by }))];
}

function confidenceProblems(document: OkrDocument, form: CheckInForm, draft: CheckInDraft): readonly DraftProblem[] {
  return objectivesToAsk(document, form.today).flatMap(({ label }) => {
    const { value } = draftedConfidence(draft, label);
    return value === '' || readConfidence(value, form.scale) !== null
      ? []
      : [problem(`confidence:${label}`, true, message(`checkIn.problem.confidence.${form.scale}`, { value }))];
  });
}

/** A vote as it is recorded; `null` where it is off the scale. */
export function readConfidence(value: string, scale: CheckInForm['scale']): number | 'high' | 'medium' | 'low' | null {
  if (scale === 'high-medium-low') {
    const word = value.toLowerCase();
    return word === 'high' || word === 'medium' || word === 'low' ? word : null;
  }
  const number = /^\d{1,2}(?:[.,]\d)?$/.test(value) ? Number(value.replace(',', '.')) : Number.NaN;
  return number >= 0 && number <= 10 ? number : null;
}

/** A value that cannot be compared is recorded all the same: the team knows better, and the check of the document says so again. */
function valueProblems({ key, keyResult }: AskedKeyResult, draft: CheckInDraft): readonly DraftProblem[] {
  const { movement, confidential } = keyResult;
  const { value } = draftedResult(draft, key);
  const isCompared =
    (movement.kind === 'metric' || movement.kind === 'maintain') && !confidential && movement.target !== null;
  if (!isCompared) return [];
  if (valueOf(value, movement) !== null) return [];
  return [problem(`result:${key}`, false, valueProblem(value, movement))];
}

function valueProblem(value: string, movement: Movement): Message {
  if (readQuantity(value) === null) return message('checkIn.problem.value', { value });
  const target = targetText(movement) ?? '';
  return message(movement.relative ? 'checkIn.problem.reading' : 'checkIn.problem.unit', { value, target });
}

function leftOver(
  document: OkrDocument,
  form: CheckInForm,
  asked: readonly AskedKeyResult[],
  draft: CheckInDraft,
): CheckInAssessment['leftOver'] {
  const labels = new Set(objectivesToAsk(document, form.today).map(({ label }) => label));
  const keys = new Set(asked.map(({ key }) => key));
  const votes = Object.keys(draft.confidence)
    .filter((label) => !labels.has(label))
    .map((label) => ({ key: label, typed: joinTyped(Object.values(draftedConfidence(draft, label))) }));
  const results = Object.keys(draft.results)
    .filter((key) => !keys.has(key))
    .map((key) => ({ key, typed: joinTyped([draftedResult(draft, key).value, draftedResult(draft, key).comment]) }));
  return [...votes, ...results].filter(({ typed }) => typed !== '');
}

function joinTyped(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' — ');
}

function mergeNotice(document: OkrDocument, form: CheckInForm, draft: CheckInDraft): Message | null {
  const existing = sameDayCheckIn(document, form, draft);
  if (existing === undefined || existing.date === null) return null;
  const { date, by } = existing;
  return message(by === null ? 'checkIn.merges' : 'checkIn.merges.by', { date, by: by ?? '' });
}

function problem(field: string, blocks: boolean, text: Message): DraftProblem {
  return { field, blocks, text };
}
