/**
 * How alike two sentences are in their words, from 0 to 1: Dice's coefficient over the words that carry meaning. Two words
 * are the same where one begins with the other ("onboard", "onboarding"); words of up to three letters must be equal.
 */
export function likeness(a: string, b: string): number {
  const left = meaningfulWords(a);
  const right = meaningfulWords(b);
  if (left.length === 0 || right.length === 0) return 0;
  const shared = left.filter((word) => right.some((other) => sameWord(word, other))).length;
  const sharedBack = right.filter((word) => left.some((other) => sameWord(word, other))).length;
  return (shared + sharedBack) / (left.length + right.length);
}

const shortWord = 3;

/** Words that any two objectives share and that say nothing about what they are about. */
const emptyWords = new Set(
  (
    'a an and are as at be by can for from get has have in into is it its more most new of on or our so that the their ' +
    'them they this to us we what when which who with without your make become ensure'
  ).split(' '),
);

function meaningfulWords(sentence: string): string[] {
  const words =
    sentence
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words.filter((word) => !emptyWords.has(word)))];
}

function sameWord(a: string, b: string): boolean {
  if (a === b) return true;
  const shorter = a.length < b.length ? a : b;
  return shorter.length > shortWord && (a.startsWith(b) || b.startsWith(a));
}
