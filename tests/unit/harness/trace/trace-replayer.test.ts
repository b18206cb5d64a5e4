import { beforeAll, describe, expect, it } from 'vitest';
import { LitesvmEngine } from '#harness/chain/litesvm-engine.ts';
import { loadProgramArtifacts } from '#harness/index.ts';
import { TraceReplayer } from '#harness/trace/trace-replayer.ts';
import { createTracedChain } from '#harness/trace/traced-chain.ts';
import type { TraceRecord, TraceTransaction } from '#sim/ports/trace.ts';
import { RecordingChain } from '#sim/replay/recording-chain.ts';
import { clockAt, genesisPlan } from '#tests/support/chain-plan.ts';
import { stake } from '#tests/support/open-chain.ts';

const ARTIFACTS = loadProgramArtifacts();
const RECORDS: TraceRecord[] = [];

beforeAll(async () => {
  const traced = createTracedChain('litesvm', ARTIFACTS, { write: (record) => RECORDS.push(record) });
  const chain = new RecordingChain(traced.chain, traced.calls);
  await chain.genesis(genesisPlan([1_000n, 1_000n]));
  await chain.submit([stake(0, 500n, 30), stake(1, 5_000n, 0)]);
  await chain.advanceTo(clockAt(1));
  await chain.operate({ kind: 'roll' });
  await chain.close();
});

function transactions(): readonly TraceTransaction[] {
  return RECORDS.filter((record) => record.kind === 'tx');
}

async function take(replayer: TraceReplayer, records: readonly TraceRecord[], watched?: number) {
  const replayed = [];
  for (const record of records) {
    const one = await replayer.take(record, record.kind === 'tx' && record.number === watched);
    if (one !== undefined) replayed.push(one);
  }
  return replayed;
}

describe('harness/trace/trace-replayer', () => {
  it('comes to the recorded results, refusals among them, and the same accounts each time', async () => {
    const replays = [];
    for (let i = 0; i < 2; i += 1) {
      const replayer = new TraceReplayer(new LitesvmEngine(), ARTIFACTS);
      const replayed = await take(replayer, RECORDS);
      expect(replayed.map(({ result }) => result)).toEqual(transactions().map(({ result }) => result));
      replays.push(await replayer.accountsSha256());
    }
    expect(new Set(transactions().map(({ result }) => result)).size).toBeGreaterThan(1);
    expect(replays[0]).toEqual(replays[1]);
    expect(replays[0]?.accounts).toBeGreaterThan(10);
  });

  it('reads the accounts of a watched transaction before and behind it', async () => {
    const staked = transactions().find(({ by, result }) => by.includes('stake') && result === 'ok');
    const replayer = new TraceReplayer(new LitesvmEngine(), ARTIFACTS);
    const replayed = await take(replayer, RECORDS, staked?.number);
    const changes = replayed.find(({ recorded }) => recorded === staked)?.changes;
    const opened = changes?.filter(({ before, after }) => before === undefined && after !== undefined);
    expect(opened).toHaveLength(1);
    expect(replayed.filter((one) => one.changes !== undefined)).toHaveLength(1);
  });

  it('rejects signers that are not those of the message, and wallets that genesis does not know', async () => {
    const place = RECORDS.findIndex(({ kind }) => kind === 'tx');
    const first = RECORDS[place] as TraceTransaction;
    const replayer = new TraceReplayer(new LitesvmEngine(), ARTIFACTS);
    await take(replayer, RECORDS.slice(0, place));
    await expect(replayer.take({ ...first, signers: ['1'.repeat(32)] })).rejects.toThrow(/signers is out of range/);
    await expect(replayer.take({ ...first, message: 'AQAB' })).rejects.toThrow(/message is out of range/);
    const stranger = new TraceReplayer(new LitesvmEngine(), ARTIFACTS);
    await stranger.take({ kind: 'genesis', plan: genesisPlan([1n], { seed: 7 }) });
    await expect(stranger.take(first)).rejects.toThrow(/signer is out of range/);
    await expect(stranger.take({ kind: 'fund', address: 'x', lamports: 1n })).rejects.toThrow(
      /address is out of range/,
    );
  });
});
