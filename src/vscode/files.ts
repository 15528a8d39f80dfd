import * as vscode from 'vscode';

/** What reading a file came to. */
export type ReadFile =
  | { readonly kind: 'text'; readonly text: string }
  /** Bytes that are no UTF-8 stand as U+FFFD in the text. */
  | { readonly kind: 'not-utf8'; readonly text: string }
  | { readonly kind: 'too-large'; readonly bytes: number }
  /** It is not there, no file, or may not be read. */
  | { readonly kind: 'gone' };

/** Reads a file as UTF-8, at most `limit` bytes. Never rejects: a file may vanish while it is read. */
export async function readText(uri: vscode.Uri, limit = Number.POSITIVE_INFINITY): Promise<ReadFile> {
  try {
    if (Number.isFinite(limit)) {
      const { size, type } = await vscode.workspace.fs.stat(uri);
      if ((type & vscode.FileType.Directory) !== 0) return { kind: 'gone' };
      if (size > limit) return { kind: 'too-large', bytes: size };
    }
    return decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return { kind: 'gone' };
  }
}

/** Whether a file or folder is there. Never rejects. */
export async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

function decode(bytes: Uint8Array): ReadFile {
  try {
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { kind: 'not-utf8', text: new TextDecoder('utf-8').decode(bytes) };
  }
}
