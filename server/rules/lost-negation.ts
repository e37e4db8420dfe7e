import { say } from '../text/say.ts';
import { squeezed } from '../text/squeezed.ts';
import { defineRule, type Finding } from './rule.ts';
import { cueOf, cuesIn } from './wording/cues.ts';
import { titled } from './wording/samples.ts';
import { eachMatch, MOST_FINDINGS } from './wording/scan.ts';

const BETWEEN = '[”"’]?[，,、；;]?(?:而|并|且|和|与)?[“"‘]?';
const OPEN = '(?:政府|政务)?(?:信息)?公开(?:政府信息|信息)?';
const IS = '(?:作为|成为|为|是)';

/** Nothing else is looked at; and only where their last characters stand. */
const HINT = /例\s*外|涉\s*密/;
const HINT_END = cueOf(['外', '密']);

/**
 * Maxims whose 不 is lost, each with the place where it belongs (behind the group `head`). The first half is right, or the second; a maxim turned
 * round as a whole (不公开为常态、公开为例外) is a reproach, not a slip.
 */
const MAXIMS: readonly RegExp[] = [
  new RegExp(`(?<head>公开${IS}(?<![不非未]公开${IS})(?:一种)?(?:常态化?|原则|惯例|一般)${BETWEEN}(?:以|将|把)?)${OPEN}${IS}例外`, 'g'),
  /(?<head>涉密(?:信息|文件|内容)?)公开[、，]公开(?:信息|文件|内容)?不涉密/g,
  /(?<head>涉密(?:信息|文件|内容)?不公开[、，]公开(?:信息|文件|内容)?)涉密/g,
  /(?<head>涉密(?:信息|文件|内容)?)上网[、，]上网(?:信息|文件|内容)?不涉密/g,
  /(?<head>上网(?:信息|文件|内容)?不涉密[、，]涉密(?:信息|文件|内容)?)上网/g,
  /(?<head>涉密(?:信息|文件|内容)?不上网[、，]上网(?:信息|文件|内容)?)涉密/g,
];
/** The slip itself is spoken of. */
const SPOKEN_OF = /^[”"’]?(?:的|等|这[一种类])?(?:错误|误[写用]|表述|错误观念|倾向|现象)/;

/** “公开为常态、公开是例外”: the 不 is lost, and the sentence says the reverse. */
export const lostNegation = defineRule({
  id: 'lost-negation',
  title: '漏了“不”字',
  group: '文字',
  severity: 'warning',
  basis: '《中华人民共和国政府信息公开条例》第五条：坚持以公开为常态、不公开为例外',
  why: '漏掉一个“不”字，原则就说反了；审核时眼睛习惯性补上，最容易放过。',
  examples: [
    {
      title: '公开为常态、不公开为例外',
      text: titled('坚持“«公开为常态、公开为例外»”，以«公开是常态，以公开是例外»为准。'),
      says: ['写作“公开为常态、公开为例外”，应为“公开为常态、不公开为例外”', '应为“公开是常态，以不公开是例外”'],
      fixed: titled('坚持“公开为常态、不公开为例外”，以公开是常态，以不公开是例外为准。'),
    },
    {
      title: '公开是原则',
      text: titled('坚持«公开是原则、公开是例外»。'),
      fixed: titled('坚持公开是原则、不公开是例外。'),
    },
    {
      title: '涉密不公开、公开不涉密',
      text: titled('做到“«涉密不公开、公开涉密»”，“«涉密上网，上网不涉密»”。'),
      says: ['应为“涉密不公开、公开不涉密”', '应为“涉密不上网，上网不涉密”'],
      fixed: titled('做到“涉密不公开、公开不涉密”，“涉密不上网，上网不涉密”。'),
    },
    {
      title: '各种正确的写法',
      text: titled(
        '坚持公开为常态、不公开为例外，以公开为常态、以不公开为例外，公开是原则，不公开是例外，公开为常态、非公开为例外。做到涉密不公开、公开不涉密，涉密不上网、上网不涉密。',
      ),
    },
    { title: '说的是应当纠正的现象', text: titled('着力改变“不公开为常态、公开为例外”的做法，纠正“公开为常态、公开为例外”的错误表述。') },
  ],
  check: ({ report }) => {
    const findings: Finding[] = [];
    for (const { part, text, cues } of cuesIn(report).wording) {
      if ((cues & HINT_END) === 0 || !HINT.test(text)) continue;
      const whole = squeezed(part.passage);
      for (const maxim of MAXIMS) {
        eachMatch(whole.text, maxim, (match) => {
          const head = match.groups?.head ?? '';
          const end = match.index + match[0].length;
          if (/[不非未]$/.test(whole.text.slice(0, match.index)) || SPOKEN_OF.test(whole.text.slice(end, end + 10))) return true;
          const behind = match.index + head.length;
          findings.push({
            at: whole.span(match.index, end),
            message: say`写作“${match[0]}”，应为“${head}不${match[0].slice(head.length)}”，漏了“不”字`,
            fixes: [
              { title: say`补上“不”字`, kind: 'figure', preferred: true, edits: [{ at: whole.span(behind, behind), newText: '不' }] },
            ],
          });
          return findings.length < MOST_FINDINGS;
        });
      }
      if (findings.length >= MOST_FINDINGS) break;
    }
    return findings;
  },
});
