/** What a message quotes, which has quotation marks of its own: “三公”经费 becomes ‘三公’经费. */
export const innerQuotes = (text: string): string => text.replaceAll('“', '‘').replaceAll('”', '’');
