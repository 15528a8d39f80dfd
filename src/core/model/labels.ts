import { leadingOwner } from './handles';
import { normalizeWords, type Words } from './words';

/** A label at the start of a heading, an item or a line; offsets are in the text that was read. */
export interface ObjectiveLabel {
  /** `O` or, in vision and strategy documents, `P`. */
  readonly letter: 'O' | 'P';
  /** `null` where the label bears none. */
  readonly number: number | null;
  readonly start: number;
  readonly end: number;
  /** Where the title starts; the text's length where there is none. */
  readonly titleStart: number;
}

export interface KeyResultLabel {
  readonly number: number | null;
  readonly start: number;
  readonly end: number;
  readonly sentenceStart: number;
}

const separator = /^\s*(?:[:：.)]|[-–—‒―](?=\s|$)|\|)\s*/;
const lead = /^[^\p{L}\p{N}]*/u;
const round = /^R\d+-(?=O\d)/i;
const number = /^[\s\-#.]*(\d{1,4})(?![\d%])/;

/** Reads `O1:`, `Objective 1 —`, `OBJ-1`, `OKR 1:`, `R0-O1`, `P1:`, `Objective:` at the start; `null` where there is none. */
export function readObjectiveLabel(text: string, words: Words): ObjectiveLabel | null {
  const start = lead.exec(text)?.[0].length ?? 0;
  const afterRound = start + (round.exec(text.slice(start))?.[0].length ?? 0);
  const letter = /^[OP](?=\d)/i.exec(text.slice(afterRound));
  if (letter !== null) return readLettered(text, start, afterRound, letter[0].toUpperCase() as 'O' | 'P');
  const word = readWord(text, start, words.objective);
  if (word === null) return null;
  const digits = number.exec(text.slice(word));
  const end = digits === null ? word : word + digits[0].length;
  const rest = separator.exec(text.slice(end));
  const isAlone = text.slice(end).trim() === '';
  if (rest === null && !isAlone) return null;
  if (digits === null && isAlone && rest === null && text.slice(start, word).toLowerCase() !== 'objective') return null;
  return {
    letter: 'O',
    number: digits === null ? null : Number(digits[1]),
    start,
    end,
    titleStart: isAlone ? text.length : end + (rest?.[0].length ?? 0),
  };
}

function readLettered(text: string, start: number, at: number, letter: 'O' | 'P'): ObjectiveLabel | null {
  const digits = /^\d{1,4}/.exec(text.slice(at + 1))?.[0] ?? '';
  const end = at + 1 + digits.length;
  const tail = text.slice(end);
  const rest = separator.exec(tail);
  const isSeparated = rest !== null || tail.trim() === '' || (letter === 'O' && /^\s+\p{L}/u.test(tail));
  if (digits === '' || !isSeparated || /^\.\d/.test(tail)) return null;
  const gap = rest?.[0].length ?? tail.length - tail.trimStart().length;
  return { letter, number: Number(digits), start, end, titleStart: end + gap };
}

/** Reads `KR1:`, `KR1.2 —`, `KR 1.`, `Key Result 1:`, `KR:`, `O1-KR1:`; `null` where there is none. */
export function readKeyResultLabel(text: string, words: Words): KeyResultLabel | null {
  // An owner may stand before the label: `@ana KR1: …`.
  const owner = leadingOwner.exec(text)?.[0].length ?? 0;
  const start = owner + (lead.exec(text.slice(owner))?.[0].length ?? 0);
  const afterObjective = start + (/^O\d{1,4}[-.\s]?(?=KR)/i.exec(text.slice(start))?.[0].length ?? 0);
  const word = readWord(text, afterObjective, words.keyResult);
  if (word === null) return null;
  const digits = /^[\s\-#.]*(\d{1,4})(?:\.(\d{1,4}))?(?![\d%])/.exec(text.slice(word));
  const end = digits === null ? word : word + digits[0].length;
  const rest = separator.exec(text.slice(end));
  if (rest === null && (digits === null || /^\s*\S/.exec(text.slice(end)) === null)) return null;
  if (rest === null && !/^KR/i.test(text.slice(afterObjective))) return null;
  const gap = rest?.[0].length ?? /^\s*/.exec(text.slice(end))?.[0].length ?? 0;
  return {
    number: digits === null ? null : Number(digits[2] ?? digits[1]),
    start,
    end,
    sentenceStart: end + gap,
  };
}

/** Where one of the words ends, when the text has it at `start` as a whole word. */
function readWord(text: string, start: number, words: readonly string[]): number | null {
  const rest = text.slice(start, start + 40).toLowerCase();
  const found = words.find((word) => rest.startsWith(word) && !/^\p{L}/u.test(rest.slice(word.length)));
  return found === undefined ? null : start + found.length;
}

/** A label as references name it: `O1`, `O1-KR2`, `KR2`. */
export interface LabelPath {
  /** `O1`, `P1`, in upper case; `null` where only the key result is named. */
  readonly objective: string | null;
  /** `KR2`, or `null`. */
  readonly keyResult: string | null;
}

/** Reads `o1-kr2` and the like, whole; `null` where it is no label. */
export function parseLabelPath(text: string): LabelPath | null {
  const match = /^(?:([OP]\d{1,4})(?:[-.\s]?(KR\d{1,4}))?|(KR\d{1,4}))$/i.exec(text.trim());
  if (match === null) return null;
  const keyResult = match[2] ?? match[3];
  return { objective: match[1]?.toUpperCase() ?? null, keyResult: keyResult?.toUpperCase() ?? null };
}

/** What a known section's heading means, or `null`. */
export function readSectionWords(title: string, words: Words): Words['sections'][string] | null {
  return words.sections[normalizeWords(title)] ?? null;
}
