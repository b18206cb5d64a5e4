import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FIRST_MARKET_ERROR, MARKET_ERROR_NAMES } from '#sim/ports/market-errors.ts';

describe('sim/ports/market-errors.ts', () => {
  it("has the names and the first number of the program's own list", () => {
    const source = readFileSync(new URL('../../../../programs/market/src/errors.rs', import.meta.url), 'utf8');
    const [, variants = ''] = /enum \w+ \{([^}]*)\}/.exec(source) ?? [];
    const listed = [...variants.matchAll(/^ {4}(\w+)(?: = (\d+))?,/gm)].map(([, name, number]) => [name, number]);
    expect(listed).toEqual(
      MARKET_ERROR_NAMES.map((name, index) => [name, index === 0 ? String(FIRST_MARKET_ERROR) : undefined]),
    );
  });
});
