import { isChange, type VerbUse } from './clause';
import type { Amount, Item } from './sentence';
import type { Vocabulary } from './vocabulary';

/** Which value of a sentence is which. Indexes are among the sentence's items. */
export interface Roles {
  readonly baseline: Amount | null;
  readonly target: Amount | null;
  readonly now: Amount | null;
  /** How the target was found: a change (`by`), a level that a word, a verb or its place makes one. */
  readonly targetBy: 'pair' | 'to' | 'by' | 'cue' | 'place' | null;
}

/** Finds the roles by the words before each value, then by its place in the sentence. */
export function findRoles(
  items: readonly Item[],
  main: VerbUse | null,
  predicate: VerbUse | null,
  vocabulary: Vocabulary,
): Roles {
  const now = findNow(items);
  const amounts = items.filter((item): item is Amount => item.kind === 'amount' && item !== now);
  const pair = findArrowPair(items, amounts) ?? findFromTo(amounts, main);
  if (pair !== null) return { ...pair, now, targetBy: 'pair' };
  const context = { items, amounts, main, predicate, vocabulary };
  const target = findTarget(context);
  const baseline = findBaseline(context, target.amount, target.by === 'place');
  return { target: target.amount, targetBy: target.by, baseline, now };
}

interface Context {
  readonly items: readonly Item[];
  readonly amounts: readonly Amount[];
  readonly main: VerbUse | null;
  readonly predicate: VerbUse | null;
  readonly vocabulary: Vocabulary;
}

interface Found {
  readonly amount: Amount | null;
  readonly by: Roles['targetBy'];
}

/** `currently 2.4K`, or what comes after `=>`, or after an arrow that joins no two bare values. */
function findNow(items: readonly Item[]): Amount | null {
  const cued = items.find((item): item is Amount => item.kind === 'amount' && item.cue === 'now');
  if (cued !== undefined) return cued;
  const arrow = items.findIndex(
    (item, index) => item.kind === 'arrow' && (item.result || !joinsBareValues(items, index)),
  );
  if (arrow <= 0) return null;
  const next = items[arrow + 1];
  return next?.kind === 'amount' && items.slice(0, arrow).some(({ kind }) => kind === 'amount') ? next : null;
}

function joinsBareValues(items: readonly Item[], arrow: number): boolean {
  const before = items[arrow - 1];
  const after = items[arrow + 1];
  return (
    before?.kind === 'amount' &&
    after?.kind === 'amount' &&
    before.bound === null &&
    before.cue !== 'to' &&
    before.cue !== 'by' &&
    before.cue !== 'target'
  );
}

function findArrowPair(items: readonly Item[], amounts: readonly Amount[]): Pick<Roles, 'baseline' | 'target'> | null {
  const arrow = items.findIndex(
    (item, index) => item.kind === 'arrow' && !item.result && joinsBareValues(items, index),
  );
  if (arrow < 0) return null;
  const baseline = amounts.find((amount) => amount === items[arrow - 1]) ?? null;
  const target = amounts.find((amount) => amount === items[arrow + 1]) ?? null;
  return baseline === null || target === null ? null : { baseline, target };
}

/** `from A to B` in any order, and `A to B` side by side. */
function findFromTo(amounts: readonly Amount[], main: VerbUse | null): Pick<Roles, 'baseline' | 'target'> | null {
  const starts = amounts.filter(({ cue }) => cue === 'from');
  for (const baseline of starts) {
    const after = amounts.slice(amounts.indexOf(baseline) + 1);
    const next = after.findIndex(({ cue }) => cue === 'from');
    const target = (next < 0 ? after : after.slice(0, next)).find(({ cue }) => cue === 'to');
    if (target !== undefined && !(isYearLike(baseline) && isYearLike(target) && amounts.length > 2))
      return { baseline, target };
  }
  const first = starts[0];
  const before =
    first === undefined ? undefined : amounts.slice(0, amounts.indexOf(first)).findLast(({ cue }) => cue === 'to');
  if (first !== undefined && before !== undefined) return { baseline: first, target: before };
  return findSideBySide(amounts, main);
}

function findSideBySide(amounts: readonly Amount[], main: VerbUse | null): Pick<Roles, 'baseline' | 'target'> | null {
  if (main !== null && ['work', 'win', 'mixed', 'serve', 'maintain'].includes(main.class)) return null;
  for (const [index, baseline] of amounts.entries()) {
    const target = amounts[index + 1];
    const isBare = baseline.cue === null && baseline.bound === null && baseline.change === null;
    if (target?.cue === 'to' && isBare && target.index === baseline.index + 1) return { baseline, target };
  }
  return null;
}

