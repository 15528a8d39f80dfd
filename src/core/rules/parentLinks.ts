import type { KeyResult, Objective, OkrDocument, Reference } from '../model/entities';
import { movedReferences } from '../workspace/contributing';
import type { WorkspaceView } from '../workspace/view';
import { cycleOf } from './scope';

/** One step up the line of sight that leads somewhere. */
export interface ParentLink {
  readonly child: Objective;
  readonly reference: Reference;
  readonly target: OkrDocument;
  /** `null` where the whole document is named. */
  readonly objective: Objective | null;
  readonly keyResult: KeyResult | null;
}

/**
 * Where the objectives of a document lead: by their own lines, else by the frontmatter's `parent`, and by the `moves` of
 * their key results where these name a document that no line names. References that lead nowhere are left out:
 * `align/broken-reference` has them.
 */
export function* parentLinks(document: OkrDocument, workspace: WorkspaceView): Generator<ParentLink> {
  for (const child of document.objectives) {
    const named = new Set<string>();
    for (const reference of workspace.contributingReferences({ document, objective: child })) {
      const link = follow(reference, child, document, workspace);
      if (link === null) continue;
      named.add(link.target.uri);
      yield link;
    }
    for (const reference of movedReferences(child)) {
      const link = follow(reference, child, document, workspace);
      if (link === null || named.has(link.target.uri)) continue;
      named.add(link.target.uri);
      yield link;
    }
  }
}

/** A frontmatter reference serves several objectives and is reported once. */
export function* oncePerReference(links: Iterable<ParentLink>): Generator<ParentLink> {
  const seen = new Set<Reference>();
  for (const link of links) {
    if (seen.has(link.reference)) continue;
    seen.add(link.reference);
    yield link;
  }
}

/** How a message names what a link leads to: `Digital Services O1`, `Digital Services`. */
export function nameOfTarget({ target, objective, keyResult }: ParentLink): string {
  if (objective === null) return target.name;
  return `${target.name} ${objective.label}${keyResult === null ? '' : `-${keyResult.label}`}`;
}

function follow(
  reference: Reference,
  child: Objective,
  document: OkrDocument,
  workspace: WorkspaceView,
): ParentLink | null {
  const found = workspace.resolve(reference, document, cycleOf(document, child));
  if (found.kind !== 'resolved') return null;
  return { child, reference, target: found.document, objective: found.objective, keyResult: found.keyResult };
}
