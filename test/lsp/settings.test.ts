import { describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { connect, plain } from './connect.ts';
import { correct, wrong } from './sample.ts';

const slip = correct.replace('均在规定时限内公开', '回应群众反应的问题');

describe('settings', () => {
  test('give a rule another level, or none', async () => {
    await using client = await connect({ settings: { nianbao: { rules: { typo: 'error', 'wrong-figure': 'off' } } } });
    const doc = await client.open(slip.replace('|    5 |', '|    6 |'));
    expect(await doc.diagnostics()).toMatchObject([{ code: 'typo', severity: 1 }]);
  });

  test('are live', async () => {
    const settings: Record<string, unknown> = {};
    await using client = await connect({ settings });
    const doc = await client.open(slip);
    expect(await doc.diagnostics()).toMatchObject([{ code: 'typo', severity: 2 }]);
    settings.nianbao = { rules: { typo: 'off' } };
    const asked = client.nextRefresh();
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await asked;
    expect(await doc.diagnostics()).toEqual([]);
  });

  test('are live for a client that sends them instead of being asked', async () => {
    await using client = await connect({ capabilities: plain });
    const uri = 'file:///tmp/settings.md';
    const first = client.nextPublished(uri);
    await client.open(slip, uri);
    expect((await first).diagnostics).toMatchObject([{ code: 'typo' }]);
    const second = client.nextPublished(uri);
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: { nianbao: { rules: { typo: 'off' } } } });
    expect((await second).diagnostics).toEqual([]);
  });

  test('that cannot be used are reported once, and the default stands in', async () => {
    const settings = { nianbao: { rules: { typo: 'warn' }, year: 'now' } };
    await using client = await connect({ settings });
    const doc = await client.open(slip);
    expect(await doc.diagnostics()).toMatchObject([{ code: 'typo', severity: 2 }]);
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await (await client.open(slip)).diagnostics();
    expect(client.shown.length).toBe(2);
    expect(client.shown.join('\n')).toMatch(/“now”[\s\S]*“warn”/);
  });

  test('that only the editor has are spoken of as well', async () => {
    const nianbao = { workspace: 'everything', language: 'fr', detect: true };
    await using client = await connect({ settings: { nianbao } });
    expect(await (await client.open(slip)).diagnostics()).toMatchObject([{ code: 'typo' }]);
    expect(client.shown).toEqual([
      'nianbao 的设置：设置 detect 写作“true”，应为 switch、ask、off 之一',
      'nianbao 的设置：设置 workspace 写作“everything”，应为 open、folder、all 之一',
      'nianbao 的设置：设置 language 写作“fr”，应为 zh-cn、en、auto 之一',
    ]);
    const { properties } = manifest.contributes.configuration;
    for (const [i, detect] of properties['nianbao.detect'].enum.entries()) {
      const choices = { detect, workspace: properties['nianbao.workspace'].enum[i], language: properties['nianbao.language'].enum[i] };
      await using other = await connect({ settings: { nianbao: choices } });
      await (await other.open(slip)).diagnostics();
      expect(other.shown, JSON.stringify(choices)).toEqual([]);
    }
  });

  test('name packs, which take effect and leave at once', async () => {
    const settings: Record<string, unknown> = { nianbao: { packs: [{ name: 'x', title: '示例市要求', require: { 一: ['白皮书'] } }] } };
    await using client = await connect({ settings });
    const doc = await client.open(correct);
    expect((await doc.diagnostics()).map(({ message }) => message)).toEqual(['“一、总体情况”中没有写到“白皮书”（示例市要求）']);
    settings.nianbao = { packs: [] };
    const asked = client.nextRefresh();
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await asked;
    expect(await doc.diagnostics()).toEqual([]);
  });

  test('name the year that is expected', async () => {
    await using client = await connect({ settings: { nianbao: { year: 2026 } } });
    const doc = await client.open(correct);
    expect((await doc.diagnostics()).map(({ code }) => code)).toContain('year-expected');
  });

  test('say it in English, and in Chinese again, while the document is open', async () => {
    const settings: Record<string, unknown> = { nianbao: { language: 'en' } };
    await using client = await connect({ settings });
    const doc = await client.open(slip.replace('|    5 |', '|    6 |'));
    const messages = async () => (await doc.diagnostics()).map(({ message }) => message).join('\n');
    expect(await messages()).toMatch(/^Table 3 .*: says 6, should be 5 \(1 too high\)$/m);
    expect(await messages()).toContain('should be “反映”');
    settings.nianbao = { language: 'zh-cn' };
    const asked = client.nextRefresh();
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await asked;
    expect(await messages()).toMatch(/^表三.*写作 6，应为 5，多 1$/m);
  });

  test('of a client that answers nonsense do no harm', async () => {
    await using client = await connect({ settings: { nianbao: 7, 'files.exclude': 'no', 'search.exclude': [1] } });
    const doc = await client.open(wrong);
    expect(await doc.diagnostics()).toMatchObject([{ code: 'wrong-figure' }]);
  });
});
