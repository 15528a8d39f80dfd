import { strict as assert } from 'node:assert';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { checkMetafile } from '../../../scripts/build/checkMetafile.mjs';

const editor = { layers: ['core', 'service', 'protocol', 'vscode'], node: 'none' } as const;

describe('The check of a bundle', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'team-okrs-bundle-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  async function bundle(files: Record<string, string>) {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const entry = Object.keys(files)[0] ?? assert.fail('no file');
    const result = await build({
      absWorkingDir: folder,
      entryPoints: [entry],
      bundle: true,
      metafile: true,
      write: false,
      platform: 'node',
      external: ['vscode'],
    });
    return result.metafile;
  }

  it('passes a bundle of which every arrow is right', async () => {
    const metafile = await bundle({
      'src/vscode/extension.ts':
        "import * as vscode from 'vscode'; import { a } from '../core/a'; console.log(vscode, a);",
      'src/core/a.ts': 'export const a = 1;',
    });
    assert.deepEqual(checkMetafile(metafile, editor), []);
  });

  it('finds a wrong arrow behind right ones', async () => {
    const metafile = await bundle({
      'src/vscode/extension.ts': "export { a } from '../core/a';",
      'src/core/a.ts': "export { b as a } from '../service/b';",
      'src/service/b.ts': 'export const b = 1;',
    });
    assert.deepEqual(checkMetafile(metafile, editor), [
      'core must not import service (src/core/a.ts); it may import no other layer',
    ]);
  });

  it('finds a package where it does not belong', async () => {
    const metafile = await bundle({
      'src/vscode/extension.ts': "export { a } from '../core/a';",
      'src/core/a.ts': "export { a } from 'yaml';",
      'node_modules/yaml/index.js': 'exports.a = 1;',
    });
    assert.deepEqual(checkMetafile(metafile, editor), ['core must not import the package yaml (src/core/a.ts)']);
  });

  it('finds a layer that the bundle must not hold', async () => {
    const metafile = await bundle({ 'src/cli/main.ts': 'console.log(1);' });
    assert.match(checkMetafile(metafile, editor).join(), /src\/cli\/main\.ts does not belong into this bundle/);
  });

  it("finds Node's modules", async () => {
    const metafile = await bundle({
      'src/vscode/extension.ts': "export { a } from 'zod';",
      'node_modules/zod/index.js': "exports.a = require('fs');",
    });
    assert.deepEqual(checkMetafile(metafile, editor), [
      "node_modules/zod/index.js brings Node's fs into a bundle that must do without",
    ]);
    assert.deepEqual(checkMetafile(metafile, { ...editor, node: 'all' }), []);
  });
});
