import { type Said, say } from '../text/say.ts';
import { shown } from '../text/squeezed.ts';
import { defineRule } from './rule.ts';
import type { Repeat } from './shared/neighbours.ts';

/** A paragraph of 一 or 五 repeats an earlier report of the organ or another organ's report, years, figures and names set aside. */
export const repeatedText = defineRule({
  id: 'repeated-text',
  title: '段落雷同',
  group: '跨年与汇总',
  severity: 'warning',
  basis: '国办公开办函〔2021〕30号：年度报告内容雷同、敷衍塞责的要追究责任',
  why: '照搬上年报告或其他机关报告的段落，改了年份、数字和名称也还是雷同，既不反映本年的工作，也是检查通报的常见问题。各机关通用的套话、法规名称和报告说明不计在内。',
  examples: [
    {
      title: '与上年报告只差年份和数字',
      text: '# 示例县示例镇人民政府2025年政府信息公开工作年度报告\n\n## 一、总体情况\n\n«（一）主动公开情况。我镇把惠农补贴发放名册逐月张贴到各村公开栏，在集市日设摊讲解政策，全年发放明白纸2600份，解答疑问315人次，并把群众反复询问的事项整理成问答手册送到每户。»\n',
      lastYear:
        '# 示例县示例镇人民政府2024年政府信息公开工作年度报告\n\n## 一、总体情况\n\n（一）主动公开情况。我镇把惠农补贴发放名册逐月张贴到各村公开栏，在集市日设摊讲解政策，全年发放明白纸1800份，解答疑问204人次，并把群众反复询问的事项整理成问答手册送到每户。\n',
      says: ['本段与上年报告（上年.md）雷同，相同文字约100%'],
    },
    {
      title: '换了名称和数字，与其他机关的报告雷同',
      text: '# 示例县样本乡人民政府2025年政府信息公开工作年度报告\n\n## 一、总体情况\n\n«（五）监督保障情况。聘请退休教师和返乡大学生组成12人的义务监督队，每月带着问题到样本乡各站所找差错，全年查出公开栏过期、电话无人接听等毛病46处，件件整改、件件回访。»\n',
      others: [
        '# 示例县示例镇人民政府2025年政府信息公开工作年度报告\n\n## 一、总体情况\n\n（五）监督保障情况。聘请退休教师和返乡大学生组成20人的义务监督队，每月带着问题到示例镇各站所找差错，全年查出公开栏过期、电话无人接听等毛病73处，件件整改、件件回访。\n',
      ],
      says: ['本段与1份其他报告雷同，最接近的是'],
    },
    {
      title: '同一事项各写各的',
      text: '# 示例县样本乡人民政府2025年政府信息公开工作年度报告\n\n## 一、总体情况\n\n（五）监督保障情况。将政府信息公开工作纳入年度绩效考核，评议采取网上投票与入户问卷相结合的办法，对信息更新滞后的两个站所发出提醒函，全年组织业务轮训3场。\n',
      others: [
        '# 示例县示例镇人民政府2025年政府信息公开工作年度报告\n\n## 一、总体情况\n\n（五）监督保障情况。将政府信息公开工作纳入年度绩效考核，调整领导小组成员，由常务副职具体负责，设立举报电话和意见箱，收到意见9条均已回应，全年组织业务轮训2场。\n',
      ],
    },
    {
      title: '各机关通用的套话不算雷同',
      text: '# 示例县样本乡人民政府2025年政府信息公开工作年度报告\n\n## 一、总体情况\n\n2025年，我乡坚持以习近平新时代中国特色社会主义思想为指导，认真贯彻落实《中华人民共和国政府信息公开条例》，坚持以公开为常态、不公开为例外，切实保障人民群众的知情权、参与权、表达权和监督权。\n',
      others: [
        '# 示例县示例镇人民政府2025年政府信息公开工作年度报告\n\n## 一、总体情况\n\n2025年，我镇坚持以习近平新时代中国特色社会主义思想为指导，认真贯彻落实《中华人民共和国政府信息公开条例》，坚持以公开为常态、不公开为例外，切实保障人民群众的知情权、参与权、表达权和监督权。\n',
      ],
    },
  ],
  *check({ report, neighbours: { repeatOf } }) {
    for (const part of report.prose) {
      if (part.kind !== 'paragraph' || (part.section !== 'overview' && part.section !== 'problems')) continue;
      const repeat = repeatOf(part);
      if (!repeat) continue;
      const { uri, at } = repeat.nearest;
      yield { at: part.span, message: messageOf(repeat), related: [{ at, uri, message: say`相同的段落` }] };
    }
  },
});

function messageOf({ places, similarity, nearest: { name, lastYear } }: Repeat): Said {
  const share = say`相同文字约${Math.round(similarity * 100)}%（年份、数字、名称不计）`;
  if (!lastYear) return say`本段与${places}份其他报告雷同，最接近的是 ${shown(name)}，${share}`;
  const more = places > 1 ? say`，另有${places - 1}份报告也有此段` : '';
  return say`本段与上年报告（${shown(name)}）雷同，${share}${more}`;
}
