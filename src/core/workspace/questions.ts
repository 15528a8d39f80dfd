import type { Cycle } from '../model/calendar';
import type { OkrDocument } from '../model/entities';
import { insideOf, type Key } from './keys';
import { goalOf, resolveInside, type Inside } from './references';

interface Question {
  readonly inside: Inside;
  readonly cycle: Cycle | null;
}

/**
 * What was asked about the inside of each document. A thousand teams that contribute to one objective ask one question; when
 * the document changes, the few questions are asked again, and only who asked one with another answer is concerned.
 */
export class Questions {
  private readonly byUri = new Map<string, Map<Key, Question>>();
  private readonly changed: (key: Key) => void;
  private readonly isRead: (key: Key) => boolean;

  /**
   * @param changed told the keys of answers that changed
   * @param isRead whether anybody still rests on an answer
   */
  constructor(changed: (key: Key) => void, isRead: (key: Key) => boolean) {
    this.changed = changed;
    this.isRead = isRead;
  }

  /** Remembers a question. @returns its key */
  ask(uri: string, inside: Inside, cycle: Cycle | null): Key {
    const words = [inside.fragment, inside.keyResult?.value ?? null, cycle?.start ?? null, cycle?.end ?? null];
    const key = insideOf(uri, JSON.stringify(words));
    const asked = this.byUri.get(uri) ?? new Map<Key, Question>();
    if (!asked.has(key)) this.byUri.set(uri, asked.set(key, { inside, cycle }));
    return key;
  }

  /** Tells whose answers differ between two states of a document, and forgets what nobody wants to know any more. */
  compare(before: OkrDocument, after: OkrDocument): void {
    const asked = this.byUri.get(after.uri);
    for (const [key, { inside, cycle }] of asked ?? []) {
      if (!this.isRead(key)) asked?.delete(key);
      else if (answerOf(before, inside, cycle) !== answerOf(after, inside, cycle)) this.changed(key);
    }
  }

  /** Forgets all about a document that is gone: who asked about it has asked first whether it is there. */
  forget(uri: string): void {
    this.byUri.delete(uri);
  }
}

/** Where a question leads, by positions in lists. */
function answerOf(document: OkrDocument, inside: Inside, cycle: Cycle | null): string {
  const found = resolveInside(document, inside, cycle);
  if (found.kind !== 'resolved') return found.kind === 'missing' ? found.what : found.kind;
  const goal = goalOf(found);
  const isNamed = found.objective !== null;
  const objective = goal === null ? -1 : document.objectives.indexOf(goal);
  const keyResult = found.keyResult === null ? -1 : (found.objective?.keyResults.indexOf(found.keyResult) ?? -1);
  return `${isNamed} ${objective} ${keyResult}`;
}
