/** A piece of a sentence. White space is between tokens, never in one (but for thousands such as `1 200`). */
export interface Token {
  readonly kind: 'number' | 'word' | 'date' | 'mark';
  /** As written. */
  readonly text: string;
  readonly lower: string;
  /** UTF-16 offsets in the sentence. */
  readonly start: number;
  readonly end: number;
  /** Whether it follows the token before without white space. */
  readonly glued: boolean;
}

/** Marks of several characters, the longest first. */
const longMarks = ['-->', '==>', '–>', '->', '=>', '>=', '<=', '=<', '…'];

/**
 * Cuts a sentence into numbers, words, ISO dates and marks, in one pass: every character is looked at a bounded number
 * of times, whatever the text.
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (isSpace(text.charAt(at))) {
      at += 1;
      continue;
    }
    const [kind, end] = scan(text, at);
    const raw = text.slice(at, end);
    const glued = tokens.length > 0 && tokens[tokens.length - 1]?.end === at;
    tokens.push({ kind, text: raw, lower: raw.toLowerCase(), start: at, end, glued });
    at = end;
  }
  return tokens;
}

function scan(text: string, at: number): [Token['kind'], number] {
  if (isDigit(text.charAt(at))) {
    const date = endOfIsoDate(text, at);
    return date === null ? ['number', endOfNumber(text, at)] : ['date', date];
  }
  if (isLetterAt(text, at)) return ['word', endOfWord(text, at)];
  const mark = longMarks.find((candidate) => text.startsWith(candidate, at));
  return ['mark', at + (mark?.length ?? characterLength(text, at))];
}

function endOfIsoDate(text: string, at: number): number | null {
  const candidate = text.slice(at, at + 10);
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(candidate);
  return isDate && !isDigit(text.charAt(at + 10)) ? at + 10 : null;
}

/** Digits with decimal and thousands marks; spaces join groups of exactly three digits. */
function endOfNumber(text: string, at: number): number {
  let end = endOfDigits(text, at);
  let grouped = end - at <= 3;
  for (;;) {
    const separator = text.charAt(end);
    const digitsEnd = endOfDigits(text, end + 1);
    const count = digitsEnd - end - 1;
    if (count === 0) return end;
    if (isSpace(separator) || separator === "'" || separator === '’') {
      if (!grouped || count !== 3) return end;
    } else if (separator === '.' || separator === ',') {
      grouped = grouped && count === 3;
    } else {
      return end;
    }
    end = digitsEnd;
  }
}

function endOfDigits(text: string, at: number): number {
  let end = at;
  while (isDigit(text.charAt(end))) end += 1;
  return end;
}

/** A word keeps its inner hyphens, apostrophes and digits: `first-week`, `p99.9`, `customer's`, `R&D`; an address is one word. */
function endOfWord(text: string, at: number): number {
  let end = at;
  for (;;) {
    end = endOfWordCharacters(text, end);
    if (text.startsWith('://', end)) return endOfAddress(text, end);
    if (!joinsWord(text, end, at)) return end;
    end += 1;
  }
}

function endOfWordCharacters(text: string, at: number): number {
  let end = at;
  while (end < text.length && (isDigit(text.charAt(end)) || text.charAt(end) === '_' || isLetterAt(text, end))) {
    end += characterLength(text, end);
  }
  return end;
}

function endOfAddress(text: string, at: number): number {
  let end = at;
  while (end < text.length && !isSpace(text.charAt(end))) end += 1;
  return end;
}

function joinsWord(text: string, at: number, wordStart: number): boolean {
  const next = at + 1;
  const letterNext = next < text.length && isLetterAt(text, next);
  const digitNext = isDigit(text.charAt(next));
  switch (text.charAt(at)) {
    case '-':
    case '‑':
      return letterNext || digitNext;
    case "'":
    case '’':
    case '&':
      return letterNext;
    case '.':
      return (digitNext && isDigit(text.charAt(at - 1))) || (letterNext && isInitial(text, at, wordStart));
    default:
      return false;
  }
}

/** Whether the character before the dot stands alone, as in `p.p.` and `e.g.`. */
function isInitial(text: string, dot: number, wordStart: number): boolean {
  return dot - 1 === wordStart || text.charAt(dot - 2) === '.';
}

export function isDigit(character: string): boolean {
  return character >= '0' && character <= '9' && character.length === 1;
}

function isSpace(character: string): boolean {
  return character !== '' && character.trim() === '';
}

function isLetterAt(text: string, at: number): boolean {
  const code = text.codePointAt(at) ?? 0;
  if (code < 128) return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  return /^[\p{L}\p{M}]$/u.test(String.fromCodePoint(code));
}

function characterLength(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}
