import { followUpKey, openFollowUps } from '../core/edit/followUps';
import type { FollowUpInput } from '../core/edit/checkInInput';
import { formatQuantity } from '../core/metrics/quantity';
import type { Bound, Movement } from '../core/metrics/movement';
import { daysBetween, isDuring, type IsoDate } from '../core/model/calendar';
import type { KeyResult, Objective, OkrDocument } from '../core/model/entities';
import { confidences, currentValue, keyResultProgress, lastCheckIn } from '../core/model/progress';

/** The check-in form of one document as data: what is asked, and what was said last. */
export interface CheckInForm {
  readonly today: IsoDate;
  /** Who is proposed as author, with the `@`; may be empty. */
  readonly by: string;
  /** Handles to choose the author from. */
  readonly people: readonly string[];
  readonly scale: '0-10' | 'high-medium-low';
  /** The cycle's name. */
  readonly cycle: string | null;
  readonly last: {
    readonly date: IsoDate;
    readonly by: string | null;
    readonly kind: 'full' | 'skipped' | 'unchanged';
    readonly days: number;
  } | null;
  readonly objectives: readonly FormObjective[];
  readonly issues: readonly OpenItem[];
  readonly plan: readonly OpenItem[];
}

export interface FormObjective {
  readonly label: string;
  readonly title: string;
  readonly last: { readonly raw: string; readonly date: IsoDate | null; readonly reason: string | null } | null;
  readonly keyResults: readonly FormKeyResult[];
}

export interface FormKeyResult {
  /** `O1-KR1`. */
  readonly key: string;
  readonly text: string;
  readonly owners: readonly string[];
  readonly kind: Movement['kind'];
  /** For people; `null` where the sentence does not say. */
  readonly from: string | null;
  readonly to: string | null;
  readonly now: { readonly text: string; readonly date: IsoDate | null } | null;
  /** Unclamped; `null` is unknown. */
  readonly progress: number | null;
  readonly monthly: boolean;
  readonly confidential: boolean;
  /** Whether its value is kept in another document. */
  readonly shared: boolean;
}

/** What is open from the last check-in. */
export interface OpenItem {
  readonly key: string;
  readonly text: string;
  readonly since: IsoDate | null;
  /** How long it has been open. */
  readonly days: number | null;
  /** What is written when it is carried over. */
  readonly input: FollowUpInput;
}

/** A key result with the objective that it belongs to, as the form asks for it. */
export interface AskedKeyResult {
  readonly key: string;
  readonly objective: Objective;
  readonly keyResult: KeyResult;
}

/**
 * The form of a document as it is now.
 * @param by the proposed author, with the `@`, or empty
 */
export function checkInForm(document: OkrDocument, today: IsoDate, by: string): CheckInForm {
  const objectives = objectivesToAsk(document, today);
  const cycle = objectives[0]?.cycle ?? document.cycle;
  return {
    today,
    by,
    people: peopleOf(document),
    scale: document.frontmatter.confidenceScale,
    cycle: cycle?.name ?? null,
    last: formLast(document, today),
    objectives: objectives.map((objective) => formObjective(document, objective)),
    ...openItems(document, today, by),
  };
}

/** What can be checked in: `form`, or why there is none. */
export function formState(document: OkrDocument): 'unadopted' | 'unreadable' | 'closed' | 'no-objectives' | 'form' {
  if (document.defects.some(({ rule }) => rule === 'doc/unreadable')) return 'unreadable';
  if (document.objectives.length === 0) return 'no-objectives';
  if (!document.adopted) return 'unadopted';
  if (document.status === 'closed') return 'closed';
  return 'form';
}

/** In a file of several cycles those of the running one, else of the latest: labels are unique within a cycle alone. */
export function objectivesToAsk({ objectives }: OkrDocument, today: IsoDate): readonly Objective[] {
  const names = new Set(objectives.map(({ cycle }) => cycle?.name ?? ''));
  if (names.size < 2) return objectives;
  const running = objectives.filter(({ cycle }) => cycle !== null && isDuring(today, cycle));
  if (running.length > 0) return running;
  const latest = objectives.map(({ cycle }) => cycle?.start ?? '').reduce((a, b) => (b > a ? b : a), '');
  return objectives.filter(({ cycle }) => (cycle?.start ?? '') === latest);
}

/** The key results that a check-in asks for; dropped ones are over. */
export function keyResultsToAsk(document: OkrDocument, today: IsoDate): readonly AskedKeyResult[] {
  return objectivesToAsk(document, today).flatMap((objective) => askedOf(objective));
}

