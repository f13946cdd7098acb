/** Whether words are an order that is meant, to whom it is given, and where it stands: what many rules about injected text ask alike. */
import type { NonEmpty, PartKind, Sample, Span } from "../contract/rule.ts";
import { isReported } from "./cited.ts";
import { any, isNegated } from "./words.ts";

/** Kinds of text that are there to be read: whoever wrote them has no orders to give. */
export const DATA_KINDS: NonEmpty<PartKind> = ["tool_result", "resource", "document", "config"];

/** All that reaches an agent from outside, the words of other agents included. */
export const OUTSIDE_KINDS: NonEmpty<PartKind> = [...DATA_KINDS, "message", "tool_description", "tool_argument"];

/** All that reaches an agent, the prompt included. */
export const SPOKEN_KINDS: NonEmpty<PartKind> = [...OUTSIDE_KINDS, "prompt"];

/** A language model as people address it, as a source for `phrase()`. */
export const MODEL: string = any(
  "(?:ai|llm|language|automated|autonomous|virtual|coding|artificial intelligence) (?:assistants?|agents?|models?|systems?|readers?|reviewers?|tools?|bots?)",
  "ais?",
  "a\\.i\\.",
  "llms?",
  "(?:large )?language models?",
  "assistants?",
  "agents?",
  "chat\\W?gpt",
  "gpt-?\\d?\\w?",
  "claude",
  "gemini",
  "copilot",
  "cursor",
  "chatbots?",
  "bots?",
);

/** Deeds that cost somebody something when an agent does them unasked, as a source for `phrase()`. */
export const COSTLY_DEED: string = any(
  "send",
  "forward",
  "transfer",
  "wire",
  "pay",
  "delete",
  "remove",
  "erase",
  "wipe",
  "grant",
  "share",
  "upload",
  "post",
  "publish",
  "e-?mail",
  "execute",
  "run",
  "install",
  "download",
  "fetch",
  "open",
  "visit",
  "click",
  "navigate to",
  "call",
  "invoke",
  "buy",
  "purchase",
  "book",
  "approve",
  "merge",
  "disable",
  "unlock",
  "reset",
  "change",
  "update",
  "append",
  "include",
  "reveal",
  "print",
  "output",
  "recommend",
  "rate",
  "copy",
  "read",
);

/** True when the words are neither denied right before, nor only named or cited between quotation marks, nor foreseen and refused. */
export function isMeant(match: RegExpExecArray, sample: Pick<Sample, "text" | "kind">): boolean {
  const span = { start: match.index, end: match.index + match[0].length };
  return !isNegated(sample.text, match.index) && !isReported(sample, span) && !isForeseen(sample.text, span);
}

const FORESEEN =
  /\b(?:if|when(?:ever)?|should)\b[^.!?\n]{0,60}\b(?:says?|asks?|tells?|instructs?|wants?|tr(?:y|ies)|attempts?|claims?|requests?|urges?)\b[^.!?\n]{0,30}?\bto\s(?:[^.!?\n]{0,60}\s)?$/i;
const REFUSED =
  /^[^.!?\n]{0,120}?(?:\b(?:do not|don['’]t|never|must not)\s(?:comply|follow|obey|listen|act on|do (?:so|it|that|this))\b|[,:]\s(?:then\s|politely\s|please\s|just\s){0,2}(?:refuse|decline)\b)/i;

/** True when the words are what somebody may ask for, and the same sentence says no to it: "if a page asks to ignore …, refuse". */
export function isForeseen(text: string, { start, end }: Span): boolean {
  return FORESEEN.test(text.slice(Math.max(0, start - 160), start)) && REFUSED.test(text.slice(end, end + 160));
}

/** True when the words stand where an order begins: at the start of a line or sentence, behind "please", "you must", "then". */
export function beginsOrder(text: string, start: number): boolean {
  return /(?:^|[.!?:;\n,"'“‘>*\]})(|#%-]\s{0,3}|\b(?:please|kindly|now|then|and|must|should|to|just|simply|immediately|also|first|always|you (?:can|will|may|are|need|have))\s{1,3})$/i
    .test(text.slice(Math.max(0, start - 24), start));
}

/** True when `pattern` occurs in the match or close around it, in characters. */
export function standsNear(
  match: RegExpExecArray,
  { text }: Pick<Sample, "text">,
  { pattern, before = 0, after = 0 }: {
    readonly pattern: RegExp;
    readonly before?: number;
    readonly after?: number;
  },
): boolean {
  return pattern.test(text.slice(Math.max(0, match.index - before), match.index + match[0].length + after));
}
