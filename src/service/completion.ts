import type { IsoDate } from '../core/model/calendar';
import type { KeyResult, Objective, OkrDocument, RelationKind } from '../core/model/entities';
import { message } from '../core/messages/message';
import type { LineIndex } from '../core/text/lineIndex';
import { contains, type Position, type Range } from '../core/text/position';
import type { Folder } from '../core/workspace/folder';
import { encodePath, relativeReference } from '../core/workspace/references';
import type { WorkspaceView } from '../core/workspace/view';
import { documentsAbove, fitOf } from './parentChoices';
import type { Say } from './say';

/** As LSP's `CompletionItem`. */
export interface CompletionItem {
  readonly label: string;
  readonly detail: string;
  /** Replaces `range`. */
  readonly newText: string;
  readonly range: Range;
  readonly filterText: string;
  /** The best first. */
  readonly sortText: string;
  readonly target: {
    readonly document: OkrDocument;
    readonly objective: Objective;
    readonly keyResult: KeyResult | null;
  };
}

export interface CompletionContext {
  readonly workspace: WorkspaceView;
  readonly folders: readonly Folder[];
  readonly today: IsoDate;
  readonly say: Say;
}

/** What is being written at the caret: which relation, in which form, over which characters. */
interface Slot {
  readonly kind: RelationKind | 'moves' | 'shared';
  /** `link` is a whole Markdown link, `anchor` its address, `label` a bare reference. */
  readonly form: 'link' | 'anchor' | 'label';
  readonly range: Range;
  readonly objective: Objective | null;
}

/** Objectives, or key results, that a reference at the caret could lead to, the likeliest first. */
export function completeReference(
  index: LineIndex,
  document: OkrDocument,
  at: Position,
  context: CompletionContext,
): readonly CompletionItem[] {
  const slot = findSlot(index, document, at);
  if (slot === null) return [];
  const scored = candidatesFor(document, slot, context.workspace).map((candidate) => ({
    candidate,
    score: scoreOf(document, slot, candidate, context.today),
  }));
  return scored
    .sort((a, b) => b.score - a.score)
    .map(({ candidate }, order) => toItem(document, slot, candidate, order, context));
}

function findSlot(index: LineIndex, document: OkrDocument, at: Position): Slot | null {
  const before = index.lineText(at.line).slice(0, at.character);
  const { range } = document.frontmatter;
  if (range !== null && range.start.line < at.line && at.line < range.end.line)
    return slotInFrontmatter(index, document, at, before);
  const objective = document.objectives.find((each) => contains(each.range, at)) ?? null;
  return slotInPart(before, at, objective) ?? slotInRelation(document, before, at, objective);
}

const frontmatterKeys: Readonly<Record<string, RelationKind>> = {
  parent: 'contributes-to',
  supports: 'supports',
  'depends-on': 'depends-on',
};

