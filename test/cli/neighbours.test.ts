import { expect, test } from 'vitest';
import type { Io } from '../../server/cli/io.ts';
import { answer, type Thread } from '../../server/cli/threads.ts';
import { corpus } from '../generate/repeats/corpus.ts';
import { type Folder, folder, nianbao, type Ran, quietIo } from './console.ts';
import { faultyReport, report } from './reports.ts';

const OWN =
  '（一）主动公开情况。我镇把惠农补贴发放名册逐月张贴到各村公开栏，在集市日设摊讲解政策，全年发放明白纸1800份，解答疑问204人次，并把群众反复询问的事项整理成问答手册送到每户。';

const text = (organ: string, year: number, paragraph: string): string =>
  `# ${organ}${year}年政府信息公开工作年度报告\n\n## 一、总体情况\n\n${paragraph}\n\n## 五、存在的主要问题及改进情况\n\n## 六、其他需要报告的事项\n`;

interface Entry {
  readonly file: string;
  readonly problems: readonly { readonly rule: string; readonly message: string }[];
}

const entries = ({ out }: Ran): readonly Entry[] => JSON.parse(out).files;
const repeatsIn = (ran: Ran): readonly string[] =>
  entries(ran).flatMap(({ file, problems }) =>
    problems.filter(({ rule }) => rule === 'repeated-text').map(({ message }) => `${file}: ${message}`),
  );

test('a paragraph of one file that another of the run has is found, whichever comes first', async () => {
  const where = folder({
    '甲/年报.md': text('示例县示例镇人民政府', 2025, OWN),
    '乙/年报.md': text('示例县样本乡人民政府', 2025, OWN.replace('1800', '960').replace('我镇', '我乡')),
    '丙.md': text(
      '示例县另一镇人民政府',
      2025,
      '（一）主动公开情况。围绕渔港码头的需要，把休渔补贴和渔船检验收费标准制成防水挂图，随潮汐时刻表一同更新，全年更换挂图36张。',
    ),
  });
  const ran = await nianbao(where, ['check', '--format', 'json', '.']);
  expect(repeatsIn(ran).map((line) => line.split(':')[0])).toEqual(['./乙/年报.md', './甲/年报.md']);
  const shown = await nianbao(where, ['check', '甲', '乙']);
  expect(shown.out).toContain('= 乙/年报.md:5:1 相同的段落');
});

test('last year’s report is found in the run, beside the file, and by option, and a repeated paragraph of it too', async () => {
  const where = folder({
    '旧/往年.md': text('示例县示例镇人民政府', 2024, OWN),
    '今年.md': text('示例县示例镇人民政府', 2025, OWN.replace('1800', '960')),
    '甲镇2024年政府信息公开年报.md': text('示例县甲镇人民政府', 2024, OWN),
    '甲镇2025年政府信息公开年报.md': text('示例县甲镇人民政府', 2025, OWN.replace('204', '99')),
  });
  const found = async (...paths: string[]) => repeatsIn(await nianbao(where, ['check', '--format', 'json', ...paths]));
  expect(await found('旧', '今年.md')).toEqual([expect.stringMatching(/^今年\.md: 本段与上年报告（往年\.md）雷同/)]);
  expect(await found('甲镇2025年政府信息公开年报.md')).toEqual([
    expect.stringContaining('本段与上年报告（甲镇2024年政府信息公开年报.md）雷同'),
  ]);
  expect(await found('--last-year', '旧/往年.md', '今年.md')).toEqual([expect.stringContaining('本段与上年报告（往年.md）雷同')]);
  expect(await found('今年.md')).toEqual([]);
});

test('a paragraph of last year’s report, which is no file of the run, and of another report in it is told with both', async () => {
  const where = folder({
    '旧/往年.md': text('示例县示例镇人民政府', 2024, OWN),
    '今年.md': text('示例县示例镇人民政府', 2025, OWN.replace('1800', '960')),
    '乙.md': text('示例县样本乡人民政府', 2025, OWN.replace('204', '99')),
  });
  const ran = await nianbao(where, ['check', '--format', 'json', '--last-year', '旧/往年.md', '今年.md', '乙.md']);
  const [found = ''] = repeatsIn(ran).filter((line) => line.startsWith('今年.md'));
  expect(found).toContain('本段与上年报告（往年.md）雷同');
  expect(found).toContain('另有1份报告也有此段');
});

