import type { z } from 'zod';
import type { Mind, PolicyContext, Streams } from '../policies/policy.ts';
import type { AgentActionKind, AgentIndex } from '../ports/actions.ts';
import type { AttackRow } from '../ports/run-sink.ts';
import type { PoolState, VaultState } from '../ports/staking-chain.ts';

/** Groups of the catalogue, by the first letter of an id. */
export const ATTACK_GROUPS = {
  R: 'rewards',
  L: 'locks, penalty, vesting',
  G: 'governance',
  S: 'sybil',
  P: 'privileged roles and timelock',
} as const;

/** `R01` and so on; the ids of docs/explanation/threat-model.md. */
export type AttackId = `${keyof typeof ATTACK_GROUPS}${number}`;

/**
 * `flaw`: a sound program refuses it, or leaves nothing to gain. `economic`: no program can refuse it; what it costs and
 * what it can gain at most is measured.
 */
export type AttackNature = 'flaw' | 'economic';

/** The figure that an attack is judged by. */
export interface AttackMeasure {
  readonly title: string;
  /** Of the value: a ratio of 1 is 100%, times are seconds. */
  readonly unit: 'ratio' | 'factor' | 'base_units' | 'quote_units' | 'seconds' | 'count';
  /** How it is worked out, in words. */
  readonly formula: string;
  /** The attack has succeeded where the measure is above it. */
  readonly successAbove: number;
}

/** An attacker's account without what judges it. */
export type AttackFigures = Omit<AttackRow, 'tickIndex' | 'unixSeconds' | 'measure' | 'succeeded' | 'secondsToEffect'>;

/** What an attack is judged from at the end of a tick. */
export interface AttackReading {
  readonly figures: AttackFigures;
  readonly unixSeconds: number;
  readonly elapsedDays: number;
  readonly pool: PoolState;
  readonly vaults: VaultState;
}

/** What a plan may know about the world before a run. */
export interface AttackContext extends PolicyContext {
  /** Number of the attacker's wallets. */
  readonly wallets: number;
  /** Their indices: the first's, the others follow. */
  readonly firstAgent: AgentIndex;
  /** When it comes, in days since genesis. */
  readonly atDays: number;
  /** What all wallets get together. */
  readonly capitalBaseUnits: bigint;
  readonly tickSeconds: number;
}

/** One attacker in one run: minds that share a plan, and its own idea of what came of it. */
export interface AttackPlan {
  /** Called once a wallet, in their order. Minds are first asked when the attacker has come. */
  createMind(wallet: number, streams: Streams): Mind;
  /** The figure of `AttackDefinition.measure`; undefined while it is not known. Called once a tick, from the arrival on. */
  measure(reading: AttackReading): number | undefined;
  /** From now on the attack has had its effect: rewards were taken, a proposal was executed. Default: the measure is above its bound. */
  hasEffect?(reading: AttackReading): boolean;
}

/** An attack as scenarios, reports and documentation see it. */
export interface AttackDefinition {
  readonly id: AttackId;
  /** Its name in scenario files, in lower case with hyphens. */
  readonly kind: string;
  readonly title: string;
  /** One line: what the attacker does. */
  readonly description: string;
  readonly nature: AttackNature;
  /** Build of the program on which it pays, such as `vuln-r01`; undefined: no flaw of the program's would make it pay more. */
  readonly twin: string | undefined;
  /** Names of errors with which a sound program answers; empty when it accepts all and leaves nothing to gain. */
  readonly refusals: readonly string[];
  readonly measure: AttackMeasure;
  /** Published cases and papers. */
  readonly source: string;
  /** Wallets when the scenario does not say how many. */
  readonly defaultWallets: number;
  /** Strict object with defaults; every field has a description. */
  readonly configSchema: z.ZodObject;
  /** What its minds may ask for with this configuration. */
  readonly actionKinds: readonly AgentActionKind[];
  /** Throws `POLICY__CONFIG_INVALID` when the configuration breaks the schema or does not fit the context. */
  createPlan(config: unknown, context: AttackContext): AttackPlan;
}
