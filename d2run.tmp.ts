import { historyPlan } from '#tests/support/history-plans.ts';
import { playHistory } from '#tests/support/played-history.ts';
const [engine, profile, days, seed, gap] = process.argv.slice(2);
const t = Date.now();
const report = await playHistory({ engine: engine as any, plan: historyPlan(profile as any), seed: Number(seed), days: Number(days), gapChance: Number(gap ?? 0.008) });
console.log(report.steps, report.digest, (Date.now() - t) / 1000, 's');
console.log(report.counts.entries().map(([k, n]) => `${k}: ${n}`).join('\n'));
