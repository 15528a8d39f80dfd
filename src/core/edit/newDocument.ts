import type { Cycle } from '../model/calendar';
import { yamlText } from './frontmatter';

/** What a first document says about itself. */
export interface NewDocument {
  readonly layer: 'company' | 'unit' | 'team';
  /** Of the company, unit or team. */
  readonly name: string;
  readonly cycle: Cycle;
  /** A reference, such as `../okr.md#O1`. */
  readonly parent?: string;
}

/**
 * The text of a first document. What is still to be written stands in square brackets, which `doc/placeholder` points out,
 * so that nothing of the template passes for an OKR.
 */
export function newDocument({ layer, name, cycle, parent }: NewDocument): string {
  const frontmatter = [
    '---',
    `okr: ${layer}`,
    `${layer}: ${yamlText(name)}`,
    `cycle: ${yamlText(cycle.name)}`,
    'status: draft # draft | proposed | aligned | active | closed',
    ...(parent === undefined ? [] : [`parent: ${yamlText(parent)}`]),
    '---',
  ];
  return [
    ...frontmatter,
    '',
    `# ${name}: OKRs for ${cycle.name}`,
    '',
    ...(layer === 'company' ? [] : context),
    ...objective,
    '',
  ].join('\n');
}

const context: readonly string[] = [
  '## Context',
  '',
  "- What is the organisation's strategic goal?",
  '- Which part of it is relevant to us?',
  '- What can we really move this quarter?',
  '- How will we know that we are making progress?',
  '',
];

const objective: readonly string[] = [
  '## O1: [objective]',
  '',
  'Why: [why it matters, and to whom]',
  '',
  '- KR1: Increase [metric] from X to Y',
  '- KR2: Reduce [metric] from X to Y',
];
