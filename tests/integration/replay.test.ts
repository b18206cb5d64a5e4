import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readManifest } from '#reports/index.ts';
import type { EngineName } from '../../cli/engines.ts';
import { runScenario } from '../../cli/run-scenario.ts';
import { type Replay, replayTrace } from '../../cli/trace/replay-trace.ts';
import { TraceProgress } from '../../cli/trace/trace-progress.ts';
import { findTrace } from '../../cli/trace/trace-source.ts';

/** Everything that writes accounts of its own: proposals of three kinds with an upgrade's buffer, a market, vesting, tickets. */
const SCENARIO = `
version: 1
name: small-economy
horizon: 45d
governance: { voting: 3d, timelock: 2d, grace: 8d }
mitigations: { unstakeTickets: true }
market:
  price: { start: 0.05 USD, gbm: { drift: 0%, volatility: 60% } }
  pool: { tokens: 3_000_000 ACT, fee: 1%, desk: { tokens: 20_000_000 ACT, quote: 2_000_000 USD } }
events:
  - { at: 20d, price: -50% }
population:
  - cohort: holders
    count: 14
    holdings: { pareto: { alpha: 1.1, min: 30_000 ACT, max: 3_000_000 ACT } }
    policy: { kind: staker, participation_bps: 9500, join_over_days: 5, review_every_days_mean: 3, lock_mix: { 0: 60, 7: 40 }, voting: { turnout_bps: 9500, turnout_large_bps: 9500, approve_bps: 9500 } }
  - cohort: mercenaries
    count: 5
    holdings: { pareto: { alpha: 1.2, min: 5_000 ACT, max: 300_000 ACT } }
    cash: { lognormal: { median: 4_500 USD, sigma: 1, max: 60_000 USD } }
    policy: { kind: mercenary, hurdle_bps: 1000, review_every_days: 5, claim_at_bps: 100 }
  - cohort: nervous
    count: 5
    holdings: { pareto: { alpha: 1.1, min: 25_000 ACT, max: 1_000_000 ACT } }
    policy: { kind: panic_seller, panic_at_fall_bps: 3000 }
  - cohort: author
    count: 1
    holdings: { pareto: { alpha: 1.1, min: 900_000 ACT, max: 900_001 ACT } }
    policy:
      kind: proposer
      proposals:
        - { kind: parameter, at_day: 10, parameter: min_claim, value: 2 }
        - { kind: spend, at_day: 18, purpose: payment, amount_tokens: 1000, recipient: holders/0 }
        - { kind: upgrade, at_day: 26, code: release-2 }
`;

let folder = '';
let scenario = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'actsim-replay-'));
  scenario = join(folder, 'small-economy.yaml');
  writeFileSync(scenario, SCENARIO);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the scenario with or without its trace; the run's folder. */
async function recorded(name: string, engine: EngineName, trace = true): Promise<string> {
  const out = join(folder, name);
  await runScenario({
    file: scenario,
    folder: out,
    engine,
    seed: undefined,
    actions: true,
    force: false,
    policies: [],
    programDir: undefined,
    trace,
    signatures: 'sampled',
    report: false,
    observers: [],
    signal: { aborted: false },
  });
  return out;
}

async function replayed(path: string, engine: EngineName, show: readonly number[] = []): Promise<Replay> {
  const replay = await replayTrace({
    source: await findTrace(path),
    engine,
    programDir: undefined,
    until: undefined,
    show,
    progress: new TraceProgress(new PassThrough()),
    signal: { aborted: false },
  });
  if (replay === undefined) throw new Error('interrupted');
  return replay;
}

function kindsIn(actions: string): ReadonlySet<string> {
  return new Set(
    readFileSync(actions, 'utf8')
      .split('\r\n')
      .flatMap((line) => line.split(',')),
  );
}

describe('a trace of a governed economy with a market', () => {
  it('ends in the same accounts on both engines, whichever recorded it, and changes no result', async () => {
    const run = await recorded('litesvm', 'litesvm');
    const kinds = kindsIn(join(run, 'actions.csv'));
    for (const kind of ['stake', 'unstake', 'claim_rewards', 'create_proposal', 'cast_vote', 'swap']) {
      expect([...kinds]).toContain(kind);
    }
    const fast = await replayed(run, 'litesvm');
    const reference = await replayed(run, 'bankrun');
    expect(reference.accountsSha256).toBe(fast.accountsSha256);
    expect(reference.transactions).toBe(fast.transactions);
    expect(fast.accounts).toBeGreaterThan(80);
    expect([fast.isAsRecorded, reference.isAsRecorded]).toEqual([true, true]);
    expect(fast.isCut).toBe(false);

    const onBankrun = await recorded('bankrun', 'bankrun');
    expect((await replayed(onBankrun, 'litesvm')).accountsSha256).toBe(fast.accountsSha256);

    const [traced, plain] = [await readManifest(run), await readManifest(await recorded('plain', 'litesvm', false))];
    if (traced.status !== 'completed' || plain.status !== 'completed') throw new Error('a run did not complete');
    expect(traced.resultsDigest).toBe(plain.resultsDigest);
    expect([traced.trace, plain.trace]).toEqual(['trace.ndjson', undefined]);
    expect(traced.files.map(({ name }) => name)).not.toContain('trace.ndjson');
  });
});
