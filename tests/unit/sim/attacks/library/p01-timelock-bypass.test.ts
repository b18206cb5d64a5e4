import { describe, expect, it } from 'vitest';
import { TIMELOCK_BYPASS } from '#sim/attacks/library/p01-timelock-bypass.ts';
import { anAttackContext } from '#tests/support/attack-context.ts';
import { attackRow } from '#tests/support/fixture-attacks.ts';
import {
  ACT,
  anEntry,
  anObservation,
  aPool,
  aProposal,
  aStake,
  FIRST_OF_2026,
  GENESIS_DAY,
  someStreams,
  someVaults,
} from '#tests/support/sim-fixtures.ts';

const stake = aStake([anEntry({ amountBaseUnits: 5_000n * ACT })]);
const queued = aProposal({ kind: 'spend', state: 'queued', etaUnixSeconds: BigInt(FIRST_OF_2026 + 14 * 86_400) });
const accepted = { accepted: true } as const;
const refused = (errorName: string) => ({ accepted: false, errorCode: 1, errorName }) as const;
const EXECUTE = [{ kind: 'execute_proposal', proposalId: 0 }];

const at = (elapsedDays: number, changes = {}) =>
  anObservation({ elapsedDays, stake, pool: aPool({ lastDay: GENESIS_DAY + Math.floor(elapsedDays) }), ...changes });

/** The proposal is there. */
function begun() {
  const plan = TIMELOCK_BYPASS.createPlan({ repeats: 1 }, anAttackContext());
  const mind = plan.createMind(0, someStreams());
  mind.decide(at(0, { stake: undefined }));
  mind.learn([accepted]);
  const { intents } = mind.decide(at(1));
  expect(intents.map(({ kind }) => kind)).toEqual([
    'create_proposal',
    'activate_proposal',
    'cast_vote',
    'create_proposal',
  ]);
  expect(intents[3]).toMatchObject({ payload: { kind: 'parameter', id: 44, value: 0n } });
  mind.learn([{ accepted: true, proposalId: 0 }, accepted, accepted, refused('BelowTimelockFloor')]);
  return { plan, mind };
}

const reading = (treasuryBaseUnits: bigint) => ({
  figures: attackRow(3, { treasuryBaseUnits }),
  unixSeconds: 0,
  elapsedDays: 3,
  pool: aPool(),
  vaults: someVaults(),
});

describe('sim/attacks/library/p01-timelock-bypass.ts', () => {
  it('executes from the moment that the proposal is queued, and counts what it was early', () => {
    const { plan, mind } = begun();
    expect(mind.decide(at(11, { liveProposals: [queued] })).calls).toEqual(EXECUTE);
    mind.hear?.([refused('TimelockActive')]);
    expect(plan.measure(reading(0n))).toBeUndefined();
    expect(mind.decide(at(12, { liveProposals: [queued] })).calls).toEqual(EXECUTE);
    mind.hear?.([accepted]);
    expect(plan.measure(reading(1n))).toBe(2 * 86_400);
    expect(plan.hasEffect?.(reading(1n))).toBe(true);
  });

  it('tries again what is done, and finds nothing early in what came in time', () => {
    const { plan, mind } = begun();
    expect(mind.decide(at(14)).calls).toEqual(EXECUTE);
    mind.hear?.([refused('AlreadyExecuted')]);
    expect(mind.decide(at(15)).calls).toEqual([]);
    expect(plan.measure(reading(1n))).toBe(0);
  });

  it('has a bound on its repetitions', () => {
    expect(() => TIMELOCK_BYPASS.createPlan({ repeats: 101 }, anAttackContext())).toThrow('repeats');
  });
});
