import { describe, expect, it } from 'vitest';
import { isSimError, SimError } from '#sim/core/errors/sim-error.ts';

const context = { port: 'chain', fix: 'pass one' };

describe('sim/core/errors/sim-error.ts', () => {
  it('carries code, frozen context, message and cause', () => {
    const cause = new TypeError('inner');
    const error = new SimError('CORE__PORT_MISSING', context, cause);
    expect(error.code).toBe('CORE__PORT_MISSING');
    expect(error.context).toEqual(context);
    expect(Object.isFrozen(error.context)).toBe(true);
    expect(error.message).toBe('no chain was supplied; pass one');
    expect(error.cause).toBe(cause);
    expect(error.name).toBe('SimError');
    expect('cause' in new SimError('CORE__PORT_MISSING', context)).toBe(false);
  });

  it('is told apart by its code', () => {
    const error: unknown = new SimError('CORE__PORT_MISSING', context);
    expect(isSimError(error)).toBe(true);
    expect(isSimError(error, 'CORE__PORT_MISSING')).toBe(true);
    expect(isSimError(error, 'CHAIN__FAILED')).toBe(false);
    expect(isSimError(new TypeError('x'))).toBe(false);
    expect(isSimError(undefined)).toBe(false);
  });
});
