import type { Bound } from './movement';
import { readDigits } from './numbers';
import type { Token } from './tokens';
import {
  conversionFactor,
  currencyCodes,
  currencySigns,
  dollarPrefixes,
  isCurrency,
  isDuration,
  periodWords,
  unitWords,
} from './units';
import type { Vocabulary } from './vocabulary';

/** A number with everything that belongs to it, as it stands in a row of tokens. */
export interface Measure {
  readonly value: number;
  readonly unit: string | null;
  readonly signed: boolean;
  /** Index of the first token, and of the one after the last. */
  readonly start: number;
  readonly end: number;
  /** Whether it says `2x`, `3 times`. */
  readonly factor: boolean;
  /** Whether it is written in points: `15 points`. */
  readonly points: boolean;
  /** Of `500+` and `3-5`. */
  readonly bound: Bound | null;
  /** The value with a dot before exactly three digits read as decimal, for a unit that is known only later. */
  readonly decimalValue: number;
  /** The power of ten that was written: 6 in `2M`. */
  readonly exponent: number;
  /** Whether it stands in for a name: `7-day`, `24/7`, `5G`, `90th`, `24 hour support`. */
  readonly name: boolean;
  /** Whether an undoubted measure: written with digits, or a number word that is not `one`. */
  readonly digits: boolean;
}

export interface MeasureContext {
  /** Whether the sentence is about time, so that `5m` is minutes and not millions. */
  readonly timeWords: boolean;
  /** Whether the tokens are to be one value and nothing else. */
  readonly alone: boolean;
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/**
 * Reads the value that starts at the token `start`, with sign, currency, magnitude, unit, `per …`, `of M` and range;
 * `null` where none starts there. Looks a bounded number of tokens ahead.
 */
export function readMeasure(
  tokens: readonly Token[],
  start: number,
  vocabulary: Vocabulary,
  context: MeasureContext,
): Measure | null {
  return new MeasureReader(tokens, vocabulary, context).read(start);
}

const minusSigns = new Set(['-', '−', '–']);
const rangeMarks = new Set(['-', '–', '—', '−', '‑']);

class MeasureReader {
  private readonly tokens: readonly Token[];
  private readonly vocabulary: Vocabulary;
  private readonly context: MeasureContext;

  constructor(tokens: readonly Token[], vocabulary: Vocabulary, context: MeasureContext) {
    this.tokens = tokens;
    this.vocabulary = vocabulary;
    this.context = context;
  }

  read(start: number): Measure | null {
    const frequency = this.readFrequencyWord(start) ?? this.readHalfUnit(start);
    if (frequency !== null) return frequency;
    const sign = this.readSign(start);
    const currency = this.readCurrencyBefore(sign.end);
    const innerSign =
      currency === null || sign.written
        ? { negative: false, written: false, end: currency?.end ?? sign.end }
        : this.readSign(currency.end);
    const measure = this.readNumber(innerSign.end, currency?.unit ?? null);
    if (measure === null) return null;
    measure.start = start;
    this.addUnit(measure);
    this.addRange(measure);
    this.addRest(measure);
    this.addPeriod(measure);
    this.addPlus(measure);
    return withSign(measure, sign.written || innerSign.written, sign.negative || innerSign.negative);
  }

  private at(index: number): Token | undefined {
    return this.tokens[index];
  }

  private lower(index: number): string {
    return this.tokens[index]?.lower ?? '';
  }

  private readSign(at: number): { negative: boolean; written: boolean; end: number } {
    const mark = this.lower(at);
    const isSign = mark === '+' || minusSigns.has(mark);
    const next = this.at(at + 1);
    if (!isSign || next?.glued !== true || this.joinsNumber(at)) return { negative: false, written: false, end: at };
    return { negative: mark !== '+', written: true, end: at + 1 };
  }

  /** Whether a mark stands directly after something, so that it joins and is no sign. */
  private joinsNumber(at: number): boolean {
    const mark = this.at(at);
    const before = this.at(at - 1);
    return (
      mark?.glued === true &&
      before !== undefined &&
      (before.kind !== 'mark' || before.text === '%' || before.text === ')')
    );
  }

