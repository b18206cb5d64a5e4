import { describe, expect, it } from 'vitest';
import { rentLamports, STAKE_ACCOUNT_BYTES, TOKEN_ACCOUNT_BYTES, VESTING_ACCOUNT_BYTES } from '#sim/core/rent.ts';
import { AccountStore } from '#tests/attacks/matrix/account-store.ts';
import { featuresWith, genesisPlan, TOKEN, withMarket } from '#tests/support/chain-plan.ts';
import { type Engine, openChain, stake, unstake } from '#tests/support/open-chain.ts';
import { act, rollTo } from './contract-stage.ts';

/** What metrics say of the rent of a wallet is what the chain has, whatever the engine. */
export function describeRent(engineName: Engine['name']): void {
  describe(`rent on ${engineName}`, () => {
    it('is that of the sizes that the simulator counts with, for every account of an agent', async () => {
      const grant = { beneficiary: 0, group: 'team', totalBaseUnits: 7n * TOKEN, cliffDays: 30, durationDays: 100 };
      const plan = genesisPlan([1_000n], { grants: [grant], features: featuresWith({ unstakeTickets: true }) });
      const opened = await openChain(engineName, withMarket(plan));
      try {
        await act(opened, stake(0, 500n, 30));
        const firstTicket = (await opened.chain.readAgents([0]))[0]?.stake?.ticketCount;
        await rollTo(opened, 2);
        await act(opened, unstake(0, 200n, 0, true));
        const store = new AccountStore(opened.engine);
        const { agents, addresses, grants } = opened.chain.deployment;
        const [agent] = agents;
        const found = async (address: Uint8Array | undefined): Promise<unknown> => {
          const { data, lamports } = await store.read(address!);
          return { bytes: data.length, lamports };
        };
        const rentOf = (bytes: number): unknown => ({ bytes, lamports: BigInt(rentLamports(bytes)) });
        expect(await found(agent?.tokenAccount)).toEqual(rentOf(TOKEN_ACCOUNT_BYTES));
        expect(await found(agent?.quoteAccount)).toEqual(rentOf(TOKEN_ACCOUNT_BYTES));
        expect(await found(agent?.staker.userStake)).toEqual(rentOf(STAKE_ACCOUNT_BYTES));
        expect(await found(grants[0]?.vesting)).toEqual(rentOf(VESTING_ACCOUNT_BYTES));
        expect(await found(addresses.ticket(agent!.wallet.address, firstTicket!))).toEqual(
          rentOf(VESTING_ACCOUNT_BYTES),
        );
      } finally {
        await opened.chain.close();
      }
    });
  });
}
