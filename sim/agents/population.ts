import { AttackMind } from '../attacks/attack-mind.ts';
import type { Attacker } from '../attacks/attacker.ts';
import { attackDefinition } from '../attacks/registry.ts';
import { supplyShares } from '../core/distribution.ts';
import { SimError } from '../core/errors/sim-error.ts';
import { createRngFactory, NO_AGENT, type Rng, type RngFactory } from '../core/rng.ts';
import type { CohortSpec, HoldingsSpec, RunSpec } from '../core/run-spec.ts';
import { SECONDS_PER_DAY } from '../core/units.ts';
import { type DepartureTerms, withLifecycle } from '../policies/lifecycle.ts';
import type { Mind, PolicyContext, PolicyDefinition, Streams } from '../policies/policy.ts';
import { createPolicy, POLICY_DEFINITIONS } from '../policies/registry.ts';
import { AGENT_ACTION_KINDS } from '../ports/actions.ts';
import type { AgentActionKind, AgentIndex } from '../ports/staking-chain.ts';
import { isProcessStream } from '../processes/process-streams.ts';
import { holdingsDraw } from './holdings.ts';
import { drawLifespan, exodusesOf } from './lifespans.ts';

/** How those who leave sell: no faster than 3% of the price at a time. */
const DEPARTURE_TERMS: DepartureTerms = { maxImpactBps: 300, maxSlippageBps: 500 };

/** One wallet with its own mind. */
export interface Agent {
  readonly index: AgentIndex;
  /** `cohort/number`, stable when other cohorts change. Wallet and random streams are derived from it. */
  readonly id: string;
  /** Position of its cohort in the scenario. */
  readonly cohortIndex: number;
  readonly cohort: string;
  /** Of an attacker's wallet the attack's. */
  readonly policyKind: string;
  /** The attestor vouches for it from genesis on. */
  readonly attested: boolean;
  readonly mind: Mind;
  /** The wallet is an attacker's: its mind may call what anybody may call, and the keys that the attack assumes captured. */
  readonly isAttacker: boolean;
}

/** The opening balances of an agent who comes after genesis. */
export interface Arrival {
  readonly agent: AgentIndex;
  /** Since genesis; above 0. */
  readonly atDays: number;
  readonly amountBaseUnits: bigint;
  readonly amountQuoteUnits: bigint;
}

/** All agents in population order: cohorts as in the scenario, then by number. */
export interface Population {
  readonly agents: readonly Agent[];
  /** Opening balances, by agent index; 0 for those who come later. */
  readonly holdingsBaseUnits: readonly bigint[];
  /** The same in the quote asset; all 0 without a market that tokens can be traded on. */
  readonly cashQuoteUnits: readonly bigint[];
  /** Those who come later, by time, then by agent; some may come after the run's end. */
  readonly arrivals: readonly Arrival[];
  /** Kinds of action that some agent's policy may ask for, attackers' aside, in the order of `AGENT_ACTION_KINDS`. */
  readonly actionKinds: readonly AgentActionKind[];
  /** In the order of their cohorts. */
  readonly attackers: readonly Attacker[];
}

type PopulationSpec = Pick<
  RunSpec,
  'seed' | 'token' | 'staking' | 'rewards' | 'population' | 'market' | 'events' | 'tickSeconds'
>;

/**
 * Draws every agent's opening balances (streams `holdings` and `cash`), attestation (stream `attestation`), coming and
 * going (streams `arrival`, `lifetime`, `exodus/<number>`) and mind (streams by purpose). Throws
 * `SCENARIO__SUPPLY_EXCEEDED` when all balances, of those to come too, and the market's tokens add up to more than the
 * shares of community and liquidity, `CORE__VALUE_OUT_OF_RANGE` when two cohorts share a name, and what the policies'
 * `create` throws.
 */
