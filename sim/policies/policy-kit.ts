import { z } from 'zod';
import * as fixed from '../core/fixed.ts';
import { days, lockMix, lockWeights, meanDays, rateBps, shareBps, tokens, wholeTokens } from './config-fields.ts';
import { definePolicy, STAKING_KINDS } from './define-policy.ts';
import { withHabits } from './habit.ts';
import * as holding from './holding.ts';
import { isPaused, isSwitchedOn } from './program-switches.ts';
import { createHabits, habitFields, habitKinds } from './shared-habits.ts';
import { amountOfImpactFloor, buyIntent, sellIntent } from './trading.ts';
import { tradingFields, tradingTerms } from './trading-fields.ts';

/** Everything that a policy is written in, handed to a module that `--policy` names: it imports nothing of actsim. */
export const POLICY_KIT = Object.freeze({
  definePolicy,
  /** The actions of a policy that stakes: to stake, to leave, to claim. */
  STAKING_KINDS,
  /** Zod, for the configuration. */
  z,
  /** Field schemas of configurations, with unit, limits and default. */
  fields: Object.freeze({ shareBps, rateBps, days, meanDays, wholeTokens, tokens, lockMix, lockWeights }),
  /** Voting, boosters, compounding and selling to buybacks, beside the policy's own plan. */
  habits: Object.freeze({ withHabits, habitFields, createHabits, habitKinds }),
  /** What an agent has staked, what it may take out, what a deposit may be. */
  holding: Object.freeze({ ...holding }),
  /** What is paused, and which mitigations are switched on. */
  switches: Object.freeze({ isPaused, isSwitchedOn }),
  /** Swaps against the market's pool, and the fields of their terms. */
  trading: Object.freeze({ sellIntent, buyIntent, amountOfImpactFloor, tradingFields, tradingTerms }),
  /** Exact arithmetic of amounts; the direction of rounding is in the name. */
  math: Object.freeze({ ...fixed }),
});

/** What a policy module's default export is called with. Stable: names are added, none goes. */
export type PolicyKit = typeof POLICY_KIT;

/** A policy module's default export. */
export type PolicyModule = (kit: PolicyKit) => PolicyDefinition | readonly PolicyDefinition[];

import type { PolicyDefinition } from './policy.ts';

export type { Rng } from '../core/rng.ts';
export type { StakingSpec } from '../core/run-spec.ts';
export type { SwapSide } from '../ports/actions.ts';
export type { GovernanceState, ProposalState } from '../ports/governance-states.ts';
export type { MarketState } from '../ports/market-state.ts';
export type { AgentActionKind, Outcome, PoolState, StakeEntryState, UserStakeState } from '../ports/staking-chain.ts';
export type { Habit } from './habit.ts';
export type {
  BuybackOffer,
  Decision,
  Intent,
  MarketView,
  Mind,
  Observation,
  Policy,
  PolicyContext,
  PolicyDefinition,
  Streams,
} from './policy.ts';
export type { TradingTerms } from './trading.ts';
