import process from 'node:process';
import { createInterface, type Interface } from 'node:readline/promises';
import { Failure } from './failure';
import type { Ask, Terminal } from './terminal';

/** The terminal of this process. Colours follow `NO_COLOR`, `FORCE_COLOR` and whether the output is a terminal at all. */
export function nodeTerminal(argv: readonly string[]): Terminal & { close(): void } {
  const { env, stdin, stdout, stderr } = process;
  let lines: Interface | null = null;
  const left = new AbortController();
  const ask: Ask = async (question) => {
    if (lines === null) {
      lines = createInterface({ input: stdin, output: stderr });
      lines.once('close', () => left.abort());
    }
    try {
      return (await lines.question(question, { signal: left.signal })).trim();
    } catch {
      throw new Failure('checkIn.left');
    }
  };
  return {
    cwd: process.cwd(),
    colours: !argv.includes('--no-color') && wantsColours(env, stdout.isTTY),
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    ask: stdin.isTTY && stderr.isTTY ? ask : null,
    close: () => lines?.close(),
  };
}

function wantsColours(env: NodeJS.ProcessEnv, isTerminal: boolean | undefined): boolean {
  if (env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '') return false;
  if (env['FORCE_COLOR'] !== undefined && env['FORCE_COLOR'] !== '0' && env['FORCE_COLOR'] !== '') return true;
  return isTerminal === true && env['TERM'] !== 'dumb';
}