function isYearLike({ measure }: Amount): boolean {
  return measure.unit === null && Number.isInteger(measure.value) && measure.value >= 2015 && measure.value <= 2040;
}

function findTarget(context: Context): Found {
  const { amounts } = context;
  const cued = amounts.find(({ cue }) => cue === 'target');
  if (cued !== undefined) return { amount: cued, by: 'cue' };
  const level = amounts.find((amount) => amount.cue === 'to' && isLevelHere(context, amount));
  if (level !== undefined) return { amount: level, by: 'to' };
  const change = amounts.find((amount) => amount.cue === 'by' && isChangeBy(context, amount));
  const isLevelFirst = context.main?.class === 'maintain' || context.main?.class === 'reach';
  const first = isLevelFirst ? findByPlace(context) : null;
  if (
    first?.amount !== null &&
    first?.amount !== undefined &&
    (change === undefined || first.amount.index < change.index)
  )
    return first;
  if (change !== undefined) return { amount: change, by: 'by' };
  return findByPlace(context);
}

/** `to 100 users` is the count of work; `upgrade to 17` names a version. */
function isLevelHere({ main, items }: Context, amount: Amount): boolean {
  const isWork = main !== null && ['work', 'serve'].includes(main.class);
  return !isWork || amount.measure.unit !== null || items[amount.index + 1]?.kind === 'word';
}

/** `by 30%` says how much something changes; `opened by 40% of admins` says by whom. */
function isChangeBy({ items, main, predicate, vocabulary }: Context, amount: Amount): boolean {
  const before = items[amount.index - 1];
  if (
    before?.kind === 'word' &&
    /(?:ed|en)$/.test(before.lower) &&
    !before.verbs.some((form) => ['increase', 'decrease', 'improve'].includes(form.class))
  ) {
    return false;
  }
  const isVerb = [main, predicate].some(
    (verb) => verb !== null && ['increase', 'decrease', 'improve', 'move'].includes(verb.class),
  );
  if (isVerb) return true;
  return items
    .slice(0, amount.index)
    .some(
      (item) =>
        item.kind === 'word' &&
        (vocabulary.changeAdverbs.has(item.lower) ||
          vocabulary.changeNouns.has(item.lower) ||
          item.verbs.some((form) => ['increase', 'decrease', 'improve', 'move'].includes(form.class))),
    );
}

/** Without a cue: the first value that is the sentence's own, not one of a phrase that describes something. */
function findByPlace(context: Context): Found {
  const open = context.amounts.filter(
    (amount) =>
      (amount.cue === null ||
        amount.cue === 'within' ||
        amount.cue === 'by' ||
        amount.cue === 'after' ||
        isSource(context, amount)) &&
      isOpen(amount),
  );
  const strong = open.find((amount) => isStrong(context, amount));
  const weak = strong ?? open.find((amount) => isWeak(context, amount));
  return weak === undefined ? { amount: null, by: null } : { amount: weak, by: 'place' };
}

/** `gather feedback from 50 users` counts users. */
function isSource({ items, main }: Context, { cue, index }: Amount): boolean {
  const isProducing = main !== null && ['work', 'win', 'mixed', 'serve'].includes(main.class);
  return isProducing && cue === 'from' && items[index + 1]?.kind === 'word';
}

function isOpen(amount: Amount): boolean {
  return !amount.inParentheses || amount.bound !== null;
}

function isStrong(context: Context, amount: Amount): boolean {
  const { measure, cue } = amount;
  if (cue !== null) return measure.unit === '%' && (cue === 'by' || (cue === 'within' && isOwnShare(context, amount)));
  const before = context.items[amount.index - 1];
  if (before?.kind === 'word' && context.vocabulary.relativeWords.has(before.lower)) return false;
  if (isBehindRelative(context, amount)) return amount.measure.unit === '%';
  if (amount.bound !== null || measure.signed || measure.factor || amount.change !== null)
    return !isAfterPreposition(context, amount);
  if (measure.unit === '%' || measure.unit === 'pp' || measure.points) return true;
  if (isDescriptive(context, amount)) return false;
  return !isAfterPreposition(context, amount) || before === undefined;
}

/** `cut in half`, `for 90% of tickets`, but not `increase usage in 50% of schools`. */
function isOwnShare({ items, main, predicate }: Context, amount: Amount): boolean {
  const next = items[amount.index + 1];
  const isDescription = next?.kind === 'word' && next.lower === 'of';
  return !isDescription || !(isChange(main) || isChange(predicate));
}

/** `users with at least 3 projects`: what follows such a word describes. */
function isAfterPreposition({ items, vocabulary }: Context, amount: Amount): boolean {
  const before = items[amount.index - 1];
  return (
    before?.kind === 'word' && vocabulary.describers.has(before.lower) && vocabulary.prepositions.has(before.lower)
  );
}

