import { describeMarketHistories } from './market.histories.ts';

describeMarketHistories({ days: 1_500, seed: 5, least: { deeds: 100, refusals: 20 } });
