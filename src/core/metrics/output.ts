import { findPassive, type VerbUse } from './clause';
import type { Amount, Item, Sentence, Word } from './sentence';
import type { VerbClass, Vocabulary } from './vocabulary';

/** What the wording makes of a sentence: an event to tick off, and whether it is the team's own work. */
export interface Event {
  readonly isEvent: boolean;
  /** Whether the team ticks it off by its own effort. */
  readonly isOutput: boolean;
}

export interface EventContext {
  readonly sentence: Sentence;
  readonly main: VerbUse | null;
  /** The verb that leads to the target. */
  readonly governing: VerbUse | null;
  readonly target: Amount | null;
  readonly hasDate: boolean;
  readonly vocabulary: Vocabulary;
}

const noEvent: Event = { isEvent: false, isOutput: false };
const workClasses: ReadonlySet<VerbClass> = new Set(['work', 'mixed', 'serve']);
const producingClasses: ReadonlySet<VerbClass> = new Set(['work', 'mixed', 'serve', 'win']);

/** Judges output or outcome by the position of the verb and by its object (rule `kr/output`). */
export function judgeEvent(context: EventContext): Event {
  const { main } = context;
  if (main !== null) return judgeVerb(context, main);
  return judgeSubject(context);
}

function judgeVerb(context: EventContext, main: VerbUse): Event {
  const { governing, target } = context;
  const verb = target === null ? main : (governing ?? main);
  if (verb.class === 'work') return judgeWork(context, verb);
  if (verb.class === 'mixed') return judgeMixed(context, verb);
  if (verb.class === 'serve') return judgeService(context, verb);
  if (verb.class === 'win') return judgeWin(context, verb);
  if (verb.class === 'grant') return { isEvent: true, isOutput: false };
  if (verb.class === 'reach' || verb.class === 'state') return judgeGranted(context);
  return noEvent;
}

/** `close 20 deals` is won, `close 20 bugs` is done. */
function judgeMixed(context: EventContext, verb: VerbUse): Event {
  const { target, vocabulary } = context;
  if (target !== null) {
    const isService = isShare(context, target) && hasObjectOf(context, verb, vocabulary.nouns.things);
    return isService || vocabulary.nouns.outside.has(objectHead(context, verb)) ? noEvent : judgeWork(context, verb);
  }
  return vocabulary.nouns.outside.has(objectHead(context, verb)) ? judgeWin(context, verb) : judgeWork(context, verb);
}

/** The last word of the noun phrase after a verb, but not the `A` of `Series A`; empty where there is none. */
function objectHead({ sentence, vocabulary }: EventContext, verb: VerbUse): string {
  let head = '';
  for (const item of sentence.items.slice(verb.index + 1)) {
    if (item.kind === 'amount' && item.index === verb.index + 1) continue;
    if (!isPlainWord(item) || vocabulary.prepositions.has(item.lower) || vocabulary.conjunctions.has(item.lower)) break;
    if (item.lower.length > 1) head = item.lower;
  }
  return head;
}

function judgeWork(context: EventContext, verb: VerbUse): Event {
  const { target, vocabulary } = context;
  if (target === null)
    return vocabulary.nouns.abstract.has(objectHead(context, verb)) ? noEvent : { isEvent: true, isOutput: true };
  if (isOutcomeObject(context, verb, target)) return noEvent;
  if (isShare(context, target)) return { isEvent: false, isOutput: isShareOfWork(context, target) };
  return { isEvent: false, isOutput: !isServiceLevel(context, target) };
}

/** `deliver $2M in savings`, `deliver a CSAT of 4.5`: what is delivered is a metric. */
function isOutcomeObject({ sentence, vocabulary }: EventContext, verb: VerbUse, target: Amount): boolean {
  const { unit } = target.measure;
  if (unit !== null && /[^A-Za-z% ]/.test(unit)) return true;
  const object = sentence.items.slice(verb.index + 1, target.index).filter(isPlainWord);
  const head = object.at(-1);
  if (head === undefined) return false;
  const nouns = object.filter(({ lower }) => !vocabulary.prepositions.has(lower));
  return (
    target.cue !== 'within' &&
    nouns.at(-1)?.lower !== undefined &&
    isMetric(nouns.at(-1)?.lower ?? '', vocabulary) &&
    !vocabulary.nouns.things.has(nouns.at(-1)?.lower ?? '')
  );
}

function isMetric(word: string, vocabulary: Vocabulary): boolean {
  return vocabulary.nouns.metrics.has(word) && !vocabulary.nouns.work.has(word);
}

function isPlainWord(item: Item): item is Word {
  return item.kind === 'word' && !item.inParentheses;
}

/** `within 4 hours`, `in under 10 minutes`: how fast, which customers feel, and no amount of work. */
function isServiceLevel(_context: EventContext, target: Amount): boolean {
  return ['ms', 's', 'min', 'h', 'days'].includes(target.measure.unit ?? '');
}

/** `N% of …`. */
function isShare({ sentence, vocabulary }: EventContext, target: Amount): boolean {
  const next = sentence.items[target.index + 1];
  const isNamed = next?.kind === 'word' && !vocabulary.nouns.shareOf.has(next.lower);
  return target.measure.unit === '%' && isNamed && (vocabulary.genitives.has(next.lower) || target.cue === null);
}

/** A share of what the team planned is work, unless it says how well the work serves others. */
function isShareOfWork({ sentence, target, vocabulary }: EventContext, share: Amount): boolean {
  const after = sentence.items.slice((target ?? share).index + 1).filter(isPlainWord);
  if (after.some(({ lower }) => vocabulary.nouns.plan.has(lower))) return true;
  return (
    !after.some(({ lower }) => vocabulary.nouns.qualities.has(lower)) &&
    !sentence.items.slice(share.index + 1).some((item) => item.kind === 'amount' && item.cue === 'within')
  );
}

