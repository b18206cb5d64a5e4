import { openAnchorLitesvm } from '#tests/support/anchor-litesvm-session.ts';
import { describeClientStories } from './client-stories.ts';

describeClientStories('litesvm', openAnchorLitesvm);
