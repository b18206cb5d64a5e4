import { SimError } from '#sim/core/errors/sim-error.ts';
import { dayOfUnixSeconds } from '#sim/core/units.ts';
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
  UserStakeState,
  VaultState,
} from '#sim/ports/staking-chain.ts';
import { SysvarClockTracker } from '../clock.ts';
import { type AgentAccounts, type Deployment, runGenesis } from '../genesis.ts';
import {
  decodeMintSupply,
  decodePool,
  decodePoolSchedule,
  decodeTokenBalance,
  decodeUserStake,
  type PoolSchedule,
} from '../program/accounts.ts';
import { ActionEncoder, type EncodedAction } from '../program/action-encoder.ts';
import type { ProgramArtifacts } from '../program/artifacts.ts';
import { encodeAddress } from '../program/base58.ts';
import { compileTransaction, type Instruction } from '../program/message.ts';
import {
  expiryPageOfExit,
  type PagedEntry,
  planRoll,
  planSettlement,
  reducedEntries,
  settledEntries,
} from '../program/page-plan.ts';
import { type ErrorSpace, nameRefusal } from '../program/program-errors.ts';
import { type StakerAccounts, StakingInstructions } from '../program/staking-instructions.ts';
import { mintTokens } from '../program/token-instructions.ts';
import type { ChainEngine, EngineResult } from './chain-engine.ts';
import { type SignMessage, TransactionSender } from './transaction-sender.ts';

/** An agent's accounts, and what the next action has to know of them. */
interface AgentSlot extends AgentAccounts {
  /** Derived on first use: an agent that never stakes costs no search. */
  staker: StakerAccounts | undefined;
  stakeOpen: boolean;
  /** Entries as last read, and as accepted actions left them since; undefined when only the account can tell. */
  entries: readonly PagedEntry[] | undefined;
}

/** What genesis leaves, ready for use. */
interface Site extends Deployment {
  readonly encoder: ActionEncoder;
  readonly instructions: StakingInstructions;
  readonly slots: readonly AgentSlot[];
  readonly pageCapacity: number;
}

/** The staking chain on any engine: encodes actions, names pages, reads accounts back. */
export class ProgramChain implements StakingChain {
  readonly #engine: ChainEngine;
  readonly #artifacts: ProgramArtifacts;
  readonly #sender: TransactionSender;
  readonly #sysvarClock = new SysvarClockTracker();
  readonly #openHistoryPages = new Set<number>();
  #unixSeconds = 0n;
  /** The pool's open day; only this adapter rolls. */
  #lastDay = 0;
  #site: Site | undefined;

  constructor(engine: ChainEngine, artifacts: ProgramArtifacts, signMessage?: SignMessage) {
    this.#engine = engine;
    this.#artifacts = artifacts;
    this.#sender = new TransactionSender(engine, signMessage);
  }

  get engine(): ChainEngine['name'] {
    return this.#engine.name;
  }

  /** Wallets and addresses of this deployment. Throws `CHAIN__FAILED` before genesis. */
  get deployment(): Deployment {
    return this.#ready('deployment');
  }

