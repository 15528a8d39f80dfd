import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { globSync } from 'tinyglobby';

/**
 * Bundles test files for mocha in Node.
 *
 * @param {readonly string[]} wanted files or folders
 * @param {string} kind names the folder under `out/`
 * @returns {Promise<string>} a glob of the bundled files
 * @throws {Error} when there is no test file
 */
export async function bundleTests(wanted, kind) {
  const files = globSync(wanted.map((path) => (path.endsWith('.ts') ? path : `${path}/**/*.test.ts`)));
  if (files.length === 0) throw new Error(`There is no test file in ${wanted.join(', ')}`);
  const outdir = `out/${kind}/${createHash('sha1').update(wanted.join('\n')).digest('hex').slice(0, 8)}`;
  await bundleFiles(files, outdir);
  return `${outdir}/**/*.test.mjs`;
}

/**
 * Bundles TypeScript files for Node; below the folder they lie as below `test/`.
 *
 * @param {string[]} files
 * @param {string} outdir
 */
export async function bundleFiles(files, outdir) {
  rmSync(outdir, { recursive: true, force: true });
  await build({
    entryPoints: files,
    outdir,
    outbase: 'test',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    // Scripts find files beside themselves: they stay where they are.
    plugins: [externalScripts],
    sourcemap: true,
    logLevel: 'warning',
  });
}

/** @type {import('esbuild').Plugin} */
const externalScripts = {
  name: 'external scripts',
  setup: (pluginBuild) =>
    pluginBuild.onResolve({ filter: /^\..*\.mjs$/ }, ({ path, resolveDir }) => ({
      path: pathToFileURL(join(resolveDir, path)).href,
      external: true,
    })),
};
