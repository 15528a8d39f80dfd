import { convertQuantity, readQuantity } from '../../core/metrics/quantity';
import type { Cycle, IsoDate } from '../../core/model/calendar';
import type {
  CheckIn,
  FollowUp,
  KeyResult,
  Layer,
  Objective,
  OkrDocument,
  Reference,
  ResultEntry,
  Retrospective,
  Status,
} from '../../core/model/entities';
import { valueOf } from '../../core/model/keyResult';
import {
  currentValue,
  keyResultProgress,
  lastCheckIn,
  objectiveConfidence,
  objectiveProgress,
} from '../../core/model/progress';
import { targetsOf } from '../../core/model/resultTargets';
import type { Movement } from '../../core/metrics/movement';
import { relationsOf, type Resolution, type WorkspaceView } from '../../core/workspace/view';

/** Version 1 of `show --format json`, as documented in `cli.md`. Fields may be added, never changed. */
export interface ShowJson {
  readonly version: 1;
  readonly documents: readonly DocumentJson[];
}

export interface DocumentJson {
  readonly path: string;
  readonly layer: Layer | null;
  readonly name: string;
  readonly status: Status;
  readonly owners: readonly string[];
  readonly cycle: Cycle | null;
  readonly objectives: readonly ObjectiveJson[];
  readonly checkIns: readonly CheckInJson[];
  readonly retrospectives: readonly { readonly date: IsoDate | null; readonly kind: Retrospective['kind'] }[];
}

export interface ObjectiveJson {
  readonly label: string;
  readonly title: string;
  /** 1-based. */
  readonly line: number;
  readonly cycle: Cycle | null;
  readonly type: Objective['type'];
  readonly owners: readonly string[];
  /** 0 to 1. */
  readonly progress: number | null;
  /** 0 to 10. */
  readonly confidence: number | null;
  readonly why: string | null;
  readonly contributesTo: readonly ReferenceJson[];
  readonly supports: readonly ReferenceJson[];
  readonly dependsOn: readonly ReferenceJson[];
  readonly keyResults: readonly KeyResultJson[];
}

/** Where a reference leads. */
export interface ReferenceJson {
  /** Of the document that it names; `null` where there is none. */
  readonly path: string | null;
  /** `O1`, or `O1-KR2`; `null` where it names a whole document or nothing that is there. */
  readonly label: string | null;
  readonly resolved: boolean;
  /** As written. */
  readonly text: string;
}

export interface KeyResultJson {
  readonly label: string;
  /** The sentence without label and trailing parts. */
  readonly text: string;
  /** 1-based. */
  readonly line: number;
  readonly owners: readonly string[];
  readonly kind: Movement['kind'];
  readonly metric: string | null;
  readonly direction: Movement['direction'];
  readonly bound: Movement['bound'];
  /** As all values in `unit`, the target's. */
  readonly baseline: number | null;
  readonly target: number | null;
  readonly now: number | null;
  readonly unit: string | null;
  readonly relative: boolean;
  readonly due: IsoDate | null;
  readonly weight: number;
  readonly type: KeyResult['type'];
  /** `reason` is empty where none is given. */
  readonly dropped: { readonly date: IsoDate | null; readonly reason: string } | null;
  /** Unclamped. */
  readonly progress: number | null;
}

export interface CheckInJson {
  readonly date: IsoDate | null;
  readonly by: string | null;
  /** 1-based. */
  readonly line: number;
  readonly kind: 'full' | 'skipped' | 'unchanged';
  /** By the objectives' labels. */
  readonly confidence: Readonly<Record<string, number | null>>;
  readonly reason: Readonly<Record<string, string>>;
  /** By the key results' labels, in the target's unit; `null` where there is no number. */
  readonly results: Readonly<Record<string, number | null>>;
  /** `open` is `null` for what bears no box; only the last check-in's boxes are open. */
  readonly issues: readonly { readonly text: string; readonly open: boolean | null }[];
  /** `done` is `null` for what bears no box. */
  readonly plan: readonly { readonly text: string; readonly done: boolean | null }[];
}

/** What the JSON of a document needs to know of its surroundings. */
export interface ShowContext {
  readonly workspace: WorkspaceView;
  readonly today: IsoDate;
  readonly pathOf: (uri: string) => string;
}

export function documentJson(document: OkrDocument, context: ShowContext): DocumentJson {
  const last = lastCheckIn(document)?.date ?? null;
  return {
    path: context.pathOf(document.uri),
    layer: document.layer,
    name: document.name,
    status: document.status,
    owners: document.frontmatter.owners.map(({ value }) => value),
    cycle: cycleJson(document.cycle),
    objectives: document.objectives.map((objective) => objectiveJson(document, objective, context)),
    checkIns: document.checkIns.map((checkIn) => checkInJson(document, checkIn, checkIn.date === last)),
    retrospectives: document.retrospectives.map(({ date, kind }) => ({ date, kind })),
  };
}

