import * as fc from 'fast-check';
import { createLedger } from '#sim/ledger/ledger.ts';
import { observe } from '#sim/ledger/observation.ts';
import { createEconomyModel } from '#sim/ledger/economy/economy-model.ts';
import { createLitesvmChain } from '#harness/chain/litesvm-chain.ts';
import { economyPlan, allFeaturesBut } from '#tests/support/economy-plans.ts';
import { economyHistory } from '#tests/support/economy-steps.ts';

const OPS = ['compound_rewards', 'release_ticket', 'attest', 'revoke_attestation'];
const plans = [allFeaturesBut(), economyPlan().features, allFeaturesBut('unstakeTickets', 'voteLock')];
let done = 0; const seen = new Map<string, number>();
for (const [nth, history] of fc.sample(economyHistory, { seed: 7, numRuns: 12 }).entries()) {
  const plan = economyPlan({ features: plans[nth % 3]!, agentIds: ['ann', 'bob', 'cat', 'dan'], holdingsBaseUnits: [90_000n, 60_000n, 30_000n, 2_000n] });
  const chain = createLitesvmChain();
  await chain.genesis(plan);
  const ledger = createLedger(plan); const model = createEconomyModel(plan);
  let now = plan.clock.unixSeconds;
  const act = async (a: any): Promise<void> => {
    const isAgent = 'agent' in a && !OPS.includes(a.kind);
    const o = isAgent ? (await chain.submit([a]))[0]! : await chain.operate(a);
    model.apply(a);
    const k = o.accepted ? a.kind : `${a.kind} ${o.errorName}`; seen.set(k, (seen.get(k) ?? 0) + 1);
    isAgent ? ledger.applyAgent(a, o) : ledger.applyOperator(a, o); done++;
  };
  let tick = 0; let bad = false;
  const check = async (full: boolean): Promise<void> => {
    const found = ledger.check(await observe(chain, ledger.readingList(full), tick++));
    if (found.length) { console.log(nth, tick, found.slice(0, 3)); bad = true; }
  };
  for (const a of [{ kind: 'attest', agent: 0 }, { kind: 'attest', agent: 1 }, { kind: 'stake', agent: 0, amountBaseUnits: 30_000n, lockDays: 180 }, { kind: 'stake', agent: 1, amountBaseUnits: 25_000n, lockDays: 90 }]) await act(a);
  await check(true);
  for (const { hoursLater, act: next } of history) {
    if (bad) break;
    now += BigInt(hoursLater * 3600);
    await chain.advanceTo({ slot: now / 2n, clusterEpoch: 0n, unixSeconds: now }); ledger.advanceTo({ slot: 1n, clusterEpoch: 0n, unixSeconds: now }); model.advanceTo(now);
    await act({ kind: 'roll' });
    const a = next(model); await act(a);
    await check(tick % 10 === 0);
    if (bad) console.log(a);
  }
  await chain.close();
}
console.log('actions', done, [...seen].sort().filter(([k]) => /proposal|vote|buy|ticket|vested|mint|sweep|pause/.test(k)).map(([k, n]) => `${k}: ${n}`).join('\n'));
