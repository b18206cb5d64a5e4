import { describe, expect, it } from 'vitest';
import { itemsOf, keysThatStand, runSettings } from '#reports/assumptions/run-settings.ts';
import { aCohort, scenarioManifest } from '#tests/support/assumption-runs.ts';

describe('reports/assumptions/run-settings', () => {
  it('has the settings of the run and those of each cohort apart', () => {
    const population = [aCohort(), aCohort({ cohort: 'whales', policy: { kind: 'whale' } })];
    const { settings, cohorts, symbol } = runSettings(scenarioManifest({ population }));
    expect(symbol).toBe('ACT');
    expect(settings.get('rewards.min_debate_fee')).toBe('1.00 ACT');
    expect([...settings.keys()].filter((key) => key.startsWith('population'))).toEqual([]);
    expect(cohorts.map(({ name, count, policy }) => [name, count, policy])).toEqual([
      ['agents', '10', 'staker'],
      ['whales', '10', 'whale'],
    ]);
    expect(cohorts[1]?.settings.get('policy.target_share_bps')).toBe('60.00%');
  });

  it('has the items of a list one by one, and tells that there are any', () => {
    const events = [
      { at: '30d', exodus: '10%' },
      { at: '60d', exodus: '20%', cohort: 'agents' },
    ];
    const { settings } = runSettings(scenarioManifest({ events }));
    expect(settings.has('events[].exodus')).toBe(true);
    expect(itemsOf(settings, 'events').map((item) => Object.fromEntries(item))).toEqual([
      { at: '30 days', exodus: '10.00%' },
      { at: '60 days', exodus: '20.00%', cohort: 'agents' },
    ]);
    expect(itemsOf(settings, 'keeper.outages')).toEqual([]);
  });

  it('finds keys at a value, amounts of whatever token, and what is left out with all below it', () => {
    const found = new Map([
      ['fee', '1.00 XYZ'],
      ['share', '5.00%'],
      ['voting.turnout', '10.00%'],
    ]);
    expect(keysThatStand(found, 'XYZ', { fee: '1.00 ACT', share: '6.00%', none: '1' })).toEqual(['fee']);
    expect(keysThatStand(found, 'XYZ', { voting: null, selling: null, share: null })).toEqual(['selling']);
    expect(keysThatStand(found, 'XYZ', { turnout: '10.00%' }, 'voting.')).toEqual(['turnout']);
  });
});