function cycleJson(cycle: Cycle | null): Cycle | null {
  return cycle === null ? null : { name: cycle.name, start: cycle.start, end: cycle.end };
}

function objectiveJson(document: OkrDocument, objective: Objective, context: ShowContext): ObjectiveJson {
  const { workspace } = context;
  const references = (list: readonly Reference[]): readonly ReferenceJson[] =>
    list.map((reference) => referenceJson(reference, workspace.resolve(reference, document, objective.cycle), context));
  const own = (kind: 'supports' | 'depends-on'): readonly Reference[] =>
    relationsOf(objective, kind).flatMap((relation) => relation.references);
  return {
    label: objective.label,
    title: objective.title,
    line: objective.heading.start.line + 1,
    cycle: cycleJson(objective.cycle),
    type: objective.type,
    owners: objective.owners,
    progress: exact(objectiveProgress(document, objective, context.today)),
    confidence: objectiveConfidence(document, objective),
    why: objective.why,
    contributesTo: references(workspace.contributingReferences({ document, objective })),
    supports: references([...document.frontmatter.supports, ...own('supports')]),
    dependsOn: references([...document.frontmatter.dependsOn, ...own('depends-on')]),
    keyResults: objective.keyResults.map((keyResult) => keyResultJson(document, objective, keyResult)),
  };
}

function referenceJson(reference: Reference, resolution: Resolution, { pathOf }: ShowContext): ReferenceJson {
  const { text } = reference;
  if (resolution.kind === 'outside') return { path: null, label: null, resolved: false, text };
  const path = resolution.document === null ? null : pathOf(resolution.document.uri);
  if (resolution.kind === 'missing') return { path, label: null, resolved: false, text };
  const { objective, keyResult } = resolution;
  const labels = [objective?.label, keyResult?.label].filter((label) => label !== undefined);
  return { path, label: labels.length === 0 ? null : labels.join('-'), resolved: true, text };
}

function keyResultJson(document: OkrDocument, objective: Objective, keyResult: KeyResult): KeyResultJson {
  const { movement, dropped } = keyResult;
  const current = currentValue(document, objective, keyResult);
  return {
    label: keyResult.label,
    text: keyResult.text,
    line: keyResult.head.start.line + 1,
    owners: keyResult.owners,
    kind: movement.kind,
    metric: movement.metric === '' ? null : movement.metric,
    direction: movement.direction,
    bound: movement.bound,
    baseline: movement.baseline,
    target: movement.target,
    now: current?.value ?? null,
    unit: movement.unit,
    relative: movement.relative,
    due: keyResult.due,
    weight: keyResult.weight,
    type: keyResult.type,
    dropped: dropped === null ? null : { date: dropped.date, reason: dropped.reason },
    progress: exact(keyResultProgress(keyResult, current)),
  };
}

function checkInJson(document: OkrDocument, checkIn: CheckIn, isLast: boolean): CheckInJson {
  const confidence: Record<string, number | null> = {};
  const reason: Record<string, string> = {};
  for (const entry of checkIn.confidence) {
    for (const label of entry.objective === null
      ? document.objectives.map((objective) => objective.label)
      : [entry.objective]) {
      confidence[label] = entry.value;
      if (entry.reason !== null) reason[label] = entry.reason;
    }
  }
  return {
    date: checkIn.date,
    by: checkIn.by,
    line: checkIn.heading.start.line + 1,
    kind: checkIn.skipped ? 'skipped' : checkIn.unchanged ? 'unchanged' : 'full',
    confidence,
    reason,
    results: Object.fromEntries(checkIn.results.map((entry) => resultJson(document, entry, checkIn.date))),
    issues: checkIn.issues.map((item) => ({
      text: item.text,
      open: isLast ? unticked(item) : item.box === null ? null : false,
    })),
    plan: checkIn.plan.map((item) => ({ text: item.text, done: item.box === null ? null : item.box === 'ticked' })),
  };
}

function unticked({ box }: FollowUp): boolean | null {
  return box === null ? null : box === 'unticked';
}

/** A result with the full label of its key result, and its value in the target's unit. */
function resultJson(
  document: OkrDocument,
  entry: ResultEntry,
  date: CheckIn['date'],
): readonly [string, number | null] {
  const targets = targetsOf(document, entry, date);
  const [meant] = entry.objective === null && targets.length > 1 ? [] : targets;
  if (meant !== undefined) {
    const value = entry.raw === null ? null : valueOf(entry.raw, meant.keyResult.movement);
    return [`${meant.objective.label}-${meant.keyResult.label}`, value];
  }
  const quantity = entry.raw === null ? null : readQuantity(entry.raw);
  const label = entry.objective === null ? entry.keyResult : `${entry.objective}-${entry.keyResult}`;
  return [label, quantity === null ? null : convertQuantity(quantity, null)];
}

/** Without the dust of binary fractions. */
function exact(value: number | null): number | null {
  return value === null ? null : Number(value.toFixed(10));
}
