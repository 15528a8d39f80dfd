import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parseDocument } from '../../../src/core/model/parseDocument';

interface Expected {
  title: string;
  keyResults: number;
}

describe('the ways in which people write OKRs', () => {
  const folder = 'test/fixtures/variants';
  const expected = JSON.parse(readFileSync(`${folder}/expected.json`, 'utf8')) as Record<string, Expected[]>;
  for (const [file, objectives] of Object.entries(expected)) {
    it(`reads ${file}`, () => {
      const document = parseDocument(`file:///w/${file}`, readFileSync(`${folder}/${file}`, 'utf8'));
      const read = document.objectives.map(({ title, keyResults }) => ({ title, keyResults: keyResults.length }));
      assert.deepEqual(read, objectives);
    });
  }
});
