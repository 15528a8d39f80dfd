import type { CheckInInput, FollowUpInput } from '../core/edit/checkInInput';
import { message } from '../core/messages/message';
import type { CheckIn, OkrDocument } from '../core/model/entities';
import { assessDraft, draftedDate, readConfidence, sameDayCheckIn, type DraftProblem } from './checkInAssessment';
import { draftedAuthor, draftedConfidence, draftedResult, type CheckInDraft } from './checkInDraft';
import { keyResultsToAsk, objectivesToAsk, type CheckInForm, type OpenItem } from './checkInForm';

/** Something that the document says otherwise than the draft. `key` changes with what the document says, so that an answer holds only for what was seen. */
export interface DraftConflict {
  readonly key: string;
  readonly kind: 'confidence' | 'result' | 'missing';
  readonly label: string;
  readonly mine: string;
  /** Empty where the document has no place for it any more. */
  readonly theirs: string;
}

export type Choices = Readonly<Record<string, 'mine' | 'theirs'>>;

/** What becomes of a draft that is to be recorded. */
export type CheckInPlan =
  | { readonly kind: 'refuse'; readonly problems: readonly DraftProblem[] }
  | { readonly kind: 'ask'; readonly conflicts: readonly DraftConflict[] }
  | { readonly kind: 'record'; readonly input: CheckInInput };

/**
 * Decides whether a draft can be recorded in a document as it is now. It never replaces what the document says without an
 * answer in `choices`.
 */
export function planCheckIn(
  document: OkrDocument,
  form: CheckInForm,
  draft: CheckInDraft,
  kind: CheckInInput['kind'],
  choices: Choices,
): CheckInPlan {
  const assessment = assessDraft(document, form, draft);
  const existing = sameDayCheckIn(document, form, draft);
  const problems = [
    ...(kind === 'skipped'
      ? assessment.problems.filter(({ field }) => field === 'date' || field === 'by')
      : assessment.problems),
    ...problemsOfKind(document, form, draft, kind, existing),
  ];
  if (problems.some(({ blocks }) => blocks)) return { kind: 'refuse', problems };
  const missing =
    kind === 'full'
      ? assessment.leftOver.map(({ key, typed }) => ({
          key: `missing ${key}`,
          kind: 'missing' as const,
          label: key,
          mine: typed,
          theirs: '',
        }))
      : [];
  const conflicts = [
    ...missing,
    ...(existing === undefined ? [] : conflictsWith(existing, document, form, draft, kind)),
  ];
  const open = conflicts.filter(({ key }) => choices[key] === undefined);
  if (open.length > 0) return { kind: 'ask', conflicts };
  const kept = new Set(conflicts.filter(({ key }) => choices[key] === 'theirs').map(({ label }) => label));
  return { kind: 'record', input: inputOf(document, form, draft, kind, existing, kept) };
}

function problemsOfKind(
  document: OkrDocument,
  form: CheckInForm,
  draft: CheckInDraft,
  kind: CheckInInput['kind'],
  existing: CheckIn | undefined,
): readonly DraftProblem[] {
  const isFull = existing !== undefined && !existing.skipped && !existing.unchanged;
  if (kind !== 'full' && isFull) return [blocking('form', 'checkIn.problem.there')];
  if (kind === 'skipped')
    return existing === undefined || existing.skipped ? [] : [blocking('form', 'checkIn.problem.there')];
  const votes = objectivesToAsk(document, form.today).map(({ label }) => ({
    label,
    ...draftedConfidence(draft, label),
  }));
  if (kind === 'unchanged')
    return votes
      .filter(({ value }) => value === '')
      .map(({ label }) => blocking(`confidence:${label}`, 'checkIn.problem.vote'));
  const alone = votes.filter(
    ({ label, value, reason }) =>
      value === '' && reason !== '' && recordedVote(existing, document, label) === undefined,
  );
  return [
    ...alone.map(({ label }) => blocking(`confidence:${label}`, 'checkIn.problem.reasonAlone')),
    ...(isEmpty(draft) ? [blocking('form', 'checkIn.problem.empty')] : []),
  ];
}

function blocking(field: string, id: string): DraftProblem {
  return { field, blocks: true, text: message(id) };
}

function isEmpty(draft: CheckInDraft): boolean {
  return (
    Object.keys(draft.confidence).every((label) => draftedConfidence(draft, label).value === '') &&
    Object.keys(draft.results).every((key) => !isSaid(draftedResult(draft, key))) &&
    [...draft.issues, ...draft.plan].every(({ text }) => text.trim() === '') &&
    Object.keys(draft.carried).length === 0
  );
}

function isSaid({ value, none, comment }: CheckInDraft['results'][string]): boolean {
  return value !== '' || none || comment !== '';
}

