import { SimError } from '#sim/core/errors/sim-error.ts';
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
  AgentIndex,
  AgentState,
  ChainClock,
  GenesisPlan,
  GenesisProgress,
  OperatorAction,
  Outcome,
  PoolState,
  StakingChain,
  VaultState,
} from '#sim/ports/staking-chain.ts';
import { SysvarClockTracker } from '../clock.ts';
import { type Deployment, grantOf } from '../genesis/deployment.ts';
import { runGenesis } from '../genesis.ts';
import {
  decodeEmission,
  decodeGovernance,
  decodeMintSupply,
  decodePool,
  decodeTokenBalance,
  decodeTreasury,
  decodeVesting,
} from '../program/accounts.ts';
import type { ProgramArtifacts } from '../program/artifacts.ts';
import { ActionBatch, type OfAgent } from './action-batch.ts';
import { AgentActions } from './agent-actions.ts';
import type { ChainEngine, DeployedProgram } from './chain-engine.ts';
import { ChainSite } from './chain-site.ts';
import { Compounding } from './compounding.ts';
import { deployedPrograms } from './deployed-programs.ts';
import { LastReadings } from './last-readings.ts';
import { MarketReader } from './market-reader.ts';
import { OperatorActions } from './operator-actions.ts';
import { ProposalBook } from './proposal-book.ts';
import { type SenderOptions, TransactionSender } from './transaction-sender.ts';

/** What genesis leaves, and what acts on it. */
interface Stage {
  readonly site: ChainSite;
  readonly proposals: ProposalBook;
  readonly batch: ActionBatch<AgentAction>;
  readonly compounding: ActionBatch<OfAgent>;
  readonly operator: OperatorActions;
  readonly readings: LastReadings;
  /** Absent in an economy without a market. */
  readonly market: MarketReader | undefined;
}

export interface ProgramChainOptions extends SenderOptions {
  /** Most actions of agents in one transaction; default: as many as it has room for. Changes no outcome and no account. */
  readonly actionsPerTransaction?: number | undefined;
  /** What somebody else has deployed. */
  readonly furtherPrograms?: readonly DeployedProgram[] | undefined;
}

const NO_UNITS: StakingChain['unitsByKind'] = new Map();

/** The staking chain on any engine: encodes actions, names pages, reads accounts back. */
export class ProgramChain implements StakingChain {
  readonly #engine: ChainEngine;
  readonly #artifacts: ProgramArtifacts;
  readonly #sender: TransactionSender;
  readonly #actionsPerTransaction: number;
  readonly #furtherPrograms: readonly DeployedProgram[];
  readonly #sysvarClock = new SysvarClockTracker();
  #stage: Stage | undefined;

  constructor(engine: ChainEngine, artifacts: ProgramArtifacts, options: ProgramChainOptions = {}) {
    this.#engine = engine;
    this.#artifacts = artifacts;
    this.#sender = new TransactionSender(engine, options);
    this.#actionsPerTransaction = options.actionsPerTransaction ?? Number.POSITIVE_INFINITY;
    this.#furtherPrograms = options.furtherPrograms ?? [];
  }

  get engine(): ChainEngine['name'] {
    return this.#engine.name;
  }

  get computeUnits(): number {
    return this.#stage?.site.computeUnits ?? 0;
  }

  get unitsByKind(): StakingChain['unitsByKind'] {
    return this.#stage?.site.kinds.units ?? NO_UNITS;
  }

  /** Wallets and addresses of this deployment. Throws `CHAIN__FAILED` before genesis. */
  get deployment(): Deployment {
    return this.#ready('deployment').site.deployment;
  }

