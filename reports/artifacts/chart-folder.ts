import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { SimError } from '#sim/core/errors/sim-error.ts';
import { ioReason } from './file-access.ts';

/** `charts/` in the folder of a result, made if it is not there. Throws REPORT__WRITE_FAILED. */
export async function makeChartFolder(folder: string): Promise<string> {
  const chartFolder = join(folder, 'charts');
  try {
    await mkdir(chartFolder, { recursive: true });
  } catch (error) {
    throw new SimError('REPORT__WRITE_FAILED', { file: chartFolder, reason: ioReason(error) }, error);
  }
  return chartFolder;
}
