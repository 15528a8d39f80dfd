import assert from 'node:assert/strict';
import { parseDocument } from '../../../src/core/model/parseDocument';

/** Linear work on so much takes well under a second; quadratic work runs into the test's time limit. */
const size = 100_000;

describe('a hostile document is read in linear time', () => {
  const frames: readonly (readonly [string, (text: string) => string])[] = [
    ['as a title', (text) => `## O1: ${text}\n`],
    ['as a key result', (text) => `## O1: Goal\n\n- KR1: ${text}\n`],
    ['as a trailing part', (text) => `## O1: Goal\n\n- KR1: from 1% to 2% (target was ${text})\n`],
    ['as a relation', (text) => `## O1: Goal\n\nContributes to: ${text}\n`],
    ['as a check-in', (text) => `## O1: Goal\n\n## Check-ins\n\n### 2025-07-04 ${text}\n\n- **Issues:** ${text}\n`],
    ['as a confidence', (text) => `## O1: Goal\n\n## Check-ins\n\n### 2025-07-04\n\n- **Goal confidence:** ${text}\n`],
    ['as frontmatter', (text) => `---\nokr: team\nteam: ${text}\nparent: ${text}\n---\n`],
    ['as it is', (text) => text],
  ];
  const pieces = [' ', '()', '( ', ' until ', '@a ', 'a#b ', '—', ' - ', '1/', '`', ': ', '.', '%', 'O1-KR1 '];
  for (const [name, frame] of frames) {
    for (const piece of pieces) {
      it(`${JSON.stringify(piece)} ${name}`, () => {
        const text = frame(piece.repeat(size / piece.length));
        assert.equal(parseDocument('file:///w/okr.md', text).uri, 'file:///w/okr.md');
      });
    }
  }
});
