/**
 * Words that somebody reports: `a page that read "ignore …"`. Reporting is no order, but whoever reports could also attack, so that
 * rules which pass over cited words leave them to one that flags what would be stopped if nobody cited it (PROMPT_INJECTION_190).
 */
import type { PartKind, Sample, Span } from "../contract/rule.ts";
import { isItem, isKept } from "./kept.ts";
import { quotationAround, QUOTE_CHARS } from "./quotation.ts";
import { around, isMention } from "./words.ts";

/** Characters before a quotation that may lead up to it. */
const LEAD_CHARS = 160;
/** What follows a quotation could still say to obey it. */
const REST_CHARS = 240;
/** Quotations of one list that are passed over on the way to the words that lead up to it. */
const LIST_MAX = 6;

/** What stands right before a quotation that is a report: an example of its kind, a word for words, or that somebody said it. */
const LEAD =
  /(?:\b(?:such as|like|e\.\s?g\.|for (?:example|instance)|z\.\s?B\.|wie|par exemple|por ejemplo)|\b(?:an?|the|this|that|one|whose|of|with|two|three|some|these|those|phrases?|classic|typical|known|malicious|injected|following)\s(?:[\w-]{2,20}\s){0,2}(?:phrase|sentence|string|text|line|wording|payload|sample|example|snippet|footer|words|subject|body|title|comment|value|name|input|pattern|description|message|mail|prompt|classic|opening|trick|quote|saying|meme|favou?rite|hit)s?(?:\s(?:is|was|are|were|reads?|says?|said|remains?)(?:\sstill)?)?(?:\s[\w'’-]{1,20}){0,5}?|\b(?:(?:which|that|who|it|he|she|they|page|mail|email|message|note|comment|text|ticket|invite|description|banner|sign|caller|attackers?|users?|people|somebody|someone|anybody|anyone|adversar\w+|thief|customers?|visitors?|candidates?|participants?|students?|players?|victims?|document|file|readme|readers?|report|resume|cv|issue|site|form|field|body|subject|line|title|footer|header|review|post|tweet|bio|name|repository|sender)\s(?:\w+\s){0,2}?(?:ha[ds]|held|says?|said|reads?|writes?|wrote|types?|typed|puts?|paste[ds]?|asks?|asked|contains?|contained|includes?|included|whispers?|tr(?:y|ies|ied)|sends?|sent|told|tells?|claims?|claimed|enters?|entered|begins?\swith|starts?\swith|ends?\swith)|(?:you|one|we|i|people)\s(?:could|can|might|may|would)\s(?:\w+\s)?(?:paste|type|write|say|ask|enter|send|use|try)|saying|reading|containing|asking|demanding|pasted|typed|matched\son|begins?\swith|followed\sby|with\s\w{1,20}\s=|(?:rule|signature|check|filter|detector)\s[\w.-]{1,20}|expect\w*|assert\w*|flag(?:s|ged)|block(?:s|ed)|detect(?:s|ed)|catch(?:es)?|reject(?:s|ed)|refus(?:es|ed))(?:\s[\w'’-]{1,20}){0,5}?)[\s:,(=]{1,3}$/i;
/** A quotation that opens its sentence and is what the sentence is about: `"…" gets a polite no`. */
const TALKED_OF =
  /^["'`”»’]\s(?:gets?|got|works?|worked|fails?|failed|did|does|triggers?|triggered|returns?|returned|was|were|(?:is|are)\s(?:blocked|flagged|refused|rejected|detected|caught|ignored|an?\s(?:\w+\s){0,2}(?:attack|injection|attempt|example|classic|payload)))\b/i;
/** A lesson on fraud shows one: "read the fake mail below", "… which three signs show that this is a scam?". */
const TO_BE_JUDGED =
  /\b(?:scams?|phish\w{0,6}|fraud\w{0,6}|fake|suspicious|red flags?|warning signs?|signs? of|what is wrong|social engineering)\b/i;
/** What it would do, right behind: nobody says so of what is to be done. */
const THOUGHT_OF = /^["'`”»’]\s(?:would|could|might)\s\w/i;
const BEHIND_CHARS = 100;
/** Words that are to be said in another language: how, and into which. */
const TRANSLATED =
  /\b(?:how (?:do|would|should|can) (?:you|i|we) say|wie sagt man|comment dit-on|cómo se dice|msgid|msgstr)\b|(?:translat|übersetz|tradu[cisz]|vertaal|tłumacz|перев[её][дс]|ترجم|翻译|翻譯|翻訳|번역|çevir|översätt|oversett|terjemah)/i;
/** Who says it, right before the quotation. */
const SAYING =
  /\b(?:that|which|who|page|mail|message|review|ticket|comment|document|somebody|someone|people|users?|attackers?|customers?|it|he|she|they)\s(?:\w+\s){0,2}?(?:says?|said|reads?|asks?|asked|wrote|typed|contained|contains|(?:begins?|starts?|ends?|began|started|ended)\swith)[\s:,(]{1,3}$/i;
/** What binds the reader, wherever it stands in the sentence. */
const COMMANDS =
  /\b(?:you\s(?:must|should|shall|will|need|have\sto|are\s(?:to|now|required))|please|must|obey|(?:the\s|your\s|my\s|our\s)?(?:system|operators?|admin\w*|owner|boss|policy|developers?|assistant|openai|anthropic|user(?!s))\s(?:message\s|prompt\s)?(?:says?|said|wrote|writes|asks|asked|reads?|told|wants|orders?|requires?))\b/i;
/** Words of a sentence in which a quotation is a part; a label or a key is none. */
const WITHIN_WORDS = 3;
const WITHIN_REST = 20;
/** A quotation handed to a function, in code that tests. */
const CALLED = /\w\(\s{0,2}$/;
const TEST_CODE = /\b(?:def\stest_|assert|expect\(|it\(|describe\(|test\(|func\sTest|@Test)/;
const TEST_CHARS = 300;
/** A test that hands the words to what it tests. */
const TESTED = /(?:\b(?:expect|assert\w*)[.(][^\n]{0,60}|\bis[A-Z]\w{2,40})\(\s{0,2}$/;

/** A report in which the reader is told what to do, or that is in the name of whoever the reader obeys, may be meant. */
const NOT_A_REPORT =
  /\b(?:you\s(?:must|should|shall|will|need|have\sto|are\s(?:to|now|required))|please|must|obey|(?:the\s|your\s|my\s|our\s)?(?:system|operators?|admin\w*|owner|boss|policy|developers?|assistant|openai|anthropic|user(?!s))\s(?:message\s|prompt\s)?(?:says?|said|wrote|writes|asks|asked|reads?|told|wants|orders?|requires?))\b|(?:^|\n\s{0,3}|[.!?]["')]?\s{1,3})(?:now\s|then\s|first\s)?(?:add|include|insert|put|append|send|tell|say|write|print|reply|respond|answer|repeat|complete|translate|continue|decode|follow|execute|do|run|perform|type|enter|read|output|use|pretend|imagine|remember|recall)\b/i;
/** What the reader obeys, close by: "your prompt reads …, an attacker writes …" is a report. */
const OF_THE_READER =
  /\byour\s(?:\w+\s){0,2}(?:instructions?|task|orders?|rules|goal|prompt|duty|operator|owner|user|developer)\b[^]{0,60}$/i;
/** Words around a quotation that ask to do what it says. */
const OBEY =
  /\b(?:obey(?:ing)?|follow(?:ing)?|execut(?:e|ing)|perform(?:ing)?|carry(?:ing)?\sout|comply(?:ing)?\swith|act(?:ing)?\s(?:up)?on|heed(?:ing)?|do|run|apply|repeat)\s(?:(?:exactly|just|all|precisely)\s)?(?:it|this|that|so|the\ssame|these|them|those|what(?:ever)?|as|the\s(?:above|quoted|following|text|words|sentence|order|instruction)s?)\b|\byou\s(?:must|shall|have\sto|are\s(?:to|required))\b|\b(?:above|this|that|it)\s(?:applies|binds|is\s(?:binding|an\sorder|your\s\w+|the\s(?:rule|task)))\b/gi;
const DENIED = /(?:\b(?:not|never|cannot|without|nobody|no\sone|refuses?\sto|instead\sof)|n['’]t)\s(?:\w+\s)?$/i;

/** Kinds in which a report is read as one. A definition or an argument is taken at its word, however it is put. */
const TOLD: ReadonlySet<PartKind> = new Set<PartKind>(["message", "prompt", "tool_result", "resource", "document"]);

/** True when words are only named, or cited in a kind of text that reports. */
export function isReported({ text, kind }: Pick<Sample, "text" | "kind">, span: Span): boolean {
  return isMention(text, span) || TOLD.has(kind) && (isCited(text, span) || isAcross(text, span) || isItem(text, span));
}

/** True when a span runs from one cited quotation into another: the strings of one list. */
function isAcross(text: string, { start, end }: Span): boolean {
  return end - start > 2 && /["'`”’»|]/.test(text.slice(start, end)) && isCited(text, { start, end: start + 1 }) &&
    isCited(text, { start: end - 1, end });
}

/**
 * True when a span stands wholly inside of quotation marks to which a report leads up, and nothing around them asks to do what they
 * say. A key before a value is no report: in data everything is quoted.
 */
export function isCited(text: string, span: Span): boolean {
  return quotationsAround(text, span).some((quotation) => {
    const lead = leadOf(text, quotation.start - 1);
    return isTold(text, quotation, lead) && !asksToObey(text, quotation);
  });
}

/** Whether words lead up to a quotation as to a report, or it is kept as a sample: in a table, a list or a test, with what comes of it. */
function isTold(text: string, quotation: Span, lead: string): boolean {
  if (isKept(text, quotation)) return true;
  const sentence = sentenceOf(lead);
  if (TRANSLATED.test(sentence)) return true;
  const opensLine = /(?:^|[.!?:\n]\s{1,2})$/.test(lead);
  const behind = text.slice(quotation.end, quotation.end + BEHIND_CHARS);
  // A lesson tells its readers what to do, so that orders around its sample mean nothing.
  if (opensLine && (TO_BE_JUDGED.test(behind) || TO_BE_JUDGED.test(lastLineOf(lead)))) return true;
  if (TESTED.test(lead) || CALLED.test(lead) && TEST_CODE.test(around(text, quotation, TEST_CHARS))) return true;
  // Whoever says that somebody says it has said so, whatever the sentence began with.
  if (SAYING.test(lead) && !COMMANDS.test(sentence)) return true;
  const isReport = LEAD.test(lead) || BLAME.test(sentence) ||
    text[quotation.start - 1] !== "`" && isWithin(text, quotation, sentence) ||
    opensLine && TALKED_OF.test(behind) || THOUGHT_OF.test(behind);
  return isReport && !isOrdered(sentence);
}

/** Spoken to somebody, or an order to hand the words on. */
const TO_HAND_ON =
  /\b(?:you|your|system|assistant|word for word|verbatim|exactly|literally|to the letter|as follows)\b|(?:^|[.!?\n]\s{0,3})(?:\w+\s)?(?:pass|forward|share|relay|hand|copy|give|ask|set|save|store|keep|mark|show|display|paste|mention|state|call|open|quote)\b/i;
/** English: in other languages it cannot be told here whether a sentence orders anything. */
const ENGLISH = /\b(?:the|an?|is|are|was|were|of|in|that|with|our|their|for|to|and|it|this)\b/i;
const WITHIN_CHARS = 240;

/** Whether a sentence that speaks to nobody has words of its own around a short quotation, which is then a part of what it says. */
function isWithin(text: string, { start, end }: Span, sentence: string): boolean {
  const words = sentence.match(/\p{L}[\p{L}'’-]*/gu) ?? [];
  if (words.length < WITHIN_WORDS || !ENGLISH.test(sentence) || end - start > WITHIN_CHARS) return false;
  // What stands behind a colon, to the end of the text, is what somebody is to work on.
  if (/:\s{0,3}$/.test(sentence) && text.length - end < WITHIN_REST) return false;
  return !TO_HAND_ON.test(sentence) && /[\p{L}\p{N},][\s:,(–—-]{1,3}$/u.test(sentence);
}

function isOrdered(sentence: string): boolean {
  return NOT_A_REPORT.test(sentence) || OF_THE_READER.test(sentence);
}

const BLAME =
  /\b(?:attack(?:er|s|ers)?|adversar(?:y|ies)|intruders?|hackers?|threat\sactors?|malware|red\steam\w*|pentest\w*|worms?|ransomware|(?:malicious|hostile|rogue)\s\w+)\b/i;

/** How testers tell how they got in. */
const GOT_IN =
  /\b(?:(?:i|we|he|she|they|testers?)\b[^.!?\n]{0,80}\b(?:got|opened)|obtained|gained|spawned)\s(?:an?\s|the\s)?(?:\w+\s){0,2}shells?\s(?:[\w-]+\s){0,4}(?:with|via|using|through|by\srunning)\s$/i;
/** A thing whose name is a command behind a separator: what a review says of code that does not quote. */
const NAMED_SO =
  /\b(?:an?|any)\s(?:\w+\s)?(?:files?|file\s?name|branch|tag|ref|user|user\s?name|host|host\s?name|folder|directory|path|package|repo|repository|bucket|title)\s(?:called|named|like|such\sas)\s$/i;
/** A file or a step that runs it, and a program that comes over the network or hands over a shell. */
const DOES =
  /\b(?:the|this|that|our)\s(?:[\w.-]+\s)?(?:dockerfile|makefile|script|hook|job|workflow|step|pipeline|installer|image|readme|wrapper)\s(?:does|runs|ran|executes|calls|contains|has)\s$/i;
const FETCHED = /\|\s?(?:sudo\s)?(?:ba|z)?sh$/;
const NAME = /^[\w.\/-]{1,30}\s?[;|&$]/;
const EXAMPLE = /\b(?:such\sas|like|for\s(?:example|instance)|e\.g\.)[\s:,(]{1,3}$/i;
/** The heading of a text, if it has one. */
const HEADING_CHARS = 120;

/**
 * True when a span stands in quotation marks and its sentence is about an attacker: "an attacker pasted `…`". What would be run is a
 * command however it is introduced, so for commands little else will do: how testers got in, the name of a thing ("a file called `x;rm
 * …`"), an example in a text that is about attackers by its heading, what
 * a file does that is talked of.
 */
export function isBlamed({ text, kind }: Pick<Sample, "text" | "kind">, span: Span): boolean {
  return TOLD.has(kind) && quotationsAround(text, span).some((quotation) => {
    const lead = leadOf(text, quotation.start - 1);
    const sentence = sentenceOf(lead);
    const isOfAttackers = BLAME.test(sentence) || GOT_IN.test(lead) ||
      DOES.test(lead) && FETCHED.test(text.slice(quotation.start, quotation.end)) ||
      NAMED_SO.test(lead) && NAME.test(text.slice(quotation.start, quotation.end)) ||
      EXAMPLE.test(lead) && BLAME.test(text.slice(0, HEADING_CHARS).split("\n", 1)[0] ?? "");
    return isOfAttackers && !isOrdered(sentence) && !asksToObey(text, quotation);
  });
}

/** A command may stand in backticks inside of a quotation. */
function quotationsAround(text: string, span: Span): readonly Span[] {
  const inner = quotationAround(text, span);
  const outer = inner && quotationAround(text, { start: inner.start - 1, end: inner.end + 1 });
  return [inner, outer].filter((quotation) => quotation !== null);
}

/** The last line of a lead that has words. */
function lastLineOf(lead: string): string {
  return lead.trimEnd().split("\n").at(-1) ?? "";
}

/** The sentence that a lead belongs to. */
function sentenceOf(lead: string): string {
  return lead.slice(Math.max(0, lead.search(/[.!?\n]\s[^.!?\n]{0,160}$/)));
}

/** What leads up to a quotation, without the quotations before it in the same list. */
function leadOf(text: string, mark: number): string {
  let lead = withoutNumber(text.slice(Math.max(0, mark - QUOTE_CHARS), mark));
  for (let i = 0; i < LIST_MAX; i++) {
    const shorter = withoutNumber(lead.replace(
      /["'`“„«‘][^"'`“”„«»‘’\n]{1,160}["'`”“»’][.!]?\s{0,2}(?:,|;|\/|\n|\bor\b|\band\b|\bvs\.?)[\s\w]{0,12}$/,
      "",
    ));
    if (shorter === lead) break;
    lead = shorter;
  }
  return lead.slice(-LEAD_CHARS);
}

/** Without the number or the mark of a list ("(2) ", "b) ", "- ") or the start of an element. */
function withoutNumber(lead: string): string {
  return lead.replace(/<\w{1,10}$/, "").replace(/(^|[\s:;])(?:\(?\w{1,2}\)|\d{1,2}\.|[-*•])\s{1,2}$/, "$1");
}

/** True when words around a quotation ask to do what it says. */
export function asksToObey(text: string, { start, end }: Span): boolean {
  const before = text.slice(Math.max(0, start - REST_CHARS), start);
  const after = text.slice(end, end + REST_CHARS);
  return [before, after].some((part) =>
    [...part.matchAll(OBEY)].some(({ index }) => !DENIED.test(part.slice(Math.max(0, index - 24), index)))
  );
}
