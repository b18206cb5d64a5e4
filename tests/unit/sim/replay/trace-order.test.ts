import { describe, expect, it } from 'vitest';
import type { TraceRecord } from '#sim/ports/trace.ts';
import { TraceOrder } from '#sim/replay/trace-order.ts';

/** Only kinds and numbers matter to the order. */
function record(kind: TraceRecord['kind'], rest: object = {}): TraceRecord {
  return { kind, ...rest } as unknown as TraceRecord;
}

function problems(...records: readonly TraceRecord[]): readonly (string | undefined)[] {
  const order = new TraceOrder();
  return records.map((one) => order.check(one)?.expected);
}

describe('sim/replay/trace-order', () => {
  it('takes header, genesis, calls and counted transactions, then the end', () => {
    const order = new TraceOrder();
    const records = [
      record('trace'),
      record('genesis'),
      record('fund'),
      record('tx', { number: 1 }),
      record('clock'),
      record('operate'),
      record('tx', { number: 2 }),
      record('outcomes'),
      record('end', { transactions: 2 }),
    ];
    expect(order.hasEnded).toBe(false);
    expect(records.map((one) => order.check(one))).toEqual(records.map(() => undefined));
    expect(order.transactions).toBe(2);
    expect(order.hasEnded).toBe(true);
  });

  it.each([
    ['a trace without its header', [record('genesis')], 'a line of kind trace'],
    ['a call before genesis', [record('trace'), record('clock')], 'a line of kind genesis'],
    ['a second header', [record('trace'), record('genesis'), record('trace')], 'one header'],
    ['a second genesis', [record('trace'), record('genesis'), record('genesis')], 'one genesis'],
    [
      'a transaction that is missing',
      [record('trace'), record('genesis'), record('tx', { number: 2 })],
      'transaction 1',
    ],
    [
      'an end that counts others',
      [record('trace'), record('genesis'), record('end', { transactions: 1 })],
      '0 transactions',
    ],
    [
      'a line behind the end',
      [record('trace'), record('genesis'), record('end', { transactions: 0 }), record('clock')],
      'nothing behind the end',
    ],
  ])('rejects %s', (_what, records, expected) => {
    expect(problems(...records).at(-1)).toBe(expected);
  });
});
