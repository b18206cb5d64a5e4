import type { ToleranceSpec } from '#sim/core/assertion-spec.ts';
import type { Reading } from '../schema/quantities.ts';
import { expectedInUnit, type ValueContext, valueInUnit } from './value-in-unit.ts';
import { readWrittenValue } from './written-value.ts';

export const EXACT: ToleranceSpec = { absolute: 0, relative: 0 };

/** How far a figure may be off: a percentage is of the expected value, anything else in the figure's unit. */
export function readTolerance(value: unknown, context: ValueContext): Reading<ToleranceSpec> {
  const expected = `a percentage of the value such as 1%, or ${expectedInUnit(context)}, not below 0`;
  const written = readWrittenValue(value);
  if (written === undefined) return { ok: false, expected };
  if (written.unit === 'ratio') {
    return written.value < 0 ? { ok: false, expected } : { ok: true, value: { absolute: 0, relative: written.value } };
  }
  const absolute = valueInUnit(written, context);
  if (absolute === undefined || absolute < 0) return { ok: false, expected };
  return { ok: true, value: { absolute: Number(absolute), relative: 0 } };
}

/** The two parts of a tolerance, each by itself. */
export function readToleranceParts(
  { absolute, relative }: { readonly absolute?: unknown; readonly relative?: unknown },
  context: ValueContext,
): Reading<ToleranceSpec> & { readonly part?: 'absolute' | 'relative' } {
  const parts = { absolute: 0, relative: 0 };
  if (absolute !== undefined) {
    const written = readWrittenValue(absolute);
    const value = written === undefined || written.unit === 'ratio' ? undefined : valueInUnit(written, context);
    if (value === undefined || value < 0) {
      return { ok: false, part: 'absolute', expected: absoluteExpected(context) };
    }
    parts.absolute = Number(value);
  }
  if (relative !== undefined) {
    const written = readWrittenValue(relative);
    const isShare = written?.unit === 'ratio' || written?.unit === 'number';
    if (!isShare || written.value < 0 || written.value > 1) {
      return { ok: false, part: 'relative', expected: 'a percentage such as 1%, or a ratio from 0 to 1' };
    }
    parts.relative = written.value;
  }
  return { ok: true, value: parts };
}

/** A percentage would leave open what it is of. */
function absoluteExpected(context: ValueContext): string {
  return context.unit === 'ratio'
    ? 'a number not below 0, where 0.01 is one percentage point'
    : `${expectedInUnit(context)}, not below 0`;
}
