import { runSimulation } from '#sim/engine/run-simulation.ts';
import { createFakeChain } from '#tests/support/fake-chain.ts';
import { aRunSpec, createMemorySink } from '#tests/support/sim-fixtures.ts';
const sink = createMemorySink();
const chain0 = createFakeChain(); const chain = new Proxy(chain0, { get(t, k) { const v = (t as never)[k]; return typeof v === 'function' ? (...a: never[]) => { if (process.argv[4]) console.log(String(k), JSON.stringify(a, (_k, x) => typeof x === 'bigint' ? String(x) : x).slice(0, 200)); return (v as never as (...x: never[]) => unknown).apply(t, a); } : v; } });
process.on('exit', () => console.log(chain.calls.length));
const t = setTimeout(() => undefined, 1);
clearTimeout(t);
runSimulation({ spec: aRunSpec({ horizonTicks: Number(process.argv[2]), outputs: { actions: true } }), chain, sink, observers: [{ tickFinished: (e) => { if (process.argv[3]) console.log(e.tickIndex, e.attempted); } , genesisFinished: () => console.log('genesis')}] })
  .then((r) => console.log(JSON.stringify(r), sink.failures.slice(0, 5)), (e) => console.log('ERR', e));
