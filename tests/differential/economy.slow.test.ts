import { describeHistories } from './economy.histories.ts';

describeHistories({
  days: 2_000,
  gapChance: 0.01,
  seeds: { plan: 2, hardened: 1, everything: 1 },
  least: { often: 100, seldom: 20 },
});
