import { EXIT_CODES } from '../exit-codes.ts';
import type { Command } from './command.ts';

export const reportCommand: Command<{ run: string }> = {
  command: 'report <run>',
  describe: 'Build the report of a run folder again; the same folder gives the same bytes',
  options: (argv) =>
    argv
      .positional('run', { type: 'string', demandOption: true, describe: 'Run folder' })
      .example('$0 report runs/first-year', 'writes report.html, summary.md and charts/'),
  run: async ({ run }) => {
    const { buildReport } = await import('#reports/index.ts');
    const { htmlFile } = await buildReport(run);
    process.stdout.write(`report: ${htmlFile}\n`);
    return EXIT_CODES.ok;
  },
};
