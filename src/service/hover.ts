import { message } from '../core/messages/message';
import type { IsoDate } from '../core/model/calendar';
import type { KeyResult, Objective, OkrDocument } from '../core/model/entities';
import type { Position, Range } from '../core/text/position';
import type { Resolution, WorkspaceView } from '../core/workspace/view';
import { escapeMarkdown } from './markdownText';
import { measureKeyResult, measureObjective, percent } from './measures';
import { referenceAt } from './referencesIn';
import type { Say } from './say';

/** As LSP's `Hover`; `contents` is Markdown without links or commands. */
export interface Hover {
  readonly range: Range;
  readonly contents: string;
}

export interface HoverContext {
  readonly workspace: WorkspaceView;
  readonly today: IsoDate;
  readonly say: Say;
}

/** What the reference under the caret leads to: title, key results, progress. */
export function hoverReference(document: OkrDocument, at: Position, context: HoverContext): Hover | null {
  const place = referenceAt(document, at);
  if (place === null) return null;
  const resolution = context.workspace.resolve(place.reference, document, place.cycle);
  return { range: place.reach, contents: describeResolution(resolution, place.reference.text, context) };
}

function describeResolution(resolution: Resolution, reference: string, { today, say }: HoverContext): string {
  if (resolution.kind === 'outside') return say(message('hover.outside', { reference }));
  if (resolution.kind === 'missing') return say(message(`hover.missing.${resolution.what}`, { reference }));
  const { document, objective, keyResult } = resolution;
  return objective === null
    ? describeTargetDocument(document, say)
    : describeTarget(document, objective, keyResult, today, say);
}

function describeTargetDocument(document: OkrDocument, say: Say): string {
  const objectives = document.objectives.map(({ label, title }) => `- ${escapeMarkdown(`${label}: ${title}`)}`);
  return [ownerLine(document, null, say), objectives.join('\n')].filter((part) => part !== '').join('\n\n');
}

/** An objective with its key results; of a key result that is meant alone, in bold. */
export function describeTarget(
  document: OkrDocument,
  objective: Objective,
  meant: KeyResult | null,
  today: IsoDate,
  say: Say,
): string {
  const { progress, confidence } = measureObjective(document, objective, today);
  const measures = [
    ...(progress === null ? [] : [say(message('tooltip.progress', { progress: percent(progress) }))]),
    ...(confidence === null ? [] : [say(message('tooltip.confidence', { confidence: `${confidence.value}/10` }))]),
  ];
  const keyResults = objective.keyResults.map((keyResult) =>
    keyResultLine(document, objective, keyResult, keyResult === meant),
  );
  return [
    `**${escapeMarkdown(`${objective.label}: ${objective.title}`)}**`,
    ownerLine(document, objective, say),
    measures.map(escapeMarkdown).join(' · '),
    keyResults.join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function keyResultLine(document: OkrDocument, objective: Objective, keyResult: KeyResult, isMeant: boolean): string {
  const { progress, current } = measureKeyResult(document, objective, keyResult);
  const known = [...(progress === null ? [] : [percent(progress)]), ...(current === null ? [] : [current.raw])].join(
    ', ',
  );
  const text = escapeMarkdown(`${keyResult.label}: ${keyResult.text}`);
  return `- ${isMeant ? `**${text}**` : text}${known === '' ? '' : ` — ${escapeMarkdown(known)}`}`;
}

function ownerLine(document: OkrDocument, objective: Objective | null, say: Say): string {
  const cycle = objective?.cycle ?? document.cycle;
  const layer = document.layer === null ? '' : say(message(`layer.${document.layer}`));
  return [document.name, layer, cycle?.name ?? '']
    .filter((part) => part !== '')
    .map(escapeMarkdown)
    .join(' · ');
}
