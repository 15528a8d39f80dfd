// Bundles a TypeScript module of the core and imports it, so that scripts read the same registry as the product.
import { mkdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import { build } from 'esbuild';

/** @param {string} path of the module, from the project's root */
export async function load(path) {
  const outfile = resolve('out/generate', `${path.replaceAll('/', '.')}.mjs`);
  mkdirSync('out/generate', { recursive: true });
  await build({
    entryPoints: [path],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    logLevel: 'warning',
  });
  return import(`${pathToFileURL(outfile).href}?${process.hrtime.bigint()}`);
}
