import * as vscode from 'vscode';
import { rulePageUri } from '../server/protocol.ts';
import { showPage } from './pages.ts';
import type { Server } from './server.ts';

/** 解释规则: shows the page of a rule, of the one named by the argument or of one that is picked. */
export async function showRule(server: Server, manifest: unknown, argument: unknown): Promise<void> {
  const rule = typeof argument === 'string' ? argument : await pick(manifest);
  if (rule === undefined) return;
  // the page is a virtual document of the server
  await server.start();
  await showPage(vscode.Uri.parse(rulePageUri(rule)));
}

async function pick(manifest: unknown): Promise<string | undefined> {
  const items = rulesOf(manifest).map(([id, title]) => ({ label: title, description: id, id }));
  const picked = await vscode.window.showQuickPick(items, { title: '解释规则', matchOnDescription: true });
  return picked?.id;
}

/** Every rule with its title, as the manifest lists them for the settings. */
function rulesOf(manifest: unknown): readonly (readonly [id: string, title: string])[] {
  const rules = at(manifest, 'contributes', 'configuration', 'properties', 'nianbao.rules', 'properties');
  if (typeof rules !== 'object' || rules === null) return [];
  return Object.entries(rules).map(([id, schema]) => [id, String(at(schema, 'title') ?? id)]);
}

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (current, key) => (typeof current === 'object' && current !== null ? (current as Record<string, unknown>)[key] : undefined),
    value,
  );
}
