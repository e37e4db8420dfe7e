import { runsOf, mentionsOf } from '../report/facts/mentions.ts';
import { wrongBareShares } from './prose/bare-shares.ts';
import { growthsOf } from './prose/growth.ts';
import { growthFinding } from './prose/growth-finding.ts';
import { wrongMultiples } from './prose/multiples.ts';
import { wrongRates } from './prose/rates.ts';
import { wrongRespectiveShares } from './prose/respective-shares.ts';
import { report, requests } from './prose/samples.ts';
import { bareShareFinding, multipleFinding, rateFinding, shareFinding, tenthsFinding } from './prose/share-findings.ts';
import { wrongShares } from './prose/shares.ts';
import { wrongStatedRates } from './prose/stated-rates.ts';
import { wrongTenths } from './prose/tenth-shares.ts';
import { defineRule } from './rule.ts';

/** What 增加30条 and 减少了3件 have in common: a cheap look. */
const DIFFERENCE = /[加长升高多少降低增减]了?[0-9０-９]/;
const LAST_YEAR = /[上去]年|上一年|[由从]/;
const looksBack = (text: string, year: number): boolean => LAST_YEAR.test(text) || text.includes(`${year - 1}年`);
/** What is said of tenths stands behind 占, and a multiple has one of the others. */
const SHARE_OR_MULTIPLE = /[占番倍]/;
const TENTHS = /[一二两三四五六七八九]成(?!立)|一半|半数|(?<!百)分之/;

