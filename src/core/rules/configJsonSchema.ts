import * as z from 'zod/mini';
import { configSchema } from './configSchema';
import type { Rule } from './rule';

/** The JSON schema of `okr.config.json`, for `schemas/okr.config.schema.json`. Made when the product is built, not in it. */
export function configJsonSchema(rules: readonly Rule[]): object {
  const schema = z.toJSONSchema(configSchema(rules), { target: 'draft-7', io: 'input' });
  return {
    ...schema,
    title: 'Team OKRs: okr.config.json',
    description: 'Read alike by the editor and the command line.',
  };
}
