import { ActionTemplate, type EncodedAction, STAND_IN, TemplateShelf } from './action-template.ts';
import { compileTransaction } from './message.ts';
import { checkedU64, checkedUint } from './number-ranges.ts';
import type { StakingAddresses } from './pda.ts';
import { RewardInstructions } from './reward-instructions.ts';
import { type StakerAccounts, StakingInstructions } from './staking-instructions.ts';
import { transferTokens } from './token-instructions.ts';
import { MAX_TRANSACTION_BYTES, SPARE_KEY_BYTES } from './transaction.ts';

/** What one more page adds to a transaction: a key and an index into the keys. */
const PAGE_COST_BYTES = 33;
/** What a ticket adds: its key and the system program's, and their indices. */
export const TICKET_COST_PAGES = 2;
/** Where `entry_index` of an unstake lies behind amount and force. */
const UNSTAKE_ENTRY = 9;
/** What comes before the amount of a transfer. */
const TRANSFER_TAG_BYTES = 1;

/**
 * Encodes what agents do with their stakes. An action's instructions are compiled once for each shape (with or
 * without an account to open, number of pages) and then only overwritten, so an encoded action is valid until the
 * next one of its shape is asked for.
 */
export class ActionEncoder {
  /** Pages that a transaction of the longest action has room for, a spare key and another payer besides. */
  readonly pageCapacity: number;
  readonly #at: StakingAddresses;
  readonly #stake: ActionTemplate;
  readonly #openAndStake: ActionTemplate;
  readonly #setCompounding: ActionTemplate;
  readonly #payDebateFee: ActionTemplate;
  readonly #transfer: ActionTemplate;
  readonly #extendLock: TemplateShelf;
  readonly #unstake: TemplateShelf;
  readonly #unstakeByTicket: TemplateShelf;
  readonly #claimRewards: TemplateShelf;
  readonly #compoundRewards: TemplateShelf;
  readonly #settleEntries: TemplateShelf;
  readonly #refreshBoosters: TemplateShelf;

