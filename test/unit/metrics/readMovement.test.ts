import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Movement } from '../../../src/core/metrics/movement';
import { readMovement } from '../../../src/core/metrics/readMovement';

/** A sentence with what it must be read as; fields that are left out are not checked. */
type Expected = { readonly text: string } & Partial<Movement>;

function load(name: string): Expected[] {
  const lines = readFileSync(`test/fixtures/${name}`, 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as Expected);
}

function closeTo(actual: unknown, expected: unknown): boolean {
  if (typeof actual !== 'number' || typeof expected !== 'number') return actual === expected;
  return Math.abs(actual - expected) <= 1e-6 * Math.max(1, Math.abs(expected));
}

for (const name of ['key-results.jsonl', 'key-results-own.jsonl']) {
  describe(`the sentences of ${name}`, () => {
    for (const { text, ...fields } of load(name)) {
      it(text, () => {
        const movement: Partial<Record<string, unknown>> = { ...readMovement(text) };
        const differences = Object.entries(fields).filter(([field, value]) => !closeTo(movement[field], value));
        const found = Object.fromEntries(differences.map(([field]) => [field, movement[field]]));
        assert.deepEqual(found, Object.fromEntries(differences));
      });
    }
  });
}
