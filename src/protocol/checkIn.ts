import * as z from 'zod/mini';
import { catalogueSchema, textSchema } from './text';

/**
 * The messages between the check-in page and its host. The host owns documents and drafts; the page owns what is being
 * typed and reports each change with a higher revision. Both sides check what they receive with these schemas.
 */

const isoDate = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
const revision = z.int().check(z.minimum(0));

/** What the team has typed so far, for one document. */
export const draftSchema = z.object({
  /** As typed; `null` means today, whichever day it is saved. */
  date: z.nullable(z.string()),
  /** With its `@`; `null` means the author that the host proposes. */
  by: z.nullable(z.string()),
  /** By the objective's label: `7`, `high`, or empty. */
  confidence: z.readonly(z.record(z.string(), z.readonly(z.object({ value: z.string(), reason: z.string() })))),
  /** By `O1-KR1`. `none` says that there is no number today. */
  results: z.readonly(
    z.record(z.string(), z.readonly(z.object({ value: z.string(), none: z.boolean(), comment: z.string() }))),
  ),
  issues: z.readonly(z.array(z.readonly(z.object({ id: z.string(), text: z.string() })))),
  plan: z.readonly(z.array(z.readonly(z.object({ id: z.string(), text: z.string() })))),
  /** What was decided on items of the last check-in, by their key. Those not named stay open and are carried over. */
  carried: z.readonly(z.record(z.string(), z.enum(['done', 'left-out']))),
});
export type Draft = Readonly<z.infer<typeof draftSchema>>;

const confidenceShown = z.readonly(
  z.object({ raw: z.string(), date: z.nullable(isoDate), reason: z.nullable(z.string()) }),
);

const keyResultShown = z.readonly(
  z.object({
    /** `O1-KR1`. */
    key: z.string(),
    text: z.string(),
    owners: z.readonly(z.array(z.string())),
    kind: z.enum(['metric', 'maintain', 'milestone', 'unknown']),
    /** For people; `null` where the sentence does not say. */
    from: z.nullable(z.string()),
    to: z.nullable(z.string()),
    now: z.nullable(z.readonly(z.object({ text: z.string(), date: z.nullable(isoDate) }))),
    /** Unclamped: 1 is the target; `null` is unknown. */
    progress: z.nullable(z.number()),
    monthly: z.boolean(),
    confidential: z.boolean(),
    shared: z.boolean(),
  }),
);
export type KeyResultShown = z.infer<typeof keyResultShown>;

const objectiveShown = z.readonly(
  z.object({
    label: z.string(),
    title: z.string(),
    last: z.nullable(confidenceShown),
    keyResults: z.readonly(z.array(keyResultShown)),
  }),
);
export type ObjectiveShown = z.infer<typeof objectiveShown>;

const carriedShown = z.readonly(
  z.object({ key: z.string(), text: z.string(), since: z.nullable(isoDate), days: z.nullable(z.number()) }),
);
export type CarriedShown = z.infer<typeof carriedShown>;

const formSchema = z.readonly(
  z.object({
    today: isoDate,
    /** Who is proposed as author; may be empty. */
    by: z.string(),
    people: z.readonly(z.array(z.string())),
    scale: z.enum(['0-10', 'high-medium-low']),
    cycle: z.nullable(z.string()),
    last: z.nullable(
      z.readonly(
        z.object({
          date: isoDate,
          by: z.nullable(z.string()),
          kind: z.enum(['full', 'skipped', 'unchanged']),
          days: z.number(),
        }),
      ),
    ),
    objectives: z.readonly(z.array(objectiveShown)),
    issues: z.readonly(z.array(carriedShown)),
    plan: z.readonly(z.array(carriedShown)),
  }),
);
export type Form = z.infer<typeof formSchema>;

const problemSchema = z.readonly(
  z.object({
    /** `date`, `by`, `form`, `confidence:O1`, `result:O1-KR1`. */
    field: z.string(),
    text: textSchema,
    /** Whether it keeps the check-in from being saved. */
    blocks: z.boolean(),
  }),
);
export type FieldProblem = z.infer<typeof problemSchema>;

/** What the host makes of a draft. */
export const assessmentSchema = z.readonly(
  z.object({
    /** By `O1-KR1`: what the typed value means. */
    previews: z.readonly(
      z.record(
        z.string(),
        z.readonly(
          z.object({
            movement: z.nullable(textSchema),
            trend: z.nullable(z.enum(['toward', 'away', 'same'])),
            progress: z.nullable(z.number()),
          }),
        ),
      ),
    ),
    problems: z.readonly(z.array(problemSchema)),
    /** What was typed for objectives and key results that the document no longer has. */
    leftOver: z.readonly(z.array(z.readonly(z.object({ key: z.string(), typed: z.string() })))),
    /** Says that the day's check-in by the same author is there, so that this one is added to it. */
    merges: z.nullable(textSchema),
  }),
);
export type Assessment = z.infer<typeof assessmentSchema>;

