import { DocumentParser, parseDocument } from '../../src/core/model/parseDocument';
import { Checker } from '../../src/core/rules/checker';
import { rules } from '../../src/core/rules/registry';
import { generateDocument, generateWorkspace } from '../support/generateWorkspace';
import { formatMilliseconds, percentile, time, type Verdict } from './measure';

const today = '2025-08-27';
const root = 'file:///bench';
const uri = `${root}/units/unit-1/typed/okr.md`;
const typed = ' and a little more that somebody types, key by key (now 41%)';
/** Milliseconds that one keystroke may take in 99 of 100 cases. */
const bound = 30;

/** From a keystroke to the problems of every document that it makes stale, in a workspace of 1,000 documents. */
export function benchKeystroke(): Verdict[] {
  const neighbours = [...generateWorkspace(1000)].map(([path, text]) => parseDocument(`${root}/${path}`, text));
  return [12_000, 200_000].flatMap((characters) => {
    const text = generateDocument(characters);
    const places = {
      'a key result': text.indexOf('\n', text.indexOf('- KR2')),
      'the last check-in': text.lastIndexOf('%'),
    };
    return Object.entries(places).map(([place, offset]) => {
      const checker = new Checker(rules, { today, folders: [{ uri: root, root, name: 'bench' }] });
      checker.load(neighbours);
      checker.allProblems();
      return verdict(`keystroke in ${place}, ${characters / 1000} KB`, typeInto(checker, text, offset));
    });
  });
}

function verdict(what: string, times: readonly number[]): Verdict {
  const slow = percentile(times, 0.99);
  const value = `median ${formatMilliseconds(percentile(times, 0.5))}, p99 ${formatMilliseconds(slow)}`;
  return { what, value, bound: `p99 ≤ ${bound} ms`, holds: slow <= bound };
}

/** Types a sentence several times over, each time removing it again key by key. */
function typeInto(checker: Checker, text: string, offset: number): number[] {
  const parser = new DocumentParser();
  const check = (content: string) => {
    for (const stale of checker.update(parser.parse(uri, content))) checker.problems(stale);
    checker.problems(uri);
  };
  const lengths = Array.from(typed, (_, index) => index + 1);
  const strokes = [...lengths, ...lengths.toReversed()];
  const times: number[] = [];
  check(text);
  for (let round = 0; round < 4; round++) {
    for (const length of strokes) {
      const content = text.slice(0, offset) + typed.slice(0, length) + text.slice(offset);
      times.push(time(() => check(content)));
    }
  }
  return times;
}
