import {
  type CompiledTransaction,
  compileTransaction,
  type Instruction,
  MAX_TRANSACTION_BYTES,
  SPARE_KEY_BYTES,
} from './message.ts';
import { checkedU64, checkedUint } from './number-ranges.ts';
import type { StakingAddresses } from './pda.ts';
import type { ErrorSpace } from './program-errors.ts';
import { RewardInstructions } from './reward-instructions.ts';
import { type StakerAccounts, StakingInstructions } from './staking-instructions.ts';
import { STAND_IN, TemplateShelf, type TransactionTemplate } from './transaction-template.ts';

/** An encoded transaction and, for each of its instructions, whose error numbers it may return. */
export interface EncodedAction {
  readonly transaction: CompiledTransaction;
  readonly errorSpaces: readonly ErrorSpace[];
}

/** What one more page adds to a transaction: a key and an index into the keys. */
const PAGE_COST_BYTES = 33;
/** What a ticket adds: its key and the system program's, and their indices. */
export const TICKET_COST_PAGES = 2;

/**
 * Encodes what agents do with their stakes. A transaction is compiled once for each shape (instructions and
 * number of pages) and then only overwritten, so an encoded action is valid until the next one of its shape is
 * asked for. Its only signature is the owner's, who pays.
 */
export class ActionEncoder {
  readonly #at: StakingAddresses;
  readonly #staking: StakingInstructions;
  readonly #rewards: RewardInstructions;
  readonly #templates = new TemplateShelf();

  constructor(addresses: StakingAddresses) {
    this.#at = addresses;
    this.#staking = new StakingInstructions(addresses);
    this.#rewards = new RewardInstructions(addresses);
  }

  /** `open`: also opens the stake account, in the same transaction and before. */
  stake(staker: StakerAccounts, amountBaseUnits: bigint, lockDays: number, open: boolean): EncodedAction {
    const template = this.#templates.take(open ? 'open+stake' : 'stake', 0, () => [
      ...(open ? [this.#staking.openStakeAccount(STAND_IN)] : []),
      this.#staking.stake(STAND_IN, 0n, 0),
    ]);
    setStaker(template, staker);
    setAmount(template, amountBaseUnits);
    const lock = checkedUint('lock days', lockDays, 0xffff_ffff);
    template.view.setUint32(template.lastArgsOffset + 8, lock, true);
    return { transaction: template.transaction, errorSpaces: open ? OPEN_AND_TOKEN : TOKEN };
  }

