/** Names of documents and quotations speak of their own years and organs; so do document numbers. */
const QUOTED = /《[^《》]{0,200}》|“[^“”]{0,80}”|"[^"\n]{0,80}"|「[^「」]{0,80}」|〔[^〔〕]{0,12}〕|\[[12]\d{3}\]/g;

/** A text with names of documents, also those that its ends cut in two, quotations and document numbers made unreadable; offsets stay. */
export const withoutNames = (text: string): string =>
  text
    .replace(QUOTED, blankOut)
    .replace(/^[^《》]{1,120}》/, blankOut)
    .replace(/《[^《》]{1,120}$/, blankOut);

const blankOut = (words: string): string => '□'.repeat(words.length);
