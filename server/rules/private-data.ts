import type { ProsePart } from '../report/report.ts';
import { say } from '../text/say.ts';
import type { Span } from '../text/span.ts';
import { cueOf, type CuedPart, type Cues, cuesIn, standsAt } from './wording/cues.ts';
import { defineRule, type Finding } from './rule.ts';
import { bankCard, identityNumber, mobileNumber } from './wording/private-numbers.ts';
import { titled } from './wording/samples.ts';
import { eachMatch, MOST_FINDINGS, spanIn } from './wording/scan.ts';

/** Runs of digits that may be one of the numbers, also in groups; addresses of pages and files are no such runs. */
const RUN = /(?<![0-9０-９A-Za-z_=/.%#&?+*×-])(?:\+86[ -]?)?[0-9０-９](?:[ -]?[0-9０-９]){9,20}[Xx]?(?![0-9０-９A-Za-z_/*×-]|\.[0-9])/g;
const DIGIT = cueOf([...'0123456789０１２３４５６７８９']);
/** So many digits at least. */
const LEAST = 10;

/** Words before a number that say what else it is. */
const OTHER_NUMBER =
  /(?:信用代码|机构代码|索引号|编号|编码|代码|文号|备案号|许可证号?|登记证号?|流水号|订单号|受理号|查询码|单号|条码|案号|公告号|批号|标识码|项目号|ISBN|ISSN)[^。；]{0,8}$/;
/** And the account of an office. */
const PUBLIC_ACCOUNT = /(?:对公|专户|国库|非税|财政账户|缴款账户|收款单位)[^。；]{0,24}$/;
const BANK = /(?:银行|卡号|账[户号]|帐[户号]|存折|开户)[^。；]{0,16}$/;
/** A line to the office, which anybody may ring. */
const OFFICE_LINE =
  /(?:咨询|监督|举报|投诉|办公|值班|受理|服务|公开|热线|政务|对外|负责|责任|办事|窗口|中心)(?:人员|机构|科室|单位|部门)?(?:联系)?(?:电话|热线|手机|号码|方式)|(?:办|科|股|室|站|队|处)(?:联系)?电话|如有疑问|请与|请联系|欢迎(?:拨打|致电|来电)|可拨打|请拨打/;
const CONTACT_LINE = /^[\s\u3000]*(?:[（(]?[一二三四五六七八九十0-9]*[）)、.]?)?(?:联系(?:电话|方式|人)|电话|手机|地址|办公地址|邮编|传真)/;
const PERSON =
  /(?:申请人|当事人|投诉人|举报人|信访人|被征收人|户主|村民|居民|群众|原告|本人|[\u4e00-\u9fff](?:某|××?|XX?|\*\*?))[^。；]{0,24}$/;

const NAME = { identity: say`身份证号码`, mobile: say`手机号码`, bank: say`银行卡号` } as const;

/** Identity numbers, private telephone numbers and bank cards in a document that will be published. */
export const privateData = defineRule({
  id: 'private-data',
  title: '个人信息',
  group: '文字',
  severity: 'information',
  basis: '《中华人民共和国政府信息公开条例》第十五条；《中华人民共和国个人信息保护法》第二十八条',
  why: '年度报告向社会公布，正文里的身份证号码、个人手机号和银行卡号会随之泄露，发布后很难收回。',
  examples: [
    {
      title: '身份证号码',
      text: titled('申请人身份证号«110101199003078515»，住示例村。'),
      says: ['出现身份证号码“1101…8515”，属个人信息，公开前应隐去'],
    },
    { title: '个人手机号', text: titled('申请人张某联系电话«138 0013 8000»，已电话告知。'), says: ['出现手机号码“138…8000”'] },
    { title: '银行卡号', text: titled('信息处理费已退回其银行卡«6222 0212 3456 7890 128»。'), says: ['出现银行卡号“6222…0128”'] },
    {
      title: '开头的联系方式、固定电话和监督电话',
      text: `# 示例县示例镇人民政府2025年政府信息公开工作年度报告\n\n如有疑问，请与示例镇党政办联系（电话：13800138000）。\n\n## 一、总体情况\n\n公布固定电话0000-1234567，监督电话：13800138000，“12345”热线。\n`,
    },
    {
      title: '校验不符的号码、编号和金额',
      text: titled('项目编号110101199003078515，号码110101199003078516有误，索引号20250101000012345，金额13800138000元。'),
    },
    { title: '已经隐去的号码', text: titled('身份证号110101********8515，电话138****8000。') },
    { title: '网址里的数字', text: titled('网址：http://www.example.com/art/2025/13800138000.html，公众号id=13800138000。') },
  ],
  check: ({ report }) => {
    const findings: Finding[] = [];
    const cues = cuesIn(report);
    for (const cued of cues.parts) {
      if ((cued.cues & DIGIT) === 0 || !hasRun(cues, cued)) continue;
      const { part, text } = cued;
      collect({ text, lead: isLead(part), at: (start, end) => spanIn(part, start, end) }, findings);
    }
    for (const { rows } of report.otherTables) {
      for (const { cells } of rows) {
        for (const { text, span } of cells) if (text.length >= LEAST) collect({ text, lead: false, at: () => span }, findings);
      }
    }
    return findings;
  },
});

function collect(place: Place, findings: Finding[]): void {
  if (findings.length >= MOST_FINDINGS) return;
  eachMatch(place.text, RUN, (match) => {
    const what = whatIs(match, place);
    if (what) findings.push(toFinding(what, match, place));
    return findings.length < MOST_FINDINGS;
  });
}

/** Digits enough behind one another, with no more than one character between two. */
function hasRun({ at, kinds }: Cues, { from, to }: CuedPart): boolean {
  let length = 0;
  let before = -2;
  for (let i = from; i < to; i++) {
    if (!standsAt(kinds, i, DIGIT)) continue;
    const here = at[i] ?? 0;
    length = here - before <= 2 ? length + 1 : 1;
    if (length >= LEAST) return true;
    before = here;
  }
  return false;
}

interface Place {
  readonly text: string;
  /** A paragraph before the first section: what it gives is meant to be rung. */
  readonly lead: boolean;
  readonly at: (start: number, end: number) => Span;
}

const isLead = ({ section, kind }: ProsePart): boolean => section === undefined || kind === 'signature' || kind === 'date';

function whatIs({ 0: run, index }: RegExpExecArray, { text, lead }: Place): keyof typeof NAME | undefined {
  const digits = run.normalize('NFKC').replace(/[ -]/g, '').toUpperCase();
  const before = text.slice(Math.max(0, index - 40), index);
  const behind = text.slice(index + run.length, index + run.length + 2);
  if (identityNumber(digits)) return OTHER_NUMBER.test(before) ? undefined : 'identity';
  if (mobileNumber(digits)) {
    if (lead || /^\s?[元万亿件条次人个份%％户项]/.test(behind) || OTHER_NUMBER.test(before)) return undefined;
    const clause = before.slice(Math.max(before.lastIndexOf('。'), before.lastIndexOf('；')) + 1);
    if (PERSON.test(before)) return 'mobile';
    return OFFICE_LINE.test(clause) || CONTACT_LINE.test(text) ? undefined : 'mobile';
  }
  if (bankCard(digits)) {
    if (OTHER_NUMBER.test(before) || PUBLIC_ACCOUNT.test(before)) return undefined;
    return digits.startsWith('62') || BANK.test(before) ? 'bank' : undefined;
  }
  return undefined;
}

function toFinding(what: keyof typeof NAME, { 0: run, index }: RegExpExecArray, place: Place): Finding {
  const digits = run.normalize('NFKC').replace(/[ -]/g, '');
  // never in full: a message is copied into logs and reports
  const shown = `${digits.slice(0, what === 'mobile' ? 3 : 4)}…${digits.slice(-4)}`;
  return { at: place.at(index, index + run.length), message: say`出现${NAME[what]}“${shown}”，属个人信息，公开前应隐去` };
}