  private readCurrencyBefore(at: number): { unit: string; end: number } | null {
    const token = this.at(at);
    if (token === undefined) return null;
    if (currencySigns.has(token.text)) return { unit: token.text, end: at + 1 };
    const next = this.at(at + 1);
    const prefixed = dollarPrefixes.get(token.lower);
    if (prefixed !== undefined && next?.text === '$' && next.glued) return { unit: prefixed, end: at + 2 };
    const code = currencyCodes.get(token.lower);
    const isCode = code !== undefined && token.text === token.text.toUpperCase() && next?.kind === 'number';
    return isCode ? { unit: code, end: at + 1 } : null;
  }

  private readNumber(at: number, currency: string | null): Mutable<Measure> | null {
    const token = this.at(at);
    if (token?.kind === 'number') return this.readDigitsAt(at, currency);
    return currency === null ? this.readWords(at) : null;
  }

  private readDigitsAt(at: number, currency: string | null): Mutable<Measure> | null {
    const raw = this.at(at)?.text ?? '';
    const magnitude = this.readMagnitude(at + 1, currency);
    const reading = readDigits(raw, magnitude.exponent);
    if (reading === null) return null;
    const { decimalValue } = reading;
    const value = magnitude.exponent > 0 ? decimalValue : reading.value;
    return {
      ...emptyMeasure,
      value,
      decimalValue,
      unit: currency,
      end: magnitude.end,
      exponent: magnitude.exponent,
      digits: true,
    };
  }

  private readMagnitude(at: number, currency: string | null): { exponent: number; end: number } {
    const none = { exponent: 0, end: at };
    const token = this.at(at);
    if (token?.kind !== 'word') return none;
    const spelled = this.vocabulary.magnitudes.get(token.lower);
    if (spelled !== undefined) return { exponent: spelled, end: at + 1 };
    const exponent = this.magnitudeOf(token, at, currency);
    return exponent === null ? none : { exponent, end: at + 1 };
  }

  private magnitudeOf(token: Token, at: number, currency: string | null): number | null {
    switch (token.text) {
      case 'k':
      case 'K':
        return 3;
      case 'M':
      case 'mn':
      case 'mm':
      case 'MM':
      case 'mio':
      case 'Mio':
      case 'mln':
        return token.text !== 'mm' || currency !== null ? 6 : null;
      case 'm':
        return currency !== null || (token.glued && this.meansMillion(at)) ? 6 : null;
      case 'B':
      case 'bn':
      case 'Bn':
      case 'BN':
      case 'mrd':
        return 9;
      case 'b':
        return currency === null ? null : 9;
      default:
        return null;
    }
  }

  /** `5m downloads` is a count, `5m` a time. */
  private meansMillion(at: number): boolean {
    if (this.context.timeWords) return false;
    const next = this.at(at + 1);
    return this.context.alone ? next?.kind === 'word' : true;
  }

  private readWords(start: number): Mutable<Measure> | null {
    const fraction = this.readFraction(start);
    if (fraction !== null) return fraction;
    const first = this.at(start);
    if (first?.kind !== 'word') return null;
    let at = start;
    let total = 0;
    let current: number | null = null;
    const isArticle = this.vocabulary.articles.has(first.lower);
    if (isArticle) {
      const next = this.lower(at + 1);
      if (!this.vocabulary.magnitudes.has(next) && (this.vocabulary.numbers.get(next) ?? 0) < 12) return null;
      if (!this.vocabulary.magnitudes.has(next) && next !== 'dozen') return null;
      current = 1;
      at += 1;
    }
    for (let count = 0; count < 8; count += 1, at += 1) {
      const word = this.lower(at);
      const value = this.numberWord(word);
      const power = this.vocabulary.magnitudes.get(word);
      if (value !== undefined) {
        current = value === 12 && current !== null && word !== 'twelve' ? current * 12 : (current ?? 0) + value;
      } else if (power === 2 && current !== null) {
        current *= 100;
      } else if (power !== undefined && current !== null) {
        total += current * 10 ** power;
        current = 0;
      } else break;
    }
    if (current === null) return null;
    const value = total + current;
    return { ...emptyMeasure, value, decimalValue: value, end: at, digits: at - start > 1 || first.lower !== 'one' };
  }

  private numberWord(word: string): number | undefined {
    const direct = this.vocabulary.numbers.get(word);
    if (direct !== undefined || !word.includes('-')) return direct;
    const [tens = '', ones = ''] = word.split('-');
    const a = this.vocabulary.numbers.get(tens);
    const b = this.vocabulary.numbers.get(ones);
    return a !== undefined && b !== undefined && a >= 20 && b < 10 ? a + b : undefined;
  }

