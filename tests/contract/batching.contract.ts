import { describe, expect, it } from 'vitest';
import type { AgentAction, OperatorAction, ProposalPayload } from '#sim/ports/actions.ts';
import type { GenesisPlan, Outcome } from '#sim/ports/staking-chain.ts';
import { type ScriptStep, writeScript } from '#tests/support/batch-scripts.ts';
import { clockAt, featuresWith, genesisPlan, QUOTE, TOKEN } from '#tests/support/chain-plan.ts';
import { allFeaturesBut } from '#tests/support/economy-plans.ts';
import { HISTORY_PROFILES, historyPlan } from '#tests/support/history-plans.ts';
import { claim, type Engine, openChain, outcomeName, stake, unstake } from '#tests/support/open-chain.ts';
import { firstDifference, type PlayedScript, playScript } from '#tests/support/played-script.ts';

/** Most actions in a transaction; without a number as many as it has room for. */
const SIZES = [2, 3, 5, undefined];

/**
 * Plays a script with one action a transaction, then with more. Outcomes, compute units, every byte of every account
 * and the agents' lamports must be the same.
 */
export async function expectSameInBatches(
  engineName: Engine['name'],
  plan: GenesisPlan,
  script: readonly ScriptStep[],
  sizes: readonly (number | undefined)[] = SIZES,
): Promise<PlayedScript> {
  const alone = await playScript(engineName, plan, script, { actionsPerTransaction: 1 });
  for (const actionsPerTransaction of sizes) {
    const shared = await playScript(engineName, plan, script, { actionsPerTransaction });
    expect({ actionsPerTransaction, difference: firstDifference(script, alone, shared) }).toEqual({
      actionsPerTransaction,
      difference: undefined,
    });
  }
  return alone;
}

