import { covers, type Cycle } from '../../model/calendar';
import type { Objective, OkrDocument, Reference } from '../../model/entities';
import { candidatesFor, type Candidate } from '../../workspace/candidates';
import { movedReferences } from '../../workspace/contributing';
import { relationsOf, type Resolution, type WorkspaceView } from '../../workspace/view';
import type { Limits } from '../config';
import type { Finding, Rule, RuleContext } from '../rule';
import { documentPlace, isClosed, mayBeParent } from '../scope';

export const brokenReference: Rule = {
  id: 'align/broken-reference',
  severity: 'error',
  workspace: true,
  summary:
    'The file, objective or key result that a parent, "Contributes to:" or "moves" names is not found; outside of what is opened it is an information.',
  messages: {
    document: '{text} leads to no document: correct the path, or take the reference out.',
    objective: '{name} has no objective {label}: name one that it has.',
    'key-result': '{name} has no key result {label}: name one that it has.',
    outside:
      '{text} leads out of the folders that are opened and cannot be checked: open the folder that holds it, or map its name under "folders" in okr.config.json.',
    related: '{name}, where it was looked for',
    fix: 'Change to {text}',
  },
  *check(context) {
    for (const { reference, cycle } of parentReferences(context.document)) {
      const found: Resolution = webAddress.test(reference.text)
        ? { kind: 'outside' }
        : context.workspace.resolve(reference, context.document, cycle);
      if (found.kind === 'outside') {
        yield { range: reference.range, message: 'outside', args: { text: reference.text }, severity: 'information' };
      } else if (found.kind === 'missing') {
        yield missing(reference, cycle, found, context);
      }
    }
  },
};

/** What stands on the web is in no folder. */
const webAddress = /^[a-z][a-z0-9+.-]*:\/\//i;

interface Written {
  readonly reference: Reference;
  readonly cycle: Cycle | null;
}

/** Every reference upwards where it is written: the frontmatter's once, then each objective's. */
function parentReferences(document: OkrDocument): readonly Written[] {
  return [
    ...document.frontmatter.parent.map((reference) => ({ reference, cycle: document.cycle })),
    ...document.objectives.flatMap((objective) =>
      ownReferences(objective).map((reference) => ({ reference, cycle: objective.cycle ?? document.cycle })),
    ),
  ];
}

function ownReferences(objective: Objective): readonly Reference[] {
  const lines = relationsOf(objective, 'contributes-to').filter(({ none }) => none === null);
  return [...lines.flatMap(({ references }) => references), ...movedReferences(objective)];
}

function missing(
  reference: Reference,
  cycle: Cycle | null,
  { what, document: target }: Extract<Resolution, { kind: 'missing' }>,
  context: RuleContext,
): Finding {
  const { document, workspace, limits } = context;
  const candidates = nearest({ reference, cycle }, document, workspace, limits);
  return {
    range: (what === 'key-result' ? reference.keyResult?.range : undefined) ?? reference.range,
    message: what,
    args: { text: reference.text, name: target?.name ?? '', label: reference.keyResult?.value ?? reference.fragment },
    related:
      target === null || target.uri === document.uri
        ? []
        : [{ uri: target.uri, range: documentPlace(target), message: 'related', args: { name: target.name } }],
    fixes: candidates.map(({ range, newText }) => ({
      title: 'fix',
      args: { text: newText },
      action: { kind: 'replace', range, newText },
    })),
  };
}

/** What may have been meant, without documents that another rule would object to as a parent. */
function nearest(
  { reference, cycle }: Written,
  document: OkrDocument,
  workspace: WorkspaceView,
  limits: Limits,
): readonly Candidate[] {
  const accepts = (other: OkrDocument): boolean =>
    mayBeParent(other, document) &&
    (!isClosed(other) || isClosed(document)) &&
    (cycle === null || other.cycle === null || covers(other.cycle, cycle, limits.cycleDays));
  return candidatesFor(reference, document, cycle, workspace, { accepts });
}
