import { describe, expect, it } from 'vitest';
import type { Census, CensusAgent } from '#reports/history/census.ts';
import { holdersSection } from '#reports/page/holders-table.ts';

const ACT = { symbol: 'ACT', decimals: 9 };

function agentOf(index: number, power: bigint): CensusAgent {
  return {
    agent: `whales-${index}`,
    cohort: 'whales',
    policy: 'whale',
    stakedBaseUnits: power * 1_000_000_000n,
    walletBaseUnits: 0n,
    power,
    claimedBaseUnits: 0n,
    meanLockDays: index === 0 ? 180 : undefined,
  };
}

const censusOf = (...powers: readonly bigint[]): Census => ({
  tickIndex: 1_094,
  unixSeconds: 0,
  date: '2028-12-30',
  agents: powers.map((power, index) => agentOf(index, power)),
});

const COHORTS = [
  { cohort: 're<tail', policy: 'staker', agents: 970, unixSeconds: [0], stakedBaseUnits: [2e12], power: [1] },
  { cohort: 'whales', policy: 'whale', agents: 30, unixSeconds: [0], stakedBaseUnits: [5e12], power: [3] },
];

describe('reports/page/holders-table', () => {
  it('lists cohorts by their share of the power', () => {
    const text = holdersSection(COHORTS, undefined, ACT)?.text ?? '';
    expect(text.indexOf('whales')).toBeLessThan(text.indexOf('re&lt;tail'));
    expect(text).toContain('<td class="number">5,000</td><td class="number">75.00</td>');
    expect(text).toContain('class="bar-share" width="75.0"');
  });

  it('ranks holders, adds their shares up, and tells of when', () => {
    const text = holdersSection([], censusOf(50n, 30n, 20n, 0n), ACT)?.text ?? '';
    expect(text).toContain('The largest 3 holders, on 2028-12-30 (tick 1,094)');
    expect(text).toContain(
      '<th scope="row">whales-0</th><td>whales</td><td class="number">50.00</td><td class="number">50.00</td><td class="number">50.00</td><td class="number">180</td>',
    );
    expect(text).toContain(
      '<th scope="row">whales-2</th><td>whales</td><td class="number">20.00</td><td class="number">20.00</td><td class="number">100.00</td><td class="number">–</td>',
    );
  });

  it('lists twenty at most', () => {
    const text = holdersSection([], censusOf(...Array<bigint>(30).fill(1n)), ACT)?.text ?? '';
    expect(text.match(/scope="row"/g)).toHaveLength(20);
  });

  it('is left out where nobody has power and no cohort is known', () => {
    expect(holdersSection([], undefined, ACT)).toBeUndefined();
    expect(holdersSection([], censusOf(0n), ACT)).toBeUndefined();
    const text = holdersSection([{ ...COHORTS[0]!, power: [0] }], undefined, ACT)?.text ?? '';
    expect(text).toContain('<td class="number">–</td>');
  });
});