  /** `half of`, `a third of`, `two-thirds`, `by a quarter`, `in half`: a share of the whole, in percent. */
  private readFraction(start: number): Mutable<Measure> | null {
    const { fractions, numbers, articles } = this.vocabulary;
    const word = this.lower(start);
    const [head = '', tail = ''] = word.split('-');
    const hyphenated = fractions.get(tail);
    const count = numbers.get(head);
    if (hyphenated !== undefined && count !== undefined) return percent(count * hyphenated, start + 1);
    const next = this.lower(start + 1);
    const followed = numbers.get(word) ?? (articles.has(word) ? 1 : undefined);
    const part = fractions.get(next);
    if (followed !== undefined && part !== undefined && this.isShare(start, start + 2))
      return percent(followed * part, start + 2);
    const alone = fractions.get(word);
    return alone === 0.5 && this.isShare(start, start + 1) ? percent(alone, start + 1) : null;
  }

  /** Not the quarter of a year: a share is of something, or by how much. */
  private isShare(start: number, end: number): boolean {
    const before = this.lower(start - 1);
    if (this.vocabulary.cues.get(before)?.role === 'by') return true;
    const after = this.lower(end);
    if (this.vocabulary.ofWords.has(after) && after !== 'in') return true;
    if (!this.vocabulary.fractions.has(this.lower(start)) || this.vocabulary.fractions.get(this.lower(start)) !== 0.5)
      return false;
    return this.vocabulary.changeIn.has(before) || this.vocabulary.wholeWords.has(after);
  }

  /** `half a day`, `half an hour`; `an hour` and `a day` where a cue precedes. */
  private readHalfUnit(start: number): Mutable<Measure> | null {
    const { articles, fractions } = this.vocabulary;
    const isHalf = fractions.get(this.lower(start)) === 0.5 && articles.has(this.lower(start + 1));
    const isOne = articles.has(this.lower(start)) && this.vocabulary.cues.has(this.lower(start - 1));
    if (!isHalf && !isOne && !(this.context.alone && articles.has(this.lower(start)))) return null;
    const at = isHalf ? start + 2 : start + 1;
    const word = this.lower(at);
    const value = isHalf ? 0.5 : 1;
    const power = isHalf ? this.vocabulary.magnitudes.get(word) : undefined;
    if (power !== undefined)
      return { ...emptyMeasure, value: value * 10 ** power, decimalValue: value * 10 ** power, start, end: at + 1 };
    const unit = unitWords.get(word);
    if (unit === undefined || !isDuration(unit.unit) || word.length < 3) return null;
    if (isOne && this.at(at + 1)?.kind === 'word' && !this.isFunctionWord(at + 1)) return null;
    return {
      ...emptyMeasure,
      value: value * unit.factor,
      decimalValue: value * unit.factor,
      unit: unit.unit,
      start,
      end: at + 1,
    };
  }

  private isFunctionWord(at: number): boolean {
    const word = this.lower(at);
    const { prepositions, conjunctions, copulas, cues } = this.vocabulary;
    return prepositions.has(word) || conjunctions.has(word) || copulas.has(word) || cues.has(word);
  }

  /** `twice weekly`, `once every two weeks`, `every other week`, and `daily` after a cue. */
  private readFrequencyWord(start: number): Mutable<Measure> | null {
    const times = this.vocabulary.times.get(this.lower(start));
    if (times !== undefined) {
      const measure = { ...emptyMeasure, value: times, decimalValue: times, start, end: start + 1 };
      this.addPeriod(measure);
      return measure.unit === null ? null : measure;
    }
    const isCounted =
      this.vocabulary.everyWords.has(this.lower(start)) &&
      (this.at(start + 1)?.kind === 'number' || this.vocabulary.numbers.has(this.lower(start + 1)));
    if (!this.context.alone && !isCounted && !this.followsCue(start)) return null;
    const adverb = this.vocabulary.periodAdverbs.get(this.lower(start));
    const next = this.at(start + 1);
    if (adverb !== undefined && (next === undefined || next.kind !== 'word' || this.isFunctionWord(start + 1))) {
      return {
        ...emptyMeasure,
        value: adverb.value,
        decimalValue: adverb.value,
        unit: adverb.unit,
        start,
        end: start + 1,
      };
    }
    if (!this.vocabulary.everyWords.has(this.lower(start))) return null;
    const measure = { ...emptyMeasure, value: 1, decimalValue: 1, start, end: start };
    this.addPeriod(measure);
    return measure.unit === null ? null : measure;
  }

