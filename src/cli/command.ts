import type { Arguments, OptionSpecs } from './arguments';
import type { ExitCode, Terminal } from './terminal';

/** A command of the command line. */
export interface Command {
  readonly name: string;
  readonly options: OptionSpecs;
  /** Options that a later version will have. */
  readonly later: readonly string[];
  /** @throws {Failure} where the person must put something right first */
  run(given: Arguments, terminal: Terminal): Promise<ExitCode>;
}
