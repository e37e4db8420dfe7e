import * as vscode from 'vscode';
import { type Message, say } from '../server/text/say.ts';
import { inWords, onDidChangeLanguage } from './english.ts';
import { describeReport, type Grouping, groupReports, type ListedReport, nameOf, type ReportGroup, sayReport } from './report-groups.ts';
import type { ReportList } from './report-list.ts';

/** What stands in the tree: a group of reports, or one. */
export type ReportNode = { readonly group: ReportGroup } | { readonly report: ListedReport; readonly groupKey: string };

/** The view of the manifest. */
const VIEW = 'nianbao.reports';
const GROUPING = 'nianbao.reports.grouping';
const GROUPINGS: readonly { readonly label: Message; readonly grouping: Grouping }[] = [
  { label: say`按年度`, grouping: 'year' },
  { label: say`按文件夹`, grouping: 'folder' },
  { label: say`按核对情况`, grouping: 'state' },
];

/** The view 年报 and what can be done with it. */
export interface ReportsView extends vscode.Disposable {
  /** Divides the tree in another way: the one named, or one that is picked. */
  readonly group: (argument: unknown) => Promise<void>;
  /** What the tree shows. */
  readonly provider: vscode.TreeDataProvider<ReportNode>;
}

/** Shows all reports of the workspace with organ, year, state and counts. */
export function showReports(list: ReportList, state: vscode.Memento): ReportsView {
  const changed = new vscode.EventEmitter<undefined>();
  let grouping = GROUPINGS.find((one) => one.grouping === state.get(GROUPING))?.grouping ?? 'year';
  let groups: readonly ReportGroup[] = [];

  const provider: vscode.TreeDataProvider<ReportNode> = {
    onDidChangeTreeData: changed.event,
    getChildren(node) {
      if (!node) return groups.map((group) => ({ group }));
      return 'group' in node ? node.group.reports.map((report) => ({ report, groupKey: node.group.key })) : [];
    },
    getTreeItem: (node) => ('group' in node ? groupItem(node.group) : reportItem(node.report, node.groupKey, grouping)),
  };
  const view = vscode.window.createTreeView(VIEW, { treeDataProvider: provider, showCollapseAll: true });
  const update = () => {
    const reports = list.all();
    groups = groupReports(reports, grouping, folderOf);
    const wrong = reports.filter((one) => one.state === 'error').length;
    view.badge = wrong > 0 ? { value: wrong, tooltip: inWords(say`${wrong} 份年报有错误`) } : undefined;
    view.description = reports.length > 0 ? inWords(say`${reports.length} 份`) : '';
    changed.fire(undefined);
  };
  const parts = vscode.Disposable.from(view, changed, list.onDidChange(update), onDidChangeLanguage(update));
  return {
    provider,
    async group(argument) {
      const given = GROUPINGS.find((one) => one.grouping === argument);
      const picked =
        given ??
        (await vscode.window.showQuickPick(
          GROUPINGS.map((one) => ({ ...one, label: inWords(one.label) })),
          { title: inWords(say`年报分组`) },
        ));
      if (!picked) return;
      grouping = picked.grouping;
      await state.update(GROUPING, grouping);
      update();
    },
    dispose: () => parts.dispose(),
  };
}

/** The folder of a report within its workspace folder. */
const folderOf = (uri: string): string => {
  const path = vscode.workspace.asRelativePath(vscode.Uri.parse(uri));
  const end = path.lastIndexOf('/');
  return end < 0 ? '' : path.slice(0, end);
};

const withCapital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

function groupItem({ key, reports, ...group }: ReportGroup): vscode.TreeItem {
  // what stands in another's midst elsewhere begins a row here; a folder's name is as it is
  const label = typeof group.label === 'string' ? group.label : withCapital(inWords(group.label));
  const detail = inWords(group.detail);
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Expanded);
  item.id = `group ${key}`;
  item.description = detail;
  item.tooltip = inWords(say`${label}：${detail}`);
  item.contextValue = 'group';
  item.accessibilityInformation = { label: inWords(say`${label}，${detail}`) };
  if (reports.length === 0) item.collapsibleState = vscode.TreeItemCollapsibleState.None;
  return item;
}

/** A sign of its own for each state, not a colour alone. */
const ICON = {
  error: ['error', 'list.errorForeground'],
  warning: ['warning', 'list.warningForeground'],
  open: ['circle-large-outline', undefined],
  good: ['pass', 'testing.iconPassed'],
} as const satisfies Record<ListedReport['state'], readonly [icon: string, colour: string | undefined]>;

function reportItem(report: ListedReport, groupKey: string, grouping: Grouping): vscode.TreeItem {
  const item = new vscode.TreeItem(nameOf(report));
  const [icon, colour] = ICON[report.state];
  const said = inWords(sayReport(report));
  item.id = `${groupKey} ${report.uri} ${report.line}`;
  item.description = inWords(describeReport(report, grouping));
  item.tooltip = `${said}\n${vscode.workspace.asRelativePath(vscode.Uri.parse(report.uri))}`;
  item.iconPath = colour === undefined ? new vscode.ThemeIcon(icon) : new vscode.ThemeIcon(icon, new vscode.ThemeColor(colour));
  item.contextValue = 'report';
  item.accessibilityInformation = { label: said };
  item.command = { command: 'nianbao.openReport', title: inWords(say`打开年报`), arguments: [report] };
  return item;
}

/** Opens a report of the list at its gravest finding, at its beginning where there is none. */
export async function openReport(argument: unknown): Promise<void> {
  const report = reportIn(argument);
  if (!report) return;
  const uri = vscode.Uri.parse(report.uri);
  const { first, end } = report.lines;
  const [gravest] = vscode.languages
    .getDiagnostics(uri)
    .filter(({ source, range: { start } }) => source === 'nianbao' && start.line >= first && start.line < (end ?? Number.POSITIVE_INFINITY))
    .sort((a, b) => a.severity - b.severity || a.range.start.compareTo(b.range.start));
  const selection = gravest?.range ?? new vscode.Range(report.line, 0, report.line, 0);
  // a document that an extension has opened is held for minutes after its tab was closed, even when its file is gone; one that the workbench has opened is not
  await vscode.commands.executeCommand('vscode.openWith', uri, 'default', { selection } satisfies vscode.TextDocumentShowOptions);
}

/** The address that a command was called with: a report of the list, a node of the tree, an address; other things as they are. */
export function addressIn(argument: unknown): unknown {
  const report = reportIn(argument);
  return report ? vscode.Uri.parse(report.uri) : argument;
}

function reportIn(argument: unknown): Pick<ListedReport, 'uri' | 'line' | 'lines'> | undefined {
  if (typeof argument !== 'object' || argument === null || argument instanceof vscode.Uri) return undefined;
  if ('report' in argument && !('target' in argument)) return reportIn(argument.report);
  if (!('uri' in argument) || typeof argument.uri !== 'string') return undefined;
  // an address alone stands for the whole file
  return isListed(argument) ? argument : { uri: argument.uri, line: 0, lines: { first: 0, end: null } };
}

const isListed = (argument: object): argument is ListedReport => 'line' in argument && 'lines' in argument;
