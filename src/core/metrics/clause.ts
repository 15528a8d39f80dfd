import type { Amount, Item, Word } from './sentence';
import { unitWords } from './units';
import type { VerbClass, VerbForm, Vocabulary } from './vocabulary';

/** A verb where it stands in a sentence. */
export interface VerbUse {
  readonly class: VerbClass;
  readonly form: VerbForm['form'];
  readonly word: string;
  /** Index among the sentence's items. */
  readonly index: number;
  /** `main` opens the sentence; `predicate` follows its subject; `purpose` is `to increase …`, `by reducing …`. */
  readonly position: 'main' | 'predicate' | 'purpose';
}

/** How far a noun phrase is followed to find its head. */
const longestNounPhrase = 10;

/** What a verb after its subject can say of a metric. */
const predicateClasses: ReadonlySet<VerbClass> = new Set(['increase', 'decrease', 'improve', 'reach', 'maintain']);
const changeClasses: ReadonlySet<VerbClass> = new Set([
  'increase',
  'decrease',
  'improve',
  'move',
  'reach',
  'maintain',
  'limit',
]);

/** The verb that opens a sentence, be it an order or a report; `null` where the sentence opens with its subject. */
export function findMainVerb(items: readonly Item[], vocabulary: Vocabulary): VerbUse | null {
  const index = items.findIndex((item) => !isBeforeVerb(item, vocabulary));
  const item = items[index];
  if (item?.kind !== 'word') return null;
  const form = openingForm(item, items, index, vocabulary);
  return form === null ? null : { class: form.class, form: form.form, word: item.lower, index, position: 'main' };
}

function isBeforeVerb(item: Item, vocabulary: Vocabulary): boolean {
  if (item.kind === 'date') return true;
  if (item.kind === 'mark') return [',', ':', '-', '–', '—', '*', '•', '"', "'", '“'].includes(item.text);
  if (item.kind !== 'word') return false;
  return vocabulary.beforeVerb.has(item.lower) &&
    (item.verbs.length === 0 || item.lower === 'help') &&
    item.lower !== 'team'
    ? true
    : /^[a-z]{2,}ally$|^[a-z]{2,}ully$|^[a-z]+ently$/.test(item.lower) && item.verbs.length === 0;
}

function openingForm(item: Word, items: readonly Item[], index: number, vocabulary: Vocabulary): VerbForm | null {
  for (const form of item.verbs) {
    if (form.form === 'base' && !(form.nounToo && isNounHere(items, index, form.class, vocabulary))) return form;
    if (form.form === 'past' && changeClasses.has(form.class)) return form;
    if (form.form === 'past' && isFollowedByObject(items, index, vocabulary)) return form;
    if (form.form === 'gerund' && (changeClasses.has(form.class) ? true : isFollowedByObject(items, index, vocabulary)))
      return form;
    if (
      form.form === 'third' &&
      (form.class === 'increase' || form.class === 'decrease') &&
      !isNounHere(items, index, form.class, vocabulary)
    )
      return form;
  }
  return null;
}

function isFollowedByObject(items: readonly Item[], index: number, vocabulary: Vocabulary): boolean {
  const next = items[index + 1];
  if (next?.kind === 'amount') return next.cue === null && next.bound === null;
  return next?.kind === 'word' && vocabulary.determiners.has(next.lower);
}

/** Whether a word that can be a verb is a noun or adjective by what follows it: `Release notes opened by`, `Build failures fall`. */
function isNounHere(items: readonly Item[], index: number, verbClass: VerbClass, vocabulary: Vocabulary): boolean {
  const item = items[index];
  const next = items[index + 1];
  if (item?.kind !== 'word') return false;
  if (next === undefined) return !changeClasses.has(verbClass);
  if (next.kind === 'amount') return !changeClasses.has(verbClass) && isLimitOf(items, next);
  if (next.kind === 'mark') return next.text === ':' || next.text === '-' || next.text === '/';
  if (next.kind !== 'word') return next.kind === 'arrow';
  if (vocabulary.determiners.has(next.lower)) return false;
  if (isParticiple(next) && isPredicateAt(items, index + 1, vocabulary)) return true;
  if (vocabulary.compounds.has(`${item.lower} ${next.lower}`)) return true;
  if (vocabulary.genitives.has(next.lower) || vocabulary.copulas.has(next.lower)) return true;
  const isLevel = changeClasses.has(verbClass) || vocabulary.holdingVerbs.has(item.lower);
  if (isLevel) return vocabulary.changeIn.has(next.lower) && verbClass !== 'reach';
  return isMetricName(items, index + 1, vocabulary);
}