  extendLock(
    staker: StakerAccounts,
    entryIndex: number,
    lockDays: number,
    expiryPages: readonly number[],
    historyPages: readonly number[],
  ): EncodedAction {
    const template = this.#paged('extend', expiryPages, historyPages, (expiry, history) =>
      this.#staking.extendLock(STAND_IN, 0, 0, expiry, history),
    );
    setStaker(template, staker);
    const args = template.lastArgsOffset;
    template.view.setUint8(args, checkedUint('entry index', entryIndex, 0xff));
    template.view.setUint32(args + 1, checkedUint('lock days', lockDays, 0xffff_ffff), true);
    return { transaction: template.transaction, errorSpaces: TOKEN };
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
    const shape = ticket === undefined ? 'unstake' : 'unstake by ticket';
    const template = this.#paged(shape, expiryPages, historyPages, (expiry, history) => {
      const standIn = ticket === undefined ? undefined : STAND_IN.ticket;
      return this.#staking.unstake(STAND_IN, 0n, false, 0, expiry, history, standIn);
    });
    setStaker(template, staker);
    if (ticket !== undefined) template.set('ticket', ticket);
    setAmount(template, amountBaseUnits);
    const args = template.lastArgsOffset;
    template.view.setUint8(args + 8, force ? 1 : 0);
    template.view.setUint8(args + 9, checkedUint('entry index', entryIndex, 0xff));
    return { transaction: template.transaction, errorSpaces: TOKEN };
  }

  claimRewards(staker: StakerAccounts, historyPages: readonly number[]): EncodedAction {
    const template = this.#paged('claim', [], historyPages, (_, history) =>
      this.#staking.claimRewards(STAND_IN, history),
    );
    setStaker(template, staker);
    return { transaction: template.transaction, errorSpaces: TOKEN };
  }

  /** `staker.owner` signs and pays, though it need not be the owner. */
  compoundRewards(staker: StakerAccounts, historyPages: readonly number[]): EncodedAction {
    const template = this.#paged('compound', [], historyPages, (_, history) =>
      this.#rewards.compoundRewards(STAND_IN, history),
    );
    setStaker(template, staker);
    return { transaction: template.transaction, errorSpaces: TOKEN };
  }

  /** Settles chosen entries; `staker.owner` signs and pays, though anyone could. */
  settleEntries(staker: StakerAccounts, entryMask: number, historyPages: readonly number[]): EncodedAction {
    const template = this.#paged('settle', [], historyPages, (_, history) =>
      this.#staking.settleEntries(STAND_IN.userStake, 0, history),
    );
    setStaker(template, staker);
    template.view.setUint16(template.lastArgsOffset, checkedUint('entry mask', entryMask, 0xffff), true);
    return { transaction: template.transaction, errorSpaces: TOKEN };
  }

  refreshBoosters(
    staker: StakerAccounts,
    expiryPages: readonly number[],
    historyPages: readonly number[],
  ): EncodedAction {
    const template = this.#paged('boosters', expiryPages, historyPages, (expiry, history) =>
      this.#rewards.refreshBoosters(STAND_IN, expiry, history),
    );
    setStaker(template, staker);
    return { transaction: template.transaction, errorSpaces: TOKEN };
  }

  setCompounding(staker: StakerAccounts, enabled: boolean): EncodedAction {
    const template = this.#templates.take('compounding', 0, () => [this.#rewards.setCompounding(STAND_IN, false)]);
    setStaker(template, staker);
    template.view.setUint8(template.lastArgsOffset, enabled ? 1 : 0);
    return { transaction: template.transaction, errorSpaces: TOKEN };
  }

  payDebateFee(staker: StakerAccounts, amountBaseUnits: bigint): EncodedAction {
    const template = this.#templates.take('fee', 0, () => [this.#rewards.payDebateFee(STAND_IN, 0n)]);
    setStaker(template, staker);
    setAmount(template, amountBaseUnits);
    return { transaction: template.transaction, errorSpaces: TOKEN };
  }

  /** Pages that a transaction of the longest action has room for, and a spare key besides. */
  get pageCapacity(): number {
    const plain = compileTransaction(STAND_IN.owner, [this.#staking.unstake(STAND_IN, 0n, false, 0, [], [])]);
    return Math.floor((MAX_TRANSACTION_BYTES - SPARE_KEY_BYTES - plain.bytes.length) / PAGE_COST_BYTES);
  }

  /** The template of an instruction with writable expiry pages and history pages, which are put in place. */
  #paged(
    shape: string,
    expiryPages: readonly number[],
    historyPages: readonly number[],
    instruction: (expiry: readonly Uint8Array[], history: readonly Uint8Array[]) => Instruction,
  ): TransactionTemplate {
    const count = expiryPages.length;
    const template = this.#templates.take(`${shape} ${count}`, count + historyPages.length, (pages) => [
      instruction(pages.slice(0, count), pages.slice(count)),
    ]);
    for (const [i, page] of expiryPages.entries()) template.setPage(i, this.#at.expiryPage(page));
    for (const [i, page] of historyPages.entries()) template.setPage(count + i, this.#at.historyPage(page));
    return template;
  }
}

const TOKEN: readonly ErrorSpace[] = ['token'];
const OPEN_AND_TOKEN: readonly ErrorSpace[] = ['system', 'token'];

function setStaker(template: TransactionTemplate, staker: StakerAccounts): void {
  template.set('owner', staker.owner);
  template.set('userStake', staker.userStake);
  template.set('tokenAccount', staker.tokenAccount);
}

/** The amount is the first argument wherever there is one. */
function setAmount(template: TransactionTemplate, amountBaseUnits: bigint): void {
  template.view.setBigUint64(template.lastArgsOffset, checkedU64('amount', amountBaseUnits), true);
}
