// The extension as one file, team-okrs-VERSION.vsix. node scripts/package.mjs [--built]
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { root } from './host/paths.mjs';
import { packagePath } from './host/packagePath.mjs';

const budget = 1_000_000;

if (!process.argv.includes('--built')) {
  const build = spawnSync(process.execPath, [join(root, 'esbuild.mjs')], { cwd: root, stdio: 'inherit' });
  if (build.status !== 0) process.exit(1);
}
// The pictures weigh more than the extension: in the package, the README goes without them.
const readmePath = join('out', 'package', 'README.md');
mkdirSync(join(root, 'out', 'package'), { recursive: true });
const pictures = /<!-- screenshots -->[\s\S]*<!-- \/screenshots -->\n*/;
writeFileSync(join(root, readmePath), readFileSync(join(root, 'README.md'), 'utf8').replace(pictures, ''));
// All code is in the bundles: no npm package goes along.
await createVSIX({
  cwd: root,
  packagePath,
  dependencies: false,
  readmePath,
  allowMissingRepository: true,
  rewriteRelativeLinks: false,
});
const size = statSync(packagePath).size;
console.log(`${packagePath}: ${(size / 1000).toFixed(0)} KB of ${budget / 1000} KB`);
if (size > budget) {
  console.error('✘ The package is over its budget.');
  process.exitCode = 1;
}