/** `Test below 2%` limits a level; `Sign at least 50 customers` counts things. */
function isLimitOf(items: readonly Item[], amount: Amount): boolean {
  if (amount.cue !== null && amount.cue !== 'within') return true;
  const isCounted = amount.measure.unit === null && items[amount.index + 1]?.kind === 'word';
  return amount.bound !== null && amount.cueStart < amount.start && !isCounted;
}

/** Whether the noun phrase that starts at `start` is a metric's name, or the subject of a verb that follows it. */
function isMetricName(items: readonly Item[], start: number, vocabulary: Vocabulary): boolean {
  let head: Word | null = null;
  let at = start;
  for (; at < start + longestNounPhrase; at += 1) {
    const item = items[at];
    if (item?.kind !== 'word' || vocabulary.prepositions.has(item.lower) || vocabulary.conjunctions.has(item.lower))
      break;
    if (vocabulary.copulas.has(item.lower)) return true;
    if (head !== null && isPredicateAt(items, at, vocabulary)) return true;
    if (vocabulary.relativeWords.has(item.lower)) break;
    head = item;
  }
  if (head === null) return false;
  const { metrics, things, outside, measures } = vocabulary.nouns;
  if (measures.has(head.lower)) return true;
  const isNamed = things.has(head.lower) || (metrics.has(head.lower) && !outside.has(head.lower));
  return isNamed && isLimited(items, at, vocabulary);
}

/** Whether a limit, a change or a level follows the noun phrase that ends at `at`. */
function isLimited(items: readonly Item[], at: number, vocabulary: Vocabulary): boolean {
  const preposition = items[at];
  const isLevel = preposition?.kind === 'word' && vocabulary.levelWords.has(preposition.lower);
  if (isLevel) return items[at + 1]?.kind === 'amount';
  const next = items[at];
  if (next?.kind === 'arrow') return true;
  if (next?.kind !== 'amount') return false;
  const following = items[at + 1];
  return next.bound !== null || next.cue === 'from' || next.cue === 'to' || following?.kind === 'arrow';
}

/** Whether the word at `at` is the verb of the words before it, and no adjective of those after it. */
export function isPredicateAt(items: readonly Item[], at: number, vocabulary: Vocabulary): boolean {
  const item = items[at];
  const before = items[at - 1];
  if (item?.kind !== 'word' || before === undefined) return false;
  const isMovement = item.verbs.some((form) => form.class === 'increase' || form.class === 'decrease');
  if (!isMovement && vocabulary.nouns.metrics.has(item.lower)) return false;
  if (
    before.kind === 'word' &&
    (vocabulary.determiners.has(before.lower) || vocabulary.infinitiveWords.has(before.lower))
  )
    return false;
  if (isParticiple(item)) return !isBeforeNoun(items, at, vocabulary);
  const next = items[at + 1]?.kind;
  if (next !== 'word' && next !== 'amount' && next !== 'date') return false;
  const isChange = item.verbs.some((form) => predicateClasses.has(form.class));
  const isThird = item.verbs.some((form) => form.form === 'third');
  const isBase = item.verbs.some((form) => form.form === 'base');
  const subject = before.kind === 'word' ? before.lower : '';
  return isChange && (isThird || (isBase && subject.endsWith('s'))) && !isBeforeNoun(items, at, vocabulary);
}

function isParticiple(item: Word): boolean {
  return item.verbs.some((form) => form.form === 'past') || (item.lower.endsWith('ed') && !item.lower.endsWith('eed'));
}

/** A participle before a noun is its adjective. */
function isBeforeNoun(items: readonly Item[], at: number, vocabulary: Vocabulary): boolean {
  const next = items[at + 1];
  if (next?.kind !== 'word') return false;
  const { prepositions, conjunctions, changeAdverbs, beforeVerb } = vocabulary;
  if (prepositions.has(next.lower) || conjunctions.has(next.lower) || changeAdverbs.has(next.lower)) return false;
  return !beforeVerb.has(next.lower) && !next.lower.endsWith('ly') && !vocabulary.afterParticiple.has(next.lower);
}

