import type { Cycle } from '../model/calendar';
import type { OkrDocument } from '../model/entities';
import { insideOf, type Key } from './keys';
import { goalOf, resolveInside, type Inside } from './references';

interface Question {
  readonly inside: Inside;
  readonly cycle: Cycle | null;
}

/** Beyond so many questions to one document the old ones are taken for changed, and forgotten. */
const mostQuestions = 5000;

/**
 * What was asked about the inside of each document. A thousand teams that contribute to one objective ask one question; when
 * the document changes, the few questions are asked again, and only who asked one with another answer is concerned.
 */
export class Questions {
  private readonly byUri = new Map<string, Map<Key, Question>>();
  private readonly changed: (key: Key) => void;

  /** @param changed told the keys of answers that changed */
  constructor(changed: (key: Key) => void) {
    this.changed = changed;
  }

  /** Remembers a question. @returns its key */
  ask(uri: string, inside: Inside, cycle: Cycle | null): Key {
    const words = [inside.fragment, inside.keyResult?.value ?? null, cycle?.start ?? null, cycle?.end ?? null];
    const key = insideOf(uri, JSON.stringify(words));
    const known = this.byUri.get(uri);
    if (known?.has(key) === true) return key;
    if (known !== undefined && known.size >= mostQuestions) this.forget(uri);
    const asked = this.byUri.get(uri) ?? new Map<Key, Question>();
    this.byUri.set(uri, asked.set(key, { inside, cycle }));
    return key;
  }

  /** Tells whose answers differ between two states of a document. */
  compare(before: OkrDocument, after: OkrDocument): void {
    for (const [key, { inside, cycle }] of this.byUri.get(after.uri) ?? []) {
      if (answerOf(before, inside, cycle) !== answerOf(after, inside, cycle)) this.changed(key);
    }
  }

  /** Takes all answers about a document back. */
  forget(uri: string): void {
    const asked = this.byUri.get(uri);
    for (const key of asked?.keys() ?? []) this.changed(key);
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
