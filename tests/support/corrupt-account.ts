import { Account as LitesvmAccount } from 'litesvm/dist/internal.js';
import { Account as BankrunAccount } from 'solana-bankrun/dist/internal.js';
import { LitesvmEngine } from '#harness/chain/litesvm-engine.ts';
import type { Engine } from './open-chain.ts';

/** Changes an account's bytes behind the programs' back, which no transaction could do. */
export async function corruptAccount(
  engine: Engine,
  address: Uint8Array,
  change: (data: Uint8Array) => void,
): Promise<void> {
  if (engine instanceof LitesvmEngine) {
    const found = engine.svm.getAccount(address);
    if (found === null) throw new Error('no account to corrupt');
    const data = Uint8Array.from(found.data());
    change(data);
    engine.svm.setAccount(
      address,
      new LitesvmAccount(found.lamports(), data, found.owner(), found.executable(), found.rentEpoch()),
    );
    return;
  }
  const found = await engine.context.banksClient.getAccount(address);
  if (found === null) throw new Error('no account to corrupt');
  const data = Uint8Array.from(found.data);
  change(data);
  const { lamports, owner, executable, rentEpoch } = found;
  engine.context.setAccount(address, new BankrunAccount(lamports, data, owner, executable, rentEpoch));
}

/** Adds to the balance of an SPL token account behind the token program's back. */
export async function corruptTokenBalance(engine: Engine, tokenAccount: Uint8Array, by: bigint): Promise<void> {
  await corruptAccount(engine, tokenAccount, (data) => {
    const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
    view.setBigUint64(64, view.getBigUint64(64, true) + by, true);
  });
}