function slotInFrontmatter(index: LineIndex, document: OkrDocument, at: Position, before: string): Slot | null {
  const written = /(?:^\s*-\s*|[:[,]\s*)(["']?)([^"'\s,[\]]*)$/.exec(before);
  const key = written === null ? undefined : keyAbove(index, at.line);
  const kind = key === undefined ? undefined : frontmatterKeys[key];
  if (kind === undefined) return null;
  return {
    kind,
    form: 'label',
    range: backwards(at, written?.[2]?.length ?? 0),
    objective: document.objectives[0] ?? null,
  };
}

/** The key that a line of YAML belongs to: its own, or that of the list that it is an item of. */
function keyAbove(index: LineIndex, from: number): string | undefined {
  for (let line = from; line > 0; line--) {
    const key = /^([\w-]+)\s*:/.exec(index.lineText(line))?.[1];
    if (key !== undefined) return key;
  }
  return undefined;
}

function slotInPart(before: string, at: Position, objective: Objective | null): Slot | null {
  const part = /\((moves|shared)\s+([^()\s]*)$/.exec(before);
  if (part === null) return null;
  return {
    kind: part[1] === 'shared' ? 'shared' : 'moves',
    form: 'label',
    range: backwards(at, part[2]?.length ?? 0),
    objective,
  };
}

function slotInRelation(document: OkrDocument, before: string, at: Position, objective: Objective | null): Slot | null {
  const kind = relationKindAt(objective, before, at);
  if (kind === null) return null;
  const address = /\]\(([^()\s]*)$/.exec(before);
  if (address !== null) return { kind, form: 'anchor', range: backwards(at, address[1]?.length ?? 0), objective };
  const bare = /(?:[:,：]\s*|\s)(\[?[^\s,[\]():：]*)$/.exec(before);
  return bare === null
    ? null
    : {
        kind,
        form: 'link',
        range: backwards(at, bare[1]?.length ?? 0),
        objective: objective ?? document.objectives[0] ?? null,
      };
}

/** As the parser read the line, in whatever language; a line that has nothing behind its colon yet is no relation to it. */
function relationKindAt(objective: Objective | null, before: string, at: Position): RelationKind | null {
  const read = objective?.relations.find(({ range }) => range.start.line <= at.line && at.line <= range.end.line);
  if (read !== undefined) return /[:：]/.test(before) ? read.kind : null;
  const name = /^\s*(?:[-*+]\s+)?[*_]*(contributes to|supports|depends on)[*_]*\s*[:：]/i
    .exec(before)?.[1]
    ?.toLowerCase();
  if (name === undefined) return null;
  return name === 'supports' ? 'supports' : name === 'depends on' ? 'depends-on' : 'contributes-to';
}

function backwards({ line, character }: Position, length: number): Range {
  return { start: { line, character: character - length }, end: { line, character } };
}

type Candidate = CompletionItem['target'];

function candidatesFor(document: OkrDocument, slot: Slot, workspace: WorkspaceView): readonly Candidate[] {
  const isUpward = slot.kind === 'contributes-to' || slot.kind === 'moves';
  const documents = isUpward
    ? documentsAbove(document, workspace)
    : workspace.documents().filter((each) => each.adopted && each.uri !== document.uri);
  return documents.flatMap((each) =>
    each.objectives.flatMap((objective): readonly Candidate[] => {
      const keyResults = objective.keyResults
        .filter(({ dropped }) => dropped === null)
        .map((keyResult) => ({ document: each, objective, keyResult }));
      if (slot.kind === 'shared') return keyResults;
      return slot.form === 'label'
        ? [{ document: each, objective, keyResult: null }, ...keyResults]
        : [{ document: each, objective, keyResult: null }];
    }),
  );
}

function scoreOf(document: OkrDocument, slot: Slot, candidate: Candidate, today: IsoDate): number {
  const wantsKeyResult = slot.kind === 'moves' || slot.kind === 'shared';
  const isWanted = (candidate.keyResult !== null) === wantsKeyResult;
  return fitOf(document, slot.objective, candidate, today) + (isWanted ? 0 : -0.5);
}

function toItem(
  document: OkrDocument,
  slot: Slot,
  target: Candidate,
  order: number,
  { say, folders }: CompletionContext,
): CompletionItem {
  const { objective, keyResult } = target;
  const label = keyResult === null ? objective.label : `${objective.label}-${keyResult.label}`;
  const path = relativeReference(document.uri, target.document.uri, folders);
  const words = keyResult === null ? objective.title : keyResult.text;
  const address =
    slot.form === 'label'
      ? `${path}#${label}`
      : `${path}#${encodePath(objective.anchor === '' ? label : objective.anchor)}`;
  const cycle = objective.cycle ?? target.document.cycle;
  return {
    label: `${label} ${words}`,
    detail: say(
      cycle === null
        ? message('completion.detail.no-cycle', { owner: target.document.name })
        : message('completion.detail', { owner: target.document.name, cycle: cycle.name }),
    ),
    newText: slot.form === 'link' ? `[${objective.title.replace(/[\\[\]*`<]/g, '\\$&')}](${address})` : address,
    range: slot.range,
    filterText: `${address} ${label} ${words} ${target.document.name}`,
    sortText: String(order).padStart(5, '0'),
    target,
  };
}
