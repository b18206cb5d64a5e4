import { describe, expect, it } from 'vitest';
import type { AgentAction } from '#sim/ports/actions.ts';
import type { Outcome, StakingChain } from '#sim/ports/staking-chain.ts';
import { type ScriptStep, writeScript } from '#tests/support/batch-scripts.ts';
import { clockAt } from '#tests/support/chain-plan.ts';
import { historyPlan } from '#tests/support/history-plans.ts';
import { claim, type Engine, outcomeName, stake, submitOne, unstake } from '#tests/support/open-chain.ts';
import { type PlayedScript, playScript } from '#tests/support/played-script.ts';
import { act, ContractStage, fund, rollTo } from './contract-stage.ts';

const HOLDERS = Array.from({ length: 24 }, () => 1_000n);

/** Which compute units belong to which kind of action, on every chain. */
export function describeUnits(engineName: Engine['name']): void {
  describe(`units of a kind on ${engineName}`, () => {
    const stage = new ContractStage(engineName);

    it('are all there are when nothing else is done', async () => {
      const opened = await stage.open(HOLDERS);
      const { chain } = opened;
      expect([...chain.unitsByKind]).toEqual([]);
      await act(opened, ...HOLDERS.map((_, agent) => stake(agent, 100n, 30)));
      await act(opened, stake(3, 100n, 0));
      expect([...chain.unitsByKind]).toEqual([['stake', { actions: 25, computeUnits: chain.computeUnits }]]);
    });

    it('leave out what shares a transaction with another kind', async () => {
      const opened = await stage.open(HOLDERS);
      const { chain } = opened;
      await act(opened, stake(0, 400n, 0), stake(1, 100n, 0));
      const stakes = { actions: 2, computeUnits: chain.computeUnits };
      await act(opened, unstake(0, 50n, 0), stake(1, 100n, 0), unstake(0, 50n, 0));
      expect([...chain.unitsByKind]).toEqual([['stake', stakes]]);
      const before = chain.computeUnits;
      expect(before).toBeGreaterThan(stakes.computeUnits);
      await act(opened, optIn(1), optIn(1), optIn(1));
      expect(chain.unitsByKind.get('set_compounding')).toEqual({
        actions: 3,
        computeUnits: chain.computeUnits - before,
      });
    });

    it('leave out what is refused, alone and among others', async () => {
      const opened = await stage.open([1_000n, 1_000n, 1_000n]);
      const { chain } = opened;
      expect(await submitOne(chain, stake(0, 99n, 0))).toBe('StakeBelowMinimum');
      expect([...chain.unitsByKind]).toEqual([]);
      const refusals = chain.computeUnits;
      await act(opened, stake(0, 100n, 0));
      const one = chain.computeUnits - refusals;
      const outcomes = await chain.submit([stake(1, 100n, 0), stake(1, 99n, 0), stake(2, 100n, 0)]);
      expect(outcomes.map(outcomeName)).toEqual(['accepted', 'StakeBelowMinimum', 'accepted']);
      const taken = chain.unitsByKind.get('stake');
      expect(taken?.actions).toBe(3);
      expect(taken?.computeUnits).toBeGreaterThan(2 * one);
      expect(taken?.computeUnits).toBeLessThan(chain.computeUnits - refusals);
    });

    it('leave out settlements that go ahead', async () => {
      const opened = await stage.open([100_000n]);
      const { chain } = opened;
      await fund(opened, 700_000n);
      for (let i = 0; i < 16; i += 1) {
        await rollTo(opened, i * 67);
        expect(await submitOne(chain, stake(0, 100n, 30))).toBe('accepted');
      }
      await rollTo(opened, 16 * 67);
      const before = chain.computeUnits;
      const [outcome] = await act(opened, claim(0));
      expect(outcome?.settledAhead?.length).toBeGreaterThan(0);
      const taken = chain.unitsByKind.get('claim_rewards');
      expect(taken?.actions).toBe(1);
      expect(taken?.computeUnits).toBeGreaterThan(0);
      expect(taken?.computeUnits).toBeLessThan(chain.computeUnits - before);
    });

    it('count all transactions of a roll, and nothing for what needs none', async () => {
      const opened = await stage.open([1_000n]);
      const { chain } = opened;
      // Several pages of history are opened for it, and two rolls close the days.
      await rollTo(opened, 100);
      expect(await operateFunding(chain, 0n)).toBe('accepted');
      expect([...chain.unitsByKind]).toEqual([['roll', { actions: 1, computeUnits: chain.computeUnits }]]);
      const before = chain.computeUnits;
      expect(await operateFunding(chain, 5n)).toBe('accepted');
      expect(chain.unitsByKind.get('fund_wallet')).toEqual({ actions: 1, computeUnits: chain.computeUnits - before });
    });

    it('are the same for compounding one by one and in a list', async () => {
      const opened = await stage.open(HOLDERS);
      const { chain } = opened;
      await fund(opened, 700_000n);
      const agents = [0, 1, 2, 3];
      await act(opened, ...agents.map((agent) => stake(agent, 500n, 30)));
      await act(opened, ...agents.map(optIn));
      await rollTo(opened, 15);
      await chain.compound([0, 1]);
      await chain.operate({ kind: 'compound_rewards', agent: 2 });
      expect(chain.unitsByKind.get('compound_rewards')?.actions).toBe(3);
    });

    it('count every accepted action when each has a transaction, and never sum to more than all', async () => {
      const plan = historyPlan('hardened');
      const script = writeScript({ plan, seed: 5, days: engineName === 'litesvm' ? 20 : 8, gapChance: 0.3 });
      const alone = await playScript(engineName, plan, script, { actionsPerTransaction: 1 });
      expect(new Map([...alone.unitsByKind].map(([kind, { actions }]) => [kind, actions]))).toEqual(
        acceptedByKind(script, alone),
      );
      const shared = await playScript(engineName, plan, script, {});
      for (const { unitsByKind, results } of [alone, shared]) {
        const sum = [...unitsByKind.values()].reduce((total, { computeUnits }) => total + computeUnits, 0);
        expect(sum).toBeGreaterThan(0);
        expect(sum).toBeLessThanOrEqual(results.at(-1)?.computeUnits ?? 0);
      }
      for (const [kind, { actions }] of shared.unitsByKind) {
        expect(actions).toBeLessThanOrEqual(alone.unitsByKind.get(kind)?.actions ?? 0);
      }
    });
  });
}

function acceptedByKind(script: readonly ScriptStep[], { results }: PlayedScript): ReadonlyMap<string, number> {
  const accepted = new Map<string, number>();
  const count = (kind: string, outcome: Outcome | undefined): void => {
    if (outcome?.accepted === true) accepted.set(kind, (accepted.get(kind) ?? 0) + 1);
  };
  for (const [position, step] of script.entries()) {
    const values = results[position]?.values;
    if (step.kind === 'operate') count(step.action.kind, values as Outcome);
    const outcomes = values as readonly Outcome[];
    if (step.kind === 'submit') for (const [i, { kind }] of step.actions.entries()) count(kind, outcomes[i]);
    if (step.kind === 'compound') for (const i of step.agents.keys()) count('compound_rewards', outcomes[i]);
  }
  return accepted;
}

const optIn = (agent: number): AgentAction => ({ kind: 'set_compounding', agent, enabled: true });

async function operateFunding(chain: StakingChain, amountBaseUnits: bigint): Promise<string> {
  await chain.advanceTo(clockAt(100));
  return outcomeName(await chain.operate({ kind: 'fund_wallet', agent: 0, amountBaseUnits, amountQuoteUnits: 0n }));
}