  private followsCue(start: number): boolean {
    const before = this.at(start - 1);
    if (before === undefined) return false;
    return (
      before.kind === 'mark' ||
      this.vocabulary.cues.has(before.lower) ||
      this.vocabulary.cues.has(`${this.lower(start - 2)} ${before.lower}`)
    );
  }

  private addUnit(measure: Mutable<Measure>): void {
    const token = this.at(measure.end);
    if (token === undefined) return;
    if (
      token.glued &&
      rangeMarks.has(token.text) &&
      this.at(measure.end + 1)?.kind === 'word' &&
      this.at(measure.end + 1)?.glued === true
    ) {
      this.addHyphenated(measure);
      return;
    }
    if (token.glued && token.text === '/' && this.isFixedRatio(measure)) {
      measure.name = true;
      measure.end += 2;
      return;
    }
    if (
      token.glued &&
      token.text === ':' &&
      this.at(measure.end + 1)?.kind === 'number' &&
      this.at(measure.end + 1)?.glued === true
    ) {
      measure.name = true;
      measure.end += 2;
      return;
    }
    if (measure.unit === null) this.addUnitWord(measure, token);
    else if (measure.unit === '$' && this.lower(measure.end) === 'usd') measure.end += 1;
    this.addTimes(measure);
    this.addCompound(measure);
  }

  /** `7-day`, `5-star` are names; `50-%`is not met. */
  private addHyphenated(measure: Mutable<Measure>): void {
    measure.name = true;
    measure.end += 2;
    while (this.at(measure.end)?.text === '-' && this.at(measure.end)?.glued === true) {
      measure.end += this.at(measure.end + 1)?.glued === true ? 2 : 1;
    }
  }

  private isFixedRatio(measure: Measure): boolean {
    const divisor = this.at(measure.end + 1);
    if (divisor?.kind !== 'number' || !divisor.glued) return false;
    return ['24/7', '50/50', '80/20', '7/24', '9/80'].includes(`${measure.value}/${divisor.text}`);
  }

  private addUnitWord(measure: Mutable<Measure>, token: Token): void {
    const unit = this.unitAt(measure.end, measure);
    if (unit !== null) {
      const value =
        isDuration(unit.unit) || unit.unit.endsWith('B') || unit.unit === '%' || unit.unit === 'pp'
          ? measure.decimalValue
          : measure.value;
      measure.value = unit.factor === 1 ? value : roundTo12(value * unit.factor);
      measure.decimalValue = measure.value;
      measure.unit = unit.unit;
      measure.end = unit.end;
      measure.name = unit.name;
      return;
    }
    const isPoints = this.vocabulary.pointWords.has(token.lower) && token.kind === 'word';
    if (isPoints) {
      measure.points = true;
      measure.end += 1;
      return;
    }
    const gluedWord =
      token.kind === 'word' && token.glued && measure.exponent === 0 && !this.vocabulary.timesWords.has(token.lower);
    if (gluedWord && measure.digits && this.at(measure.end - 1)?.kind === 'number') {
      measure.name = true;
      measure.end += 1;
    }
  }

  private unitAt(at: number, measure: Measure): { unit: string; factor: number; end: number; name: boolean } | null {
    const token = this.at(at);
    if (token === undefined) return null;
    const found = (unit: string, factor: number, end: number, name = false) => ({ unit, factor, end, name });
    if (token.text === '%') {
      if (this.vocabulary.pointWords.has(this.lower(at + 1))) return found('pp', 1, at + 2);
      return found('%', 1, at + 1);
    }
    if (currencySigns.has(token.text)) {
      const prefix = this.at(at + 1);
      return prefix?.kind === 'number' && !token.glued ? null : found(token.text, 1, at + 1);
    }
    if (token.kind !== 'word') return null;
    if (token.lower === 'per' && this.lower(at + 1) === 'cent') return found('%', 1, at + 2);
    if (this.vocabulary.percentWords.has(token.lower)) {
      if (this.vocabulary.pointWords.has(this.lower(at + 1))) return found('pp', 1, at + 2);
      return found('%', 1, at + 1);
    }
    if (token.lower === 'basis' && this.vocabulary.pointWords.has(this.lower(at + 1))) return found('pp', 0.01, at + 2);
    const dollar = dollarPrefixes.get(token.lower);
    if (dollar !== undefined && this.at(at + 1)?.text === '$' && this.at(at + 1)?.glued === true)
      return found(dollar, 1, at + 2);
    const code = currencyCodes.get(token.lower);
    if (code !== undefined && (token.lower !== 'won' || token.glued)) return found(code, 1, at + 1);
    return this.measuringUnit(token, at, measure);
  }

