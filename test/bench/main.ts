import { benchActivation } from './activation';
import { benchColdIndex } from './coldIndex';
import { benchKeystroke } from './keystroke';
import type { Verdict } from './measure';

const benches: Readonly<Record<string, () => Verdict[] | Promise<Verdict[]>>> = {
  index: benchColdIndex,
  keystroke: benchKeystroke,
  activation: benchActivation,
};

const wanted = process.argv.slice(2);
for (const [name, bench] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  for (const { what, value, bound, holds } of await bench()) {
    console.log(`${holds ? '✔' : '✘'} ${what}: ${value}${bound === undefined ? '' : ` (${bound})`}`);
    if (!holds) process.exitCode = 1;
  }
}
