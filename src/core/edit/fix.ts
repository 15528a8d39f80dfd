import type { OkrDocument } from '../model/entities';
import type { FixAction } from '../rules/problem';
import { LineIndex } from '../text/lineIndex';
import type { TextEdit } from '../text/position';
import type { Folder } from '../workspace/folder';
import type { WorkspaceView } from '../workspace/view';
import { adoptDocument, type Adoption } from './adopt';
import { writeParent, writeRelation } from './relation';
import { replaceText } from './textEdits';

/** What a fix may know besides the documents. */
export interface FixContext {
  readonly folders?: readonly Folder[];
  /** What a document that is adopted does not say itself. */
  readonly adoption?: Adoption;
}

/**
 * The edits of a problem's fix, in the problem's document. Nothing where there is nothing to write: the target is gone, or
 * the fix opens something instead.
 * @param document the entities of `text`
 */
export function fixEdits(
  text: string,
  document: OkrDocument,
  action: FixAction,
  workspace: WorkspaceView,
  context: FixContext = {},
): readonly TextEdit[] {
  switch (action.kind) {
    case 'replace':
      return replaceText(new LineIndex(text), action.range, action.newText);
    case 'add-relation':
      return relationEdits(text, document, action, workspace, context);
    case 'adopt':
      return adoptDocument(text, document, context.adoption);
    case 'start-check-in':
      return [];
  }
}

type AddRelation = Extract<FixAction, { kind: 'add-relation' }>;

function relationEdits(
  text: string,
  document: OkrDocument,
  { objective: label, relation, target }: AddRelation,
  workspace: WorkspaceView,
  { folders = [] }: FixContext,
): readonly TextEdit[] {
  const objective = document.objectives.find((each) => each.label === label);
  const targetDocument = workspace.get(target.uri);
  const [objectiveLabel, keyResultLabel] = target.label.split('-');
  const targetObjective = targetDocument?.objectives.find((each) => each.label === objectiveLabel);
  if (objective === undefined || targetDocument === undefined || targetObjective === undefined) return [];
  const keyResult = targetObjective.keyResults.find((each) => each.label === keyResultLabel);
  const place = {
    document: targetDocument,
    objective: targetObjective,
    ...(keyResult === undefined ? {} : { keyResult }),
  };
  const edits = writeRelation(text, document, objective, { kind: relation, target: place, mode: 'add', folders });
  if (edits.length > 0 || relation !== 'contributes-to' || document.frontmatter.parent.length > 0) return edits;
  return writeParent(text, document, { target: place, folders });
}