  private measuringUnit(
    token: Token,
    at: number,
    measure: Measure,
  ): { unit: string; factor: number; end: number; name: boolean } | null {
    if (token.text === 'm' && token.glued && measure.exponent === 0)
      return { unit: 'min', factor: 1, end: at + 1, name: false };
    const unit = unitWords.get(token.lower);
    if (unit === undefined || measure.exponent > 0) return null;
    const short = token.lower.length === 1;
    if (short && !token.glued && !['s', 'h'].includes(token.text)) return null;
    if (short && token.text !== token.lower) return null;
    if (!isDuration(unit.unit) || short || !this.isSingularPeriod(token.lower))
      return { ...unit, end: at + 1, name: false };
    const isAdjective =
      measure.value !== 1 && this.at(at + 1)?.kind === 'word' && !this.isFunctionWord(at + 1) && !this.context.alone;
    return { ...unit, end: at + 1, name: isAdjective };
  }

  private isSingularPeriod(word: string): boolean {
    return (
      word.length > 2 && !word.endsWith('s') && unitWords.has(`${word}s`) && !['sec', 'min', 'mins'].includes(word)
    );
  }

  private addTimes(measure: Mutable<Measure>): void {
    if (measure.unit !== null || measure.name) return;
    const token = this.at(measure.end);
    if (token === undefined || !this.vocabulary.timesWords.has(token.lower)) return;
    if (token.lower === 'time' || (token.lower === 'x' && !token.glued)) return;
    measure.end += 1;
    measure.factor = true;
  }

  /** `2h 30min`, `1 hour 30 minutes`: one duration. */
  private addCompound(measure: Mutable<Measure>): void {
    if (!isDuration(measure.unit) || measure.name) return;
    const next = this.at(measure.end);
    if (next?.kind !== 'number') return;
    const reading = readDigits(next.text);
    const word = this.at(measure.end + 1);
    const small =
      word === undefined
        ? undefined
        : (unitWords.get(word.lower) ?? (word.text === 'm' ? { unit: 'min', factor: 1 } : undefined));
    if (reading === null || small === undefined || measure.unit === null || !isDuration(small.unit)) return;
    const factor = conversionFactor(small.unit, measure.unit);
    if (factor === null || factor >= 1) return;
    measure.value = roundTo12(measure.value + reading.decimalValue * small.factor * factor);
    measure.decimalValue = measure.value;
    measure.end += 2;
  }

  /** `3-5`, `10–15%`: at least the lower end. */
  private addRange(measure: Mutable<Measure>): void {
    const mark = this.at(measure.end);
    const next = this.at(measure.end + 1);
    const tight = mark?.glued === true && next?.glued === true;
    if (
      mark === undefined ||
      next === undefined ||
      measure.name ||
      !(tight || mark.text === '–') ||
      !rangeMarks.has(mark.text)
    )
      return;
    if (next.kind !== 'number' && !currencySigns.has(next.text)) return;
    const currency = this.readCurrencyBefore(measure.end + 1);
    const upper = this.readNumber(currency?.end ?? measure.end + 1, currency?.unit ?? null);
    if (upper === null) return;
    upper.start = measure.end + 1;
    this.addUnit(upper);
    if (upper.name && this.at(upper.end - 1)?.kind === 'word') measure.name = true;
    if (measure.exponent === 0 && upper.exponent > 0 && measure.value < upper.value / 10 ** upper.exponent) {
      measure.value = roundTo12(measure.decimalValue * 10 ** upper.exponent);
      measure.decimalValue = measure.value;
    }
    if (measure.unit === null) this.adopt(measure, upper);
    measure.end = upper.end;
    measure.factor ||= upper.factor;
    measure.points ||= upper.points;
    measure.bound = '>=';
  }

  private adopt(measure: Mutable<Measure>, from: Measure): void {
    measure.unit = from.unit;
    if (isDuration(from.unit) || from.unit === '%') measure.value = measure.decimalValue;
  }

