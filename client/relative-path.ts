/** The way from a folder to a file or another folder, with `/` between the parts; both paths are absolute. Empty for the folder itself. */
export function relativePath(folder: string, target: string): string {
  const partsOf = (path: string) => path.split('/').filter((part) => part !== '');
  const from = partsOf(folder);
  const to = partsOf(target);
  const differs = from.findIndex((part, i) => part !== to[i]);
  const same = differs < 0 ? from.length : differs;
  return [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/');
}
