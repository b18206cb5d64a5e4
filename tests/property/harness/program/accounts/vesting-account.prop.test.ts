import { describe, expect, it } from 'vitest';
import { decodeVesting, VESTING_BYTES } from '#harness/program/accounts/vesting-account.ts';
import { accountOf, checkBytes, offsetOf, readByLayout } from '#tests/support/readme-layouts.ts';

describe('harness/program/accounts/vesting-account', () => {
  it('reads every field of a grant or ticket where the README has it', () => {
    checkBytes(accountOf('Vesting', VESTING_BYTES, { [offsetOf('Vesting', 'kind')]: 2 }), (data, view) => {
      const { kind, ...fields } = decodeVesting(data);
      expect(kind).toBe(['vesting', 'ticket'][view.getUint8(offsetOf('Vesting', 'kind'))]);
      expect(fields).toEqual(
        readByLayout('Vesting', view, 0, {
          totalBaseUnits: 'total',
          releasedBaseUnits: 'released',
          startUnixSeconds: 'start:i64',
          cliffSeconds: 'cliff_seconds:i64',
          durationSeconds: 'duration_seconds:i64',
          index: 'index:u32',
        }),
      );
    });
  });
});
