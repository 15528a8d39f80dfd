import {
  emptyDraft,
  isBegun,
  type Assessment,
  type CheckInKind,
  type CheckInView,
  type Conflict,
  type Draft,
  type FieldProblem,
  type HostMessage,
  type Kept,
  type PageMessage,
  type Side,
} from '../../protocol/checkIn';
import { text, type PageCatalogue, type Text } from '../../protocol/text';

/** Everything that the page shows. It changes by {@link reduce} alone. */
export interface PageState {
  readonly locale: string;
  readonly catalogue: PageCatalogue;
  /** `null` until the host has answered. */
  readonly view: CheckInView | null;
  readonly draft: Draft;
  /** Of the draft; each change is the next. */
  readonly revision: number;
  readonly assessment: Assessment | null;
  /** Problems that the host found when it refused; gone with the next change. */
  readonly refusal: readonly FieldProblem[];
  readonly question: Question | null;
  readonly notice: { readonly tone: 'success' | 'failure'; readonly text: Text } | null;
  /** Whether a check-in is being saved. */
  readonly busy: boolean;
  /** The id of the element that takes the focus after this change; the number makes it a new wish. */
  readonly focus: { readonly id: string; readonly wish: number } | null;
}

/** What must be answered before anything is saved or lost. */
export type Question =
  | {
      readonly kind: 'conflicts';
      readonly checkIn: CheckInKind;
      readonly conflicts: readonly Conflict[];
      readonly choices: Readonly<Record<string, Side>>;
    }
  | { readonly kind: 'leaves-out'; readonly checkIn: 'unchanged' | 'skipped' }
  | { readonly kind: 'discard' };

export type ListName = 'issues' | 'plan';

/** What a person does on the page. */
export type PageEvent =
  | { readonly type: 'date-typed'; readonly date: string }
  | { readonly type: 'by-typed'; readonly by: string }
  | { readonly type: 'confidence-chosen'; readonly objective: string; readonly value: string; readonly byKey: boolean }
  | { readonly type: 'reason-typed'; readonly objective: string; readonly reason: string }
  | { readonly type: 'value-typed'; readonly key: string; readonly value: string }
  | { readonly type: 'none-ticked'; readonly key: string; readonly none: boolean }
  | { readonly type: 'comment-typed'; readonly key: string; readonly comment: string }
  | { readonly type: 'item-typed'; readonly list: ListName; readonly id: string; readonly text: string }
  | { readonly type: 'item-added'; readonly list: ListName; readonly after: string }
  | { readonly type: 'item-removed'; readonly list: ListName; readonly id: string }
  | { readonly type: 'carried-decided'; readonly key: string; readonly decision: 'open' | 'done' | 'left-out' }
  | { readonly type: 'left-over-removed'; readonly key: string }
  | { readonly type: 'save-asked'; readonly kind: CheckInKind }
  | { readonly type: 'discard-asked' }
  | { readonly type: 'side-chosen'; readonly key: string; readonly side: Side }
  | { readonly type: 'question-answered'; readonly yes: boolean }
  | { readonly type: 'document-chosen'; readonly uri: string }
  | { readonly type: 'action-asked'; readonly action: 'create' | 'adopt' | 'open' | 'show-last' };

export interface Step {
  readonly state: PageState;
  /** What the host is told. */
  readonly messages: readonly PageMessage[];
}

/** The page before the host has answered; `kept` is what it remembers from before it was hidden. */
export function openPage(kept: Kept | null): Step {
  const state: PageState = {
    locale: 'en',
    catalogue: {},
    view: null,
    draft: kept?.draft ?? emptyDraft,
    revision: kept?.revision ?? 0,
    assessment: null,
    refusal: [],
    question: null,
    notice: null,
    busy: false,
    focus: null,
  };
  return { state, messages: [{ type: 'ready', kept }] };
}

