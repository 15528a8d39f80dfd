import assert from 'node:assert/strict';
import { updateKeyResult, type NewValue } from '../../../src/core/edit/updateKeyResult';
import { currentValue } from '../../../src/core/model/progress';
import { after, parse, team } from './documents';

const today: NewValue = { value: '74', date: '2025-07-22' };

/** The key result's line after an update of KR1. */
function updated(line: string, value: NewValue = today): string {
  const text = team(line);
  const result = after(text, (before, document) => updateKeyResult(before, document, 'O1', 'KR1', value));
  return result.split('\n').slice(8, -1).join('\n');
}

describe('updateKeyResult', () => {
  it('adds a dated value behind the sentence, before other parts and owners', () => {
    assert.equal(
      updated('- KR1: Increase completion from 65% to 90% (weight 2) (moves ../okr.md#O1-KR1) @ana'),
      '- KR1: Increase completion from 65% to 90% (now 74%, 2025-07-22) (weight 2) (moves ../okr.md#O1-KR1) @ana',
    );
  });

  it('replaces an undated and a dated value, in the words that are there', () => {
    assert.equal(
      updated('- KR1: Increase completion from 65% to 90% (currently 72%)'),
      '- KR1: Increase completion from 65% to 90% (currently 74%, 2025-07-22)',
    );
    assert.equal(
      updated('- KR1: Increase completion from 65% to 90% (now 72%, 2025-07-11, measured) @ana'),
      '- KR1: Increase completion from 65% to 90% (now 74%, 2025-07-22) @ana',
    );
  });

  it('says that a machine has read the value', () => {
    assert.equal(
      updated('- KR1: Increase completion from 65% to 90%', { ...today, measured: true }),
      '- KR1: Increase completion from 65% to 90% (now 74%, 2025-07-22, measured)',
    );
  });

  it('gives a bare number the unit as the sentence writes it', () => {
    const cases: [string, string, string][] = [
      ['Cut latency from 900 ms to 400 ms', '500', '500 ms'],
      ['Cut latency from 1.2s to 400ms', '500', '500ms'],
      ['Grow ARR from $1.2M to $2M', '1.5M', '$1.5M'],
      ['Cut the time to a loan from 9 days to 1 day', '3', '3 days'],
      ['Sign 50 new customers', '12', '12'],
      ['Increase share by 8 percentage points', '3 pp', '3 pp'],
      ['Increase completion from 65% to 90%', 'about 70%', 'about 70%'],
    ];
    for (const [sentence, value, written] of cases) {
      assert.equal(
        updated(`- KR1: ${sentence}`, { value, date: '2025-07-22' }),
        `- KR1: ${sentence} (now ${written}, 2025-07-22)`,
      );
    }
  });

  it('writes behind bold words and links, not into them', () => {
    assert.equal(
      updated('- **KR1: Increase completion from 65% to 90%** @ana'),
      '- **KR1: Increase completion from 65% to 90%** (now 74%, 2025-07-22) @ana',
    );
    assert.equal(
      updated('- KR1: Increase completion from 65% to [90%](https://example.com)'),
      '- KR1: Increase completion from 65% to [90%](https://example.com) (now 74%, 2025-07-22)',
    );
  });

  it('writes into the Now column in place, keeping the padding', () => {
    const table = (now: string): string =>
      ['| KR | From | To | Now |', '| --- | --- | --- | --- |', `| KR1: Completion | 65% | 90% | ${now} |`].join('\n');
    assert.equal(updated(table('72%')), table('74%, 2025-07-22'));
    assert.equal(updated(table('72%                ')), table('74%, 2025-07-22    '));
    assert.equal(updated(table('                   ')), table('74%, 2025-07-22    '));
  });

  it('writes into the sentence of a table without such a column', () => {
    assert.equal(
      updated(
        ['| Key result | Target |', '| --- | --- |', '| KR1: Increase completion from 65% | 90% |'].join('\n'),
      ).split('\n')[2],
      '| KR1: Increase completion from 65% (now 74%, 2025-07-22) | 90% |',
    );
  });

  it('writes the labels of all key results of an objective without any', () => {
    assert.equal(
      updated(['- Increase completion from 65% to 90%', '- Boost engagement from 15% to 50%'].join('\n')),
      [
        '- KR1: Increase completion from 65% to 90% (now 74%, 2025-07-22)',
        '- KR2: Boost engagement from 15% to 50%',
      ].join('\n'),
    );
  });

  it('leaves a document alone that has no such key result', () => {
    const text = team('- KR1: Increase completion from 65% to 90%');
    assert.deepEqual(updateKeyResult(text, parse(text), 'O1', 'KR7', today), []);
  });

  it('is what readers take for the current value', () => {
    for (const line of [
      '- KR1: Increase completion from 65% to 90%',
      '| KR | To | Now |\n| --- | --- | --- |\n| KR1: Completion | 90% | 72% |',
    ]) {
      const text = team(
        line,
        '',
        '## Check-ins',
        '',
        '### 2025-07-18',
        '',
        '- **Results progress:**',
        '  - O1-KR1: 72%',
      );
      const document = parse(after(text, (before, parsed) => updateKeyResult(before, parsed, 'o1', 'kr1', today)));
      const [objective] = document.objectives;
      const keyResult = objective?.keyResults[0];
      assert.ok(objective !== undefined && keyResult !== undefined);
      const current = currentValue(document, objective, keyResult);
      assert.deepEqual([current?.value, current?.date], [74, '2025-07-22']);
    }
  });
});
