import { readFile, stat } from 'node:fs/promises';
import { Failure, isMissing, reasonOf } from './failure';

/** What became of reading a document. */
export type ReadDocument =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'encoding' }
  | { readonly kind: 'size'; readonly size: number }
  | { readonly kind: 'vanished' }
  | { readonly kind: 'refused'; readonly reason: string };

/** Reads a document as text, a byte order mark included. Never rejects. */
export async function readDocument(path: string, limit: number): Promise<ReadDocument> {
  try {
    const { size } = await stat(path);
    if (size > limit) return { kind: 'size', size };
    const text = decodeUtf8(await readFile(path));
    return text === null ? { kind: 'encoding' } : { kind: 'text', text };
  } catch (error) {
    return isMissing(error) ? { kind: 'vanished' } : { kind: 'refused', reason: reasonOf(error) };
  }
}

/** Why a document could not be read, for people. */
export function readFailure(read: Exclude<ReadDocument, { kind: 'text' }>, path: string, limit: number): Failure {
  switch (read.kind) {
    case 'encoding':
      return new Failure('path.encoding', { path });
    case 'size':
      return new Failure('path.size', { path, limit });
    case 'vanished':
      return new Failure('path.vanished', { path });
    case 'refused':
      return new Failure('path.unreadable', { path, reason: read.reason });
  }
}

/** `null` where the bytes are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
