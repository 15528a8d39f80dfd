import type * as vscode from 'vscode';
import * as z from 'zod/mini';
import { draftSchema, isBegun, type Draft } from '../../protocol/checkIn';

/** A draft with the number of its last change; `draft` is `null` once it was saved or discarded. */
export interface StoredDraft {
  readonly revision: number;
  readonly draft: Draft | null;
}

const storedSchema = z.object({ revision: z.number(), draft: z.nullable(draftSchema) });
const prefix = 'checkIn.draft ';
const none: StoredDraft = { revision: 0, draft: null };

/**
 * The drafts of this workspace, one for each document. Of two versions the one with the higher revision wins; a draft that
 * is over leaves its revision behind, so that a page which was hidden meanwhile cannot bring it back.
 */
export class DraftStore {
  private readonly memory: vscode.Memento;
  private readonly known = new Map<string, StoredDraft>();

  constructor(memory: vscode.Memento) {
    this.memory = memory;
  }

  get(uri: string): StoredDraft {
    const known = this.known.get(uri);
    if (known !== undefined) return known;
    const stored = storedSchema.safeParse(this.memory.get(prefix + uri));
    const draft = stored.success ? stored.data : none;
    this.known.set(uri, draft);
    return draft;
  }

  isBegun(uri: string): boolean {
    const { draft } = this.get(uri);
    return draft !== null && isBegun(draft);
  }

  /** Keeps a draft, unless a newer one is there. */
  keep(uri: string, revision: number, draft: Draft | null): void {
    if (revision < this.get(uri).revision) return;
    const stored = { revision, draft };
    this.known.set(uri, stored);
    void this.memory.update(prefix + uri, stored);
  }

  /** Ends a draft; the answer is what is left of it. */
  end(uri: string): { readonly revision: number; readonly draft: null } {
    const revision = this.get(uri).revision + 1;
    this.keep(uri, revision, null);
    return { revision, draft: null };
  }

  /** Takes the drafts of a file or folder along to its new name. */
  move(from: string, to: string): void {
    for (const key of this.memory.keys()) {
      const uri = key.slice(prefix.length);
      if (!key.startsWith(prefix) || (uri !== from && !uri.startsWith(`${from}/`))) continue;
      const { draft } = this.get(uri);
      if (draft === null) continue;
      const moved = to + uri.slice(from.length);
      this.keep(moved, this.get(moved).revision + 1, draft);
      this.end(uri);
    }
  }
}
