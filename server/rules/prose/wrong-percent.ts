import type { Mention } from '../../report/facts/mentions.ts';

/** A percentage that none of its possible figures gives. */
export interface WrongPercent {
  readonly percent: Mention;
  /** In percents, as its likeliest figures give it. */
  readonly right: number;
}

/** 予以公开7件，占55.3%: the share of a count that is written. */
export interface WrongShare extends WrongPercent {
  readonly part: Mention;
  /** What the part most likely is a share of, as it is written, with its unit, and how it is called; the name may be empty. */
  readonly wholeText: string;
  readonly wholeName: string;
}

/** 自然人占73.33%, the share of a count that is not written but stands in table three. */
export interface WrongBareShare extends WrongPercent {
  readonly partCount: number;
  readonly partName: string;
  readonly wholeCount: number;
  readonly wholeName: string;
}

/** 办结率97.0%, of the totals of table three. */
export interface WrongRate extends WrongPercent {
  readonly done: number;
  readonly all: number;
}
