import type { Run } from '../../report/facts/mentions.ts';
import { say } from '../../text/say.ts';
import type { Finding } from '../rule.ts';
import type { WrongBareShare } from './bare-shares.ts';
import type { WrongMultiple } from './multiples.ts';
import { percentLike, writtenPercent } from './percent.ts';
import type { WrongRate } from './rates.ts';
import type { WrongShare } from './shares.ts';
import type { WrongTenths } from './tenth-shares.ts';

const exact = (value: number): string => String(Number(value.toFixed(4)));

/** 予以公开7件，占55.3%: the share that its figures give. */
export function shareFinding(run: Run, { percent, part, whole, wholeName, right }: WrongShare): Finding {
  const newText = percentLike(percent, right);
  const { at, text, sign } = writtenPercent(run, percent);
  const of = wholeName === '' ? whole : say`${wholeName} ${whole}`;
  return {
    at,
    message: say`正文写作“${text}”，应为 ${newText}%（${part.text}占${of}）`,
    related: [{ at: part.whole, message: say`${part.text}` }],
    fixes: [{ title: say`改为 ${newText}%`, kind: 'figure', preferred: true, edits: [{ at, newText: newText + sign }] }],
  };
}

/** 占六成左右, of figures that give another part. */
export function tenthsFinding(run: Run, { start, end, part, whole, wholeName, right }: WrongTenths): Finding {
  const newText = right.toFixed(1);
  const figure = `${exact(whole)}${part.unit ?? ''}`;
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
export function rateFinding(run: Run, { percent, done, all, right }: WrongRate): Finding {
  const newText = percentLike(percent, right);
  const { at, text, sign } = writtenPercent(run, percent);
  return {
    at,
    message: say`正文写作“${text}”，应为 ${newText}%（表三“三、（七）总计” ${done} 件，“一”“二”两行 ${all} 件）`,
    fixes: [{ title: say`改为 ${newText}%`, kind: 'figure', preferred: true, edits: [{ at, newText: newText + sign }] }],
  };
}

/** 自然人占73.3%, without its count. */
export function bareShareFinding(run: Run, { percent, part, partName, whole, wholeName, right }: WrongBareShare): Finding {
  const newText = percentLike(percent, right);
  const { at, text, sign } = writtenPercent(run, percent);
  return {
    at,
    message: say`正文写作“${text}”，应为 ${newText}%（${partName} ${part} 件，${wholeName} ${whole} 件）`,
    fixes: [{ title: say`改为 ${newText}%`, kind: 'figure', preferred: true, edits: [{ at, newText: newText + sign }] }],
  };
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
