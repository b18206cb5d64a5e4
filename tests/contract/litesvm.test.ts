import { describeRefusals } from './refusals.contract.ts';
import { describeStakingChain } from './staking-chain.contract.ts';
import { describeTime } from './time.contract.ts';

describeStakingChain('litesvm');
describeRefusals('litesvm');
describeTime('litesvm');
