import { openAnchorBankrun } from '#tests/support/anchor-bankrun-session.ts';
import { describeClientStories } from './client-stories.ts';

describeClientStories('solana-bankrun', openAnchorBankrun);
