import type { AgentAction, AgentIndex, OperatorAction } from '../ports/actions.ts';
import type { GenesisPlan } from '../ports/staking-chain.ts';
import { agentsOf, type History } from './history.ts';

/** Agents that some step names, ascending. */
export function namedAgents({ ticks }: History): readonly AgentIndex[] {
  const named = new Set<AgentIndex>();
  for (const { steps } of ticks) {
    for (const { action } of steps) for (const agent of agentsOf(action)) named.add(agent);
  }
  return [...named].sort((a, b) => a - b);
}

/**
 * The same history in an economy that only has the agents whom it names. What the others held stays with the operator,
 * and their grants go to a wallet of the operator's.
 */
export function narrowHistory(history: History): History {
  const kept = namedAgents(history);
  const { plan } = history;
  if (kept.length === plan.agentIds.length) return history;
  const places = new Map(kept.map((agent, place): [AgentIndex, AgentIndex] => [agent, place]));
  const ticks = history.ticks.map((tick) => ({
    ...tick,
    steps: tick.steps.map((step) => ({ ...step, action: movedAction(step.action, places) })),
  }));
  return { plan: narrowPlan(plan, kept, places), ticks };
}

type Places = ReadonlyMap<AgentIndex, AgentIndex>;

function narrowPlan(plan: GenesisPlan, kept: readonly AgentIndex[], places: Places): GenesisPlan {
  const { market } = plan;
  return {
    ...plan,
    agentIds: kept.map((agent) => plan.agentIds[agent] as string),
    holdingsBaseUnits: kept.map((agent) => plan.holdingsBaseUnits[agent] as bigint),
    grants: plan.grants.map((grant) => ({
      ...grant,
      beneficiary: grant.beneficiary === undefined ? undefined : places.get(grant.beneficiary),
    })),
    ...(market === undefined
      ? {}
      : { market: { ...market, cashQuoteUnits: kept.map((agent) => market.cashQuoteUnits[agent] as bigint) } }),
  };
}

function movedAction(action: AgentAction | OperatorAction, places: Places): AgentAction | OperatorAction {
  if (!('agent' in action)) return action;
  const moved = { ...action, agent: places.get(action.agent) as AgentIndex };
  if (moved.kind === 'transfer') return { ...moved, recipient: places.get(moved.recipient) as AgentIndex };
  if (moved.kind !== 'create_proposal' || moved.payload.kind !== 'spend') return moved;
  const { recipient } = moved.payload;
  if (recipient === undefined) return moved;
  return { ...moved, payload: { ...moved.payload, recipient: places.get(recipient) } };
}
