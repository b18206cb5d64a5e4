import { describe, expect, it } from 'vitest';
import type { AgentActionKind, OperatorActionKind } from '#sim/ports/staking-chain.ts';
import { HISTORY_PROFILES, type HistoryProfile, historyPlan } from '#tests/support/history-plans.ts';
import type { Engine } from '#tests/support/open-chain.ts';
import { type HistoryReport, playHistory } from '#tests/support/played-history.ts';
import type { SuccessCounts } from '#tests/support/success-counts.ts';

type Frequency = 'often' | 'seldom';

/** Those of histories with a market, which are played by themselves. */
export type MarketActionKind = 'swap' | 'add_liquidity' | 'remove_liquidity' | 'fund_wallet' | 'desk_swap';

/** Each kind of action must succeed: often in each history, or seldom in those of the three profiles together. */
const ACTIONS: Readonly<Record<Exclude<AgentActionKind | OperatorActionKind, MarketActionKind>, Frequency>> = {
  stake: 'often',
  unstake: 'often',
  claim_rewards: 'often',
  extend_lock: 'often',
  set_compounding: 'often',
  refresh_boosters: 'often',
  pay_debate_fee: 'often',
  create_proposal: 'often',
  activate_proposal: 'often',
  cancel_proposal: 'seldom',
  cast_vote: 'often',
  buy_back: 'seldom',
  transfer: 'often',
  roll: 'often',
  mint_inflation: 'often',
  fund_rewards: 'often',
  compound_rewards: 'seldom',
  release_ticket: 'seldom',
  release_vested: 'often',
  sweep_penalties: 'seldom',
  finalize_proposal: 'often',
  queue_proposal: 'often',
  execute_proposal: 'often',
  expire_proposal: 'seldom',
  return_bond: 'often',
  veto_proposal: 'seldom',
  pause: 'seldom',
  unpause: 'seldom',
  attest: 'often',
  revoke_attestation: 'seldom',
};

/** What they must have done among other things, seldom at least. */
const DEEDS = [
  'unstake plain',
  'unstake plain partial',
  'unstake forced',
  'unstake forced partial',
  'execute_proposal parameter',
  'execute_proposal spend payment',
  'execute_proposal spend reward_grant',
  'execute_proposal spend buyback',
  'execute_proposal spend burn',
  'execute_proposal upgrade',
  'execute_proposal feature',
];

/** Refusals of every sort of check: accounts, time, pause, switches, arguments, state, limits, tokens. */
const REFUSALS = [
  'AccountOwnedByWrongProgram',
  'NotProposer',
  'PoolNotRolled',
  'Paused',
  'FeatureDisabled',
  'ZeroAmount',
  'UnknownLock',
  'PauseMaskInvalid',
  'EntryNotFound',
  'StillLocked',
  'RemainderBelowMinStake',
  'WrongProposalState',
  'NothingToClaim',
  'NothingToSweep',
  'NothingReleasable',
  'AlreadyMintedThisWeek',
  'WeeklyBudgetExceeded',
  'NoPowerAtSnapshot',
  'TokenInsufficientFunds',
];

const SELDOM: readonly string[] = [
  ...Object.keys(ACTIONS).filter((kind) => frequencyOf(kind) === 'seldom'),
  ...DEEDS,
  'gap',
  ...REFUSALS.map((name) => `refused ${name}`),
];

export interface Histories {
  /** Including the days on which nothing happens. */
  readonly days: number;
  /** Of each day that nothing happens for up to 70 days after it. */
  readonly gapChance: number;
  readonly seeds: Readonly<Record<HistoryProfile, number>>;
  /** How often is often, and how often seldom. */
  readonly least: Readonly<Record<Frequency, number>>;
}

/** Plays one history of each profile on both engines; each equals the model throughout, so they equal each other. */
export function describeHistories({ days, gapChance, seeds, least }: Histories): void {
  const played = new Map<string, Promise<HistoryReport>>();
  /** Each history is played once, by the test that asks first. */
  async function play(profile: HistoryProfile, engine: Engine['name']): Promise<HistoryReport> {
    const key = `${profile} ${engine}`;
    const report =
      played.get(key) ?? playHistory({ engine, plan: historyPlan(profile), seed: seeds[profile], days, gapChance });
    played.set(key, report);
    return report;
  }

  describe(`the whole economy through ${days} days`, () => {
    for (const profile of HISTORY_PROFILES) {
      it(`is what the model says, to the base unit, on litesvm and bankrun, profile ${profile}`, async () => {
        const litesvm = await play(profile, 'litesvm');
        const bankrun = await play(profile, 'bankrun');
        // What the model does not know counts here, too: addresses and hashes.
        expect(bankrun.digest).toBe(litesvm.digest);
        expect(bankrun.steps).toBe(litesvm.steps);
        const often = Object.keys(ACTIONS).filter((kind) => frequencyOf(kind) === 'often');
        expect(often.filter((kind) => litesvm.counts.of(kind) < least.often)).toEqual([]);
      });
    }

    it('lets everything happen in one profile or another', async () => {
      const counts: SuccessCounts[] = [];
      for (const profile of HISTORY_PROFILES) counts.push((await play(profile, 'litesvm')).counts);
      const times = (what: string): number => counts.reduce((sum, found) => sum + found.of(what), 0);
      expect(SELDOM.filter((what) => times(what) < least.seldom)).toEqual([]);
    });
  });
}

function frequencyOf(kind: string): Frequency | undefined {
  return (ACTIONS as Readonly<Record<string, Frequency>>)[kind];
}
