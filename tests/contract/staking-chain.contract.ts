import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealTransaction } from '#harness/chain/transaction-sender.ts';
import { decodeAddress } from '#harness/program/base58.ts';
import { compileTransaction } from '#harness/program/message.ts';
import { StakingInstructions } from '#harness/program/staking-instructions.ts';
import type { Outcome, StakingChain } from '#sim/ports/staking-chain.ts';
import { clockAt, FIRST_DAY, genesisPlan, TOKEN } from '#tests/support/chain-plan.ts';
import { corruptAccount, corruptTokenBalance } from '#tests/support/corrupt-account.ts';
import {
  claim,
  type Engine,
  type OpenChain,
  openChain,
  outcomeName,
  stake,
  submitOne,
  unstake,
} from '#tests/support/open-chain.ts';

const CLOCK_SYSVAR = decodeAddress('SysvarC1ock11111111111111111111111111111111');
const WEEKLY_BUDGET = 700_000n;

/** What every chain behind the port does, whatever the engine. */
export function describeStakingChain(engineName: Engine['name']): void {
  describe(`StakingChain on ${engineName}`, () => {
    const opened: StakingChain[] = [];
    const open = async (...args: Parameters<typeof genesisPlan>): Promise<OpenChain> => {
      const found = await openChain(engineName, genesisPlan(...args));
      opened.push(found.chain);
      return found;
    };
    const to = async ({ chain }: OpenChain, day: number, secondOfDay = 0): Promise<Outcome> => {
      await chain.advanceTo(clockAt(day, secondOfDay));
      return chain.operate({ kind: 'roll' });
    };
    const fund = ({ chain }: OpenChain, tokens: bigint): Promise<Outcome> =>
      chain.operate({ kind: 'fund_rewards', amountBaseUnits: tokens * TOKEN });

    afterAll(async () => {
      for (const chain of opened) await chain.close();
    });

    describe('genesis', () => {
      it('gives every agent its holdings and leaves the rest with the operator', async () => {
        const { chain } = await open([1_000n, 0n, 2_500_000n, ...Array.from({ length: 20 }, () => 7n)]);
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
          operatorBaseUnits: (1_000_000_000n - 2_501_140n) * TOKEN,
          mintSupplyBaseUnits: 1_000_000_000n * TOKEN,
        });
      });

      it('opens the pool on the day of the clock with the plan parameters', async () => {
        const { chain } = await open([1_000n]);
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

      it('rejects parameters outside the program bounds with the name of its refusal', async () => {
        const { staking } = genesisPlan([]);
        const opening = open([1_000n], { staking: { ...staking, penaltyBps: 5_001 } });
        await expect(opening).rejects.toMatchObject({
          code: 'CHAIN__FAILED',
          context: { engine: engineName, step: 'genesis: initialize_pool', reason: 'PenaltyOutOfRange' },
        });
      });

      it('rejects holdings above the supply', async () => {
        const opening = open([600_000_000n, 600_000_000n]);
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
      const { chain, engine } = await open([]);
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
        const { chain } = await open([1_000n, 1_000n]);
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
        const { chain } = await open([1_000n, 1_000n]);
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
        expect(outcomes.every((outcome) => outcome.computeUnits > 0)).toBe(true);
      });

      it('executes the same action again and again', async () => {
        const { chain } = await open([10_000n]);
        const outcomes = await chain.submit(Array.from({ length: 12 }, () => stake(0, 100n, 7)));
        expect(new Set(outcomes.map(outcomeName))).toEqual(new Set(['accepted']));
        const [state] = await chain.readAgents([0]);
        expect(state?.stake?.entries).toHaveLength(12);
        expect(state?.walletBaseUnits).toBe(8_800n * TOKEN);
        const refused = await chain.submit([claim(0), claim(0)]);
        expect(refused.map(outcomeName)).toEqual(['NothingToClaim', 'NothingToClaim']);
      });

      it('earns, claims and leaves over the lock of a stake', async () => {
        const opened = await open([1_000n]);
        const { chain } = opened;
        await submitOne(chain, stake(0, 1_000n, 7));
        expect(outcomeName(await fund(opened, WEEKLY_BUDGET))).toBe('accepted');
        // The budget is the second week's; it is claimable when that week has closed.
        await to(opened, 8, 60);
        expect(await submitOne(chain, claim(0))).toBe('NothingToClaim');
        await to(opened, 14);
        expect(await submitOne(chain, claim(0))).toBe('accepted');
        expect(await submitOne(chain, unstake(0, 1_000n, 0))).toBe('accepted');
        const [state] = await chain.readAgents([0]);
        // The only staker gets all of it but the accumulator's rounding.
        expect(state?.walletBaseUnits).toBe((1_000n + WEEKLY_BUDGET) * TOKEN - 1n);
        expect(await chain.readVaults()).toMatchObject({ stakeVaultBaseUnits: 0n, rewardVaultBaseUnits: 1n });
      });

      it('takes a tenth, rounded up, of a broken lock', async () => {
        const { chain } = await open([1_000n]);
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
        const opened = await open([1_000n]);
        await submitOne(opened.chain, stake(0, 1_000n, 90));
        await to(opened, 40);
        expect(await submitOne(opened.chain, unstake(0, 400n, 0, true))).toBe('accepted');
        await to(opened, 89);
        expect((await opened.chain.readPool()).activeWeight).toBe(1_200n * TOKEN);
        await to(opened, 91);
        expect((await opened.chain.readPool()).activeWeight).toBe(600n * TOKEN);
      });

      it('finds the history pages of old starts and lock ends', async () => {
        const opened = await open([100_000n]);
        const { chain } = opened;
        await submitOne(chain, stake(0, 1_000n, 30));
        await submitOne(chain, stake(0, 1_000n, 180));
        await fund(opened, WEEKLY_BUDGET);
        await to(opened, 120);
        expect(await submitOne(chain, claim(0))).toBe('accepted');
        const [state] = await chain.readAgents([0]);
        expect(state?.stake?.entries.map(({ started, ended }) => ({ started, ended }))).toEqual([
          { started: true, ended: true },
          { started: true, ended: false },
        ]);
        await to(opened, 400);
        expect(await submitOne(chain, unstake(0, 1_000n, 1))).toBe('accepted');
      });

      it('settles ahead when more pages are needed than a transaction holds', async () => {
        const opened = await open([100_000n]);
        const { chain } = opened;
        await fund(opened, WEEKLY_BUDGET);
        for (let i = 0; i < 16; i += 1) {
          await to(opened, i * 67);
          expect(await submitOne(chain, stake(0, 100n, 30))).toBe('accepted');
        }
        await to(opened, 16 * 67 + 40);
        expect(await submitOne(chain, stake(0, 100n, 30))).toBe('EntriesFull');
        expect(await submitOne(chain, claim(0))).toBe('accepted');
        const [state] = await chain.readAgents([0]);
        expect(state?.stake?.entries.filter((entry) => entry.started && entry.ended)).toHaveLength(16);
        expect(state?.stake?.rewardsClaimedBaseUnits).toBeGreaterThan((WEEKLY_BUDGET - 1n) * TOKEN);
      });
    });

    describe('refusals', () => {
      let opened: OpenChain;
      beforeAll(async () => {
        opened = await open([50_000_000n, 1_000n, 2_000n]);
        await opened.chain.submit([stake(1, 500n, 30), stake(2, 100n, 0)]);
      });

      it.each([
        ['ZeroAmount', stake(1, 0n, 30), 6000],
        ['UnknownLock', stake(1, 100n, 31), 6001],
        ['StakeBelowMinimum', stake(1, 99n, 30), 6002],
        ['StakeCapExceeded', stake(0, 10_000_001n, 30), 6003],
        ['TokenInsufficientFunds', stake(1, 501n, 30), 1],
        ['EntryNotFound', unstake(1, 100n, 1), 6005],
        ['EntryNotFound', unstake(1, 100n, 200), 6005],
        ['AmountExceedsEntry', unstake(1, 501n, 0), 6006],
        ['RemainderBelowMinStake', unstake(1, 401n, 0), 6007],
        ['StillLocked', unstake(1, 500n, 0), 6008],
        ['ZeroAmount', unstake(1, 0n, 0), 6000],
        ['NothingToClaim', claim(1), 6009],
        ['AccountOwnedByWrongProgram', claim(0), 3007],
        ['AccountOwnedByWrongProgram', unstake(0, 1n, 0), 3007],
      ])('rejects with %s and leaves every account as it was (%o)', async (errorName, action, errorCode) => {
        const { chain } = opened;
        const before = [await chain.readPool(), await chain.readAgents([0, 1, 2]), await chain.readVaults()];
        const [outcome] = await chain.submit([action]);
        expect(outcome).toMatchObject({ accepted: false, errorName, errorCode });
        expect([await chain.readPool(), await chain.readAgents([0, 1, 2]), await chain.readVaults()]).toEqual(before);
      });

      it('rejects a claim below the minimum', async () => {
        const small = await open([1_000n, 9_000_000n]);
        await small.chain.submit([stake(0, 100n, 0), stake(1, 9_000_000n, 180)]);
        await fund(small, 100n);
        await to(small, 14);
        const outcomes = await small.chain.submit([claim(0), claim(1)]);
        expect(outcomes.map(outcomeName)).toEqual(['ClaimBelowMinimum', 'accepted']);
      });

      it('rejects what comes after an ended day that nobody closed', async () => {
        const late = await open([1_000n]);
        await submitOne(late.chain, stake(0, 100n, 0));
        await late.chain.advanceTo(clockAt(1));
        const outcomes = await late.chain.submit([stake(0, 100n, 0), claim(0), unstake(0, 100n, 0)]);
        expect(outcomes.map(outcomeName)).toEqual(['PoolNotRolled', 'PoolNotRolled', 'PoolNotRolled']);
        expect(outcomeName(await fund(late, 1n))).toBe('PoolNotRolled');
        expect(outcomeName(await late.chain.operate({ kind: 'roll' }))).toBe('accepted');
        expect(await submitOne(late.chain, stake(0, 100n, 0))).toBe('accepted');
      });

      it('rejects a clock that went back', async () => {
        const back = await open([1_000n]);
        await to(back, 3, 100);
        await submitOne(back.chain, stake(0, 100n, 0));
        expect(outcomeName(await to(back, 3, 99))).toBe('ClockWentBack');
        expect(await submitOne(back.chain, stake(0, 100n, 0))).toBe('ClockWentBack');
      });

      it('rejects operator actions by name', async () => {
        const { chain } = await open([999_999_000n]);
        const operate = async (kind: 'mint' | 'fund_rewards', amountBaseUnits: bigint): Promise<string> =>
          outcomeName(await chain.operate({ kind, amountBaseUnits }));
        expect(await operate('fund_rewards', 958_905n * TOKEN)).toBe('WeeklyBudgetExceeded');
        expect(await operate('fund_rewards', 1_001n * TOKEN)).toBe('TokenInsufficientFunds');
        expect(await operate('fund_rewards', 0n)).toBe('ZeroAmount');
        expect(await operate('mint', 2n ** 64n - 1n)).toBe('TokenOverflow');
        expect(await operate('mint', 5_000n * TOKEN)).toBe('accepted');
        expect(await chain.readVaults()).toMatchObject({
          operatorBaseUnits: 6_000n * TOKEN,
          mintSupplyBaseUnits: 1_000_005_000n * TOKEN,
        });
      });

      it('rejects a transaction that is unsigned, wrongly signed, or signed for another owner', async () => {
        const { chain, engine } = opened;
        const { addresses, agents } = chain.deployment;
        const [, victim, attacker] = agents;
        const instructions = new StakingInstructions(addresses);
        const victimAccounts = {
          owner: victim!.wallet.address,
          tokenAccount: victim!.tokenAccount,
          userStake: addresses.userStake(victim!.wallet.address),
        };
        const blockhash = await engine.freshBlockhash(undefined);
        const leave = instructions.unstake(victimAccounts, 500n * TOKEN, true, 0, [], []);
        const forged = compileTransaction(victim!.wallet.address, [leave]);
        forged.bytes.set(blockhash, forged.blockhashOffset);
        const refused = { error: { kind: 'transaction', name: 'SignatureFailure' } };
        expect(await engine.send(forged.bytes)).toMatchObject(refused);
        sealTransaction(forged, blockhash, [attacker!.wallet]);
        expect(await engine.send(forged.bytes)).toMatchObject(refused);

        const stolen = instructions.unstake(
          { ...victimAccounts, owner: attacker!.wallet.address, tokenAccount: attacker!.tokenAccount },
          500n * TOKEN,
          true,
          0,
          [],
          [],
        );
        const transaction = compileTransaction(attacker!.wallet.address, [stolen]);
        sealTransaction(transaction, blockhash, [attacker!.wallet]);
        // WrongOwner
        expect(await engine.send(transaction.bytes)).toMatchObject({ error: { kind: 'program', code: 6019 } });
        expect((await chain.readAgents([1]))[0]?.walletBaseUnits).toBe(500n * TOKEN);
      });

      it('rejects amounts that no instruction can carry and agents that do not exist', async () => {
        const { chain } = opened;
        const tooLarge = { kind: 'stake', agent: 0, amountBaseUnits: 2n ** 64n, lockDays: 0 } as const;
        await expect(chain.submit([tooLarge])).rejects.toMatchObject({ code: 'CORE__VALUE_OUT_OF_RANGE' });
        await expect(chain.submit([claim(3)])).rejects.toMatchObject({ code: 'CORE__VALUE_OUT_OF_RANGE' });
      });
    });

    describe('time', () => {
      it('runs ten years of daily ticks', async () => {
        const opened = await open([100_000n, 100_000n]);
        const { chain } = opened;
        const days = 3_652;
        await chain.submit([stake(0, 10_000n, 0), stake(1, 10_000n, 180)]);
        const refused = new Set<string>();
        for (let day = 1; day <= days; day += 1) {
          const rolled = await to(opened, day, 30);
          if (!rolled.accepted) refused.add(rolled.errorName);
          if (day % 365 === 0) {
            const outcomes = [await fund(opened, WEEKLY_BUDGET), ...(await chain.submit([claim(day % 2)]))];
            // Nothing is owed before the first funded week has closed.
            if (day > 365) for (const outcome of outcomes) if (!outcome.accepted) refused.add(outcome.errorName);
          }
        }
        expect([...refused]).toEqual([]);
        const pool = await chain.readPool();
        expect(pool.lastDay).toBe(Number(FIRST_DAY) + days);
        expect(pool.totalFundedBaseUnits).toBe(10n * WEEKLY_BUDGET * TOKEN);
        expect(pool.activeWeight).toBe(20_000n * TOKEN);
        expect(await submitOne(chain, unstake(1, 10_000n, 0))).toBe('accepted');
      });

      it('comes to the same pool by one roll of many days as by a roll a day', async () => {
        const play = async (days: readonly number[]): Promise<unknown> => {
          const opened = await open([100_000n]);
          await opened.chain.submit([7, 30, 90, 180].map((lockDays) => stake(0, 1_000n, lockDays)));
          await fund(opened, WEEKLY_BUDGET);
          for (const day of days) await to(opened, day, 5);
          await submitOne(opened.chain, claim(0));
          return [await opened.chain.readPool(), await opened.chain.readAgents([0])];
        };
        const daily = await play(Array.from({ length: 200 }, (_, i) => i + 1));
        expect(await play([200])).toEqual(daily);
      });

      it('rolls twice a day without effect', async () => {
        const opened = await open([]);
        await to(opened, 2);
        const before = await opened.chain.readPool();
        expect(await to(opened, 2, 50)).toMatchObject({ accepted: true });
        expect(await opened.chain.readPool()).toEqual(before);
      });
    });

    it('shows what was changed behind the programs back', async () => {
      const { chain, engine } = await open([1_000n]);
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
