import { convertQuantity, readQuantity } from '../core/metrics/quantity';
import { addDays, type IsoDate } from '../core/model/calendar';
import type { CheckIn, FollowUp, OkrDocument } from '../core/model/entities';
import { findHandles } from '../core/model/handles';
import { parseLabelPath } from '../core/model/labels';
import type { CheckInInput, FollowUpInput } from '../core/edit/checkInInput';
import { followUpKey, openFollowUps } from '../core/edit/followUps';
import { sameCheckIn } from '../core/edit/recordCheckIn';
import { keyResultsToAsk, objectivesToAsk, type AskedKeyResult } from '../service/checkInForm';
import type { CheckInFile } from './checkInFile';
import { usageFailure } from './failure';
import { say } from './messages';

/** What was said about a check-in so far, by options, a file or a person, and judged against the document. */
export class CheckInAnswers {
  readonly document: OkrDocument;
  readonly today: IsoDate;
  readonly date: IsoDate;
  /** With its `@`, or `null`. */
  by: string | null = null;
  kind: CheckInInput['kind'] = 'full';
  /** What is odd, and recorded nevertheless. */
  readonly warnings: string[] = [];
  readonly carried: { readonly issues: readonly FollowUpInput[]; readonly plan: readonly FollowUpInput[] };
  private readonly confidence = new Map<string, CheckInInput['confidence'][number]['value']>();
  private readonly rounds = new Map<string, readonly number[]>();
  private readonly reasons = new Map<string, string>();
  private readonly results = new Map<string, { readonly value: string | null; readonly comment: string }>();
  private readonly issues: FollowUpInput[] = [];
  private readonly plan: FollowUpInput[] = [];
  private readonly done = new Set<FollowUpInput>();
  private readonly doneInMerged = { issues: [] as FollowUpInput[], plan: [] as FollowUpInput[] };

  /** @throws {Failure} where the day lies in the future */
  constructor(document: OkrDocument, date: IsoDate, today: IsoDate) {
    if (date > addDays(today, 1)) throw usageFailure('checkIn.future', { date });
    this.document = document;
    this.date = date;
    this.today = today;
    this.carried = openFollowUps(document, date);
  }

  get objectives() {
    return objectivesToAsk(this.document, this.date);
  }

  get keyResults(): readonly AskedKeyResult[] {
    return keyResultsToAsk(this.document, this.date);
  }

  /** Whether anything was said that is worth a check-in. */
  get saysSomething(): boolean {
    const ticked = this.doneInMerged.issues.length + this.doneInMerged.plan.length;
    const count =
      ticked +
      this.confidence.size +
      this.results.size +
      this.issues.length +
      this.plan.length +
      this.done.size +
      this.reasons.size;
    return this.kind !== 'full' || count > 0;
  }

  hasConfidence(objective: string): boolean {
    return this.confidence.has(objective);
  }

  hasResult(key: string): boolean {
    return this.results.has(key);
  }

  hasIssues(): boolean {
    return this.issues.length > 0;
  }

  hasPlan(): boolean {
    return this.plan.length > 0;
  }

  isDone(item: FollowUpInput): boolean {
    return this.done.has(item);
  }

  /** @throws {Failure} where the name is no handle */
  setAuthor(name: string): void {
    const handle = name.startsWith('@') ? name : `@${name}`;
    if (findHandles(handle)[0] !== handle) throw usageFailure('checkIn.by', { name });
    this.by = handle;
  }

  /** @param written `O1=7`, or `7` where there is one objective */
  addConfidence(written: string): void {
    const { label, value } = this.readPair(written, '--confidence', 'O1=7');
    this.setConfidence(label, readConfidence(value));
  }

  setConfidence(objective: string, value: number | 'high' | 'medium' | 'low', round?: readonly number[]): void {
    const label = this.findObjective(objective);
    if (this.confidence.has(label)) throw usageFailure('checkIn.twice', { label });
    this.confidence.set(label, value);
    if (round !== undefined && round.length > 0) this.rounds.set(label, round);
  }

