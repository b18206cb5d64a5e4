import { describe, expect, it } from 'vitest';
import { deployedPrograms } from '#harness/chain/deployed-programs.ts';
import { loadProgramArtifacts } from '#harness/index.ts';
import { MARKET_PROGRAM, PROBE_PROGRAM } from '#harness/program/addresses.ts';
import { historyPlan, marketHistoryPlan } from '#tests/support/history-plans.ts';

describe('harness/chain/deployed-programs', () => {
  const artifacts = loadProgramArtifacts();
  const idsOf = (plan: Parameters<typeof deployedPrograms>[1]) =>
    deployedPrograms(artifacts, plan).map(({ programId }) => programId);

  it('has the market only where the plan has one', () => {
    expect(idsOf(historyPlan('plan'))).toEqual([artifacts.programId, PROBE_PROGRAM]);
    expect(idsOf(marketHistoryPlan('plan', 30))).toEqual([artifacts.programId, PROBE_PROGRAM, MARKET_PROGRAM]);
  });
});
