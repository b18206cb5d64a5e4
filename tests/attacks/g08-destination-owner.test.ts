import { beforeEach, describe, expect, it } from 'vitest';
import { readonly, signer, writable } from '#harness/program/account-metas.ts';
import { TOKEN_PROGRAM } from '#harness/program/addresses.ts';
import type { Instruction } from '#harness/program/message.ts';
import {
  createAccount,
  rentExemptLamports,
  TOKEN_ACCOUNT_BYTES,
  transferTokens,
} from '#harness/program/token-instructions.ts';
import { deriveWallet, type Wallet } from '#harness/wallet.ts';
import { TOKEN } from '#tests/support/chain-plan.ts';
import { Assembly, spend } from './assembly.ts';
import { AttackStage } from './attack-stage.ts';

const THIEF = 0;
const CHARITY = 1;
const ACCOUNT_OWNER = 2;
const CLOSE_ACCOUNT = 3;

const token = (data: readonly number[], ...accounts: Instruction['accounts']): Instruction => ({
  programId: TOKEN_PROGRAM,
  accounts,
  data: Uint8Array.from(data),
});
const setAuthority = (account: Uint8Array, kind: number, from: Uint8Array, to: Uint8Array): Instruction =>
  token([6, kind, 1, ...to], writable(account), signer(from));

describe('G08: the owner behind a destination', () => {
  let stage: AttackStage;
  let assembly: Assembly;
  let account: Wallet;
  beforeEach(async () => {
    stage = await AttackStage.open([3_000_000n, 0n], { treasuryBaseUnits: 10_000_000n * TOKEN });
    await stage.enter(THIEF, 1_000_000n, 0);
    await stage.rollTo(3);
    assembly = new Assembly(stage);
    account = deriveWallet(7, 'thief', 'token-account');
  });

  /** A token account at the thief's key, of an owner. */
  const make = async (owner: Uint8Array, ...then: readonly Instruction[]): Promise<void> => {
    const thief = stage.wallet(THIEF);
    const rent = rentExemptLamports(TOKEN_ACCOUNT_BYTES);
    const create = createAccount(thief.address, account.address, rent, TOKEN_ACCOUNT_BYTES, TOKEN_PROGRAM);
    const initialize = token([18, ...owner], writable(account.address), readonly(stage.mint));
    expect((await stage.attempt([thief, account], [create, initialize, ...then])).result).toBe('accepted');
  };

  const ownerOf = async (): Promise<Uint8Array> => (await stage.data(account.address)).subarray(32, 64);

  it('G08 pays the wallet that was voted on, not whom its token account belongs to at execution', async () => {
    // Weak: the vote is on a token account that is the charity's while voters look. The thief, who kept the right to
    // close it, makes it anew as his own before execution: the address is the one that was voted on.
    const thief = stage.wallet(THIEF).address;
    const charity = stage.wallet(CHARITY).address;
    await make(
      thief,
      setAuthority(account.address, CLOSE_ACCOUNT, thief, thief),
      setAuthority(account.address, ACCOUNT_OWNER, thief, charity),
    );
    expect(await ownerOf()).toEqual(charity);
    const id = await assembly.pass(THIEF, spend(charity, 100_000n), 3);
    expect(await ownerOf()).toEqual(charity);
    const closeIt = token([9], writable(account.address), writable(thief), signer(thief));
    expect(await stage.send(THIEF, closeIt)).toBe('accepted');
    await make(thief);
    expect(await stage.send(THIEF, assembly.payCall(id, account.address))).toBe('WrongDestination');
    expect(await stage.balance(account.address)).toBe(0n);
    // The charity's other account is as good.
    expect(await assembly.execute(id)).toBe('accepted');
    expect(await stage.balance(stage.staker(CHARITY).tokenAccount)).toBe(100_000n * TOKEN);
  });

  it('G08 pays the charity, at whichever of its token accounts', async () => {
    const thief = stage.wallet(THIEF).address;
    const charity = stage.wallet(CHARITY).address;
    const id = await assembly.pass(THIEF, spend(charity, 100_000n), 3);
    await make(charity);
    expect(await stage.send(THIEF, assembly.payCall(id, account.address))).toBe('accepted');
    expect(await ownerOf()).toEqual(charity);
    expect(await stage.balance(account.address)).toBe(100_000n * TOKEN);
    // Nobody but the charity moves it on.
    const take = transferTokens(account.address, stage.staker(THIEF).tokenAccount, thief, 1n);
    expect(await stage.send(THIEF, take)).toBe('TokenOwnerMismatch');
  });

  it('G08 takes no token account for a wallet', async () => {
    // Weak: the account itself, by whomever it is owned, is what the vote names.
    await make(stage.wallet(THIEF).address);
    const id = await assembly.pass(THIEF, spend(account.address, 100_000n), 3);
    expect(await stage.send(THIEF, assembly.payCall(id, account.address))).toBe('WrongDestination');
    expect(await stage.balance(stage.at.treasuryVault)).toBe(10_000_000n * TOKEN);
  });

  it('G08 pays nothing to an account that is closed when it is executed', async () => {
    const thief = stage.wallet(THIEF).address;
    await make(thief);
    const id = await assembly.pass(THIEF, spend(thief, 100_000n), 3);
    const closeIt = token([9], writable(account.address), writable(thief), signer(thief));
    expect(await stage.send(THIEF, closeIt)).toBe('accepted');
    expect(await stage.send(THIEF, assembly.payCall(id, account.address))).toBe('WrongDestination');
    expect(await stage.balance(stage.at.treasuryVault)).toBe(10_000_000n * TOKEN);
    expect(await assembly.state(id)).toBe('queued');
  });
});
