import { type DatePhrase, readDate } from './dates';
import { type Measure, readMeasure } from './measure';
import type { Bound } from './movement';
import { type Token, tokenize } from './tokens';
import { periodWords } from './units';
import type { Cue, CueRole, VerbForm, Vocabulary } from './vocabulary';

/** A value in a sentence, and what the words around it make of it. */
export interface Amount {
  readonly kind: 'amount';
  /** Its own index among the sentence's items. */
  readonly index: number;
  readonly measure: Measure;
  /** What the words before it say that it is. */
  readonly cue: CueRole | null;
  readonly bound: Bound | null;
  /** `-1`, `+1`: a comparative or noun of change belongs to it (`30% fewer`, `a 20% increase in`). */
  readonly change: 1 | -1 | null;
  /** Index of the first token that belongs to it, its cue included. */
  readonly cueStart: number;
  readonly start: number;
  readonly end: number;
  readonly inParentheses: boolean;
}

export interface Word {
  readonly kind: 'word';
  readonly text: string;
  readonly lower: string;
  /** Where the word, with those after it, is a verb in one of its forms. */
  readonly verbs: readonly VerbForm[];
  readonly start: number;
  readonly end: number;
  readonly inParentheses: boolean;
}

export interface Arrow {
  readonly kind: 'arrow';
  /** `=>`: what comes after is the result. */
  readonly result: boolean;
  readonly start: number;
  readonly end: number;
  readonly inParentheses: boolean;
}

export interface DateItem extends DatePhrase {
  readonly kind: 'date';
  readonly inParentheses: boolean;
}

export interface Mark {
  readonly kind: 'mark';
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly inParentheses: boolean;
}

/** `X`, `xx%`, `ZZZ`: left from a template where a value should be. */
export interface Placeholder {
  readonly kind: 'placeholder';
  readonly start: number;
  readonly end: number;
  readonly inParentheses: boolean;
}

export type Item = Amount | Word | Arrow | DateItem | Mark | Placeholder;

/** A sentence cut into what it is made of, in order. */
export interface Sentence {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly items: readonly Item[];
}

const resultArrows = new Set(['=>', '==>', '⇒', '⟹']);
const arrows = new Set([...resultArrows, '->', '-->', '–>', '→', '➜', '➡', '⟶', '➔', '➝']);
const bounds: ReadonlyMap<string, Bound> = new Map([
  ['<', '<'],
  ['>', '>'],
  ['<=', '<='],
  ['=<', '<='],
  ['≤', '<='],
  ['≦', '<='],
  ['>=', '>='],
  ['≥', '>='],
  ['≧', '>='],
]);
/** Of a longer text, which is no key result any more, the rest is not read. */
const longestSentence = 400;
/** The most words that a phrase of the vocabulary has. */
const longestPhrase = 4;
/** How many words after a number its `per week` may stand. */
const longestCounted = 5;
/** The most words between a cue and its number. */
const longestFill = 5;

export function readSentence(text: string, vocabulary: Vocabulary): Sentence {
  return new SentenceReader(text, vocabulary).read();
}

class SentenceReader {
  private readonly text: string;
  private readonly tokens: readonly Token[];
  private readonly vocabulary: Vocabulary;
  private readonly timeWords: boolean;
  private readonly items: Item[] = [];
  private depth = 0;
  private cue: { cue: Cue; start: number } | null = null;
  private bound: Bound | null = null;
  private fill = 0;

  constructor(text: string, vocabulary: Vocabulary) {
    this.text = text;
    this.tokens = tokenize(text).slice(0, longestSentence);
    this.vocabulary = vocabulary;
    this.timeWords = this.tokens.some(({ lower }) => vocabulary.nouns.time.has(lower));
  }

  read(): Sentence {
    let at = 0;
    while (at < this.tokens.length) at = this.readAt(at);
    return { text: this.text, tokens: this.tokens, items: this.items };
  }

  private readAt(at: number): number {
    return (
      this.readMark(at) ??
      this.readCueOrDate(at) ??
      this.readPlaceholder(at) ??
      this.readAmount(at) ??
      this.readWord(at)
    );
  }