function isBehindRelative({ items, vocabulary }: Context, amount: Amount): boolean {
  return items
    .slice(Math.max(0, amount.index - 4), amount.index)
    .some((item) => item.kind === 'word' && vocabulary.relativeWords.has(item.lower));
}

/** Of a verb of change, a bare number in the middle belongs to a description. */
function isDescriptive({ items, main, predicate, vocabulary }: Context, amount: Amount): boolean {
  const verb = main ?? predicate;
  const isChange = verb !== null && ['increase', 'decrease', 'improve', 'move', 'maintain'].includes(verb.class);
  if (!isChange) return false;
  const index = amount.index;
  const isDirect = index === (main?.index ?? -2) + 1;
  const next = items[index + 1];
  const isInNoun = next?.kind === 'word' && !vocabulary.prepositions.has(next.lower);
  return !isDirect && isInNoun && amount.measure.unit === null;
}

function isWeak(context: Context, amount: Amount): boolean {
  const { main } = context;
  const { unit } = amount.measure;
  const producing = main !== null && ['work', 'win', 'mixed', 'serve'].includes(main.class);
  if (producing) {
    if (unit === 'weeks' || unit === 'months' || (unit === 'days' && isTimeframe(context, amount))) return false;
    return (
      !isDescribed(context, amount) &&
      !(isBehindRelative(context, amount) && unit === null) &&
      (amount.cue !== 'after' || unit !== null)
    );
  }
  if (main !== null && ['increase', 'decrease', 'improve', 'move'].includes(main.class))
    return amount.bound !== null && !isAfterPreposition(context, amount);
  if (amount.cue === 'after') return false;
  if (amount.cue === 'within') return unit !== null;
  if (isBehindRelative(context, amount)) return amount.bound !== null || unit !== null;
  return amount.bound !== null || unit !== null || !isAfterPreposition(context, amount);
}

/** `launch the app within 30 days` says by when; `deliver orders within 2 days` how fast. */
function isTimeframe({ items, main, vocabulary }: Context, { cue }: Amount): boolean {
  if (cue !== 'within' || main?.class !== 'work') return false;
  const object = items[main.index + 1];
  const isGeneral = object?.kind === 'word' && !vocabulary.determiners.has(object.lower) && object.lower.endsWith('s');
  return !isGeneral;
}

/** `upgrade to 17`, `from Angular 14`: the version of the thing named before. */
function isDescribed({ items }: Context, amount: Amount): boolean {
  const index = amount.index;
  const before = items[index - 1];
  if (amount.measure.unit !== null) return false;
  if (amount.cue === 'to') return true;
  return (
    before?.kind === 'word' &&
    before.verbs.length === 0 &&
    /^\p{Lu}/u.test(before.text) &&
    items[index + 1]?.kind !== 'word'
  );
}

function findBaseline(context: Context, target: Amount | null, byPlace: boolean): Amount | null {
  const { amounts } = context;
  const written = amounts.find((amount) => amount.cue === 'baseline' && amount !== target);
  if (written !== undefined) return written;
  const from = amounts.find((amount) => amount.cue === 'from' && amount !== target);
  if (from === undefined) return null;
  return target !== null && byPlace && isOrigin(context, target, from) ? null : from;
}

/** `50 customers from 5 countries`: where they come from, unless the same thing is counted. */
function isOrigin({ items, main }: Context, target: Amount, from: Amount): boolean {
  const noun = nounAfter(items, from);
  if (noun === null) return main !== null && ['win', 'work'].includes(main.class);
  return noun !== nounAfter(items, target);
}

function nounAfter(items: readonly Item[], amount: Amount): string | null {
  const next = items[amount.index + 1];
  return next?.kind === 'word' && amount.measure.unit === null ? next.lower : null;
}

/**
 * Roles in a language whose words are not known: two values in one unit are taken as from and to, else the first value
 * is the target.
 */
export function findRolesByOrder(items: readonly Item[], vocabulary: Vocabulary): Roles {
  const known = findRoles(items, null, null, vocabulary);
  const amounts = items.filter(
    (item): item is Amount => item.kind === 'amount' && item !== known.now && !item.inParentheses,
  );
  const [first, second] = amounts;
  if (known.targetBy === 'pair' || first === undefined || second === undefined || amounts.length > 2) return known;
  const isPair = first.measure.unit === second.measure.unit || first.measure.unit === null;
  const isBare = [first, second].every(({ cue, bound }) => cue === null && bound === null);
  return isPair && isBare ? { ...known, baseline: first, target: second, targetBy: 'pair' } : known;
}