  /** @param written `O1=because`, or the reason alone where there is one objective */
  addReason(written: string): void {
    const { label, value } = this.readPair(written, '--reason', '"O1=the test needs a week"');
    this.setReason(label, value);
  }

  setReason(objective: string, reason: string): void {
    this.reasons.set(this.findObjective(objective), reason);
  }

  /** @param written `KR1=72%`, `O1-KR1=72% — comment`, `KR1=-` */
  addResult(written: string): void {
    const at = written.indexOf('=');
    if (at <= 0) throw usageFailure('checkIn.pair', { value: written, option: '--result', example: 'KR1=72%' });
    const { value, comment } = splitResult(written.slice(at + 1).trim());
    this.setResult(written.slice(0, at).trim(), value, comment);
  }

  /** @param value empty or a dash says that there is no number */
  setResult(label: string, value: string, comment: string): void {
    const asked = this.findKeyResult(label);
    if (this.results.has(asked.key)) throw usageFailure('checkIn.twice', { label: asked.key });
    const isNone = /^[-–—]?$/.test(value);
    if (!isNone) this.judgeValue(asked, value);
    this.results.set(asked.key, { value: isNone ? null : value, comment });
  }

  addIssue(item: FollowUpInput): void {
    if (item.text.trim() !== '') this.issues.push(item);
  }

  addPlan(item: FollowUpInput): void {
    if (item.text.trim() !== '') this.plan.push(item);
  }

  /**
   * Marks an open item as done, by its words or a part of them that only it has: one of the check-in before, or of the last
   * one where that is what is merged into.
   */
  addDone(text: string): void {
    const open = this.openItems();
    const key = followUpKey(text);
    const same = open.filter(({ item }) => followUpKey(item.text) === key);
    const found = same.length > 0 ? same : open.filter(({ item }) => followUpKey(item.text).includes(key));
    const [only] = found;
    if (only !== undefined && found.length === 1) {
      if (only.mergedPart === null) this.done.add(only.item);
      else this.doneInMerged[only.mergedPart].push({ ...only.item, done: true });
      return;
    }
    if (open.length === 0) throw usageFailure('checkIn.done.none', { text });
    const id = found.length === 0 ? 'checkIn.done' : 'checkIn.done.many';
    throw usageFailure(id, { text, open: quoted((found.length === 0 ? open : found).map(({ item }) => item)) });
  }

  private openItems(): readonly OpenItem[] {
    const carried = [...this.carried.plan, ...this.carried.issues].map((item) => ({ item, mergedPart: null }));
    const merged = this.merged;
    if (merged === undefined || !this.isLast) return carried;
    const own = [...openOf(merged.plan, 'plan'), ...openOf(merged.issues, 'issues')];
    const keys = new Set([...merged.plan, ...merged.issues].map(({ text }) => followUpKey(text)));
    return [...own, ...carried.filter(({ item }) => !keys.has(followUpKey(item.text)))];
  }

  /** The check-in that this one is merged into. */
  private get merged(): CheckIn | undefined {
    return sameCheckIn(this.document, this);
  }

  setDone(item: FollowUpInput): void {
    this.done.add(item);
  }

  addFile(file: CheckInFile): void {
    if (file.by !== undefined && file.by !== null) this.setAuthor(file.by);
    if (file.kind !== undefined) this.kind = file.kind;
    for (const { objective, value, round, reason } of file.confidence ?? []) {
      this.setConfidence(objective, value, round);
      if (reason !== undefined) this.setReason(objective, reason);
    }
    for (const [objective, reason] of Object.entries(file.reason ?? {})) this.setReason(objective, reason);
    for (const { objective, keyResult, value, comment } of file.results ?? []) {
      this.setResult(objective === undefined ? keyResult : `${objective}-${keyResult}`, value ?? '', comment ?? '');
    }
    for (const item of file.issues ?? [])
      this.addIssue(this.asWritten(toFollowUp(item), 'open' in item && item.open === false));
    for (const item of file.plan ?? []) this.addPlan(toFollowUp(item));
  }

