import { describe, expect, it } from 'vitest';
import type { AttackPlan } from '#sim/attacks/attack.ts';
import { LAST_SECOND_VOTE } from '#sim/attacks/library/g04-last-second-vote.ts';
import type { Mind } from '#sim/policies/policy.ts';
import type { ProposalState } from '#sim/ports/governance-states.ts';
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

const HOUR = 1 / 24;
const stake = aStake([anEntry({ amountBaseUnits: 5_000n * ACT })]);
const quiet = aProposal({ kind: 'spend' });
const carried = { ...quiet, turnout: 200_000n * ACT, yes: 200_000n * ACT };

function at(elapsedDays: number, liveProposals: readonly ProposalState[] = []) {
  return anObservation({
    elapsedDays,
    stake,
    liveProposals,
    pool: aPool({ lastDay: GENESIS_DAY + Math.floor(elapsedDays) }),
  });
}

/** Both proposal and stake are there. */
function begun(config = {}): { readonly plan: AttackPlan; readonly minds: readonly Mind[] } {
  const plan = LAST_SECOND_VOTE.createPlan(config, anAttackContext({ wallets: 2 }));
  const minds = [0, 1].map((wallet) => plan.createMind(wallet, someStreams()));
  for (const mind of minds) {
    mind.decide(anObservation());
    mind.learn([{ accepted: true }]);
  }
  minds[0]?.decide(at(1));
  minds[0]?.learn([{ accepted: true, proposalId: 0 }, { accepted: true }]);
  return { plan, minds };
}

function measure(plan: AttackPlan): number | undefined {
  return plan.measure({ figures: attackRow(3), unixSeconds: 0, elapsedDays: 3, pool: aPool(), vaults: someVaults() });
}

describe('sim/attacks/library/g04-last-second-vote.ts', () => {
  it('waits for the last tick, and counts what the others lack of the late window', () => {
    const { plan, minds } = begun();
    const [mind] = minds;
    expect(mind?.decide(at(10, [quiet])).intents).toEqual([]);
    expect(mind?.decide(at(11 - HOUR, [quiet])).intents).toMatchObject([{ kind: 'cast_vote', side: 'yes' }]);
    expect(measure(plan)).toBeUndefined();
    mind?.decide(at(11, [{ ...carried, state: 'queued' }]));
    expect(measure(plan)).toBe(23 * 3_600);
  });

  it('finds that they lack nothing where voting was extended', () => {
    const { plan, minds } = begun();
    minds[0]?.decide(at(11 - HOUR, [quiet]));
    const votingEndUnixSeconds = quiet.votingEndUnixSeconds + 23n * 3_600n;
    minds[0]?.decide(at(11, [{ ...carried, votingEndUnixSeconds, extended: true }]));
    expect(measure(plan)).toBe(0);
  });

  it('finds that votes turned nothing where it would have passed or did not pass', () => {
    const before = begun();
    before.minds[0]?.decide(at(11 - HOUR, [carried]));
    before.minds[0]?.decide(at(11, [{ ...carried, state: 'queued' }]));
    expect(measure(before.plan)).toBeUndefined();
    const lost = begun();
    lost.minds[0]?.decide(at(11 - HOUR, [quiet]));
    lost.minds[0]?.decide(at(11, [quiet]));
    expect(measure(lost.plan)).toBe(0);
  });

  it('lets accomplices abstain at once', () => {
    const { minds } = begun({ accomplices: 1 });
    expect(minds[1]?.decide(at(5, [quiet])).intents).toMatchObject([{ kind: 'cast_vote', side: 'abstain' }]);
    expect(minds[0]?.decide(at(5, [quiet])).intents).toEqual([]);
  });
});
