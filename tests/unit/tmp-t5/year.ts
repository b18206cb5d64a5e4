import { readFileSync } from 'node:fs';
import { parseScenario } from '#scenarios/load.ts';
import { runSimulation } from '#sim/engine/run-simulation.ts';
import { runMetrics } from '#sim/metrics/catalogue.ts';
import { createFakeChain } from '#tests/support/fake-chain.ts';
import { createMemorySink } from '#tests/support/sim-fixtures.ts';
const file = process.argv[2] as string;
const spec0 = parseScenario(readFileSync(file, 'utf8'), { file, format: 'yaml' } as never);
const spec = { ...spec0, horizonTicks: Number(process.argv[3] ?? spec0.horizonTicks), outputs: { actions: true } };
const sink = createMemorySink();
const chain = createFakeChain();
const t0 = Date.now();
runSimulation({ spec, chain, sink }).then((r) => {
  console.log('ms', Date.now() - t0);
  for (const [k, v] of Object.entries({ ...r.actions, ...r.operatorActions })) if (v.attempted) console.log(k, v.attempted, v.accepted);
  console.log('vacuous', r.vacuousKinds, 'warnings', r.warnings);
  const f = new Map<string, number>();
  for (const x of sink.failures) f.set(`${x.cohort} ${x.kind} ${x.errorName}`, (f.get(`${x.cohort} ${x.kind} ${x.errorName}`) ?? 0) + x.count);
  console.log(f);
  const m = runMetrics(spec.staking.lockDays);
  for (const tick of [0, 60, 120, 240, spec.horizonTicks - 1]) {
    const row = sink.metrics[tick];
    if (!row) continue;
    console.log('tick', tick, m.map((d, i) => `${d.id}=${typeof row.values[i] === 'bigint' ? `${Number(row.values[i] as bigint / 10n ** 9n)}` : typeof row.values[i] === 'number' ? (row.values[i] as number).toPrecision(4) : '-'}`).join(' '));
  }
  for (let id = 0; id < chain.model.proposals.length; id++) { const p = chain.model.proposalState(id)!; console.log(id, p.kind, p.selector, p.state, 'turnout', Number(p.turnout) / Number(p.powerTotal), 'voters', p.voterCount, 'yes', Number(p.yes) / Number(p.yes + p.no)); }
}, (e) => { console.log('ERR', e, chain.calls.filter((c) => c.call === 'advanceTo').length); });
