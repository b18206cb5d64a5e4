import { PublicKey } from '@solana/web3.js';
import { BankrunProvider } from 'anchor-bankrun';
import { Clock, start } from 'solana-bankrun';
import { loadProgramArtifacts } from '#harness/index.ts';
import type { AnchorSession } from './anchor-session.ts';

const LOADER = new PublicKey('BPFLoader2111111111111111111111111111111111');

/** anchor-bankrun's provider on the committed program. */
export async function openAnchorBankrun(): Promise<AnchorSession> {
  process.env['RUST_LOG'] ??= 'off';
  const { programAddress, elf } = loadProgramArtifacts();
  const info = { lamports: 10_000_000_000, data: elf, owner: LOADER, executable: true };
  const context = await start([], [{ address: new PublicKey(programAddress), info }]);
  let used = '';
  // The bank takes a repeat under one blockhash for a duplicate, and has a new one every few milliseconds.
  const nextBlockhash = async (): Promise<string> => {
    for (;;) {
      const [blockhash] = (await context.banksClient.getLatestBlockhash()) ?? [''];
      if (blockhash !== used) {
        used = blockhash;
        return blockhash;
      }
    }
  };
  const provider = new BankrunProvider(context);
  const sendAndConfirm = provider.sendAndConfirm?.bind(provider);
  provider.sendAndConfirm = async (...args) => {
    await nextBlockhash();
    if (sendAndConfirm === undefined) throw new TypeError('anchor-bankrun can send');
    return sendAndConfirm(...args);
  };
  return {
    provider,
    payer: context.payer,
    async send(transaction, signers) {
      transaction.feePayer = context.payer.publicKey;
      transaction.recentBlockhash = await nextBlockhash();
      transaction.sign(context.payer, ...signers);
      const { result, meta } = await context.banksClient.tryProcessTransaction(transaction);
      const logs = meta?.logMessages ?? [];
      if (result !== null) throw new Error([result, ...logs].join('\n'));
      return { logs, returnData: meta?.returnData?.data ?? new Uint8Array(0) };
    },
    setUnixTime(unixSeconds) {
      context.setClock(new Clock(1n, unixSeconds, 0n, 1n, unixSeconds));
    },
    async accountData(address) {
      return (await context.banksClient.getAccount(address))?.data;
    },
  };
}
