import { afterAll } from 'vitest';
import { sealTransaction } from '#harness/chain/transaction-sender.ts';
import {
  decodeEmission,
  decodeGovernance,
  decodeMintSupply,
  decodePoolSchedule,
  decodeProposal,
  decodeTokenBalance,
  decodeTreasury,
  decodeUserStake,
  decodeVesting,
} from '#harness/program/accounts.ts';
import { loadProgramArtifacts, type ProgramArtifacts } from '#harness/program/artifacts.ts';
import { GovernanceInstructions } from '#harness/program/governance-instructions.ts';
import { compileTransaction, type Instruction } from '#harness/program/message.ts';
import { historyPageOf, planRoll } from '#harness/program/page-plan.ts';
import type { StakingAddresses } from '#harness/program/pda.ts';
import { type ErrorSpace, nameRefusal } from '#harness/program/program-errors.ts';
import { RewardInstructions } from '#harness/program/reward-instructions.ts';
import { RoleInstructions } from '#harness/program/role-instructions.ts';
import { type StakerAccounts, StakingInstructions } from '#harness/program/staking-instructions.ts';
import { withSpareKey } from '#harness/program/transaction.ts';
import { TreasuryInstructions } from '#harness/program/treasury-instructions.ts';
import type { Wallet } from '#harness/wallet.ts';
import type {
  EmissionState,
  GovernanceState,
  ProposalState,
  TreasuryState,
  VestingState,
} from '#sim/ports/governance-states.ts';
import type { PoolState, UserStakeState } from '#sim/ports/staking-chain.ts';
import { clockAt, FIRST_DAY, genesisPlan, TOKEN } from '#tests/support/chain-plan.ts';
import { type Engine, type OpenChain, openChain, outcomeName } from '#tests/support/open-chain.ts';

export { withAccount, withoutSignature, withReadonly } from '#harness/crafted/forged-call.ts';

/** What became of a transaction that an attacker wrote by hand. */
export interface Attempt {
  /** `accepted`, or the name of the refusal. */
  readonly result: string;
  readonly computeUnits: number;
}

const chains: OpenChain[] = [];
afterAll(async () => {
  for (const { chain } of chains.splice(0)) await chain.close();
});

/** A chain after genesis whose transactions a test writes instruction by instruction. */
export class AttackStage {
  readonly opened: OpenChain;
  readonly at: StakingAddresses;
  readonly calls: StakingInstructions;
  readonly rewards: RewardInstructions;
  readonly ballots: GovernanceInstructions;
  readonly roles: RoleInstructions;
  readonly money: TreasuryInstructions;
  readonly #errorNames = loadProgramArtifacts().errorNames;
  #nextHistoryPage = historyPageOf(Number(FIRST_DAY));
  #sent = 0n;

  constructor(opened: OpenChain) {
    this.opened = opened;
    this.at = opened.chain.deployment.addresses;
    this.calls = new StakingInstructions(this.at);
    this.rewards = new RewardInstructions(this.at);
    this.ballots = new GovernanceInstructions(this.at);
    this.roles = new RoleInstructions(this.at);
    this.money = new TreasuryInstructions(this.at);
  }

  /** Holdings in whole tokens, and changes to the plan. */
  static async open(...args: Parameters<typeof genesisPlan>): Promise<AttackStage> {
    return AttackStage.openOn('litesvm', ...args);
  }

  static async openOn(engine: Engine['name'], ...args: Parameters<typeof genesisPlan>): Promise<AttackStage> {
    return AttackStage.#after(await openChain(engine, genesisPlan(...args)));
  }

  /** As `open`, on another build of the program. */
  static async openBuild(artifacts: ProgramArtifacts, ...args: Parameters<typeof genesisPlan>): Promise<AttackStage> {
    return AttackStage.#after(await openChain('litesvm', genesisPlan(...args), undefined, artifacts));
  }

