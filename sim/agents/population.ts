import { supplyShares } from '../core/distribution.ts';
import { SimError } from '../core/errors/sim-error.ts';
import { createRngFactory, type RngFactory } from '../core/rng.ts';
import type { RunSpec } from '../core/run-spec.ts';
import type { Mind, PolicyDefinition, Streams } from '../policies/policy.ts';
import { createPolicy, POLICY_DEFINITIONS } from '../policies/registry.ts';
import { AGENT_ACTION_KINDS } from '../ports/actions.ts';
import type { AgentActionKind, AgentIndex } from '../ports/staking-chain.ts';
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
  /** The attestor vouches for it from genesis on. */
  readonly attested: boolean;
  readonly mind: Mind;
}

/** All agents in population order: cohorts as in the scenario, then by number. */
export interface Population {
  readonly agents: readonly Agent[];
  /** Opening balances, by agent index. */
  readonly holdingsBaseUnits: readonly bigint[];
  /** Kinds of action that some agent's policy may ask for, in the order of `AGENT_ACTION_KINDS`. */
  readonly actionKinds: readonly AgentActionKind[];
}

/** Holder of the streams that all agents share; no agent has this id. */
const EVERYBODY = '';

type PopulationSpec = Pick<RunSpec, 'seed' | 'token' | 'staking' | 'rewards' | 'population'>;

/**
 * Draws every agent's opening balance (stream `holdings`), attestation (stream `attestation`) and mind (streams by
 * purpose). Throws `SCENARIO__SUPPLY_EXCEEDED` when the balances add up to more than the shares of community and liquidity,
 * `CORE__VALUE_OUT_OF_RANGE` when two cohorts share a name, and what the policies' `create` throws.
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
  const actionKinds = new Set<AgentActionKind>();
  let drawn = 0n;
  for (const [cohortIndex, { cohort, count, holdings, policy, attestedBps }] of spec.population.entries()) {
    if (names.has(cohort)) {
      throw new SimError('CORE__VALUE_OUT_OF_RANGE', {
        what: `population[${cohortIndex}].cohort`,
        expected: 'a name that no other cohort has',
        found: cohort,
      });
    }
    names.add(cohort);
    const cohortPolicy = createPolicy(policy, context, policies);
    for (const kind of cohortPolicy.actionKinds) actionKinds.add(kind);
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
        attested: attestedBps > 0 && rngs.stream(id, 'attestation').bernoulli(attestedBps / 10_000),
        mind: cohortPolicy.createMind(streamsOf(id, rngs)),
      });
    }
  }
  const { openBaseUnits } = supplyShares(spec.token);
  if (drawn > openBaseUnits) {
    throw new SimError('SCENARIO__SUPPLY_EXCEEDED', { supplyBaseUnits: openBaseUnits, drawnBaseUnits: drawn });
  }
  return { agents, holdingsBaseUnits, actionKinds: AGENT_ACTION_KINDS.filter((kind) => actionKinds.has(kind)) };
}

function streamsOf(id: string, rngs: RngFactory): Streams {
  return {
    own: (purpose) => rngs.stream(id, purpose),
    common: (purpose) => rngs.stream(EVERYBODY, purpose),
  };
}
