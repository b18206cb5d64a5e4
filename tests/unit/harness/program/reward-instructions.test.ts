import { describe, expect, it } from 'vitest';
import { StakingAddresses } from '#harness/program/pda.ts';
import { RewardInstructions } from '#harness/program/reward-instructions.ts';

const addresses = new StakingAddresses(new Uint8Array(32).fill(7));
const key = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);
const STAKER = { owner: key(1), tokenAccount: key(2), userStake: key(3) };

describe('harness/program/reward-instructions', () => {
  const instructions = new RewardInstructions(addresses);

  it('lets anyone mint inflation and compound', () => {
    const open = [instructions.mintInflation(key(9)), instructions.compoundRewards(STAKER, [addresses.historyPage(1)])];
    expect(open.flatMap(({ accounts }) => accounts.filter(({ signer }) => signer))).toEqual([]);
  });

  it('names the governance account that counts votes, then the pages', () => {
    const pages = [addresses.expiryPage(3), addresses.historyPage(639)] as const;
    const { accounts } = instructions.refreshBoosters(STAKER, [pages[0]], [pages[1]]);
    expect(accounts.slice(3)).toEqual([
      { address: addresses.governance, signer: false, writable: false },
      { address: pages[0], signer: false, writable: true },
      { address: pages[1], signer: false, writable: false },
    ]);
  });

  it('writes a choice in one byte', () => {
    expect(instructions.setCompounding(STAKER, true).data.at(-1)).toBe(1);
    expect(instructions.setCompounding(STAKER, false).data.at(-1)).toBe(0);
  });
});
