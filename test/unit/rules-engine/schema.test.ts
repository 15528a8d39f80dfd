import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { configJsonSchema } from '../../../src/core/rules/configJsonSchema';
import { rules } from '../../../src/core/rules/registry';

describe('schemas/okr.config.schema.json', () => {
  const written: unknown = JSON.parse(readFileSync('schemas/okr.config.schema.json', 'utf8'));

  it('is what `npm run generate` writes', () => {
    assert.deepEqual(written, JSON.parse(JSON.stringify(configJsonSchema(rules))));
  });

  it('knows every rule by id and summary', () => {
    const { properties } = written as {
      properties: { rules: { properties: Record<string, { description: string }> } };
    };
    assert.deepEqual(
      Object.keys(properties.rules.properties),
      rules.map(({ id }) => id),
    );
    for (const { id, summary } of rules)
      assert.ok(properties.rules.properties[id]?.description.startsWith(summary), id);
  });
});
