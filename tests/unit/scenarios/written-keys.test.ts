import { describe, expect, it } from 'vitest';
import { writtenKeys } from '#scenarios/written-keys.ts';

describe('scenarios/written-keys.ts', () => {
  it('names what a text sets, in its order, and no map or list around it', () => {
    const text =
      'name: tiny\nstaking: { locks: [{ days: 0, multiplier: 1.0x }, { days: 7 }], penalty: 10% }\nevents: []\n';
    expect(writtenKeys(text, { file: 'tiny.yaml', format: 'yaml' })).toEqual([
      'name',
      'staking.locks[0].days',
      'staking.locks[0].multiplier',
      'staking.locks[1].days',
      'staking.penalty',
      'events',
    ]);
  });

  it('reads JSON alike, and quotes keys that are no words', () => {
    const text = '{ "population": [{ "policy": { "lock_mix": { "30": 1 } } }], "seed": null }';
    expect(writtenKeys(text, { file: 'tiny.json', format: 'json' })).toEqual([
      'population[0].policy.lock_mix["30"]',
      'seed',
    ]);
    expect(writtenKeys('{}', { file: 'tiny.json', format: 'json' })).toEqual([]);
  });
});
