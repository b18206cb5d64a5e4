import { SimError } from '#sim/core/errors/sim-error.ts';
import type { Prediction } from '#sim/ledger/predictions.ts';
import { createStakingModel, type StakingModel } from '#sim/ledger/staking-model.ts';
import type {
  AgentAction,
  AgentIndex,
  AgentState,
  ChainClock,
  GenesisPlan,
  OperatorAction,
  Outcome,
  PoolState,
  StakingChain,
  VaultState,
} from '#sim/ports/staking-chain.ts';

/** Compute units that the fake reports, fixed by kind so that runs are reproducible. */
export const FAKE_COMPUTE_UNITS = {
  stake: 9_000,
  unstake: 11_000,
  claim_rewards: 10_000,
  roll: 5_000,
  mint: 4_500,
  fund_rewards: 7_000,
} as const;

/** Every call that reached the fake, in order. */
export type FakeCall =
  | { readonly call: 'genesis'; readonly plan: GenesisPlan }
  | { readonly call: 'advanceTo'; readonly clock: ChainClock }
  | { readonly call: 'submit'; readonly actions: readonly AgentAction[] }
  | { readonly call: 'operate'; readonly action: OperatorAction }
  | { readonly call: 'readPool' | 'readVaults' | 'close' }
  | { readonly call: 'readAgents'; readonly agents: readonly AgentIndex[] };

export interface FakeChain extends StakingChain {
  /** The chain's state; change it to corrupt an account behind the program's back. Throws before `genesis`. */
  readonly model: StakingModel;
  readonly calls: readonly FakeCall[];
}

export interface FakeChainOptions {
  readonly engine?: StakingChain['engine'];
  /** Replaces an outcome before it is reported; the state is not changed by it. */
  readonly reportOutcome?: (action: AgentAction | OperatorAction, outcome: Outcome) => Outcome;
}

/** A `StakingChain` without a chain: the reference model answers. For tests of what stands above the port. */
export function createFakeChain(options: FakeChainOptions = {}): FakeChain {
  const engine = options.engine ?? 'litesvm';
  const report = options.reportOutcome ?? ((_action, outcome) => outcome);
  const calls: FakeCall[] = [];
  let model: StakingModel | undefined;

  function running(step: string): StakingModel {
    if (model === undefined) {
      throw new SimError('CHAIN__FAILED', { engine, step, reason: 'genesis was not called, or the chain is closed' });
    }
    return model;
  }

  function asOutcome(action: AgentAction | OperatorAction, predicted: Prediction): Outcome {
    return report(action, { ...predicted, computeUnits: FAKE_COMPUTE_UNITS[action.kind] });
  }

  return {
    engine,
    calls,
    get model() {
      return running('model');
    },
    async genesis(plan) {
      calls.push({ call: 'genesis', plan });
      if (model !== undefined) {
        throw new SimError('CHAIN__FAILED', { engine, step: 'genesis', reason: 'genesis was called twice' });
      }
      model = createStakingModel(plan);
    },
    async advanceTo(clock) {
      calls.push({ call: 'advanceTo', clock });
      running('advanceTo').advanceTo(clock.unixSeconds);
    },
    async submit(actions) {
      calls.push({ call: 'submit', actions });
      const state = running('submit');
      return actions.map((action) => asOutcome(action, state.applyAgent(action)));
    },
    async operate(action) {
      calls.push({ call: 'operate', action });
      return asOutcome(action, running('operate').applyOperator(action));
    },
    async readPool(): Promise<PoolState> {
      calls.push({ call: 'readPool' });
      return running('readPool').poolState();
    },
    async readAgents(agents): Promise<readonly AgentState[]> {
      calls.push({ call: 'readAgents', agents });
      const state = running('readAgents');
      return agents.map((agent) => state.agentState(agent));
    },
    async readVaults(): Promise<VaultState> {
      calls.push({ call: 'readVaults' });
      return running('readVaults').vaultState();
    },
    async close() {
      calls.push({ call: 'close' });
      model = undefined;
    },
  };
}
