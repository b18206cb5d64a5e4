import { describe, expect, it } from 'vitest';
import type { TraceRecord } from '#sim/ports/trace.ts';
import { formatTraceRecord, parseTraceRecord } from '#sim/replay/trace-record.ts';
import { economyPlan } from '#tests/support/economy-plans.ts';

const HASH = 'a'.repeat(64);
const RELAY = '11111111111111111111111111111112';

const RECORDS: readonly TraceRecord[] = [
  {
    kind: 'trace',
    format: 'actsim-trace',
    version: 1,
    actsim: '1.0.0',
    scenario: { name: 'smoke', file: 'smoke.yaml', sha256: HASH },
    seed: 42,
    engine: 'litesvm',
    program: { build: 'vuln-r01', sha256: HASH, idlSha256: HASH },
  },
  { kind: 'genesis', plan: economyPlan() },
  { kind: 'clock', slot: 5n, clusterEpoch: 0n, unixSeconds: 1_767_225_600n },
  { kind: 'operate', action: { kind: 'release_ticket', agent: 1, index: 2 } },
  {
    kind: 'submit',
    actions: [{ kind: 'create_proposal', agent: 0, payload: { kind: 'upgrade', buffer: Uint8Array.of(1, 2) } }],
  },
  { kind: 'compound', agents: [0, 2] },
  { kind: 'outcomes', results: ['ok', 'BelowMinStake'], proposals: [{ position: 0, id: 3 }] },
  { kind: 'fund', address: RELAY, lamports: 10n ** 18n },
  { kind: 'tx', number: 1, message: 'AQAB', signers: [RELAY], by: 'relay: stake', result: 'ok', computeUnits: 9 },
  { kind: 'end', transactions: 1 },
  { kind: 'end', transactions: 1, accountsSha256: 'ab'.repeat(32) },
  {
    kind: 'end',
    transactions: 1,
    breach: { invariant: 'ledger.balances', tickIndex: 3, expected: '1', found: '2', where: 'agent x: amount' },
  },
];

describe('sim/replay/trace-record', () => {
  it.each(RECORDS.map((record) => [record.kind, record] as const))(
    'reads back a record of kind %s',
    (_kind, record) => {
      const line = formatTraceRecord(record);
      expect(line).not.toContain('\n');
      expect(parseTraceRecord(line)).toEqual({ record });
    },
  );

  it.each([
    ['no JSON', '{'],
    ['an unknown kind', '{"kind":"shell","command":"rm"}'],
    ['another version', formatTraceRecord(RECORDS[0] as TraceRecord).replace('"version":1', '"version":2')],
    ['a key too many', '{"kind":"end","transactions":0,"more":1}'],
    ['a message that is no base64', formatTraceRecord(RECORDS[8] as TraceRecord).replace('AQAB', '<b>')],
    [
      'a result that could act on a terminal',
      formatTraceRecord(RECORDS[8] as TraceRecord).replace('"ok"', '"\\u001b[2J"'),
    ],
    ['a number', '7'],
  ])('rejects %s with what was expected and found', (_what, line) => {
    expect(parseTraceRecord(line)).toEqual({ problem: { expected: expect.any(String), found: expect.any(String) } });
  });

  it('cuts a long line when it tells it', () => {
    const parsed = parseTraceRecord('x'.repeat(1_000_000));
    expect('problem' in parsed && parsed.problem.found.length).toBeLessThan(120);
  });
});
