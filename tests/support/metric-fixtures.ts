import { featureBit } from '#sim/core/features.ts';
import type { CohortSums, MetricDefinition, MetricInput } from '#sim/metrics/metric.ts';
import type { MetricValue } from '#sim/ports/run-sink.ts';
import { aMarketState, USD } from './market-fixtures.ts';
import {
  ACT,
  aGovernance,
  anEmission,
  aPool,
  aProposal,
  aRunSpec,
  aTreasury,
  GENESIS_DAY,
  someVaults,
} from './sim-fixtures.ts';

/**
 * One tick's readings in round numbers: supply 1,050,000 after 1,000,000 at genesis, 60,000 minted and 10,000 burned;
 * 250,000 with the operator, 30,000 and 20,000 in the reward and penalty vaults, 150,000 in the treasury and 100,000
 * not unlocked, so 500,000 circulating; 200,000 staked. One proposal was decided: 30% voted, 20 of 27 for it. A token
 * costs half a dollar, and 10 cents in a pool of 100,000 tokens and 10,000 dollars.
 */
export function aMetricInput(changes: Partial<MetricInput> = {}): MetricInput {
  return {
    tickIndex: 100,
    staking: aRunSpec().staking,
    initialSupplyBaseUnits: 1_000_000n * ACT,
    initialTreasuryBaseUnits: 142_000n * ACT,
    pool: aPool({
      totalStakedBaseUnits: 200_000n * ACT,
      activeWeight: 365_000n * ACT,
      budgetCurrentBaseUnits: 700n * ACT,
      totalFundedBaseUnits: 50_000n * ACT,
      totalReleasedBaseUnits: 40_000n * ACT,
      totalClaimedBaseUnits: 25_000n * ACT,
      reserveOwedBaseUnits: 15_000n * ACT,
      totalPenaltiesBaseUnits: 20_000n * ACT,
      fundedFeesBaseUnits: 1_000n * ACT,
      fundedInflationBaseUnits: 45_000n * ACT,
      fundedGrantsBaseUnits: 4_000n * ACT,
      totalMintedBaseUnits: 60_000n * ACT,
      totalBurnedBaseUnits: 10_000n * ACT,
      totalCompoundedBaseUnits: 5_000n * ACT,
      totalForfeitedBaseUnits: 10n * ACT,
      ticketsOutstandingBaseUnits: 700n * ACT,
      features: aPool().features | (1 << featureBit('spendingCap')) | (1 << featureBit('reserveFloor')),
      lastDay: GENESIS_DAY + 100,
    }),
    vaults: someVaults({
      mintSupplyBaseUnits: 1_050_000n * ACT,
      operatorBaseUnits: 250_000n * ACT,
      treasuryVaultBaseUnits: 150_000n * ACT,
      vestingVaultBaseUnits: 100_000n * ACT,
      bondVaultBaseUnits: 1_000n * ACT,
      quoteVaultQuoteUnits: 5_000_000n,
      rewardVaultBaseUnits: 30_000n * ACT,
      penaltyVaultBaseUnits: 20_000n * ACT,
      stakeVaultBaseUnits: 200_000n * ACT,
    }),
    governance: aGovernance({
      proposalCount: 3,
      quorumCount: 1,
      slots: [3, ...Array.from({ length: 15 }, () => 0)],
      executedCount: [1, 0, 0, 0],
    }),
    treasury: aTreasury({
      outflowByDay: aTreasury().outflowByDay.map((_, slot) => (slot === (GENESIS_DAY + 99) % 32 ? 10_000n * ACT : 0n)),
      lastOutflowDay: GENESIS_DAY + 99,
      totalSpentBaseUnits: 12_000n * ACT,
      totalGrantedBaseUnits: 4_000n * ACT,
      buybackTotalBoughtBaseUnits: 6_000n * ACT,
      buybackRemainingBaseUnits: 3_000n * ACT,
    }),
    emission: anEmission({
      mintCount: 1,
      mints: [{ mintedBaseUnits: 40_000n * ACT, supplyBeforeBaseUnits: 1_000_000n * ACT, day: GENESIS_DAY }],
    }),
    proposals: {
      countByState: {
        draft: 0,
        active: 1,
        defeated: 1,
        succeeded: 0,
        queued: 0,
        executed: 1,
        expired: 0,
        vetoed: 0,
        cancelled: 0,
      },
      extended: 1,
      lastDecided: {
        proposal: aProposal({
          state: 'executed',
          powerTotal: 100_000n * ACT,
          turnout: 30_000n * ACT,
          yes: 20_000n * ACT,
          no: 7_000n * ACT,
          abstain: 3_000n * ACT,
          voterCount: 8,
        }),
        ballots: { uncappedPower: 40_000n * ACT, largestPower: 5_000n * ACT, largestWeight: 2_000n * ACT },
      },
      decided: 4,
      decidedByOne: 1,
      meanTurnout: () => 0.25,
      meanSecondsToExecution: () => 12.5 * 86_400,
    },
    pausedSeconds: 3_600,
    holders: {
      cohorts: [aCohort({ agents: 30 }), aCohort({ agents: 10 })],
      activeStakers: 12,
      stakeAccounts: 20,
      stakedBaseUnits: 200_000n * ACT,
      promisedLockDays: 200_000n * 90n * ACT,
      stakedByLock: [50_000n * ACT, 0n, 50_000n * ACT, 0n, 100_000n * ACT],
      boostWeight: 36_500n * ACT,
      cappedStakers: 2,
      compoundingStakers: 4,
      voteLockedBaseUnits: 50_000n * ACT,
      locks: { promisedDays: 4_000n * ACT, keptDays: 3_000n * ACT },
      totalPower: 270_000n * ACT,
      ascendingPowers: () => new BigUint64Array([40_000n * ACT, 90_000n * ACT, 140_000n * ACT]),
      concentration: () => ({
        holders: 12,
        top1Share: 0.3,
        top10Share: 0.9,
        top1PercentShare: 0.31,
        whaleShare: 0.6,
        gini: 0.7,
        hhi: 0.2,
        nakamoto: 3,
      }),
      decisiveness: () => ({ top1: 0.75, whaleShare: 0.6, error: 0.05 }),
    },
    supplyWindow: { startSupplyBaseUnits: 1_000_000n * ACT, startMintedBaseUnits: 10_000n * ACT, fundedDays: 182.5 },
    rewardWindow: { releasedBaseUnits: 40_000n * ACT, stakedDays: 20_000_000n * ACT },
    outside: {
      market: {
        priceUsd: 0.5,
        poolPriceUsd: 0.1,
        pool: aMarketState(),
        tokenUnitBaseUnits: ACT,
        usdQuoteUnits: USD,
        agentQuoteUnits: 7_000n * USD,
        trades: {
          soldBaseUnits: 300n * ACT,
          boughtBaseUnits: 100n * ACT,
          netSoldWeekBaseUnits: 5_000n * ACT,
        },
      },
      demandIndex: 1.5,
      arrivedAgents: 40,
      holdingAgents: 33,
      keeperOutageSeconds: 7_200,
    },
    activity: {
      attempted: 9,
      accepted: 7,
      operatorActions: 4,
      computeUnits: 90_000,
      stakeCapRefusals: 3,
      coolDownRefusals: 2,
    },
    ...changes,
  };
}

/** A cohort of ten agents who have nothing and have done nothing. */
export function aCohort(changes: Partial<CohortSums> = {}): CohortSums {
  return {
    agents: 10,
    stakers: 0,
    stakedBaseUnits: 0n,
    walletBaseUnits: 0n,
    quoteUnits: 0n,
    power: 0n,
    rewardWeight: 0n,
    claimedBaseUnits: 0n,
    compoundedBaseUnits: 0n,
    penaltiesBaseUnits: 0n,
    votes: 0,
    ...changes,
  };
}

/** Value of each metric by id. */
export function valuesOf(metrics: readonly MetricDefinition[], input: MetricInput): Record<string, MetricValue> {
  return Object.fromEntries(metrics.map((metric) => [metric.id, metric.compute(input)]));
}
