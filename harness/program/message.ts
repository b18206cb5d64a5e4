import { ADDRESS_BYTES, type CompiledTransaction, SIGNATURE_BYTES } from './transaction.ts';
import { SIGNS, TransactionWriter, WRITES, type WritableInstruction } from './transaction-writer.ts';

export interface AccountMeta {
  readonly address: Uint8Array;
  readonly signer: boolean;
  readonly writable: boolean;
}

export interface Instruction {
  readonly programId: Uint8Array;
  readonly accounts: readonly AccountMeta[];
  readonly data: Uint8Array;
}

/** Compiles a legacy transaction in an array of its own, of any length; for what is not sent over and over. */
export function compileTransaction(payer: Uint8Array, instructions: readonly Instruction[]): CompiledTransaction {
  const known = new Map<string, Uint8Array>();
  const same = (address: Uint8Array): Uint8Array => {
    const text = Buffer.from(address.buffer, address.byteOffset, address.byteLength).toString('latin1');
    const first = known.get(text) ?? address;
    known.set(text, first);
    return first;
  };
  const writable = instructions.map((instruction) => writableInstruction(instruction, same));
  const writer = new TransactionWriter(instructions.reduce((bytes, one) => bytes + roomFor(one), roomFor()));
  writer.begin(same(payer));
  if (!writer.add(writable)) throw new RangeError('more accounts than a transaction can name');
  return writer.finish();
}

/** An instruction as a writer takes it; `same` gives each address the array that stands for it. */
export function writableInstruction(
  { programId, accounts, data }: Instruction,
  same: (address: Uint8Array) => Uint8Array = (address) => address,
): WritableInstruction {
  return {
    programId: same(programId),
    addresses: accounts.map(({ address }) => same(address)),
    flags: Uint8Array.from(accounts, ({ signer, writable }) => (signer ? SIGNS : 0) | (writable ? WRITES : 0)),
    data,
  };
}

/** Bytes that are enough for an instruction with keys of its own or, without one, for what surrounds them. */
function roomFor(instruction?: Instruction): number {
  const perAccount = SIGNATURE_BYTES + ADDRESS_BYTES + 1;
  if (instruction === undefined) return 2 * perAccount + ADDRESS_BYTES;
  return 3 * perAccount + instruction.accounts.length * perAccount + instruction.data.length;
}
