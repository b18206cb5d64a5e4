import { SimError } from '#sim/core/errors/sim-error.ts';
import {
  type CompiledTransaction,
  compileTransaction,
  type Instruction,
  MAX_TRANSACTION_BYTES,
  SPARE_KEY_BYTES,
} from './message.ts';
import type { StakingAddresses } from './pda.ts';
import type { ErrorSpace } from './program-errors.ts';
import { DISCRIMINATOR_BYTES, type StakerAccounts, StakingInstructions } from './staking-instructions.ts';

/** An encoded transaction and, for each of its instructions, whose error numbers it may return. */
export interface EncodedAction {
  readonly transaction: CompiledTransaction;
  readonly errorSpaces: readonly ErrorSpace[];
}

/** What one more page adds to a transaction: a key and an index into the keys. */
const PAGE_COST_BYTES = 33;
const U64_MAX = (1n << 64n) - 1n;

/** Stand-ins for the addresses that differ from action to action; no key can equal them. */
const OWNER = standIn(0);
const TOKEN_ACCOUNT = standIn(1);
const USER_STAKE = standIn(2);
const FIRST_PAGE = 3;
const STAKER: StakerAccounts = { owner: OWNER, tokenAccount: TOKEN_ACCOUNT, userStake: USER_STAKE };

/**
 * Encodes agents' actions. A transaction is compiled once for each shape (instructions and number of pages)
 * and then only overwritten, so an encoded action is valid until the next one of its shape is asked for.
 */
export class ActionEncoder {
  readonly #at: StakingAddresses;
  readonly #instructions: StakingInstructions;
  readonly #templates = new Map<string, Template>();

  constructor(addresses: StakingAddresses) {
    this.#at = addresses;
    this.#instructions = new StakingInstructions(addresses);
  }

  /** `open`: also opens the stake account, in the same transaction and before. */
  stake(staker: StakerAccounts, amountBaseUnits: bigint, lockDays: number, open: boolean): EncodedAction {
    const template = this.#template(open ? 'open+stake' : 'stake', 0, () => [
      ...(open ? [this.#instructions.openStakeAccount(STAKER)] : []),
      this.#instructions.stake(STAKER, 0n, 0),
    ]);
    template.setStaker(staker);
    const args = template.lastArgsOffset;
    template.view.setBigUint64(args, checkedU64('amount', amountBaseUnits), true);
    template.view.setUint32(args + 8, checkedUint('lock days', lockDays, 0xffff_ffff), true);
    return { transaction: template.transaction, errorSpaces: open ? OPEN_AND_TOKEN : TOKEN };
  }

  unstake(
    staker: StakerAccounts,
    amountBaseUnits: bigint,
    force: boolean,
    entryIndex: number,
    expiryPage: number | undefined,
    historyPages: readonly number[],
  ): EncodedAction {
    const boosted = expiryPage !== undefined;
    const count = historyPages.length + (boosted ? 1 : 0);
    const template = this.#template(boosted ? 'unstake boosted' : 'unstake', count, (pages) => [
      this.#instructions.unstake(STAKER, 0n, false, 0, pages.slice(0, boosted ? 1 : 0), pages.slice(boosted ? 1 : 0)),
    ]);
    template.setStaker(staker);
    if (boosted) template.setPage(0, this.#at.expiryPage(expiryPage));
    this.#setHistoryPages(template, historyPages, boosted ? 1 : 0);
    const args = template.lastArgsOffset;
    template.view.setBigUint64(args, checkedU64('amount', amountBaseUnits), true);
    template.view.setUint8(args + 8, force ? 1 : 0);
    template.view.setUint8(args + 9, checkedUint('entry index', entryIndex, 0xff));
    return { transaction: template.transaction, errorSpaces: TOKEN };
  }

  claimRewards(staker: StakerAccounts, historyPages: readonly number[]): EncodedAction {
    const template = this.#template('claim', historyPages.length, (pages) => [
      this.#instructions.claimRewards(STAKER, pages),
    ]);
    template.setStaker(staker);
    this.#setHistoryPages(template, historyPages, 0);
    return { transaction: template.transaction, errorSpaces: TOKEN };
  }

  /** Settles chosen entries; the owner pays the fee, though anyone could. */
  settleEntries(staker: StakerAccounts, entryMask: number, historyPages: readonly number[]): EncodedAction {
    const template = this.#template('settle', historyPages.length, (pages) => [
      this.#instructions.settleEntries(USER_STAKE, 0, pages),
    ]);
    template.setStaker(staker);
    this.#setHistoryPages(template, historyPages, 0);
    template.view.setUint16(template.lastArgsOffset, checkedUint('entry mask', entryMask, 0xffff), true);
    return { transaction: template.transaction, errorSpaces: TOKEN };
  }

  /** Pages that a transaction of the longest action has room for, and a spare key besides. */
  get pageCapacity(): number {
    const plain = compileTransaction(OWNER, [this.#instructions.unstake(STAKER, 0n, false, 0, [], [])]);
    return Math.floor((MAX_TRANSACTION_BYTES - SPARE_KEY_BYTES - plain.bytes.length) / PAGE_COST_BYTES);
  }

  #setHistoryPages(template: Template, pages: readonly number[], first: number): void {
    for (const [i, page] of pages.entries()) template.setPage(first + i, this.#at.historyPage(page));
  }

  #template(
    shape: string,
    pageCount: number,
    instructions: (pages: readonly Uint8Array[]) => readonly Instruction[],
  ): Template {
    const key = `${shape} ${pageCount}`;
    let template = this.#templates.get(key);
    if (template === undefined) {
      const pages = Array.from({ length: pageCount }, (_, i) => standIn(FIRST_PAGE + i));
      template = new Template(instructions(pages), pages);
      this.#templates.set(key, template);
    }
    return template;
  }
}

