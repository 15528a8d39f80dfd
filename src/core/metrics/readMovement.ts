import { findMainVerb, findPassive, findPredicate, findPurpose, type VerbUse } from './clause';
import { english } from './english';
import { isMetricOnly } from './kpi';
import { isInLanguage } from './language';
import { type Measure, valueInUnit } from './measure';
import type { Bound, Direction, Judgement, Movement } from './movement';
import { metricName } from './name';
import { type Event, judgeEvent } from './output';
import { convertQuantity } from './quantity';
import { findRoles, findRolesByOrder, type Roles } from './roles';
import { type Amount, readSentence, type Sentence } from './sentence';
import type { VerbClass, Vocabulary } from './vocabulary';

/** What the columns of a table say about a key result, as written; they complete the sentence and win over it. */
export interface MovementColumns {
  readonly baseline?: string;
  readonly target?: string;
  readonly now?: string;
  readonly unit?: string;
}

/**
 * Reads a key result's sentence (without label and Markdown markup) as the movement of a metric.
 * What it does not say is `null`. Never throws; takes time linear in the sentence's length.
 */
export function readMovement(
  sentence: string,
  columns: MovementColumns = {},
  vocabulary: Vocabulary = english,
): Movement {
  const read = readSentence(sentence, vocabulary);
  const column = (name: 'baseline' | 'target' | 'now'): Amount | null =>
    readColumn(columns[name], columns.unit, vocabulary);
  return new MovementReader(read, vocabulary, {
    baseline: column('baseline'),
    target: column('target'),
    now: column('now'),
  }).read();
}

/** A table's cell is read by the same grammar; a bare number is in the column's unit. */
function readColumn(text: string | undefined, unit: string | undefined, vocabulary: Vocabulary): Amount | null {
  if (text === undefined || text.trim() === '') return null;
  const find = (cell: string): Amount | undefined =>
    readSentence(cell, vocabulary).items.find((item) => item.kind === 'amount');
  const bare = find(text);
  if (bare === undefined || bare.measure.unit !== null || unit === undefined || unit.trim() === '') return bare ?? null;
  return find(`${text} ${unit.trim()}`) ?? bare;
}

interface Values {
  readonly baseline: number | null;
  readonly target: number | null;
  readonly now: number | null;
  readonly unit: string | null;
  readonly relative: boolean;
  readonly mixedUnits: boolean;
  readonly implied: boolean;
}

const noValues: Values = {
  baseline: null,
  target: null,
  now: null,
  unit: null,
  relative: false,
  mixedUnits: false,
  implied: false,
};
const producing: ReadonlySet<VerbClass> = new Set(['work', 'win', 'mixed', 'serve', 'grant']);
/** Verbs whose participle counts what was produced: `12 interviews held`. */
const countedClasses: ReadonlySet<VerbClass> = new Set(['work', 'win', 'mixed']);
const silentOnLevel: ReadonlySet<VerbClass> = new Set(['improve', 'move', 'state']);

class MovementReader {
  private readonly sentence: Sentence;
  private readonly vocabulary: Vocabulary;
  private readonly roles: Roles;
  private readonly main: VerbUse | null;
  private readonly predicate: VerbUse | null;
  private readonly verb: VerbUse | null;
  private readonly byColumn: boolean;
  /** Whether the sentence is in the vocabulary's language, so that its wording can be judged. */
  private readonly speaks: boolean;

  constructor(sentence: Sentence, vocabulary: Vocabulary, columns: Pick<Roles, 'baseline' | 'target' | 'now'>) {
    this.sentence = sentence;
    this.vocabulary = vocabulary;
    this.main = findMainVerb(sentence.items, vocabulary);
    this.predicate = this.main === null ? findPredicate(sentence.items, vocabulary) : null;
    this.speaks = isInLanguage(sentence, vocabulary);
    const found = this.speaks
      ? findRoles(sentence.items, this.main, this.predicate, vocabulary)
      : findRolesByOrder(sentence.items, vocabulary);
    this.byColumn = columns.target !== null;
    this.roles = {
      baseline: columns.baseline ?? found.baseline,
      target: columns.target ?? found.target,
      now: columns.now ?? found.now,
      targetBy: this.byColumn ? 'pair' : found.targetBy,
    };
    const lead = found.target === null ? null : findPurpose(sentence.items, this.main, found.target.index, vocabulary);
    const follows = this.predicate !== null && found.target !== null && found.target.index < this.predicate.index;
    this.verb = this.resolveVerb(lead ?? this.main ?? (follows ? null : this.predicate));
  }