/** What the page remembers while it is hidden; `null` when there is nothing to lose. */
export function keptOf(state: PageState): Kept | null {
  const uri = state.view?.uri ?? null;
  return uri === null || !isBegun(state.draft) ? null : { uri, revision: state.revision, draft: state.draft };
}

/** The page after a message of the host. */
export function receive(state: PageState, message: HostMessage): Step {
  switch (message.type) {
    case 'strings':
      return still({ ...state, locale: message.locale, catalogue: message.catalogue });
    case 'view':
      return still(showView(state, message.view));
    case 'assessed': {
      const current = message.uri === state.view?.uri && message.revision === state.revision;
      return still(current ? { ...state, assessment: message.assessment } : state);
    }
    case 'saved':
      return still(afterSaving(state, message));
    case 'refused': {
      const first = message.problems.find((problem) => problem.blocks);
      return still(
        focusOn(
          { ...state, busy: false, question: null, refusal: message.problems, notice: null },
          fieldId(first?.field ?? 'form'),
        ),
      );
    }
    case 'asked':
      return still(ask(state, { kind: 'conflicts', checkIn: message.kind, conflicts: message.conflicts, choices: {} }));
    case 'failed':
      return still({ ...state, busy: false, question: null, notice: { tone: 'failure', text: message.text } });
    case 'focus':
      return still(focusOn(state, firstFieldId(state)));
  }
}

function still(state: PageState): Step {
  return { state, messages: [] };
}

function showView(state: PageState, view: CheckInView): PageState {
  const { uri, draft } = view;
  // Before the first view the page holds what it remembers, and has told the host, whose answer is the newer of the two.
  const same = state.view !== null && uri === state.view.uri;
  if (same && draft.revision <= state.revision) {
    const assessment = draft.revision === state.revision ? (view.assessment ?? state.assessment) : state.assessment;
    return { ...state, view, assessment };
  }
  return {
    ...state,
    view,
    draft: draft.draft ?? emptyDraft,
    revision: draft.revision,
    assessment: view.assessment,
    refusal: [],
    question: null,
    notice: same ? state.notice : null,
    busy: same && state.busy,
  };
}

function afterSaving(state: PageState, saved: Extract<HostMessage, { type: 'saved' }>): PageState {
  const notice = { tone: saved.text.id === 'checkIn.saved' ? 'success' : 'failure', text: saved.text } as const;
  if (saved.uri !== state.view?.uri) return { ...state, busy: false, notice };
  const cleared = { draft: emptyDraft, revision: saved.draft.revision, assessment: null, refusal: [] };
  return focusOn({ ...state, ...cleared, busy: false, question: null, notice }, noticeId);
}

/** The page after something that a person did. */
export function reduce(state: PageState, event: PageEvent): Step {
  const draft = changeDraft(state.draft, event);
  if (draft !== null) return redraft(focusAfter(state, event), draft);
  switch (event.type) {
    case 'save-asked':
      return askToSave(state, event.kind);
    case 'discard-asked':
      return still(isBegun(state.draft) ? ask(state, { kind: 'discard' }) : state);
    case 'side-chosen': {
      if (state.question?.kind !== 'conflicts') return still(state);
      const choices = { ...state.question.choices, [event.key]: event.side };
      return still({ ...state, question: { ...state.question, choices } });
    }
    case 'question-answered':
      return state.question === null ? still(state) : answer(state, state.question, event.yes);
    case 'document-chosen':
      return { state: { ...state, notice: null }, messages: [{ type: 'chosen', uri: event.uri }] };
    case 'action-asked':
      return { state, messages: [{ type: 'requested', action: event.action, uri: state.view?.uri ?? null }] };
    default:
      return still(state);
  }
}

function redraft(state: PageState, draft: Draft): Step {
  const uri = state.view?.uri ?? null;
  if (uri === null) return still(state);
  const revision = state.revision + 1;
  const next: PageState = { ...state, draft, revision, refusal: [], notice: null };
  return { state: next, messages: [{ type: 'drafted', uri, revision, draft }] };
}

