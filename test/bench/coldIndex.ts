import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseDocument } from '../../src/core/model/parseDocument';
import { Checker } from '../../src/core/rules/checker';
import { rules } from '../../src/core/rules/registry';
import { generateWorkspace } from '../support/generateWorkspace';
import { formatMilliseconds, heapInUse, median, time, type Verdict } from './measure';

const today = '2025-08-27';
const rounds = 3;
const sizes = [250, 500, 1000];
const [small, , large] = sizes as [number, number, number];

/** Growth of the cost of a document over four times as many documents that still counts as linear. */
const linearGrowth = 1.35;

interface Sample {
  readonly floor: number;
  readonly index: number;
  readonly bytes: number;
}

/** From files on the disk to all problems, against the least that any tool must do: walk, read, and look at each character. */
export function benchColdIndex(): Verdict[] {
  const samples = new Map(sizes.map((size) => [size, measure(size)]));
  const at = (size: number) => samples.get(size) ?? { floor: Number.NaN, index: Number.NaN, bytes: Number.NaN };
  const timeGrowth = at(large).index / large / (at(small).index / small);
  const memoryGrowth = at(large).bytes / large / (at(small).bytes / small);
  return [
    ...sizes.map((size) => describe(size, at(size))),
    linear(`time of a document at ${large} to ${small}`, timeGrowth),
    linear(`memory of a document at ${large} to ${small}`, memoryGrowth),
    { what: `memory of ${large} documents`, value: `${(at(large).bytes / 1e6).toFixed(1)} MB`, holds: true },
  ];
}

function describe(size: number, { floor, index }: Sample): Verdict {
  const value = `${formatMilliseconds(index)}, ${(index / floor).toFixed(1)} times the floor of ${formatMilliseconds(floor)}`;
  return { what: `cold index of ${size} documents`, value, holds: true };
}

function linear(what: string, growth: number): Verdict {
  return { what, value: growth.toFixed(2), bound: `≤ ${linearGrowth}`, holds: growth <= linearGrowth };
}

function measure(size: number): Sample {
  const folder = writeWorkspace(size);
  try {
    const floors: number[] = [];
    const indexes: number[] = [];
    // One after the other in each round, so that both see the same machine.
    for (let round = 0; round < rounds; round++) {
      floors.push(time(() => scanAll(folder)));
      indexes.push(time(() => indexAll(folder).allProblems()));
    }
    return { floor: median(floors), index: median(indexes), bytes: measureMemory(folder) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function writeWorkspace(size: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'team-okrs-bench-'));
  for (const [path, text] of generateWorkspace(size)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

function walk(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

function scanAll(folder: string): number {
  let lines = 0;
  for (const path of walk(folder)) {
    const text = readFileSync(path, 'utf8');
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  }
  return lines;
}

function indexAll(folder: string): Checker {
  const uri = pathToFileURL(folder).href;
  const checker = new Checker(rules, { today, folders: [{ uri, root: uri, name: 'bench' }] });
  checker.load(walk(folder).map((path) => parseDocument(pathToFileURL(path).href, readFileSync(path, 'utf8'))));
  return checker;
}

function measureMemory(folder: string): number {
  const before = heapInUse();
  const checker = indexAll(folder);
  const after = heapInUse();
  return checker.index.documents().length > 0 ? after - before : Number.NaN;
}
