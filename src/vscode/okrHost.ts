import type * as vscode from 'vscode';
import type { IsoDate } from '../core/model/calendar';
import type { OkrDocument } from '../core/model/entities';
import type { Folder } from '../core/workspace/folder';
import type { WorkspaceView } from '../core/workspace/view';
import type { Say } from '../service/say';

/** What the parts of the extension share: the documents as they are now, the date, and the reader's language. */
export interface OkrHost {
  /** All documents that are known; its answers change with `onDidChange`. */
  readonly workspace: WorkspaceView;
  /** Whether the first look for documents is over. */
  readonly complete: boolean;
  /** Documents, their problems, the settings or the date have changed. Bursts are merged. */
  readonly onDidChange: vscode.Event<void>;
  readonly say: Say;
  /** The open folders, by which references between them are written. */
  readonly folders: readonly Folder[];
  /** The date that rules see: the machine's, unless the hidden setting fixes it. */
  today(): IsoDate;
  document(uri: string): OkrDocument | undefined;
  /** Whether the document belongs to *my teams*; everything does where the setting is empty. */
  isMine(document: OkrDocument): boolean;
  /**
   * Opens the file and parses what the editor has now, unsaved changes included: the pair that an edit needs.
   * Rejects with a message for people where the file cannot be opened.
   */
  open(uri: string): Promise<OpenOkrDocument>;
}

export interface OpenOkrDocument {
  readonly text: string;
  readonly editorDocument: vscode.TextDocument;
  readonly document: OkrDocument;
}
