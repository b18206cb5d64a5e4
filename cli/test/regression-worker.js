// What a worker process of `actsim test` starts with: TypeScript is run as it is, here as in actsim.js.
import { register } from 'tsx/esm/api';

register();
const { runRegressionTask } = await import('./regression-task.ts');

export { runRegressionTask };
