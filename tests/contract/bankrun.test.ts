import { describeLocks } from './locks.contract.ts';
import { describePages } from './pages.contract.ts';
import { describeProposals } from './proposals.contract.ts';
import { describeRefusals } from './refusals.contract.ts';
import { describeRewards } from './rewards.contract.ts';
import { describeRoles } from './roles.contract.ts';
import { describeStakingChain } from './staking-chain.contract.ts';
import { describeTime } from './time.contract.ts';
import { describeTreasury } from './treasury.contract.ts';

describeStakingChain('bankrun');
describeRefusals('bankrun');
describeRewards('bankrun');
describeLocks('bankrun');
describePages('bankrun');
describeProposals('bankrun');
describeTreasury('bankrun');
describeRoles('bankrun');
describeTime('bankrun');