function askedOf(objective: Objective): readonly AskedKeyResult[] {
  return objective.keyResults
    .filter(({ dropped }) => dropped === null)
    .map((keyResult) => ({ key: `${objective.label}-${keyResult.label}`, objective, keyResult }));
}

function formObjective(document: OkrDocument, objective: Objective): FormObjective {
  return {
    label: objective.label,
    title: objective.title,
    last: lastConfidence(document, objective),
    keyResults: askedOf(objective).map((asked) => formKeyResult(document, asked)),
  };
}

function formKeyResult(document: OkrDocument, { key, objective, keyResult }: AskedKeyResult): FormKeyResult {
  const { movement } = keyResult;
  const current = currentValue(document, objective, keyResult);
  return {
    key,
    text: keyResult.text,
    owners: keyResult.owners,
    kind: movement.kind,
    from: movement.baseline === null ? null : formatQuantity(movement.baseline, movement.unit),
    to: targetText(movement),
    now: current === null ? null : { text: current.raw, date: current.date },
    progress: keyResultProgress(keyResult, current),
    monthly: keyResult.monthly,
    confidential: keyResult.confidential,
    shared: keyResult.shared.length > 0,
  };
}

const boundSigns: Readonly<Record<Bound, string>> = { '>=': '≥ ', '<=': '≤ ', '>': '> ', '<': '< ' };

/** `90%`, `≤ 3`, `-30%` of a relative target; `null` where there is none. */
export function targetText({ target, unit, bound, relative, due }: Movement): string | null {
  if (target === null) return due;
  const value = formatQuantity(target, unit);
  if (bound !== null) return boundSigns[bound] + value;
  return relative && target > 0 ? `+${value}` : value;
}

function formLast(document: OkrDocument, today: IsoDate): CheckInForm['last'] {
  const last = lastCheckIn(document);
  if (last === null) return null;
  const kind = last.skipped ? 'skipped' : last.unchanged ? 'unchanged' : 'full';
  return { date: last.date, by: last.by, kind, days: daysBetween(last.date, today) };
}

function lastConfidence(document: OkrDocument, objective: Objective): FormObjective['last'] {
  const said = confidences(document, objective).findLast(({ entry }) => entry.raw !== '');
  return said === undefined ? null : { raw: said.entry.raw, date: said.checkIn.date, reason: said.entry.reason };
}

function peopleOf({ frontmatter, checkIns }: OkrDocument): readonly string[] {
  const named = [...frontmatter.members, ...frontmatter.owners].map(({ value }) => value);
  const wrote = checkIns.flatMap(({ by }) => (by === null ? [] : [by]));
  return [...new Set([...named, ...wrote])].filter((name) => name.startsWith('@'));
}

/** Open items of the check-in before today's; what today's check-in already took up is not offered again. */
function openItems(document: OkrDocument, today: IsoDate, by: string): Pick<CheckInForm, 'issues' | 'plan'> {
  const open = openFollowUps(document, today);
  const ours = document.checkIns.filter((each) => each.date === today && sameAuthor(each.by, by));
  const taken = new Set(
    ours.flatMap(({ issues, plan }) => [
      ...issues.map((item) => itemKey('issues', item.text)),
      ...plan.map((item) => itemKey('plan', item.text)),
    ]),
  );
  const offered = (list: 'issues' | 'plan'): readonly OpenItem[] =>
    open[list].map((input) => openItem(list, input, today)).filter(({ key }) => !taken.has(key));
  return { issues: offered('issues'), plan: offered('plan') };
}

function openItem(list: 'issues' | 'plan', input: FollowUpInput, today: IsoDate): OpenItem {
  const since = input.since ?? null;
  const help = input.help?.map((name) => ` (help ${name})`).join('') ?? '';
  const owners = input.owners?.map((name) => ` ${name}`).join('') ?? '';
  return {
    key: itemKey(list, input.text),
    text: input.text + help + owners,
    since,
    days: since === null ? null : daysBetween(since, today),
    input,
  };
}

function itemKey(list: 'issues' | 'plan', text: string): string {
  return `${list} ${followUpKey(text)}`;
}

/** Whether two authors are the same; nobody named is the same as nobody named. */
export function sameAuthor(a: string | null, b: string | null): boolean {
  return (a ?? '').toLowerCase() === (b ?? '').toLowerCase();
}