const TOKEN: readonly ErrorSpace[] = ['token'];
const OPEN_AND_TOKEN: readonly ErrorSpace[] = ['system', 'token'];

/** A compiled transaction with known places for what changes. */
class Template {
  readonly transaction: CompiledTransaction;
  readonly view: DataView;
  /** First byte of the last instruction's arguments. */
  readonly lastArgsOffset: number;
  readonly #ownerOffset: number;
  readonly #tokenAccountOffset: number | undefined;
  readonly #userStakeOffset: number;
  readonly #pageOffsets: readonly number[];

  constructor(instructions: readonly Instruction[], pages: readonly Uint8Array[]) {
    const transaction = compileTransaction(OWNER, instructions);
    this.transaction = transaction;
    this.view = new DataView(transaction.bytes.buffer, transaction.bytes.byteOffset, transaction.bytes.byteLength);
    this.lastArgsOffset = (transaction.dataOffsets.at(-1) ?? 0) + DISCRIMINATOR_BYTES;
    this.#ownerOffset = transaction.addressOffset(OWNER);
    this.#userStakeOffset = transaction.addressOffset(USER_STAKE);
    const usesTokens = instructions.some(({ accounts }) => accounts.some(({ address }) => address === TOKEN_ACCOUNT));
    this.#tokenAccountOffset = usesTokens ? transaction.addressOffset(TOKEN_ACCOUNT) : undefined;
    this.#pageOffsets = pages.map((page) => transaction.addressOffset(page));
  }

  setStaker(staker: StakerAccounts): void {
    const { bytes } = this.transaction;
    bytes.set(staker.owner, this.#ownerOffset);
    bytes.set(staker.userStake, this.#userStakeOffset);
    if (this.#tokenAccountOffset !== undefined) bytes.set(staker.tokenAccount, this.#tokenAccountOffset);
  }

  setPage(index: number, address: Uint8Array): void {
    const offset = this.#pageOffsets[index];
    if (offset !== undefined) this.transaction.bytes.set(address, offset);
  }
}

function standIn(index: number): Uint8Array {
  const address = new Uint8Array(32).fill(0xff);
  address[0] = index;
  return address;
}

function checkedU64(what: string, value: bigint): bigint {
  if (value < 0n || value > U64_MAX) throw outOfRange(what, `0 to ${U64_MAX}`, String(value));
  return value;
}

function checkedUint(what: string, value: number, max: number): number {
  if (!Number.isInteger(value) || value < 0 || value > max) throw outOfRange(what, `0 to ${max}`, String(value));
  return value;
}

function outOfRange(what: string, expected: string, found: string): SimError<'CORE__VALUE_OUT_OF_RANGE'> {
  return new SimError('CORE__VALUE_OUT_OF_RANGE', { what, expected, found });
}
