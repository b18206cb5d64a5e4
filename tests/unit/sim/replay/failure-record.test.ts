import { describe, expect, it } from 'vitest';
import { type FailureRecord, parseFailure } from '#sim/replay/failure-record.ts';

const FAILURE: FailureRecord = {
  format: 'actsim-failure',
  version: 1,
  invariant: 'I09',
  tick: 1,
  expected: 'false',
  found: 'true',
  where: 'agent a',
  scenario: { name: 'smoke', file: 'smoke.yaml', sha256: 'b'.repeat(64) },
  seed: 1,
  engine: 'bankrun',
  build: null,
  programSha256: 'c'.repeat(64),
  trace: 'trace.ndjson',
  next: ['actsim replay runs/smoke/failure --shortest'],
};

describe('sim/replay/failure-record', () => {
  it('reads back a failure', () => {
    expect(parseFailure(JSON.parse(JSON.stringify(FAILURE)))).toEqual({ failure: FAILURE });
  });

  it.each([
    ['a trace elsewhere', { trace: '../../secret.ndjson' }, 'trace'],
    ['another format', { format: 'actsim-run' }, 'format'],
    ['an unknown key', { run: 'x' }, 'a failure'],
  ])('rejects %s', (_what, change, place) => {
    expect(parseFailure({ ...FAILURE, ...change })).toEqual({ expected: expect.stringContaining(place) });
    expect(parseFailure(null)).toHaveProperty('expected');
  });
});
