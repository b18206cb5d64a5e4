import { decodeProposal, decodeStakeSchedule, type StakeSchedule } from '#harness/program/accounts.ts';
import { GovernanceInstructions } from '#harness/program/governance-instructions.ts';
import { createBuffer, writeBuffer } from '#harness/program/loader-instructions.ts';
import type { Instruction } from '#harness/program/message.ts';
import { expiryPagesOfBoosters, expiryPagesOfEntry, historyPagesOfEntry } from '#harness/program/page-plan.ts';
import { associatedTokenAddress, type StakingAddresses } from '#harness/program/pda.ts';
import { RewardInstructions } from '#harness/program/reward-instructions.ts';
import { RoleInstructions } from '#harness/program/role-instructions.ts';
import { type StakerAccounts, StakingInstructions } from '#harness/program/staking-instructions.ts';
import { createTokenAccount, transferLamports } from '#harness/program/token-instructions.ts';
import { TreasuryInstructions } from '#harness/program/treasury-instructions.ts';
import { deriveWallet, type Wallet } from '#harness/wallet.ts';
import { FIRST_DAY } from '#tests/support/chain-plan.ts';
import type { Engine } from '#tests/support/open-chain.ts';
import { hex } from './account-store.ts';
import { Arena } from './arena.ts';
import { AGENT, type Economy, OPEN_DAY, openEconomy } from './economy.ts';

/** The authority that is to follow. */
export const SUCCESSOR = deriveWallet(7, 'matrix', 'successor');
const SPARE_BUFFER = deriveWallet(7, 'matrix', 'spare-buffer');
const SOL = 1_000_000_000n;
/** The open day in days since 1970. */
export const TODAY = Number(FIRST_DAY) + OPEN_DAY;

/** The program's instructions for one deployment, by theme. */
export class Builders {
  readonly staking: StakingInstructions;
  readonly rewards: RewardInstructions;
  readonly governance: GovernanceInstructions;
  readonly roles: RoleInstructions;
  readonly treasury: TreasuryInstructions;

  constructor(at: StakingAddresses) {
    this.staking = new StakingInstructions(at);
    this.rewards = new RewardInstructions(at);
    this.governance = new GovernanceInstructions(at);
    this.roles = new RoleInstructions(at);
    this.treasury = new TreasuryInstructions(at);
  }
}

/** The rich economy on its 40th day, with names for all that instructions ask for. */
export class World extends Builders {
  readonly arena: Arena;
  readonly #economy: Economy;
  readonly #otherMint = new Map<string, Uint8Array>();

  private constructor(economy: Economy, arena: Arena) {
    super(economy.chain.deployment.addresses);
    this.#economy = economy;
    this.arena = arena;
  }

  /** `watched`: see the arena. */
  static async open(engineName: Engine['name'], watched?: readonly Uint8Array[]): Promise<World> {
    const economy = await openEconomy(engineName);
    const { operator, guardian, attestor, agents } = economy.chain.deployment;
    const wallets = [
      operator.wallet,
      guardian,
      attestor,
      SUCCESSOR,
      SPARE_BUFFER,
      ...agents.map(({ wallet }) => wallet),
    ];
    const world = new World(economy, await Arena.open(economy.engine, wallets, watched));
    const payer = operator.wallet.address;
    await world.set(transferLamports(payer, SUCCESSOR.address, SOL));
    await world.set(world.roles.proposeAuthority(payer, SUCCESSOR.address));
    await world.set(...createBuffer(payer, SPARE_BUFFER.address, payer, 100));
    await world.set(writeBuffer(SPARE_BUFFER.address, payer, 0, new Uint8Array(100).fill(1)));
    for (const { wallet } of [operator, ...agents]) await world.#openQuoteAccount(wallet.address);
    return world;
  }

  get at(): StakingAddresses {
    return this.#economy.chain.deployment.addresses;
  }

  get mint(): Uint8Array {
    return this.#economy.chain.deployment.mint;
  }

  get quoteMint(): Uint8Array {
    return this.#economy.chain.deployment.quoteMint;
  }

  get operator(): { readonly wallet: Wallet; readonly tokenAccount: Uint8Array } {
    return this.#economy.chain.deployment.operator;
  }

