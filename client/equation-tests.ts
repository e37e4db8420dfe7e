import * as vscode from 'vscode';
import { type EquationState, equationsRequest, type ProtocolRange, type ResultOf } from '../server/protocol.ts';
import { say } from '../server/text/say.ts';
import { isReportDocument } from './documents.ts';
import { inWords, onDidChangeLanguage } from './english.ts';
import { nameOf } from './report-groups.ts';
import type { ReportList } from './report-list.ts';
import type { Server } from './server.ts';
import { tableText } from './table-names.ts';

type Reports = ResultOf<typeof equationsRequest>;

/** The tests that the workbench shows. */
export interface EquationTests extends vscode.Disposable {
  readonly items: vscode.TestItemCollection;
  /** The tests of a report have been made anew. */
  readonly onDidRefresh: vscode.Event<vscode.TestItem>;
}

/** Longer texts have thousands of equations, with which the workbench is busy for minutes: theirs are told when somebody asks. Some two hundred reports. */
const MOST_LINES = 20_000;
/** So long after the last change a report that is open is looked at again. */
const SETTLED = 600;

/**
 * The equations of all reports as tests: report → table → equation. One that does not hold has failed, one with cells still to be filled in is skipped and
 * names them. Reports that are open are kept up to date while they are written, whole volumes of hundreds excepted; running a test checks the report anew.
 */