const choiceSchema = z.readonly(
  z.object({ uri: z.string(), name: z.string(), detail: z.string(), mine: z.boolean(), drafted: z.boolean() }),
);
export type DocumentChoice = z.infer<typeof choiceSchema>;

/** What the page shows: a document's form, or why there is none. */
export const viewSchema = z.readonly(
  z.object({
    choices: z.readonly(z.array(choiceSchema)),
    /** The document that is shown; `null` where there is none. */
    uri: z.nullable(z.string()),
    name: z.string(),
    state: z.enum([
      'loading',
      'no-documents',
      'no-choice',
      'unadopted',
      'unreadable',
      'closed',
      'no-objectives',
      'form',
    ]),
    form: z.nullable(formSchema),
    /** The document that editor or tree lead to while a draft keeps this one here. */
    elsewhere: z.nullable(choiceSchema),
    /** The host's draft of the document that is shown. */
    draft: z.readonly(z.object({ revision, draft: z.nullable(draftSchema) })),
    assessment: z.nullable(assessmentSchema),
  }),
);
export type CheckInView = z.infer<typeof viewSchema>;

/** Something that the document says otherwise than the draft; `key` changes with what the document says. */
const conflictSchema = z.readonly(
  z.object({
    key: z.string(),
    kind: z.enum(['confidence', 'result', 'missing']),
    label: z.string(),
    mine: z.string(),
    theirs: z.string(),
  }),
);
export type Conflict = z.infer<typeof conflictSchema>;

export const checkInKinds = ['full', 'unchanged', 'skipped'] as const;
export type CheckInKind = (typeof checkInKinds)[number];

const sideSchema = z.enum(['mine', 'theirs']);
export type Side = z.infer<typeof sideSchema>;

export const hostMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('strings'), locale: z.string(), catalogue: catalogueSchema }),
  z.object({ type: z.literal('view'), view: viewSchema }),
  z.object({ type: z.literal('assessed'), uri: z.string(), revision, assessment: assessmentSchema }),
  z.object({
    type: z.literal('saved'),
    uri: z.string(),
    text: textSchema,
    draft: z.object({ revision, draft: z.null() }),
  }),
  z.object({ type: z.literal('refused'), uri: z.string(), problems: z.readonly(z.array(problemSchema)) }),
  z.object({
    type: z.literal('asked'),
    uri: z.string(),
    kind: z.enum(checkInKinds),
    conflicts: z.readonly(z.array(conflictSchema)),
  }),
  z.object({ type: z.literal('failed'), text: textSchema }),
  z.object({ type: z.literal('focus') }),
]);
/** From the host to the page. */
export type HostMessage = z.infer<typeof hostMessageSchema>;

export const pageMessageSchema = z.discriminatedUnion('type', [
  /** The page has been loaded; `kept` is the draft that it remembers. */
  z.object({
    type: z.literal('ready'),
    kept: z.nullable(z.readonly(z.object({ uri: z.string(), revision, draft: draftSchema }))),
  }),
  z.object({ type: z.literal('drafted'), uri: z.string(), revision, draft: draftSchema }),
  z.object({ type: z.literal('discarded'), uri: z.string(), revision }),
  z.object({
    type: z.literal('submitted'),
    uri: z.string(),
    revision,
    draft: draftSchema,
    kind: z.enum(checkInKinds),
    /** Answers to an earlier `asked`, by the conflict's key. */
    choices: z.readonly(z.record(z.string(), sideSchema)),
  }),
  z.object({ type: z.literal('chosen'), uri: z.string() }),
  z.object({
    type: z.literal('requested'),
    action: z.enum(['create', 'adopt', 'open', 'show-last']),
    uri: z.nullable(z.string()),
  }),
  z.object({ type: z.literal('broken'), message: z.string() }),
]);
/** From the page to the host. */
export type PageMessage = z.infer<typeof pageMessageSchema>;

/** What the page keeps for itself while it is hidden or the window reloads. */
export const keptSchema = z.object({ uri: z.string(), revision, draft: draftSchema });
export type Kept = Readonly<z.infer<typeof keptSchema>>;

export const emptyDraft: Draft = {
  date: null,
  by: null,
  confidence: {},
  results: {},
  issues: [],
  plan: [],
  carried: {},
};

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