  private lower(at: number): string {
    return this.tokens[at]?.lower ?? '';
  }

  private readMark(at: number): number | null {
    const token = this.tokens[at];
    if (token?.kind !== 'mark') return null;
    const bound = bounds.get(token.text);
    if (bound !== undefined) {
      this.startCue(at, { role: 'bound', bound });
      return at + 1;
    }
    if (arrows.has(token.text)) {
      this.items.push({
        kind: 'arrow',
        result: resultArrows.has(token.text),
        start: at,
        end: at + 1,
        inParentheses: this.depth > 0,
      });
      this.clearCue();
      return at + 1;
    }
    if (token.text === '(' || token.text === '[') return this.openParenthesis(at);
    if (token.text === ')' || token.text === ']') return this.closeParenthesis(at);
    if (token.text === '#') return this.readWord(at);
    if (this.vocabulary.fillers.has(token.text) && (this.cue !== null || token.text !== ':')) {
      this.countFill();
      return at + 1;
    }
    return this.readAmount(at) ?? this.readPlaceholder(at) ?? this.pushMark(at);
  }

  private openParenthesis(at: number): number {
    this.clearCue();
    this.depth += 1;
    return this.pushMark(at);
  }

  private closeParenthesis(at: number): number {
    const end = this.pushMark(at);
    this.depth = Math.max(0, this.depth - 1);
    return end;
  }

  private pushMark(at: number): number {
    const text = this.tokens[at]?.text ?? '';
    this.items.push({ kind: 'mark', text, start: at, end: at + 1, inParentheses: this.depth > 0 });
    this.clearCue();
    return at + 1;
  }

  private readCueOrDate(at: number): number | null {
    const date = readDate(this.tokens, at, this.vocabulary);
    if (date !== null) {
      this.items.push({ kind: 'date', ...date, inParentheses: this.depth > 0 });
      this.clearCue();
      return date.end;
    }
    const phrase = this.longestIn(this.vocabulary.cues, at);
    if (phrase === null || !this.leadsToAmount(phrase.end)) return null;
    this.startCue(at, phrase.value);
    return phrase.end;
  }

  private longestIn<T>(table: ReadonlyMap<string, T>, at: number): { value: T; end: number } | null {
    let phrase = '';
    let found: { value: T; end: number } | null = null;
    for (let end = at; end < at + longestPhrase && end < this.tokens.length; end += 1) {
      phrase = end === at ? this.lower(end) : `${phrase} ${this.lower(end)}`;
      const value = table.get(phrase);
      if (value !== undefined) found = { value, end: end + 1 };
    }
    return found;
  }

  /** Whether after fillers, bounds and other cues a value comes, so that the phrase is a cue and not part of a name. */
  private leadsToAmount(start: number): boolean {
    let at = start;
    for (let count = 0; count <= longestFill; count += 1) {
      const token = this.tokens[at];
      if (token === undefined) return false;
      if (this.isValueAt(at)) return true;
      const phrase = this.longestIn(this.vocabulary.cues, at);
      if (phrase !== null) at = phrase.end;
      else if (bounds.has(token.text) || this.vocabulary.fillers.has(token.lower)) at += 1;
      else return false;
    }
    return false;
  }

  private isValueAt(at: number): boolean {
    if (readDate(this.tokens, at, this.vocabulary) !== null) return false;
    const measure = this.measureAt(at);
    return (measure !== null && !this.isNamed(measure)) || this.placeholderEnd(at, true) !== null;
  }

  private startCue(at: number, cue: Cue): void {
    if (cue.bound !== undefined) this.bound = cue.bound;
    const keepsOlder =
      this.cue !== null && (cue.role === 'bound' || (this.cue.cue.role !== 'bound' && isWeak(cue.role)));
    this.cue = keepsOlder ? this.cue : { cue, start: this.cue?.start ?? at };
    this.fill = 0;
  }

