import { describe, expect, it } from 'vitest';
import { findMirrorGaps } from '../../../scripts/check-test-mirror.ts';

const VALUE = 'export const a = 1;\n';
const files = (...paths: readonly string[]) => paths.map((path) => ({ path, text: VALUE }));

describe('scripts/check-test-mirror.ts', () => {
  it('takes a module with its mirrored unit test', () => {
    expect(findMirrorGaps(files('sim/core/rng.ts', 'tests/unit/sim/core/rng.test.ts'), {})).toEqual([]);
  });

  it('rejects a module without one', () => {
    expect(findMirrorGaps(files('sim/core/rng.ts'), {})).toEqual([
      'sim/core/rng.ts: has no tests/unit/sim/core/rng.test.ts',
    ]);
  });

  it('asks none of an index, of types alone, and of other folders', () => {
    const types = { path: 'sim/ports/sink.ts', text: 'export interface Sink {}\nexport type A = 1;\n' };
    const asked = files('sim/index.ts', 'cli/main.ts', 'scripts/a.ts', 'client/generated/a.ts');
    expect(findMirrorGaps([...asked, types], {})).toEqual([]);
  });

  it('rejects a unit or property test whose module is gone', () => {
    const orphans = files('tests/unit/sim/gone.test.ts', 'tests/property/sim/gone.prop.test.ts');
    expect(findMirrorGaps(orphans, {})).toHaveLength(2);
  });

  it('takes a listed exemption, and rejects one that is not needed', () => {
    const exempt = { 'sim/a.ts': 'covered by the contract suite' };
    expect(findMirrorGaps(files('sim/a.ts'), exempt)).toEqual([]);
    expect(findMirrorGaps(files('sim/a.ts', 'tests/unit/sim/a.test.ts'), exempt)).toHaveLength(1);
    expect(findMirrorGaps([], exempt)).toHaveLength(1);
  });
});