/** The verb of change that follows its subject (`Build failures fall from …`, `NPS up from …`), or `null`. */
export function findPredicate(items: readonly Item[], vocabulary: Vocabulary): VerbUse | null {
  for (const [index, item] of items.entries()) {
    if (item.kind !== 'word' || index === 0 || item.inParentheses) continue;
    const adverb = vocabulary.changeAdverbs.get(item.lower);
    const next = items[index + 1];
    if (adverb !== undefined && next?.kind === 'amount') {
      return {
        class: adverb > 0 ? 'increase' : 'decrease',
        form: 'base',
        word: item.lower,
        index,
        position: 'predicate',
      };
    }
    if (!isPredicateAt(items, index, vocabulary)) continue;
    const form = item.verbs.find(({ class: verbClass }) => predicateClasses.has(verbClass));
    if (form !== undefined)
      return { class: form.class, form: form.form, word: item.lower, index, position: 'predicate' };
  }
  return null;
}

/** The last verb that leads to the item at `target`: `… to increase activation rate by 20%`, `… and cut costs by 10%`. */
export function findPurpose(
  items: readonly Item[],
  main: VerbUse | null,
  target: number,
  vocabulary: Vocabulary,
): VerbUse | null {
  for (let index = target - 1; index > (main?.index ?? 0); index -= 1) {
    const item = items[index];
    if (item?.kind !== 'word' || item.inParentheses || item.verbs.length === 0) continue;
    const before = items[index - 1];
    const beforeWord = before?.kind === 'word' ? before.lower : before?.kind === 'mark' ? before.text : '';
    const form = item.verbs.find((candidate) => leads(candidate, beforeWord, vocabulary));
    if (form === undefined || isPartOfMetric(items, index, form, vocabulary)) continue;
    if (form.nounToo && isNounHere(items, index, form.class, vocabulary)) continue;
    if (main?.class === form.class && vocabulary.conjunctions.has(beforeWord)) continue;
    return { class: form.class, form: form.form, word: item.lower, index, position: 'purpose' };
  }
  return null;
}

/** `time to hire`, `steps to sign up`, `cost to serve`. */
function isPartOfMetric(items: readonly Item[], index: number, form: VerbForm, vocabulary: Vocabulary): boolean {
  const [noun, to] = [items[index - 2], items[index - 1]];
  if (isChangeClass(form.class) || noun?.kind !== 'word' || to?.kind !== 'word') return false;
  return (
    vocabulary.infinitiveWords.has(to.lower) && (vocabulary.nouns.metrics.has(noun.lower) || unitWords.has(noun.lower))
  );
}

function leads(form: VerbForm, before: string, vocabulary: Vocabulary): boolean {
  if (form.form === 'base')
    return vocabulary.infinitiveWords.has(before) || (vocabulary.conjunctions.has(before) && before !== 'or');
  const isMeasurable = changeClasses.has(form.class) || form.class === 'win' || form.class === 'work';
  return form.form === 'gerund' && isMeasurable && vocabulary.byMeans.has(before);
}

/** The participle of work or of a grant that ends or carries a sentence without a main verb: `New page launched by 15 May`. */
export function findPassive(
  items: readonly Item[],
  classes: ReadonlySet<VerbClass>,
  vocabulary: Vocabulary,
): VerbUse | null {
  for (const [index, item] of items.entries()) {
    if (item.kind !== 'word' || index === 0 || item.inParentheses || !isPredicateAt(items, index, vocabulary)) continue;
    const form = item.verbs.find((candidate) => candidate.form === 'past' && classes.has(candidate.class));
    if (form !== undefined) return { class: form.class, form: 'past', word: item.lower, index, position: 'predicate' };
  }
  return null;
}

export function isChange(verb: VerbUse | null): boolean {
  return verb !== null && isChangeClass(verb.class);
}

function isChangeClass(verbClass: VerbClass): boolean {
  return verbClass === 'increase' || verbClass === 'decrease' || verbClass === 'improve' || verbClass === 'move';
}