  private clearCue(): void {
    this.cue = null;
    this.bound = null;
    this.fill = 0;
  }

  private countFill(): void {
    this.fill += 1;
    if (this.fill > longestFill) this.clearCue();
  }

  private readPlaceholder(at: number): number | null {
    const end = this.placeholderEnd(at);
    if (end === null) return null;
    this.items.push({ kind: 'placeholder', start: this.cue?.start ?? at, end, inParentheses: this.depth > 0 });
    this.clearCue();
    return end;
  }

  private placeholderEnd(at: number, isCued = this.cue !== null): number | null {
    const token = this.tokens[at];
    if (token === undefined) return null;
    const letters = /^(?:x{2,4}|X{1,4}|Y{1,4}|Z{1,4}|N|M|n|TBD|tbd|TBC|tbc|__+|_)$/.test(token.text);
    const isPercent = this.tokens[at + 1]?.text === '%';
    if (letters && (token.text.length > 1 || isPercent || isCued)) return isPercent ? at + 2 : at + 1;
    return token.text === '?' && isPercent ? at + 2 : null;
  }

  private measureAt(at: number): Measure | null {
    return readMeasure(this.tokens, at, this.vocabulary, { timeWords: this.timeWords, alone: false });
  }

  private readAmount(at: number): number | null {
    const read = this.measureAt(at);
    if (read === null) return null;
    if (this.isNamed(read)) return this.readName(read);
    const measure = this.withPeriod(read);
    const suffix = this.longestIn(this.vocabulary.suffixBounds, measure.end);
    const end = suffix?.end ?? measure.end;
    const bound = this.bound ?? suffix?.value ?? measure.bound ?? this.boundAfterNoun(end);
    const change = this.changeAfter(end);
    this.items.push({
      kind: 'amount',
      index: this.items.length,
      measure,
      cue: this.cue?.cue.role === 'bound' ? null : (this.cue?.cue.role ?? null),
      bound,
      change: change?.sign ?? null,
      cueStart: this.cue?.start ?? measure.start,
      start: measure.start,
      end: change?.end ?? end,
      inParentheses: this.depth > 0,
    });
    this.clearCue();
    return change?.end ?? end;
  }

  /** `two posts per week`: the period may stand after the thing counted. */
  private withPeriod(measure: Measure): Measure {
    if (measure.unit !== null || measure.points || measure.factor) return measure;
    const { perWords, prepositions, conjunctions } = this.vocabulary;
    for (let at = measure.end; at < measure.end + longestCounted; at += 1) {
      const token = this.tokens[at];
      if (token?.kind !== 'word') return measure;
      const period = perWords.has(token.lower) ? periodWords.get(this.lower(at + 1)) : undefined;
      if (period !== undefined && this.lower(at + 1).length > 2) {
        return {
          ...measure,
          unit: period.unit,
          value: measure.value / period.factor,
          decimalValue: measure.decimalValue / period.factor,
        };
      }
      if (prepositions.has(token.lower) || conjunctions.has(token.lower)) return measure;
    }
    return measure;
  }

  /** `3 incidents or fewer`. */
  private boundAfterNoun(end: number): Bound | null {
    for (let at = end + 1; at < end + longestCounted && this.tokens[at]?.kind === 'word'; at += 1) {
      const phrase = this.vocabulary.conjunctions.has(this.lower(at))
        ? this.longestIn(this.vocabulary.suffixBounds, at)
        : null;
      if (phrase !== null) return phrase.value;
    }
    return null;
  }

  /** `30% fewer`, `20% increase in`. */
  private changeAfter(at: number): { sign: 1 | -1; end: number } | null {
    const word = this.lower(at);
    const comparative = this.vocabulary.comparatives.get(word);
    if (comparative !== undefined) return { sign: comparative, end: this.lower(at + 1) === 'than' ? at + 2 : at + 1 };
    for (let noun = at; noun < at + 2; noun += 1) {
      const sign = this.vocabulary.changeNouns.get(this.lower(noun));
      if (sign !== undefined && (this.lower(noun + 1) === 'in' || this.lower(noun + 1) === 'of'))
        return { sign, end: noun + 2 };
    }
    return null;
  }

