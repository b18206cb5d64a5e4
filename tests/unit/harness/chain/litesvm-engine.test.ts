import { LitesvmEngine } from '#harness/chain/litesvm-engine.ts';
import { describeEngine } from '#tests/support/engine.suite.ts';

describeEngine('harness/chain/litesvm-engine', async () => {
  const engine = new LitesvmEngine();
  engine.open([]);
  return engine;
});
