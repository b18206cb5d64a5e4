import { escapeMarkdown } from '../text/escape.ts';
import { boundsInWords, figureInWords } from './conclusions.ts';
import { heldInWords, type SweepFindings, sweepNotes, sweepSentence } from './sweep-findings.ts';
import { yearEndBands } from './year-end-bands.ts';

/** The sweep on one screen, as Markdown. */
export function renderSweepSummary(findings: SweepFindings): string {
  const { design, manifest, runs, bands, conclusions } = findings;
  const lines = [
    `# ${escapeMarkdown(design.name)}`,
    '',
    ...sweepNotes(findings).flatMap(({ level, text }) => [
      `> **${level === 'error' ? 'Incomplete' : 'Warning'}:** ${escapeMarkdown(text)}`,
      '',
    ]),
    escapeMarkdown(sweepSentence(findings)),
    '',
  ];
  if (conclusions.length > 0) {
    lines.push('| conclusion | figure | bound | variant | holds for |', '| --- | --- | --- | --- | --- |');
    for (const result of conclusions) {
      const { say, metric, at, between, bounds } = result.conclusion;
      const figure = `${metric} ${figureInWords(at, between)}`;
      lines.push(tableRow([say, figure, boundsInWords(bounds), result.variant.title, heldInWords(result)]));
    }
    lines.push('');
  }
  const ends = yearEndBands(design, runs, bands);
  if (ends.length > 0) {
    lines.push('| metric | variant | end of year | p10 | median | p90 |', '| --- | --- | ---: | ---: | ---: | ---: |');
    for (const { title, variant, year, figures } of ends) {
      lines.push(tableRow([title, variant, year, figures.p10, figures.median, figures.p90]));
    }
    lines.push('');
  }
  lines.push(
    `Results digest: \`${manifest.resultsDigest}\``,
    '',
    'Reproduce with:',
    '',
    // Indented code shows any text as it is; a line break would end it.
    `    ${manifest.command.replace(/[\r\n]+/g, ' ')}`,
  );
  return `${lines.join('\n')}\n`;
}

function tableRow(cells: readonly string[]): string {
  return `| ${cells.map(escapeMarkdown).join(' | ')} |`;
}