/** That it shows in nothing how many actions share a transaction, on every chain. */
export function describeBatching(engineName: Engine['name']): void {
  describe(`actions in one transaction on ${engineName}`, () => {
    it.each(HISTORY_PROFILES)('have the outcomes and effects of one each, profile %s', async (profile) => {
      const plan = historyPlan(profile);
      const days = engineName === 'litesvm' ? 25 : 12;
      const script = writeScript({ plan, seed: 3, days, gapChance: 0.3 });
      const { outcomes } = await expectSameInBatches(engineName, plan, script);
      const accepted = [...outcomes].filter(([name]) => name.endsWith(' accepted'));
      expect(accepted.length).toBeGreaterThanOrEqual(9);
      expect(outcomes.size - accepted.length).toBeGreaterThan(15);
    });

    const holders = (count: number, tokens = 1_000n): readonly bigint[] => Array.from({ length: count }, () => tokens);
    const played = async (plan: GenesisPlan, ...script: readonly (readonly ScriptStep[])[]): Promise<PlayedScript> =>
      expectSameInBatches(engineName, plan, script.flat());

    it('are accepted around one that is refused, wherever it stands', async () => {
      const plan = genesisPlan(holders(7));
      const fits = (agent: number): AgentAction => stake(agent, 100n, 7);
      const refused = (agent: number): AgentAction => stake(agent, 99n, 7);
      const { results } = await played(
        plan,
        acting(refused(0), fits(1), fits(2), fits(3)),
        acting(fits(1), fits(2), refused(3), fits(4), refused(5), fits(6)),
        acting(fits(0), fits(1), fits(2), refused(3)),
        acting(refused(0), refused(1), refused(2), refused(3), refused(4)),
        acting(),
      );
      expect(namesOf(results[2])).toEqual([
        'accepted',
        'accepted',
        'StakeBelowMinimum',
        'accepted',
        'StakeBelowMinimum',
        'accepted',
      ]);
    });

    it('of one agent follow one another: what opens the account, what is refused, what that leaves', async () => {
      const { results } = await played(
        genesisPlan(holders(3)),
        acting(
          unstake(0, 1n, 0),
          stake(0, 1_001n, 0),
          stake(0, 400n, 0),
          stake(0, 300n, 30),
          unstake(0, 100n, 0),
          unstake(0, 400n, 0),
          stake(1, 100n, 0),
          unstake(0, 300n, 0),
          unstake(0, 300n, 1),
          unstake(0, 300n, 1, true),
          claim(0),
          stake(0, 500n, 7),
          unstake(0, 500n, 0, true),
          claim(0),
        ),
        rolledTo(1),
        acting(stake(0, 100n, 0), claim(0), stake(2, 100n, 0), unstake(0, 100n, 0), unstake(0, 100n, 0)),
      );
      expect(namesOf(results[0])).toEqual([
        'AccountOwnedByWrongProgram',
        'TokenInsufficientFunds',
        'accepted',
        'accepted',
        'accepted',
        'AmountExceedsEntry',
        'accepted',
        'accepted',
        'StillLocked',
        'accepted',
        'NothingToClaim',
        'accepted',
        'accepted',
        'NothingToClaim',
      ]);
    });

    it('find accounts with the flags that they find alone: a vote reads the pool that others write', async () => {
      const plan = genesisPlan([500_000n, ...holders(4, 50_000n)]);
      const parameter = { kind: 'parameter', id: 0, value: 900n } as const;
      const { results } = await played(
        plan,
        acting(...[0, 1, 2, 3, 4].map((agent) => stake(agent, 20_000n, 30))),
        rolledTo(2),
        acting({ kind: 'create_proposal', agent: 0, payload: parameter }),
        acting({ kind: 'activate_proposal', agent: 0, proposalId: 0 }),
        acting(vote(0), stake(1, 100n, 7), vote(1), vote(2), claim(3), vote(3), vote(3), vote(4), vote(9 % 5)),
      );
      expect(namesOf(results.at(-2))).toEqual([
        'accepted',
        'accepted',
        'accepted',
        'accepted',
        'NothingToClaim',
        'accepted',
        'AlreadyVoted',
        'accepted',
        'AlreadyVoted',
      ]);
    });

    it('settle far back in calls ahead, among others that do not', async () => {
      const days = Array.from({ length: 16 }, (_, i) => i * 67);
      const { results } = await played(
        genesisPlan([100_000n, 100_000n, 1_000n]),
        days.flatMap((day) => [...rolledTo(day), ...acting(stake(0, 100n, 30), stake(1, 100n, 30))]),
        rolledTo(17 * 67),
        acting(stake(2, 100n, 0), claim(0), stake(2, 100n, 0), unstake(1, 100n, 3), unstake(1, 100n, 4), claim(0)),
      );
      const outcomes = results.at(-2)?.values as readonly Outcome[];
      expect(outcomes.map((outcome) => outcome.settledAhead?.length ?? 0)).toEqual([0, 1, 0, 1, 0, 0]);
      expect(namesOf(results.at(-2))).toEqual([
        'accepted',
        'NothingToClaim',
        'accepted',
        'accepted',
        'accepted',
        'NothingToClaim',
      ]);
    });

    it('make tickets one after the other, those of one agent too', async () => {
      const plan = genesisPlan(holders(4), { features: featuresWith({ unstakeTickets: true }) });
      const { results } = await played(
        plan,
        acting(...[0, 1, 2, 3].map((agent) => stake(agent, 600n, 0))),
        rolledTo(3),
        acting(
          unstake(0, 100n, 0),
          unstake(1, 100n, 0),
          unstake(0, 200n, 0),
          unstake(2, 700n, 0),
          unstake(0, 300n, 0),
          claim(1),
          unstake(3, 600n, 0),
          stake(3, 100n, 0),
          unstake(1, 500n, 0),
        ),
        rolledTo(12),
        [{ kind: 'operate', action: { kind: 'release_ticket', agent: 0, index: 0 } }],
        acting(unstake(3, 100n, 0), stake(0, 100n, 0)),
      );
      expect(namesOf(results[4])).toEqual([
        'accepted',
        'accepted',
        'accepted',
        'AmountExceedsEntry',
        'accepted',
        'NothingToClaim',
        'accepted',
        'accepted',
        'accepted',
      ]);
    });

    it('compound for whom there is something, and for one far back in calls ahead', async () => {
      const days = Array.from({ length: 16 }, (_, i) => i * 67);
      const funding: ScriptStep = {
        kind: 'operate',
        action: { kind: 'fund_rewards', amountBaseUnits: 10_000n * TOKEN },
      };
      const { results } = await played(
        genesisPlan(holders(6, 100_000n)),
        acting(...[1, 2, 4].map((agent) => stake(agent, 1_000n, 0))),
        days.flatMap((day) => [...rolledTo(day), funding, ...acting(stake(0, 100n, 30))]),
        acting(...[0, 1, 2].map(compounding)),
        rolledTo(17 * 67),
        [
          { kind: 'compound', agents: [1, 0, 3, 2, 4, 1] },
          { kind: 'read', agents: [] },
        ],
        acting(claim(1), claim(4), stake(1, 100n, 0), unstake(2, 1_000n, 0)),
        [{ kind: 'compound', agents: [] }],
      );
      const compounded = results.findLast(({ values }) => Array.isArray(values) && values.length === 6);
      expect(namesOf(compounded)).toEqual([
        'accepted',
        'accepted',
        'AccountOwnedByWrongProgram',
        'accepted',
        'NotOptedIn',
        'NothingToClaim',
      ]);
      expect(compounded?.values).toMatchObject([{}, { settledAhead: [expect.any(Number)] }, {}, {}, {}, {}]);
    });

    it('of one agent may be more than a transaction may call', async () => {
      const fee: AgentAction = { kind: 'pay_debate_fee', agent: 0, amountBaseUnits: TOKEN };
      const fees = Array.from({ length: 70 }, (_, i) => ({ ...fee, amountBaseUnits: TOKEN + BigInt(i) }));
      const { outcomes } = await played(genesisPlan([10_000n]), acting(stake(0, 100n, 0)), acting(...fees));
      expect(outcomes.get('pay_debate_fee accepted')).toBe(70);
    });

    it('may be repeated, byte for byte', async () => {
      const everyone = Array.from({ length: 12 }, (_, agent) => agent);
      const fees = everyone.map((agent): AgentAction => ({ kind: 'pay_debate_fee', agent, amountBaseUnits: TOKEN }));
      const { outcomes } = await played(
        genesisPlan(holders(12)),
        acting(...everyone.map((agent) => stake(agent, 100n, 0))),
        ...Array.from({ length: 4 }, () => acting(...fees)),
      );
      expect(outcomes.get('pay_debate_fee accepted')).toBe(48);
    });

    it('sell to a buyback until it has bought enough', async () => {
      const plan = genesisPlan([1_000_000n, ...holders(4, 10_000n)], {
        treasuryBaseUnits: 100_000n * TOKEN,
        treasury: { ...genesisPlan([]).treasury, quoteReserveQuoteUnits: 1_000_000n * QUOTE },
      });
      const sell = (agent: number, tokens: bigint): AgentAction => ({
        kind: 'buy_back',
        agent,
        amountBaseUnits: tokens * TOKEN,
      });
      const { results } = await played(
        plan,
        acting(stake(0, 500_000n, 180), sell(1, 1n)),
        carried({
          kind: 'spend',
          purpose: 'buyback',
          recipient: undefined,
          amountBaseUnits: 1_000n * TOKEN,
          priceQuoteUnits: 2n * QUOTE,
        }),
        acting(sell(1, 100n), sell(2, 200n), sell(1, 100n), sell(2, 900n), sell(3, 1n), sell(1, 500n), sell(4, 99n)),
        acting(sell(4, 100n), sell(3, 50n)),
      );
      expect([...namesOf(results.at(-4)), ...namesOf(results.at(-2))]).toEqual([
        'accepted',
        'accepted',
        'accepted',
        'BuybackCapExceeded',
        'accepted',
        'accepted',
        'accepted',
        'BuybackInactive',
        'BuybackInactive',
      ]);
    });

    it('fail together when the pool is not rolled, paused, or the proposal is none', async () => {
      const { results } = await played(
        genesisPlan(holders(5), { features: allFeaturesBut('unstakeTickets') }),
        acting(...[0, 1, 2].map((agent) => stake(agent, 100n, 0))),
        [{ kind: 'clock', clock: clockAt(1) }],
        acting(stake(0, 100n, 0), vote(1), compounding(2), claim(3), compounding(0)),
        rolledTo(1),
        [{ kind: 'operate', action: { kind: 'pause', mask: 1, seconds: 3_600 } }],
        acting(stake(0, 100n, 0), compounding(0), unstake(1, 100n, 0), stake(2, 100n, 0), vote(2)),
      );
      expect(results.flatMap(namesOf).filter((name) => name === 'accepted').length).toBeLessThan(12);
    });

    it('before one that no instruction can carry are run, and what was assumed is no more', async () => {
      const plan = genesisPlan(holders(3));
      for (const actionsPerTransaction of [1, ...SIZES]) {
        const { chain } = await openChain(engineName, plan, { actionsPerTransaction });
        const refused = { code: 'CORE__VALUE_OUT_OF_RANGE' };
        await expect(chain.submit([stake(0, 100n, 0), stake(1, 2n ** 60n, 0)])).rejects.toMatchObject(refused);
        await expect(chain.submit([stake(1, 100n, 0), stake(2, 99n, 0), claim(3)])).rejects.toMatchObject(refused);
        const outcomes = await chain.submit([stake(0, 100n, 0), stake(1, 100n, 0), stake(2, 100n, 0)]);
        expect(outcomes.map(outcomeName)).toEqual(['accepted', 'accepted', 'accepted']);
        const agents = await chain.readAgents([0, 1, 2]);
        expect(agents.map(({ walletBaseUnits }) => walletBaseUnits / TOKEN)).toEqual([800n, 800n, 900n]);
        await chain.close();
      }
    });
  });
}

