import { openAnchorLitesvm } from '#tests/support/anchor-litesvm-session.ts';
import { describeStakingCycle } from './staking-cycle.ts';

describeStakingCycle('litesvm', openAnchorLitesvm);
