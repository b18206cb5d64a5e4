import { describe, expect, it } from 'vitest';
import { SELF_DEALING_BUYBACK } from '#sim/attacks/library/g12-self-dealing-buyback.ts';
import { featureMask } from '#sim/core/features.ts';
import { anAttackContext } from '#tests/support/attack-context.ts';
import { attackRow } from '#tests/support/fixture-attacks.ts';
import {
  ACT,
  anEntry,
  anObservation,
  aPool,
  aProposal,
  aStake,
  aTreasury,
  GENESIS_DAY,
  someStreams,
  someVaults,
} from '#tests/support/sim-fixtures.ts';
import { onlyFeatures } from '#tests/support/staking-plans.ts';

const stake = aStake([anEntry({ amountBaseUnits: 5_000n * ACT })]);
const state = aTreasury({ buybackWeeklyCapBaseUnits: 1_000n * ACT, buybackMaxPriceQuoteUnits: 80_000n });
const features = featureMask(onlyFeatures('buyback', 'stakeCap'));
const accepted = { accepted: true } as const;
const refused = (errorName: string) => ({ accepted: false, errorCode: 1, errorName }) as const;

const at = (elapsedDays: number, changes = {}) =>
  anObservation({
    elapsedDays,
    stake,
    treasury: { state, balanceBaseUnits: 0n },
    pool: aPool({ features, lastDay: GENESIS_DAY + Math.floor(elapsedDays) }),
    ...changes,
  });

/** Both wallets have staked, and the first has proposed. */
function begun() {
  const plan = SELF_DEALING_BUYBACK.createPlan({ weeks: 2 }, anAttackContext({ wallets: 2 }));
  const [first, second] = [plan.createMind(0, someStreams()), plan.createMind(1, someStreams())];
  for (const mind of [first, second]) {
    expect(mind.decide(at(0, { stake: undefined })).intents).toMatchObject([{ kind: 'stake', lockDays: 0 }]);
    mind.learn([accepted]);
  }
  const { intents } = first.decide(at(1));
  first.learn([{ accepted: true, proposalId: 0 }, accepted]);
  return { plan, first, second, intents };
}

describe('sim/attacks/library/g12-self-dealing-buyback.ts', () => {
  it('proposes five times the highest price first, and that price when the execution is refused', () => {
    const { first, second, intents } = begun();
    const greedy = { purpose: 'buyback', amountBaseUnits: 2_000n * ACT, priceQuoteUnits: 400_000n };
    expect(intents).toMatchObject([{ kind: 'create_proposal', payload: greedy }, { kind: 'activate_proposal' }]);
    const queued = aProposal({ kind: 'spend', state: 'queued', etaUnixSeconds: 1n });
    const due = at(14, { liveProposals: [queued] });
    expect(second.decide(due).intents).toEqual([]);
    expect(first.decide(due).calls).toEqual([{ kind: 'execute_proposal', proposalId: 0 }]);
    first.hear?.([refused('BuybackPriceOutOfRange')]);
    expect(first.decide(at(14.5, { liveProposals: [queued] })).calls).toEqual([]);
    expect(second.decide(due).intents).toMatchObject([
      { kind: 'create_proposal', payload: { ...greedy, priceQuoteUnits: 80_000n } },
      { kind: 'activate_proposal' },
    ]);
  });

  it('leaves and sells once its programme is there, and is judged by the week', () => {
    const { plan, second } = begun();
    const bought = { ...state, buybackPriceQuoteUnits: 400_000n, buybackRemainingBaseUnits: 2_000n * ACT };
    const running = at(15, { treasury: { state: bought, balanceBaseUnits: 0n } });
    const matured = aStake([anEntry({ lockEndUnixSeconds: 0n })]);
    const { intents } = second.decide({ ...running, stake: matured });
    expect(intents).toMatchObject([{ kind: 'unstake' }, { kind: 'buy_back', amountBaseUnits: 2_000n * ACT }]);
    second.learn([accepted, accepted]);
    const reading = { figures: attackRow(3), unixSeconds: 0, elapsedDays: 3, pool: aPool(), vaults: someVaults() };
    expect(plan.measure(reading)).toBe(10);
    expect(plan.hasEffect?.(reading)).toBe(true);
  });

  it('asks for more than the highest price', () => {
    expect(() => SELF_DEALING_BUYBACK.createPlan({ greed_percent: 100 }, anAttackContext())).toThrow('greed_percent');
  });
});
