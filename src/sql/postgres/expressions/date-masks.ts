/*
 * Masks of to_char() over times as masks of strftime(). Sources: PostgreSQL documentation, Table 9.27 "Template Patterns
 * for Date/Time Formatting"; https://sqlite.org/lang_datefunc.html.
 */

/** Longer patterns first, as PostgreSQL reads them. */
export const datePatterns = {
  YYYY: "%Y",
  HH24: "%H",
  HH12: "%I",
  IYYY: "%G",
  DDD: "%j",
  MI: "%M",
  MM: "%m",
  SS: "%S",
  DD: "%d",
  HH: "%I",
  IW: "%V",
  ID: "%u",
  AM: "%p",
  PM: "%p",
  am: "%P",
  pm: "%P",
} as const satisfies Readonly<Record<string, string>>;

/** `undefined` where a pattern has no counterpart: names of months and days, milliseconds, quarters. */
export function strftimeMask(mask: string): string | undefined {
  let result = "";
  let rest = mask;
  while (rest !== "") {
    const quoted = /^"([^"]*)"/.exec(rest);
    const pattern = Object.entries(datePatterns).find(([name]) => rest.startsWith(name));
    if (quoted) {
      result += (quoted[1] ?? "").replaceAll("%", "%%");
      rest = rest.slice(quoted[0].length);
    } else if (pattern) {
      result += pattern[1];
      rest = rest.slice(pattern[0].length);
      if (/^(?:TH|th)/.test(rest)) return undefined;
    } else {
      // Letters are patterns, or would be in another version; everything else stands for itself.
      const character = rest.charAt(0);
      if (/[A-Za-z0-9"\\]/.test(character)) return undefined;
      result += character === "%" ? "%%" : character;
      rest = rest.slice(1);
    }
  }
  return result;
}