  async genesis(plan: GenesisPlan, onProgress?: GenesisProgress): Promise<void> {
    const { programId, errorNames } = this.#artifacts;
    const [engine, sender] = [this.#engine, this.#sender];
    await engine.open([...deployedPrograms(this.#artifacts, plan), ...this.#furtherPrograms]);
    await this.advanceTo(plan.clock);
    const deployment = await runGenesis({ engine, sender, programId, errorNames }, plan, onProgress);
    const site = new ChainSite(engine, sender, errorNames, deployment);
    const proposals = new ProposalBook(site);
    site.unixSeconds = plan.clock.unixSeconds;
    await site.readSchedule();
    const limit = this.#actionsPerTransaction;
    const batch = new ActionBatch(site, new AgentActions(site, proposals), limit);
    const compounding = new ActionBatch(site, new Compounding(site), limit);
    this.#stage = {
      site,
      proposals,
      batch,
      compounding,
      operator: new OperatorActions(site, proposals),
      readings: new LastReadings(deployment.market !== undefined),
      market: deployment.market && new MarketReader(site, deployment.market),
    };
  }

  async advanceTo(clock: ChainClock): Promise<void> {
    this.#engine.setClock(this.#sysvarClock.next(clock));
    if (this.#stage !== undefined) this.#stage.site.unixSeconds = clock.unixSeconds;
  }

  async submit(actions: readonly AgentAction[]): Promise<readonly Outcome[]> {
    return this.#ready('submit').batch.run(actions);
  }

  async operate(action: OperatorAction): Promise<Outcome> {
    return this.#ready('operate').operator.run(action);
  }

  async compound(agents: readonly AgentIndex[]): Promise<readonly Outcome[]> {
    return this.#ready('compound').compounding.run(agents.map((agent) => ({ agent })));
  }

  async readPool(): Promise<PoolState> {
    const { site } = this.#ready('readPool');
    return decodePool(await site.accounts.read(site.addresses.pool));
  }

  async readAgents(agents: readonly AgentIndex[]): Promise<readonly AgentState[]> {
    const { site, readings, market } = this.#ready('readAgents');
    const hasQuotes = market !== undefined;
    const wanted: Uint8Array[] = [];
    for (const agent of agents) {
      const slot = site.slot(agent);
      wanted.push(slot.tokenAccount);
      if (slot.stakeOpen) wanted.push(slot.staker.userStake);
      if (hasQuotes) wanted.push(slot.quoteAccount);
    }
    const found = await site.accounts.readAll(wanted);
    let next = 0;
    return agents.map((agent) => {
      const slot = site.slot(agent);
      const token = found[next++] as Uint8Array;
      const stake = slot.stakeOpen ? found[next++] : undefined;
      const state = readings.decode(agent, token, stake, hasQuotes ? found[next++] : undefined);
      if (state.stake !== undefined) slot.stake = state.stake;
      return state;
    });
  }

  async readVaults(): Promise<VaultState> {
    const { accounts, deployment } = this.#ready('readVaults').site;
    const { addresses, mint, operator, reserves } = deployment;
    const { stakeVault, rewardVault, penaltyVault, treasuryVault, bondVault, vestingVault, quoteVault } = addresses;
    const vaults = [stakeVault, rewardVault, penaltyVault, treasuryVault, bondVault, vestingVault, quoteVault];
    const reserveAccounts = reserves.map(({ tokenAccount }) => tokenAccount);
    const [supply, ...found] = await accounts.readAll([mint, ...vaults, operator.tokenAccount, ...reserveAccounts]);
    const [stake, reward, penalty, treasury, bond, vesting, quote, own, ...reserved] = found.map(decodeTokenBalance);
    return {
      stakeVaultBaseUnits: stake as bigint,
      rewardVaultBaseUnits: reward as bigint,
      penaltyVaultBaseUnits: penalty as bigint,
      treasuryVaultBaseUnits: treasury as bigint,
      bondVaultBaseUnits: bond as bigint,
      vestingVaultBaseUnits: vesting as bigint,
      quoteVaultQuoteUnits: quote as bigint,
      reserveWalletsBaseUnits: reserved.reduce((sum, balance) => sum + balance, 0n),
      operatorBaseUnits: own as bigint,
      mintSupplyBaseUnits: decodeMintSupply(supply as Uint8Array),
    };
  }

  async readGovernance(): Promise<GovernanceState> {
    const { site } = this.#ready('readGovernance');
    return decodeGovernance(await site.accounts.read(site.addresses.governance));
  }

  async readProposal(proposalId: number): Promise<ProposalState | undefined> {
    return this.#ready('readProposal').proposals.find(proposalId);
  }

  async readTreasury(): Promise<TreasuryState> {
    const { site } = this.#ready('readTreasury');
    return decodeTreasury(await site.accounts.read(site.addresses.treasury));
  }

  async readEmission(): Promise<EmissionState> {
    const { site } = this.#ready('readEmission');
    return decodeEmission(await site.accounts.read(site.addresses.emission));
  }

  async readMarket(): Promise<MarketState | undefined> {
    return this.#ready('readMarket').market?.read();
  }

  async readGrant(grant: number): Promise<VestingState> {
    const { site } = this.#ready('readGrant');
    return decodeVesting(await site.accounts.read(grantOf(site.deployment, grant).vesting));
  }

  async readTicket(agent: AgentIndex, index: number): Promise<VestingState | undefined> {
    const { site } = this.#ready('readTicket');
    const data = await site.accounts.find(site.slot(agent).ticket(index));
    return data === undefined ? undefined : decodeVesting(data);
  }

  async close(): Promise<void> {
    this.#stage = undefined;
    this.#engine.close();
  }

  #ready(step: string): Stage {
    if (this.#stage !== undefined) return this.#stage;
    throw new SimError('CHAIN__FAILED', { engine: this.#engine.name, step, reason: 'genesis has not run' });
  }
}
