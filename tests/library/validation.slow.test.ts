import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunTable, readManifest, readRunTable } from '#reports/index.ts';
import { parseScenario, readScenarioFile } from '#scenarios/index.ts';
import { buildPopulation, type Population } from '#sim/agents/population.ts';
import type { RunSpec } from '#sim/core/run-spec.ts';
import { runCli } from '#tests/support/cli-process.ts';

const FILE = 'scenarios/library/plan-three-years.yaml';
const YEAR = 365;
const OUT = mkdtempSync(join(tmpdir(), 'actsim-validation-'));

let spec: RunSpec;
let population: Population;
let table: RunTable;

beforeAll(async () => {
  const source = await readScenarioFile(FILE);
  spec = parseScenario(source.text, source);
  population = buildPopulation(spec);
  const exit = await runCli('run', FILE, '--out', join(OUT, 'run'));
  expect(exit.code).toBe(0);
  table = await readRunTable(join(OUT, 'run'), 'metrics');
});

afterAll(() => rmSync(OUT, { recursive: true, force: true }));

function column(id: string): readonly string[] {
  const index = table.columns.findIndex((candidate) => candidate.id === id);
  if (index < 0) throw new Error(`the run has no ${id}`);
  return table.rows.map((row) => row[index] ?? '');
}

const numbers = (id: string): readonly number[] => column(id).map(Number);
const amounts = (id: string): readonly bigint[] => column(id).map(BigInt);
const last = (id: string): number => numbers(id).at(-1) ?? Number.NaN;
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const distinct = (id: string): readonly number[] => [...new Set(column(id).filter((cell) => cell !== ''))].map(Number);

/** Opening balances of all wallets, those to come too, ascending. */
function holdings(): readonly number[] {
  const { holdingsBaseUnits, arrivals } = population;
  const balances = [...holdingsBaseUnits];
  for (const { agent, amountBaseUnits } of arrivals) balances[agent] = amountBaseUnits;
  return balances.map(Number).sort((a, b) => a - b);
}

describe('docs/explanation/validation.md, against measured economies', () => {
  it('spreads holdings as unequally as the less unequal of the measured tokens', () => {
    const sorted = holdings();
    const total = sorted.reduce((sum, value) => sum + value, 0);
    const ranked = sorted.reduce((sum, value, index) => sum + (index + 1) * value, 0);
    const gini = (2 * ranked) / (sorted.length * total) - (sorted.length + 1) / sorted.length;
    expect(gini).toBeGreaterThan(0.75);
    expect(gini).toBeLessThan(0.96);
    const topPercent = sorted.slice(-sorted.length / 100).reduce((sum, value) => sum + value, 0) / total;
    expect(topPercent).toBeGreaterThan(0.3);
    expect(topPercent).toBeLessThan(0.832);
  });

  it('stakes as much as the measured applications of Solana at the upper end, 30% to 50% of what circulates', () => {
    for (const year of [1, 2, 3]) {
      const ratio = numbers('staking.ratio')[year * YEAR - 1] ?? 0;
      expect(ratio).toBeGreaterThan(0.3);
      expect(ratio).toBeLessThan(0.55);
    }
  });

  it('votes between Arbitrum and Jupiter, 40% to 80% of what may vote, and mostly yes', () => {
    expect(mean(distinct('governance.turnout'))).toBeGreaterThan(0.4);
    expect(mean(distinct('governance.turnout'))).toBeLessThan(0.8);
    expect(mean(distinct('governance.approval'))).toBeGreaterThan(0.8);
    expect(mean(distinct('governance.approval'))).toBeLessThan(0.95);
  });

  it('locks most for the longest time, as vote escrows have it, and some not at all', () => {
    const shares = [0, 7, 30, 90, 180].map((days) => last(`staking.share_lock_${days}`));
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
    expect(Math.max(...shares)).toBe(shares[4]);
    expect(shares[0]).toBeGreaterThan(0.01);
  });
});

describe('docs/explanation/validation.md, against closed forms', () => {
  it('pays what it released: claimed, owed and forfeited add up to the base unit at every tick', () => {
    const [released, claimed, owed, forfeited] = ['released', 'claimed', 'reserve_owed', 'forfeited'].map((name) =>
      amounts(`rewards.${name}`),
    ) as [bigint[], bigint[], bigint[], bigint[]];
    const wrong = released.findIndex((sum, tick) => sum !== claimed[tick]! + owed[tick]! + forfeited[tick]!);
    expect(wrong).toBe(-1);
  });

  it('has the supply of genesis, plus what was minted, less what was burned, at every tick', () => {
    const [total, minted, burned] = ['total', 'minted', 'burned'].map((name) => amounts(`supply.${name}`)) as [
      bigint[],
      bigint[],
      bigint[],
    ];
    const wrong = total.findIndex((sum, tick) => sum !== spec.token.supplyBaseUnits + minted[tick]! - burned[tick]!);
    expect(wrong).toBe(-1);
  });

  it('yields rewards over stake: the rate of a year is what was paid in it over the mean stake', () => {
    const funded = numbers('rewards.funded');
    const staked = numbers('staking.total_staked');
    for (const year of [2, 3]) {
      // Rewards of a week are released in the week after it.
      const from = (year - 1) * YEAR - 8;
      const paid = (funded[from + YEAR] ?? 0) - (funded[from] ?? 0);
      const rate = paid / mean(staked.slice((year - 1) * YEAR, year * YEAR));
      const found = numbers('rewards.realised_apr_365d')[year * YEAR - 1] ?? 0;
      expect(Math.abs(found / rate - 1)).toBeLessThan(0.03);
    }
  });

  it('keeps the pool near the reference: it is off by what agents trade in a day, not for good', () => {
    const reference = numbers('market.price');
    const gaps = numbers('market.pool_price').map((price, tick) => Math.abs(price / (reference[tick] ?? 1) - 1));
    const sorted = gaps.toSorted((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThan(0.02);
  });

  it('says nothing vacuous', async () => {
    const manifest = await readManifest(join(OUT, 'run'));
    expect(manifest.status === 'completed' && manifest.vacuousKinds).toEqual([]);
  });
});
