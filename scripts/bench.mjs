// How fast it is, in one run on this machine. node scripts/bench.mjs [index|keystroke|activation …]
// `activation` measures the build in dist/.
import { spawnSync } from 'node:child_process';
import { bundleFiles } from './bundleTests.mjs';

await bundleFiles(['test/bench/main.ts'], 'out/bench');
const args = ['--expose-gc', '--enable-source-maps', 'out/bench/bench/main.mjs', ...process.argv.slice(2)];
process.exitCode = spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1;
