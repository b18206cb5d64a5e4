import { afterAll, beforeAll, expect } from 'vitest';
import { GROUPS, type Group, type GroupName } from './groups.ts';
import { tableOf } from './table.ts';
import { tryCall } from './trial.ts';

/** The tables of a group's calls, for a test file; after its tests each call must have had its turn. */
export function openTables(...names: readonly GroupName[]): (key: string) => Promise<string> {
  const groups: Group[] = [];
  const asked = new Set<string>();
  beforeAll(async () => {
    for (const name of names) groups.push(await GROUPS[name]());
  });
  afterAll(() => {
    const calls = groups.flatMap(({ calls: own }) => Object.keys(own));
    expect([...asked].toSorted()).toEqual(calls.toSorted());
  });
  return async (key) => {
    asked.add(key);
    const group = groups.find(({ calls }) => key in calls);
    const call = group?.calls[key];
    if (group === undefined || call === undefined) throw new RangeError(`no group has ${key}`);
    return tableOf(await tryCall(group.scene, key, call), call.accepted ?? {});
  };
}
