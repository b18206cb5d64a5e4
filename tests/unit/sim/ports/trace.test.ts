import { describe, expect, it } from 'vitest';
import { ACCEPTED_RESULT, TRACE_FORMAT, TRACE_VERSION } from '#sim/ports/trace.ts';

describe('sim/ports/trace', () => {
  it('keeps what readers of traces look for', () => {
    expect([TRACE_FORMAT, TRACE_VERSION, ACCEPTED_RESULT]).toEqual(['actsim-trace', 1, 'ok']);
  });
});
