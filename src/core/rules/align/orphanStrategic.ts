import type { Objective, OkrDocument } from '../../model/entities';
import type { Contribution, WorkspaceView } from '../../workspace/view';
import type { Finding, Rule } from '../rule';
import { fullLabel, liveKeyResults } from '../scope';

export const orphanStrategic: Rule = {
  id: 'align/orphan-strategic',
  severity: 'information',
  starred: true,
  workspace: true,
  summary:
    'No document contributes to an active objective of a company or unit, or to one of its key results while its siblings are named.',
  messages: {
    default:
      'No document contributes to {objective}: ask the teams which of them can move it, or say in the conversation why nobody does.',
    keyResult:
      'No document contributes to {keyResult}, while others name {siblings}: ask the teams which of them can move it.',
  },
  *check({ document, workspace }) {
    if (document.status !== 'active' || (document.layer !== 'company' && document.layer !== 'unit')) return;
    for (const objective of document.objectives) {
      const contributions = contributionsOfOthers(document, objective, workspace);
      if (contributions.length > 0) yield* orphanedKeyResults(objective, contributions);
      else yield { range: objective.titleRange, args: { objective: objective.label } };
    }
  },
};

function contributionsOfOthers(
  document: OkrDocument,
  objective: Objective,
  workspace: WorkspaceView,
): readonly Contribution[] {
  return workspace.contributors({ document, objective }).filter(({ from }) => from.document.uri !== document.uri);
}

function* orphanedKeyResults(objective: Objective, contributions: readonly Contribution[]): Generator<Finding> {
  const named = new Set(contributions.map(({ keyResult }) => keyResult?.label ?? null));
  const keyResults = liveKeyResults(objective);
  const siblings = keyResults.filter(({ label }) => named.has(label));
  if (siblings.length === 0) return;
  for (const keyResult of keyResults) {
    if (named.has(keyResult.label)) continue;
    yield {
      range: keyResult.textRange,
      message: 'keyResult',
      args: {
        keyResult: fullLabel(objective, keyResult),
        siblings: siblings.map(({ label }) => label).join(', '),
      },
    };
  }
}
