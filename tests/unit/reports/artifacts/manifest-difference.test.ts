import { describe, expect, it } from 'vitest';
import { type EndedManifest, endManifest, startManifest } from '#reports/artifacts/manifest.ts';
import { manifestDifference } from '#reports/artifacts/manifest-difference.ts';
import { FIXTURE_END, fixtureIdentity } from '#tests/support/run-folder-fixture.ts';

const TOLD: EndedManifest = {
  ...endManifest(startManifest(fixtureIdentity()), FIXTURE_END, 10, [
    { name: 'metrics.csv', bytes: 1, sha256: 'a'.repeat(64) },
  ]),
  assertions: [
    { subject: 'staking.ratio', when: 'at the end', expected: '> 0', found: '0.5', tick: 9, holds: true, message: '' },
  ],
};

describe('reports/artifacts/manifest-difference', () => {
  it('finds none between manifests of one run, wherever, whenever and on whatever it ran', () => {
    const elsewhere = { ...TOLD, environment: {}, timing: { simulationSeconds: 9 }, engine: 'bankrun', command: 'x' };
    expect(manifestDifference(TOLD, elsewhere)).toBeUndefined();
    const turned = Object.fromEntries(Object.entries(TOLD.spec).toReversed()) as EndedManifest['spec'];
    expect(manifestDifference(TOLD, { ...TOLD, spec: turned })).toBeUndefined();
  });

  it.each([
    [{ ticksFinished: 5 }, 'ticksFinished', '10', '5'],
    [{ resultsDigest: 'no' }, 'resultsDigest', `"${TOLD.resultsDigest.slice(0, 60)}..."`, '"no"'],
    [{ vacuousKinds: ['unstake'] }, 'vacuousKinds.0', 'nothing', '"unstake"'],
    [{ actions: [] }, 'actions.0', 'an entry', 'nothing'],
    [{ assertions: TOLD.assertions?.map((one) => ({ ...one, holds: false })) }, 'assertions.0.holds', 'true', 'false'],
    [{ spec: { ...TOLD.spec, token: { symbol: 'X', decimals: 9 } } }, 'spec.token.symbol', '"ACT"', '"X"'],
  ] as const)('tells where they differ: %j', (change, path, expected, found) => {
    expect(manifestDifference(TOLD, { ...TOLD, ...change } as EndedManifest)).toEqual({ path, expected, found });
  });
});
