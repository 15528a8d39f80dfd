// Bundles the named end-to-end tests (default: all) and runs mocha on them; they drive the build in dist/.
// node scripts/test-e2e.mjs [FILE|FOLDER …] [-- mocha options]
import { existsSync } from 'node:fs';
import { bundleTests } from './bundleTests.mjs';
import { runMocha } from './runMocha.mjs';

if (!existsSync('dist/extension.js')) throw new Error('There is no build to test: npm run build');

const separator = process.argv.indexOf('--', 2);
const paths = process.argv.slice(2, separator < 0 ? undefined : separator);
const options = separator < 0 ? [] : process.argv.slice(separator + 1);
process.exitCode = await runMocha(await bundleTests(paths.length > 0 ? paths : ['test/e2e'], 'e2e'), [
  '--timeout',
  '60000',
  ...options,
]);
