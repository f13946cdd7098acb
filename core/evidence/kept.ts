/**
 * Quotations that are kept as samples: a cell of a table of attacks, an item of a list of phrases to refuse, a case of a test with what
 * is expected of it, a line of a log that says that it was refused. Whoever can write the frame can attack, so that a sample is flagged.
 */
import type { Span } from "../contract/rule.ts";

/** Characters around a quotation in which its record is looked for. */
const RECORD_CHARS = 240;
const LIST_CHARS = 600;

/** True when a quotation, without its marks, is a sample in a list, a table or a test. */
export function isKept(text: string, quotation: Span): boolean {
  return isJudged(text, quotation) || isListed(text, quotation) || isCell(text, quotation);
}

/** What a record says of its sample. */
const VERDICT =
  /\b(?:(?:is[_ ]?)?(?:blocked|flagged|denied|rejected|refused|malicious|injection|jailbreak|attack)["']?\s{0,2}[:=]{1,3}\s{0,2}(?:true|1|yes)\b|(?:expect\w{0,6}|label|verdict|want|outcome|action)["']?\s{0,2}[:=]{1,3}\s{0,2}["']?(?:den(?:y|ied)|block|refus|reject|flag|injection|jailbreak|malicious|attack|unsafe|override|leak)|(?:guardrail|filter|firewall|waf|policy|scanner|classifier|moderation|detector)s?\s(?:\w{1,12}\s){0,2}?(?:blocked|denied|refused|rejected|flagged|caught|stopped)\b)/i;
/** The next column of a data set. */
const LABELLED =
  /^["'`]\s{0,2}[,;\t]\s{0,2}["']?(?:injection|jailbreak|malicious|attack|unsafe|harmful|override|leak)\w{0,12}["']?\s{0,2}(?:[,;\t\n]|$)/i;

/** What a test expects, right behind. */
const EXPECTED = /^["'`]\s{0,2},\s{0,2}(?:true|false)\s{0,2}[)\]}]/i;

function isJudged(text: string, { start, end }: Span): boolean {
  const behind = text.slice(end, end + RECORD_CHARS);
  if (LABELLED.test(behind) || EXPECTED.test(behind)) return true;
  const before = text.slice(Math.max(0, start - RECORD_CHARS), start);
  const opened = Math.max(before.lastIndexOf("\n"), before.lastIndexOf("{"));
  const line = behind.indexOf("\n");
  // The value of the next key of a record may stand in the next line.
  const next = line < 0 ? -1 : behind.indexOf("\n", line + 1);
  const brace = behind.indexOf("}");
  const closed = Math.min(...[next, brace, RECORD_CHARS].filter((at) => at >= 0));
  return VERDICT.test(before.slice(opened + 1)) || VERDICT.test(behind.slice(0, closed));
}

/** The name of a list whose items are there to be looked for or to be tried. */
const LIST_NAME =
  /(?:phrase|pattern|den(?:y|ied)|block|refuse|parametri[sz]e|attack|payload|sample|jailbreak|injection|signature|needle|blacklist|forbidden|banned|suspicious|test|case)\w{0,12}["'`]?[^\n[\]"'`]{0,24}(?:["'`]\w{1,20}["'`],\s)?\[\s{0,12}$/i;
const ITEM = /["'`][^"'`\n]{0,120}["'`]\s{0,2},\s{0,12}$/;
const ITEMS_MAX = 12;

function isListed(text: string, { start }: Span): boolean {
  let before = text.slice(Math.max(0, start - 1 - LIST_CHARS), start - 1);
  for (let i = 0; i < ITEMS_MAX; i++) {
    const shorter = before.replace(ITEM, "");
    if (shorter === before) break;
    before = shorter;
  }
  return LIST_NAME.test(before.slice(-120));
}

const LIST_KEY =
  /(?:phrase|pattern|den(?:y|ied)|block|refuse|attack|payload|jailbreak|injection|signature|blacklist|forbidden|banned|suspicious)\w{0,12}["']?:\s{0,3}$/i;

/** True when a span stands in an item of a YAML list of what is to be looked for, in quotation marks or not. */
export function isItem(text: string, { start, end }: Span): boolean {
  if (text.slice(start, end).includes("\n")) return false;
  const lines = text.slice(Math.max(0, start - LIST_CHARS), start).split("\n");
  if (!/^\s{0,12}-\s/.test(lines.pop() ?? "")) return false;
  for (let line = lines.pop(); line !== undefined; line = lines.pop()) {
    if (!/^\s{0,12}-\s/.test(line)) return LIST_KEY.test(line);
  }
  return false;
}

/** A table of what attackers write has a column that says so. */
const COLUMN = /\b(?:payloads?|attacks?|injections?|jailbreaks?|phrases?|vectors?|techniques?|tactics|adversarial)\b/i;

function isCell(text: string, { start, end }: Span): boolean {
  const before = text.slice(Math.max(0, start - LIST_CHARS), start);
  const row = before.slice(before.lastIndexOf("\n") + 1);
  if (!/^\s{0,3}\|/.test(row) || !/^[^\n]{0,200}\|/.test(text.slice(end, end + 220))) return false;
  const table = /(?:^|\n)(?:\s{0,3}\|[^\n]{0,400}\n){1,20}$/.exec(before.slice(0, before.length - row.length));
  return table !== null && COLUMN.test(table[0].trimStart().split("\n")[0] ?? "");
}
