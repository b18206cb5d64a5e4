import { describe, expect, it } from 'vitest';
import { SYSTEM_PROGRAM } from '#harness/program/addresses.ts';
import { StakingAddresses } from '#harness/program/pda.ts';
import { pageAccounts, StakingInstructions } from '#harness/program/staking-instructions.ts';

const addresses = new StakingAddresses(new Uint8Array(32).fill(7));
const address = new Uint8Array(32).fill(1);
const STAKER = { owner: address, tokenAccount: address, userStake: address };

describe('harness/program/staking-instructions', () => {
  const instructions = new StakingInstructions(addresses);
  const [expiry, first, second] = [addresses.expiryPage(3), addresses.historyPage(639), addresses.historyPage(640)];

  it('puts pages after the named accounts, the expiry pages first and alone writable', () => {
    const { accounts } = instructions.unstake(STAKER, 1n, true, 2, [expiry], [first, second]);
    expect(accounts.slice(7)).toEqual([
      { address: expiry, signer: false, writable: true },
      { address: first, signer: false, writable: false },
      { address: second, signer: false, writable: false },
    ]);
    expect(pageAccounts([expiry], [first, second])).toEqual(accounts.slice(7));
  });

  it('lets the owner pay for a ticket, which comes last with the system program', () => {
    const ticket = new Uint8Array(32).fill(5);
    const plain = instructions.unstake(STAKER, 1n, true, 2, [expiry], [first]).accounts;
    const { accounts } = instructions.unstake(STAKER, 1n, true, 2, [expiry], [first], ticket);
    expect([plain[0]?.writable, accounts[0]?.writable]).toEqual([false, true]);
    expect(accounts.slice(1, -2)).toEqual(plain.slice(1));
    expect(accounts.slice(-2)).toEqual([
      { address: ticket, signer: false, writable: true },
      { address: SYSTEM_PROGRAM, signer: false, writable: false },
    ]);
  });

  it('asks nobody but the payer to sign what anyone may call', () => {
    const open = [
      instructions.roll([expiry]),
      instructions.settleEntries(address, 1, [first]),
      instructions.releaseTicket(STAKER, address),
      instructions.getVotingPower(address, address),
    ];
    expect(open.flatMap(({ accounts }) => accounts.filter(({ signer }) => signer))).toEqual([]);
  });
});
