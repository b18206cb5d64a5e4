import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEconomyModel, type EconomyModel } from '#sim/ledger/economy/economy-model.ts';
import { createLedger } from '#sim/ledger/ledger.ts';
import type { AgentAction, GenesisPlan, OperatorAction } from '#sim/ports/staking-chain.ts';
import { allFeaturesBut, economyPlan } from '#tests/support/economy-plans.ts';
import { economyHistory } from '#tests/support/economy-steps.ts';
import { observeModel } from '#tests/support/model-observation.ts';

const RUNS = { seed: 20_261_123, numRuns: 80 };
const features = fc.constantFrom(
  economyPlan().features,
  allFeaturesBut(),
  allFeaturesBut('unstakeTickets', 'voteLock', 'spendingCap'),
  allFeaturesBut('penaltyBurn', 'boostVests', 'lateQuorum', 'stakeCap'),
);

function planOf(switches: GenesisPlan['features']): GenesisPlan {
  return economyPlan({
    features: switches,
    agentIds: ['ann', 'bob', 'cat', 'dan'],
    holdingsBaseUnits: [90_000n, 60_000n, 30_000n, 2_000n],
  });
}

/** Ann and Bob have stakes that can decide, from the first day on, and are known to be two. */
const OPENING: readonly (AgentAction | OperatorAction)[] = [
  { kind: 'attest', agent: 0 },
  { kind: 'attest', agent: 1 },
  { kind: 'stake', agent: 0, amountBaseUnits: 30_000n, lockDays: 180 },
  { kind: 'stake', agent: 1, amountBaseUnits: 25_000n, lockDays: 90 },
];

function snapshotOf(model: EconomyModel): unknown {
  const { staking } = model;
  return structuredClone({
    pool: staking.pool,
    users: staking.users,
    vaults: staking.vaults,
    governance: model.governance,
    treasury: model.treasury,
    emission: model.emission,
    proposals: model.proposals,
    grants: model.grants,
    tickets: model.tickets,
    attested: model.attested,
  });
}

describe('sim/ledger/economy/economy-model', () => {
  it('keeps every invariant through random valid and invalid histories of governance', () => {
    const seen = new Map<string, number>();
    const count = (key: string): void => void seen.set(key, (seen.get(key) ?? 0) + 1);
    fc.assert(
      fc.property(features, economyHistory, (switches, steps) => {
        const plan = planOf(switches);
        const model = createEconomyModel(plan);
        const ledger = createLedger(plan);
        const act = (action: AgentAction | OperatorAction): void => {
          const outcome = { ...model.apply(action) };
          count(outcome.accepted ? action.kind : `${action.kind} ${outcome.errorName}`);
          if (isAgentAction(action)) {
            ledger.applyAgent(action, outcome);
          } else {
            ledger.applyOperator(action, outcome);
          }
        };
        let tickIndex = 0;
        const check = (isFullScan: boolean): void => {
          const found = ledger.check(observeModel(model, ledger.readingList(isFullScan), tickIndex));
          expect(found).toEqual([]);
          tickIndex += 1;
        };
        OPENING.forEach(act);
        check(true);
        for (const { hoursLater, act: next } of steps) {
          const unixSeconds = model.nowUnixSeconds + BigInt(hoursLater * 3_600);
          model.advanceTo(unixSeconds);
          ledger.advanceTo({ slot: 1n, clusterEpoch: 0n, unixSeconds });
          act({ kind: 'roll' });
          act(next(model));
          check(tickIndex % 10 === 0);
        }
        check(true);
        expect(model.proposals.map(({ id }) => id)).toEqual([...model.proposals.keys()]);
      }),
      RUNS,
    );
    // The histories get somewhere: every step of a proposal's life was taken.
    for (const kind of ['create', 'activate', 'finalize', 'queue', 'execute']) {
      expect([kind, seen.get(`${kind}_proposal`) ?? 0]).not.toEqual([kind, 0]);
    }
    expect(seen.get('return_bond')).toBeGreaterThan(0);
    expect(seen.get('cast_vote')).toBeGreaterThan(100);
    expect(seen.get('execute_proposal')).toBeGreaterThan(50);
  });

  it('changes nothing when it only predicts or refuses, and predicts what it does', () => {
    fc.assert(
      fc.property(features, economyHistory, (switches, steps) => {
        const model = createEconomyModel(planOf(switches));
        for (const action of OPENING) model.apply(action);
        for (const { hoursLater, act } of steps) {
          model.advanceTo(model.nowUnixSeconds + BigInt(hoursLater * 3_600));
          model.apply({ kind: 'roll' });
          const action = act(model);
          const before = snapshotOf(model);
          const predicted = model.predict(action);
          expect(snapshotOf(model)).toEqual(before);
          expect(model.apply(action)).toEqual(predicted);
          if (!predicted.accepted) expect(snapshotOf(model)).toEqual(before);
        }
      }),
      { ...RUNS, numRuns: 15 },
    );
  });
});

const OPERATORS_WITH_AGENTS: readonly string[] = ['compound_rewards', 'release_ticket', 'attest', 'revoke_attestation'];

function isAgentAction(action: AgentAction | OperatorAction): action is AgentAction {
  return 'agent' in action && !OPERATORS_WITH_AGENTS.includes(action.kind);
}
