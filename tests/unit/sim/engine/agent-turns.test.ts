import { describe, expect, it } from 'vitest';
import { AccHistory } from '#sim/agents/acc-history.ts';
import type { Agent } from '#sim/agents/population.ts';
import { WalletView } from '#sim/agents/wallet-view.ts';
import { isSimError } from '#sim/core/errors/sim-error.ts';
import { AgentTurns } from '#sim/engine/agent-turns.ts';
import type { Decision, Intent } from '#sim/policies/policy.ts';
import type { ProposalPayload } from '#sim/ports/actions.ts';
import type { ProposalState } from '#sim/ports/governance-states.ts';
import type { AgentState, Outcome } from '#sim/ports/staking-chain.ts';
import { aGovernance, aPool, aProposal, aTreasury, GENESIS_DAY, someVaults } from '#tests/support/sim-fixtures.ts';

const CLAIM: Intent = { kind: 'claim_rewards' };
const ACCEPTED: Outcome = { accepted: true };
const REJECTED: Outcome = { accepted: false, errorCode: 1, errorName: 'x' };

/** Agents that follow a script, with what each saw and learned. */
function scripted(scripts: readonly (readonly Decision[])[]) {
  const asked: { agent: number; tick: number; wallet: bigint }[] = [];
  const learned: { agent: number; outcomes: readonly Outcome[] }[] = [];
  const agents = scripts.map((script, index): Agent => {
    let next = 0;
    return {
      index,
      id: `a/${index}`,
      cohortIndex: 0,
      cohort: 'a',
      policyKind: 'scripted',
      isAttacker: false,
      attested: false,
      mind: {
        decide({ tickIndex, walletBaseUnits }) {
          asked.push({ agent: index, tick: tickIndex, wallet: walletBaseUnits });
          return script[next++] ?? { intents: [], sleepDays: 1 };
        },
        learn: (outcomes) => void learned.push({ agent: index, outcomes }),
      },
    };
  });
  const states = scripts.map((_, index): AgentState => ({ walletBaseUnits: BigInt(index), stake: undefined }));
  return { agents, states, asked, learned };
}

function aView(tickIndex: number, liveProposals: readonly ProposalState[] = []): WalletView {
  const state = {
    pool: aPool(),
    governance: aGovernance(),
    treasury: aTreasury(),
    vaults: someVaults(),
    liveProposals,
  };
  const view = new WalletView(state, new AccHistory(GENESIS_DAY), []);
  view.openTick(tickIndex, 86_400, 0, state);
  return view;
}

const PAYMENT = { kind: 'spend', purpose: 'payment', recipient: 0, amountBaseUnits: 1n, priceQuoteUnits: 0n } as const;

const IMPOSSIBLE_PAYLOADS: readonly ProposalPayload[] = [
  { kind: 'parameter', id: 65_536, value: 1n },
  { kind: 'parameter', id: 2, value: -1n },
  { ...PAYMENT, recipient: 1 },
  { ...PAYMENT, amountBaseUnits: 2n ** 64n },
  { ...PAYMENT, priceQuoteUnits: -1n },
  { ...PAYMENT, purpose: 'gift' as 'payment' },
  { kind: 'upgrade', buffer: new Uint8Array() },
  { kind: 'feature', flag: 256, enabled: true },
];

function errorOf(decision: Decision, hasPool = false): unknown {
  const { agents, states } = scripted([[decision]]);
  try {
    new AgentTurns(agents, 86_400, hasPool).decide(9, aView(9), states);
    return undefined;
  } catch (error) {
    return error;
  }
}

