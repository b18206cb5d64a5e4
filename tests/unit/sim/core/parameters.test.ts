import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PARAMETER_NAMES, PARAMETERS } from '#sim/core/parameters.ts';

/** Ids of the parameter table in the program's own documentation. */
function documentedIds(): readonly number[] {
  const readme = readFileSync(new URL('../../../../programs/staking/README.md', import.meta.url), 'utf8');
  const table = readme.slice(readme.indexOf('| id | parameter | bounds |'));
  return [...table.matchAll(/^\| ([0-9][0-9, -]*) \|/gm)].flatMap(([, ids = '']) =>
    ids.split(', ').flatMap((part) => {
      const [first = 0, last = first] = part.split('-').map(Number);
      return Array.from({ length: last - first + 1 }, (_, offset) => first + offset);
    }),
  );
}

describe('sim/core/parameters.ts', () => {
  it('names every parameter of the program once, by its id', () => {
    const ids = PARAMETER_NAMES.map((name) => PARAMETERS[name].id).sort((a, b) => a - b);
    expect(ids).toEqual(documentedIds().toSorted((a, b) => a - b));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has the unit at the end of each name that is no amount or choice', () => {
    const unnamed = PARAMETER_NAMES.filter((name) => {
      const { unit } = PARAMETERS[name];
      return (unit === 'bps' || unit === 'days' || unit === 'hours') && !name.endsWith(`_${unit}`);
    });
    expect(unnamed).toEqual([]);
  });
});