  /** In a check-in that is not the last no issue is open, ticked or not: its boxes stay as they are. */
  private asWritten(item: FollowUpInput, isClosed: boolean): FollowUpInput {
    if (!isClosed || this.isLast) return item;
    const key = followUpKey(item.text);
    const written = this.merged?.issues.find(({ text }) => followUpKey(text) === key);
    return written === undefined ? item : { ...item, done: written.box === 'ticked' };
  }

  /** Whether no check-in of a later day is there. */
  private get isLast(): boolean {
    return this.document.checkIns.every(({ date }) => date === null || date <= this.date);
  }

  /** @throws {Failure} where what was said does not go together */
  toInput(): CheckInInput {
    const alone = [...this.reasons.keys()].find((label) => this.confidenceOf(label) === null);
    if (alone !== undefined) throw usageFailure('checkIn.reason-alone', { label: alone });
    if (!this.saysSomething) throw usageFailure('checkIn.nothing');
    const isFull = this.kind === 'full';
    return {
      date: this.date,
      by: this.by,
      kind: this.kind,
      confidence: this.objectives.flatMap(({ label }) => {
        const [round, reason] = [this.rounds.get(label), this.reasons.get(label)];
        const value = reason === undefined ? this.confidence.get(label) : this.confidenceOf(label);
        if (value === undefined || value === null) return [];
        return [
          {
            objective: label,
            value,
            ...(round === undefined ? {} : { round }),
            ...(reason === undefined ? {} : { reason }),
          },
        ];
      }),
      results: this.keyResults.flatMap(({ key, objective, keyResult }) => {
        const result = this.results.get(key);
        if (result === undefined) return [];
        const comment = result.comment === '' ? {} : { comment: result.comment };
        return [{ objective: objective.label, keyResult: keyResult.label, value: result.value, ...comment }];
      }),
      issues: [...(isFull ? this.carry(this.carried.issues) : []), ...this.doneInMerged.issues, ...this.issues],
      plan: [...(isFull ? this.carry(this.carried.plan) : []), ...this.doneInMerged.plan, ...this.plan],
    };
  }

  /** What was said, else what the check-in that is merged into says; `null` where neither does. */
  private confidenceOf(label: string): CheckInInput['confidence'][number]['value'] | null {
    const said = this.confidence.get(label);
    if (said !== undefined) return said;
    const written = this.merged?.confidence.find(({ objective }) =>
      objective === null ? this.document.objectives.length === 1 : objective === label.toUpperCase(),
    );
    return written?.value ?? null;
  }

  /** What is still open, without what is already written: that may be done by now. */
  private carry(items: readonly FollowUpInput[]): readonly FollowUpInput[] {
    const written = new Set(
      [...(this.merged?.plan ?? []), ...(this.merged?.issues ?? [])].map(({ text }) => followUpKey(text)),
    );
    return items.flatMap((item) => {
      if (this.done.has(item)) return [{ ...item, done: true }];
      return written.has(followUpKey(item.text)) ? [] : [item];
    });
  }

  private readPair(written: string, option: string, example: string): { label: string; value: string } {
    const [only] = this.objectives;
    const match = /^\s*([OP]\d{1,4})\s*=\s*(.*)$/is.exec(written);
    if (match?.[1] !== undefined) return { label: match[1], value: (match[2] ?? '').trim() };
    if (only !== undefined && this.objectives.length === 1 && !/^[^\s=]{1,12}=/.test(written))
      return { label: only.label, value: written.trim() };
    throw usageFailure('checkIn.pair', { value: written, option, example });
  }

  private findObjective(label: string): string {
    const found = this.objectives.find((objective) => objective.label.toUpperCase() === label.toUpperCase());
    if (found !== undefined) return found.label;
    throw usageFailure('checkIn.objective', {
      label,
      labels: this.objectives.map((objective) => objective.label).join(', '),
    });
  }

