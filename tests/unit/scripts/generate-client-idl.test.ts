import { describe, expect, it } from 'vitest';
import { clientIdlType } from '../../../scripts/generate-client-idl.ts';

describe('scripts/generate-client-idl.ts', () => {
  it('writes a literal type with camel-case names and without prose', () => {
    const idl = {
      address: 'Abc_def',
      instructions: [{ name: 'roll_days', docs: ['Closes days.'], discriminator: [1, 2], args: [] }],
      types: [{ name: 'PoolParams', type: { defined: { name: 'StakeEntry' } } }],
      errors: [{ code: 6000, name: 'ZeroAmount', msg: 'Amount is zero' }],
    };
    const text = clientIdlType(idl);
    const json = text.slice(text.indexOf('{'), text.lastIndexOf(';'));
    expect(JSON.parse(json)).toEqual({
      address: 'Abc_def',
      instructions: [{ name: 'rollDays', discriminator: [1, 2], args: [] }],
      types: [{ name: 'poolParams', type: { defined: { name: 'stakeEntry' } } }],
      errors: [{ code: 6000, name: 'zeroAmount' }],
    });
  });
});
