import { message, type Message } from '../core/messages/message';
import type { IsoDate } from '../core/model/calendar';
import type { KeyResult, OkrDocument } from '../core/model/entities';
import type { WorkspaceView } from '../core/workspace/view';
import {
  ageText,
  confidenceLevel,
  measureKeyResult,
  measureObjective,
  percent,
  quantityText,
  type KeyResultMeasures,
  type ObjectiveMeasures,
} from './measures';
import { escapeMarkdown } from './markdownText';
import type { Grouping, GroupNode, KeyResultNode, ObjectiveNode, OutlineNode, OwnerNode } from './outline';
import type { Say } from './say';

/** An icon of the editor's set; its shape alone tells the state, the colour only adds to it. */
export interface OutlineIcon {
  readonly name: string;
  /** A colour's id, or `null` for the text's. */
  readonly color: string | null;
}

/** What the tree shows of a node. */
export interface NodeText {
  readonly label: string;
  readonly description: string;
  /** Everything in words, as Markdown. */
  readonly tooltip: string;
  /** What a screen reader says. */
  readonly spoken: string;
  readonly icon: OutlineIcon;
  /** Unclamped; `null` where it is unknown or the node has none. */
  readonly progress: number | null;
}

export interface NodeTextContext {
  readonly workspace: WorkspaceView;
  readonly today: IsoDate;
  readonly say: Say;
  readonly grouping: Grouping;
  /** Whether a team's name stands before its objective, where a narrow side bar cuts off what follows. */
  readonly teamFirst?: boolean;
}

const separator = ' · ';

export function describeNode(node: OutlineNode, context: NodeTextContext): NodeText {
  switch (node.kind) {
    case 'group':
      return describeGroup(node, context);
    case 'owner':
      return describeOwner(node, context);
    case 'objective':
      return describeObjective(node, context);
    case 'key-result':
      return describeKeyResult(node, context);
  }
}

function describeGroup({ group, cycle, count }: GroupNode, { say }: NodeTextContext): NodeText {
  const label =
    group === 'cycle' ? (cycle?.name ?? say(message('outline.no-cycle'))) : say(message(`outline.${group}`));
  const hint = group === 'cycle' ? cycleHint(cycle, say) : say(message(`outline.${group}.hint`));
  const spoken = [label, say(message('spoken.count', { count })), hint].filter((part) => part !== '').join(', ');
  return {
    label,
    description: String(count),
    tooltip: escapeMarkdown(hint),
    spoken,
    icon: groupIcons[group],
    progress: null,
  };
}

const groupIcons: Readonly<Record<GroupNode['group'], OutlineIcon>> = {
  'not-aligned': { name: 'debug-disconnect', color: null },
  outside: { name: 'link-external', color: null },
  cycle: { name: 'calendar', color: null },
};

function cycleHint(cycle: GroupNode['cycle'], say: Say): string {
  return cycle === null ? '' : say(message('outline.cycle.hint', { start: cycle.start, end: cycle.end }));
}

function describeOwner({ documents }: OwnerNode, { say, today }: NodeTextContext): NodeText {
  const [document] = documents;
  const layer = layerText(document, say);
  const isTeam = document.layer === 'team' || document.layer === null;
  const objective = document.objectives[0];
  const measures = objective === undefined ? null : measureObjective(document, objective, today);
  const checkedIn = measures === null || !isTeam ? [] : [checkInLine(measures, say)];
  return {
    label: document.name,
    description: layer,
    tooltip: [`**${escapeMarkdown(document.name)}** ${separator} ${layer}`, ...checkedIn.map(escapeMarkdown)].join(
      '\n\n',
    ),
    spoken: [document.name, layer, ...checkedIn].join(', '),
    icon: { name: ownerIcons[document.layer ?? 'team'], color: null },
    progress: null,
  };
}

const ownerIcons = {
  vision: 'telescope',
  strategy: 'compass',
  company: 'globe',
  unit: 'type-hierarchy',
  team: 'organization',
} as const;

function describeObjective(node: ObjectiveNode, context: NodeTextContext): NodeText {
  const { document, objective, alignment } = node;
  const { say, today, grouping } = context;
  const measures = measureObjective(document, objective, today);
  const isTeamFirst = grouping === 'alignment' && document.layer === 'team' && context.teamFirst === true;
  const owner = grouping === 'alignment' && !isTeamFirst ? [document.name] : [];
  const known = [
    ...(measures.progress === null ? [] : [percent(measures.progress)]),
    ...(measures.confidence === null ? [] : [`${measures.confidence.value}/10`]),
    ...(measures.lastCheckIn === null ? [] : [say(ageText(measures.lastCheckIn.days, measures.lastCheckIn.date))]),
  ];
  const state = [...stateOf(node), ...alignmentMarks(alignment)].map((id) => say(message(id)));
  const facts = objectiveFacts(node, measures, context);
  return {
    label: isTeamFirst ? `${document.name}: ${objective.title}` : objective.title,
    description: [...owner, ...state, ...known].join(separator),
    tooltip: [
      `**${escapeMarkdown(`${objective.label}: ${objective.title}`)}**`,
      linesOf(facts),
      ...keyResultList(node, context),
    ].join('\n\n'),
    spoken: [`${objective.label}: ${objective.title}`, ...facts].join('. '),
    icon: objectiveIcon(node, measures),
    progress: measures.progress,
  };
}