  /** Numbers that name things are no values. */
  private isNamed(measure: Measure): boolean {
    if (measure.name) return true;
    const token = this.tokens[measure.start];
    const before = this.tokens[measure.start - 1];
    const isBare = measure.unit === null && !measure.signed && !measure.factor;
    const isOne = !measure.digits;
    if (isOne && this.isPronounOne(measure)) return true;
    if (this.tokens[measure.start]?.kind === 'word' && this.vocabulary.namesAfter.has(this.lower(measure.end)))
      return true;
    if (before?.text === '#' || (before?.text === '/' && before.glued)) return true;
    if (isYear(token, measure) && isBare && this.isYearHere(measure)) return true;
    if (before === undefined) return false;
    if (this.vocabulary.spanWords.has(before.lower)) return measure.unit !== null && measure.unit !== '%';
    if (!this.vocabulary.namesBefore.has(before.lower)) return false;
    return isBare && measure.exponent === 0;
  }

  private isPronounOne(measure: Measure): boolean {
    const next = this.tokens[measure.end];
    const before = this.lower(measure.start - 1);
    if (next === undefined || next.kind !== 'word') return this.cue === null;
    return (
      this.vocabulary.prepositions.has(next.lower) ||
      this.vocabulary.namesAfter.has(next.lower) ||
      this.vocabulary.determiners.has(before)
    );
  }

  /** A year stands alone; a count of so many has a noun after it, or is one of a pair. */
  private isYearHere(measure: Measure): boolean {
    if (this.cue !== null && ['from', 'to', 'baseline', 'target', 'now'].includes(this.cue.cue.role)) return false;
    const next = this.tokens[measure.end];
    const isArrow = next !== undefined && arrows.has(next.text);
    return !isArrow && this.bound === null;
  }

  /** A number that is a name is a word of the sentence, together with `to 24` in `aged 18 to 24`. */
  private readName(measure: Measure): number {
    this.pushWord(measure.start, measure.end, []);
    const before = this.lower(measure.start - 1);
    const isAge = this.vocabulary.ageWords.has(before);
    const second = isAge && ['to', 'and'].includes(this.lower(measure.end)) ? this.measureAt(measure.end + 1) : null;
    if (second === null) return measure.end;
    this.pushWord(measure.end, second.end, []);
    return second.end;
  }

  private readWord(at: number): number {
    const token = this.tokens[at];
    if (token === undefined) return at + 1;
    const phrase = this.longestIn(this.vocabulary.verbs, at);
    const isPhrasal = phrase !== null && phrase.end > at + 1;
    if (this.vocabulary.fillers.has(token.lower) && !isPhrasal && this.cue !== null) {
      this.countFill();
      return this.pushWordKeepingCue(at);
    }
    const end = isPhrasal ? phrase.end : at + 1;
    return this.pushWord(at, end, phrase?.value ?? []);
  }

  private pushWordKeepingCue(at: number): number {
    const { cue, bound, fill } = this;
    const end = this.pushWord(at, at + 1, []);
    this.cue = cue;
    this.bound = bound;
    this.fill = fill;
    return end;
  }

  private pushWord(start: number, end: number, verbs: readonly VerbForm[]): number {
    const first = this.tokens[start];
    const last = this.tokens[end - 1];
    const text = this.text.slice(first?.start ?? 0, last?.end ?? 0);
    this.items.push({
      kind: 'word',
      text,
      lower: text.toLowerCase(),
      verbs,
      start,
      end,
      inParentheses: this.depth > 0,
    });
    this.clearCue();
    return end;
  }
}

function isWeak(role: CueRole): boolean {
  return role === 'within' || role === 'after';
}

function isYear(token: Token | undefined, measure: Measure): boolean {
  return (
    token?.kind === 'number' &&
    token.text.length === 4 &&
    measure.value >= 2015 &&
    measure.value <= 2040 &&
    measure.end === measure.start + 1
  );
}