describe('sim/engine/agent-turns.ts', () => {
  it('collects the intents by agent, and shows each agent its own wallet', () => {
    const stake: Intent = { kind: 'stake', amountBaseUnits: 3n, lockDays: 7 };
    const { agents, states, asked } = scripted([
      [{ intents: [stake, CLAIM], sleepDays: 1 }],
      [{ intents: [], sleepDays: 1 }],
      [{ intents: [CLAIM], sleepDays: 1 }],
    ]);
    const turns = new AgentTurns(agents, 86_400);
    turns.decide(0, aView(0), states);
    expect(turns.actions).toEqual([
      { ...stake, agent: 0 },
      { ...CLAIM, agent: 0 },
      { ...CLAIM, agent: 2 },
    ]);
    expect(turns.actors).toEqual([0, 2]);
    expect(asked.map(({ wallet }) => wallet)).toEqual([0n, 1n, 2n]);
  });

  it('tells each actor its own outcomes, in the order of its intents', () => {
    const { agents, states, learned } = scripted([
      [{ intents: [CLAIM, CLAIM], sleepDays: 1 }],
      [{ intents: [], sleepDays: 1 }],
      [{ intents: [CLAIM], sleepDays: 1 }],
    ]);
    const turns = new AgentTurns(agents, 86_400);
    turns.decide(0, aView(0), states);
    turns.learn([ACCEPTED, REJECTED, ACCEPTED]);
    expect(learned).toEqual([
      { agent: 0, outcomes: [ACCEPTED, REJECTED] },
      { agent: 2, outcomes: [ACCEPTED] },
    ]);
  });

  it('leaves agents asleep for as long as they asked, at least one tick', () => {
    const nothing: readonly Intent[] = [];
    const { agents, states, asked } = scripted([
      [
        { intents: nothing, sleepDays: 0 },
        { intents: nothing, sleepDays: -5 },
      ],
      [{ intents: nothing, sleepDays: 1.25 }],
      [{ intents: nothing, sleepDays: Number.POSITIVE_INFINITY }],
    ]);
    const turns = new AgentTurns(agents, 43_200);
    for (let tick = 0; tick < 6; tick++) turns.decide(tick, aView(tick), states);
    const ticksOf = (index: number): number[] => asked.filter(({ agent }) => agent === index).map(({ tick }) => tick);
    expect(ticksOf(0).slice(0, 3)).toEqual([0, 1, 2]);
    // 1.25 days are two and a half ticks of twelve hours.
    expect(ticksOf(1)[1]).toBe(3);
    expect(ticksOf(2)).toEqual([0]);
  });

  it('rejects what cannot be encoded or slept', () => {
    const impossible: readonly Decision[] = [
      { intents: [{ kind: 'stake', amountBaseUnits: -1n, lockDays: 7 }], sleepDays: 1 },
      { intents: [{ kind: 'stake', amountBaseUnits: 2n ** 64n, lockDays: 7 }], sleepDays: 1 },
      { intents: [{ kind: 'stake', amountBaseUnits: 1n, lockDays: 0.5 }], sleepDays: 1 },
      { intents: [{ kind: 'stake', amountBaseUnits: 1n, lockDays: 2 ** 32 }], sleepDays: 1 },
      { intents: [{ kind: 'unstake', amountBaseUnits: -1n, force: true, entryIndex: 0 }], sleepDays: 1 },
      { intents: [{ kind: 'unstake', amountBaseUnits: 1n, force: true, entryIndex: 256 }], sleepDays: 1 },
      { intents: [{ kind: 'extend_lock', entryIndex: 256, lockDays: 7 }], sleepDays: 1 },
      { intents: [{ kind: 'extend_lock', entryIndex: 0, lockDays: -7 }], sleepDays: 1 },
      { intents: [{ kind: 'pay_debate_fee', amountBaseUnits: -1n }], sleepDays: 1 },
      { intents: [{ kind: 'buy_back', amountBaseUnits: 2n ** 64n }], sleepDays: 1 },
      { intents: [{ kind: 'activate_proposal', proposalId: -1 }], sleepDays: 1 },
      { intents: [{ kind: 'cancel_proposal', proposalId: 0.5 }], sleepDays: 1 },
      { intents: [{ kind: 'cast_vote', proposalId: 2 ** 32, side: 'yes' }], sleepDays: 1 },
      { intents: [{ kind: 'cast_vote', proposalId: 0, side: 'maybe' as 'yes' }], sleepDays: 1 },
      ...IMPOSSIBLE_PAYLOADS.map((payload): Decision => {
        return { intents: [{ kind: 'create_proposal', payload }], sleepDays: 1 };
      }),
      { intents: [], sleepDays: Number.NaN },
    ];
    for (const decision of impossible) {
      const error = errorOf(decision);
      expect(isSimError(error, 'POLICY__ACTION_INVALID') && error.context).toMatchObject({
        policy: 'scripted',
        agentId: 'a/0',
        tickIndex: 9,
      });
    }
  });

  it("leaves what the program may refuse to the program's own judgement", () => {
    expect(errorOf({ intents: [{ kind: 'stake', amountBaseUnits: 0n, lockDays: 8 }], sleepDays: 1 })).toBeUndefined();
    expect(
      errorOf({ intents: [{ kind: 'unstake', amountBaseUnits: 1n, force: false, entryIndex: 255 }], sleepDays: 1 }),
    ).toBeUndefined();
    const harmless: readonly Intent[] = [
      { kind: 'extend_lock', entryIndex: 15, lockDays: 999 },
      { kind: 'set_compounding', enabled: true },
      { kind: 'refresh_boosters' },
      { kind: 'pay_debate_fee', amountBaseUnits: 0n },
      { kind: 'create_proposal', payload: PAYMENT },
      { kind: 'create_proposal', payload: { ...PAYMENT, recipient: undefined } },
      { kind: 'create_proposal', payload: { kind: 'upgrade', buffer: new Uint8Array(1) } },
      { kind: 'create_proposal', payload: { kind: 'feature', flag: 99, enabled: false } },
      { kind: 'activate_proposal', proposalId: 99 },
      { kind: 'cast_vote', proposalId: 99, side: 'abstain' },
      { kind: 'buy_back', amountBaseUnits: 1n },
    ];
    for (const intent of harmless) expect(errorOf({ intents: [intent], sleepDays: 1 })).toBeUndefined();
  });

  it('wakes those who heed news in a tick that brings some', () => {
    const { agents, states, asked } = scripted([
      [{ intents: [], sleepDays: Number.POSITIVE_INFINITY }],
      [{ intents: [], sleepDays: Number.POSITIVE_INFINITY }],
    ]);
    const heeding = agents.map((agent, index) => ({ ...agent, mind: { ...agent.mind, heedsNews: index === 1 } }));
    const turns = new AgentTurns(heeding, 86_400);
    turns.decide(0, aView(0), states);
    turns.decide(1, aView(1), states);
    turns.decide(2, aView(2, [aProposal()]), states);
    expect(asked.filter(({ tick }) => tick > 0)).toEqual([{ agent: 1, tick: 2, wallet: 1n }]);
  });

  it('takes trades as they are where there is a pool', () => {
    const trades: readonly Intent[] = [
      { kind: 'swap', side: 'sell', amountIn: 3n, minOut: 2n },
      { kind: 'swap', side: 'buy', amountIn: 0n, minOut: 0n },
      { kind: 'add_liquidity', maxBaseUnits: 5n, maxQuoteUnits: 2n ** 64n - 1n },
      { kind: 'remove_liquidity', shares: 7n },
    ];
    const { agents, states } = scripted([[{ intents: trades, sleepDays: 1 }]]);
    const turns = new AgentTurns(agents, 86_400, true);
    turns.decide(0, aView(0), states);
    expect(turns.actions).toEqual(trades.map((intent) => ({ ...intent, agent: 0 })));
  });

  it('rejects trades that no program could take, and all of them without a pool', () => {
    const impossible: readonly Intent[] = [
      { kind: 'swap', side: 'lend' as 'buy', amountIn: 1n, minOut: 0n },
      { kind: 'swap', side: 'sell', amountIn: -1n, minOut: 0n },
      { kind: 'swap', side: 'sell', amountIn: 1n, minOut: 2n ** 64n },
      { kind: 'add_liquidity', maxBaseUnits: -1n, maxQuoteUnits: 1n },
      { kind: 'add_liquidity', maxBaseUnits: 1n, maxQuoteUnits: 2n ** 64n },
      { kind: 'remove_liquidity', shares: -1n },
    ];
    for (const intent of impossible) {
      const error = errorOf({ intents: [intent], sleepDays: 1 }, true);
      expect(isSimError(error, 'POLICY__ACTION_INVALID')).toBe(true);
    }
    const trade: Intent = { kind: 'swap', side: 'sell', amountIn: 1n, minOut: 0n };
    expect(errorOf({ intents: [trade], sleepDays: 1 }, true)).toBeUndefined();
    const error = errorOf({ intents: [trade], sleepDays: 1 });
    expect(isSimError(error, 'POLICY__ACTION_INVALID') && error.context.reason).toContain('no pool');
  });

  it('collects what attackers call, and rejects calls of anybody else', () => {
    const calls = [{ kind: 'roll' }, { kind: 'execute_proposal', proposalId: 3 }] as const;
    const { agents, states } = scripted([[{ intents: [], sleepDays: 1 }], [{ intents: [CLAIM], sleepDays: 1, calls }]]);
    const [honest, thief] = agents as [Agent, Agent];
    const turns = new AgentTurns([honest, { ...thief, isAttacker: true }], 86_400);
    turns.decide(0, aView(0), states);
    expect(turns.calls).toEqual([{ agent: 1, calls }]);
    expect(turns.actions).toHaveLength(1);
    turns.decide(1, aView(1), states);
    expect(turns.calls).toEqual([]);
    const again = scripted([[{ intents: [], sleepDays: 1, calls }]]);
    expect(() => new AgentTurns(again.agents, 86_400).decide(0, aView(0), again.states)).toThrow(/attackers only/);
  });
});
