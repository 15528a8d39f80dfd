import Mocha from 'mocha';
import { writeCounts } from './host/counts.mjs';

/** Prints what failed as mocha's own report does, one dot for what passed, and tells the counts to the run of everything. */
export default class CountingReporter extends Mocha.reporters.Dot {
  /** @param {Mocha.Runner} runner @param {Mocha.MochaOptions} options */
  constructor(runner, options) {
    super(runner, options);
    runner.once('end', () => writeCounts({ passed: this.stats.passes, failed: this.stats.failures }));
  }
}