  constructor(addresses: StakingAddresses) {
    const staking = new StakingInstructions(addresses);
    const rewards = new RewardInstructions(addresses);
    const stake = staking.stake(STAND_IN, 0n, 0);
    this.#at = addresses;
    this.#stake = new ActionTemplate([[stake, 'token']]);
    this.#openAndStake = new ActionTemplate([
      [staking.openStakeAccount(STAND_IN), 'system'],
      [stake, 'token'],
    ]);
    this.#setCompounding = new ActionTemplate([[rewards.setCompounding(STAND_IN, false), 'token']]);
    this.#payDebateFee = new ActionTemplate([[rewards.payDebateFee(STAND_IN, 0n), 'token']]);
    this.#transfer = new ActionTemplate(
      [[transferTokens(STAND_IN.tokenAccount, STAND_IN.recipient, STAND_IN.owner, 0n), 'token']],
      [],
      TRANSFER_TAG_BYTES,
    );
    this.#extendLock = new TemplateShelf((expiry, history) => [
      [staking.extendLock(STAND_IN, 0, 0, expiry, history), 'token'],
    ]);
    this.#unstake = new TemplateShelf((expiry, history) => [
      [staking.unstake(STAND_IN, 0n, false, 0, expiry, history), 'token'],
    ]);
    this.#unstakeByTicket = new TemplateShelf((expiry, history) => [
      [staking.unstake(STAND_IN, 0n, false, 0, expiry, history, STAND_IN.ticket), 'token'],
    ]);
    this.#claimRewards = new TemplateShelf((_, history) => [[staking.claimRewards(STAND_IN, history), 'token']]);
    this.#compoundRewards = new TemplateShelf((_, history) => [[rewards.compoundRewards(STAND_IN, history), 'token']]);
    this.#settleEntries = new TemplateShelf((_, history) => [
      [staking.settleEntries(STAND_IN.userStake, 0, history), 'token'],
    ]);
    this.#refreshBoosters = new TemplateShelf((expiry, history) => [
      [rewards.refreshBoosters(STAND_IN, expiry, history), 'token'],
    ]);
    const longest = compileTransaction(PAYER, [staking.unstake(STAND_IN, 0n, false, 0, [], [])]).bytes.length;
    this.pageCapacity = Math.floor((MAX_TRANSACTION_BYTES - SPARE_KEY_BYTES - longest) / PAGE_COST_BYTES);
  }

  /** `open`: also opens the stake account, before. */
  stake(staker: StakerAccounts, amountBaseUnits: bigint, lockDays: number, open: boolean): EncodedAction {
    const template = open ? this.#openAndStake : this.#stake;
    setStaker(template, staker);
    setAmount(template, amountBaseUnits);
    template.args.setUint32(8, checkedUint('lock days', lockDays, 0xffff_ffff), true);
    return template;
  }

  extendLock(
    staker: StakerAccounts,
    entryIndex: number,
    lockDays: number,
    expiryPages: readonly number[],
    historyPages: readonly number[],
  ): EncodedAction {
    const template = this.#paged(this.#extendLock, expiryPages, historyPages);
    setStaker(template, staker);
    template.args.setUint8(0, checkedUint('entry index', entryIndex, 0xff));
    template.args.setUint32(1, checkedUint('lock days', lockDays, 0xffff_ffff), true);
    return template;
  }

  /** `ticket`: address of the owner's next ticket, wanted while exits are paid by tickets. */
  unstake(
    staker: StakerAccounts,
    amountBaseUnits: bigint,
    force: boolean,
    entryIndex: number,
    expiryPages: readonly number[],
    historyPages: readonly number[],
    ticket?: Uint8Array,
  ): EncodedAction {
    const shelf = ticket === undefined ? this.#unstake : this.#unstakeByTicket;
    const template = this.#paged(shelf, expiryPages, historyPages);
    setStaker(template, staker);
    if (ticket !== undefined) template.set('ticket', ticket);
    setAmount(template, amountBaseUnits);
    template.args.setUint8(8, force ? 1 : 0);
    template.args.setUint8(UNSTAKE_ENTRY, checkedUint('entry index', entryIndex, 0xff));
    return template;
  }

  claimRewards(staker: StakerAccounts, historyPages: readonly number[]): EncodedAction {
    const template = this.#paged(this.#claimRewards, NO_PAGES, historyPages);
    setStaker(template, staker);
    return template;
  }

  /** Anyone's call: `staker.owner` is not named. */
  compoundRewards(staker: StakerAccounts, historyPages: readonly number[]): EncodedAction {
    const template = this.#paged(this.#compoundRewards, NO_PAGES, historyPages);
    setStaker(template, staker);
    return template;
  }

  /** Settles chosen entries; anyone's call. */
  settleEntries(staker: StakerAccounts, entryMask: number, historyPages: readonly number[]): EncodedAction {
    const template = this.#paged(this.#settleEntries, NO_PAGES, historyPages);
    setStaker(template, staker);
    template.args.setUint16(0, checkedUint('entry mask', entryMask, 0xffff), true);
    return template;
  }

  refreshBoosters(
    staker: StakerAccounts,
    expiryPages: readonly number[],
    historyPages: readonly number[],
  ): EncodedAction {
    const template = this.#paged(this.#refreshBoosters, expiryPages, historyPages);
    setStaker(template, staker);
    return template;
  }

  setCompounding(staker: StakerAccounts, enabled: boolean): EncodedAction {
    setStaker(this.#setCompounding, staker);
    this.#setCompounding.args.setUint8(0, enabled ? 1 : 0);
    return this.#setCompounding;
  }

  payDebateFee(staker: StakerAccounts, amountBaseUnits: bigint): EncodedAction {
    setStaker(this.#payDebateFee, staker);
    setAmount(this.#payDebateFee, amountBaseUnits);
    return this.#payDebateFee;
  }

  /** Of the SPL token program: tokens of the owner's into another token account. */
  transfer({ owner, tokenAccount }: StakerAccounts, recipient: Uint8Array, amountBaseUnits: bigint): EncodedAction {
    this.#transfer.set('owner', owner);
    this.#transfer.set('tokenAccount', tokenAccount);
    this.#transfer.set('recipient', recipient);
    setAmount(this.#transfer, amountBaseUnits);
    return this.#transfer;
  }

  /** The template of an instruction with writable expiry pages and history pages, which are put in place. */
  #paged(shelf: TemplateShelf, expiryPages: readonly number[], historyPages: readonly number[]): ActionTemplate {
    const count = expiryPages.length;
    const template = shelf.take(count, historyPages.length);
    for (let i = 0; i < count; i += 1) template.setPage(i, this.#at.expiryPage(expiryPages[i] as number));
    for (let i = 0; i < historyPages.length; i += 1) {
      template.setPage(count + i, this.#at.historyPage(historyPages[i] as number));
    }
    return template;
  }
}

const NO_PAGES: readonly number[] = [];
/** Some other wallet that pays. */
const PAYER = new Uint8Array(32).fill(0xfd);

function setStaker(template: ActionTemplate, staker: StakerAccounts): void {
  template.set('owner', staker.owner);
  template.set('userStake', staker.userStake);
  template.set('tokenAccount', staker.tokenAccount);
}

/** The amount is the first argument wherever there is one. */
function setAmount(template: ActionTemplate, amountBaseUnits: bigint): void {
  template.args.setBigUint64(0, checkedU64('amount', amountBaseUnits), true);
}