  read(): Movement {
    const values = this.readValues();
    const hasTarget = values.target !== null;
    const hasDate = this.sentence.items.some((item) => item.kind === 'date' && item.deadline);
    const event = judgeEvent({
      sentence: this.sentence,
      main: this.main,
      governing: this.verb,
      target: this.roles.target,
      hasDate,
      vocabulary: this.vocabulary,
    });
    const direction = hasTarget ? this.direction(values) : event.isEvent ? null : this.directionOfVerb();
    const bound = direction === 'maintain' || direction === 'reach' ? this.bound(values) : null;
    const kind = this.kind(hasTarget, direction, event);
    const movement = {
      kind,
      direction: kind === 'milestone' ? null : direction,
      bound,
      baseline: values.baseline,
      impliedBaseline: values.implied,
      target: values.target,
      now: values.now,
      unit: values.unit,
      relative: values.relative,
      mixedUnits: values.mixedUnits,
      metric: this.metric(),
      due: this.due(),
      dated: hasDate,
    };
    return { ...movement, judgement: this.judge(movement, event) };
  }

  /** `hold` keeps a level and produces a count; `raise $2M` wins money. */
  private resolveVerb(verb: VerbUse | null): VerbUse | null {
    const { target, targetBy } = this.roles;
    if (verb === null || target === null) return verb;
    if (this.vocabulary.holdingVerbs.has(verb.word) && !this.isCounted(target)) return { ...verb, class: 'maintain' };
    const isDirect = targetBy === 'place' && target.index === verb.index + 1;
    if (isDirect && this.vocabulary.effortVerbs.has(verb.word) && this.isCounted(target))
      return { ...verb, class: 'work' };
    const isMoney = this.vocabulary.moneyVerbs.has(verb.word) && isDirect;
    return isMoney ? { ...verb, class: 'win' } : verb;
  }

  private isCounted({ measure, index, bound }: Amount): boolean {
    const next = this.sentence.items[index + 1];
    const before = this.sentence.items[index - 1];
    const isLevel = before?.kind === 'word' && this.vocabulary.levelWords.has(before.lower);
    return (
      (measure.unit === null || measure.unit.startsWith('per ')) &&
      Number.isInteger(measure.value) &&
      next?.kind === 'word' &&
      !isLevel &&
      bound !== '<' &&
      bound !== '<='
    );
  }

  private readValues(): Values {
    const multiplied = this.multiplication();
    const { target } = this.roles;
    if (multiplied !== null && (target === null || this.roles.targetBy === 'place'))
      return this.relativeValues(multiplied, '%', true);
    if (target === null) return this.valuesWithoutTarget();
    if (this.isRelative(target)) {
      const { measure } = target;
      const value = measure.factor ? (measure.value - 1) * 100 : measure.value;
      return this.relativeValues(value, measure.factor ? '%' : measure.unit, measure.signed || measure.factor, target);
    }
    return this.levelValues(target);
  }

  /** `double`, `halve`, `twice as many`, with no number of its own. */
  private multiplication(): number | null {
    for (const [index, item] of this.sentence.items.entries()) {
      if (item.kind !== 'word' || item.inParentheses) continue;
      const { multiplications } = this.vocabulary;
      const next = this.sentence.items[index + 1];
      const phrase = next?.kind === 'word' ? multiplications.get(`${item.lower} ${next.lower}`) : undefined;
      const change = multiplications.get(item.lower) ?? phrase;
      const isVerb = item.verbs.length === 0 || this.main?.word === item.lower || this.verb?.word === item.lower;
      if (change !== undefined && isVerb) return change;
    }
    return null;
  }

