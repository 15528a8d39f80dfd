import * as z from 'zod';
import { catalogueSchema, textSchema } from './text';

/**
 * The messages between the check-in page and its host. The host owns documents and drafts; the page owns what is being
 * typed and reports each change with a higher revision. Both sides check what they receive with these schemas.
 */

const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const revision = z.number().int().min(0);

/** What the team has typed so far, for one document. */
export const draftSchema = z.object({
  /** As typed; `null` means today, whichever day it is saved. */
  date: z.string().nullable(),
  /** With its `@`; `null` means the author that the host proposes. */
  by: z.string().nullable(),
  /** By the objective's label: `7`, `high`, or empty. */
  confidence: z.record(z.string(), z.object({ value: z.string(), reason: z.string() }).readonly()).readonly(),
  /** By `O1-KR1`. `none` says that there is no number today. */
  results: z.record(z.string(), z.object({ value: z.string(), none: z.boolean(), comment: z.string() }).readonly()).readonly(),
  issues: z.array(z.object({ id: z.string(), text: z.string() }).readonly()).readonly(),
  plan: z.array(z.object({ id: z.string(), text: z.string() }).readonly()).readonly(),
  /** What was decided on items of the last check-in, by their key. Those not named stay open and are carried over. */
  carried: z.record(z.string(), z.enum(['done', 'left-out'])).readonly(),
});
export type Draft = Readonly<z.infer<typeof draftSchema>>;

const confidenceShown = z.object({ raw: z.string(), date: isoDate.nullable(), reason: z.string().nullable() }).readonly();

const keyResultShown = z
  .object({
    /** `O1-KR1`. */
    key: z.string(),
    text: z.string(),
    owners: z.array(z.string()).readonly(),
    kind: z.enum(['metric', 'maintain', 'milestone', 'unknown']),
    /** For people; `null` where the sentence does not say. */
    from: z.string().nullable(),
    to: z.string().nullable(),
    now: z.object({ text: z.string(), date: isoDate.nullable() }).readonly().nullable(),
    /** Unclamped: 1 is the target; `null` is unknown. */
    progress: z.number().nullable(),
    monthly: z.boolean(),
    confidential: z.boolean(),
    shared: z.boolean(),
  })
  .readonly();
export type KeyResultShown = z.infer<typeof keyResultShown>;

const objectiveShown = z
  .object({ label: z.string(), title: z.string(), last: confidenceShown.nullable(), keyResults: z.array(keyResultShown).readonly() })
  .readonly();
export type ObjectiveShown = z.infer<typeof objectiveShown>;

const carriedShown = z.object({ key: z.string(), text: z.string(), since: isoDate.nullable(), days: z.number().nullable() }).readonly();
export type CarriedShown = z.infer<typeof carriedShown>;

const formSchema = z
  .object({
    today: isoDate,
    /** Who is proposed as author; may be empty. */
    by: z.string(),
    people: z.array(z.string()).readonly(),
    scale: z.enum(['0-10', 'high-medium-low']),
    cycle: z.string().nullable(),
    last: z
      .object({ date: isoDate, by: z.string().nullable(), kind: z.enum(['full', 'skipped', 'unchanged']), days: z.number() })
      .readonly()
      .nullable(),
    objectives: z.array(objectiveShown).readonly(),
    issues: z.array(carriedShown).readonly(),
    plan: z.array(carriedShown).readonly(),
  })
  .readonly();
export type Form = z.infer<typeof formSchema>;

const problemSchema = z
  .object({
    /** `date`, `by`, `form`, `confidence:O1`, `result:O1-KR1`. */
    field: z.string(),
    text: textSchema,
    /** Whether it keeps the check-in from being saved. */
    blocks: z.boolean(),
  })
  .readonly();
export type FieldProblem = z.infer<typeof problemSchema>;

/** What the host makes of a draft. */
export const assessmentSchema = z
  .object({
    /** By `O1-KR1`: what the typed value means. */
    previews: z
      .record(
        z.string(),
        z.object({ movement: textSchema.nullable(), trend: z.enum(['toward', 'away', 'same']).nullable(), progress: z.number().nullable() }).readonly(),
      )
      .readonly(),
    problems: z.array(problemSchema).readonly(),
    /** What was typed for objectives and key results that the document no longer has. */
    leftOver: z.array(z.object({ key: z.string(), typed: z.string() }).readonly()).readonly(),
    /** Says that the day's check-in by the same author is there, so that this one is added to it. */
    merges: textSchema.nullable(),
  })
  .readonly();