function stateOf({ document: { status }, repeated }: ObjectiveNode): readonly string[] {
  const isUnsettled = status === 'closed' || status === 'draft' || status === 'proposed';
  return [...(isUnsettled ? [`status.${status}`] : []), ...(repeated ? ['outline.repeated'] : [])];
}

function alignmentMarks(alignment: ObjectiveNode['alignment']): readonly string[] {
  return alignment === 'broken' || alignment === 'loop' || alignment === 'none-on-purpose'
    ? [`outline.${alignment}`]
    : [];
}

function objectiveFacts(
  node: ObjectiveNode,
  measures: ObjectiveMeasures,
  { say, workspace }: NodeTextContext,
): readonly string[] {
  const { document, objective } = node;
  const place = { document, objective };
  const cycle = objective.cycle ?? document.cycle;
  const parents = [
    ...new Set(
      workspace
        .contributions(place)
        .map(({ to }) => `${to.objective.label} ${to.objective.title} (${to.document.name})`),
    ),
  ];
  const contributors = [...new Set(workspace.contributors(place).map(({ from }) => from.document.name))];
  const isMeasured = document.layer !== 'vision' && document.layer !== 'strategy';
  return [
    [document.name, layerText(document, say)].filter((part) => part !== '').join(separator),
    ...(isMeasured ? [progressLine(measures, say), confidenceLine(measures, say), checkInLine(measures, say)] : []),
    ...(objective.why === null ? [] : [say(message('tooltip.why', { why: objective.why }))]),
    ...(parents.length === 0 ? [] : [say(message('tooltip.contributes-to', { targets: parents.join('; ') }))]),
    ...notAligned(node, say),
    ...(contributors.length === 0 ? [] : [say(message('tooltip.contributors', { names: contributors.join(', ') }))]),
    ...(objective.owners.length === 0 ? [] : [say(message('tooltip.owners', { owners: objective.owners.join(', ') }))]),
    ...(cycle === null
      ? []
      : [say(message('tooltip.cycle', { name: cycle.name, start: cycle.start, end: cycle.end }))]),
    ...(document.status === 'active'
      ? []
      : [say(message('tooltip.status', { status: say(message(`status.${document.status}`)) }))]),
    ...(node.context ? [say(message('tooltip.context'))] : []),
  ];
}

function notAligned({ alignment, document, objective }: ObjectiveNode, say: Say): readonly string[] {
  if (alignment === 'aligned' || alignment === 'top' || alignment === 'outside') return [];
  const reason =
    objective.relations.find(({ none }) => none !== null)?.none?.value ?? document.frontmatter.parentNone?.value ?? '';
  const id = alignment === 'none-on-purpose' && reason !== '' ? 'none-reason' : alignment;
  return [say(message(`tooltip.not-aligned.${id}`, { reason }))];
}

function progressLine({ progress, known, counting }: ObjectiveMeasures, say: Say): string {
  if (progress === null) return say(message('tooltip.progress.unknown'));
  const id = known === counting ? 'tooltip.progress' : 'tooltip.progress.known';
  return say(message(id, { progress: percent(progress), known, all: counting }));
}

function confidenceLine({ confidence }: ObjectiveMeasures, say: Say): string {
  if (confidence === null) return say(message('tooltip.confidence.unknown'));
  const words = say(message(`confidence.${confidenceLevel(confidence.value)}`, { value: confidence.value }));
  if (confidence.reason === null) return say(message('tooltip.confidence', { confidence: words }));
  return say(message('tooltip.confidence.reason', { confidence: words, reason: confidence.reason }));
}

function checkInLine({ lastCheckIn }: ObjectiveMeasures, say: Say): string {
  if (lastCheckIn === null) return say(message('tooltip.last-check-in.none'));
  const { date, by, days } = lastCheckIn;
  const age = say(ageText(days, date));
  return say(
    by === null
      ? message('tooltip.last-check-in', { date, age })
      : message('tooltip.last-check-in.by', { date, age, by }),
  );
}

function keyResultList({ document, objective }: ObjectiveNode, context: NodeTextContext): readonly string[] {
  if (objective.keyResults.length === 0) return [];
  const lines = objective.keyResults.map((keyResult) => {
    const { progress } = measureKeyResult(document, objective, keyResult);
    return `- ${escapeMarkdown(`${keyResult.label} ${keyResult.text}`)}${progress === null ? '' : ` — **${percent(progress)}**`}`;
  });
  return [`${context.say(message('tooltip.key-results'))}\n${lines.join('\n')}`];
}

