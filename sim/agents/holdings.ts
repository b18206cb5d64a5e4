import { SimError } from '../core/errors/sim-error.ts';
import { divFloor } from '../core/fixed.ts';
import type { Rng } from '../core/rng.ts';
import type { HoldingsSpec } from '../core/run-spec.ts';
import { tableRow } from '../core/table-row.ts';
import { LogNormalDraw } from './log-normal.ts';
import { drawParetoBaseUnits } from './pareto.ts';

/** Balance of one agent of a cohort, in base units; `openStream` gives the agent's own stream. */
export type HoldingsDraw = (agentNumber: number, openStream: () => Rng) => bigint;

/**
 * How a cohort of `count` agents gets its balances: one draw each from a distribution, or by rank from a table. Throws
 * `CORE__VALUE_OUT_OF_RANGE` for a distribution or a table that is none; for Pareto's at the first draw.
 */
export function holdingsDraw(spec: HoldingsSpec, count: number): HoldingsDraw {
  switch (spec.kind) {
    case 'pareto':
      return (_agentNumber, openStream) => drawParetoBaseUnits(spec, openStream());
    case 'lognormal': {
      const distribution = new LogNormalDraw(spec);
      return (_agentNumber, openStream) => distribution.baseUnits(openStream());
    }
    case 'table': {
      const { balancesBaseUnits } = spec;
      const rows = balancesBaseUnits.length;
      if (rows === 0) {
        throw new SimError('CORE__VALUE_OUT_OF_RANGE', {
          what: `the table of holders ${spec.file}`,
          expected: 'at least one balance',
          found: 'none',
        });
      }
      return (agentNumber) => balancesBaseUnits[tableRow(agentNumber, count, rows)] as bigint;
    }
    case 'even': {
      const part = divFloor(spec.totalBaseUnits, BigInt(count));
      const first = spec.totalBaseUnits - part * BigInt(count - 1);
      return (agentNumber) => (agentNumber === 0 ? first : part);
    }
  }
}
