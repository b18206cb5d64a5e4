import { describe, expect, it } from 'vitest';
import { AssertionBook } from '#sim/assertions/assertion-book.ts';
import type { AssertionSpec, AssertionTime } from '#sim/core/assertion-spec.ts';
import { isSimError } from '#sim/core/errors/sim-error.ts';
import { runMetrics } from '#sim/index.ts';
import type { MetricValue } from '#sim/ports/run-sink.ts';
import { attackRow } from '#tests/support/fixture-attacks.ts';
import { aRecordedRun } from '#tests/support/recorded-run.ts';

const METRICS = runMetrics(aRecordedRun()).slice(0, 2);
const METRIC = METRICS[1]?.id ?? '';
const DAY = 86_400;

function anAssertion(when: AssertionTime, changes: Partial<AssertionSpec> = {}): AssertionSpec {
  return {
    subject: { kind: 'metric', metric: METRIC },
    when,
    bounds: [{ side: 'above', value: 3, words: 'above 3' }],
    tolerance: { absolute: 0, relative: 0 },
    message: '',
    ...changes,
  };
}

/** A run of one metric, a value a day. */
function decide(spec: AssertionSpec, values: readonly MetricValue[]) {
  const book = new AssertionBook([spec], METRICS, DAY);
  for (const [tickIndex, value] of values.entries()) {
    book.record({ tickIndex, unixSeconds: tickIndex * DAY, values: [99, value] }, []);
  }
  const [{ holds, found, tickIndex } = { holds: undefined, found: undefined, tickIndex: undefined }] = book.results();
  return [holds, found, tickIndex];
}

describe('sim/assertions/assertion-book.ts', () => {
  it.each<[AssertionTime, readonly MetricValue[], readonly unknown[]]>([
    [{ kind: 'end' }, [9, 2, 4], [true, 4, 2]],
    [{ kind: 'end' }, [9, 9, undefined], [false, undefined, undefined]],
    [{ kind: 'time', atSeconds: 1.5 * DAY }, [1, 5, 1], [true, 5, 1]],
    [{ kind: 'always' }, [9, 2, 4], [false, 2, 1]],
    [{ kind: 'always', fromSeconds: 1.5 * DAY }, [9, 2, 4], [true, 4, 2]],
    [{ kind: 'always', toSeconds: 0 }, [9, 2, 4], [true, 9, 0]],
    [{ kind: 'once' }, [1, 4, 9], [true, 4, 1]],
    [{ kind: 'once', fromSeconds: 5 * DAY }, [1, 4, 9], [false, undefined, undefined]],
    [{ kind: 'min' }, [9, 2n, 4], [false, 2n, 1]],
    [{ kind: 'max' }, [9, 2, 4], [true, 9, 0]],
    [{ kind: 'mean', fromSeconds: DAY, toSeconds: 2 * DAY }, [99, 2, 6, 99], [true, 4, undefined]],
  ])('decides %j', (when, values, expected) => {
    expect(decide(anAssertion(when), values)).toEqual(expected);
  });

  it("reads a figure of an attack's row, which has none before the attacker comes", () => {
    const subject = { kind: 'attack', attack: 'raiders', figure: 'wallets' } as const;
    const book = new AssertionBook([anAssertion({ kind: 'max' }, { subject })], METRICS, DAY);
    const row = { tickIndex: 0, unixSeconds: 0, values: [1, 1] };
    book.record(row, []);
    book.record({ ...row, tickIndex: 1 }, [
      attackRow(1, { attack: 'others', wallets: 50 }),
      attackRow(1, { attack: 'raiders', wallets: 7 }),
    ]);
    expect(book.results()).toMatchObject([{ holds: true, found: 7, tickIndex: 1 }]);
  });

  it('throws for a subject that the run does not have', () => {
    const code = (subject: AssertionSpec['subject']): unknown => {
      try {
        return new AssertionBook([anAssertion({ kind: 'end' }, { subject })], METRICS, DAY);
      } catch (error) {
        return isSimError(error) ? error.code : error;
      }
    };
    expect(code({ kind: 'metric', metric: 'no.metric' })).toBe('CORE__VALUE_OUT_OF_RANGE');
    expect(code({ kind: 'attack', attack: 'raiders', figure: 'none' })).toBe('CORE__VALUE_OUT_OF_RANGE');
  });
});
