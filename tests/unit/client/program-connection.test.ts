import type { Provider } from '@coral-xyz/anchor';
import { SystemProgram } from '@solana/web3.js';
import { describe, expect, it } from 'vitest';
import { ProgramConnection, stakingProgram } from '#client/program-connection.ts';
import { loadProgramArtifacts } from '#harness/index.ts';
import { keyOf } from '#tests/support/client-stage.ts';
import { RecordedChain } from '#tests/support/recorded-chain.ts';

const ann = keyOf(3);
const pay = (lamports: number) =>
  SystemProgram.transfer({ fromPubkey: ann.publicKey, toPubkey: keyOf(4).publicKey, lamports });

describe('client/program-connection', () => {
  it('is of the committed program', () => {
    const { programId } = stakingProgram(new RecordedChain().provider);
    expect(programId.toBase58()).toBe(loadProgramArtifacts().programAddress);
  });

  it('lets only those sign who are needed', async () => {
    const chain = new RecordedChain();
    const signers: string[][] = [];
    const provider: Provider = {
      ...chain.provider,
      sendAndConfirm: async (_, given = []) => {
        signers.push(given.map(({ publicKey }) => publicKey.toBase58()));
        return 'signature';
      },
    };
    expect(await new ProgramConnection(provider).send([[pay(1)]], [ann, keyOf(5)])).toBe('signature');
    expect(signers).toEqual([[ann.publicKey.toBase58()]]);
  });

  it('returns the signature of the last transaction, and none for nothing', async () => {
    const connection = new ProgramConnection(new RecordedChain().provider);
    expect(await connection.send([])).toBe('');
    const many = Array.from({ length: 90 }, (_, lamports) => [pay(lamports)]);
    expect(await connection.send(many, [ann])).not.toBe('signature 1');
  });

  it("names the token program's errors of the staking program, and the system program's of its own", async () => {
    const chain = new RecordedChain();
    const connection = new ProgramConnection(chain.provider);
    chain.refusal = new Error('Error processing Instruction 0: custom program error: 0x1');
    await expect(connection.send([[pay(1)]])).rejects.toMatchObject({ errorName: 'SystemResultWithNegativeLamports' });
    const roll = await connection.program.methods.roll().accountsStrict({ pool: chain.at.pool }).instruction();
    await expect(connection.send([[roll]])).rejects.toMatchObject({ errorName: 'TokenInsufficientFunds' });
  });

  it('rejects a provider that has no wallet or cannot send', async () => {
    const { connection } = new RecordedChain().provider;
    const blind = new ProgramConnection({ connection });
    expect(() => blind.payer).toThrow(TypeError);
    const mute = new ProgramConnection({ connection, publicKey: ann.publicKey });
    await expect(mute.send([[pay(1)]])).rejects.toThrow(TypeError);
  });
});
