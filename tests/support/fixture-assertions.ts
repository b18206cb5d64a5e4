import type { AssertionOutcome, BrokenInvariantEntry } from '#reports/artifacts/manifest.ts';

/** An assertion that holds. */
export function assertionOutcome(changes: Partial<AssertionOutcome> = {}): AssertionOutcome {
  return {
    subject: 'staking.ratio',
    when: 'at the end',
    expected: 'above 40%',
    found: '45.20%',
    tick: 29,
    holds: true,
    message: '',
    ...changes,
  };
}

/** An invariant that broke. */
export function brokenInvariant(changes: Partial<BrokenInvariantEntry> = {}): BrokenInvariantEntry {
  return {
    invariant: 'I04',
    tickIndex: 7,
    breaches: 23,
    expected: '1000',
    found: '1200',
    where: 'pool.reserve_owed',
    ...changes,
  };
}