  /** `4.5/5`, `40 of 60`, `8 out of 10`: what comes after is the whole, not a value. */
  private addRest(measure: Mutable<Measure>): void {
    if (measure.unit !== null || measure.name || measure.factor) return;
    const at = measure.end;
    if (this.lower(at) === '/' && this.at(at + 1)?.kind === 'number') {
      measure.end = at + 2;
      return;
    }
    const outOf = this.lower(at) === 'out' && this.lower(at + 1) === 'of' ? at + 2 : at;
    const number = this.vocabulary.ofWords.has(this.lower(at)) && this.lower(at) !== 'in' ? at + 1 : outOf;
    if (number === at) return;
    const skip = this.vocabulary.wholeWords.has(this.lower(number)) ? number + 1 : number;
    const whole = this.at(skip);
    if (whole?.kind !== 'number' && this.numberWord(whole?.lower ?? '') === undefined) return;
    if (this.at(skip + 1)?.text === '%') return;
    const magnitude = this.readMagnitude(skip + 1, null);
    measure.end = magnitude.end;
  }

  /** `2 per week`, `3x a day`, `640 a month`, `5/day`; of money, shares and times the period is dropped. */
  private addPeriod(measure: Mutable<Measure>): void {
    if (measure.name) return;
    const at = measure.end;
    const adverb = this.vocabulary.periodAdverbs.get(this.lower(at));
    if (adverb !== undefined && (measure.factor || this.vocabulary.times.has(this.lower(at - 1)))) {
      this.setRate(measure, adverb.unit, adverb.value, at + 1);
      return;
    }
    if (this.lower(at) === '/' && this.at(at + 1)?.kind === 'word') {
      const period = periodWords.get(this.lower(at + 1));
      if (period !== undefined) this.setRate(measure, period.unit, 1 / period.factor, at + 2);
      else if (measure.unit !== null) measure.end = at + 2;
      return;
    }
    const isEvery = this.vocabulary.everyWords.has(this.lower(at));
    if (!this.vocabulary.perWords.has(this.lower(at)) && !(measure.start === at && isEvery)) return;
    let next = at + 1;
    let span = 1;
    if (this.vocabulary.otherWords.has(this.lower(next))) {
      span = 2;
      next += 1;
    } else if (this.at(next)?.kind === 'number' || this.vocabulary.numbers.has(this.lower(next))) {
      span = readDigits(this.at(next)?.text ?? '')?.value ?? this.vocabulary.numbers.get(this.lower(next)) ?? 1;
      next += 1;
    }
    const period = periodWords.get(this.lower(next));
    if (period === undefined || span <= 0 || (this.lower(next).length === 1 && !this.context.alone)) return;
    this.setRate(measure, period.unit, 1 / (span * period.factor), next + 1);
  }

  private setRate(measure: Mutable<Measure>, unit: string, factor: number, end: number): void {
    measure.end = end;
    if (measure.unit !== null || measure.points) return;
    measure.unit = unit;
    measure.factor = false;
    measure.value = factor === 1 ? measure.value : roundTo12(measure.value * factor);
    measure.decimalValue = measure.value;
  }

  private addPlus(measure: Mutable<Measure>): void {
    const token = this.at(measure.end);
    if (token?.text !== '+' || !token.glued || this.at(measure.end + 1)?.kind === 'number') return;
    measure.end += 1;
    measure.bound = '>=';
  }
}

const emptyMeasure: Measure = {
  value: 0,
  decimalValue: 0,
  unit: null,
  signed: false,
  start: 0,
  end: 0,
  factor: false,
  points: false,
  bound: null,
  exponent: 0,
  name: false,
  digits: true,
};

function percent(share: number, end: number): Mutable<Measure> {
  const value = roundTo12(share * 100);
  return { ...emptyMeasure, value, decimalValue: value, unit: '%', end };
}

function withSign(measure: Measure, written: boolean, negative: boolean): Measure {
  if (!written) return measure;
  const sign = negative ? -1 : 1;
  return { ...measure, signed: true, value: sign * measure.value, decimalValue: sign * measure.decimalValue };
}

function roundTo12(value: number): number {
  return Number(value.toPrecision(12));
}

/** The value as it reads in `unit`, where the measure itself is bare and its unit comes from the other value. */
export function valueInUnit(measure: Measure, unit: string | null): number {
  const countsThousands = unit === null || isCurrency(unit) || unit.startsWith('per ');
  return countsThousands || measure.unit !== null ? measure.value : measure.decimalValue;
}
