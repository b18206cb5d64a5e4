import type { EmissionState, GovernanceState, ProposalState, TreasuryState } from '#sim/ports/governance-states.ts';
import { ACT, FIRST_OF_2026, GENESIS_DAY } from './small-world.ts';

/** A governance of which nothing has happened yet; kinds as in the small run. */
export function aGovernance(changes: Partial<GovernanceState> = {}): GovernanceState {
  return {
    minProposalStakeBaseUnits: 1_000n * ACT,
    minVoteStakeBaseUnits: 100n * ACT,
    bondBaseUnits: 1_000n * ACT,
    vetoUntilUnixSeconds: BigInt(FIRST_OF_2026 + 180 * 86_400),
    quorumBps: [1_000, 1_000, 1_000, 1_000],
    approvalBps: [6_600, 6_600, 6_600, 6_600],
    votingDays: 5,
    timelockDays: 3,
    graceDays: 14,
    seasoningDays: 0,
    lateHours: 24,
    powerCapBps: 500,
    cooldownDays: 30,
    quadraticMode: 1,
    quadraticAttested: true,
    proposalCount: 0,
    quorumCount: 0,
    quorumIds: Array.from({ length: 8 }, () => 0),
    slots: Array.from({ length: 16 }, () => 0),
    defeated: Array.from({ length: 8 }, () => ({ hash: 0n, day: 0 })),
    defeatedCount: 0,
    executedCount: [0, 0, 0, 0],
    upgradeHash: new Uint8Array(32),
    ...changes,
  };
}

/** Proposal 0 on a parameter, voted on from the fourth day to the eleventh; 1,000,000 of power at the snapshot. */
export function aProposal(changes: Partial<ProposalState> = {}): ProposalState {
  const activated = BigInt(FIRST_OF_2026 + 4 * 86_400);
  return {
    id: 0,
    kind: 'parameter',
    state: 'active',
    selector: 2,
    value: 2n * ACT,
    priceQuoteUnits: 0n,
    proposer: new Uint8Array(32),
    address: new Uint8Array(32),
    payloadHash: new Uint8Array(32),
    bondBaseUnits: 1_000n * ACT,
    powerTotal: 1_000_000n * ACT,
    turnout: 0n,
    yes: 0n,
    no: 0n,
    abstain: 0n,
    createdAtUnixSeconds: activated - 86_400n,
    activatedAtUnixSeconds: activated,
    votingEndUnixSeconds: activated + 7n * 86_400n,
    finalizedAtUnixSeconds: 0n,
    etaUnixSeconds: 0n,
    executedAtUnixSeconds: 0n,
    expiresAtUnixSeconds: activated + 13n * 86_400n,
    minVoteStakeBaseUnits: 100n * ACT,
    powerCap: (1n << 64n) - 1n,
    votePausedBaseSeconds: 0n,
    snapshotDay: GENESIS_DAY + 4,
    quorumBps: 1_000,
    approvalBps: 6_600,
    timelockDays: 3,
    seasoningDays: 0,
    lateHours: 0,
    graceDays: 14,
    slot: 0,
    quadratic: 0,
    extended: false,
    bondReturned: false,
    quorumReached: false,
    voteLock: false,
    voterCount: 0,
    quadraticUnit: 100n * ACT,
    ...changes,
  };
}

/** A treasury that has spent nothing and buys nothing. */
export function aTreasury(changes: Partial<TreasuryState> = {}): TreasuryState {
  return {
    outflowByDay: Array.from({ length: 32 }, () => 0n),
    lastOutflowDay: GENESIS_DAY,
    totalSpentBaseUnits: 0n,
    totalGrantedBaseUnits: 0n,
    buybackPriceQuoteUnits: 0n,
    buybackRemainingBaseUnits: 0n,
    buybackWeek: 0,
    buybackWeekBoughtBaseUnits: 0n,
    buybackTotalBoughtBaseUnits: 0n,
    buybackTotalQuoteUnits: 0n,
    spendingCapBps: 1_000,
    reserveFloorBaseUnits: 10_000n * ACT,
    buybackWeeklyCapBaseUnits: 1_000n * ACT,
    buybackMaxPriceQuoteUnits: 100_000n,
    tokenUnitBaseUnits: ACT,
    ...changes,
  };
}

/** An emission that has minted nothing. */
export function anEmission(changes: Partial<EmissionState> = {}): EmissionState {
  return {
    genesisSupplyBaseUnits: 1_000_000n * ACT,
    totalMintedBaseUnits: 0n,
    inflationBps: [500, 300, 200],
    capBps: 500,
    lastWeek: 0,
    mintCount: 0,
    mints: Array.from({ length: 54 }, () => ({ mintedBaseUnits: 0n, supplyBeforeBaseUnits: 0n, day: 0 })),
    ...changes,
  };
}
