import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { recordCheckIn } from '../../../src/core/edit/recordCheckIn';
import { applyEdits } from '../../../src/core/text/lineIndex';
import { checkIn, parse } from './documents';

const folder = 'test/fixtures/variants';

describe('recordCheckIn, on what people write', () => {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.md'))) {
    it(name, () => {
      const text = readFileSync(`${folder}/${name}`, 'utf8');
      const before = parse(text, name);
      const keyResults = before.objectives.flatMap(({ label, keyResults: own }) =>
        own.map((each) => `${label}-${each.label}`),
      );
      const results = [...new Set(keyResults)].map((key) => {
        const [objective = '', keyResult = ''] = key.split('-');
        return { objective, keyResult, value: '3' };
      });
      const input = checkIn({ by: '@ana', results });
      const written = applyEdits(text, recordCheckIn(text, before, input).edits);
      const after = parse(written, name);
      const outline = (document: typeof before): unknown =>
        document.objectives.map(({ label, title, cycle, keyResults: own }) => [
          label,
          title,
          cycle?.name,
          own.map((each) => [each.label, each.text, each.movement.target, each.owners]),
        ]);
      assert.deepEqual(outline(after), outline(before), written);
      const own = after.checkIns.find(({ date }) => date === input.date);
      assert.deepEqual(
        own?.results.map(({ objective, keyResult }) => `${objective ?? ''}-${keyResult}`),
        [...new Set(keyResults)],
      );
      assert.equal(after.checkIns.length, before.checkIns.length + 1);
    });
  }
});
