import type { Acceptance, Objective, OkrDocument } from '../model/entities';
import { relationsOf } from '../workspace/view';
import { contains, type Range } from '../text/position';

/**
 * Whether somebody said that a rule is to be silent there: by a comment on the line, or by `Accepted: rule — reason` under
 * the objective or key result that the range lies in.
 */
export function isSuppressed(document: OkrDocument, rule: string, range: Range): boolean {
  return isCommentedOut(document, rule, range.start.line) || isAccepted(document, rule, range);
}

function isCommentedOut({ suppressions }: OkrDocument, rule: string, line: number): boolean {
  return suppressions.some(
    ({ rules, firstLine, lastLine }) =>
      firstLine <= line && line <= lastLine && (rules.length === 0 || rules.includes(rule)),
  );
}

function isAccepted(document: OkrDocument, rule: string, range: Range): boolean {
  if (isInheritedParent(document, range)) return isAcceptedByHeirs(document, rule);
  const objective = document.objectives.find((each) => contains(each.range, range.start));
  if (objective === undefined) return false;
  if (names(objective.accepted, rule)) return true;
  return objective.keyResults.some(({ range: own, accepted }) => contains(own, range.start) && names(accepted, rule));
}

function names(accepted: readonly Acceptance[], rule: string): boolean {
  return accepted.some((each) => each.rule === rule);
}

/** The frontmatter's `parent` stands outside of all objectives, and what is wrong with it is said once for all of them. */
function isInheritedParent({ frontmatter }: OkrDocument, range: Range): boolean {
  return frontmatter.parent.some((reference) => contains(reference.range, range.start));
}

/** Silent only when each objective that the `parent` is meant for accepts the rule. */
function isAcceptedByHeirs({ objectives }: OkrDocument, rule: string): boolean {
  const heirs = objectives.filter(inheritsParent);
  return heirs.length > 0 && heirs.every(({ accepted }) => names(accepted, rule));
}

function inheritsParent(objective: Objective): boolean {
  return relationsOf(objective, 'contributes-to').length === 0;
}
