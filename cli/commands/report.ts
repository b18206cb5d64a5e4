import { EXIT_CODES } from '../exit-codes.ts';
import type { Command } from './command.ts';

export const reportCommand: Command<{ run: string; open: boolean }> = {
  command: 'report <run>',
  describe: 'Build the report of a run folder again; the same folder gives the same bytes',
  options: (argv) =>
    argv
      .positional('run', { type: 'string', demandOption: true, describe: 'Run folder' })
      .option('open', { type: 'boolean', default: false, describe: 'Show report.html in the browser' })
      .example('$0 report runs/first-year', 'writes report.html, summary.md and charts/')
      .example('$0 report runs/first-year --open', 'and shows it'),
  run: async ({ run, open }) => {
    const { buildReport } = await import('#reports/index.ts');
    const { ReportProgress } = await import('../report-progress.ts');
    const progress = new ReportProgress(process.stderr);
    const { htmlFile } = await buildReport(run, progress).finally(() => progress.stop());
    process.stdout.write(`report: ${htmlFile}\n`);
    if (open) {
      const { openReport } = await import('../open-report.ts');
      process.stdout.write(`${await openReport(htmlFile)}\n`);
    }
    return EXIT_CODES.ok;
  },
};