function conflictsWith(
  existing: CheckIn,
  document: OkrDocument,
  form: CheckInForm,
  draft: CheckInDraft,
  kind: CheckInInput['kind'],
): readonly DraftConflict[] {
  if (kind === 'skipped') return [];
  const votes = objectivesToAsk(document, form.today).flatMap(({ label }) => {
    const theirs = recordedVote(existing, document, label);
    const mine = draftedConfidence(draft, label);
    const differs =
      theirs !== undefined &&
      ((mine.value !== '' && !sameVote(mine.value, theirs)) || isOther(mine.reason, theirs.reason));
    return differs
      ? [conflict('confidence', label, [mine.value || theirs.raw, mine.reason], [theirs.raw, theirs.reason ?? ''])]
      : [];
  });
  if (kind === 'unchanged') return votes;
  const results = keyResultsToAsk(document, form.today).flatMap(({ key }) => {
    const theirs = recordedResult(existing, document, key);
    const mine = draftedResult(draft, key);
    if (theirs === undefined) return [];
    const differs =
      isOther(mine.value, theirs.raw) || (mine.none && theirs.raw !== null) || isOther(mine.comment, theirs.comment);
    const value = mine.none ? '—' : mine.value || (theirs.raw ?? '—');
    return differs ? [conflict('result', key, [value, mine.comment], [theirs.raw ?? '—', theirs.comment ?? ''])] : [];
  });
  return [...votes, ...results];
}

/** Whether something else was typed than is written there. */
function isOther(mine: string, theirs: string | null): boolean {
  return mine !== '' && theirs !== null && theirs !== '' && mine !== theirs.trim();
}

function sameVote(mine: string, theirs: CheckIn['confidence'][number]): boolean {
  return (
    mine.toLowerCase() === theirs.raw.toLowerCase() ||
    (theirs.value !== null && Number(mine.replace(',', '.')) === theirs.value)
  );
}

function conflict(
  kind: 'confidence' | 'result',
  label: string,
  mine: readonly string[],
  theirs: readonly string[],
): DraftConflict {
  const [ours, others] = [mine, theirs].map((parts) => parts.filter((part) => part !== '').join(' — '));
  return { key: `${kind} ${label} ${others ?? ''}`, kind, label, mine: ours ?? '', theirs: others ?? '' };
}

function recordedVote(
  existing: CheckIn | undefined,
  document: OkrDocument,
  label: string,
): CheckIn['confidence'][number] | undefined {
  const single = document.objectives.length === 1;
  return existing?.confidence.find(
    ({ objective, raw }) =>
      raw !== '' && (objective === null ? single : objective.toUpperCase() === label.toUpperCase()),
  );
}

function recordedResult(
  existing: CheckIn | undefined,
  document: OkrDocument,
  key: string,
): CheckIn['results'][number] | undefined {
  const single = document.objectives.length === 1;
  return existing?.results.find(({ objective, keyResult }) =>
    objective === null
      ? single && key.toUpperCase().endsWith(`-${keyResult}`)
      : `${objective}-${keyResult}` === key.toUpperCase(),
  );
}

/** @param kept labels of which the document's version stays */
function inputOf(
  document: OkrDocument,
  form: CheckInForm,
  draft: CheckInDraft,
  kind: CheckInInput['kind'],
  existing: CheckIn | undefined,
  kept: ReadonlySet<string>,
): CheckInInput {
  const by = draftedAuthor(draft, form.by);
  const isFull = kind === 'full';
  return {
    date: draftedDate(form, draft) ?? form.today,
    by: by === '' ? null : by,
    kind,
    confidence: kind === 'skipped' ? [] : votesOf(document, form, draft, existing, kept),
    results: isFull ? resultsOf(document, form, draft, existing, kept) : [],
    issues: isFull ? followUpsOf(form.issues, draft.issues, draft, existing?.issues) : [],
    plan: isFull ? followUpsOf(form.plan, draft.plan, draft, existing?.plan) : [],
  };
}

function votesOf(
  document: OkrDocument,
  form: CheckInForm,
  draft: CheckInDraft,
  existing: CheckIn | undefined,
  kept: ReadonlySet<string>,
): CheckInInput['confidence'] {
  return objectivesToAsk(document, form.today).flatMap(({ label }) => {
    const { value, reason } = draftedConfidence(draft, label);
    const vote =
      value === ''
        ? reason === ''
          ? null
          : (recordedVote(existing, document, label)?.value ?? null)
        : readConfidence(value, form.scale);
    return vote === null || kept.has(label)
      ? []
      : [{ objective: label, value: vote, ...(reason === '' ? {} : { reason }) }];
  });
}

function resultsOf(
  document: OkrDocument,
  form: CheckInForm,
  draft: CheckInDraft,
  existing: CheckIn | undefined,
  kept: ReadonlySet<string>,
): CheckInInput['results'] {
  return keyResultsToAsk(document, form.today).flatMap(({ key, objective, keyResult }) => {
    const said = draftedResult(draft, key);
    if (!isSaid(said) || kept.has(key)) return [];
    const value =
      said.value !== '' ? said.value : said.none ? null : (recordedResult(existing, document, key)?.raw ?? null);
    return [
      {
        objective: objective.label,
        keyResult: keyResult.label,
        value,
        ...(said.comment === '' ? {} : { comment: said.comment }),
      },
    ];
  });
}

/** What was open and is not left out, then what is new. */
function followUpsOf(
  open: readonly OpenItem[],
  added: CheckInDraft['issues'],
  draft: CheckInDraft,
  existing: CheckIn['issues'] | undefined,
): readonly FollowUpInput[] {
  const written = new Set((existing ?? []).map(({ text }) => text.trim()));
  const carried = open
    .filter(
      ({ key, input }) =>
        draft.carried[key] !== 'left-out' && !(draft.carried[key] === undefined && written.has(input.text)),
    )
    .map(({ key, input }) => ({ ...input, done: draft.carried[key] === 'done' }));
  const fresh = added.filter(({ text }) => text.trim() !== '').map(({ text }) => ({ text: text.trim(), done: false }));
  return [...carried, ...fresh];
}
