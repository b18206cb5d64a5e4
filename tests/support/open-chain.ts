import { BankrunEngine } from '#harness/chain/bankrun-engine.ts';
import { LitesvmEngine } from '#harness/chain/litesvm-engine.ts';
import { ProgramChain, type ProgramChainOptions } from '#harness/chain/program-chain.ts';
import { loadProgramArtifacts, type ProgramArtifacts } from '#harness/index.ts';
import type { SwapSide } from '#sim/ports/actions.ts';
import type { AgentAction, GenesisPlan, Outcome } from '#sim/ports/staking-chain.ts';
import { TOKEN } from './chain-plan.ts';

export type Engine = LitesvmEngine | BankrunEngine;

/** A chain and the engine under it, which tests may reach past the port. */
export interface OpenChain {
  readonly chain: ProgramChain;
  readonly engine: Engine;
}

/** A chain on the committed program or another build of it, after genesis when a plan is given. */
export async function openChain(
  engineName: Engine['name'],
  plan?: GenesisPlan,
  options?: ProgramChainOptions,
  artifacts: ProgramArtifacts = loadProgramArtifacts(),
): Promise<OpenChain> {
  const engine = engineName === 'litesvm' ? new LitesvmEngine() : new BankrunEngine();
  const chain = new ProgramChain(engine, artifacts, options);
  if (plan !== undefined) await chain.genesis(plan);
  return { chain, engine };
}

/** Actions in whole tokens. */
export function stake(agent: number, tokens: bigint, lockDays: number): AgentAction {
  return { kind: 'stake', agent, amountBaseUnits: tokens * TOKEN, lockDays };
}

export function unstake(agent: number, tokens: bigint, entryIndex: number, force = false): AgentAction {
  return { kind: 'unstake', agent, amountBaseUnits: tokens * TOKEN, entryIndex, force };
}

export function claim(agent: number): AgentAction {
  return { kind: 'claim_rewards', agent };
}

/** Trades in base and quote units; the least that may come out is 1 unless it is named. */
export function swap(agent: number, side: SwapSide, amountIn: bigint, minOut = 1n): AgentAction {
  return { kind: 'swap', agent, side, amountIn, minOut };
}

export function addLiquidity(agent: number, maxBaseUnits: bigint, maxQuoteUnits: bigint): AgentAction {
  return { kind: 'add_liquidity', agent, maxBaseUnits, maxQuoteUnits };
}

export function removeLiquidity(agent: number, shares: bigint): AgentAction {
  return { kind: 'remove_liquidity', agent, shares };
}

/** `accepted`, or the name of the refusal. */
export function outcomeName(outcome: Outcome | undefined): string {
  if (outcome === undefined) return 'no outcome';
  return outcome.accepted ? 'accepted' : outcome.errorName;
}

/** Runs one action and names its outcome. */
export async function submitOne(chain: ProgramChain, action: AgentAction): Promise<string> {
  return outcomeName((await chain.submit([action]))[0]);
}
