import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatCsv } from '#reports/artifacts/csv.ts';
import { eachCsvRow, wholeLineBytes } from '#reports/artifacts/csv-rows.ts';
import { withTemporaryFolder } from '#tests/support/run-folder-fixture.ts';

async function withFile(text: string, test: (file: string) => Promise<void>): Promise<void> {
  await withTemporaryFolder(async (folder) => {
    await mkdir(folder);
    await writeFile(join(folder, 'table.csv'), text);
    await test(join(folder, 'table.csv'));
  });
}

async function rowsOf(file: string): Promise<readonly (readonly [number, ...(readonly string[])])[]> {
  const rows: (readonly [number, ...(readonly string[])])[] = [];
  await eachCsvRow(file, (cells, line) => rows.push([line, ...cells]));
  return rows;
}

describe('reports/artifacts/csv-rows', () => {
  it('reads back what was written, each row with its line', async () => {
    const rows = [
      ['tick', 'name'],
      ['0', 'comma, quote " and ü€😀'],
      ['1', ' spaces '],
      ['2', ''],
    ];
    await withFile(formatCsv(rows), async (file) => {
      expect(await rowsOf(file)).toEqual(rows.map((row, index) => [index + 1, ...row]));
    });
  });

  it('reads a file of many blocks, whatever stands at their borders', async () => {
    const rows = Array.from({ length: 20_000 }, (_, tick) => [String(tick), `"ü",${'x'.repeat(tick % 17)}`]);
    await withFile(formatCsv(rows), async (file) => {
      const found = await rowsOf(file);
      expect(found).toHaveLength(20_000);
      expect(found.every(([line, tick, text]) => tick === String(line - 1) && text === rows[line - 1]?.[1])).toBe(true);
    });
  });

  it('leaves out a last line that was torn, also one of many blocks', async () => {
    await withFile('tick,x\r\n0,1\r\n1,2', async (file) => {
      expect(await rowsOf(file)).toEqual([
        [1, 'tick', 'x'],
        [2, '0', '1'],
      ]);
    });
    await withFile(`tick,x\r\n0,1\r\n1,${'9'.repeat(200_000)}\r`, async (file) => {
      expect(await wholeLineBytes(file)).toBe('tick,x\r\n0,1'.length);
      expect(await rowsOf(file)).toHaveLength(2);
    });
    const long = `tick,x\r\n${'1'.repeat(64 * 1024 - 1)}\r\n${'2'.repeat(64 * 1024 - 1)}`;
    await withFile(long, async (file) => expect(await wholeLineBytes(file)).toBe('tick,x\r\n'.length + 64 * 1024 - 1));
  });

  it.each(['', 'tick,x', '\r\n', 'tick,x\n0,1\n'])('rejects %j, which has no finished header line', async (text) => {
    await withFile(text, async (file) => {
      await expect(rowsOf(file)).rejects.toMatchObject({
        code: 'REPORT__RUN_FILE_INVALID',
        context: { file, reason: 'expected a header line that ends in CRLF, found none' },
      });
    });
  });

  it('rejects quotes that do not close, with the line', async () => {
    await withFile('tick,x\r\n0,1\r\n1,"2\r\n2,3\r\n', async (file) => {
      await expect(rowsOf(file)).rejects.toMatchObject({
        code: 'REPORT__RUN_FILE_INVALID',
        context: { reason: expect.stringMatching(/^line 3: .*[Qq]uote/) as unknown },
      });
    });
  });

  it('rejects a file that is missing, and a folder', async () => {
    await withFile('tick,x\r\n', async (file) => {
      await expect(rowsOf(`${file}.gone`)).rejects.toThrow('table.csv.gone cannot be used: the file is missing');
      await expect(rowsOf(join(file, '..'))).rejects.toMatchObject({ code: 'REPORT__RUN_FILE_INVALID' });
    });
  });

  it('ends with what the listener throws', async () => {
    await withFile('tick,x\r\n0,1\r\n1,2\r\n', async (file) => {
      const lines: number[] = [];
      const reading = eachCsvRow(file, (_, line) => {
        lines.push(line);
        if (line === 2) throw new TypeError('enough');
      });
      await expect(reading).rejects.toThrow(new TypeError('enough'));
      expect(lines).toEqual([1, 2]);
    });
  });
});
