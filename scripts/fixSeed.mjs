// Property tests look at the same cases in every run, so that a run says something about the change and not about chance.
// PROPERTY_RUNS=10 looks elsewhere, and ten times as long; what it finds is a fault to mend.
import fc from 'fast-check';

if (process.env['PROPERTY_RUNS'] === undefined) fc.configureGlobal({ seed: 20_251_121 });
