import { SimError } from '#sim/core/errors/sim-error.ts';
import { createEconomyModel, type EconomyModel } from '#sim/ledger/economy/economy-model.ts';
import type { Prediction } from '#sim/ledger/predictions.ts';
import type {
  EmissionState,
  GovernanceState,
  ProposalState,
  TreasuryState,
  VestingState,
} from '#sim/ports/governance-states.ts';
import type { MarketState } from '#sim/ports/market-state.ts';
import type {
  AgentAction,
  AgentActionKind,
  AgentIndex,
  AgentState,
  ChainClock,
  GenesisPlan,
  KindUnits,
  OperatorAction,
  OperatorActionKind,
  Outcome,
  PoolState,
  StakingChain,
  VaultState,
} from '#sim/ports/staking-chain.ts';

/** Compute units that the fake reports, fixed by kind so that runs are reproducible. */
const FAKE_COMPUTE_UNITS: Readonly<Record<string, number>> = {
  stake: 9_000,
  unstake: 11_000,
  claim_rewards: 10_000,
  roll: 5_000,
};
/** Those of every other kind. */
const OTHER_COMPUTE_UNITS = 7_000;

const NO_KEY = new Uint8Array(32);

/** Every call that reached the fake, in order. */
export type FakeCall =
  | { readonly call: 'genesis'; readonly plan: GenesisPlan }
  | { readonly call: 'advanceTo'; readonly clock: ChainClock }
  | { readonly call: 'submit'; readonly actions: readonly AgentAction[] }
  | { readonly call: 'operate'; readonly action: OperatorAction }
  | {
      readonly call:
        | 'readPool'
        | 'readVaults'
        | 'readGovernance'
        | 'readTreasury'
        | 'readEmission'
        | 'readMarket'
        | 'close';
    }
  | { readonly call: 'readProposal'; readonly proposalId: number }
  | { readonly call: 'readGrant'; readonly grant: number }
  | { readonly call: 'readTicket'; readonly agent: AgentIndex; readonly index: number }
  | { readonly call: 'readAgents'; readonly agents: readonly AgentIndex[] };

export interface FakeChain extends StakingChain {
  /** The chain's state; change it to corrupt an account behind the program's back. Throws before `genesis`. */
  readonly model: EconomyModel;
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
  let model: EconomyModel | undefined;
  let computeUnits = 0;
  const kinds = new Map<AgentActionKind | OperatorActionKind, KindUnits>();

  function running(step: string): EconomyModel {
    if (model === undefined) {
      throw new SimError('CHAIN__FAILED', { engine, step, reason: 'genesis was not called, or the chain is closed' });
    }
    return model;
  }

  function asOutcome(action: AgentAction | OperatorAction, predicted: Prediction): Outcome {
    const units = FAKE_COMPUTE_UNITS[action.kind] ?? OTHER_COMPUTE_UNITS;
    computeUnits += units;
    if (predicted.accepted) {
      const { actions, computeUnits: before } = kinds.get(action.kind) ?? { actions: 0, computeUnits: 0 };
      kinds.set(action.kind, { actions: actions + 1, computeUnits: before + units });
    }
    const isMade = action.kind === 'create_proposal' && predicted.accepted;
    const made = isMade ? { proposalId: running('create_proposal').proposals.length - 1 } : {};
    return report(action, { ...predicted, ...made });
  }

  return {
    engine,
    calls,
    get computeUnits() {
      return computeUnits;
    },
    unitsByKind: kinds,
    get model() {
      return running('model');
    },
    async genesis(plan) {
      calls.push({ call: 'genesis', plan });
      if (model !== undefined) {
        throw new SimError('CHAIN__FAILED', { engine, step: 'genesis', reason: 'genesis was called twice' });
      }
      model = createEconomyModel(plan);
    },
    async advanceTo(clock) {
      calls.push({ call: 'advanceTo', clock });
      running('advanceTo').advanceTo(clock.unixSeconds);
    },
    async submit(actions) {
      calls.push({ call: 'submit', actions });
      const state = running('submit');
      return actions.map((action) => asOutcome(action, state.apply(action)));
    },
    async operate(action) {
      calls.push({ call: 'operate', action });
      return asOutcome(action, running('operate').apply(action));
    },
    async compound(agents) {
      const outcomes = [];
      for (const agent of agents) outcomes.push(await this.operate({ kind: 'compound_rewards', agent }));
      return outcomes;
    },
    async readPool(): Promise<PoolState> {
      calls.push({ call: 'readPool' });
      return running('readPool').staking.poolState();
    },
    async readAgents(agents): Promise<readonly AgentState[]> {
      calls.push({ call: 'readAgents', agents });
      const state = running('readAgents');
      return agents.map((agent) => state.staking.agentState(agent));
    },
    async readVaults(): Promise<VaultState> {
      calls.push({ call: 'readVaults' });
      return running('readVaults').staking.vaultState();
    },
    async readGovernance(): Promise<GovernanceState> {
      calls.push({ call: 'readGovernance' });
      return { ...running('readGovernance').governanceState(), upgradeHash: NO_KEY };
    },
    async readProposal(proposalId): Promise<ProposalState | undefined> {
      calls.push({ call: 'readProposal', proposalId });
      const predicted = running('readProposal').proposalState(proposalId);
      return predicted && { ...predicted, proposer: NO_KEY, address: NO_KEY, payloadHash: NO_KEY };
    },
    async readTreasury(): Promise<TreasuryState> {
      calls.push({ call: 'readTreasury' });
      return running('readTreasury').treasuryState();
    },
    async readEmission(): Promise<EmissionState> {
      calls.push({ call: 'readEmission' });
      return running('readEmission').emissionState();
    },
    async readMarket(): Promise<MarketState | undefined> {
      calls.push({ call: 'readMarket' });
      return running('readMarket').marketState();
    },
    async readGrant(grant): Promise<VestingState> {
      calls.push({ call: 'readGrant', grant });
      const state = running('readGrant').grantState(grant);
      if (state === undefined) {
        throw new SimError('CHAIN__FAILED', { engine, step: 'readGrant', reason: `there is no grant ${grant}` });
      }
      return state;
    },
    async readTicket(agent, index): Promise<VestingState | undefined> {
      calls.push({ call: 'readTicket', agent, index });
      return running('readTicket').ticketState(agent, index);
    },
    async close() {
      calls.push({ call: 'close' });
      model = undefined;
    },
  };
}
