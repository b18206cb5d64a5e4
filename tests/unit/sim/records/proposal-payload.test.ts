import { describe, expect, it } from 'vitest';
import { FEATURE_NAMES } from '#sim/core/features.ts';
import { PARAMETERS } from '#sim/core/parameters.ts';
import type { ProposalState } from '#sim/ports/governance-states.ts';
import { effectText, subjectOf } from '#sim/records/proposal-payload.ts';
import { ACT, aProposal } from '#tests/support/sim-fixtures.ts';

const TOKEN = { decimals: 9, symbol: 'ACT' };
const boosters = FEATURE_NAMES.indexOf('boosters');

const CASES: readonly (readonly [Partial<ProposalState>, string, string])[] = [
  [
    { kind: 'parameter', selector: PARAMETERS.reward_rate_bps.id, value: 400n },
    'reward_rate_bps',
    'parameter reward_rate_bps = 400',
  ],
  [
    { kind: 'parameter', selector: PARAMETERS.min_claim.id, value: 2n * ACT },
    'min_claim',
    'parameter min_claim = 2 ACT',
  ],
  [
    { kind: 'parameter', selector: PARAMETERS.buyback_max_price.id, value: 60_000n },
    'buyback_max_price',
    'parameter buyback_max_price = 60,000 quote units',
  ],
  [{ kind: 'parameter', selector: 999, value: 1n }, 'number 999', 'parameter number 999 = 1'],
  [{ kind: 'spend', selector: 1, value: 1_500n * ACT }, 'reward_grant', 'reward_grant of 1,500 ACT'],
  [
    { kind: 'spend', selector: 2, value: 10n * ACT, priceQuoteUnits: 60_000n },
    'buyback',
    'buyback of 10 ACT for at most 60,000 quote units a token',
  ],
  [{ kind: 'spend', selector: 9, value: 0n }, 'number 9', 'number 9 of 0 ACT'],
  [{ kind: 'upgrade', selector: 0, value: 0n }, 'program', 'upgrade of the program'],
  [{ kind: 'feature', selector: boosters, value: 1n }, 'boosters', 'feature boosters on'],
  [{ kind: 'feature', selector: boosters, value: 0n }, 'boosters', 'feature boosters off'],
  [{ kind: 'feature', selector: 31, value: 0n }, 'number 31', 'feature number 31 off'],
];

describe('sim/records/proposal-payload.ts', () => {
  it.each(CASES)('names what a proposal would change, and what it did: %o', (changes, subject, effect) => {
    const proposal = aProposal(changes);
    expect(subjectOf(proposal)).toBe(subject);
    expect(effectText(proposal, TOKEN)).toBe(effect);
  });
});