  private isRelative(target: Amount): boolean {
    const { measure, bound, change, cue } = target;
    const { targetBy } = this.roles;
    if (this.byColumn) return (measure.signed && this.roles.baseline === null && measure.unit === '%') || cue === 'by';
    if (targetBy === 'by') return true;
    if (targetBy !== 'place') return false;
    if (cue === 'by') return false;
    if (change !== null) return measure.unit === '%' || measure.factor || this.isChangeVerb();
    if (measure.factor) return bound === null && !this.isAfterLevelWord(target);
    if (measure.signed) return true;
    if (!this.isChangeVerb() || bound === '<' || bound === '>' || this.verb?.class === 'move') return false;
    if (bound !== null && measure.bound === null) return false;
    const before = this.sentence.items[target.index - 1];
    return (
      !(before?.kind === 'word' && this.vocabulary.levelWords.has(before.lower)) ||
      (measure.unit === '%' && cue === 'within')
    );
  }

  /** `bring churn down to 2%`. */
  private adverbBefore(): 1 | -1 | null {
    const before = this.sentence.items[(this.roles.target?.index ?? 0) - 1];
    if (this.byColumn || this.roles.targetBy !== 'to' || before?.kind !== 'word') return null;
    return this.vocabulary.changeAdverbs.get(before.lower) ?? null;
  }

  private isAfterLevelWord({ index }: Amount): boolean {
    const before = this.sentence.items[index - 1];
    return before?.kind === 'word' && this.vocabulary.levelWords.has(before.lower);
  }

  private isChangeVerb(): boolean {
    return this.verb !== null && ['increase', 'decrease', 'improve', 'move'].includes(this.verb.class);
  }

  /** A change: with a baseline it is worked out as a level, else kept as `relative`. */
  private relativeValues(value: number, unit: string | null, isSigned: boolean, target: Amount | null = null): Values {
    const change = isSigned ? this.withVerb(value, target) : this.signOf(target) * value;
    const baseline = this.roles.baseline?.measure;
    if (baseline !== undefined) {
      const level = levelAfter(baseline, change, unit);
      if (level !== null)
        return {
          ...noValues,
          baseline: baseline.value,
          target: level,
          unit: baseline.unit,
          now: this.now(baseline.unit),
        };
    }
    return { ...noValues, target: round(change), unit, relative: true, now: this.now(unit) };
  }

  /** A written sign is literal; a factor under a verb of decrease (`cut 2x`) is its inverse. */
  private withVerb(value: number, target: Amount | null): number {
    const isFactor = target?.measure.factor === true;
    if (!isFactor || this.signOf(target) > 0 || target === null) return value;
    return (1 / target.measure.value - 1) * 100;
  }

  private signOf(target: Amount | null): 1 | -1 {
    if (this.verb?.class === 'decrease') return -1;
    if (this.verb?.class === 'increase') return 1;
    if (target?.change !== null && target?.change !== undefined) return target.change;
    for (const item of this.sentence.items) {
      if (item.kind !== 'word') continue;
      const sign = this.vocabulary.changeAdverbs.get(item.lower) ?? this.vocabulary.changeNouns.get(item.lower);
      if (sign !== undefined) return sign;
    }
    return this.verb !== null && this.isLowerBetter() ? -1 : 1;
  }

  private isLowerBetter(): boolean {
    return this.metric()
      .toLowerCase()
      .split(' ')
      .some((word) => this.vocabulary.nouns.lowerIsBetter.has(word));
  }

  private valuesWithoutTarget(): Values {
    if (this.isNone()) return { ...noValues, target: 0, now: this.now(null) };
    const { baseline, now } = this.roles;
    const unit = baseline?.measure.unit ?? now?.measure.unit ?? null;
    return { ...noValues, baseline: baseline?.measure.value ?? null, now: now?.measure.value ?? null, unit };
  }

  /** `No Sev1 incidents`. */
  private isNone(): boolean {
    const [first, second] = this.sentence.items;
    if (
      first?.kind !== 'word' ||
      !this.vocabulary.noneWords.has(first.lower) ||
      this.sentence.items.some(({ kind }) => kind === 'amount')
    )
      return false;
    return second?.kind === 'word' && !this.vocabulary.comparatives.has(second.lower);
  }

