import { strict as assert } from 'node:assert';
import { runInThisContext } from 'node:vm';
import { characterEntities } from 'character-entities';
import { build } from 'esbuild';
import { root } from '../../../scripts/host/paths.mjs';
import { slim } from '../../../scripts/build/slim.mjs';

/** Bundles a script that calls `give` with a value, and runs it. */
async function run(contents: string): Promise<unknown> {
  const stdin = { contents, resolveDir: root };
  const { outputFiles } = await build({
    stdin,
    bundle: true,
    write: false,
    platform: 'browser',
    conditions: ['worker'],
    plugins: [slim],
  });
  let given: unknown;
  const script = runInThisContext(`(give) => {${outputFiles[0]?.text ?? ''}}`) as (
    give: (value: unknown) => void,
  ) => void;
  script((value) => (given = value));
  return given;
}

describe('What is packed for the bundles', () => {
  it('still knows every entity of HTML', async () => {
    const known = await run("import { characterEntities } from 'character-entities'; give(characterEntities);");
    assert.deepEqual(known, characterEntities);
    assert.ok(Object.keys(characterEntities).length > 2000);
  });
});
