import { openAnchorBankrun } from '#tests/support/anchor-bankrun-session.ts';
import { describeStakingCycle } from './staking-cycle.ts';

describeStakingCycle('solana-bankrun', openAnchorBankrun);
