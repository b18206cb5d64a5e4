import { describe, expect, it } from 'vitest';
import { balancesFloor, readHolderTable } from '#scenarios/tables/holder-table.ts';

const PLAIN = { decimals: 9, isScaled: false };
const SCALED = { decimals: 9, isScaled: true };
/** One token of a table. */
const ONE = 10n ** 18n;

function refusals(rows: string, terms = PLAIN, column = 'balance'): readonly string[] {
  const { problems } = readHolderTable(`address,${column}\n${rows}`, 'h.csv', terms);
  return problems.listed.map(({ line, path, expected, found }) => `${line} ${path}: ${expected} | ${found}`);
}

describe('scenarios/tables/holder-table.ts', () => {
  it('reads tokens with decimals, the largest first', () => {
    const { balances, problems } = readHolderTable('address,balance\nA,1\nB,10.5\nC,0.000000001\n', 'h.csv', PLAIN);
    expect(problems.count).toBe(0);
    expect(balances).toStrictEqual([(ONE * 21n) / 2n, ONE, 10n ** 9n]);
    expect(balancesFloor(balances, 9, undefined, [])).toStrictEqual([10_500_000_000n, 1_000_000_000n, 1n]);
  });

  it('reads base units, and zeros behind the last decimal', () => {
    const { balances } = readHolderTable('address,balance_base_units\nA,7\n', 'h.csv', PLAIN);
    expect(balancesFloor(balances, 9, undefined, [])).toStrictEqual([7n]);
    expect(refusals('A,1.5000000000000000000000\n')).toStrictEqual([]);
  });

  it('scales so that the rows that a cohort takes add up, rounded down', () => {
    const { balances } = readHolderTable('address,balance\nA,6\nB,3\nC,1\n', 'h.csv', SCALED);
    expect(balancesFloor(balances, 9, 100n, [0, 1, 2])).toStrictEqual([60n, 30n, 10n]);
    expect(balancesFloor(balances, 9, 100n, [1])).toStrictEqual([200n, 100n, 33n]);
    expect(balancesFloor(balances, 9, 100n, [])).toStrictEqual([]);
  });

  it('takes any size and 18 decimals of a table that is scaled', () => {
    const rows = 'A,123456789012345678901234567890\nB,0.000000000000000001\n';
    expect(refusals(rows, SCALED)).toStrictEqual([]);
    expect(refusals(rows)).toStrictEqual([
      '2 balance: a number of tokens above 0 with at most 9 decimals, at most 2000000000000000000 base units | "123456789012345678901234567890"',
      '3 balance: a number of tokens above 0 with at most 9 decimals | "0.000000000000000001"',
    ]);
  });

  it.each(['0', '-1', '1e5', '', '=1+1', '+5', '0x10', 'NaN', '1.', '.5', '0.0', '١'])(
    'rejects the balance %j',
    (balance) => {
      expect(refusals(`A,"${balance}"\n`)).toStrictEqual([
        `2 balance: a number of tokens above 0 with at most 9 decimals | "${balance}"`,
      ]);
    },
  );

  it('knows what a number with separators means', () => {
    const { problems } = readHolderTable('address,balance\nA,"1,234.5"\n', 'h.csv', PLAIN);
    expect(problems.listed[0]?.hint).toBe('did you mean "1234.5"?');
  });

  it.each(['0', '1.5', '-3', '1_000'])('rejects %s base units', (balance) => {
    expect(refusals(`A,${balance}\n`, PLAIN, 'balance_base_units')).toHaveLength(1);
  });

  it.each(['', '=HYPERLINK("x")', '@x', '-x', '../x', 'a b', 'é', 'x'.repeat(129)])(
    'rejects the address %j',
    (address) => {
      expect(refusals(`"${address.replaceAll('"', '""')}",1\n`)[0]).toMatch(
        /^2 address: an address of letters and digits, at most 128 \| "/,
      );
    },
  );

  it('takes addresses of other chains', () => {
    const rows = ['0x52908400098527886E0F7030069857D2E4169EE7', 'cosmos1abc', 'name.eth', 'EQ_x-1:2'].map(
      (name) => `${name},1\n`,
    );
    expect(refusals(rows.join(''))).toStrictEqual([]);
  });

  it('rejects an address a second time and names the first line', () => {
    expect(refusals('A,1\nB,2\nA,3\n')).toStrictEqual([
      '4 address: each address once: line 2 has this one already | "A"',
    ]);
  });

  it('reads 100,000 rows and names the bad ones among them', () => {
    const rows = Array.from({ length: 100_000 }, (_, i) => `W${i},${i % 1_000 === 999 ? 'x' : i + 1}.25\n`);
    const { balances, problems } = readHolderTable(`address,balance\n${rows.join('')}`, 'h.csv', PLAIN);
    expect(balances).toHaveLength(99_900);
    expect(balances[0]).toBe(ONE * 99_999n + ONE / 4n);
    expect([problems.count, problems.listed.length, problems.listed[0]?.line]).toStrictEqual([100, 50, 1_001]);
  });
});
