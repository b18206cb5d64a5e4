import { SimError } from '#sim/core/errors/sim-error.ts';
import type { AgentIndex, Outcome } from '#sim/ports/staking-chain.ts';
import type { Deployment, DeskAccounts } from '../genesis/deployment.ts';
import { decodePoolSchedule, type PoolSchedule } from '../program/accounts.ts';
import { ActionEncoder } from '../program/action-encoder.ts';
import type { EncodedAction } from '../program/action-template.ts';
import { GovernanceEncoder } from '../program/governance-encoder.ts';
import { GovernanceInstructions } from '../program/governance-instructions.ts';
import { MarketEncoder } from '../program/market-encoder.ts';
import { compileTransaction, type Instruction } from '../program/message.ts';
import type { StakingAddresses } from '../program/pda.ts';
import { type ErrorSpace, nameRefusal, type ProgramErrorNames } from '../program/program-errors.ts';
import { RewardInstructions } from '../program/reward-instructions.ts';
import { RoleInstructions } from '../program/role-instructions.ts';
import { StakingInstructions } from '../program/staking-instructions.ts';
import type { CompiledTransaction } from '../program/transaction.ts';
import { TransactionWriter } from '../program/transaction-writer.ts';
import { TreasuryInstructions } from '../program/treasury-instructions.ts';
import type { Wallet } from '../wallet.ts';
import { AccountProbe } from './account-probe.ts';
import { AccountReader } from './account-reader.ts';
import { AgentSlot } from './agent-slot.ts';
import type { ChainEngine, EngineResult } from './chain-engine.ts';
import { KindMeter } from './kind-meter.ts';
import type { Signers, TransactionSender } from './transaction-sender.ts';

/** Of every accepted action without more to say. */
export const ACCEPTED: Outcome = Object.freeze({ accepted: true });

/** How one trades where there is a market. */
interface MarketSite {
  readonly encoder: MarketEncoder;
  readonly desk: DeskAccounts;
}

/** What genesis leaves, ready for use: addresses, encoders, and the way to the engine. */
export class ChainSite {
  readonly deployment: Deployment;
  readonly addresses: StakingAddresses;
  readonly accounts: AccountReader;
  readonly slots: readonly AgentSlot[];
  readonly encoder: ActionEncoder;
  readonly governanceEncoder: GovernanceEncoder;
  readonly staking: StakingInstructions;
  readonly rewards: RewardInstructions;
  readonly governance: GovernanceInstructions;
  readonly roles: RoleInstructions;
  readonly treasury: TreasuryInstructions;
  readonly pageCapacity: number;
  /** The chain's clock. */
  unixSeconds = 0n;
  /** Metered for all actions since genesis. */
  computeUnits = 0;
  /** Of those, what accepted transactions of single actions took, settlements sent ahead of them left out. */
  singleUnits = 0;
  readonly kinds = new KindMeter();
  readonly #engine: ChainEngine;
  readonly #sender: TransactionSender;
  readonly #errorNames: ProgramErrorNames;
  readonly #market: MarketSite | undefined;
  readonly #wallets = new Map<Uint8Array, Wallet>();
  readonly #signers: Signers = (address) => this.#wallet(address);
  readonly #writer = new TransactionWriter();
  #schedule: PoolSchedule | undefined;

  constructor(engine: ChainEngine, sender: TransactionSender, errorNames: ProgramErrorNames, deployment: Deployment) {
    const { addresses, mint, quoteMint } = deployment;
    this.#engine = engine;
    this.#sender = sender;
    this.#errorNames = errorNames;
    this.deployment = deployment;
    this.addresses = addresses;
    const { relay, probeSheet } = deployment;
    const transmit = async (transaction: CompiledTransaction): Promise<EngineResult> => this.transmit(transaction);
    const probe = new AccountProbe(engine, transmit, { payer: relay.address, sheet: probeSheet });
    this.accounts = new AccountReader(engine, probe);
    this.slots = deployment.agents.map((agent) => new AgentSlot(agent, addresses, quoteMint));
    this.encoder = new ActionEncoder(addresses);
    this.governanceEncoder = new GovernanceEncoder(addresses, { mint, quoteMint });
    this.staking = new StakingInstructions(addresses);
    this.rewards = new RewardInstructions(addresses);
    this.governance = new GovernanceInstructions(addresses);
    this.roles = new RoleInstructions(addresses);
    this.treasury = new TreasuryInstructions(addresses);
    this.pageCapacity = this.encoder.pageCapacity;
    for (const { wallet } of deployment.agents) this.#wallets.set(wallet.address, wallet);
    this.#wallets.set(deployment.relay.address, deployment.relay);
    const { market } = deployment;
    if (market === undefined) return;
    const { desk } = market;
    this.#market = { encoder: new MarketEncoder(market.addresses), desk };
    this.#wallets.set(desk.owner, desk.wallet);
  }

