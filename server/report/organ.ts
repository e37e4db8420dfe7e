/** What may follow a place name to make an organ of it. */
const RIGHT = /^(?:人民政府|街道办事处|办事处|管理委员会|管委会)/;
const COMPLETE = /(?:政府|局|厅|委|委员会|办|办公室|办事处|管委会|院|署|所|中心|队|会)$/;
/** Words before a name in a sentence: what stands behind the last of them may belong to the name. */
const BEFORE =
  /^.*(?:联系|咨询|请与|致电|请向|编制|发布|公布|公开|根据|按照|结合|由|与|和|向|是|为|在|了|经|对|及|以|将|从|到|本|我|于|的|，|。|、|；|：|（|《|“|\(|,)/;
const PLACE_PREFIX = /^[\u4e00-\u9fff]{1,20}$/;
const ENDS_AS_PLACE = /(?:省|市|自治区|自治州|州|盟|地区|县|区|旗|镇|乡|街道)$/;
const LONGEST_PREFIX = 20;
/** 市人民政府办公室: the name of the place itself is left out. */
const OPENS_WITHOUT_PLACE = /^(?:市|县|区|旗|州|镇|乡)(?=人民政府|政府)/;
const PLACE_NAME = /^(?!上级|下级|各级|所在|当地|全|各|该|我|本)[\u4e00-\u9fff]{2,8}$/;

/**
 * The organ's full name: the longest name in the texts that contains the one from the title and ends as an organ does, without a trailing 办公室 that
 * the title does not have. `texts` are lead and signature; nothing is guessed that does not stand there.
 *
 *     示例镇 + 「…请联系示例县示例镇人民政府，地址：…」 → 示例县示例镇人民政府
 */
export function lengthenOrgan(organ: string, texts: readonly string[]): string {
  let best = organ;
  for (const raw of texts) {
    const text = raw.replace(/[\s\u00a0\u3000]+/g, '');
    let at = text.indexOf(organ);
    let looked = 0;
    while (at >= 0 && looked++ < 50) {
      let end = at + organ.length;
      if (!COMPLETE.test(organ)) {
        const right = RIGHT.exec(text.slice(end, end + 8));
        if (right) end += right[0].length;
      }
      const before = text.slice(Math.max(0, at - LONGEST_PREFIX), at).replace(BEFORE, '');
      const isPlace = OPENS_WITHOUT_PLACE.test(organ) ? PLACE_NAME : ENDS_AS_PLACE;
      const left = before !== '' && PLACE_PREFIX.test(before) && isPlace.test(before) ? before : '';
      const name = left + text.slice(at, end);
      if (name.length > best.length && COMPLETE.test(name)) best = name;
      at = text.indexOf(organ, at + organ.length);
    }
  }
  return best;
}
