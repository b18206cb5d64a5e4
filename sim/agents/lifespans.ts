import type { Rng, RngFactory } from '../core/rng.ts';
import type { ArrivalSpec, CohortSpec, EventSpec, ExodusSpec } from '../core/run-spec.ts';
import { SECONDS_PER_DAY } from '../core/units.ts';
import type { Lifespan } from '../policies/lifecycle.ts';

/** An exodus with its place among those of the scenario, which its draws go by. */
export interface NumberedExodus {
  readonly exodus: ExodusSpec;
  readonly number: number;
}

/** The exoduses that may take agents of a cohort. Numbers count exoduses only, so that other events move no draw. */
export function exodusesOf(cohort: string, events: readonly EventSpec[]): readonly NumberedExodus[] {
  return events
    .filter((event) => event.kind === 'exodus')
    .map((exodus, number) => ({ exodus, number }))
    .filter(({ exodus }) => exodus.cohort === undefined || exodus.cohort === cohort);
}

/**
 * When an agent comes and goes, in elapsed days. Streams: `arrival`, `lifetime`, and `exodus/<number>` for each exodus
 * that finds it there.
 */
export function drawLifespan(
  id: string,
  { arrival, lifetime }: Pick<CohortSpec, 'arrival' | 'lifetime'>,
  exoduses: readonly NumberedExodus[],
  rngs: RngFactory,
): Lifespan {
  const arrivesAtDays = arrival === undefined ? 0 : drawArrivalDays(arrival, rngs.stream(id, 'arrival'));
  let leavesAtDays = Number.POSITIVE_INFINITY;
  if (lifetime !== undefined) {
    leavesAtDays = arrivesAtDays + rngs.stream(id, 'lifetime').exponential(lifetime.meanSeconds / SECONDS_PER_DAY);
  }
  let exodusAtDays = Number.POSITIVE_INFINITY;
  for (const { exodus, number } of exoduses) {
    const atDays = exodus.atSeconds / SECONDS_PER_DAY;
    if (atDays < arrivesAtDays || atDays >= exodusAtDays) continue;
    if (rngs.stream(id, `exodus/${number}`).bernoulli(exodus.shareBps / 10_000)) exodusAtDays = atDays;
  }
  return { arrivesAtDays, leavesAtDays, exodusAtDays };
}

/**
 * One time of arrival in days: 0 with the share of those who are there at the start, else by the inverse CDF of a rate
 * that is even, or that doubles every `doublingSeconds`: with k = ln 2 x over / doubling,
 * t(u) = over / k x ln(1 + u (e^k - 1)), written so that e^k cannot overflow.
 */
export function drawArrivalDays({ atStartBps, overSeconds, doublingSeconds }: ArrivalSpec, rng: Rng): number {
  if (rng.bernoulli(atStartBps / 10_000)) return 0;
  const overDays = overSeconds / SECONDS_PER_DAY;
  const u = rng.nextFloat();
  if (doublingSeconds === undefined) return u * overDays;
  const growth = (Math.LN2 * overSeconds) / doublingSeconds;
  const days = (overDays / growth) * (growth + Math.log(u + (1 - u) * Math.exp(-growth)));
  return Math.max(0, days);
}
