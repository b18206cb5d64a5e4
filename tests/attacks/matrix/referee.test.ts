import { describe, expect, it } from 'vitest';
import { TOKEN } from '#tests/support/chain-plan.ts';
import { expectSame } from './arena.ts';
import { edgesOf, numberPlaces, withNumber } from './idl.ts';
import { tableOf } from './table.ts';
import { World } from './world.ts';

/** The matrix proves something only if its referee sees what it looks for. */
describe('the referee of the matrix', () => {
  it('sees any change of an account', async () => {
    const world = await World.open('litesvm');
    const arena = world.arena.fork();
    const before = await arena.snapshot();
    expect(before.size).toBeGreaterThan(100);
    const good = world.staking.stake(world.staker('saver'), 1_000n * TOKEN, 30);
    expect(await arena.accepts(good)).toBe(true);
    expectSame('nothing', before, await arena.snapshot());
    // As if a refusal had moved tokens: pool, stake account, two token accounts.
    expect(await arena.send([good])).toBe('accepted');
    const after = await arena.snapshot();
    expect(() => expectSame('a stake', before, after)).toThrow('I26');
    expect([...before].filter(([address, account]) => after.get(address) !== account)).toHaveLength(4);
  });

  it('lets no acceptance pass without a reason, and no reason without an acceptance', () => {
    const tried = [
      { row: 'amount', column: '0', result: 'ZeroAmount' },
      { row: 'amount', column: '1', result: 'accepted' },
    ];
    expect(() => tableOf(tried, {})).toThrow('accepted without a reason: amount 1');
    expect(() => tableOf(tried, { 'amount 1': 'small', 'amount 0': 'none' })).toThrow('amount 0');
    expect(tableOf(tried, { 'am* 0|1': 'small' })).toBe('amount  0 → ZeroAmount; 1 → accepted: small');
  });

  it('writes numbers where the arguments have them', async () => {
    const world = await World.open('litesvm');
    const { data } = world.staking.stake(world.staker('saver'), 7n, 30);
    const places = numberPlaces('stake', data);
    expect(places.map(({ path, offset, bytes }) => [path, offset, bytes])).toEqual([
      ['amount', 8, 8],
      ['lock_days', 16, 4],
    ]);
    const [amount] = places;
    if (amount === undefined) throw new RangeError('no amount');
    const { max = 0n } = edgesOf(amount);
    const expected = world.staking.stake(world.staker('saver'), 2n ** 64n - 1n, 30).data;
    expect(Buffer.from(withNumber(data, amount, max)).equals(expected)).toBe(true);
  });
});
