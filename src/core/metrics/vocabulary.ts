import type { Bound } from './movement';

/**
 * The words by which a language's sentences are understood. The grammar itself knows no word: another language is
 * another value of this type. All keys are in lower case; phrases are words with one space between.
 */
export interface Vocabulary {
  /** `three` → 3, `dozen` → 12. */
  readonly numbers: ReadonlyMap<string, number>;
  /** `hundred` → 2, `million` → 6: powers of ten that multiply the number before. */
  readonly magnitudes: ReadonlyMap<string, number>;
  /** Parts of a whole: `half` → 0.5. */
  readonly fractions: ReadonlyMap<string, number>;
  /** `a`, `an`: one, before a unit or a magnitude. */
  readonly articles: ReadonlySet<string>;
  /** `once` → 1, `twice` → 2. */
  readonly times: ReadonlyMap<string, number>;
  /** `times`, `x`: what follows a number that multiplies or counts repetitions. */
  readonly timesWords: ReadonlySet<string>;
  /** `per`, `a`, `every` before a period. */
  readonly perWords: ReadonlySet<string>;
  /** `every`, `each`: once in so many periods. */
  readonly everyWords: ReadonlySet<string>;
  readonly otherWords: ReadonlySet<string>;
  /** `weekly` → once per week. `biweekly` → every two weeks. */
  readonly periodAdverbs: ReadonlyMap<string, { readonly unit: string; readonly value: number }>;
  readonly percentWords: ReadonlySet<string>;
  readonly pointWords: ReadonlySet<string>;
  /** Changes of a whole: `double` → +100 %, `halve` → −50 %; every form of the verb. */
  readonly multiplications: ReadonlyMap<string, number>;
  /** Phrases that say what the number after them is, or limit it. */
  readonly cues: ReadonlyMap<string, Cue>;
  /** Phrases after a number that limit it: `or more`. */
  readonly suffixBounds: ReadonlyMap<string, Bound>;
  /** `more`, `fewer`: a number before them is a change; +1 or −1. */
  readonly comparatives: ReadonlyMap<string, 1 | -1>;
  /** `increase`, `reduction` as nouns; +1 or −1. */
  readonly changeNouns: ReadonlyMap<string, 1 | -1>;
  /** `up`, `down`. */
  readonly changeAdverbs: ReadonlyMap<string, 1 | -1>;
  /** Words that may stand between a cue and its number: `about`, `the`, `current`. */
  readonly fillers: ReadonlySet<string>;
  /** What follows `N` in `N of M`, `N out of M`. */
  readonly ofWords: ReadonlySet<string>;
  /** Words that give the number after them a name: `iOS 17`, `top 10`, `per 1,000`. */
  readonly namesBefore: ReadonlySet<string>;
  /** Words that make the number word before them a name: `zero trust`. */
  readonly namesAfter: ReadonlySet<string>;
  /** `last`, `first`, `next` before a span of time. */
  readonly spanWords: ReadonlySet<string>;
  /** Verbs in all their forms; phrasal verbs with a space. */
  readonly verbs: ReadonlyMap<string, readonly VerbForm[]>;
  readonly dates: DateWords;
  readonly nouns: NounWords;
  /** Words that are met often and say nothing here, but show the language. */
  readonly commonWords: ReadonlySet<string>;
  /** Common words of other languages. */
  readonly foreignWords: ReadonlySet<string>;
  /** Words that may stand before the verb: `we will`, `successfully`. */
  readonly beforeVerb: ReadonlySet<string>;
  readonly determiners: ReadonlySet<string>;
  readonly prepositions: ReadonlySet<string>;
  readonly conjunctions: ReadonlySet<string>;
  /** `to` before a verb. */
  readonly infinitiveWords: ReadonlySet<string>;
  /** `who`, `that`. */
  readonly relativeWords: ReadonlySet<string>;
  /** `at`, `of`: between a metric and its level. */
  readonly levelWords: ReadonlySet<string>;
  /** `with`, `across`: a number after them describes something. */
  readonly describers: ReadonlySet<string>;
  /** `of` after a noun. */
  readonly genitives: ReadonlySet<string>;
  /** `in` after a noun of change: `increase in`. */
  readonly changeIn: ReadonlySet<string>;
  /** `by`, `while`, before a gerund that leads to a value. */
  readonly byMeans: ReadonlySet<string>;
  /** `the`, `our`, `all` before a whole: `40 of the 60`. */
  readonly wholeWords: ReadonlySet<string>;
  /** `aged`: two numbers after it are a range of ages. */
  readonly ageWords: ReadonlySet<string>;
  /** Adverbs that may follow a participle. */
  readonly afterParticiple: ReadonlySet<string>;
  readonly pronouns: ReadonlySet<string>;
  /** `all`, `every`: what follows is a statement. */
  readonly quantifiers: ReadonlySet<string>;
  /** `is`, `are`. */
  readonly copulas: ReadonlySet<string>;
  /** `no` at a sentence's start is a ceiling of zero. */
  readonly noneWords: ReadonlySet<string>;
  /** Names of metrics that begin like a verb: `win rate`, `release notes`. */
  readonly compounds: ReadonlySet<string>;
  /** Verbs whose level is a lower or upper bound: `exceed`. */
  readonly exceedingVerbs: ReadonlySet<string>;
  /** `make 100 calls` is work; `make customers happy` says nothing. */
  readonly effortVerbs: ReadonlySet<string>;
  /** `raise $2M` wins money; `raise prices` does not. */
  readonly moneyVerbs: ReadonlySet<string>;
  /** `hold 12 interviews` produces; `hold churn at 2%` keeps. */
  readonly holdingVerbs: ReadonlySet<string>;
}

