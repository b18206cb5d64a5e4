import seedrandom from 'seedrandom';
import { describe, expect, it } from 'vitest';
import { isSimError } from '#sim/core/errors/sim-error.ts';
import { createRngFactory, type Rng } from '#sim/core/rng.ts';

function draws(rng: Rng, count: number): number[] {
  return Array.from({ length: count }, () => rng.nextFloat());
}

function refuses(call: () => unknown): boolean {
  try {
    call();
    return false;
  } catch (error) {
    return isSimError(error, 'CORE__VALUE_OUT_OF_RANGE');
  }
}

describe('sim/core/rng.ts', () => {
  // No-regression values: a change of any of them changes the results of every scenario.
  it('keeps its sequences', () => {
    expect(draws(createRngFactory(42).stream('retail/0', 'holdings'), 4)).toEqual([
      0.7211610741550976, 0.9166020514973979, 0.23971815607473246, 0.9899247695794954,
    ]);
    const rng = createRngFactory(42).stream('retail/0', 'policy');
    expect([
      rng.nextInt(0, 1_000_000),
      rng.pick([1, 2, 3, 4]),
      rng.bernoulli(0.5),
      rng.exponential(14),
      rng.nextInt(-5, 5),
    ]).toMatchInlineSnapshot(`
      [
        453067,
        0,
        true,
        9.918211281488647,
        -4,
      ]
    `);
  });

  it('draws what the library draws from the same key', () => {
    for (let seed = 0; seed < 50; seed++) {
      const library = seedrandom.alea(`${seed}:8:retail/0:policy`);
      for (let i = 0; i < 8; i++) library();
      const expected = Array.from({ length: 200 }, () => library.double());
      expect(draws(createRngFactory(seed).stream('retail/0', 'policy'), 200)).toEqual(expected);
    }
  });

  it('keys a stream by seed, agent and purpose', () => {
    const first = (seed: number, id: string, purpose: string): number =>
      createRngFactory(seed).stream(id, purpose).nextFloat();
    const base = first(42, 'retail/0', 'holdings');
    expect(first(42, 'retail/0', 'holdings')).toBe(base);
    const others = [
      first(43, 'retail/0', 'holdings'),
      first(42, 'retail/1', 'holdings'),
      first(42, 'retail/0', 'policy'),
      first(42, 'retail/0:h', 'oldings'),
    ];
    expect(new Set([base, ...others]).size).toBe(5);
    expect(first(1, 'a:b', 'c')).not.toBe(first(1, 'a', 'b:c'));
  });

  it('leaves a stream alone when others are made or drawn from', () => {
    const rngs = createRngFactory(1);
    const alone = draws(createRngFactory(1).stream('a/1', 'policy'), 5);
    const stream = rngs.stream('a/1', 'policy');
    const mixed = Array.from({ length: 5 }, () => {
      draws(rngs.stream('b/1', 'policy'), 3);
      return stream.nextFloat();
    });
    expect(mixed).toEqual(alone);
  });

  it('spreads the first draws of neighbouring agents evenly', () => {
    const rngs = createRngFactory(2026);
    const bins = Array.from({ length: 20 }, () => 0);
    for (let i = 0; i < 20_000; i++) {
      const bin = Math.floor(rngs.stream(`retail/${i}`, 'holdings').nextFloat() * 20);
      bins[bin] = (bins[bin] ?? 0) + 1;
    }
    const chiSquared = bins.reduce((sum, count) => sum + (count - 1_000) ** 2 / 1_000, 0);
    // 99.9th percentile of chi squared with 19 degrees of freedom.
    expect(chiSquared).toBeLessThan(43.82);
  });

  it('gives 53 random bits', () => {
    const rng = createRngFactory(3).stream('a', 'p');
    const odd = draws(rng, 1_000).filter((value) => (value * 2 ** 53) % 2 === 1).length;
    expect(odd).toBeGreaterThan(430);
    expect(odd).toBeLessThan(570);
  });

  it('draws integers from the whole range, the upper end excluded', () => {
    const rng = createRngFactory(4).stream('a', 'p');
    const seen = new Set(Array.from({ length: 500 }, () => rng.nextInt(-2, 3)));
    expect([...seen].toSorted((a, b) => a - b)).toEqual([-2, -1, 0, 1, 2]);
  });

  it('picks in proportion to the weights and never a weight of zero', () => {
    const rng = createRngFactory(5).stream('a', 'p');
    const counts = [0, 0, 0, 0];
    for (let i = 0; i < 10_000; i++) {
      const index = rng.pick([0, 1, 3, 0]);
      counts[index] = (counts[index] ?? 0) + 1;
    }
    expect(counts[0]).toBe(0);
    expect(counts[3]).toBe(0);
    expect((counts[2] ?? 0) / 10_000).toBeCloseTo(0.75, 1);
  });

  it('draws exponentials with the asked mean, and Infinity for an infinite one', () => {
    const rng = createRngFactory(6).stream('a', 'p');
    const mean = Array.from({ length: 20_000 }, () => rng.exponential(14)).reduce((a, b) => a + b) / 20_000;
    expect(mean).toBeGreaterThan(13.6);
    expect(mean).toBeLessThan(14.4);
    expect(rng.exponential(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
  });

  it('decides certain and impossible events', () => {
    const rng = createRngFactory(7).stream('a', 'p');
    expect([rng.bernoulli(1), rng.bernoulli(0), rng.bernoulli(2), rng.bernoulli(-1)]).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });

  it('rejects empty ranges, useless weights and means that are not above zero', () => {
    const rng = createRngFactory(8).stream('a', 'p');
    expect(refuses(() => rng.nextInt(3, 3))).toBe(true);
    expect(refuses(() => rng.nextInt(0.5, 3))).toBe(true);
    expect(refuses(() => rng.pick([]))).toBe(true);
    expect(refuses(() => rng.pick([0, 0]))).toBe(true);
    expect(refuses(() => rng.pick([1, -1]))).toBe(true);
    expect(refuses(() => rng.pick([1, Number.NaN]))).toBe(true);
    expect(refuses(() => rng.pick([1, Number.POSITIVE_INFINITY]))).toBe(true);
    expect(refuses(() => rng.exponential(0))).toBe(true);
    expect(refuses(() => rng.exponential(Number.NaN))).toBe(true);
  });
});
