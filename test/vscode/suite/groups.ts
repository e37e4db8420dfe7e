/** Loads the groups of tests, in this order. Only now: the files call mocha's `suite()` when they are loaded. They run under node and in a browser. */
export async function loadGroups(): Promise<void> {
  await import('./recognition.ts');
  await import('./findings.ts');
  // before the groups that put reports into new folders: the workbench may miss that such a folder goes
  await import('./all-reports.ts');
  await import('./fixes.ts');
  await import('./views.ts');
  await import('./writing.ts');
  await import('./tables.ts');
  await import('./editing.ts');
  await import('./english.ts');
  await import('./years.ts');
  await import('./moving.ts');
  await import('./settings.ts');
  await import('./living.ts');
  await import('./rule-pages.ts');
  await import('./roll-up.ts');
  await import('./samples.ts');
}