function askToSave(state: PageState, kind: CheckInKind): Step {
  if (state.busy || state.view?.state !== 'form') return still(state);
  if (kind !== 'full' && leavesOut(state.draft, kind)) return still(ask(state, { kind: 'leaves-out', checkIn: kind }));
  return submit(state, kind, {});
}

/** Whether a check-in of this kind would drop something that has been typed. */
export function leavesOut(draft: Draft, kind: 'unchanged' | 'skipped'): boolean {
  const confidence = kind === 'unchanged' ? {} : draft.confidence;
  return isBegun({ ...draft, date: null, by: null, confidence });
}

function submit(state: PageState, kind: CheckInKind, choices: Readonly<Record<string, Side>>): Step {
  const uri = state.view?.uri ?? null;
  if (uri === null || state.busy) return still(state);
  const next: PageState = { ...state, busy: true, question: null, notice: null, refusal: [] };
  return {
    state: next,
    messages: [{ type: 'submitted', uri, revision: state.revision, draft: state.draft, kind, choices }],
  };
}

function answer(state: PageState, question: Question, yes: boolean): Step {
  if (!yes) return still(focusOn({ ...state, question: null }, saveId));
  switch (question.kind) {
    case 'conflicts': {
      const undecided = question.conflicts.some(
        (conflict) => conflict.kind !== 'missing' && question.choices[conflict.key] === undefined,
      );
      if (undecided) return still(state);
      const missing = question.conflicts.filter((conflict) => conflict.kind === 'missing');
      return submit(state, question.checkIn, {
        ...question.choices,
        ...Object.fromEntries(missing.map(({ key }) => [key, 'theirs'] as const)),
      });
    }
    case 'leaves-out':
      return submit(state, question.checkIn, {});
    case 'discard':
      return discard(state);
  }
}

function discard(state: PageState): Step {
  const uri = state.view?.uri ?? null;
  if (uri === null) return still(state);
  const revision = state.revision + 1;
  const notice = { tone: 'success', text: text('checkIn.discarded') } as const;
  const next: PageState = {
    ...state,
    draft: emptyDraft,
    revision,
    assessment: null,
    refusal: [],
    question: null,
    notice,
  };
  return { state: focusOn(next, noticeId), messages: [{ type: 'discarded', uri, revision }] };
}

function ask(state: PageState, question: Question): PageState {
  return focusOn({ ...state, question, busy: false, notice: null }, questionId);
}

/** The draft after an event, or `null` where the event is not about the draft. */
function changeDraft(draft: Draft, event: PageEvent): Draft | null {
  switch (event.type) {
    case 'date-typed':
      return { ...draft, date: event.date };
    case 'by-typed':
      return { ...draft, by: event.by };
    case 'confidence-chosen':
      return withConfidence(draft, event.objective, { value: event.value });
    case 'reason-typed':
      return withConfidence(draft, event.objective, { reason: event.reason });
    case 'value-typed':
      return withResult(draft, event.key, { value: event.value, ...(event.value === '' ? {} : { none: false }) });
    case 'none-ticked':
      return withResult(draft, event.key, { none: event.none, ...(event.none ? { value: '' } : {}) });
    case 'comment-typed':
      return withResult(draft, event.key, { comment: event.comment });
    case 'item-typed':
      return { ...draft, [event.list]: typeItem(draft[event.list], event.id, event.text) };
    case 'item-added':
      return { ...draft, [event.list]: addItem(draft[event.list], event.after) };
    case 'item-removed':
      return { ...draft, [event.list]: draft[event.list].filter(({ id }) => id !== event.id) };
    case 'carried-decided':
      return { ...draft, carried: decide(draft.carried, event.key, event.decision) };
    case 'left-over-removed':
      return { ...draft, confidence: without(draft.confidence, event.key), results: without(draft.results, event.key) };
    default:
      return null;
  }
}

