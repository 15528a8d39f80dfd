// Bundles the named test files (default: all plain tests) and runs mocha on them.
// node scripts/test-unit.mjs [FILE|FOLDER …] [-- mocha options]
import { bundleTests } from './bundleTests.mjs';
import { runMocha } from './runMocha.mjs';

const plain = ['unit', 'rules', 'property', 'service', 'cli', 'webview'].map((name) => `test/${name}`);
const separator = process.argv.indexOf('--', 2);
const paths = process.argv.slice(2, separator < 0 ? undefined : separator);
const options = separator < 0 ? [] : process.argv.slice(separator + 1);
process.exitCode = await runMocha(await bundleTests(paths.length > 0 ? paths : plain, 'plain'), [
  '--timeout',
  '10000',
  ...options,
]);
