import type { Fact, Role, Scope, Subject } from './facts.ts';
import type { Mention, Run } from './mentions.ts';
import type { TablesOf } from './readings.ts';
import type { Owner, When } from './when-and-whose.ts';

/** What is the same for all of a report, and where its facts go. */
export interface Reader {
  readonly year: number | undefined;
  readonly owner: Owner;
  readonly tables: TablesOf;
  readonly add: (fact: Fact) => void;
}

/** What earlier words of a sentence or a paragraph say about the figures that follow. */
export interface Setting {
  when: When;
  /** The time said where a clause begins, which holds for the sentences behind it. */
  base: When;
  scope: Scope | undefined;
  sentence: number;
  /** The heading above names cases about disclosure. */
  readonly ofCases: boolean;
  /** 其中 was read in this sentence. */
  within: boolean;
  /** Where the run first speaks of applications for information; behind its end where it does not. */
  readonly named: number;
  /** Where the sentence begins in the run. */
  from: number;
  /** This sentence said something that counts: another year is spoken of only as long as sentence after sentence does. */
  heard: boolean;
  /** Behind 其中 somebody else's were counted in this sentence: 其中县本级收到10件，办结10件. */
  others: boolean;
  /** In this sentence a part was counted in that role: 部门收到200件，县政府收到32件. */
  parted: Role | undefined;
  /** How many applications this sentence last counted of one way; `isTold` where it tells what became of those of each. */
  way: { readonly count: number; isTold: boolean } | undefined;
  cases: Subject | undefined;
  documents: Subject | undefined;
  /** What the last figures about all applicants said. */
  parents: readonly Role[];
  /** What figures of this sentence said of documents and decisions, each as subject and role. */
  told: readonly string[];
  /** What the last figure about all applicants said, 上年结转 too: what applicants that follow are a part of. */
  split: Role | undefined;
  /** How many figures of this sentence were 上年结转, and nothing else behind them. */
  carried: number;
  /** Behind which figure the next must be taken up: those of a 分别 are done. */
  done: number;
}

/** What stands further before a figure says nothing about it. */
export const REACH = 300;

/** The sentence up to a figure, brackets and all. */
export const sentenceTo = ({ from }: Setting, { text }: Run, { end }: Mention): string => text.slice(Math.max(from, end - REACH), end);

/** What a clause begins with that says when. */
export const TIME_FIRST =
  /^(?:在|自|从|截[至止]到?|至)?(?:[12]\d{3}年|去年|上一?年|今年|本年|当年|全年|年内|上半年|下半年|[一二三四1-4]季度|[0-9]{1,2}月|近[0-9一二两三四五]{1,2}年|历年|目前|[“"]?十[一二三四五六]五|本届)/;