/** What the number after a phrase is. */
export type CueRole = 'from' | 'to' | 'by' | 'baseline' | 'now' | 'target' | 'within' | 'after' | 'bound';

export interface Cue {
  readonly role: CueRole;
  readonly bound?: Bound;
}

/**
 * `improve` and `move` leave the direction to the numbers. `win`: others decide, so a count is a result. `work`: the
 * team's own effort. `mixed`: the object decides which of both. `serve`: work for others, measured by a share or time.
 * `grant`: an event that others grant. `limit`: a ceiling. `state`: be, have, ensure, which say nothing of movement.
 */
export type VerbClass =
  | 'increase'
  | 'decrease'
  | 'improve'
  | 'move'
  | 'reach'
  | 'maintain'
  | 'win'
  | 'work'
  | 'mixed'
  | 'serve'
  | 'grant'
  | 'limit'
  | 'state';

export interface VerbForm {
  readonly class: VerbClass;
  readonly form: 'base' | 'third' | 'past' | 'gerund';
  /** Whether the word is as often a noun or adjective: `release`, `open`. */
  readonly nounToo: boolean;
}

export interface DateWords {
  /** Name or abbreviation → 1 to 12. */
  readonly months: ReadonlyMap<string, number>;
  /** Months that are other words too, and count only with a capital: `may`, `march`. */
  readonly capitalOnly: ReadonlySet<string>;
  readonly weekdays: ReadonlySet<string>;
  /** Prepositions before a date; those of a deadline say by when. */
  readonly before: ReadonlySet<string>;
  /** `end`, `start`, `mid`. */
  readonly partsOf: ReadonlySet<string>;
  /** `quarter`, `year`, `cycle`. */
  readonly periods: ReadonlySet<string>;
  /** `this`, `next`, before a period. */
  readonly which: ReadonlySet<string>;
  /** `eoy`, `year-end`. */
  readonly ends: ReadonlySet<string>;
  /** `st`, `th` glued to a day. */
  readonly ordinals: ReadonlySet<string>;
  /** `of`, `the`, between the words of a date. */
  readonly links: ReadonlySet<string>;
  /** `week` in `week 30`. */
  readonly numbered: ReadonlySet<string>;
}

export interface NounWords {
  /** Heads of a metric's name: `rate`, `time`, `NPS`. */
  readonly metrics: ReadonlySet<string>;
  /** Heads that make a metric even of what begins like a verb: `deploy frequency`. */
  readonly measures: ReadonlySet<string>;
  /** Adjectives of a metric that is read at intervals: `monthly`. */
  readonly periodic: ReadonlySet<string>;
  /** Metrics of which less is better: `latency`, `churn`. */
  readonly lowerIsBetter: ReadonlySet<string>;
  /** What people outside decide on: `customers`, `deals`. */
  readonly outside: ReadonlySet<string>;
  /** Things that are counted and are metrics where they are limited: `open bugs below 5`. */
  readonly things: ReadonlySet<string>;
  /** The team's own work: `features`, `roadmap`. */
  readonly work: ReadonlySet<string>;
  /** What makes a share of work a share of the plan, whatever comes after: `planned`, `roadmap`. */
  readonly plan: ReadonlySet<string>;
  /** Events that others grant: `licence`, `audit`. */
  readonly grants: ReadonlySet<string>;
  /** Participles by which others grant: `issued`, `passed`. */
  readonly granted: ReadonlySet<string>;
  /** Words of completed work beside participles: `live`, `ready`. */
  readonly finished: ReadonlySet<string>;
  /** Nouns for work: `launch of …`, `rollout`. */
  readonly workNouns: ReadonlySet<string>;
  /** Words that say how well work for others is done: `on time`, `within`, `without`. */
  readonly qualities: ReadonlySet<string>;
  /** `coverage` after a share is a quality of the work, not what it is a share of. */
  readonly shareOf: ReadonlySet<string>;
  /** What is booked, and not won. */
  readonly rooms: ReadonlySet<string>;
  /** Words of a slogan: `best`, `world-class`, `better`. */
  readonly slogans: ReadonlySet<string>;
  /** Nothing that can be ticked off: `value`, `trust`. */
  readonly abstract: ReadonlySet<string>;
  /** Words of time, by which `5m` is minutes: `latency`, `wait`. */
  readonly time: ReadonlySet<string>;
}

/** A lower-case word list from text, for tables that people read. */
export function words(text: string): string[] {
  return text.split(/\s/).filter((word) => word !== '');
}
