import { describe, expect, it } from 'vitest';
import { holdingsDraw } from '#sim/agents/holdings.ts';
import { drawParetoBaseUnits } from '#sim/agents/pareto.ts';
import { isSimError } from '#sim/core/errors/sim-error.ts';
import { createRngFactory, type Rng } from '#sim/core/rng.ts';
import type { HolderTableSpec, ParetoSpec } from '#sim/core/run-spec.ts';

const PARETO: ParetoSpec = { kind: 'pareto', alpha: 1.1, minBaseUnits: 10n, maxBaseUnits: 10_000n };
const TABLE: HolderTableSpec = { kind: 'table', file: 'h.csv', sha256: '', balancesBaseUnits: [900n, 90n, 9n] };

function stream(): Rng {
  return createRngFactory(3).stream('a/0', 'holdings');
}

function noStream(): Rng {
  throw new Error('a table draws nothing');
}

describe('sim/agents/holdings.ts', () => {
  it('draws from a distribution with the stream of the agent', () => {
    expect(holdingsDraw(PARETO, 5)(4, stream)).toBe(drawParetoBaseUnits(PARETO, stream()));
    const lognormal = { kind: 'lognormal', medianBaseUnits: 100n, sigma: 1, maxBaseUnits: 1_000n } as const;
    const drawn = holdingsDraw(lognormal, 5)(0, stream);
    expect(drawn >= 1n && drawn <= 1_000n).toBe(true);
  });

  it('gives balances of a table by rank, without a draw', () => {
    const draw = holdingsDraw(TABLE, 6);
    expect([0, 1, 2, 3, 4, 5].map((agent) => draw(agent, noStream))).toStrictEqual([900n, 900n, 90n, 90n, 9n, 9n]);
    expect(holdingsDraw(TABLE, 1)(0, noStream)).toBe(90n);
  });

  it('rejects a table without rows', () => {
    try {
      expect.unreachable(String(holdingsDraw({ ...TABLE, balancesBaseUnits: [] }, 1)));
    } catch (error) {
      expect(isSimError(error, 'CORE__VALUE_OUT_OF_RANGE')).toBe(true);
    }
  });

  it('shares a whole evenly, what does not divide with the first, without a draw', () => {
    const draw = holdingsDraw({ kind: 'even', totalBaseUnits: 11n }, 3);
    expect([0, 1, 2].map((agent) => draw(agent, noStream))).toStrictEqual([5n, 3n, 3n]);
    expect(holdingsDraw({ kind: 'even', totalBaseUnits: 0n }, 2)(0, noStream)).toBe(0n);
  });
});
