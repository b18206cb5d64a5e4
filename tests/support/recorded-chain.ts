import type { Provider } from '@coral-xyz/anchor';
import { AccountLayout, MintLayout } from '@solana/spl-token';
import {
  type AccountInfo,
  type PublicKey,
  SYSVAR_CLOCK_PUBKEY,
  type Transaction,
  type TransactionInstruction,
} from '@solana/web3.js';
import { ProgramAddresses, stakingProgram } from '#client/index.ts';
import {
  accountDiscriminator,
  GOVERNANCE_BYTES,
  POOL_BYTES,
  PROPOSAL_BYTES,
  type StakingAccountName,
  USER_STAKE_BYTES,
  VESTING_BYTES,
} from '#harness/program/accounts.ts';
import type { AccountMeta, Instruction } from '#harness/program/message.ts';
import { keyOf } from './client-stage.ts';

/** UTC day that the recorded chain's clock shows, and the pool's open day. */
export const TODAY = 20_500;

/** A provider that records what it should send, and answers from accounts that the test has put. */
export class RecordedChain {
  readonly sent: TransactionInstruction[][] = [];
  readonly wallet = keyOf(1).publicKey;
  readonly mint = keyOf(2).publicKey;
  readonly at: ProgramAddresses;
  readonly provider: Provider;
  readonly #accounts = new Map<string, Uint8Array>();
  refusal: Error | undefined;

  constructor() {
    const getAccountInfo = async (address: PublicKey): Promise<AccountInfo<Buffer> | null> => {
      const data = this.#accounts.get(address.toBase58());
      return data === undefined ? null : { data: Buffer.from(data), executable: false, lamports: 1, owner: address };
    };
    const getMinimumBalanceForRentExemption = async (bytes: number): Promise<number> => (128 + bytes) * 6_960;
    this.provider = {
      connection: { getAccountInfo, getMinimumBalanceForRentExemption } as unknown as Provider['connection'],
      publicKey: this.wallet,
      sendAndConfirm: async (transaction) => {
        if (this.refusal !== undefined) throw this.refusal;
        this.sent.push([...(transaction as Transaction).instructions]);
        return `signature ${this.sent.length}`;
      },
    };
    this.at = new ProgramAddresses(stakingProgram(this.provider).programId);
    this.setUnixTime(BigInt(TODAY) * 86_400n);
    this.putPool();
  }

  setUnixTime(unixSeconds: bigint): void {
    const clock = new Uint8Array(40);
    new DataView(clock.buffer).setBigInt64(32, unixSeconds, true);
    this.put(SYSVAR_CLOCK_PUBKEY, clock);
  }

  put(address: PublicKey, data: Uint8Array): void {
    this.#accounts.set(address.toBase58(), data);
  }

  /** A pool that is rolled to today, of this chain's mint. */
  putPool(write: (view: DataView) => void = () => undefined): void {
    this.putAccount('StakingPool', POOL_BYTES, this.at.pool, (view, data) => {
      data.set(this.mint.toBytes(), 8 + 32);
      view.setUint32(336, TODAY, true);
      write(view);
    });
  }

  putUserStake(owner: PublicKey, write: (view: DataView) => void = () => undefined): void {
    this.putAccount('UserStake', USER_STAKE_BYTES, this.at.userStake(owner), write);
  }

  putGovernance(write: (view: DataView, data: Uint8Array) => void = () => undefined): void {
    this.putAccount('Governance', GOVERNANCE_BYTES, this.at.governance, write);
  }

  putProposal(id: number, write: (view: DataView, data: Uint8Array) => void = () => undefined): void {
    this.putAccount('Proposal', PROPOSAL_BYTES, this.at.proposal(id), (view, data) => {
      view.setUint32(176, id, true);
      write(view, data);
    });
  }

  putVesting(address: PublicKey, write: (view: DataView) => void): void {
    this.putAccount('Vesting', VESTING_BYTES, address, write);
  }

  putTokens(tokenAccount: PublicKey, amount: bigint): void {
    const data = new Uint8Array(AccountLayout.span);
    new DataView(data.buffer).setBigUint64(64, amount, true);
    this.put(tokenAccount, data);
  }

  putMint(mint: PublicKey, supply: bigint): void {
    const data = new Uint8Array(MintLayout.span);
    new DataView(data.buffer).setBigUint64(36, supply, true);
    this.put(mint, data);
  }

  /** `write` sees the account from the end of its discriminator, and as a whole. */
  putAccount(
    name: StakingAccountName,
    bytes: number,
    address: PublicKey,
    write: (view: DataView, data: Uint8Array) => void,
  ): void {
    const data = new Uint8Array(bytes);
    data.set(accountDiscriminator(name));
    write(new DataView(data.buffer, 8), data);
    this.put(address, data);
  }

  /** What was sent, a transaction each, in the harness's form. */
  get instructions(): readonly (readonly Instruction[])[] {
    return this.sent.map((instructions) => instructions.map(plain));
  }

  /** The last instruction that was sent, in the harness's form. */
  get last(): Instruction {
    const instruction = this.sent.at(-1)?.at(-1);
    if (instruction === undefined) throw new Error('nothing was sent');
    return plain(instruction);
  }
}

/** A web3.js instruction in the harness's form, to be compared with what the harness encodes. */
export function plain({ programId, keys, data }: TransactionInstruction): Instruction {
  const accounts = keys.map(
    ({ pubkey, isSigner, isWritable }): AccountMeta => ({
      address: pubkey.toBytes(),
      signer: isSigner,
      writable: isWritable,
    }),
  );
  return { programId: programId.toBytes(), accounts, data: new Uint8Array(data) };
}

/** An instruction of the harness as plain bytes. */
export function bytesOf({ programId, accounts, data }: Instruction): Instruction {
  const plainAccounts = accounts.map(({ address, signer, writable }) => ({
    address: new Uint8Array(address),
    signer,
    writable,
  }));
  return { programId: new Uint8Array(programId), accounts: plainAccounts, data: new Uint8Array(data) };
}

/** Writes a live, settled entry of a stake account into slot `index`. */
export function putEntry(
  view: DataView,
  index: number,
  entry: { readonly amount: bigint; readonly startDay: number; readonly endDay: number; readonly state?: number },
): void {
  const at = 184 + index * 80;
  view.setBigUint64(at, entry.amount, true);
  view.setBigInt64(at + 8, BigInt(entry.endDay) * 86_400n, true);
  view.setBigUint64(at + 32, entry.amount, true);
  view.setBigUint64(at + 40, entry.amount, true);
  view.setUint32(at + 56, entry.startDay, true);
  view.setUint32(at + 60, entry.endDay, true);
  view.setUint8(at + 65, entry.state ?? 1);
}
