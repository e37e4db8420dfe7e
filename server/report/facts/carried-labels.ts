const NEXT_YEAR = '下一?年度?|次年度?|明年|翌年';
const NEXT = `(?:${NEXT_YEAR}|20\\d\\d年度?)`;

/** 结转下年度继续办理, where a label ends with it. */
export const CARRIED_FORWARD = new RegExp(
  `(?:(?:结转|转结|转入?|顺延|延|留|推迟|滚入|跨年度?)(?:至|到|入|为|待)?${NEXT}|(?:${NEXT_YEAR}))(?:继续)?(?:办理|答复|处理|办结)?(?:的)?$`,
);

/** One of the words that carry something into a year: next year alone may be any. */
export const TO_NEXT = /(?:结转|转结|转|顺延|延|留|推迟|滚入|继续|办理|答复|处理)/;

/** 上年结转, where a label ends with it. */
export const CARRIED_OVER =
  /(?:(?:上一?年|去年|往年|上年末|20\d\d年)度?(?:末|底|年底|年末)?(?:的|未办结|遗留)*(?:结转|转结|转入|接转|遗留|结存|顺延)(?:至今年|至本年度?|到本年度?|至20\d\d年|而来|下来)?|(?:结转|转结|承接|延续)自?(?:上一?年|去年)度?|(?:结转|转结|承接)自20\d\d年度?)(?:的)?(?:(?:政府)?信息公开)?(?:办理|申请)?$/;

/** 3件结转下年度: behind the figure. */
export const CARRIED_FORWARD_BEHIND = new RegExp(
  `^(?:申请|案件)?(?:尚?未到(?:法定)?(?:办理|答复)?(?:期限?|时限))?的?(?:需|将|已|按规定|依法|因.{1,12})?(?:结转|转结|转入?|顺延|延|留)(?:至|到|入|待)?${NEXT}`,
);

/** 尚有3件申请正在办理: carried forward where it is said of the end of the year. */
export const PENDING_BEHIND = /^(?:政府信息公开|信息公开|依申请公开)?(?:的)?(?:申请|案件)?(?:正在|尚在|仍在)(?:按程序)?办理/;

/** 3件为上年结转: behind the figure. */
export const CARRIED_OVER_BEHIND = /^(?:申请)?(?:为|系|是|属于?|由)?(?:上一?年|去年|20\d\d年)度?(?:的)?(?:结转|转结|转入|遗留)/;
/** 结转 alone: from where or to where is not said. */
export const CARRIED = /(?:结转|转结)$/;
