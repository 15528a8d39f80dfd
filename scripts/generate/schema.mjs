// The JSON schema of okr.config.json, from the zod schema and the registry.
import { format, resolveConfig } from 'prettier';
import { load } from './load.mjs';

const path = 'schemas/okr.config.schema.json';

/** From path to text. */
export async function generateSchema() {
  const { rules } = await load('src/core/rules/registry.ts');
  const { configJsonSchema } = await load('src/core/rules/configJsonSchema.ts');
  const options = await resolveConfig(path);
  return new Map([[path, await format(JSON.stringify(configJsonSchema(rules)), { ...options, parser: 'json' })]]);
}
