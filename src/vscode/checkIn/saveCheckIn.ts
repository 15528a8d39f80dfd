import * as vscode from 'vscode';
import { recordCheckIn } from '../../core/edit/recordCheckIn';
import { applyEdits } from '../../core/text/lineIndex';
import type { Range } from '../../core/text/position';
import type { CheckInKind, Conflict, Draft, FieldProblem, Side } from '../../protocol/checkIn';
import { text, type Text } from '../../protocol/text';
import { draftedAuthor } from '../../service/checkInDraft';
import { checkInForm, formState } from '../../service/checkInForm';
import { planCheckIn } from '../../service/checkInPlan';
import { applyTextEdits, toRange } from '../applyTextEdits';
import type { OkrHost, OpenOkrDocument } from '../okrHost';

/** What a person wants recorded. */
export interface Submission {
  readonly uri: string;
  readonly draft: Draft;
  readonly kind: CheckInKind;
  readonly choices: Readonly<Record<string, Side>>;
}

export type SaveResult =
  | { readonly kind: 'saved'; readonly text: Text; readonly by: string; readonly place: Place }
  | { readonly kind: 'refused'; readonly problems: readonly FieldProblem[] }
  | { readonly kind: 'asked'; readonly conflicts: readonly Conflict[] }
  | { readonly kind: 'failed'; readonly text: Text };

/** Where the new check-in is written. */
export interface Place {
  readonly uri: string;
  readonly range: Range;
}

/**
 * Records a check-in in the document as the editor has it at this moment, as one step that can be undone, and saves it.
 * Where document and draft do not agree nothing is written.
 */
export async function saveCheckIn(host: OkrHost, submission: Submission, proposedBy: string): Promise<SaveResult> {
  try {
    await catchUp((await host.open(submission.uri)).editorDocument);
    return await record(host, await host.open(submission.uri), submission, proposedBy);
  } catch (error) {
    return {
      kind: 'failed',
      text: text('checkIn.failed.open', { reason: error instanceof Error ? error.message : String(error) }),
    };
  }
}

/** How long an editor may take to notice that its file was changed outside, in milliseconds. */
const noticeTime = 2000;
const askAgain = 50;

/**
 * Waits until the editor has what the file has, as after a pull: it learns of a change outside late, and of a file that
 * is gone not at all where it is not shown. Unsaved text is left alone: saving compares it with the file.
 *
 * @throws {Error} when the file is gone
 */
async function catchUp(editorDocument: vscode.TextDocument): Promise<void> {
  if (editorDocument.isUntitled) return;
  for (let waited = 0; waited < noticeTime; waited += askAgain) {
    const written = new TextDecoder('utf-8').decode(await vscode.workspace.fs.readFile(editorDocument.uri));
    if (editorDocument.isDirty || sameText(editorDocument.getText(), written)) return;
    await new Promise<void>((resume) => setTimeout(resume, askAgain));
  }
}

async function record(
  host: OkrHost,
  opened: OpenOkrDocument,
  { uri, draft, kind, choices }: Submission,
  proposedBy: string,
): Promise<SaveResult> {
  const { document, editorDocument } = opened;
  const { version } = editorDocument;
  if (formState(document) !== 'form') return { kind: 'failed', text: text('checkIn.failed.form') };
  const form = checkInForm(document, host.today(), proposedBy);
  const plan = planCheckIn(document, form, draft, kind, choices);
  if (plan.kind === 'refuse') return { kind: 'refused', problems: plan.problems };
  if (plan.kind === 'ask') return { kind: 'asked', conflicts: plan.conflicts };
  const { edits, reveal } = recordCheckIn(opened.text, document, plan.input);
  const isSaved = await applyTextEdits(editorDocument, version, edits);
  const isWritten = isSaved || sameText(editorDocument.getText(), applyEdits(opened.text, edits));
  if (!isWritten) return { kind: 'failed', text: text('checkIn.failed.write') };
  // What is shown next must know the new check-in, not wait until typing pauses.
  await host.open(uri);
  const said = isSaved ? text('checkIn.saved', { name: document.name }) : text('checkIn.notSaved');
  return { kind: 'saved', text: said, by: draftedAuthor(draft, proposedBy), place: { uri, range: reveal } };
}

/** An editor may have other line ends than what was inserted. */
function sameText(a: string, b: string): boolean {
  return a.replace(/\r\n?/g, '\n') === b.replace(/\r\n?/g, '\n');
}

/** Shows the lines of a check-in; the focus stays in the form unless it is asked for. */
export async function revealPlace({ uri, range }: Place, takeFocus: boolean): Promise<void> {
  const shown = toRange(range);
  const editor = await vscode.window.showTextDocument(vscode.Uri.parse(uri, true), {
    preserveFocus: !takeFocus,
    preview: false,
  });
  editor.selection = new vscode.Selection(shown.start, shown.start);
  editor.revealRange(shown, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
