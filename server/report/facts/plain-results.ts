import { type Meaning, meaning } from './meaning.ts';
import type { Mention, Run } from './mentions.ts';

/** 公开18件, 其中公开18件: nothing else is said of what is counted. */
const DISCLOSED = /^(?:其中)?(?:决定|依法)?公开(?:的|共|为|了)?$/;
const REST = /^(?:作|按)?其[他它](?:的|情形|情况)?$/;
/** The next of the list is another result. */
const NEXT_RESULT =
  /^(?:[，,（(]占[^，。；、]{1,12})?[，,、；;](?:予以)?(?:部分公开|不予公开|无法提供|不予处理)[^，。；、0-9]{0,4}[0-9０-９一二三四五六七八九十零]/;
/** Answers to applications are listed, not documents by who may read them. */
const OF_APPLICATIONS = /申请|答复|办结|办理结果/;
const OF_DOCUMENTS = /公文|文件|制作|制发|发文|主动公开/;
const REACH = 40;

/** A result by a plain word, beside others by theirs: 公开18件、部分公开6件; 不予处理1件、其他2件. */
export function plainResult(run: Run, { end }: Mention, before: string, sentence: string): Meaning | undefined {
  if (DISCLOSED.test(before)) {
    const after = run.text.slice(end, end + REACH);
    if (!NEXT_RESULT.test(after) || OF_DOCUMENTS.test(sentence)) return undefined;
    const isOfApplications = OF_APPLICATIONS.test(sentence);
    // where none were disclosed in part, or nobody says so, these may be among them
    return isOfApplications ? meaning('applications', after.includes('部分公开') ? 'granted' : 'grantedOrPartly') : undefined;
  }
  const isLast = REST.test(before) && ['部分公开', '不予公开', '无法提供', '不予处理'].every((name) => sentence.includes(name));
  return isLast ? meaning('applications', 'otherResults') : undefined;
}