function judgeService(context: EventContext, verb: VerbUse): Event {
  const { target, vocabulary } = context;
  if (target === null) return { isEvent: true, isOutput: true };
  const isCount = target.measure.unit === null && target.cue === null;
  const ofWork =
    hasObjectOf(context, verb, vocabulary.nouns.work) || hasObjectOf(context, verb, vocabulary.nouns.things);
  return { isEvent: false, isOutput: isCount && ofWork };
}

function judgeWin(context: EventContext, verb: VerbUse): Event {
  if (context.target !== null) return noEvent;
  const rest = wordsAfter(context, verb.index);
  const isFinished = rest.some(({ lower }) => context.vocabulary.nouns.finished.has(lower));
  const isRoom = rest.some(({ lower }) => context.vocabulary.nouns.rooms.has(lower));
  return { isEvent: true, isOutput: isFinished || isRoom };
}

/** `be certified`, `achieve compliance`, `have the new site live`. */
function judgeGranted(context: EventContext): Event {
  const { target, main, vocabulary } = context;
  if (target !== null) return noEvent;
  const rest = wordsAfter(context, main?.index ?? -1);
  if (rest.some(({ lower }) => vocabulary.nouns.granted.has(lower) || vocabulary.nouns.grants.has(lower)))
    return { isEvent: true, isOutput: false };
  const isFinished = rest.some(({ lower }) => vocabulary.nouns.finished.has(lower)) && main?.class === 'state';
  return { isEvent: isFinished, isOutput: isFinished };
}

function wordsAfter({ sentence }: EventContext, index: number): Word[] {
  return sentence.items.slice(index + 1).filter(isPlainWord);
}

/** A sentence that opens with its subject: `Billing page launched by 15 May`, `Licence issued by June`, `Launch of v2`. */
function judgeSubject(context: EventContext): Event {
  const { sentence, target, vocabulary } = context;
  const passive = findPassive(sentence.items, producingClasses, vocabulary);
  const isGranted =
    sentence.items.some((item) => isPlainWord(item) && vocabulary.nouns.granted.has(item.lower)) &&
    !startsWithWorkNoun(context);
  if (target !== null)
    return { isEvent: false, isOutput: passive !== null && isPassiveOutput(context, passive, target) };
  if (isGranted) return { isEvent: true, isOutput: false };
  if (passive !== null && workClasses.has(passive.class)) return { isEvent: true, isOutput: true };
  if (startsWithWorkNoun(context) || endsFinished(context)) return { isEvent: true, isOutput: true };
  return { isEvent: context.hasDate && !isMetricName(context), isOutput: false };
}

function isPassiveOutput(context: EventContext, passive: VerbUse, target: Amount): boolean {
  const { sentence, vocabulary } = context;
  if (!workClasses.has(passive.class) || passive.index < target.index) return false;
  const agent = sentence.items[passive.index + 1];
  if (agent?.kind === 'word' && agent.lower === 'by') return false;
  const subject = sentence.items.slice(target.index + 1, passive.index).filter(isPlainWord);
  const isOutside = subject.some(({ lower }) => vocabulary.nouns.outside.has(lower));
  const ofPlan = subject.some(({ lower }) => vocabulary.nouns.plan.has(lower));
  const ofWork = ofPlan || subject.some(({ lower }) => vocabulary.nouns.work.has(lower));
  if (passive.class === 'serve' && !ofPlan) return false;
  const rest = wordsAfter(context, passive.index);
  const isQuality = rest.some(({ lower }) => vocabulary.nouns.qualities.has(lower)) && !ofPlan;
  if (target.measure.unit === '%') return ofWork && !isQuality;
  const isDirect = target.measure.unit === null && target.bound !== '<' && target.bound !== '<=';
  return isDirect && !isQuality && !(isOutside && !ofWork);
}

/** `Launch of v2`, `Zero-downtime migration of the database`, `Rollout to all stores`. */
function startsWithWorkNoun({ sentence, vocabulary }: EventContext): boolean {
  const phrase = sentence.items.filter(isPlainWord).filter(({ lower }) => !vocabulary.determiners.has(lower));
  const end = phrase.findIndex(({ lower }) => vocabulary.prepositions.has(lower));
  if (end <= 0 || !vocabulary.nouns.workNouns.has(phrase[end - 1]?.lower ?? '')) return false;
  const isMetricName = phrase
    .slice(0, end - 1)
    .some(({ lower }) => vocabulary.nouns.periodic.has(lower) || vocabulary.nouns.qualities.has(lower));
  return !isMetricName && (end === 1 || vocabulary.genitives.has(phrase[end]?.lower ?? ''));
}

/** `Mobile app live in all stores`. */
function endsFinished({ sentence, vocabulary }: EventContext): boolean {
  const items = sentence.items.filter(isPlainWord);
  return items.some((item, index) => {
    if (index === 0 || !vocabulary.nouns.finished.has(item.lower)) return false;
    const next = items[index + 1]?.lower;
    return next === undefined || vocabulary.prepositions.has(next) || vocabulary.conjunctions.has(next);
  });
}

function isMetricName(context: EventContext): boolean {
  return context.sentence.items.filter(isPlainWord).some(({ lower }) => context.vocabulary.nouns.metrics.has(lower));
}

function hasObjectOf({ sentence, target }: EventContext, verb: VerbUse, nouns: ReadonlySet<string>): boolean {
  const end = target === null || target.index < verb.index ? sentence.items.length : target.index + 6;
  return sentence.items.slice(verb.index + 1, end).some((item) => isPlainWord(item) && nouns.has(item.lower));
}
