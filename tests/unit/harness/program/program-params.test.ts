import { describe, expect, it } from 'vitest';
import { BorshWriter } from '#harness/program/borsh-writer.ts';
import {
  encodeEmissionParams,
  encodeGovernanceParams,
  type GovernanceParams,
  type PoolParams,
  writePoolParams,
} from '#harness/program/program-params.ts';

const POOL: PoolParams = {
  minStakeBaseUnits: 1n,
  maxStakeBaseUnits: 2n,
  minClaimBaseUnits: 3n,
  lockDays: [0, 7, 30, 90, 180],
  multiplierBps: [10_000, 12_000, 15_000, 20_000, 30_000],
  penaltyBps: 4,
  features: 2 ** 31,
  boostActiveBps: 5,
  boostLongTermBps: 6,
  boostVotingBps: 7,
  longTermDays: 8,
  boostDays: 9,
  activeDays: 10,
  ticketDays: 11,
  minDebateFeeBaseUnits: 12n,
};
const GOVERNANCE: GovernanceParams = {
  guardian: new Uint8Array(32).fill(1),
  attestor: new Uint8Array(32).fill(2),
  minProposalStakeBaseUnits: 3n,
  minVoteStakeBaseUnits: 4n,
  bondBaseUnits: 5n,
  quorumBps: [6, 7, 8, 9],
  approvalBps: [10, 11, 12, 13],
  votingDays: 14,
  timelockDays: 15,
  graceDays: 16,
  seasoningDays: 17,
  lateHours: 18,
  powerCapBps: 19,
  cooldownDays: 20,
  vetoDays: 21,
  quadraticMode: 22,
  quadraticAttested: true,
  spendingCapBps: 23,
  reserveFloorBaseUnits: 24n,
  buybackWeeklyCapBaseUnits: 25n,
  buybackMaxPriceQuoteUnits: 26n,
};

describe('harness/program/program-params', () => {
  // That every field is where Anchor puts it, the property tests of the instructions hold.
  it('has the sizes of the program types', () => {
    expect(writePoolParams(new BorshWriter(), POOL).written).toHaveLength(24 + 40 + 8 + 8 + 12 + 8);
    expect(encodeGovernanceParams(GOVERNANCE)).toHaveLength(64 + 24 + 16 + 16 + 2 + 4 + 24);
    expect([...encodeEmissionParams({ inflationBps: [1, 2, 3], capBps: 4 })]).toEqual([
      1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0, 4, 0, 0, 0,
    ]);
  });

  it('rejects a number that its field cannot carry, by its name', () => {
    expect(() => writePoolParams(new BorshWriter(), { ...POOL, boostActiveBps: 65_536 })).toThrow(
      expect.objectContaining({ context: expect.objectContaining({ what: 'boost_active_bps' }) as unknown }),
    );
    expect(() => encodeGovernanceParams({ ...GOVERNANCE, votingDays: -1 })).toThrow(
      expect.objectContaining({ context: expect.objectContaining({ what: 'voting_days' }) as unknown }),
    );
  });
});
