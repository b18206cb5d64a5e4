import { describe, expect, it } from 'vitest';
import { FIRST_DAY, TOKEN } from '#tests/support/chain-plan.ts';
import { type Engine, outcomeName, stake, submitOne, unstake } from '#tests/support/open-chain.ts';
import { act, ContractStage, carry, DAYS_TO_EXECUTION, operate, rollTo } from './contract-stage.ts';

/** Locks that grow, power that ages, and exits paid over time, on every chain. */
export function describeLocks(engineName: Engine['name']): void {
  describe(`locks on ${engineName}`, () => {
    const stage = new ContractStage(engineName);

    it('extends a lock from now on, and takes the old end out of the ring', async () => {
      const opened = await stage.open([10_000n]);
      const { chain } = opened;
      await act(opened, stake(0, 1_000n, 90));
      await rollTo(opened, 50);
      const shorter = { kind: 'extend_lock', agent: 0, entryIndex: 0, lockDays: 30 } as const;
      expect(await submitOne(chain, shorter)).toBe('LockNotExtended');
      await act(opened, { ...shorter, lockDays: 180 });
      expect((await chain.readAgents([0]))[0]?.stake?.entries).toMatchObject([
        { tier: 4, startDay: Number(FIRST_DAY) + 50, endDay: Number(FIRST_DAY) + 230, weightLocked: 3_000n * TOKEN },
      ]);
      await rollTo(opened, 100);
      expect((await chain.readPool()).activeWeight).toBe(3_000n * TOKEN);
      await rollTo(opened, 231);
      expect((await chain.readPool()).activeWeight).toBe(1_000n * TOKEN);
      await act(opened, unstake(0, 1_000n, 0));
    });

    it('raises power by age, whatever becomes of the entry', async () => {
      const opened = await stage.openWith([10_000n], { powerByAge: true });
      const { chain } = opened;
      await act(opened, stake(0, 1_000n, 0), stake(0, 1_000n, 30), stake(0, 1_000n, 90));
      const powerOn = async (day: number): Promise<bigint> => {
        await rollTo(opened, day);
        return (await chain.readPool()).activePower / TOKEN;
      };
      expect(await powerOn(6)).toBe(1_000n + 1_500n + 2_000n);
      expect(await powerOn(7)).toBe(1_200n + 1_800n + 2_400n);
      await act(opened, unstake(0, 500n, 1, true));
      expect(await powerOn(31)).toBe(1_500n + 750n + 3_000n);
      await act(opened, unstake(0, 500n, 1), { kind: 'extend_lock', agent: 0, entryIndex: 2, lockDays: 180 });
      expect(await powerOn(100)).toBe(2_000n + 4_500n);
      expect(await powerOn(250)).toBe(3_000n + 3_000n);
      await act(opened, unstake(0, 1_000n, 0), unstake(0, 1_000n, 2));
      expect((await chain.readPool()).activePower).toBe(0n);
    });

    it('pays an exit by a ticket, a part at a time', async () => {
      const opened = await stage.openWith([1_000n], { unstakeTickets: true });
      const { chain } = opened;
      await act(opened, stake(0, 1_000n, 0));
      const first = (await chain.readAgents([0]))[0]!.stake!.ticketCount;
      expect(await chain.readTicket(0, first)).toBeUndefined();
      await act(opened, unstake(0, 400n, 0), unstake(0, 600n, 0));
      const state = (await chain.readAgents([0]))[0]!;
      expect(state).toMatchObject({ walletBaseUnits: 0n, stake: { ticketCount: first + 2, amountBaseUnits: 0n } });
      expect(await chain.readTicket(0, first)).toMatchObject({
        totalBaseUnits: 400n * TOKEN,
        releasedBaseUnits: 0n,
        durationSeconds: 14n * 86_400n,
        kind: 'ticket',
      });
      expect((await chain.readPool()).ticketsOutstandingBaseUnits).toBe(1_000n * TOKEN);
      const release = { kind: 'release_ticket', agent: 0, index: first } as const;
      expect(await operate(opened, release)).toBe('NothingReleasable');
      await rollTo(opened, 7);
      expect(await operate(opened, release)).toBe('accepted');
      expect((await chain.readAgents([0]))[0]?.walletBaseUnits).toBe(200n * TOKEN);
      await rollTo(opened, 14);
      expect(await operate(opened, release)).toBe('accepted');
      expect(await operate(opened, { ...release, index: first + 1 })).toBe('accepted');
      expect(await chain.readTicket(0, first)).toBeUndefined();
      expect((await chain.readAgents([0]))[0]?.walletBaseUnits).toBe(1_000n * TOKEN);
      expect(await operate(opened, release)).toBe('AccountOwnedByWrongProgram');
    });

    it('counts tickets on after an exit that was refused', async () => {
      const opened = await stage.openWith([1_000n], { unstakeTickets: true });
      await act(opened, stake(0, 1_000n, 30));
      const outcomes = await opened.chain.submit([
        unstake(0, 500n, 0),
        unstake(0, 500n, 0, true),
        unstake(0, 100n, 0),
        unstake(0, 500n, 0, true),
      ]);
      expect(outcomes.map(outcomeName)).toEqual(['StillLocked', 'accepted', 'StillLocked', 'accepted']);
      expect(await opened.chain.readVaults()).toMatchObject({
        stakeVaultBaseUnits: 900n * TOKEN,
        penaltyVaultBaseUnits: 100n * TOKEN,
      });
    });

    it('follows a change of lock lengths from the next day on', async () => {
      const opened = await stage.open([2_000_000n]);
      const { chain } = opened;
      await act(opened, stake(0, 1_000_000n, 180));
      await rollTo(opened, 3);
      const proposalId = await carry(opened, 3, 0, { kind: 'parameter', id: 11, value: 20n });
      const day = 3 + DAYS_TO_EXECUTION;
      expect(await operate(opened, { kind: 'execute_proposal', proposalId })).toBe('accepted');
      await act(opened, stake(0, 1_000n, 7));
      expect(await submitOne(chain, stake(0, 1_000n, 20))).toBe('UnknownLock');
      expect(await chain.readPool()).toMatchObject({
        openLockDays: [0, 7, 30, 90, 180],
        lockDays: [0, 20, 30, 90, 180],
      });
      await rollTo(opened, day + 1);
      await act(opened, stake(0, 1_000n, 20));
      expect(await submitOne(chain, stake(0, 1_000n, 7))).toBe('UnknownLock');
      const weightOn = async (later: number): Promise<bigint> => {
        await rollTo(opened, later);
        return (await chain.readPool()).activeWeight / TOKEN - 3_000_000n;
      };
      expect(await weightOn(day + 7)).toBe(1_200n + 1_200n);
      expect(await weightOn(day + 8)).toBe(1_000n + 1_200n);
      expect(await weightOn(day + 22)).toBe(1_000n + 1_000n);
    });
  });
}