  get guardian(): Uint8Array {
    return this.#economy.chain.deployment.guardian.address;
  }

  get attestor(): Uint8Array {
    return this.#economy.chain.deployment.attestor.address;
  }

  /** A buffer that the operator may write, with bytes of its own. */
  get spareBuffer(): Uint8Array {
    return SPARE_BUFFER.address;
  }

  staker(name: keyof typeof AGENT): StakerAccounts {
    const agent = this.#economy.chain.deployment.agents[AGENT[name]];
    if (agent === undefined) throw new RangeError(`no agent ${name}`);
    const owner = agent.wallet.address;
    return { owner, tokenAccount: agent.tokenAccount, userStake: this.at.userStake(owner) };
  }

  quoteAccount(name: keyof typeof AGENT): Uint8Array {
    return associatedTokenAddress(this.staker(name).owner, this.quoteMint);
  }

  /** The token account of the same owner and the other mint. */
  otherMintOf(tokenAccount: Uint8Array): Uint8Array {
    const found = this.#otherMint.get(hex(tokenAccount));
    if (found === undefined) throw new RangeError('nobody of the world has this token account');
    return found;
  }

  /** An agent's vesting grant. */
  vesting(name: keyof typeof AGENT): Uint8Array {
    return this.at.vesting(this.staker(name).owner, 0);
  }

  /** The n-th unstake ticket of an agent, from 0. */
  async ticket(name: keyof typeof AGENT, n: number): Promise<Uint8Array> {
    const { ticketCount } = await this.stake(name);
    const { owner } = this.staker(name);
    const made = { leaver: 1, exiter: 2 }[name as string] ?? 0;
    return this.at.ticket(owner, ticketCount - made + n);
  }

  proposal(name: string): Uint8Array {
    const id = this.#economy.ids[name];
    if (id === undefined) throw new RangeError(`no proposal ${name}`);
    return this.at.proposal(id);
  }

  /** The buffer that the upgrade proposal names, at the address that it keeps. */
  async upgradeBuffer(): Promise<Uint8Array> {
    const { data } = await this.arena.store.read(this.proposal('upgrade'));
    return decodeProposal(data).address;
  }

  get proposalCount(): number {
    return Object.keys(this.#economy.ids).length;
  }

  async stake(name: keyof typeof AGENT): Promise<StakeSchedule> {
    return decodeStakeSchedule((await this.arena.store.read(this.staker(name).userStake)).data);
  }

  /** History pages that settling the agent's entries looks up. */
  async history(name: keyof typeof AGENT): Promise<readonly Uint8Array[]> {
    const { entries } = await this.stake(name);
    const pages = new Set(entries.flatMap((entry) => historyPagesOfEntry(entry, TODAY)));
    return [...pages].map((page) => this.at.historyPage(page));
  }

  /** Expiry pages of what one entry has scheduled. */
  async expiry(name: keyof typeof AGENT, index: number): Promise<readonly Uint8Array[]> {
    const { entries } = await this.stake(name);
    const entry = entries.find((candidate) => candidate.index === index);
    return expiryPagesOfEntry(entry, TODAY).map((page) => this.at.expiryPage(page));
  }

  async boosterExpiry(name: keyof typeof AGENT, boostDays: number): Promise<readonly Uint8Array[]> {
    const { entries } = await this.stake(name);
    return expiryPagesOfBoosters(entries, TODAY, boostDays).map((page) => this.at.expiryPage(page));
  }

  async #openQuoteAccount(owner: Uint8Array): Promise<void> {
    const [own, quote] = [this.mint, this.quoteMint].map((mint) => associatedTokenAddress(owner, mint));
    if (own === undefined || quote === undefined) return;
    this.#otherMint.set(hex(own), quote).set(hex(quote), own);
    if ((await this.arena.store.find(quote)) !== undefined) return;
    await this.set(createTokenAccount(this.operator.wallet.address, quote, owner, this.quoteMint));
  }

  /** Sends what must be accepted. */
  async set(...instructions: readonly Instruction[]): Promise<void> {
    const result = await this.arena.send(instructions, 'system');
    if (result !== 'accepted') throw new Error(`the rich world is not built: ${result}`);
  }
}
