/** What a team has typed into the check-in form so far, before anybody judged it. */
export interface CheckInDraft {
  /** As typed; `null` means today, whichever day it is saved. */
  readonly date: string | null;
  /** With or without its `@`; `null` means the author that the form proposes. */
  readonly by: string | null;
  /** By the objective's label: `7`, `high`, or empty. */
  readonly confidence: Readonly<Record<string, { readonly value: string; readonly reason: string }>>;
  /** By `O1-KR1`. `none` says that there is no number today. */
  readonly results: Readonly<
    Record<string, { readonly value: string; readonly none: boolean; readonly comment: string }>
  >;
  readonly issues: readonly { readonly id: string; readonly text: string }[];
  readonly plan: readonly { readonly id: string; readonly text: string }[];
  /** What was decided on the form's open items, by their key. Those not named stay open and are carried over. */
  readonly carried: Readonly<Record<string, 'done' | 'left-out'>>;
}

/** What was typed about one objective's confidence; empty where nothing was. */
export function draftedConfidence(draft: CheckInDraft, objective: string): CheckInDraft['confidence'][string] {
  const { value = '', reason = '' } = draft.confidence[objective] ?? {};
  return { value: value.trim(), reason: reason.trim() };
}

/** What was typed about one key result, by `O1-KR1`; empty where nothing was. */
export function draftedResult(draft: CheckInDraft, key: string): CheckInDraft['results'][string] {
  const { value = '', none = false, comment = '' } = draft.results[key] ?? {};
  return { value: none ? '' : value.trim(), none, comment: comment.trim() };
}

/** The author as a handle; empty where nobody is named. */
export function draftedAuthor(draft: CheckInDraft, proposed: string): string {
  const typed = (draft.by ?? proposed).trim();
  return typed === '' || typed.startsWith('@') ? typed : `@${typed}`;
}
