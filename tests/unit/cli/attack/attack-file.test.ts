import { describe, expect, it } from 'vitest';
import { attackFile } from '../../../../cli/attack/attack-file.ts';

describe('cli/attack/attack-file.ts', () => {
  it('finds the scenario of an id, of a name, and a file itself', async () => {
    expect(await attackFile('r01')).toEqual({ file: 'scenarios/attacks/r01-just-in-time-staking.yaml', id: 'R01' });
    expect(await attackFile('quiet-quorum-capture')).toMatchObject({ id: 'G02' });
    expect(await attackFile('mine.yaml')).toEqual({ file: 'mine.yaml', id: undefined });
    expect(await attackFile('scenarios')).toEqual({ file: 'scenarios', id: undefined });
  });

  it('rejects a name that is none, with the one that was probably meant', async () => {
    await expect(attackFile('R1')).rejects.toThrow(/^expected an attack \(R01, .* found "R1"; did you mean R01\?$/);
    await expect(attackFile('quiet-quorum')).rejects.toThrow(/did you mean quiet-quorum-capture\?$/);
    await expect(attackFile('')).rejects.toThrow(/found ""$/);
  });
});
