import type { Sentence, Word } from './sentence';
import type { Vocabulary } from './vocabulary';

/** Whether a sentence without verb and target is only a metric's name (rule `kr/kpi`), and neither a slogan nor a statement. */
export function isMetricOnly(sentence: Sentence, vocabulary: Vocabulary): boolean {
  const words = sentence.items.filter((item) => item.kind === 'word');
  if (words.length === 0 || sentence.items.some(({ kind }) => kind === 'placeholder')) return false;
  return !isStatement(words, vocabulary) && !isSlogan(words, vocabulary);
}

/** `All teachers complete the course`, `Customers love our product`. */
function isStatement(words: readonly Word[], vocabulary: Vocabulary): boolean {
  const { copulas, pronouns, determiners, infinitiveWords, quantifiers, prepositions, genitives } = vocabulary;
  if (quantifiers.has(words[0]?.lower ?? '')) return true;
  return words.some(({ lower, verbs }, index) => {
    if (copulas.has(lower) || pronouns.has(lower)) return true;
    const base = verbs.find(({ form }) => form === 'base');
    if (base === undefined || index === 0 || infinitiveWords.has(words[index - 1]?.lower ?? '')) return false;
    const next = words[index + 1]?.lower ?? '';
    const isAfterPlural = words[index - 1]?.lower.endsWith('s') === true;
    return !base.nounToo || determiners.has(next) || (isAfterPlural && prepositions.has(next) && !genitives.has(next));
  });
}

/** `World-class support`, `A culture of quality`, `Faster builds`. */
function isSlogan(words: readonly Word[], vocabulary: Vocabulary): boolean {
  const { comparatives, nouns } = vocabulary;
  const first = words[0]?.lower ?? '';
  if (nouns.slogans.has(first) || comparatives.has(first) || nouns.slogans.has(headNoun(words, vocabulary)))
    return true;
  return words.some(({ lower }) => nouns.slogans.has(lower)) && !words.some(({ lower }) => nouns.metrics.has(lower));
}

/** The last word of the noun phrase that opens the sentence. */
function headNoun(words: readonly Word[], vocabulary: Vocabulary): string {
  const end = words.findIndex(({ lower }) => vocabulary.prepositions.has(lower));
  return (end < 0 ? words : words.slice(0, end)).at(-1)?.lower ?? '';
}
