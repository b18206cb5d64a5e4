import { afterAll, expect } from 'vitest';
import type { FeatureFlags } from '#sim/core/features.ts';
import type { AgentAction, OperatorAction, ProposalPayload } from '#sim/ports/actions.ts';
import type { GenesisPlan, Outcome } from '#sim/ports/staking-chain.ts';
import { clockAt, featuresWith, genesisPlan, TOKEN } from '#tests/support/chain-plan.ts';
import { type Engine, type OpenChain, openChain, outcomeName } from '#tests/support/open-chain.ts';

/** Chains of one engine for a contract's tests; all are closed after them. */
export class ContractStage {
  readonly engineName: Engine['name'];
  readonly #opened: OpenChain[] = [];

  constructor(engineName: Engine['name']) {
    this.engineName = engineName;
    afterAll(async () => {
      for (const { chain } of this.#opened) await chain.close();
    });
  }

  /** A chain after genesis: holdings in whole tokens, and changes to the plan. */
  async open(...args: Parameters<typeof genesisPlan>): Promise<OpenChain> {
    const opened = await openChain(this.engineName, genesisPlan(...args));
    this.#opened.push(opened);
    return opened;
  }

  /** Likewise, with some features switched. */
  async openWith(
    holdingsTokens: readonly bigint[],
    features: Partial<FeatureFlags> = {},
    changes: Partial<GenesisPlan> = {},
  ): Promise<OpenChain> {
    return this.open(holdingsTokens, { ...changes, features: featuresWith(features) });
  }
}

/** Moves to a day and closes the days before it. */
export async function rollTo({ chain }: OpenChain, day: number, secondOfDay = 0): Promise<Outcome> {
  await chain.advanceTo(clockAt(day, secondOfDay));
  return chain.operate({ kind: 'roll' });
}

/** Adds whole tokens to the next week's budget. */
export async function fund({ chain }: OpenChain, tokens: bigint): Promise<Outcome> {
  return chain.operate({ kind: 'fund_rewards', amountBaseUnits: tokens * TOKEN });
}

/** Runs actions of agents that must all be accepted. */
export async function act({ chain }: OpenChain, ...actions: readonly AgentAction[]): Promise<readonly Outcome[]> {
  const outcomes = await chain.submit(actions);
  expect(outcomes.map(outcomeName)).toEqual(actions.map(() => 'accepted'));
  return outcomes;
}

/** Runs an operator action and names its outcome. */
export async function operate({ chain }: OpenChain, action: OperatorAction): Promise<string> {
  return outcomeName(await chain.operate(action));
}

/** An agent drafts and activates a proposal; returns its id. */
export async function propose(opened: OpenChain, agent: number, payload: ProposalPayload): Promise<number> {
  const [created] = await act(opened, { kind: 'create_proposal', agent, payload });
  const proposalId = created?.proposalId ?? -1;
  await act(opened, { kind: 'activate_proposal', agent, proposalId });
  return proposalId;
}

/** The day on which a proposal of `propose` on this day may be executed, under the test plan's parameters. */
export const DAYS_TO_EXECUTION = 7 + 3 + 1;

/**
 * Proposes on the open day, votes yes with the same agent, and brings the proposal through voting and timelock.
 * The chain is then `DAYS_TO_EXECUTION` days further; nothing is executed.
 */
export async function carry(opened: OpenChain, day: number, agent: number, payload: ProposalPayload): Promise<number> {
  const proposalId = await propose(opened, agent, payload);
  await act(opened, { kind: 'cast_vote', agent, proposalId, side: 'yes' });
  await rollTo(opened, day + 8);
  expect(await operate(opened, { kind: 'finalize_proposal', proposalId })).toBe('accepted');
  expect(await operate(opened, { kind: 'queue_proposal', proposalId })).toBe('accepted');
  await rollTo(opened, day + DAYS_TO_EXECUTION);
  return proposalId;
}
