import { describe, expect, it } from 'vitest';
import { clockAt } from '#tests/support/chain-plan.ts';
import { claim, type Engine, stake, submitOne, unstake } from '#tests/support/open-chain.ts';
import { act, ContractStage, operate, rollTo } from './contract-stage.ts';

const PAUSE_STAKES = 1;

/** What guardian and attestor do, on every chain. */
export function describeRoles(engineName: Engine['name']): void {
  describe(`roles on ${engineName}`, () => {
    const stage = new ContractStage(engineName);

    it('pauses stakes but no exit, until it is ended or ends by itself', async () => {
      const opened = await stage.open([1_000n]);
      const { chain } = opened;
      await act(opened, stake(0, 100n, 0));
      expect(await operate(opened, { kind: 'unpause' })).toBe('NotPaused');
      expect(await operate(opened, { kind: 'pause', mask: PAUSE_STAKES, seconds: 86_400 })).toBe('accepted');
      expect(await chain.readPool()).toMatchObject({
        pauseMask: PAUSE_STAKES,
        pauseStartedUnixSeconds: clockAt(0).unixSeconds,
        pauseUntilUnixSeconds: clockAt(1).unixSeconds,
      });
      expect(await submitOne(chain, stake(0, 100n, 0))).toBe('Paused');
      expect(await submitOne(chain, claim(0))).toBe('NothingToClaim');
      await act(opened, unstake(0, 100n, 0));
      expect(await operate(opened, { kind: 'unpause' })).toBe('accepted');
      await act(opened, stake(0, 100n, 0));
      expect(await operate(opened, { kind: 'pause', mask: PAUSE_STAKES, seconds: 60 })).toBe('PauseCoolDown');
      await rollTo(opened, 10);
      expect(await operate(opened, { kind: 'pause', mask: PAUSE_STAKES, seconds: 60 })).toBe('accepted');
      expect(await submitOne(chain, stake(0, 100n, 0))).toBe('Paused');
      await rollTo(opened, 10, 60);
      await act(opened, stake(0, 100n, 0));
    });

    it('rejects a pause that no instruction can carry', async () => {
      const { chain } = await stage.open([]);
      await expect(chain.operate({ kind: 'pause', mask: -1, seconds: 60 })).rejects.toMatchObject({
        code: 'CORE__VALUE_OUT_OF_RANGE',
      });
    });

    it('attests an owner once, and takes it back', async () => {
      const opened = await stage.open([10n]);
      expect(await operate(opened, { kind: 'revoke_attestation', agent: 0 })).toBe('AccountOwnedByWrongProgram');
      expect(await operate(opened, { kind: 'attest', agent: 0 })).toBe('accepted');
      expect(await operate(opened, { kind: 'attest', agent: 0 })).toBe('AlreadyInitialized');
      expect(await operate(opened, { kind: 'revoke_attestation', agent: 0 })).toBe('accepted');
      expect(await operate(opened, { kind: 'attest', agent: 0 })).toBe('accepted');
    });
  });
}
