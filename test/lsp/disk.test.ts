import { expect, test } from 'vitest';
import { disk } from '../../server/lsp/disk.ts';

test.each([
  ['/home/甲/示例县 (一)/年报.md', 'file:///home/%E7%94%B2/%E7%A4%BA%E4%BE%8B%E5%8E%BF%20%28%E4%B8%80%29/%E5%B9%B4%E6%8A%A5.md'],
  ['/a/100%.md', 'file:///a/100%25.md'],
  ['c:\\甲\\乙.md', 'file:///c%3A/%E7%94%B2/%E4%B9%99.md'],
])('the address of %s is spelled as the editor spells it', (path, uri) => {
  expect(disk.uriOf(path)).toBe(uri);
});

test('an address leads back to its path', () => {
  const path = "/home/甲/示例县 (一)/年报 100%+'.md";
  expect(disk.pathOf(disk.uriOf(path))).toBe(path);
  expect(disk.pathOf('file:///home/%E7%94%B2')).toBe('/home/甲');
});

test.each(['untitled:Untitled-1', 'vscode-vfs://github/a/b.md', 'file:///%00', 'nonsense', ''])(
  '%j has no path that could be read',
  (uri) => {
    const path = disk.pathOf(uri);
    expect(path === undefined || disk.read(path) === undefined).toBe(true);
  },
);

test('what is not there is nothing, not an error', () => {
  expect(disk.read('/no/such/file')).toBeUndefined();
  expect(disk.versionOf('/no/such/file')).toBeUndefined();
  expect(disk.list('/no/such/folder')).toEqual([]);
  expect(disk.versionOf('/tmp')).toBeUndefined();
});
