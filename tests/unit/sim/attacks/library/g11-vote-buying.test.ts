import { describe, expect, it } from 'vitest';
import { VOTE_BUYING } from '#sim/attacks/library/g11-vote-buying.ts';
import { anAttackContext } from '#tests/support/attack-context.ts';
import { attackRow } from '#tests/support/fixture-attacks.ts';
import {
  ACT,
  anEntry,
  anObservation,
  aPool,
  aProposal,
  aStake,
  GENESIS_DAY,
  someStreams,
  someVaults,
} from '#tests/support/sim-fixtures.ts';

const stake = aStake([anEntry({ amountBaseUnits: 5_000n * ACT })]);
const proposal = aProposal({ kind: 'spend', selector: 0 });
const agentNamed = (id: string) => (id === 'sellers/0' ? 20 : id === 'sellers/1' ? 21 : undefined);
const accepted = { accepted: true } as const;

/** 10,000 tokens of which 6,000 are for bribes, in three offers; the vote has begun. */
function begun() {
  const config = { chest_bps: 6_000, offers: 3 };
  const plan = VOTE_BUYING.createPlan(config, anAttackContext({ capitalBaseUnits: 10_000n * ACT }));
  const mind = plan.createMind(0, someStreams());
  expect(mind.decide(anObservation()).intents).toMatchObject([{ kind: 'stake', amountBaseUnits: 3_000n * ACT }]);
  mind.learn([accepted]);
  mind.decide(anObservation({ elapsedDays: 1, stake, pool: aPool({ lastDay: GENESIS_DAY + 1 }) }));
  mind.learn([{ accepted: true, proposalId: 0 }, accepted, accepted]);
  return { plan, mind };
}

const at = (elapsedDays: number, changes = {}) =>
  anObservation({
    elapsedDays,
    stake: aStake(stake.entries, { voted: [1] }),
    liveProposals: [proposal],
    agentNamed,
    ...changes,
  });

describe('sim/attacks/library/g11-vote-buying.ts', () => {
  it('pays all sellers alike, offer by offer, as long as its chest lasts', () => {
    const { plan, mind } = begun();
    const offers = [5, 5.1, 5.2, 5.3].map((elapsedDays) => {
      const { intents } = mind.decide(at(elapsedDays));
      mind.learn(intents.map(() => accepted));
      return intents;
    });
    expect(offers[0]).toEqual([
      { kind: 'transfer', recipient: 20, amountBaseUnits: 1_000n * ACT },
      { kind: 'transfer', recipient: 21, amountBaseUnits: 1_000n * ACT },
    ]);
    expect(offers.map(({ length }) => length)).toEqual([2, 2, 2, 0]);
    const figures = attackRow(3, { treasuryBaseUnits: 24_000n * ACT });
    const reading = { figures, unixSeconds: 0, elapsedDays: 3, pool: aPool(), vaults: someVaults() };
    expect(plan.measure(reading)).toBe(4);
  });

  it('stops when the vote would pass, and pays nobody where nobody sells', () => {
    const { mind } = begun();
    const carried = { ...proposal, turnout: 200_000n * ACT, yes: 200_000n * ACT };
    expect(mind.decide(at(5, { liveProposals: [carried] })).intents).toEqual([]);
    expect(begun().mind.decide(at(5, { agentNamed: () => undefined })).intents).toEqual([]);
  });

  it('has no return before it has paid', () => {
    const { plan } = begun();
    const reading = { figures: attackRow(3), unixSeconds: 0, elapsedDays: 3, pool: aPool(), vaults: someVaults() };
    expect(plan.measure(reading)).toBeUndefined();
    expect(() => VOTE_BUYING.createPlan({ offers: 0 }, anAttackContext())).toThrow('offers');
  });
});
