import { describe, expect, it } from 'vitest';
import { folder, nianbao } from './console.ts';
import { report } from './reports.ts';

const NAME = '2025年政府信息公开工作年度报告';

describe('reports in Word and the like in a folder', () => {
  it.each([['check'], ['extract'], ['rollup']])(
    'are named by %s, which does not read them; what it prints is the same',
    async (command) => {
      const where = folder({ '乡镇/a.md': report(), '乡镇/公开指南.docx': 'PK', '乡镇/2025年报销单.xlsx': 'PK' });
      const without = await nianbao(where, [command, '乡镇']);
      where.write(`乡镇/示例县甲局${NAME}.docx`, 'PK');
      const one = await nianbao(where, [command, '乡镇']);
      expect(one).toEqual({
        ...without,
        err: `${without.err}nianbao: 乡镇/示例县甲局${NAME}.docx：本版不读 Word、PDF 等文件，看名称是年报，已略过\n`,
      });
      where.write(`乡镇/下/示例县乙局${NAME}.pdf`, '%PDF');
      expect((await nianbao(where, [command, '乡镇', '乡镇/下'])).err).toContain(
        `示例县乙局${NAME}.pdf 等 2 个文件：本版不读 Word、PDF 等文件`,
      );
    },
  );

  it('alone are said as well', async () => {
    const { err } = await nianbao(folder({ [`乡镇/示例县甲局${NAME}.doc`]: 'x' }), ['check', '乡镇']);
    expect(err.split('\n').slice(0, 2)).toEqual([
      'nianbao: 乡镇：文件夹中没有 .md、.txt、.html、.htm 文件',
      expect.stringContaining(`示例县甲局${NAME}.doc：本版不读`),
    ]);
  });
});
