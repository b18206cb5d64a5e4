import { beforeAll, describe, expect, it } from 'vitest';
import { sealTransaction } from '#harness/chain/transaction-sender.ts';
import { compileTransaction } from '#harness/program/message.ts';
import { StakingInstructions } from '#harness/program/staking-instructions.ts';
import { clockAt, TOKEN } from '#tests/support/chain-plan.ts';
import {
  claim,
  type Engine,
  type OpenChain,
  outcomeName,
  stake,
  submitOne,
  unstake,
} from '#tests/support/open-chain.ts';
import { ContractStage, fund, rollTo } from './contract-stage.ts';

/** What every chain refuses, by name, and that a refusal changes nothing. */
export function describeRefusals(engineName: Engine['name']): void {
  describe(`refusals on ${engineName}`, () => {
    const stage = new ContractStage(engineName);
    let opened: OpenChain;
    beforeAll(async () => {
      opened = await stage.open([50_000_000n, 1_000n, 2_000n]);
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
      const small = await stage.open([1_000n, 9_000_000n]);
      await small.chain.submit([stake(0, 100n, 0), stake(1, 9_000_000n, 180)]);
      await fund(small, 100n);
      await rollTo(small, 14);
      const outcomes = await small.chain.submit([claim(0), claim(1)]);
      expect(outcomes.map(outcomeName)).toEqual(['ClaimBelowMinimum', 'accepted']);
    });

    it('rejects what comes after an ended day that nobody closed', async () => {
      const late = await stage.open([1_000n]);
      await submitOne(late.chain, stake(0, 100n, 0));
      await late.chain.advanceTo(clockAt(1));
      const outcomes = await late.chain.submit([stake(0, 100n, 0), claim(0), unstake(0, 100n, 0)]);
      expect(outcomes.map(outcomeName)).toEqual(['PoolNotRolled', 'PoolNotRolled', 'PoolNotRolled']);
      expect(outcomeName(await fund(late, 1n))).toBe('PoolNotRolled');
      expect(outcomeName(await late.chain.operate({ kind: 'roll' }))).toBe('accepted');
      expect(await submitOne(late.chain, stake(0, 100n, 0))).toBe('accepted');
    });

    it('rejects a clock that went back', async () => {
      const back = await stage.open([1_000n]);
      await rollTo(back, 3, 100);
      await submitOne(back.chain, stake(0, 100n, 0));
      expect(outcomeName(await rollTo(back, 3, 99))).toBe('ClockWentBack');
      expect(await submitOne(back.chain, stake(0, 100n, 0))).toBe('ClockWentBack');
    });

    it('rejects operator actions by name', async () => {
      const { chain } = await stage.open([999_999_000n]);
      const fundWith = async (amountBaseUnits: bigint): Promise<string> =>
        outcomeName(await chain.operate({ kind: 'fund_rewards', amountBaseUnits }));
      expect(await fundWith(958_905n * TOKEN)).toBe('WeeklyBudgetExceeded');
      expect(await fundWith(1_001n * TOKEN)).toBe('TokenInsufficientFunds');
      expect(await fundWith(0n)).toBe('ZeroAmount');
      expect((await chain.readVaults()).operatorBaseUnits).toBe(1_000n * TOKEN);
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
      sealTransaction(forged, blockhash, () => attacker!.wallet);
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
}