  async genesis(plan: GenesisPlan, onProgress?: GenesisProgress): Promise<void> {
    const { programId, elf, errorNames } = this.#artifacts;
    await this.#engine.open([{ programId, elf }]);
    await this.advanceTo(plan.clock);
    const sender = this.#sender;
    const deployment = await runGenesis({ engine: this.#engine, sender, programId, errorNames }, plan, onProgress);
    const encoder = new ActionEncoder(deployment.addresses);
    this.#site = {
      ...deployment,
      encoder,
      instructions: new StakingInstructions(deployment.addresses),
      slots: deployment.agents.map((agent) => ({ ...agent, staker: undefined, stakeOpen: false, entries: undefined })),
      pageCapacity: encoder.pageCapacity,
    };
    await this.#readSchedule();
  }

  async advanceTo(clock: ChainClock): Promise<void> {
    this.#engine.setClock(this.#sysvarClock.next(clock));
    this.#unixSeconds = clock.unixSeconds;
  }

  async submit(actions: readonly AgentAction[]): Promise<readonly Outcome[]> {
    const site = this.#ready('submit');
    const outcomes: Outcome[] = [];
    for (const action of actions) outcomes.push(await this.#act(site, action));
    return outcomes;
  }

  async operate(action: OperatorAction): Promise<Outcome> {
    const { operator, mint, instructions } = this.#ready('operate');
    const address = operator.wallet.address;
    switch (action.kind) {
      case 'roll':
        return this.#roll();
      case 'mint':
        return this.#operate(mintTokens(mint, operator.tokenAccount, address, action.amountBaseUnits), 'token');
      case 'fund_rewards':
        return this.#operate(instructions.fundRewards(address, operator.tokenAccount, action.amountBaseUnits), 'token');
    }
  }

  async readPool(): Promise<PoolState> {
    return decodePool(await this.#account(this.#ready('readPool').addresses.pool));
  }

  async readAgents(agents: readonly AgentIndex[]): Promise<readonly AgentState[]> {
    const site = this.#ready('readAgents');
    const slots = agents.map((agent) => this.#slot(site, agent));
    const wanted = slots.flatMap((slot) =>
      slot.stakeOpen ? [slot.tokenAccount, this.#staker(site, slot).userStake] : [slot.tokenAccount],
    );
    const found = await this.#accounts(wanted);
    let next = 0;
    return slots.map((slot) => {
      const walletBaseUnits = decodeTokenBalance(found[next++] as Uint8Array);
      const stake = slot.stakeOpen ? this.#remember(slot, found[next++] as Uint8Array) : undefined;
      return { walletBaseUnits, stake };
    });
  }

  async readVaults(): Promise<VaultState> {
    const { addresses, mint, operator } = this.#ready('readVaults');
    const { stakeVault, rewardVault, penaltyVault } = addresses;
    const wanted = [stakeVault, rewardVault, penaltyVault, operator.tokenAccount, mint];
    const found = await this.#accounts(wanted);
    return {
      stakeVaultBaseUnits: decodeTokenBalance(found[0] as Uint8Array),
      rewardVaultBaseUnits: decodeTokenBalance(found[1] as Uint8Array),
      penaltyVaultBaseUnits: decodeTokenBalance(found[2] as Uint8Array),
      operatorBaseUnits: decodeTokenBalance(found[3] as Uint8Array),
      mintSupplyBaseUnits: decodeMintSupply(found[4] as Uint8Array),
    };
  }

  async close(): Promise<void> {
    this.#site = undefined;
    this.#engine.close();
  }

  async #act(site: Site, action: AgentAction): Promise<Outcome> {
    const slot = this.#slot(site, action.agent);
    const staker = this.#staker(site, slot);
    switch (action.kind) {
      case 'stake': {
        const open = !slot.stakeOpen;
        const encoded = site.encoder.stake(staker, action.amountBaseUnits, action.lockDays, open);
        const outcome = await this.#sign(slot, encoded);
        if (outcome.accepted) slot.stakeOpen = true;
        return outcome;
      }
      case 'unstake': {
        const entries = await this.#entries(site, slot);
        const leaving = entries.find(({ index }) => index === action.entryIndex);
        const expiryPage = expiryPageOfExit(leaving, this.#lastDay);
        const { amountBaseUnits, force, entryIndex } = action;
        const outcome = await this.#settleAnd(site, slot, entries, expiryPage === undefined ? 0 : 1, (historyPages) =>
          site.encoder.unstake(staker, amountBaseUnits, force, entryIndex, expiryPage, historyPages),
        );
        if (outcome.accepted) {
          slot.entries = settledEntries(reducedEntries(entries, entryIndex, amountBaseUnits), this.#lastDay);
        }
        return outcome;
      }
      case 'claim_rewards': {
        const entries = await this.#entries(site, slot);
        const outcome = await this.#settleAnd(site, slot, entries, 0, (historyPages) =>
          site.encoder.claimRewards(staker, historyPages),
        );
        if (outcome.accepted) slot.entries = settledEntries(entries, this.#lastDay);
        return outcome;
      }
    }
  }

  /** Sends an action that settles all entries; ahead of it, settlements of those that it has no room for. */
  async #settleAnd(
    site: Site,
    slot: AgentSlot,
    entries: readonly PagedEntry[],
    otherPages: number,
    encode: (historyPages: readonly number[]) => EncodedAction,
  ): Promise<Outcome> {
    const staker = this.#staker(site, slot);
    const capacity = site.pageCapacity;
    const { ahead, rest } = planSettlement(entries, this.#lastDay, capacity, capacity - otherPages);
    let computeUnits = 0;
    const settledAhead: number[] = [];
    for (const { entryMask, historyPages } of ahead) {
      const outcome = await this.#sign(slot, site.encoder.settleEntries(staker, entryMask, historyPages));
      computeUnits += outcome.computeUnits;
      if (!outcome.accepted) return { ...outcome, computeUnits, settledAhead };
      settledAhead.push(entryMask);
    }
    const outcome = await this.#sign(slot, encode(rest));
    if (settledAhead.length === 0) return outcome;
    return { ...outcome, computeUnits: computeUnits + outcome.computeUnits, settledAhead };
  }

  async #sign(slot: AgentSlot, { transaction, errorSpaces }: EncodedAction): Promise<Outcome> {
    const result = await this.#sender.send(transaction, [slot.wallet]);
    if (result.error === undefined) slot.entries = undefined;
    return this.#outcome(result, errorSpaces);
  }

  /** Closes every ended day, up to 64 a transaction, after opening the history pages that they fill. */
  async #roll(): Promise<Outcome> {
    const { addresses, instructions, operator } = this.#ready('roll');
    const today = dayOfUnixSeconds(Number(this.#unixSeconds));
    let computeUnits = 0;
    for (;;) {
      const schedule = await this.#readSchedule();
      const plan = planRoll(schedule, today);
      for (const page of plan.historyPages) {
        if (this.#openHistoryPages.has(page)) continue;
        const opened = await this.#operate(instructions.openHistoryPage(operator.wallet.address, page), 'system');
        computeUnits += opened.computeUnits;
        if (!opened.accepted) return { ...opened, computeUnits };
        this.#openHistoryPages.add(page);
      }
      const pages = [
        ...plan.historyPages.map((page) => addresses.historyPage(page)),
        ...plan.expiryPages.map((page) => addresses.expiryPage(page)),
      ];
      const rolled = await this.#operate(instructions.roll(pages), 'system');
      computeUnits += rolled.computeUnits;
      if (!rolled.accepted) return { ...rolled, computeUnits };
      const { lastDay } = await this.#readSchedule();
      if (lastDay >= today) return { accepted: true, computeUnits };
      if (lastDay === schedule.lastDay) throw this.#failed('roll', `the pool stays at day ${lastDay}`);
    }
  }

  async #operate(instruction: Instruction, space: ErrorSpace): Promise<Outcome> {
    const { wallet } = this.#ready('operate').operator;
    const result = await this.#sender.send(compileTransaction(wallet.address, [instruction]), [wallet]);
    return this.#outcome(result, [space]);
  }

  #outcome({ computeUnits, error }: EngineResult, spaces: readonly ErrorSpace[]): Outcome {
    if (error === undefined) return { accepted: true, computeUnits };
    return { accepted: false, computeUnits, ...nameRefusal(error, spaces, this.#artifacts.errorNames) };
  }

  async #readSchedule(): Promise<PoolSchedule> {
    const schedule = decodePoolSchedule(await this.#account(this.#ready('roll').addresses.pool));
    this.#lastDay = schedule.lastDay;
    return schedule;
  }

  async #entries(site: Site, slot: AgentSlot): Promise<readonly PagedEntry[]> {
    if (!slot.stakeOpen) return [];
    if (slot.entries !== undefined) return slot.entries;
    return this.#remember(slot, await this.#account(this.#staker(site, slot).userStake)).entries;
  }

  #remember(slot: AgentSlot, data: Uint8Array): UserStakeState {
    const state = decodeUserStake(data);
    slot.entries = state.entries;
    return state;
  }

  #staker(site: Site, slot: AgentSlot): StakerAccounts {
    const owner = slot.wallet.address;
    slot.staker ??= { owner, tokenAccount: slot.tokenAccount, userStake: site.addresses.userStake(owner) };
    return slot.staker;
  }

  #slot(site: Site, agent: AgentIndex): AgentSlot {
    const slot = site.slots[agent];
    if (slot !== undefined) return slot;
    const expected = `0 to ${site.slots.length - 1}`;
    throw new SimError('CORE__VALUE_OUT_OF_RANGE', { what: 'agent index', expected, found: String(agent) });
  }

  async #account(address: Uint8Array): Promise<Uint8Array> {
    return (await this.#accounts([address]))[0] as Uint8Array;
  }

  /** Data of accounts that must exist. */
  async #accounts(addresses: readonly Uint8Array[]): Promise<readonly Uint8Array[]> {
    const found = await this.#engine.accounts(addresses);
    return found.map((data, i) => {
      if (data !== undefined) return data;
      throw this.#failed('read', `account ${encodeAddress(addresses[i] ?? new Uint8Array(32))} does not exist`);
    });
  }

  #ready(step: string): Site {
    if (this.#site === undefined) throw this.#failed(step, 'genesis has not run');
    return this.#site;
  }

  #failed(step: string, reason: string): SimError<'CHAIN__FAILED'> {
    return new SimError('CHAIN__FAILED', { engine: this.#engine.name, step, reason });
  }
}