/** A share or a growth rate is not what the figures it is stated with give. */
export const prosePercent = defineRule({
  id: 'prose-percent',
  title: '占比或增幅算错',
  group: '正文',
  severity: 'warning',
  basis: '国办公开办函〔2021〕30号：数据准确',
  why: '占比和增减幅度常常沿用旧稿或手算出错；按四舍五入或舍去尾数都得不到的，就是算错了。',
  examples: [
    {
      title: '占办结数的比例',
      text: report('（二）依申请公开情况。全年答复政府信息公开申请12件，其中予以公开7件，占«55.3»%。', requests),
      says: ['正文写作“55.3%”，应为 58.3%（7件占'],
      fixed: report('（二）依申请公开情况。全年答复政府信息公开申请12件，其中予以公开7件，占58.3%。', requests),
    },
    {
      title: '写明占办结总数的，不按收到的件数算',
      text: report('（二）依申请公开情况。全年收到政府信息公开申请13件，其中予以公开7件，占办结总数的«68.3»%。', {
        ...requests,
        newReceived: '11 2 0 0 0 0 13',
        carriedOver: '0 0 0 0 0 0 0',
      }),
      says: ['应为 58.3%（7件占表三“三、（七）总计” 12件）'],
      fixed: report('（二）依申请公开情况。全年收到政府信息公开申请13件，其中予以公开7件，占办结总数的58.3%。', {
        ...requests,
        newReceived: '11 2 0 0 0 0 13',
        carriedOver: '0 0 0 0 0 0 0',
      }),
    },
    {
      title: '自然人占比',
      text: report('（二）依申请公开情况。全年收到政府信息公开申请12件，其中自然人10件，占«80»%，法人或其他组织2件，占16.67%。', requests),
      fixed: report('（二）依申请公开情况。全年收到政府信息公开申请12件，其中自然人10件，占83%，法人或其他组织2件，占16.67%。', requests),
    },
    {
      title: '与表格无关的数',
      text: report('全年发布稿件30篇，其中原创20篇，占«60»%；转载10篇，占33.3%。'),
      says: ['应为 67%（20篇占30篇）'],
      fixed: report('全年发布稿件30篇，其中原创20篇，占67%；转载10篇，占33.3%。'),
    },
    {
      title: '两年的数都写了',
      text: report('2024年收到政府信息公开申请3607件，2025年收到3646件，同比增长«1.05»%。'),
      says: ['正文写作“增长1.05%”，应为增长 1.08%（由3607件到3646件）'],
      fixed: report('2024年收到政府信息公开申请3607件，2025年收到3646件，同比增长1.08%。'),
    },
    {
      title: '增加的件数和增幅',
      text: report('全年公开政府信息120条，比上年增加20条，增长«16.7»%。'),
      fixed: report('全年公开政府信息120条，比上年增加20条，增长20.0%。'),
    },
    {
      title: '由多少增加到多少',
      text: report('政务新媒体账号由40个增加到50个，增长«20»%。'),
      fixed: report('政务新媒体账号由40个增加到50个，增长25%。'),
    },
    {
      title: '增加的件数',
      text: report('全年公开政府信息120条，比上年的100条增加«30»条。'),
      says: ['正文写作“增加30条”，应为增加 20条（由100条到120条）'],
      fixed: report('全年公开政府信息120条，比上年的100条增加20条。'),
    },
    {
      title: '金额的增幅，按写出的位数比较',
      text: report('公开政府采购金额120.5万元，比上年减少29.5万元，下降«25»%；公开财政资金1.2亿元，比上年1亿元增长18%。'),
      says: ['应为下降 20%（由150万元到120.5万元）'],
      fixed: report('公开政府采购金额120.5万元，比上年减少29.5万元，下降20%；公开财政资金1.2亿元，比上年1亿元增长18%。'),
    },
    {
      title: '上年的几倍',
      text: report('全年公开政府信息120条，是上年60条的«3»倍；解读材料36篇，比上年12篇增加«3»倍。'),
      says: ['正文写作“3倍”，应为 2 倍（由60条到120条）', '应为 2 倍（由12篇到36篇）'],
      fixed: report('全年公开政府信息120条，是上年60条的2倍；解读材料36篇，比上年12篇增加2倍。'),
    },
    {
      title: '没有写件数的占比，按表三的各种口径都算不出',
      text: report('（二）依申请公开情况。全年收到政府信息公开申请12件，自然人占83.3%，法人或其他组织占«26.7»%。', requests),
      says: [
        '应为 16.7%（表三“一、本年新收政府信息公开申请数量”法人或其他组织合计 2 件，表三“一、本年新收政府信息公开申请数量”总计 12 件）',
      ],
      fixed: report('（二）依申请公开情况。全年收到政府信息公开申请12件，自然人占83.3%，法人或其他组织占16.7%。', requests),
    },
    {
      title: '升降写反',
      text: report('2024年公开信息100条，2025年公开信息80条，同比增长«20»%。'),
      says: ['应为下降 20%'],
      fixed: report('2024年公开信息100条，2025年公开信息80条，同比下降20%。'),
    },
    {
      title: '办结率',
      text: report('（二）依申请公开情况。认真办理政府信息公开申请，政府信息公开申请办结率«96.5»%。', requests),
      says: ['应为 92.3%（表三“三、（七）总计” 12 件，“一”“二”两行 13 件）'],
      fixed: report('（二）依申请公开情况。认真办理政府信息公开申请，政府信息公开申请办结率92.3%。', requests),
    },
    {
      title: '办结率前面已写明两个数',
      text: report('（二）依申请公开情况。应办理政府信息公开申请13件，办结12件，办结率为«95.5»%。', requests),
      fixed: report('（二）依申请公开情况。应办理政府信息公开申请13件，办结12件，办结率为92.3%。', requests),
    },
    {
      title: '分别占',
      text: report(
        '收到申请36件，网上申请20件、信函申请16件，分别占55.6%和«46.4»%。发布稿件30篇，其中原创20篇、转载10篇，占比分别为«76.7»%、33.3%。',
      ),
      says: ['应为 44.4%（16件占36件）', '应为 66.7%（20篇占30篇）'],
      fixed: report(
        '收到申请36件，网上申请20件、信函申请16件，分别占55.6%和44.4%。发布稿件30篇，其中原创20篇、转载10篇，占比分别为66.7%、33.3%。',
      ),
    },
    {
      title: '分别占别处的比例，或者都对不上',
      text: report(
        '网上申请20件、信函申请16件，分别占全市的5.6%和4.4%。编发信息30篇、简报10期，分别占60%、40%。原创20篇、转载10篇，分别占50%、25%。',
      ),
    },
    {
      title: '百分之多少',
      text: report('全年发布稿件30篇，其中原创20篇，占«百分之六十»；转载10篇，占33.3%。'),
      says: ['正文写作“百分之六十”，应为 67%'],
      fixed: report('全年发布稿件30篇，其中原创20篇，占67%；转载10篇，占33.3%。'),
    },
    {
      title: '从上年的多少增加到多少',
      text: report('信息公开指南由上年的40个增加到50个，增幅达到«15»%。'),
      fixed: report('信息公开指南由上年的40个增加到50个，增幅达到25%。'),
    },
    {
      title: '满意率、回收率由前面两个数得出',
      text: report('发放问卷220份，回收200份，回收率«96»%；其中满意190份，满意率95%。抽查网站20家，合格19家，合格率«90»%。'),
      says: ['正文写作“96%”，应为 91%（200份占220份）', '正文写作“90%”，应为 95%（19家占20家）'],
      fixed: report('发放问卷220份，回收200份，回收率91%；其中满意190份，满意率95%。抽查网站20家，合格19家，合格率95%。'),
    },
    {
      title: '多少个中有多少个；精简的比例',
      text: report('全县17个乡镇中，15个建成政务公开专区，覆盖率«90.2»%。栏目由120个整合为85个，减少35个，精简«27.2»%。'),
      fixed: report('全县17个乡镇中，15个建成政务公开专区，覆盖率88.2%。栏目由120个整合为85个，减少35个，精简29.2%。'),
    },
    {
      title: '满意的包括基本满意的，按哪一个数都可以',
      text: report(
        '发放问卷220份，回收200份，满意190份、基本满意8份，满意率99%。办理建议20件，办结12件，办结率100%，按期办结率98%，满意18件，群众满意率90%。回收有效问卷180份，满意度92%，满意率95.5%。',
      ),
    },
    { title: '按期办结率和满意率', text: report('（二）依申请公开情况。政府信息公开申请按期办结率99%，办结率100%，满意率98%。', requests) },
    { title: '四舍五入和舍去尾数都可以', text: report('收到申请12件，其中自然人8件，占66.6%，法人或其他组织4件，占33.3%。') },
    {
      title: '占上年结转和新收之和的比例',
      text: report('（二）依申请公开情况。收到政府信息公开申请12件，其中予以公开7件，占53.85%。', requests),
    },
    {
      title: '几项合计的占比',
      text: report('（二）依申请公开情况。答复政府信息公开申请12件，予以公开7件、部分公开2件，占75%。', requests),
    },
    {
      title: '几成',
      text: report(
        '（二）依申请公开情况。全年收到政府信息公开申请12件，其中自然人10件，占«六成左右»；办结12件，予以公开7件，占近六成。',
        requests,
      ),
      says: ['正文写作“六成左右”，应为 83.3%（10件占12件）'],
      fixed: report(
        '（二）依申请公开情况。全年收到政府信息公开申请12件，其中自然人10件，占83.3%；办结12件，予以公开7件，占近六成。',
        requests,
      ),
    },
    {
      title: '几分之几',
      text: report('全年发布稿件30篇，其中原创20篇，占«十分之一»，转载10篇，占三分之一。'),
      says: ['正文写作“十分之一”，应为 66.7%（20篇占30篇）'],
    },
    { title: '别的指标，近几倍', text: report('全年公开信息120条，较上年60条增长近1倍，检索效率提升3倍；约占80%的信息当日公开。') },
    { title: '算得对的增幅', text: report('政府信息公开申请由2024年的40件减少到30件，减少25%；公开信息120条，比上年增加20条，增长20%。') },
    {
      title: '没有基数的占比、约数、百分点、占别处的比例',
      text: report(
        '全年公开信息1200余条，占全市公开信息总量的3.5%，其中民生类300余条，占20%；解读约50篇，占比约40%，同比增长12.5%；答复率98%，比上年提高2个百分点。',
      ),
    },
    { title: '别的年份', text: report('2023年公开信息50条，2024年公开信息80条，2025年公开信息100条，同比增长25%。') },
    {
      title: '另一事项的数',
      text: report('一是公开2024年度考核结果，开展社会评议1次；二是召开专题会议5次；三是公开2024年度决算，比2023年下降5.4%。'),
    },
  ],
  *check(context) {
    const { year } = context.report;
    for (const run of runsOf(context.report)) {
      if (SHARE_OR_MULTIPLE.test(run.text)) {
        if (run.text.includes('占') && TENTHS.test(run.text))
          for (const share of wrongTenths(context, run)) yield tenthsFinding(run, share);
        for (const multiple of wrongMultiples(run)) yield multipleFinding(run, multiple);
      }
      const hasShares = mentionsOf(run).some(({ unit }) => unit === '%');
      if (hasShares) {
        for (const share of [...wrongShares(context, run), ...wrongRespectiveShares(context, run), ...wrongStatedRates(run)])
          yield shareFinding(run, share);
        for (const rate of wrongRates(context, run)) yield rateFinding(run, rate);
        for (const share of wrongBareShares(context, run)) yield bareShareFinding(run, share);
      }
      if (year === undefined || mentionsOf(run).length === 0 || !(hasShares || (DIFFERENCE.test(run.text) && looksBack(run.text, year))))
        continue;
      for (const growth of growthsOf(run, year)) {
        const finding = growthFinding(context, growth);
        if (finding) yield finding;
      }
    }
  },
});