  private levelValues(target: Amount): Values {
    const { baseline, now } = this.roles;
    const unit = target.measure.unit ?? baseline?.measure.unit ?? now?.measure.unit ?? null;
    const value = valueInUnit(target.measure, unit);
    const start = baseline === null ? null : inUnit(withMagnitudeOf(baseline.measure, target.measure), unit);
    const implied = baseline === null && this.impliesZero(target);
    return {
      baseline: implied ? 0 : start,
      target: value,
      now: this.now(unit),
      unit,
      relative: false,
      mixedUnits: baseline !== null && start === null,
      implied,
    };
  }

  private now(unit: string | null): number | null {
    const { now } = this.roles;
    return now === null ? null : inUnit(now.measure, unit);
  }

  private impliesZero({ measure, bound, cue, index }: Amount): boolean {
    if (this.byColumn) return false;
    if (bound === '<' || bound === '<=') return false;
    const isCount = measure.unit === null || measure.unit.startsWith('per ');
    if (this.verb !== null) {
      if (!producing.has(this.verb.class)) return false;
      if (this.verb.class === 'win' || this.verb.class === 'mixed') return this.isWon(measure, index);
      return isCount && Number.isInteger(measure.value) && cue !== 'after';
    }
    return isCount && this.isCountProduced(index);
  }

  private isWon(measure: Measure, index: number): boolean {
    if (measure.unit === '%' || measure.unit === 'pp' || measure.factor) return false;
    const before = this.sentence.items[index - 1];
    const isMoney = measure.unit !== null && /[^A-Za-z% ]/.test(measure.unit);
    const isLevel = !isMoney && before?.kind === 'word' && this.vocabulary.levelWords.has(before.lower);
    return (
      !isLevel &&
      (isMoney || ((measure.unit === null || measure.unit.startsWith('per ')) && Number.isInteger(measure.value)))
    );
  }

  /** `12 interviews held`: the verb follows what it produced. */
  private isCountProduced(index: number): boolean {
    const passive = findPassive(this.sentence.items, countedClasses, this.vocabulary);
    const agent = passive === null ? undefined : this.sentence.items[passive.index + 1];
    const isByOthers = agent?.kind === 'word' && this.vocabulary.byMeans.has(agent.lower);
    return passive !== null && passive.index > index && !isByOthers;
  }

  private direction(values: Values): Direction {
    const { baseline, target, now } = values;
    if (this.isNone()) return 'maintain';
    if (target === null) return 'reach';
    if (this.verb?.class === 'increase' || this.verb?.class === 'decrease') return this.verb.class;
    if (values.relative) return target < 0 ? 'decrease' : 'increase';
    if (this.verb?.class === 'maintain' || this.verb?.class === 'limit') return 'maintain';
    if (this.isCeiling()) return 'maintain';
    const adverb = this.adverbBefore();
    if (adverb !== null) return adverb > 0 ? 'increase' : 'decrease';
    if (baseline !== null && baseline !== target) return target > baseline ? 'increase' : 'decrease';
    const isSilent = this.verb === null || silentOnLevel.has(this.verb.class);
    const isOpen = isSilent && this.roles.target?.bound === null;
    if (isOpen && baseline === null && now !== null && now !== target) return target > now ? 'increase' : 'decrease';
    return 'reach';
  }

  /** A ceiling on a count over the cycle: `No more than 3 Sev1 incidents`, `Zero data losses`. */
  private isCeiling(): boolean {
    const { target, targetBy } = this.roles;
    if (target === null || targetBy !== 'place') return false;
    if (this.verb !== null && this.verb.class !== 'state') return false;
    const { measure, bound, index, inParentheses } = target;
    const isCount = measure.unit === null || measure.unit.startsWith('per ');
    const isUpper = bound === '<' || bound === '<=' || (measure.value === 0 && bound === null);
    const before = this.sentence.items.slice((this.main?.index ?? -1) + 1, index);
    const isFirst = before.every(
      (item) => item.kind === 'date' || item.kind === 'mark' || (item.kind === 'word' && this.isLeading(item.lower)),
    );
    return isCount && isUpper && isFirst && !inParentheses && this.sentence.items[index + 1]?.kind === 'word';
  }

