import { describe, expect, it } from 'vitest';
import { loadProgramArtifacts, loadTwinArtifacts, type ProgramArtifacts, TWIN_NAMES } from '#harness/index.ts';
import { AttackStage } from './attack-stage.ts';
import type { OpenStage } from './twin-case.ts';
import { LOCK_CASES } from './twin-lock-cases.ts';
import { REWARD_CASES } from './twin-reward-cases.ts';
import { VOTE_CASES } from './twin-vote-cases.ts';

const CASES = [...REWARD_CASES, ...LOCK_CASES, ...VOTE_CASES];

const openOn =
  (artifacts: ProgramArtifacts): OpenStage =>
  async (...args) =>
    AttackStage.openBuild(artifacts, ...args);

describe('vulnerable twins', () => {
  it('has an attack for each twin', () => {
    expect(new Set(CASES.map(({ twin }) => twin))).toEqual(new Set(TWIN_NAMES));
  });

  describe.each(CASES)('$twin: an attacker $title', ({ twin, run, real, onTwin }) => {
    it('fails on the real program', async () => {
      expect(await run(openOn(loadProgramArtifacts()))).toEqual(real);
    });

    it('works on the twin', async () => {
      expect(await run(openOn(loadTwinArtifacts(twin)))).toEqual(onTwin);
    });
  });
});