function vote(agent: number): AgentAction {
  return { kind: 'cast_vote', agent, proposalId: 0, side: 'yes' };
}

function compounding(agent: number): AgentAction {
  return { kind: 'set_compounding', agent, enabled: true };
}

/** Actions of one list; then everything is looked at, and nothing read that the chain would remember. */
export function acting(...actions: readonly AgentAction[]): readonly ScriptStep[] {
  return [
    { kind: 'submit', actions },
    { kind: 'read', agents: [] },
  ];
}

function rolledTo(day: number): readonly ScriptStep[] {
  return [
    { kind: 'clock', clock: clockAt(day) },
    { kind: 'operate', action: { kind: 'roll' } },
  ];
}

/** The first proposal, by agent 0 after a first day, from draft to effect. */
function carried(payload: ProposalPayload): readonly ScriptStep[] {
  const operating = (action: OperatorAction): ScriptStep => ({ kind: 'operate', action });
  return [
    ...rolledTo(2),
    ...acting({ kind: 'create_proposal', agent: 0, payload }),
    ...acting({ kind: 'activate_proposal', agent: 0, proposalId: 0 }, vote(0)),
    ...rolledTo(10),
    operating({ kind: 'finalize_proposal', proposalId: 0 }),
    operating({ kind: 'queue_proposal', proposalId: 0 }),
    ...rolledTo(14),
    operating({ kind: 'execute_proposal', proposalId: 0 }),
  ];
}

export function namesOf(result: PlayedScript['results'][number] | undefined): readonly string[] {
  return Array.isArray(result?.values) ? (result.values as readonly Outcome[]).map(outcomeName) : [];
}
