import { describe, expect, it } from 'vitest';
import { decodeAddress } from '#harness/program/base58.ts';
import { featureMask } from '#sim/core/features.ts';
import { clockAt, FIRST_DAY, genesisPlan, TOKEN } from '#tests/support/chain-plan.ts';
import { corruptAccount, corruptTokenBalance } from '#tests/support/corrupt-account.ts';
import { claim, type Engine, openChain, outcomeName, stake, submitOne, unstake } from '#tests/support/open-chain.ts';
import { ContractStage, fund, rollTo } from './contract-stage.ts';

const CLOCK_SYSVAR = decodeAddress('SysvarC1ock11111111111111111111111111111111');
const WEEKLY_BUDGET = 700_000n;

/** What every chain behind the port does, whatever the engine. */
export function describeStakingChain(engineName: Engine['name']): void {
  describe(`StakingChain on ${engineName}`, () => {
    const stage = new ContractStage(engineName);

    describe('genesis', () => {
      it('gives every agent its holdings and leaves the rest with the operator', async () => {
        const { chain } = await stage.open([1_000n, 0n, 2_500_000n, ...Array.from({ length: 20 }, () => 7n)]);
        const agents = await chain.readAgents([0, 1, 2, 22]);
        expect(agents.map((agent) => agent.walletBaseUnits)).toEqual([
          1_000n * TOKEN,
          0n,
          2_500_000n * TOKEN,
          7n * TOKEN,
        ]);
        expect(agents.map((agent) => agent.stake)).toEqual([undefined, undefined, undefined, undefined]);
        expect(await chain.readVaults()).toEqual({
          stakeVaultBaseUnits: 0n,
          rewardVaultBaseUnits: 0n,
          penaltyVaultBaseUnits: 0n,
          treasuryVaultBaseUnits: 0n,
          bondVaultBaseUnits: 0n,
          vestingVaultBaseUnits: 0n,
          quoteVaultQuoteUnits: 0n,
          reserveWalletsBaseUnits: 0n,
          operatorBaseUnits: (1_000_000_000n - 2_501_140n) * TOKEN,
          mintSupplyBaseUnits: 1_000_000_000n * TOKEN,
        });
      });

      it('opens the pool on the day of the clock with the plan parameters', async () => {
        const { chain } = await stage.open([1_000n]);
        const pool = await chain.readPool();
        expect(pool).toMatchObject({
          genesisDay: Number(FIRST_DAY),
          lastDay: Number(FIRST_DAY),
          stakerCount: 0,
          totalStakedBaseUnits: 0n,
          lastUpdateUnixSeconds: FIRST_DAY * 86_400n,
          // floor(supply * 5% * 7 / 365)
          weeklyBudgetCapBaseUnits: (1_000_000_000n * TOKEN * 500n * 7n) / (10_000n * 365n),
        });
      });

      it('gives the treasury, the grants and the quote vault what the plan says', async () => {
        const { treasury } = genesisPlan([]);
        const grant = { group: 'team', totalBaseUnits: 7n * TOKEN, cliffDays: 30, durationDays: 100 };
        const { chain } = await stage.open([5n, 6n], {
          treasuryBaseUnits: 200n * TOKEN,
          treasury: { ...treasury, quoteReserveQuoteUnits: 9n },
          grants: [
            ...Array.from({ length: 9 }, () => ({ ...grant, beneficiary: 1 })),
            { ...grant, beneficiary: undefined, group: 'partners', totalBaseUnits: TOKEN },
          ],
        });
        expect(await chain.readVaults()).toMatchObject({
          treasuryVaultBaseUnits: 200n * TOKEN,
          vestingVaultBaseUnits: 64n * TOKEN,
          quoteVaultQuoteUnits: 9n,
          operatorBaseUnits: (1_000_000_000n - 275n) * TOKEN,
        });
        const startUnixSeconds = clockAt(0).unixSeconds;
        expect(await chain.readGrant(8)).toEqual({
          totalBaseUnits: 7n * TOKEN,
          releasedBaseUnits: 0n,
          startUnixSeconds,
          cliffSeconds: 30n * 86_400n,
          durationSeconds: 100n * 86_400n,
          index: 8,
          kind: 'vesting',
        });
        expect(await chain.readGrant(9)).toMatchObject({ totalBaseUnits: TOKEN, index: 0 });
        await expect(chain.readGrant(10)).rejects.toMatchObject({ code: 'CORE__VALUE_OUT_OF_RANGE' });
      });

      it('sets every parameter on chain', async () => {
        const plan = genesisPlan([]);
        const { chain } = await stage.open([]);
        expect(await chain.readPool()).toMatchObject({
          boostDays: plan.boosters.boostDays,
          activeDays: plan.boosters.activeDays,
          longTermDays: plan.boosters.longTermDays,
          boostActiveBps: plan.boosters.activeBps,
          boostLongTermBps: plan.boosters.longTermBps,
          boostVotingBps: plan.boosters.votingBps,
          features: featureMask(plan.features),
          lockDays: plan.staking.lockDays,
          openLockDays: plan.staking.lockDays,
          multiplierBps: plan.staking.multiplierBps,
          ticketDays: 14,
          rewardRateBps: 500,
        });
        const { quadratic: _, vetoDays, ...governance } = plan.governance;
        expect(await chain.readGovernance()).toMatchObject({
          ...governance,
          quadraticMode: 1,
          proposalCount: 0,
          vetoUntilUnixSeconds: clockAt(vetoDays).unixSeconds,
        });
        const { spendingCapBps, reserveFloorBaseUnits, buybackWeeklyCapBaseUnits, buybackMaxPriceQuoteUnits } =
          plan.treasury;
        expect(await chain.readTreasury()).toMatchObject({
          spendingCapBps,
          reserveFloorBaseUnits,
          buybackWeeklyCapBaseUnits,
          buybackMaxPriceQuoteUnits,
          tokenUnitBaseUnits: TOKEN,
        });
        expect(await chain.readEmission()).toMatchObject({
          genesisSupplyBaseUnits: 1_000_000_000n * TOKEN,
          inflationBps: [500, 300, 200],
          capBps: 500,
          mintCount: 0,
        });
      });

      it('rejects parameters outside the program bounds with the name of its refusal', async () => {
        const { staking } = genesisPlan([]);
        const opening = stage.open([1_000n], { staking: { ...staking, penaltyBps: 5_001 } });
        await expect(opening).rejects.toMatchObject({
          code: 'CHAIN__FAILED',
          context: { engine: engineName, step: 'genesis: initialize_pool', reason: 'PenaltyOutOfRange' },
        });
      });

      it('rejects holdings above the supply', async () => {
        const opening = stage.open([600_000_000n, 600_000_000n]);
        await expect(opening).rejects.toMatchObject({
          code: 'CHAIN__FAILED',
          context: { step: 'genesis: fund agents from 0', reason: 'TokenInsufficientFunds' },
        });
      });

      it('rejects use of a chain before it', async () => {
        const { chain } = await openChain(engineName);
        await expect(chain.readPool()).rejects.toMatchObject({
          code: 'CHAIN__FAILED',
          context: { step: 'readPool', reason: 'genesis has not run' },
        });
      });
    });

    it('sets all five fields of the clock together', async () => {
      const { chain, engine } = await stage.open([]);
      const read = async (): Promise<readonly bigint[]> => {
        const [data] = await engine.accounts([CLOCK_SYSVAR!]);
        const view = new DataView(data!.buffer, data!.byteOffset, data!.byteLength);
        return [0, 8, 16, 24, 32].map((offset) => view.getBigInt64(offset, true));
      };
      const unixOf = (day: bigint): bigint => (FIRST_DAY + day) * 86_400n;
      expect(await read()).toEqual([0n, unixOf(0n), 0n, 1n, unixOf(0n)]);
      await chain.advanceTo(clockAt(5, 3_600));
      // Slot, start of the epoch, epoch, epoch of the last known leader schedule, time.
      const entered = unixOf(5n) + 3_600n;
      expect(await read()).toEqual([1_089_000n, entered, 2n, 3n, entered]);
      await chain.advanceTo(clockAt(5, 7_200));
      expect(await read()).toEqual([1_098_000n, entered, 2n, 3n, unixOf(5n) + 7_200n]);
    });

    describe('actions', () => {
      it('opens the stake account with the first stake and moves the tokens', async () => {
        const { chain } = await stage.open([1_000n, 1_000n]);
        expect(await submitOne(chain, stake(0, 300n, 30))).toBe('accepted');
        expect(await submitOne(chain, stake(0, 200n, 0))).toBe('accepted');
        const [state] = await chain.readAgents([0]);
        expect(state?.walletBaseUnits).toBe(500n * TOKEN);
        expect(state?.stake).toMatchObject({
          amountBaseUnits: 500n * TOKEN,
          votingPower: 650n * TOKEN,
          entries: [
            {
              index: 0,
              amountBaseUnits: 300n * TOKEN,
              lockEndUnixSeconds: (FIRST_DAY + 30n) * 86_400n,
              weightLocked: 450n * TOKEN,
              weightBase: 300n * TOKEN,
              startDay: Number(FIRST_DAY),
              endDay: Number(FIRST_DAY) + 30,
              tier: 2,
              started: false,
              ended: false,
            },
            { index: 1, amountBaseUnits: 200n * TOKEN, weightLocked: 200n * TOKEN, tier: 0 },
          ],
        });
        expect((await chain.readVaults()).stakeVaultBaseUnits).toBe(500n * TOKEN);
        expect((await chain.readPool()).stakerCount).toBe(1);
      });

      it('gives outcomes in the order of the actions', async () => {
        const { chain } = await stage.open([1_000n, 1_000n]);
        const outcomes = await chain.submit([
          claim(0),
          stake(0, 400n, 7),
          stake(1, 99n, 7),
          stake(1, 100n, 7),
          stake(0, 601n, 0),
          stake(0, 600n, 0),
        ]);
        expect(outcomes.map(outcomeName)).toEqual([
          'AccountOwnedByWrongProgram',
          'accepted',
          'StakeBelowMinimum',
          'accepted',
          'TokenInsufficientFunds',
          'accepted',
        ]);
        expect(chain.computeUnits).toBeGreaterThan(0);
      });

      it('executes the same action again and again', async () => {
        const { chain } = await stage.open([10_000n]);
        const outcomes = await chain.submit(Array.from({ length: 12 }, () => stake(0, 100n, 7)));
        expect(new Set(outcomes.map(outcomeName))).toEqual(new Set(['accepted']));
        const [state] = await chain.readAgents([0]);
        expect(state?.stake?.entries).toHaveLength(12);
        expect(state?.walletBaseUnits).toBe(8_800n * TOKEN);
        const refused = await chain.submit([claim(0), claim(0)]);
        expect(refused.map(outcomeName)).toEqual(['NothingToClaim', 'NothingToClaim']);
      });

      it('earns, claims and leaves over the lock of a stake', async () => {
        const opened = await stage.open([1_000n]);
        const { chain } = opened;
        await submitOne(chain, stake(0, 1_000n, 7));
        expect(outcomeName(await fund(opened, WEEKLY_BUDGET))).toBe('accepted');
        // The budget is the second week's; it is claimable when that week has closed.
        await rollTo(opened, 8, 60);
        expect(await submitOne(chain, claim(0))).toBe('NothingToClaim');
        await rollTo(opened, 14);
        expect(await submitOne(chain, claim(0))).toBe('accepted');
        expect(await submitOne(chain, unstake(0, 1_000n, 0))).toBe('accepted');
        const [state] = await chain.readAgents([0]);
        // The only staker gets all of it but the accumulator's rounding.
        expect(state?.walletBaseUnits).toBe((1_000n + WEEKLY_BUDGET) * TOKEN - 1n);
        expect(await chain.readVaults()).toMatchObject({ stakeVaultBaseUnits: 0n, rewardVaultBaseUnits: 1n });
      });

      it('takes a tenth, rounded up, of a broken lock', async () => {
        const { chain } = await stage.open([1_000n]);
        const amountBaseUnits = 500n * TOKEN + 1n;
        await chain.submit([{ kind: 'stake', agent: 0, amountBaseUnits, lockDays: 180 }]);
        const leave = { kind: 'unstake', agent: 0, amountBaseUnits, entryIndex: 0 } as const;
        const outcomes = await chain.submit([
          { ...leave, force: false },
          { ...leave, force: true },
        ]);
        expect(outcomes.map(outcomeName)).toEqual(['StillLocked', 'accepted']);
        expect(await chain.readVaults()).toMatchObject({
          stakeVaultBaseUnits: 0n,
          penaltyVaultBaseUnits: 50n * TOKEN + 1n,
        });
        expect((await chain.readAgents([0]))[0]?.walletBaseUnits).toBe(950n * TOKEN - 1n);
      });

      it('leaves a boosted entry early after its day is closed', async () => {
        const opened = await stage.open([1_000n]);
        await submitOne(opened.chain, stake(0, 1_000n, 90));
        await rollTo(opened, 40);
        expect(await submitOne(opened.chain, unstake(0, 400n, 0, true))).toBe('accepted');
        await rollTo(opened, 89);
        expect((await opened.chain.readPool()).activeWeight).toBe(1_200n * TOKEN);
        await rollTo(opened, 91);
        expect((await opened.chain.readPool()).activeWeight).toBe(600n * TOKEN);
      });

      it('finds the history pages of old starts and lock ends', async () => {
        const opened = await stage.open([100_000n]);
        const { chain } = opened;
        await submitOne(chain, stake(0, 1_000n, 30));
        await submitOne(chain, stake(0, 1_000n, 180));
        await fund(opened, WEEKLY_BUDGET);
        await rollTo(opened, 120);
        expect(await submitOne(chain, claim(0))).toBe('accepted');
        const [state] = await chain.readAgents([0]);
        expect(state?.stake?.entries.map(({ started, ended }) => ({ started, ended }))).toEqual([
          { started: true, ended: true },
          { started: true, ended: false },
        ]);
        await rollTo(opened, 400);
        expect(await submitOne(chain, unstake(0, 1_000n, 1))).toBe('accepted');
      });

      it('settles ahead when more pages are needed than a transaction holds', async () => {
        const opened = await stage.open([100_000n]);
        const { chain } = opened;
        await fund(opened, WEEKLY_BUDGET);
        for (let i = 0; i < 16; i += 1) {
          await rollTo(opened, i * 67);
          expect(await submitOne(chain, stake(0, 100n, 30))).toBe('accepted');
        }
        await rollTo(opened, 16 * 67 + 40);
        expect(await submitOne(chain, stake(0, 100n, 30))).toBe('EntriesFull');
        expect(await submitOne(chain, claim(0))).toBe('accepted');
        const [state] = await chain.readAgents([0]);
        expect(state?.stake?.entries.filter((entry) => entry.started && entry.ended)).toHaveLength(16);
        expect(state?.stake?.rewardsClaimedBaseUnits).toBeGreaterThan((WEEKLY_BUDGET - 1n) * TOKEN);
      });
    });

    it('shows what was changed behind the programs back', async () => {
      const { chain, engine } = await stage.open([1_000n]);
      const { addresses, agents } = chain.deployment;
      await corruptTokenBalance(engine, addresses.stakeVault, 5n);
      expect((await chain.readVaults()).stakeVaultBaseUnits).toBe(5n);
      await corruptTokenBalance(engine, agents[0]!.tokenAccount, 1n);
      expect((await chain.readAgents([0]))[0]?.walletBaseUnits).toBe(1_000n * TOKEN + 1n);
      await corruptAccount(engine, addresses.pool, (data) => data.fill(0, 0, 8));
      await expect(chain.readPool()).rejects.toMatchObject({
        code: 'PROGRAM__LAYOUT_MISMATCH',
        context: { account: 'StakingPool', found: 'discriminator 0000000000000000' },
      });
    });
  });
}
