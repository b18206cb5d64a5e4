// What a worker thread of a sweep starts with: TypeScript is run as it is, here as in actsim.js.
import { register } from 'tsx/esm/api';

register();
const { runSweepTask } = await import('./sweep-task.ts');

export { runSweepTask };