function objectiveIcon(
  { document, alignment }: ObjectiveNode,
  { progress, confidence }: ObjectiveMeasures,
): OutlineIcon {
  if (document.layer === 'vision' || document.layer === 'strategy')
    return { name: ownerIcons[document.layer], color: null };
  if (document.status === 'closed') return { name: 'archive', color: null };
  if (alignment === 'broken' || alignment === 'loop')
    return { name: 'debug-disconnect', color: 'list.warningForeground' };
  if (progress !== null && progress >= 1) return { name: 'pass-filled', color: 'charts.green' };
  if (confidence === null) return { name: 'target', color: null };
  return confidenceIcons[confidenceLevel(confidence.value)];
}

const confidenceIcons: Readonly<Record<'high' | 'medium' | 'low', OutlineIcon>> = {
  high: { name: 'arrow-circle-up', color: 'charts.green' },
  medium: { name: 'arrow-circle-right', color: 'charts.yellow' },
  low: { name: 'arrow-circle-down', color: 'charts.red' },
};

function describeKeyResult({ document, objective, keyResult }: KeyResultNode, { say }: NodeTextContext): NodeText {
  const measures = measureKeyResult(document, objective, keyResult);
  const facts = keyResultFacts(keyResult, measures, say);
  const label = `${keyResult.label}: ${keyResult.text}`;
  return {
    label,
    description: keyResultDescription(keyResult, measures, say),
    tooltip: [`**${escapeMarkdown(`${objective.label}-${label}`)}**`, linesOf(facts)].join('\n\n'),
    spoken: [label, ...facts].join('. '),
    icon: keyResultIcon(keyResult, measures),
    progress: keyResult.dropped === null ? measures.progress : null,
  };
}

function keyResultDescription(keyResult: KeyResult, { progress, current }: KeyResultMeasures, say: Say): string {
  if (keyResult.dropped !== null) return say(message('outline.dropped'));
  const { kind } = keyResult.movement;
  if (kind === 'milestone')
    return progress === null ? '' : say(message(progress >= 1 ? 'outline.done' : 'outline.open'));
  if (current === null) return say(message('outline.no-value'));
  const now = say(message('outline.now', { value: current.raw }));
  if (progress === null) return now;
  if (kind === 'maintain')
    return [say(message(progress >= 1 ? 'outline.holds' : 'outline.broken-bound')), now].join(separator);
  return [percent(progress), now].join(separator);
}

function keyResultFacts(keyResult: KeyResult, { progress, current }: KeyResultMeasures, say: Say): readonly string[] {
  const { movement, weight, due, owners, dropped } = keyResult;
  const from = quantityText(movement.baseline, keyResult);
  const to = quantityText(movement.target, keyResult);
  const target =
    to === null
      ? []
      : [
          from === null
            ? message('tooltip.target', { to: `${boundText(movement.bound)}${to}` })
            : message('tooltip.from-to', { from, to }),
        ];
  const date = due ?? movement.due;
  const facts: Message[] = [
    ...(dropped === null
      ? []
      : [
          dropped.reason === ''
            ? message('tooltip.dropped')
            : message('tooltip.dropped.reason', { reason: dropped.reason }),
        ]),
    progress === null
      ? message('tooltip.progress.unknown')
      : message('tooltip.progress', { progress: percent(progress) }),
    nowText(current),
    ...target,
    ...(date === null ? [] : [message('tooltip.due', { date })]),
    ...(weight === 1 ? [] : [message('tooltip.weight', { weight })]),
    ...(owners.length === 0 ? [] : [message('tooltip.owners', { owners: owners.join(', ') })]),
  ];
  return facts.map(say);
}

function nowText(current: KeyResultMeasures['current']): Message {
  if (current === null) return message('tooltip.now.none');
  if (current.date === null) return message('tooltip.now', { value: current.raw });
  return message('tooltip.now.date', { value: current.raw, date: current.date });
}

function boundText(bound: KeyResult['movement']['bound']): string {
  return bound === null ? '' : `${{ '>=': '≥', '<=': '≤', '>': '>', '<': '<' }[bound]} `;
}

function keyResultIcon({ dropped, movement: { kind } }: KeyResult, { progress }: KeyResultMeasures): OutlineIcon {
  if (dropped !== null) return { name: 'circle-slash', color: null };
  if (kind === 'maintain' && progress !== null)
    return progress >= 1 ? { name: 'shield', color: 'charts.green' } : { name: 'warning', color: 'charts.red' };
  if (progress !== null && progress >= 1) return { name: 'check', color: 'charts.green' };
  if (kind === 'milestone') return { name: 'milestone', color: null };
  if (progress === null) return { name: 'dash', color: null };
  return progress < 0 ? { name: 'arrow-down', color: 'charts.red' } : { name: 'graph-line', color: null };
}

/** One below the other, in one paragraph. */
function linesOf(facts: readonly string[]): string {
  return facts.map(escapeMarkdown).join('  \n');
}

function layerText({ layer }: OkrDocument, say: Say): string {
  return layer === null ? '' : say(message(`layer.${layer}`));
}