  static #after(chain: OpenChain): AttackStage {
    chains.push(chain);
    return new AttackStage(chain);
  }

  get mint(): Uint8Array {
    return this.opened.chain.deployment.mint;
  }

  get operator(): StakerAccounts & { readonly wallet: Wallet } {
    const { wallet, tokenAccount } = this.opened.chain.deployment.operator;
    return { wallet, owner: wallet.address, tokenAccount, userStake: this.at.userStake(wallet.address) };
  }

  get guardian(): Wallet {
    return this.opened.chain.deployment.guardian;
  }

  get attestor(): Wallet {
    return this.opened.chain.deployment.attestor;
  }

  wallet(agent: number): Wallet {
    const found = this.opened.chain.deployment.agents[agent];
    if (found === undefined) throw new RangeError(`no agent ${agent}`);
    return found.wallet;
  }

  staker(agent: number): StakerAccounts {
    const owner = this.wallet(agent).address;
    const { tokenAccount } = this.opened.chain.deployment.agents[agent]!;
    return { owner, tokenAccount, userStake: this.at.userStake(owner) };
  }

  /** Sends instructions signed, and paid, by one agent. */
  async send(agent: number, ...instructions: readonly Instruction[]): Promise<string> {
    return (await this.attempt([this.wallet(agent)], instructions)).result;
  }

  /** As `send`, by a wallet that is no agent's. */
  async sendAs(wallet: Wallet, ...instructions: readonly Instruction[]): Promise<string> {
    return (await this.attempt([wallet], instructions)).result;
  }

  /** The first signer pays. Signers come in the order of the transaction's key table. */
  async attempt(
    signers: readonly [Wallet, ...Wallet[]],
    instructions: readonly Instruction[],
    space: ErrorSpace = 'token',
  ): Promise<Attempt> {
    const { engine } = this.opened;
    const spare = new Uint8Array(32).fill(0xfd);
    this.#sent += 1n;
    new DataView(spare.buffer).setBigUint64(0, this.#sent, true);
    const transaction = withSpareKey(compileTransaction(signers[0].address, instructions), spare);
    sealTransaction(transaction, await engine.freshBlockhash(undefined), signers);
    const { error, computeUnits } = await engine.send(transaction.bytes);
    if (error === undefined) return { result: 'accepted', computeUnits };
    const spaces = instructions.map(() => space);
    return { result: nameRefusal(error, spaces, this.#errorNames).errorName, computeUnits };
  }

  async advanceTo(day: number, secondOfDay = 0): Promise<void> {
    await this.opened.chain.advanceTo(clockAt(day, secondOfDay));
  }

  /** The call that closes days before `day`, with the pages that it needs; its history pages must be open. */
  async rollCall(day: number): Promise<Instruction> {
    const schedule = decodePoolSchedule(await this.data(this.at.pool));
    const { historyPages, expiryPages } = planRoll(schedule, Number(FIRST_DAY) + day);
    return this.calls.roll([
      ...historyPages.map((page) => this.at.historyPage(page)),
      ...expiryPages.map((page) => this.at.expiryPage(page)),
    ]);
  }

  /** Opens the history pages of all days up to `day` that are not open yet. */
  async openHistory(day: number): Promise<void> {
    const last = historyPageOf(Number(FIRST_DAY) + day);
    for (; this.#nextHistoryPage <= last; this.#nextHistoryPage += 1) {
      const open = this.calls.openHistoryPage(this.operator.owner, this.#nextHistoryPage);
      const { result } = await this.attempt([this.operator.wallet], [open], 'system');
      if (result !== 'accepted') throw new Error(`a history page stays closed: ${result}`);
    }
  }

  /** Moves to a day and closes the days before it, in as many calls as it takes. */
  async rollTo(day: number, secondOfDay = 0): Promise<void> {
    await this.advanceTo(day, secondOfDay);
    await this.openHistory(day);
    while ((await this.pool()).lastDay < Number(FIRST_DAY) + day) {
      const { result } = await this.attempt([this.operator.wallet], [await this.rollCall(day)]);
      if (result !== 'accepted') throw new Error(`the day stays open: ${result}`);
    }
  }

  /** Adds base units to the next week's budget. */
  async fund(amountBaseUnits: bigint): Promise<string> {
    return outcomeName(await this.opened.chain.operate({ kind: 'fund_rewards', amountBaseUnits }));
  }

  /** Opens the agent's stake account. */
  async openAccount(agent: number): Promise<string> {
    return this.send(agent, this.calls.openStakeAccount(this.staker(agent)));
  }

  /** Stakes whole tokens. */
  async stake(agent: number, tokens: bigint, lockDays: number): Promise<string> {
    return this.send(agent, this.calls.stake(this.staker(agent), tokens * TOKEN, lockDays));
  }

  /** Opens the agent's stake account and stakes whole tokens. Throws unless both are accepted. */
  async enter(agent: number, tokens: bigint, lockDays: number): Promise<void> {
    const staker = this.staker(agent);
    const stake = this.calls.stake(staker, tokens * TOKEN, lockDays);
    const result = await this.send(agent, this.calls.openStakeAccount(staker), stake);
    if (result !== 'accepted') throw new Error(`agent ${agent} does not stake: ${result}`);
  }

  /** An exit of whole tokens that names every expiry page, and such history pages as it is given. */
  leave(
    agent: number,
    tokens: bigint,
    { entry = 0, force = true, ticket }: { entry?: number; force?: boolean; ticket?: Uint8Array } = {},
    historyPages: readonly Uint8Array[] = [],
  ): Instruction {
    return this.calls.unstake(
      this.staker(agent),
      tokens * TOKEN,
      force,
      entry,
      this.allExpiryPages,
      historyPages,
      ticket,
    );
  }

  get allExpiryPages(): readonly Uint8Array[] {
    return [0, 1, 2, 3, 4, 5, 6, 7].map((page) => this.at.expiryPage(page));
  }

  /** The history page of a day counted from the first. */
  historyPage(day: number): Uint8Array {
    return this.at.historyPage(historyPageOf(Number(FIRST_DAY) + day));
  }

  /** Every balance there is: vaults, agents, operator, reserves, and the mint's supply. */
  async holdings(): Promise<readonly bigint[]> {
    const { agents, reserves, operator } = this.opened.chain.deployment;
    const { stakeVault, rewardVault, penaltyVault, treasuryVault, bondVault, vestingVault, quoteVault } = this.at;
    const vaults = [stakeVault, rewardVault, penaltyVault, treasuryVault, bondVault, vestingVault, quoteVault];
    const wallets = [...agents, ...reserves, operator].map(({ tokenAccount }) => tokenAccount);
    const balances: bigint[] = [decodeMintSupply(await this.data(this.mint))];
    for (const account of [...vaults, ...wallets]) balances.push(await this.balance(account));
    return balances;
  }

  async pool(): Promise<PoolState> {
    return this.opened.chain.readPool();
  }

  async governance(): Promise<GovernanceState> {
    return decodeGovernance(await this.data(this.at.governance));
  }

  async proposal(id: number): Promise<ProposalState> {
    return decodeProposal(await this.data(this.at.proposal(id)));
  }

  async emission(): Promise<EmissionState> {
    return decodeEmission(await this.data(this.at.emission));
  }

  async treasury(): Promise<TreasuryState> {
    return decodeTreasury(await this.data(this.at.treasury));
  }

  async vesting(address: Uint8Array): Promise<VestingState> {
    return decodeVesting(await this.data(address));
  }

  async user(agent: number): Promise<UserStakeState> {
    return decodeUserStake(await this.data(this.staker(agent).userStake));
  }

  async balance(tokenAccount: Uint8Array): Promise<bigint> {
    return decodeTokenBalance(await this.data(tokenAccount));
  }

  async data(address: Uint8Array): Promise<Uint8Array> {
    const [data] = await this.opened.engine.accounts([address]);
    if (data === undefined) throw new RangeError('the account does not exist');
    return Uint8Array.from(data);
  }
}