export type Assessment = z.infer<typeof assessmentSchema>;

const choiceSchema = z.object({ uri: z.string(), name: z.string(), detail: z.string(), mine: z.boolean(), drafted: z.boolean() }).readonly();
export type DocumentChoice = z.infer<typeof choiceSchema>;

/** What the page shows: a document's form, or why there is none. */
export const viewSchema = z
  .object({
    choices: z.array(choiceSchema).readonly(),
    /** The document that is shown; `null` where there is none. */
    uri: z.string().nullable(),
    name: z.string(),
    state: z.enum(['loading', 'no-documents', 'no-choice', 'unadopted', 'unreadable', 'closed', 'no-objectives', 'form']),
    form: formSchema.nullable(),
    /** The document that editor or tree lead to while a draft keeps this one here. */
    elsewhere: choiceSchema.nullable(),
    /** The host's draft of the document that is shown. */
    draft: z.object({ revision, draft: draftSchema.nullable() }).readonly(),
    assessment: assessmentSchema.nullable(),
  })
  .readonly();
export type CheckInView = z.infer<typeof viewSchema>;

/** Something that the document says otherwise than the draft; `key` changes with what the document says. */
const conflictSchema = z
  .object({
    key: z.string(),
    kind: z.enum(['confidence', 'result', 'missing']),
    label: z.string(),
    mine: z.string(),
    theirs: z.string(),
  })
  .readonly();
export type Conflict = z.infer<typeof conflictSchema>;

export const checkInKinds = ['full', 'unchanged', 'skipped'] as const;
export type CheckInKind = (typeof checkInKinds)[number];

const sideSchema = z.enum(['mine', 'theirs']);
export type Side = z.infer<typeof sideSchema>;

export const hostMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('strings'), locale: z.string(), catalogue: catalogueSchema }),
  z.object({ type: z.literal('view'), view: viewSchema }),
  z.object({ type: z.literal('assessed'), uri: z.string(), revision, assessment: assessmentSchema }),
  z.object({ type: z.literal('saved'), uri: z.string(), text: textSchema, draft: z.object({ revision, draft: z.null() }) }),
  z.object({ type: z.literal('refused'), uri: z.string(), problems: z.array(problemSchema).readonly() }),
  z.object({ type: z.literal('asked'), uri: z.string(), kind: z.enum(checkInKinds), conflicts: z.array(conflictSchema).readonly() }),
  z.object({ type: z.literal('failed'), text: textSchema }),
  z.object({ type: z.literal('focus') }),
]);
/** From the host to the page. */
export type HostMessage = z.infer<typeof hostMessageSchema>;

export const pageMessageSchema = z.discriminatedUnion('type', [
  /** The page has been loaded; `kept` is the draft that it remembers. */
  z.object({ type: z.literal('ready'), kept: z.object({ uri: z.string(), revision, draft: draftSchema }).readonly().nullable() }),
  z.object({ type: z.literal('drafted'), uri: z.string(), revision, draft: draftSchema }),
  z.object({ type: z.literal('discarded'), uri: z.string(), revision }),
  z.object({
    type: z.literal('submitted'),
    uri: z.string(),
    revision,
    draft: draftSchema,
    kind: z.enum(checkInKinds),
    /** Answers to an earlier `asked`, by the conflict's key. */
    choices: z.record(z.string(), sideSchema).readonly(),
  }),
  z.object({ type: z.literal('chosen'), uri: z.string() }),
  z.object({ type: z.literal('requested'), action: z.enum(['create', 'adopt', 'open', 'show-last']), uri: z.string().nullable() }),
  z.object({ type: z.literal('broken'), message: z.string() }),
]);
/** From the page to the host. */
export type PageMessage = z.infer<typeof pageMessageSchema>;

/** What the page keeps for itself while it is hidden or the window reloads. */
export const keptSchema = z.object({ uri: z.string(), revision, draft: draftSchema });
export type Kept = Readonly<z.infer<typeof keptSchema>>;

export const emptyDraft: Draft = { date: null, by: null, confidence: {}, results: {}, issues: [], plan: [], carried: {} };

/** Whether anything has been typed or decided. */
export function isBegun(draft: Draft): boolean {
  return (
    draft.date !== null ||
    draft.by !== null ||
    Object.values(draft.confidence).some(({ value, reason }) => value !== '' || reason !== '') ||
    Object.values(draft.results).some(({ value, none, comment }) => value !== '' || none || comment !== '') ||
    [...draft.issues, ...draft.plan].some((item) => item.text !== '') ||
    Object.keys(draft.carried).length > 0
  );
}
