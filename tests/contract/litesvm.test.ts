import { describeStakingChain } from './staking-chain.contract.ts';

describeStakingChain('litesvm');