test('what everybody in the run says is nobody’s copy, of last year’s report neither', async () => {
  const files = Array.from({ length: 20 }, (_, i): [string, string][] => [
    [`${i}-2024.md`, text(`示例县${i}号镇人民政府`, 2024, OWN)],
    [`${i}-2025.md`, text(`示例县${i}号镇人民政府`, 2025, OWN.replace('1800', String(i + 20)))],
  ]);
  expect(repeatsIn(await nianbao(folder(Object.fromEntries(files.flat())), ['check', '--format', 'json', '.']))).toEqual([]);
});

test('a finding that a fix has left where it was is still told after it', async () => {
  const where = folder({
    '甲.md': text('示例县示例镇人民政府', 2025, `截止2025年年末，工作平稳。\n\n${OWN}`),
    '乙.md': text('示例县样本乡人民政府', 2025, OWN),
  });
  const ran = await nianbao(where, ['check', '--fix', '--format', 'json', '甲.md', '乙.md']);
  expect(where.read('甲.md').toString()).toContain('截至2025年年末');
  expect(repeatsIn(ran)).toHaveLength(2);
});

/** Threads within this one: what goes over is copied as between real ones. */
function threaded(where: Folder, isBroken = false): { readonly io: Partial<Io>; readonly asked: () => number } {
  let asked = 0;
  const inside = quietIo(where);
  const startThread = (): Thread => ({
    async ask(request) {
      asked++;
      if (isBroken && asked > 3) throw new Error('gone');
      return structuredClone(await answer(structuredClone(request), inside));
    },
    end: () => {},
  });
  return { io: { cores: 4, startThread }, asked: () => asked };
}

function manyFiles(): Folder {
  const { reports } = corpus(100, 16, 2);
  return folder({
    ...Object.fromEntries(reports.map((one, i) => [`${i % 7}/${i}.md`, one.text])),
    'faulty.md': faultyReport(),
    '2024.md': report({}, 2024),
    'notes.md': '# 会议记录\n',
  });
}

test.each(['text', 'json', 'sarif', 'junit', 'csv', 'github'])(
  'many files are shared out among threads, and the output is the same: %s',
  async (format) => {
    const where = manyFiles();
    const alone = await nianbao(where, ['check', '--format', format, '.']);
    const { io, asked } = threaded(where);
    expect(await nianbao(where, ['check', '--format', format, '.'], io)).toEqual(alone);
    expect(asked()).toBeGreaterThan(8);
    expect(alone.out).toContain(format === 'csv' ? 'faulty.md' : 'repeated-text');
  },
);

test('a thread that breaks down changes nothing', async () => {
  const where = manyFiles();
  const alone = await nianbao(where, ['check', '--format', 'json', '.']);
  expect(await nianbao(where, ['check', '--format', 'json', '.'], threaded(where, true).io)).toEqual(alone);
});

test('few files, one thread asked for, or standard input: no thread is started', async () => {
  const where = manyFiles();
  const { io, asked } = threaded(where);
  await nianbao(where, ['check', '0'], io);
  await nianbao(where, ['check', '--threads', '1', '.'], io);
  await nianbao(where, ['check', '.', '-'], { ...io, input: faultyReport() });
  expect(asked()).toBe(0);
});

test('standard input is held against the files, and read once', async () => {
  const where = folder({ '甲.md': text('示例县示例镇人民政府', 2025, OWN) });
  const inputs = [Buffer.from(text('示例县样本乡人民政府', 2025, OWN)), Buffer.from('')];
  const ran = await nianbao(where, ['check', '--format', 'json', '甲.md', '-'], { stdin: async () => inputs.shift() ?? Buffer.from('') });
  expect(repeatsIn(ran).map((line) => line.split(':')[0])).toEqual(['甲.md', '-']);
});

test('a number of threads that is none is refused', async () => {
  const ran = await nianbao(folder({ 'a.md': report() }), ['check', '--threads', '0', 'a.md']);
  expect(ran).toMatchObject({ status: 2, err: expect.stringContaining('选项 --threads 写作 0，应为 1 以上的整数') });
});
