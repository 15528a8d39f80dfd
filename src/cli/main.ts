import process from 'node:process';
import { version } from '../../package.json';
import { nearest } from '../service/nearest';
import { readArguments } from './arguments';
import type { Command } from './command';
import { check } from './commands/check';
import { checkIn } from './commands/checkIn';
import { show } from './commands/show';
import { Failure, usageFailure } from './failure';
import { commandHelp, generalHelp } from './help';
import { say } from './messages';
import { nodeTerminal } from './nodeTerminal';
import { exitCodes, type ExitCode, type Terminal } from './terminal';

const commands: readonly Command[] = [show, check, checkIn];
const later: readonly string[] = ['report', 'map', 'new', 'import', 'export', 'explain', 'lsp'];

async function run(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const at = argv.findIndex((argument) => !argument.startsWith('-'));
  const name = argv[at];
  if (name === undefined) return runWithoutCommand(argv, terminal);
  if (name === 'help') return help(argv[at + 1], terminal);
  const command = findCommand(name);
  const rest = [...argv.slice(0, at), ...argv.slice(at + 1)];
  try {
    const given = readArguments(name, rest, command.options, command.later);
    if (given.has('help')) return help(name, terminal);
    return await command.run(given, terminal);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    terminal.err(`${error.message}\n${error.usage ? `${say('usage.hint', { command: name })}\n` : ''}`);
    return exitCodes.failed;
  }
}

function runWithoutCommand(argv: readonly string[], terminal: Terminal): ExitCode {
  if (argv.includes('--version') || argv.includes('-v')) {
    terminal.out(`${version}\n`);
    return exitCodes.fine;
  }
  if (argv.includes('--help') || argv.includes('-h')) return help(undefined, terminal);
  const option = argv.find((argument) => argument !== '--no-color');
  throw option === undefined ? usageFailure('usage.no-command') : unknownOption(option);
}

function unknownOption(option: string): Failure {
  return usageFailure('usage.unknown-option', { command: 'team-okrs', name: option });
}

function help(name: string | undefined, terminal: Terminal): ExitCode {
  terminal.out(name === undefined ? generalHelp(commands, later) : commandHelp(findCommand(name)));
  return exitCodes.fine;
}

function findCommand(name: string): Command {
  const command = commands.find((each) => each.name === name);
  if (command !== undefined) return command;
  if (later.includes(name)) throw usageFailure('usage.later-command', { name });
  const near = nearest(name, [...commands.map((each) => each.name), ...later]);
  throw near === null
    ? usageFailure('usage.unknown-command', { name })
    : usageFailure('usage.unknown-command.near', { name, near });
}

/** Until the end is reached nothing has succeeded: a crash, or a promise that never settles, must not look like success. */
process.exitCode = exitCodes.failed;
process.on('uncaughtException', crash);
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  crash(error);
});

function crash(error: unknown): void {
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${say('crash', { reason })}\n`);
  process.exit(exitCodes.failed);
}

async function main(): Promise<void> {
  const argv = process.argv.slice(2);
  const terminal = nodeTerminal(argv);
  try {
    process.exitCode = await run(argv, terminal);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    terminal.err(`${error.message}\n${say('usage.hint.all')}\n`);
  } finally {
    terminal.close();
  }
}

main().catch(crash);
