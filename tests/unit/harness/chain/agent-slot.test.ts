import { describe, expect, it } from 'vitest';
import { AgentSlot } from '#harness/chain/agent-slot.ts';
import { associatedTokenAddress, StakingAddresses } from '#harness/program/pda.ts';
import { deriveWallet } from '#harness/wallet.ts';

describe('harness/chain/agent-slot', () => {
  const addresses = new StakingAddresses(new Uint8Array(32).fill(7));
  const wallet = deriveWallet(1, 'a', 'wallet');
  const [tokenAccount, quoteMint] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];
  const staker = { owner: wallet.address, tokenAccount, userStake: addresses.userStake(wallet.address) };
  const slot = new AgentSlot({ wallet, tokenAccount, staker }, addresses, quoteMint);

  it('has the addresses of its owner', () => {
    const owner = wallet.address;
    expect(slot.staker).toBe(staker);
    expect(slot.tokenAccount).toBe(tokenAccount);
    expect(slot.quoteAccount).toEqual(associatedTokenAddress(owner, quoteMint));
    expect(slot.attestation).toEqual(addresses.attestation(owner));
    expect(slot.ticket(3)).toEqual(addresses.ticket(owner, 3));
  });

  it('trades with the accounts of its owner, and has a quote account from genesis on where there is a market', () => {
    expect(slot.owner).toBe(wallet.address);
    expect(slot.quoteOpen).toBe(false);
    const quoteAccount = new Uint8Array(32).fill(3);
    const trader = new AgentSlot({ wallet, tokenAccount, staker, quoteAccount }, addresses, quoteMint);
    expect(trader.quoteOpen).toBe(true);
    expect(trader.quoteAccount).toBe(quoteAccount);
  });

  it('searches each once', () => {
    expect(slot.quoteAccount).toBe(slot.quoteAccount);
    expect(slot.attestation).toBe(slot.attestation);
    expect(slot.ticket(3)).toBe(slot.ticket(3));
    expect(slot.ticket(4)).not.toEqual(slot.ticket(3));
  });
});