  /** The pool as it was when last read; only this chain rolls and executes proposals. */
  get schedule(): PoolSchedule {
    if (this.#schedule === undefined) throw this.failed('schedule', 'the pool has not been read');
    return this.#schedule;
  }

  async readSchedule(): Promise<PoolSchedule> {
    this.#schedule = decodePoolSchedule(await this.accounts.read(this.addresses.pool));
    return this.#schedule;
  }

  /** Throws `CORE__VALUE_OUT_OF_RANGE` for an agent that does not exist. */
  slot(agent: AgentIndex): AgentSlot {
    const slot = this.slots[agent];
    if (slot !== undefined) return slot;
    const expected = `0 to ${this.slots.length - 1}`;
    throw new SimError('CORE__VALUE_OUT_OF_RANGE', { what: 'agent index', expected, found: String(agent) });
  }

  /** The market for an action of this kind. Throws `CORE__VALUE_OUT_OF_RANGE` in an economy without one. */
  marketFor(kind: string): MarketSite {
    if (this.#market !== undefined) return this.#market;
    const expected = 'an action of an economy without a market';
    throw new SimError('CORE__VALUE_OUT_OF_RANGE', { what: 'action', expected, found: kind });
  }

  /** Runs an encoded action in a transaction of its own; its owner signs, the relay pays. */
  async send(action: EncodedAction): Promise<Outcome> {
    const before = this.computeUnits;
    const outcome = await this.sendAhead(action);
    if (outcome.accepted) this.singleUnits += this.computeUnits - before;
    return outcome;
  }

  /** Likewise, for what only makes room for the action that follows. */
  async sendAhead({ instructions, errorSpaces }: EncodedAction): Promise<Outcome> {
    this.#writer.begin(this.deployment.relay.address);
    if (!this.#writer.add(instructions)) throw this.failed('send', 'an action is longer than a transaction');
    return this.#outcome(await this.transmit(this.#writer.finish()), errorSpaces);
  }

  /**
   * Runs a transaction that the relay pays; the caller meters it. A refused signature is no outcome but a breakdown,
   * since only a sample is checked: sent again, the same transaction would pass. Throws `CHAIN__FAILED`.
   */
  async transmit(transaction: CompiledTransaction): Promise<EngineResult> {
    const result = await this.#sender.send(transaction, this.#signers);
    if (result.error?.kind === 'transaction' && result.error.name === 'SignatureFailure') {
      throw this.failed('sign', "a signature is not that of its signer's key");
    }
    return result;
  }

  /** Runs one instruction; the wallet signs and pays. */
  async call(instruction: Instruction, wallet: Wallet, space: ErrorSpace = 'token'): Promise<Outcome> {
    return this.callTogether([[instruction, space]], wallet);
  }

  /** Runs instructions that hold together or not at all; the wallet signs and pays. */
  async callTogether(instructions: readonly (readonly [Instruction, ErrorSpace])[], wallet: Wallet): Promise<Outcome> {
    const transaction = compileTransaction(
      wallet.address,
      instructions.map(([instruction]) => instruction),
    );
    const spaces = instructions.map(([, space]) => space);
    const result = await this.#sender.send(transaction, [wallet]);
    if (result.error === undefined) this.singleUnits += result.computeUnits;
    return this.#outcome(result, spaces);
  }

  /** Runs instructions that nothing but a breakdown can refuse; the first wallet pays. Throws `CHAIN__FAILED`. */
  async demand(
    step: string,
    wallets: readonly [Wallet, ...Wallet[]],
    ...instructions: readonly Instruction[]
  ): Promise<void> {
    const transaction = compileTransaction(wallets[0].address, instructions);
    const { error } = await this.#sender.send(transaction, wallets);
    if (error === undefined) return;
    const spaces = instructions.map((): ErrorSpace => 'system');
    throw this.failed(step, nameRefusal(error, spaces, this.#errorNames).errorName);
  }

  failed(step: string, reason: string): SimError<'CHAIN__FAILED'> {
    return new SimError('CHAIN__FAILED', { engine: this.#engine.name, step, reason });
  }

  /** Meters a transaction and names its refusal. */
  #outcome({ computeUnits, error }: EngineResult, errorSpaces: readonly ErrorSpace[]): Outcome {
    this.computeUnits += computeUnits;
    if (error === undefined) return ACCEPTED;
    return { accepted: false, ...nameRefusal(error, errorSpaces, this.#errorNames) };
  }

  #wallet(address: Uint8Array): Wallet {
    const wallet = this.#wallets.get(address);
    if (wallet === undefined) throw this.failed('sign', 'a signer is neither an agent nor the relay nor the desk');
    return wallet;
  }
}
