/** The way from a folder to a file or another folder, with `/` between the parts; both paths are absolute. Empty for the folder itself. */
export function relativePath(folder: string, target: string): string {
  const partsOf = (path: string) => path.split('/').filter((part) => part !== '');
  const from = partsOf(folder);
  const to = partsOf(target);
  const differs = from.findIndex((part, i) => part !== to[i]);
  const same = differs < 0 ? from.length : differs;
  return [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/');
}

/** The same where the two have a folder in common; `undefined` where they have none, as on two drives. */
export const pathBetween = (folder: string, target: string): string | undefined =>
  folder.split('/')[1] === target.split('/')[1] ? relativePath(folder, target) : undefined;
