import type { Sentence } from './sentence';
import type { Vocabulary } from './vocabulary';

/**
 * Whether a sentence is in the vocabulary's language, so that its wording can be judged: at least one of its words is
 * known, and more are known than belong to other languages or scripts.
 */
export function isInLanguage(sentence: Sentence, vocabulary: Vocabulary): boolean {
  let known = 0;
  let foreign = 0;
  for (const { kind, lower } of sentence.tokens) {
    if (kind !== 'word') continue;
    if (isKnown(lower, vocabulary)) known += 1;
    else if (vocabulary.foreignWords.has(lower) || isOtherScript(lower)) foreign += 1;
  }
  return known > 0 && known > foreign;
}

function isKnown(word: string, vocabulary: Vocabulary): boolean {
  const { commonWords, verbs, nouns, prepositions, determiners, cues, numbers } = vocabulary;
  if (commonWords.has(word) || verbs.has(word) || nouns.metrics.has(word) || nouns.work.has(word)) return true;
  if (nouns.periodic.has(word) || nouns.slogans.has(word) || nouns.outside.has(word) || nouns.grants.has(word))
    return true;
  return (
    prepositions.has(word) ||
    determiners.has(word) ||
    cues.has(word) ||
    numbers.has(word) ||
    isCompoundOfKnown(word, vocabulary)
  );
}

function isCompoundOfKnown(word: string, vocabulary: Vocabulary): boolean {
  return (
    word.includes('-') &&
    word.split('-').some((part) => vocabulary.commonWords.has(part) || vocabulary.nouns.metrics.has(part))
  );
}

/** Letters beyond the basic Latin ones. Names and loan words have them too, so they only count against known words. */
function isOtherScript(word: string): boolean {
  return /[^\u0000-\u007f‑’]/.test(word);
}
