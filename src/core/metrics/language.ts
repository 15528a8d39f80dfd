import type { Sentence } from './sentence';
import type { Vocabulary } from './vocabulary';

/**
 * Whether a sentence is in the vocabulary's language, so that its wording can be judged: more of its words are known
 * than belong to other languages or scripts, and not only a few of many. Acronyms belong to no language, and are
 * enough only where nothing else is written.
 */
export function isInLanguage(sentence: Sentence, vocabulary: Vocabulary): boolean {
  const count = { known: 0, foreign: 0, unknown: 0, acronyms: 0 };
  for (const { kind, text, lower } of sentence.tokens) {
    if (kind !== 'word') continue;
    const isAcronym = text.length > 1 && text === text.toUpperCase();
    if (isAcronym && isKnown(lower, vocabulary)) count.acronyms += 1;
    else if (isKnown(lower, vocabulary)) count.known += 1;
    else if (vocabulary.foreignWords.has(lower) || isOtherScript(lower)) count.foreign += 1;
    else if (!isAcronym) count.unknown += 1;
  }
  if (count.known === 0) return count.acronyms > 0 && count.foreign + count.unknown === 0;
  return count.known > count.foreign && count.known * leastKnown >= count.unknown;
}

/** Of so many words that are neither known nor foreign, one must be known. */
const leastKnown = 4;

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
  for (const character of word) if (character > '~' && character !== '‑' && character !== '’') return true;
  return false;
}
