import { beforeAll, describe, expect, it } from 'vitest';
import { GROUPS } from './groups.ts';
import { IDL } from './idl.ts';
import { Stage } from './provocation.ts';
import { GOVERNANCE_PROVOCATIONS } from './provocations/governance.ts';
import { SETUP_PROVOCATIONS } from './provocations/setup.ts';
import { STAKING_PROVOCATIONS } from './provocations/staking.ts';
import { namesOf } from './trial.ts';
import { World } from './world.ts';

const ON_THE_WORLD = { ...STAKING_PROVOCATIONS, ...GOVERNANCE_PROVOCATIONS };
const NAMES = IDL.errors.map(({ name }) => name);

/** Errors that nothing can provoke, each with the reason. */
const UNREACHABLE: Readonly<Record<string, string>> = {};

describe('every error of the program', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.open('litesvm');
  });

  it.each(Object.entries(ON_THE_WORLD))('provokes %s', async (name, { run }) => {
    expect(await run(new Stage(world))).toBe(name);
  });

  it.each(Object.entries(SETUP_PROVOCATIONS))('provokes %s at the beginning', async (name, run) => {
    expect(await run()).toBe(name);
  });

  it('is provoked by these or by the matrix, or is listed as unreachable', async () => {
    const provoked = new Set([...Object.keys(ON_THE_WORLD), ...Object.keys(SETUP_PROVOCATIONS)]);
    for (const open of Object.values(GROUPS)) {
      const { scene, calls } = await open();
      for (const [key, call] of Object.entries(calls)) {
        for (const name of await namesOf(scene, key, call)) provoked.add(name);
      }
    }
    const named = [...provoked, ...Object.keys(UNREACHABLE)].filter((name) => NAMES.includes(name));
    expect(named.toSorted()).toEqual(NAMES.toSorted());
    expect(IDL.errors.map(({ code }) => code)).toEqual(NAMES.map((_, i) => 6_000 + i));
  });

  it('needs writing behind the program for four only', () => {
    const written = Object.entries(ON_THE_WORLD).filter(([, { written: why }]) => why !== undefined);
    expect(written.map(([name]) => name)).toEqual([
      'InsufficientRewardReserve',
      'BufferHashMismatch',
      'BufferAuthorityMismatch',
      'BuybackPriceOutOfRange',
    ]);
  });
});
