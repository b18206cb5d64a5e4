import { beforeEach, describe, expect, it } from 'vitest';
import type { UserModel } from '#sim/ledger/user-model.ts';
import { foundOn } from '#tests/support/economy-play.ts';
import { breachedIds, type LedgerPlay, playLedger } from '#tests/support/ledger-play.ts';
import { openMarket } from '#tests/support/market-plans.ts';
import { ANN, BOB, smallPlan } from '#tests/support/staking-plans.ts';

let play: LedgerPlay;

beforeEach(() => {
  play = playLedger(smallPlan());
  const agents = [
    { kind: 'stake', agent: ANN, amountBaseUnits: 1_000n, lockDays: 0 },
    { kind: 'stake', agent: BOB, amountBaseUnits: 2_000n, lockDays: 30 },
  ] as const;
  const operator = [{ kind: 'fund_rewards', amountBaseUnits: 700n }] as const;
  expect(play.tick({ day: 0, operator, agents })).toEqual([]);
});

describe('sim/ledger/token-invariants: I01', () => {
  it('catches a supply that no accepted mint explains', () => {
    const breaches = play.tick({ day: 1, tamper: ({ vaults }) => (vaults.mintSupply += 1n) });
    expect(breaches.filter(({ invariant }) => invariant === 'I01')).toEqual([
      { invariant: 'I01', severity: 'fatal', expected: '1000000', found: '1000001', where: 'mint: supply' },
      { invariant: 'I01', severity: 'fatal', expected: '1000001', found: '1000000', where: 'all token accounts: sum' },
    ]);
  });

  it('catches a token that appears in a wallet or leaves a vault', () => {
    const wallet = ({ users }: { users: readonly UserModel[] }): void => {
      (users[ANN] as UserModel).wallet += 1n;
    };
    expect(breachedIds(play.tick({ day: 1, tamper: wallet }))).toContain('I01');
    expect(breachedIds(play.tick({ day: 2, tamper: ({ vaults }) => (vaults.penalty -= 1n) }))).toContain('I15');
  });

  it("counts the market's vault and the desk", () => {
    const market = openMarket();
    const vault = foundOn(
      market,
      'I01',
      1,
      (observed) => observed.market && (observed.market.tokenVaultBaseUnits += 1n),
    );
    expect(vault).toMatchObject([{ where: 'all token accounts: sum', expected: '1000000', found: '1000001' }]);
    const desk = foundOn(market, 'I01', 2, (observed) => observed.market && (observed.market.deskBaseUnits -= 2n));
    expect(desk).toMatchObject([{ where: 'all token accounts: sum', expected: '1000000', found: '999998' }]);
  });

  it('lets tokens move between accounts', () => {
    const agents = [{ kind: 'unstake', agent: BOB, amountBaseUnits: 500n, force: true, entryIndex: 0 }] as const;
    expect(play.tick({ day: 1, agents })).toEqual([]);
  });
});

describe('sim/ledger/token-invariants: I02', () => {
  it('catches a stake vault that holds less or more than the entries', () => {
    const less = play.tick({ day: 1, tamper: ({ vaults }) => (vaults.stake -= 1n) });
    expect(less.find(({ invariant }) => invariant === 'I02')).toMatchObject({ expected: '3000', found: '2999' });
    expect(breachedIds(play.tick({ day: 2, tamper: ({ vaults }) => (vaults.stake += 2n) }))).toContain('I02');
  });
});

describe('sim/ledger/token-invariants: I03', () => {
  it('catches a total that is not the sum of the entries', () => {
    const breaches = play.tick({ day: 1, tamper: ({ pool }) => (pool.totalStaked += 1n) });
    expect(breaches.find(({ invariant }) => invariant === 'I03')).toMatchObject({ expected: '3000', found: '3001' });
  });

  it('catches an account whose amount is not the sum of its entries', () => {
    const tamper = ({ users }: { users: readonly UserModel[] }): void => {
      (users[BOB] as UserModel).amount -= 1n;
    };
    const breaches = play.tick({ day: 1, tamper });
    expect(breaches.find(({ invariant }) => invariant === 'I03')).toEqual({
      invariant: 'I03',
      severity: 'fatal',
      expected: '2000',
      found: '1999',
      where: 'agent bob: stake amount',
    });
  });
});
