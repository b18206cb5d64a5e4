import type { z } from 'zod';
import type { Rng } from '../core/rng.ts';
import type { StakingSpec } from '../core/run-spec.ts';
import type { SwapSide } from '../ports/actions.ts';
import type { GovernanceState, ProposalState, TreasuryState } from '../ports/governance-states.ts';
import type { MarketState } from '../ports/market-state.ts';
import type {
  AgentAction,
  AgentActionKind,
  AgentIndex,
  OperatorAction,
  Outcome,
  PoolState,
  UserStakeState,
} from '../ports/staking-chain.ts';

/** An agent's action without the agent: the engine knows whose it is. */
export type Intent = AgentAction extends infer Action
  ? Action extends AgentAction
    ? Omit<Action, 'agent'>
    : never
  : never;

/** What a wallet can know when it decides. The object is reused for every agent: keep no reference to it. */
export interface Observation {
  readonly tickIndex: number;
  /** Whole UTC day, `floor(unixSeconds / 86_400)`. */
  readonly day: number;
  readonly unixSeconds: number;
  /** Days since tick 0, with fractions when ticks are shorter than a day. */
  readonly elapsedDays: number;
  /** The agent that looks. */
  readonly agent: AgentIndex;
  /** Balance of the agent's own token account. */
  readonly walletBaseUnits: bigint;
  /** The agent's own stake account; undefined until its first stake. */
  readonly stake: UserStakeState | undefined;
  /** Whether the attestor says that the owner is one person. */
  readonly attested: boolean;
  readonly pool: PoolState;
  readonly governance: GovernanceState;
  /** Proposals that are not decided or not yet done with: drafts, those being voted on, succeeded and queued; by id. */
  readonly liveProposals: readonly ProposalState[];
  /** The buyback programme that runs, if one does. */
  readonly buyback: BuybackOffer | undefined;
  /** What the treasury holds and what binds it. */
  readonly treasury: TreasuryView;
  /** Base units of one whole token. */
  readonly tokenUnitBaseUnits: bigint;
  /** The market as everybody sees it; undefined in an economy without one. */
  readonly market: MarketView | undefined;
  /** Balance of the agent's own account of the quote asset, which stands for US dollars; 0n without a market. */
  readonly quoteUnits: bigint;
  /** How much debating there is against the run's beginning: 1 is as much. */
  readonly demandIndex: number;
  /**
   * Yearly reward rate of new stake with this lock, in basis points: budget of the open week (the next one's when the
   * open week has none) x 365/7 x multiplier / (active + pending weight); at most 1_000_000
   * (10,000% a year), met while nearly nothing is staked.
   */
  estimatedAprBps(lockIndex: number): number;
  /** What `claim_rewards` would pay now: closed weeks only. Costs a few multiplications an entry. */
  claimableBaseUnits(): bigint;
  /** An agent by its id, `cohort/number`. */
  agentNamed(id: string): AgentIndex | undefined;
}

/** The market as everybody sees it at the beginning of a tick, before anybody trades. */
export interface MarketView {
  /** US dollars for one token: of the reference where the scenario has one, else of the pool. */
  readonly priceUsd: number;
  /** The pool's own, before its fee; undefined without a pool. */
  readonly poolPriceUsd: number | undefined;
  /** Undefined without a pool: then nothing can be traded. */
  readonly pool: MarketState | undefined;
  /** Quote units of one US dollar. */
  readonly usdQuoteUnits: bigint;
  /** `priceUsd` of so many whole days ago; the first one for a day before the run. */
  priceUsdDaysAgo(days: number): number;
  /** Highest `priceUsd` of the last so many whole days, today's included. */
  highestPriceUsd(days: number): number;
  /** What a swap would pay out as the first of this tick, rounded down as the program does; 0n without a pool. */
  swapOutFloor(side: SwapSide, amountIn: bigint): bigint;
}

/** The treasury as everybody can read it. */
export interface TreasuryView {
  readonly state: TreasuryState;
  /** Balance of its token vault. */
  readonly balanceBaseUnits: bigint;
}

/** What the treasury buys at. */
export interface BuybackOffer {
  /** Quote base units for one whole token. */
  readonly priceQuoteUnits: bigint;
  /** What it still takes in this week, base units. */
  readonly weekRoomBaseUnits: bigint;
}

export interface Decision {
  /** Executed in this order, after all agents of the tick have decided. */
  readonly intents: readonly Intent[];
  /** Days until the agent wants to decide again; at least one tick passes, Infinity is never. */
  readonly sleepDays: number;
  /** What an attacker calls before any agent acts; other agents may not. */
  readonly calls?: readonly AttackCall[];
}

/**
 * Instructions that an attacker calls besides what its wallets sign: those that anybody may call at any time, and the
 * guardian's and attestor's, whose keys an attack may assume to be captured.
 */
export type AttackCall = Extract<
  OperatorAction,
  {
    readonly kind:
      | 'roll'
      | 'mint_inflation'
      | 'compound_rewards'
      | 'release_ticket'
      | 'sweep_penalties'
      | 'finalize_proposal'
      | 'queue_proposal'
      | 'execute_proposal'
      | 'expire_proposal'
      | 'return_bond'
      | 'veto_proposal'
      | 'pause'
      | 'unpause'
      | 'attest';
  }
>;

/**
 * One agent's decisions. It writes nothing outside its own memory: it returns intents, and is told afterwards what
 * became of them. Every mind is asked at tick 0, then when its sleep is over.
 */
export interface Mind {
  /** Also asked, out of its sleep, in a tick that brings news: a vote began, or a buyback programme. */
  readonly heedsNews?: boolean;
  decide(observation: Observation): Decision;
  /** Outcomes of the intents that the last `decide` returned, in their order; not called when there were none. */
  learn(outcomes: readonly Outcome[]): void;
  /** Outcomes of the calls that the last `decide` returned, in their order, before `learn`. */
  hear?(outcomes: readonly Outcome[]): void;
}

/** A mind's sources of randomness, each keyed by the run's seed and a purpose, always from its beginning. */
export interface Streams {
  /** The agent's own. */
  own(purpose: string): Rng;
  /**
   * The same for every agent: what they all hear alike. Throws `CORE__VALUE_OUT_OF_RANGE` for a purpose that prices and
   * demand are drawn with.
   */
  common(purpose: string): Rng;
}

/** A cohort's policy: makes one mind an agent. All the randomness of a mind comes from its streams. */
export interface Policy {
  readonly kind: string;
  /** Kinds of action that its minds may ask for with this configuration. */
  readonly actionKinds: readonly AgentActionKind[];
  createMind(streams: Streams): Mind;
}

/** What a policy may know about the world before a run. */
export interface PolicyContext {
  readonly staking: StakingSpec;
  readonly minClaimBaseUnits: bigint;
  /** Whether tokens can be traded. */
  readonly hasPool: boolean;
}

/** A policy as scenarios and documentation see it. */
export interface PolicyDefinition {
  /** Its name in scenario files. */
  readonly kind: string;
  /** One line. */
  readonly description: string;
  /** Strict object with defaults; every field has a description. */
  readonly configSchema: z.ZodObject;
  /** Throws `POLICY__CONFIG_INVALID` when the configuration breaks the schema or does not fit the context. */
  create(config: unknown, context: PolicyContext): Policy;
}
