import type { Run } from '../../report/facts/mentions.ts';
import { say } from '../../text/say.ts';
import type { Span } from '../../text/span.ts';
import type { Finding, Fix } from '../rule.ts';
import type { WrongMultiple } from './multiples.ts';
import { percentLike, writtenPercent } from './percent.ts';
import type { WrongTenths } from './tenth-shares.ts';
import type { WrongBareShare, WrongPercent, WrongRate, WrongShare } from './wrong-percent.ts';

const exact = (value: number): string => String(Number(value.toFixed(4)));

interface Mended {
  readonly at: Span;
  /** As written. */
  readonly text: string;
  /** The right number, as exact as the written one. */
  readonly newText: string;
  readonly fixes: readonly Fix[];
}

/** What a wrong percentage should be. */
function mended(run: Run, { percent, right }: WrongPercent): Mended {
  const newText = percentLike(percent, right);
  const { at, text, sign } = writtenPercent(run, percent);
  return {
    at,
    text,
    newText,
    fixes: [{ title: say`改为 ${newText}%`, kind: 'figure', preferred: true, edits: [{ at, newText: newText + sign }] }],
  };
}

/** 予以公开7件，占55.3%: the share that its figures give. */
export function shareFinding(run: Run, wrong: WrongShare): Finding {
  const { part, wholeText, wholeName } = wrong;
  const { at, text, newText, fixes } = mended(run, wrong);
  const of = wholeName === '' ? wholeText : say`${wholeName} ${wholeText}`;
  return {
    at,
    message: say`正文写作“${text}”，应为 ${newText}%（${part.text}占${of}）`,
    related: [{ at: part.whole, message: say`${part.text}` }],
    fixes,
  };
}

/** 占六成左右, of figures that give another part. */
export function tenthsFinding(run: Run, { start, end, part, wholeCount, wholeName, right }: WrongTenths): Finding {
  const newText = right.toFixed(1);
  const figure = `${exact(wholeCount)}${part.unit ?? ''}`;
  const of = wholeName === '' ? figure : say`${wholeName} ${figure}`;
  const at = run.span(start, end);
  return {
    at,
    message: say`正文写作“${run.text.slice(start, end)}”，应为 ${newText}%（${part.text}占${of}）`,
    related: [{ at: part.whole, message: say`${part.text}` }],
    fixes: [{ title: say`改为 ${newText}%`, kind: 'figure', preferred: true, edits: [{ at, newText: `${newText}%` }] }],
  };
}

/** 办结率95%, against the totals of table three. */
export function rateFinding(run: Run, wrong: WrongRate): Finding {
  const { at, text, newText, fixes } = mended(run, wrong);
  return {
    at,
    message: say`正文写作“${text}”，应为 ${newText}%（表三“三、（七）总计” ${wrong.done} 件，“一”“二”两行 ${wrong.all} 件）`,
    fixes,
  };
}

/** 自然人占73.3%, without its count. */
export function bareShareFinding(run: Run, wrong: WrongBareShare): Finding {
  const { at, text, newText, fixes } = mended(run, wrong);
  const { partName, partCount, wholeName, wholeCount } = wrong;
  return { at, message: say`正文写作“${text}”，应为 ${newText}%（${partName} ${partCount} 件，${wholeName} ${wholeCount} 件）`, fixes };
}

/** 是上年60条的3倍. */
export function multipleFinding(run: Run, { start, end, words, now, before, right, decimals }: WrongMultiple): Finding {
  const at = run.span(start, end);
  const short = right.toFixed(decimals);
  const newText = String(Number(Math.abs(Number(short) - right) < 1e-9 ? short : right.toFixed(Math.max(decimals, 1))));
  const isDoubled = words.startsWith('翻');
  return {
    at,
    message: isDoubled
      ? say`正文写作“${words}”，由${before.text}到${now.text}为 ${newText} 倍`
      : say`正文写作“${words}”，应为 ${newText} 倍（由${before.text}到${now.text}）`,
    related: [{ at: now.whole, message: say`${now.text}` }],
    fixes: isDoubled || right <= 0 ? [] : [{ title: say`改为 ${newText}`, kind: 'figure', preferred: true, edits: [{ at, newText }] }],
  };
}
