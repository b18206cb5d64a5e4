import { createEconomyModel, type EconomyModel } from '#sim/ledger/economy/economy-model.ts';
import { type Breach, createLedger, type Observation } from '#sim/ledger/ledger.ts';
import type { StakingModel } from '#sim/ledger/staking-model.ts';
import type { AgentAction, GenesisPlan, OperatorAction, Outcome } from '#sim/ports/staking-chain.ts';
import { observeModel } from '#tests/support/model-observation.ts';
import { clockAt } from '#tests/support/staking-plans.ts';

type Mutable<T> = T extends Uint8Array ? T : T extends object ? { -readonly [K in keyof T]: Mutable<T[K]> } : T;

/** An observation that a test may falsify before the ledger sees it. */
export type FalseObservation = Mutable<Observation>;

export interface PlayedTick {
  /** Days since genesis. */
  readonly day: number;
  readonly hour?: number;
  /** After the roll that every tick starts with. */
  readonly operator?: readonly OperatorAction[];
  readonly agents?: readonly AgentAction[];
  /** Lies about an outcome. */
  readonly report?: (action: AgentAction | OperatorAction, outcome: Outcome) => Outcome;
  /** Changes the chain behind the program's back, before it is read. */
  readonly tamper?: (chain: StakingModel, economy: EconomyModel) => void;
  /** False: only what the tick concerns is read. */
  readonly isFullScan?: boolean;
  /** Changes what is read. */
  readonly falsify?: (observation: FalseObservation) => void;
}

const asItWas: NonNullable<PlayedTick['report']> = (_action, outcome) => outcome;

/** A chain (the reference model) and the ledger beside it, played tick by tick as the engine does. */
export interface LedgerPlay {
  readonly economy: EconomyModel;
  /** Its staking part. */
  readonly chain: StakingModel;
  /** Plays a tick, with everything read unless told otherwise, and returns what the ledger found. */
  tick(tick: PlayedTick): readonly Breach[];
}

export function playLedger(plan: GenesisPlan): LedgerPlay {
  const economy = createEconomyModel(plan);
  const ledger = createLedger(plan);
  let tickIndex = 0;
  function act(action: AgentAction | OperatorAction): Outcome {
    const outcome = { ...economy.apply(action) };
    const isMade = action.kind === 'create_proposal' && outcome.accepted;
    return isMade ? { ...outcome, proposalId: economy.proposals.length - 1 } : outcome;
  }
  return {
    economy,
    chain: economy.staking,
    tick({ day, hour, operator = [], agents = [], report = asItWas, tamper, isFullScan = true, falsify }) {
      const clock = clockAt(day, hour);
      economy.advanceTo(clock.unixSeconds);
      ledger.advanceTo(clock);
      for (const action of [{ kind: 'roll' } as const, ...operator]) {
        ledger.applyOperator(action, report(action, act(action)));
      }
      for (const action of agents) {
        ledger.applyAgent(action, report(action, act(action)));
      }
      tamper?.(economy.staking, economy);
      // Snapshots are this tick's own, so changing them changes nothing else.
      const observation = observeModel(economy, ledger.readingList(isFullScan), tickIndex) as FalseObservation;
      falsify?.(observation);
      tickIndex += 1;
      return ledger.check(observation);
    },
  };
}

/** Ids of the breached invariants, once each, in order of first finding. */
export function breachedIds(breaches: readonly Breach[]): readonly string[] {
  return [...new Set(breaches.map(({ invariant }) => invariant))];
}
