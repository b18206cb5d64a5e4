import { describe, expect, it } from 'vitest';
import { checkSharesOf } from '../../../bench/check-shares.ts';

type Profile = Parameters<typeof checkSharesOf>[0];

/** A profile of stacks, outermost call first, each with the microseconds that were spent in its innermost call. */
function profileOf(stacks: readonly { readonly calls: readonly string[]; readonly micros: number }[]): Profile {
  const frame = (name: string, file = '') => ({
    functionName: name,
    url: file === '' ? '' : `file:///work/sim/${file}`,
    scriptId: '0',
    lineNumber: 0,
    columnNumber: 0,
  });
  const nodes: { id: number; callFrame: ReturnType<typeof frame>; children: number[] }[] = [
    { id: 1, callFrame: frame('(root)'), children: [] },
  ];
  const samples: number[] = [];
  const timeDeltas = [0];
  for (const { calls, micros } of stacks) {
    let caller = nodes[0];
    for (const call of calls) {
      const [name = '', file] = call.split(' ');
      const node = { id: nodes.length + 1, callFrame: frame(name, file), children: [] };
      caller?.children.push(node.id);
      nodes.push(node);
      caller = node;
    }
    samples.push(nodes.length);
    timeDeltas.push(micros);
  }
  return { nodes, startTime: 0, endTime: 0, samples, timeDeltas };
}

describe('bench/check-shares', () => {
  it('counts a sample for what is on its stack, and no idle time', () => {
    const check = 'check ledger/ledger.ts';
    const profile = profileOf([
      { calls: ['send engine.ts'], micros: 500 },
      { calls: ['(idle)'], micros: 9_000 },
      { calls: ['applyAgent ledger/ledger.ts', 'stake ledger/deposits.ts'], micros: 50 },
      { calls: ['readingList ledger/ledger.ts'], micros: 10 },
      { calls: [check, 'compareWithModel ledger/model-comparison.ts', 'poolState ledger/pool-state.ts'], micros: 40 },
      { calls: [check, 'checkAgent ledger/entry-invariants.ts', 'dayRecord ledger/staking-model.ts'], micros: 60 },
      { calls: [check, 'replace ledger/observed-book.ts'], micros: 40 },
      { calls: ['row engine/measurement.ts', 'powerOn ledger/entry-terms.ts'], micros: 300 },
    ]);
    expect(checkSharesOf(profile)).toEqual({ ledger: 0.2, prediction: 0.05, comparison: 0.04, invariants: 0.1 });
  });

  it('knows the parts when V8 has inlined the ledger into the run', () => {
    const check = '#check engine/run-simulation.ts';
    const profile = profileOf([
      { calls: ['#act engine/run-simulation.ts', 'apply ledger/economy/economy-model.ts'], micros: 100 },
      { calls: [check, 'compareWithModel ledger/model-comparison.ts'], micros: 200 },
      { calls: [check, 'checkWhole ledger/token-invariants.ts'], micros: 200 },
      { calls: [check], micros: 100 },
      { calls: ['#decide engine/run-simulation.ts'], micros: 400 },
    ]);
    expect(checkSharesOf(profile)).toEqual({ ledger: 0.6, prediction: 0.1, comparison: 0.2, invariants: 0.3 });
  });

  it('finds nothing in a profile without samples', () => {
    expect(checkSharesOf(profileOf([]))).toEqual({ ledger: 0, prediction: 0, comparison: 0, invariants: 0 });
  });
});
