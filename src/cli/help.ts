import { commonOptions, type OptionSpecs } from './arguments';
import type { Command } from './command';
import { say } from './messages';

/** What a person can do at all. */
export function generalHelp(commands: readonly Command[], later: readonly string[]): string {
  return [
    say('help.about'),
    '',
    say('help.usage', { usage: say('help.usage.all') }),
    '',
    say('help.commands'),
    ...columns(commands.map(({ name }) => [name, say(`help.command.${name}`)])),
    '',
    say('help.options'),
    ...columns([...optionRows(commonOptions), ['    --version', say('help.option.version')]]),
    '',
    say('help.more'),
    say('help.later', { commands: later.join(', ') }),
    say('help.exit'),
    '',
  ].join('\n');
}

/** What a person can write behind a command. */
export function commandHelp({ name, options }: Command): string {
  return [
    say('help.usage', { usage: say(`help.usage.${name}`) }),
    '',
    `team-okrs ${name}: ${say(`help.command.${name}`)}.`,
    '',
    say('help.options'),
    ...columns([...optionRows(options), ...optionRows(commonOptions)]),
    '',
    say('help.exit'),
    '',
  ].join('\n');
}

function optionRows(options: OptionSpecs): [string, string][] {
  return Object.entries(options).map(([name, { valueName, help }]) => {
    const short = name === 'help' ? '-h, ' : '    ';
    return [`${short}--${name}${valueName === undefined ? '' : ` ${valueName}`}`, say(help)];
  });
}

function columns(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`);
}