export function buildPopulation(
  spec: PopulationSpec,
  policies: readonly PolicyDefinition[] = POLICY_DEFINITIONS,
): Population {
  const rngs = createRngFactory(spec.seed);
  const pool = spec.market?.pool;
  const context = {
    staking: spec.staking,
    minClaimBaseUnits: spec.rewards.minClaimBaseUnits,
    hasPool: pool !== undefined,
  };
  const agents: Agent[] = [];
  const holdingsBaseUnits: bigint[] = [];
  const cashQuoteUnits: bigint[] = [];
  const arrivals: Arrival[] = [];
  const attackers: Attacker[] = [];
  const names = new Set<string>();
  const actionKinds = new Set<AgentActionKind>();
  let drawn = (pool?.tokenBaseUnits ?? 0n) + (pool?.deskBaseUnits ?? 0n);
  for (const [cohortIndex, cohortSpec] of spec.population.entries()) {
    const { cohort, count, holdings, cash, policy, attestedBps } = cohortSpec;
    if (names.has(cohort)) {
      throw new SimError('CORE__VALUE_OUT_OF_RANGE', {
        what: `population[${cohortIndex}].cohort`,
        expected: 'a name that no other cohort has',
        found: cohort,
      });
    }
    names.add(cohort);
    const attacker = attackerOf(cohortSpec, agents.length, spec, context);
    if (attacker !== undefined) attackers.push(attacker);
    const cohortPolicy = attacker === undefined ? createPolicy(policy, context, policies) : undefined;
    for (const kind of cohortPolicy?.actionKinds ?? []) actionKinds.add(kind);
    const drawHoldings = holdingsDraw(holdings, count);
    const drawCash = cash === undefined || pool === undefined ? undefined : holdingsDraw(cash, count);
    const exoduses = exodusesOf(cohort, spec.events ?? []);
    for (let number = 0; number < count; number++) {
      const id = `${cohort}/${number}`;
      const index = agents.length;
      const amountBaseUnits = drawHoldings(number, () => rngs.stream(id, 'holdings'));
      const amountQuoteUnits = drawCash?.(number, () => rngs.stream(id, 'cash')) ?? 0n;
      drawn += amountBaseUnits;
      const lifespan = drawLifespan(id, cohortSpec, exoduses, rngs);
      const streams = streamsOf(id, rngs);
      const atDays = attacker === undefined ? lifespan.arrivesAtDays : attacker.atSeconds / SECONDS_PER_DAY;
      const isThere = atDays === 0;
      if (!isThere) arrivals.push({ agent: index, atDays, amountBaseUnits, amountQuoteUnits });
      holdingsBaseUnits.push(isThere ? amountBaseUnits : 0n);
      cashQuoteUnits.push(isThere ? amountQuoteUnits : 0n);
      agents.push({
        index,
        id,
        cohortIndex,
        cohort,
        policyKind: policy.kind,
        isAttacker: attacker !== undefined,
        attested: attestedBps > 0 && rngs.stream(id, 'attestation').bernoulli(attestedBps / 10_000),
        mind:
          cohortPolicy === undefined
            ? attackMind(attacker as Attacker, number, streams)
            : withLifecycle(cohortPolicy.createMind(streams), lifespan, DEPARTURE_TERMS),
      });
    }
  }
  const { openBaseUnits } = supplyShares(spec.token);
  if (drawn > openBaseUnits) {
    throw new SimError('SCENARIO__SUPPLY_EXCEEDED', { supplyBaseUnits: openBaseUnits, drawnBaseUnits: drawn });
  }
  arrivals.sort((a, b) => a.atDays - b.atDays || a.agent - b.agent);
  return {
    agents,
    holdingsBaseUnits,
    cashQuoteUnits,
    arrivals,
    actionKinds: AGENT_ACTION_KINDS.filter((kind) => actionKinds.has(kind)),
    attackers,
  };
}

/** Whose wallets a cohort's are; undefined where each is its own agent. */
function attackerOf(
  { cohort, count, holdings, cash, policy, attack }: CohortSpec,
  firstAgent: AgentIndex,
  { tickSeconds }: Pick<RunSpec, 'tickSeconds'>,
  context: PolicyContext,
): Attacker | undefined {
  if (attack === undefined) return undefined;
  const definition = attackDefinition(policy.kind);
  const capitalBaseUnits = evenTotal(holdings);
  const atDays = attack.atSeconds / SECONDS_PER_DAY;
  const plan = definition.createPlan(policy.config, {
    ...context,
    wallets: count,
    firstAgent,
    atDays,
    capitalBaseUnits,
    tickSeconds,
  });
  return {
    name: cohort,
    definition,
    plan,
    agents: Array.from({ length: count }, (_, number) => firstAgent + number),
    atSeconds: attack.atSeconds,
    capitalBaseUnits,
    capitalQuoteUnits: context.hasPool ? evenTotal(cash) : undefined,
    isIdle: attack.idle,
  };
}

function attackMind({ plan, isIdle, atSeconds }: Attacker, wallet: number, streams: Streams): Mind {
  return new AttackMind(
    plan.createMind(wallet, streams),
    isIdle ? Number.POSITIVE_INFINITY : atSeconds / SECONDS_PER_DAY,
  );
}

function evenTotal(holdings: HoldingsSpec | undefined): bigint {
  if (holdings === undefined) return 0n;
  if (holdings.kind === 'even') return holdings.totalBaseUnits;
  throw new SimError('CORE__VALUE_OUT_OF_RANGE', {
    what: "an attacker's holdings",
    expected: 'equal parts',
    found: holdings.kind,
  });
}

function streamsOf(id: string, rngs: RngFactory): Streams {
  return {
    own: (purpose) => rngs.stream(id, purpose),
    common: (purpose) => commonStream(purpose, rngs),
  };
}

/** Throws `CORE__VALUE_OUT_OF_RANGE` for a stream of the world outside: no agent can know what is to come. */
function commonStream(purpose: string, rngs: RngFactory): Rng {
  if (isProcessStream(purpose)) {
    throw new SimError('CORE__VALUE_OUT_OF_RANGE', {
      what: "the purpose of a policy's common stream",
      expected: 'one that no process of the world outside draws from',
      found: purpose,
    });
  }
  return rngs.stream(NO_AGENT, purpose);
}
