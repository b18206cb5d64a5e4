import type { Connection } from '@solana/web3.js';
import { describe, expect, it } from 'vitest';
import { AccountReader } from '#client/account-reader.ts';
import { EMISSION_BYTES, TREASURY_BYTES } from '#harness/program/accounts.ts';
import { keyOf } from '#tests/support/client-stage.ts';
import { RecordedChain, TODAY } from '#tests/support/recorded-chain.ts';

const owner = keyOf(3).publicKey;

describe('client/account-reader', () => {
  it('reads the clock, the pool and who holds the roles', async () => {
    const chain = new RecordedChain();
    const accounts = new AccountReader(chain.provider.connection, chain.at);
    expect(await accounts.unixSeconds()).toBe(BigInt(TODAY) * 86_400n);
    expect(await accounts.today()).toBe(TODAY);
    expect((await accounts.pool()).lastDay).toBe(TODAY);
    expect(await accounts.poolMint()).toEqual(chain.mint);
    chain.putGovernance((_, data) => data.set(owner.toBytes(), 8 + 64));
    expect((await accounts.roles()).pendingAuthority).toEqual(owner);
  });

  it('decodes what is there', async () => {
    const chain = new RecordedChain();
    const accounts = new AccountReader(chain.provider.connection, chain.at);
    expect(await accounts.userStake(owner)).toBeUndefined();
    chain.putUserStake(owner);
    expect((await accounts.userStake(owner))?.amountBaseUnits).toBe(0n);
    chain.putProposal(3);
    expect((await accounts.proposal(3)).id).toBe(3);
    chain.putAccount('Treasury', TREASURY_BYTES, chain.at.treasury, (view) => view.setBigUint64(264, 9n, true));
    expect((await accounts.treasury()).totalSpentBaseUnits).toBe(9n);
    chain.putAccount('Emission', EMISSION_BYTES, chain.at.emission, (view) => view.setBigUint64(8, 9n, true));
    expect((await accounts.emission()).totalMintedBaseUnits).toBe(9n);
    expect(await accounts.vesting(chain.at.vesting(owner, 0))).toBeUndefined();
    expect(await accounts.tokenBalance(owner)).toBe(0n);
  });

  it("takes a provider's silence, its refusal and an emptied account for none", async () => {
    const { at } = new RecordedChain();
    const answering = (getAccountInfo: () => Promise<unknown>) =>
      new AccountReader({ getAccountInfo } as unknown as Connection, at).exists(owner);
    expect(await answering(async () => null)).toBe(false);
    expect(await answering(async () => ({ data: Buffer.alloc(0) }))).toBe(false);
    expect(await answering(() => Promise.reject(new Error('Could not find 123')))).toBe(false);
    expect(await answering(async () => ({ data: Buffer.alloc(1) }))).toBe(true);
    await expect(answering(() => Promise.reject(new Error('429')))).rejects.toThrow('429');
  });

  it('rejects questions about accounts that are not there', async () => {
    const chain = new RecordedChain();
    const accounts = new AccountReader(chain.provider.connection, chain.at);
    await expect(accounts.governance()).rejects.toMatchObject({ account: 'Governance' });
    await expect(accounts.requireUserStake(owner)).rejects.toMatchObject({
      account: 'UserStake',
      address: chain.at.userStake(owner).toBase58(),
    });
    await expect(accounts.mintSupply(owner)).rejects.toMatchObject({ account: 'mint' });
  });
});
