import { message, type Message } from '../core/messages/message';
import type { OkrDocument } from '../core/model/entities';
import type { FixAction, Problem } from '../core/rules/problem';
import type { LineIndex } from '../core/text/lineIndex';
import type { Range, TextEdit } from '../core/text/position';
import { comparePositions } from '../core/text/position';
import { suppress } from './suppression';

/** Something that can be done about a problem, as LSP's `CodeAction` before its edit is worked out. */
export interface CodeAction {
  readonly title: Message;
  readonly problem: Problem;
  /** Whether it is what one most likely wants, for *Auto Fix*. */
  readonly preferred: boolean;
  readonly does:
    | { readonly kind: 'fix'; readonly action: FixAction }
    | { readonly kind: 'edit'; readonly edits: readonly TextEdit[] }
    | { readonly kind: 'explain'; readonly rule: string };
}

/** Fixes of all problems that touch the range, then, for each rule once, how to silence it here and why it exists. */
export function findCodeActions(
  index: LineIndex,
  document: OkrDocument,
  problems: readonly Problem[],
  range: Range,
): readonly CodeAction[] {
  const touched = problems.filter((problem) => touches(problem.range, range));
  const byRule = [...new Map(touched.map((problem) => [problem.rule, problem])).values()];
  return [
    ...touched.flatMap(fixesOf),
    ...byRule.filter(canBeSilenced).map((problem) => silence(index, document, problem)),
    ...byRule.map(explain),
  ];
}

function fixesOf(problem: Problem): readonly CodeAction[] {
  return problem.fixes.map(({ title, action }) => ({
    title,
    problem,
    preferred: problem.fixes.length === 1 && action.kind === 'replace',
    does: { kind: 'fix', action },
  }));
}

/** Where the text cannot be read at all, comments are not either. */
function canBeSilenced({ rule, severity }: Problem): boolean {
  return (
    rule !== 'doc/unreadable' && rule !== 'doc/frontmatter' && !(rule === 'doc/duplicate-label' && severity === 'error')
  );
}

function silence(index: LineIndex, document: OkrDocument, problem: Problem): CodeAction {
  const edits = [suppress(index, document, problem.range.start.line, problem.rule)];
  return {
    title: message('action.silence', { rule: problem.rule }),
    problem,
    preferred: false,
    does: { kind: 'edit', edits },
  };
}

function explain(problem: Problem): CodeAction {
  const { rule } = problem;
  return { title: message('action.explain', { rule }), problem, preferred: false, does: { kind: 'explain', rule } };
}

function touches(a: Range, b: Range): boolean {
  return comparePositions(a.start, b.end) <= 0 && comparePositions(b.start, a.end) <= 0;
}
