// Bundles the named test files (default: all plain tests) and runs mocha on them.
// node scripts/test-unit.mjs [FILE|FOLDER …] [-- mocha options]
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { build } from 'esbuild';
import { globSync } from 'tinyglobby';

const plain = ['unit', 'rules', 'property', 'service', 'cli', 'webview'].map((name) => `test/${name}`);
const separator = process.argv.indexOf('--', 2);
const paths = process.argv.slice(2, separator < 0 ? undefined : separator);
const options = separator < 0 ? [] : process.argv.slice(separator + 1);
const wanted = paths.length > 0 ? paths : plain;
const files = globSync(wanted.map((path) => (path.endsWith('.ts') ? path : `${path}/**/*.test.ts`)));
if (files.length === 0) {
  console.error(`no test file in ${wanted.join(', ')}`);
  process.exit(1);
}
const outdir = `out/plain/${createHash('sha1').update(wanted.join('\n')).digest('hex').slice(0, 8)}`;
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
  sourcemap: true,
  logLevel: 'warning',
});
const run = spawnSync(
  process.execPath,
  ['--enable-source-maps', 'node_modules/mocha/bin/mocha.js', '--timeout', '10000', ...options, `${outdir}/**/*.test.mjs`],
  { stdio: 'inherit' },
);
process.exit(run.status ?? 1);
