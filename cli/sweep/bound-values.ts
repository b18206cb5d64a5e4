import type { SweepConclusionBound } from '#reports/index.ts';
import type { ConclusionBound, SweepVariantSpec } from '#scenarios/index.ts';
import { expectedInUnit, type ValueContext, valueInUnit, writtenInWords } from '#scenarios/values/value-in-unit.ts';

/** What a bound's value has to be measured in. */
export interface BoundContext extends ValueContext {
  readonly variants: readonly SweepVariantSpec[];
}

/** What somebody wrote that the metric cannot be compared with. */
export interface UnfitBound {
  readonly expected: string;
  readonly found: string;
}

/** A bound as a number in the metric's own unit. */
export function boundInMetricUnit(
  { side, than }: ConclusionBound,
  context: BoundContext,
): SweepConclusionBound | UnfitBound {
  if (than.unit === 'variant') {
    const title = context.variants.find(({ name }) => name === than.variant)?.title ?? than.variant;
    return { side, than: { variant: than.variant }, words: title };
  }
  const value = valueInUnit(than, context);
  const words = writtenInWords(than);
  if (value === undefined) return { expected: expectedInUnit(context), found: words };
  // The series of a sweep are floats.
  return { side, than: { value: Number(value) }, words };
}