function withConfidence(draft: Draft, objective: string, change: Partial<Draft['confidence'][string]>): Draft {
  const entry = { value: '', reason: '', ...draft.confidence[objective], ...change };
  return { ...draft, confidence: { ...draft.confidence, [objective]: entry } };
}

function withResult(draft: Draft, key: string, change: Partial<Draft['results'][string]>): Draft {
  const entry = { value: '', none: false, comment: '', ...draft.results[key], ...change };
  return { ...draft, results: { ...draft.results, [key]: entry } };
}

function without<T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}

type Items = Draft['issues'];

/** The field that waits behind the last item is not yet an item; typing makes it one. */
function typeItem(items: Items, id: string, typed: string): Items {
  return items.some((item) => item.id === id)
    ? items.map((item) => (item.id === id ? { id, text: typed } : item))
    : [...items, { id, text: typed }];
}

function addItem(items: Items, after: string): Items {
  const at = items.findIndex(({ id }) => id === after);
  const last = at === items.length - 1;
  return at < 0 || last
    ? items
    : [...items.slice(0, at + 1), { id: nextItemId(items), text: '' }, ...items.slice(at + 1)];
}

/** The id of the field that waits behind the last item. */
export function nextItemId(items: Items): string {
  return String(Math.max(0, ...items.map(({ id }) => Number(id) || 0)) + 1);
}

function decide(carried: Draft['carried'], key: string, decision: 'open' | 'done' | 'left-out'): Draft['carried'] {
  const others = without(carried, key);
  return decision === 'open' ? others : { ...others, [key]: decision };
}

/** Where the focus goes with a change of the draft. */
function focusAfter(state: PageState, event: PageEvent): PageState {
  switch (event.type) {
    case 'confidence-chosen':
      return event.byKey && event.value !== '' ? focusOn(state, confidenceId(event.objective, event.value)) : state;
    case 'item-added':
      return focusOn(state, itemId(event.list, nextItemId(state.draft[event.list])));
    case 'item-removed':
      return focusOn(state, itemId(event.list, neighbour(state.draft[event.list], event.id)));
    case 'carried-decided':
      return event.decision === 'done' ? state : focusOn(state, carriedId(event.key));
    case 'left-over-removed':
      return focusOn(state, saveId);
    default:
      return state;
  }
}

/** The item before, else the one behind, else the waiting field. */
function neighbour(items: Items, id: string): string {
  const at = items.findIndex((item) => item.id === id);
  const remaining = items.filter((item) => item.id !== id);
  return (at > 0 ? items[at - 1]?.id : items[at + 1]?.id) ?? nextItemId(remaining);
}

function focusOn(state: PageState, id: string): PageState {
  return { ...state, focus: { id, wish: (state.focus?.wish ?? 0) + 1 } };
}

/** All problems that are shown now: the host's last refusal, then what it says of the draft. */
export function problemsOf(state: PageState): readonly FieldProblem[] {
  const seen = new Set<string>();
  return [...state.refusal, ...(state.assessment?.problems ?? [])].filter((problem) => {
    const name = `${problem.field} ${problem.text.id}`;
    return !seen.has(name) && seen.add(name);
  });
}

export const noticeId = 'notice';
export const questionId = 'question';
export const saveId = 'save';

export function confidenceId(objective: string, value: string): string {
  return `confidence-${objective}-${value}`;
}

export function itemId(list: ListName, id: string): string {
  return `${list}-${id}`;
}

export function carriedId(key: string): string {
  return `carried-${key}`;
}

/** The id of the element that a problem's field names. */
export function fieldId(field: string): string {
  return `field-${field}`;
}

function firstFieldId(state: PageState): string {
  const first = state.view?.form?.objectives[0];
  return first === undefined ? 'page' : fieldId(`confidence:${first.label}`);
}