export function showEquations(server: Server, list: ReportList): EquationTests {
  const controller = vscode.tests.createTestController('nianbao.equations', inWords(say`年报勾稽`));
  /** By test: the state that it is shown in. */
  const shown = new Map<string, string>();
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();
  const refreshed = new vscode.EventEmitter<vscode.TestItem>();
  const stateOf = new Map<string, EquationState>();

  function reportItem(uri: vscode.Uri, label: string, year: number | null): vscode.TestItem {
    const id = uri.toString();
    const known = controller.items.get(id);
    const item = known ?? controller.createTestItem(id, label, uri);
    item.label = label;
    item.description = year === null ? '' : inWords(say`${year}年`);
    item.canResolveChildren = true;
    if (!known) controller.items.add(item);
    return item;
  }

  function update(): void {
    const listed = new Map(list.all().map((one) => [one.uri, one]));
    for (const [id] of controller.items) {
      if (listed.has(id)) continue;
      controller.items.delete(id);
      forget(id);
    }
    for (const [uri, report] of listed) reportItem(vscode.Uri.parse(uri), nameOf(report), report.year);
    for (const { document } of vscode.window.visibleTextEditors) soon(document);
  }

  function forget(id: string): void {
    for (const key of [...shown.keys()]) if (key.startsWith(id)) shown.delete(key);
    for (const key of [...stateOf.keys()]) if (key.startsWith(id)) stateOf.delete(key);
  }

  /** Reads a report's equations and makes its tests those. */
  async function refresh(item: vscode.TestItem): Promise<void> {
    if (!item.uri) return;
    const reports = await server.ask(equationsRequest, { uri: item.id });
    item.children.replace(tableItems(item, reports));
    refreshed.fire(item);
  }

  function tableItems(report: vscode.TestItem, reports: Reports): vscode.TestItem[] {
    const uri = report.uri;
    if (!uri) return [];
    return reports.flatMap(({ name, tables }, index) =>
      // table two adds nothing up
      tables
        .filter(({ equations }) => equations.length > 0)
        .map((table) => {
          const id = `${report.id} ${index} ${table.id}`;
          const item = controller.createTestItem(
            id,
            reports.length > 1 ? `${name} ${inWords(tableText(table.name))}` : inWords(tableText(table.name)),
            uri,
          );
          item.range = rangeOf(table.range);
          item.children.replace(
            table.equations.map((equation, place) => {
              const test = controller.createTestItem(`${id} ${equation.id}`, equation.formula, uri);
              test.sortText = String(place).padStart(4, '0');
              // what holds has no mark beside its row: it leads to its table
              test.range = rangeOf(equation.state === 'satisfied' ? table.range : equation.range);
              test.description =
                equation.state === 'satisfied' ? equation.figures : equation.state === 'open' ? equation.message : `✗ ${equation.figures}`;
              stateOf.set(test.id, equation);
              return test;
            }),
          );
          return item;
        }),
    );
  }

  /** Says in a run how the equations stand. What somebody has asked for comes with its message in the text; what is told while writing has the findings there. */
  function tell(run: vscode.TestRun, tests: readonly vscode.TestItem[], isAsked: boolean): void {
    for (const test of tests) {
      const equation = stateOf.get(test.id);
      if (!equation || !test.uri) continue;
      shown.set(test.id, keyOf(equation));
      const location = new vscode.Location(test.uri, rangeOf(equation.range));
      switch (equation.state) {
        case 'satisfied':
          run.passed(test);
          break;
        case 'violated': {
          const message = new vscode.TestMessage(equation.message);
          message.location = location;
          run.failed(test, isAsked ? message : []);
          break;
        }
        case 'open':
          run.skipped(test);
          // without a place: the workbench would write it behind the row, over the hint that stands there
          if (isAsked) run.appendOutput(`${equation.formula}　${equation.message}\r\n`, undefined, test);
          break;
      }
    }
  }

  async function check(request: vscode.TestRunRequest, token: vscode.CancellationToken): Promise<void> {
    const asked = request.include ?? [...controller.items].map(([, item]) => item);
    const run = controller.createTestRun(request);
    const fresh = new Set<string>();
    for (const item of asked) {
      if (token.isCancellationRequested) break;
      const report = rootOf(item);
      if (!fresh.has(report.id)) {
        fresh.add(report.id);
        run.started(report);
        await refresh(report).catch((error: unknown) => run.errored(report, new vscode.TestMessage(String(error))));
      }
      const excluded = new Set(request.exclude?.map(({ id }) => id));
      tell(
        run,
        equationsBelow(report).filter(
          ({ id }) => (id === item.id || isBelow(item, id)) && ![...excluded].some((one) => id.startsWith(one)),
        ),
        true,
      );
    }
    run.end();
  }

  /** An open report: what has changed is told, as a run that nobody started and nobody has to look at. */
  async function follow(document: vscode.TextDocument): Promise<void> {
    const item = controller.items.get(document.uri.toString());
    if (!item || document.isClosed || document.lineCount > MOST_LINES || !server.isRunning()) return;
    await refresh(item);
    const changed = equationsBelow(item).filter(({ id }) => {
      const equation = stateOf.get(id);
      return equation && shown.get(id) !== keyOf(equation);
    });
    if (changed.length === 0) return;
    const run = controller.createTestRun(
      new vscode.TestRunRequest(changed, undefined, profile, false, true),
      inWords(say`随写随核`),
      false,
    );
    tell(run, changed, false);
    run.end();
  }

  function soon(document: vscode.TextDocument): void {
    if (!isReportDocument(document)) return;
    const key = document.uri.toString();
    clearTimeout(waiting.get(key));
    const look = () => {
      waiting.delete(key);
      void follow(document).catch((error: unknown) => server.log.error(String(error)));
    };
    waiting.set(key, setTimeout(look, SETTLED));
  }

  const profile = controller.createRunProfile(inWords(say`核对`), vscode.TestRunProfileKind.Run, check, true);
  controller.resolveHandler = async (item) => {
    if (item) await refresh(item);
    else update();
  };
  controller.refreshHandler = update;
  const parts = vscode.Disposable.from(
    controller,
    refreshed,
    { dispose: () => waiting.forEach(clearTimeout) },
    list.onDidChange(update),
    onDidChangeLanguage(() => {
      controller.label = inWords(say`年报勾稽`);
      profile.label = inWords(say`核对`);
      for (const [, item] of controller.items)
        if (item.children.size > 0) void refresh(item).catch((error: unknown) => server.log.error(String(error)));
      update();
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) soon(document);
    }),
    vscode.window.onDidChangeActiveTextEditor((editor) => {
      if (editor) soon(editor.document);
    }),
  );
  return { items: controller.items, onDidRefresh: refreshed.event, dispose: () => parts.dispose() };
}

const keyOf = ({ state, message, range }: EquationState): string =>
  state === 'satisfied' ? state : `${state} ${message} ${range.start.line}:${range.start.character}`;

const rangeOf = ({ start, end }: ProtocolRange): vscode.Range => new vscode.Range(start.line, start.character, end.line, end.character);

function rootOf(item: vscode.TestItem): vscode.TestItem {
  return item.parent ? rootOf(item.parent) : item;
}

const isBelow = (item: vscode.TestItem, id: string): boolean => id.startsWith(`${item.id} `);

function equationsBelow(report: vscode.TestItem): readonly vscode.TestItem[] {
  return [...report.children].flatMap(([, table]) => [...table.children].map(([, test]) => test));
}