  private findKeyResult(label: string): AskedKeyResult {
    const path = parseLabelPath(label);
    const found = this.keyResults.filter(
      ({ objective, keyResult }) =>
        path !== null &&
        keyResult.label === path.keyResult &&
        (path.objective === null || path.objective === objective.label.toUpperCase()),
    );
    const [only] = found;
    if (only !== undefined && found.length === 1) return only;
    const labels = (found.length === 0 ? this.keyResults : found).map(({ key }) => key).join(', ');
    throw usageFailure(found.length === 0 ? 'checkIn.key-result' : 'checkIn.key-result.many', { label, labels });
  }

  /** A value that is none is refused; one in another unit is recorded as it is, and said. */
  private judgeValue({ key, keyResult }: AskedKeyResult, value: string): void {
    const { kind, unit, relative } = keyResult.movement;
    if (keyResult.confidential || kind === 'milestone' || kind === 'unknown') return;
    const quantity = readQuantity(value);
    const args = { label: key, value, text: keyResult.text };
    if (quantity === null) throw usageFailure('checkIn.value', args);
    if (!relative && convertQuantity(quantity, unit) === null) this.warnings.push(say('checkIn.value.unit', args));
  }
}

/** A confidence as typed: `7`, `6.5`, `7/10`, `7 of 10`, `high`; of a range, `6-7`, the middle. @throws {Failure} where it is none */
export function readConfidence(value: string): number | 'high' | 'medium' | 'low' {
  const word = value.toLowerCase();
  if (word === 'high' || word === 'medium' || word === 'low') return word;
  const [, first, second] = typedConfidence.exec(value.trim()) ?? [];
  const low = toNumber(first);
  const high = second === undefined ? low : toNumber(second);
  const isOnScale = [low, high].every((each) => each >= 0 && each <= 10);
  if (isOnScale) return (low + high) / 2;
  throw usageFailure('checkIn.confidence', { value });
}

const typedConfidence =
  /^(\d{1,2}(?:[.,]\d{1,9})?)(?:\s*[-–]\s*(\d{1,2}(?:[.,]\d{1,9})?))?(?:\s*(?:\/|of|out of)\s*10)?$/i;

function toNumber(text: string | undefined): number {
  return text === undefined ? NaN : Number(text.replace(',', '.'));
}

interface OpenItem {
  readonly item: FollowUpInput;
  /** The part of the check-in that is merged into; `null` for what is carried over. */
  readonly mergedPart: 'issues' | 'plan' | null;
}

function openOf(items: readonly FollowUp[], mergedPart: 'issues' | 'plan'): readonly OpenItem[] {
  return items.filter(({ box }) => box === 'unticked').map(({ text }) => ({ item: { text, done: false }, mergedPart }));
}

/** `72% — comment`; a dash instead of the value says that there is none, and a second one may follow it. */
function splitResult(text: string): { readonly value: string; readonly comment: string } {
  const none = /^[-–—]+(?:\s+|$)/.exec(text);
  if (none !== null) return { value: '', comment: text.slice(none[0].length).replace(/^[-–—]\s+/, '') };
  const dash = /\s[-–—]\s+/.exec(text);
  return dash === null
    ? { value: text, comment: '' }
    : { value: text.slice(0, dash.index), comment: text.slice(dash.index + dash[0].length) };
}

type FollowUpFile = NonNullable<CheckInFile['issues']>[number] & {
  readonly [Key in Exclude<keyof FollowUpInput, 'text' | 'done'>]?: FollowUpInput[Key] | undefined;
} & { readonly done?: boolean | null | undefined; readonly open?: boolean | null | undefined };

function toFollowUp({ text, done: ticked, open, since, help, owners }: FollowUpFile): FollowUpInput {
  const done = ticked ?? open === false;
  return {
    text,
    done,
    ...(since === undefined ? {} : { since }),
    ...(help === undefined ? {} : { help }),
    ...(owners === undefined ? {} : { owners }),
  };
}

function quoted(items: readonly FollowUpInput[]): string {
  return items.map(({ text }) => `"${text}"`).join(', ');
}