  private isLeading(word: string): boolean {
    return (
      this.vocabulary.fillers.has(word) ||
      this.vocabulary.beforeVerb.has(word) ||
      this.vocabulary.relativeWords.has(word) ||
      this.vocabulary.prepositions.has(word)
    );
  }

  private directionOfVerb(): Direction | null {
    const verbClass = this.verb?.class;
    return verbClass === 'increase' || verbClass === 'decrease' || verbClass === 'maintain' ? verbClass : null;
  }

  private bound(values: Values): Bound | null {
    const written = this.roles.target?.bound ?? null;
    if (written !== null) return written;
    if (this.isNone() || this.isCeiling() || this.verb?.class === 'limit') return values.target === null ? null : '<=';
    const exceeds = this.verb !== null && this.vocabulary.exceedingVerbs.has(this.verb.word);
    return exceeds && values.target !== null ? '>' : null;
  }

  private kind(hasTarget: boolean, direction: Direction | null, event: Event): Movement['kind'] {
    if (hasTarget) return direction === 'maintain' ? 'maintain' : 'metric';
    return event.isEvent && this.speaks ? 'milestone' : 'unknown';
  }

  private metric(): string {
    const values = new Set<Amount>();
    const { baseline, target, now } = this.roles;
    for (const amount of [baseline, target, now]) if (amount !== null) values.add(amount);
    return metricName(this.sentence, this.verb, values, this.vocabulary);
  }

  private due(): string | null {
    for (const item of this.sentence.items)
      if (item.kind === 'date' && item.iso !== null && item.deadline) return item.iso;
    return null;
  }

  private judge(movement: Omit<Movement, 'judgement'>, event: Event): Judgement {
    const { baseline, target, direction } = movement;
    const isMovement = baseline !== null && !movement.impliedBaseline;
    if (event.isOutput && !isMovement && !movement.relative && this.speaks && !this.byColumn) return 'output';
    if (isMovement && baseline === target && direction !== 'maintain') return 'no-movement';
    if (isContrary(movement)) return 'direction';
    if (target !== null || !this.speaks) return 'ok';
    const isBare = movement.kind === 'unknown' && this.main === null && this.predicate === null;
    if (isBare && isMetricOnly(this.sentence, this.vocabulary)) return 'kpi';
    return movement.kind === 'milestone' && movement.dated ? 'ok' : 'vague';
  }
}

/** Whether verb and numbers disagree. */
function isContrary({ direction, baseline, target, relative }: Omit<Movement, 'judgement'>): boolean {
  if (target === null || (direction !== 'increase' && direction !== 'decrease')) return false;
  const change = relative ? target : baseline === null ? 0 : target - baseline;
  return direction === 'increase' ? change < 0 : change > 0;
}

/** `15` doubled is 30; `5%` by 2 points is 7. `null` where the change is in another unit. */
function levelAfter(baseline: Measure, change: number, unit: string | null): number | null {
  if (unit === '%') return round(baseline.value * (1 + change / 100));
  const delta = convertQuantity({ value: change, unit, signed: true }, baseline.unit);
  return delta === null ? null : round(baseline.value + delta);
}

function inUnit(measure: Measure, unit: string | null): number | null {
  return convertQuantity({ value: valueInUnit(measure, unit), unit: measure.unit, signed: measure.signed }, unit);
}

/** `from 1.2 to 2M`: the magnitude is written once. */
function withMagnitudeOf(baseline: Measure, target: Measure): Measure {
  const mantissa = target.value / 10 ** target.exponent;
  const isShort =
    target.exponent > 0 &&
    baseline.exponent === 0 &&
    baseline.value !== 0 &&
    Math.abs(baseline.value) < Math.abs(mantissa) * 10;
  if (!isShort || (baseline.unit !== null && baseline.unit !== target.unit)) return baseline;
  const value = round(baseline.decimalValue * 10 ** target.exponent);
  return { ...baseline, value, decimalValue: value };
}

function round(value: number): number {
  return Number(value.toPrecision(12));
}
