#!/usr/bin/env node
// The bin of the package: TypeScript is run as it is, so that there is no build step to forget.
import { register } from 'tsx/esm/api';

register();
const { main } = await import('./main.ts');
process.exitCode = await main(process.argv.slice(2));
