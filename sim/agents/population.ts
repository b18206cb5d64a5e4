import { SimError } from '../core/errors/sim-error.ts';
import { createRngFactory } from '../core/rng.ts';
import type { RunSpec } from '../core/run-spec.ts';
import type { Mind, PolicyDefinition } from '../policies/policy.ts';
import { createPolicy, POLICY_DEFINITIONS } from '../policies/registry.ts';
import type { AgentIndex } from '../ports/staking-chain.ts';
import { drawHoldingBaseUnits } from './pareto.ts';

/** One wallet with its own mind. */
export interface Agent {
  readonly index: AgentIndex;
  /** `cohort/number`, stable when other cohorts change. Wallet and random streams are derived from it. */
  readonly id: string;
  /** Position of its cohort in the scenario. */
  readonly cohortIndex: number;
  readonly cohort: string;
  readonly policyKind: string;
  readonly mind: Mind;
}

/** All agents in population order: cohorts as in the scenario, then by number. */
export interface Population {
  readonly agents: readonly Agent[];
  /** Opening balances, by agent index. */
  readonly holdingsBaseUnits: readonly bigint[];
}

type PopulationSpec = Pick<RunSpec, 'seed' | 'token' | 'staking' | 'rewards' | 'population'>;

/**
 * Draws every agent's opening balance (stream `holdings`) and mind (stream `policy`). Throws
 * `SCENARIO__SUPPLY_EXCEEDED` when the balances add up to more than the supply, `CORE__VALUE_OUT_OF_RANGE` when two
 * cohorts share a name, and what the policies' `create` throws.
 */
export function buildPopulation(
  spec: PopulationSpec,
  policies: readonly PolicyDefinition[] = POLICY_DEFINITIONS,
): Population {
  const rngs = createRngFactory(spec.seed);
  const context = { staking: spec.staking, minClaimBaseUnits: spec.rewards.minClaimBaseUnits };
  const agents: Agent[] = [];
  const holdingsBaseUnits: bigint[] = [];
  const names = new Set<string>();
  let drawn = 0n;
  for (const [cohortIndex, { cohort, count, holdings, policy }] of spec.population.entries()) {
    if (names.has(cohort)) {
      throw new SimError('CORE__VALUE_OUT_OF_RANGE', {
        what: `population[${cohortIndex}].cohort`,
        expected: 'a name that no other cohort has',
        found: cohort,
      });
    }
    names.add(cohort);
    const cohortPolicy = createPolicy(policy, context, policies);
    for (let number = 0; number < count; number++) {
      const id = `${cohort}/${number}`;
      const balance = drawHoldingBaseUnits(holdings, rngs.stream(id, 'holdings'));
      drawn += balance;
      holdingsBaseUnits.push(balance);
      agents.push({
        index: agents.length,
        id,
        cohortIndex,
        cohort,
        policyKind: cohortPolicy.kind,
        mind: cohortPolicy.createMind(rngs.stream(id, 'policy')),
      });
    }
  }
  if (drawn > spec.token.supplyBaseUnits) {
    throw new SimError('SCENARIO__SUPPLY_EXCEEDED', {
      supplyBaseUnits: spec.token.supplyBaseUnits,
      drawnBaseUnits: drawn,
    });
  }
  return { agents, holdingsBaseUnits };
}
