/** What two words must not have between or before them to belong together: the end of a sentence, a denial, somebody else's name. */
import type { Span } from "../../core/contract/finding.ts";
import { isForeseen } from "../../core/evidence/orders.ts";
import { isMention } from "../../core/evidence/words.ts";

/** A paragraph ends, or the row of a table. */
const BLANK_LINE = /\n\s*\n|\|\s*\n\s*\|/;
/** A cell ends that holds a quotation; only in a row of a table, because a shell writes the same. */
const CELL_END = /["'`”]\s{0,2}\|\s/;
const SENTENCE_END = /[.!?。！？؟।](?:[\s"'”’»)]|$)/;

/** Whether a sentence or a paragraph ends between two words. Both are near each other: the stretch is short. */
export function isBroken(text: string, from: number, to: number): boolean {
  if (to <= from) return false;
  const between = text.slice(from, to);
  return SENTENCE_END.test(between) || BLANK_LINE.test(between) ||
    CELL_END.test(between) && text.startsWith("|", text.lastIndexOf("\n", from) + 1);
}

const DENIAL =
  /(?:\b(?:not|never|cannot|could|might|without|avoid|no|nunca|jamás|não|ne|nicht|niemals|non|niet|nie|не|никогда)|n['’]t|不要|别|不|勿)[\s"'*_]{0,2}(?:(?:to|ever|be|je|le|la)\s)?$/iu;

/** "Do not use it to read …", "must not read, copy, share or …": a denial that reaches over a verb or a list of them. */
const DENIAL_AFAR =
  /(?:\b(?:not|never|cannot)|n['’]t)\s(?:be\s)?(?:(?:use|try|attempt|ask|require|expect)d?(?:\syou)?(?:\s(?:it|this|them|the\stool))?\sto|(?:[a-z]{2,12},?\s){1,4}(?:or|nor))\s$/i;
/** The rest of such a list: "(do not share), copy or disclose". */
const LIST_AFAR = /(?:\b(?:not|never|cannot)|n['’]t)\s(?:[a-z]{2,12},\s){1,3}$/i;
const LIST_GOES_ON = /^(?:,\s[a-z]{2,12}){0,2},?\s(?:or|nor)\s[a-z]{2,12}\b/i;

/** "Never share your password" is advice. */
export function isDenied(text: string, { start, end }: Span): boolean {
  const before = text.slice(Math.max(0, start - 64), start);
  return DENIAL.test(before.slice(-16)) || DENIAL_AFAR.test(before) || isForeseen(text, { start, end }) ||
    LIST_AFAR.test(before) && LIST_GOES_ON.test(text.slice(end, end + 48));
}

const CONSENT_WANTED = /(?:\b(?:not|never|cannot|nobody|no one|nothing|nor)|n['’]t)\b[^.!?\n]{0,100}$/i;
// The dot of a file's name ends no sentence.
const MAY = /\byou\s(?:may|can)\s(?:[^.!?\n]|\.\w){0,80}$/i;
/** Who may well not be told: a model itself; and what nobody should tell anybody: codes of their own. */
const NOT_A_SECRET =
  /^\s(?:the\s(?:model|bot|llm|ai)\b|any(?:one|body)\s(?:else\s)?your\s(?:\w+\s){0,2}(?:codes?|passwords?|pin|passcode|keys?|secrets?)\b|(?:users?|people|customers?|anyone|anybody|them)\sto\s(?:paste|share|send|enter|type)\b)/i;

/** What needs nobody's consent: "do not ask me to confirm formatting changes". */
const HARMLESS =
  /^(?:\s(?:me|us|anyone))?\s(?:before|about|to\sconfirm|for)\s(?:formatting|linting|whitespace|typos?|import\sorder|running\s(?:the\s)?(?:tests|linter|formatter))(?:\s(?:changes|fixes|only))?\s{0,2}(?:[.,;\n]|$)/i;

/** A task of the project that prints nothing: "run `make lint` silently". */
const QUIET_TASK =
  /\brun\s`(?:just|make|npm\srun|pnpm|yarn|cargo|deno\stask)\s(?:fmt|format|lint|check|test|build|typecheck)\b[^`\n;&|]{0,30}`\s$/i;

/**
 * "Never push without asking" wants consent, "you may run the tests without asking" gives it, "do not tell the model" and "do not ask
 * users to paste keys" keep nothing from a person.
 */
export function isOpen(text: string, { start, end }: Span): boolean {
  const before = text.slice(Math.max(0, start - 120), start);
  const words = text.slice(start, end);
  return HARMLESS.test(text.slice(end, end + 60)) || /^silently$/i.test(words) && QUIET_TASK.test(before) ||
    /^without\b/i.test(words) && CONSENT_WANTED.test(before) ||
    /^without asking$/i.test(words) && MAY.test(before) ||
    NOT_A_SECRET.test(text.slice(end, end + 48));
}

const FETCHES = /^(?:curl|wget)$/i;
const CARRIES =
  /[`@|<]|\$\(|\$\{?\w{0,24}(?:KEY|TOKEN|SECRET|PASS|CRED|AUTH|HOME|USER|COOKIE|DATA|ENV)|\s(?:-[a-zA-Z]{0,6}[dFTX]\b|--(?:data|form|upload|post|request|json)[\w-]{0,12}|POST|PUT)|\?[\w-]{1,24}=/;

/** A fetch of an address that carries nothing along: `curl -fsSL https://…`. What comes of it is judged by the rules for commands. */
export function isFetch(text: string, { start, end }: Span): boolean {
  if (!FETCHES.test(text.slice(start, end))) return false;
  const line = text.slice(end, end + 200).split("\n")[0] ?? "";
  return /^\s+(?:-|["']?https?:)/.test(line) && !CARRIES.test(line.split(/\s(?:\||&&)\s|`/)[0] ?? "");
}

const IS_DESCRIBED =
  /\b(?:contain(?:s|ed|ing)?|hold(?:s|ing)?|hid(?:e|es|ing|den)|carr(?:y|ies|ying)|plant(?:s|ed|ing)?|embed(?:s|ded|ding)?|with|made|makes?|making|gets?|got|let|had)\s(?:\w+\s){0,2}$/i;

const GREETED = /\b(?:hello|hi|hey|dear|attention|for|to|note)\s(?:the\s|our\s)?$/i;
const NAMED_BY_ITS_JOB = /^(?:ticket|support|mail|triage|review)\sbot$/i;

/**
 * "Documents that contain instructions for AI assistants", "made an AI assistant send", "the support bot answered": what is told of
 * machines calls on none.
 */
export function isDescribed(text: string, { start, end }: Span): boolean {
  return IS_DESCRIBED.test(text.slice(Math.max(0, start - 40), start)) ||
    NAMED_BY_ITS_JOB.test(text.slice(start, end)) && !OBLIGED.test(text.slice(end, end + 28)) &&
      !GREETED.test(text.slice(Math.max(0, start - 14), start));
}

const VALID = /\b(?:valid|applies|apply|applicable|effective|in\s(?:force|effect)|due|open|available)\s$/i;

/** "When you are unsure, ask", `actions/checkout@v4`, a repository named otp, "valid from 1 May": words that mean something else here. */
export function isOtherSense(text: string, { start, end }: Span): boolean {
  const word = text.slice(start, end).toLowerCase();
  if (/^when you['’]?\s?a?re$/.test(word)) {
    return /^\s(?:(?:unsure|uncertain|not sure|in doubt|stuck)\b|(?:done|finished)[,:]\s(?:summari[sz]e|stop|say|show|list|commit)\b)/i
      .test(text.slice(end, end + 24));
  }
  if (/^from \d/.test(word)) return VALID.test(text.slice(Math.max(0, start - 24), start));
  return /^(?:checkout|otp)$/.test(word) && (/[/_-]/.test(text[start - 1] ?? "") || /[/_@-]/.test(text[end] ?? ""));
}

const PAPERS =
  /^s?\s(?:ones?|versions?|agreements?|understandings?|offers?|releases?|licen[cs]es?|terms|contracts?|editions?|policies|quotes?|drafts?)\b/i;

/** "This licence supersedes all earlier ones": what papers say of papers. */
export function isOfPapers(text: string, end: number): boolean {
  return PAPERS.test(text.slice(end, end + 20));
}

/** "A bypass of the prompt", "the override": a thing with that name. */
export function isNoun(text: string, { start, end }: Span): boolean {
  return /^(?:bypass|override)$/i.test(text.slice(start, end)) &&
    /\b(?:an?|the|this|that|emergency|manual)\s(?:\w+\s)?$/i.test(text.slice(Math.max(0, start - 20), start)) &&
    !/^\s(?:all|any|your|every)\b/i.test(text.slice(end, end + 8));
}

const REPLIES =
  /\b(?:say|reply|respond|answer|output|write|print|return|repl(?:y|ies)|give|send|do(?:es)?\b)\w*\b[^.!?\n]{0,60}$/i;

/** "Changes nothing else", "nothing else is needed": not what an answer is to be. */
export function isNoReply(text: string, { start, end }: Span): boolean {
  return /^nothing else$/i.test(text.slice(start, end)) && !REPLIES.test(text.slice(Math.max(0, start - 80), start));
}

/** `ssh-copy-id you@server`, `postgres://user:password@localhost`: where one logs in, not whom one writes to. */
export function isLogin(text: string, { start, end }: Span): boolean {
  if (text.slice(start, end) !== "@") return false;
  const before = text.slice(Math.max(0, start - 80), start);
  return /:\/\/[^\s/@]{0,60}$/.test(before) || !/^\w/.test(text.slice(end, end + 1)) ||
    /^v\d/.test(text.slice(end, end + 2)) ||
    /\b(?:ssh|ssh-copy-id|ssh-keygen|git)\b[^\n|;]{0,60}$/.test(before) && !/\|\s*ssh\b/.test(before);
}

const DETERMINED =
  /\b(?:this|that|the|an?|any|each|every|all|your|my|our|his|her|their|previous|last|blind|of|by|per|no)\s$/i;

/** "This e-mail", "all copies", "POST /orders": a thing or a protocol's word, where the same word could be a deed. */
export function isThing(text: string, { start, end }: Span): boolean {
  const word = text.slice(start, end);
  if (word === "POST") return text.startsWith(" /", end);
  if (/^export$/i.test(word)) return /^ [A-Z_]{2,40}=/.test(text.slice(end, end + 44));
  if (/^report it$/i.test(word)) return /\bstop and $/i.test(text.slice(Math.max(0, start - 9), start));
  return /^(?:e-?mails?|mails?|posts?|cop(?:y|ies)|reports?|shares?)$/i.test(word) &&
    DETERMINED.test(text.slice(Math.max(0, start - 10), start));
}

/** "Sends a mail", "Runs a command": what a tool is said to do; an order has no ending, but for some French ones. */
export function isThirdPerson(text: string, { start, end }: Span): boolean {
  return /^(?!(?:trans|re)?mets$)(?:[a-z]{2,12}[^s]s|pass(?:es)?)$/i.test(text.slice(start, end));
}

const NOT_AN_OBJECT = /\b(?:no|without(?:\sany)?|via|through|(?:in)?to)\s(?:an?\s|the\s|your\s)?(?:~\/)?$/i;
const PUBLIC_FILE = /^(?:~\/)?\.(?:ssh\/[\w.-]{0,40}\.pub|env\.(?:example|sample|template|dist))\b/;

const PUBLIC_KEY = /\.pub\b/;

/** "No preamble", "via environment variables", "copy it to .env", a public key, the name of a switch: what the deed beside it is not done to. */
export function isSpared(text: string, start: number): boolean {
  if (/^password-stdin\b/.test(text.slice(start, start + 20)) && text[start - 1] === "-") return true;
  // "<paste your token here>"
  if (
    /<[\w ]{0,24}$/.test(text.slice(Math.max(0, start - 26), start)) &&
    /^[\w ]{1,40}>/.test(text.slice(start, start + 42))
  ) {
    return true;
  }
  if (
    /^ssh keys?\b/i.test(text.slice(start, start + 8)) && PUBLIC_KEY.test(text.slice(Math.max(0, start - 200), start))
  ) {
    return true;
  }
  return NOT_AN_OBJECT.test(text.slice(Math.max(0, start - 20), start)) ||
    PUBLIC_FILE.test(text.slice(start, start + 48));
}

/** "Instructions in subfolders override this file": a verb with an object of its own was not meant for what stands before it. */
export function hasObject(text: string, end: number): boolean {
  return /^s?\s(?:this|that|the|these|those|any|all|earlier|previous|default|its|your|our|my)\s\w/i.test(
    text.slice(end, end + 16),
  );
}

const FORBIDS = /^(?:do not|don['’]t|never|nicht|ignore|disregard)\b/i;
const OF_DATA =
  /^s?\s(?:in|inside(?:\sof)?|within|from|that\s(?:are|stand|appear)\sin)\s(?:it|them|there|[<`]|(?:the\s|any\s|such\s|these\s)?(?:tool\sresults?|(?:web\s)?pages?|documents?|attachments?|tags?|quoted\stext|e?-?mails?|tickets?|comments?|reviews?|uploads?)\b(?!\s(?:above|before|you)))/i;

/** "Do not follow instructions in it", "ignore instructions inside the mails", said of data, is what a careful operator writes. */
export function isAboutData(text: string, override: Span, bound: Span): boolean {
  return FORBIDS.test(text.slice(override.start, override.end)) && OF_DATA.test(text.slice(bound.end, bound.end + 48));
}

const CALLED =
  /(?:^|[\n"'“>*#({]|[.!?:]\s)\s*(?:(?:the|an?|any|all|my)\s)?$|\b(?:dear|hey|hi|attention|note|notice|memo|message|for|to|if|any|whichever|every|all|nota|para|für|an|hinweis|pour|per|voor|för|dla|для|ai)[\s:,-]{1,3}(?:(?:the|an?|any|all|el|la|los|l['’]|den|das|die|alle|cualquier|um|uma|o|un|une|il)\s?)?$/iu;
const OBLIGED =
  /^s?\s?(?:[:：]|[,]\s|\(?s?\)?\s?(?:must|should|shall|has to|have to|is to|are to|is required|are required|needs? to|will now|please|reading|processing|handling|summari|that (?:read|process|see)s?)\b)/i;

/**
 * Whether a model is spoken to, and not only of: "dear assistant", "note for the bot", "any agent that reads this must", and not "run
 * the bot" or "the assistant manager". Beyond ASCII the word itself has to do: there are too many ways to say it.
 */
export function isAddressed(text: string, { start, end }: Span): boolean {
  if (text.charCodeAt(start) > 0x7f) return true;
  const before = text.slice(Math.max(0, start - 28), start);
  const after = text.slice(end, end + 28);
  if (
    HANDLED.test(before) ||
    /\b(?:are|is|am|as|be|being|like|not|['’]re)\san?\s$/i.test(before) &&
      !/\b(?:if|when|as|since)\syou\s?(?:are|['’]re)\san?\s$/i.test(before)
  ) {
    return false;
  }
  return OBLIGED.test(after) && !/^s?,/.test(after) ||
    CALLED.test(before) && /^s?(?:\W|$)/.test(after) && !NOUN_BEHIND.test(after);
}

/** "Start the agent: …", "restart the bot": a program that somebody runs. */
const HANDLED =
  /\b(?:(?:re)?start|stop|run|install|configure|launch|kill|enable|disable|use|build|deploy|update|upgrade|test)\s(?:the|an?|your|our|this)\s$/i;

/** "Assistant manager", "agent version", "model field": a part of another thing's name. */
const NOUN_BEHIND =
  /^\s(?!(?:must|should|shall|has|have|is|are|needs?|will|please|[a-z]+ing|that|who|which|asistente)\b)[a-z]{3,}/i;

const ABILITY = /\b(?:to|can|could|may|that|which|who)\s$/i;

/** "Lets agents share notes" and "enables models to send mail" praise a product; they order nothing. */
export function isAbility(text: string, start: number): boolean {
  return ABILITY.test(text.slice(Math.max(0, start - 8), start));
}

const DUTY =
  /^[^.!?\n]{0,60}?(?:[:,]\s|\b(?:must|should|shall|ought|(?:has|have|needs?|is|are|asked|required) to|please|kindly|let it|may now|go ahead|also|soll|sollen|muss|müssen|bitte|doit|doivent|debe|deben|deve|devem|devono|moet|moeten|musi|ma też|ma także|powin\w+|ska|musí|harus|wajib|phải|hãy)\s)/i;

/** Whether what follows the name of a reader is its duty: "whoever reads this must send …", "for the bot: close …". */
export function isDuty(text: string, end: number): boolean {
  return text.charCodeAt(end - 1) > 0x7f || /[:,]/.test(text[end - 1] ?? "") || DUTY.test(text.slice(end, end + 80));
}

const ERRAND =
  /^([^.!?;\n]{0,160}?)\b(?:accept|approve|publish|delete|drop|grant|share|pay|refund|issue|set|mark|upload|post|attach|enclose|put|add|append|rank|rate|recommend|hide|leave\sout|change|replace|book|order|release|forward|send|transfer|move|unlock|open|merge|install|run|execute|confirm|enter|wave|waive|close|reply-all|copy|export|invite|register|give|score|prefer|buy|place|submit|include|insert|paste|disable|raise|lower|skip|omit|relax|authori[sz]e|cancel|write|make|end|report|route|lend|reject|take|switch|let)(s|es)?\s(?:(?:off|out|on|up|over|also|only|back|full|an?)\s){0,2}(?:the|all|every|any|each|an?|this|these|those|its|it|your|our|their|that|them|one|no|only|him|her|as|me|us|to|\d{1,6}\s|[a-z][\w'’-]{1,20}\s)/i;
/** The same in other languages, by stems. */
const ERRAND_ABROAD =
  /^[^.!?;,\n]{0,30},?[^.!?;,\n]{0,120}?(?:^|[\s'’])(?:frei(?:geb|gib)|gibt\b[^.!?\n]{0,60}\bfrei\b|weiterleit|leite[nt]?\b|sende|schick|lösch|überweis|akzeptier|veröffentlich|trag[et]|setz[et]|teil[et]|hochlad|transfér|transmet|accept|partag|publi|valid|supprim|ajout|envo[iy]|vire[rz]?\b|compart|envi[ae]|reenvi|borr[ae]|añad|aprueb|aprob|aceit|encaminh|apag|aprov|adicion|accett|condivid|pubblic|inoltr|cancell|approv|invia|aggiung|doorstur|stuur|publiceer|verwijder|goedkeur|deel[t]?\b|wys[ły]|przes[łly]|zaakcept|udostęp|opublik|usun|zatwierdz|doda[ćj]|skicka|radera|godkän|odesl|smaž|schvál|gönder|kabul|paylaş|yayınla|onayla|sil(?:sin|meli)|kirim|hapus|setuju|bagikan|gửi|xóa|chấp nhận|chia sẻ|пере[сш]л|отправ|при(?:ня|ним)|опублик|удал|утверд|одобр|поделит|надісл|надси|переслат|прийня|видал|затверд|схвал)/i;

/** What is forbidden, or what a product is praised for, right before the deed. */
const NO_ERRAND =
  /\b(?:not|never|nothing|cannot|can|could|might|lets?|helps?|able\sto|allows?|enables?)\s(?:\w+\s){0,3}$|n['’]t\s(?:\w+\s)?$/i;

/** Whether what a reader is called upon for is a deed that costs somebody something: "whatever sorts this mail also forwards …". */
export function isErrand(text: string, end: number): boolean {
  // The dot of an address ends no sentence.
  const behind = text.slice(end, end + 220).replaceAll(/\.(?=\S)/g, "_");
  const match = ERRAND.exec(behind);
  // "Release helper: bumps the version" tells what it does.
  const isTold = match?.[2] !== undefined && /:\s?.$/.test(text.slice(Math.max(0, end - 3), end));
  return match !== null && !isTold && !NO_ERRAND.test(match[1] ?? "") || ERRAND_ABROAD.test(behind);
}

/** A further clause, or one in which people are asked. */
const OTHER_CLAUSE = /,[^,]{1,160},|,\s(?:merci|prière|bitte\s\p{L}{2,20}t\s|so\splease|and\splease)/iu;

/** Whether a deed stands too far off to be the errand of a reader, or is one that it can do and not one that it must. */
export function isNoErrand(text: string, from: number, to: number): boolean {
  const between = text.slice(from, to);
  return between.includes(";") || OTHER_CLAUSE.test(between) || NO_ERRAND.test(between);
}

const OWN_WORDS = /\b(?:i|i['’]ve|i have|we|we['’]ve)\s$/i;

/** "What I told you" is the user's own. */
export function isOwnWords(text: string, start: number): boolean {
  return OWN_WORDS.test(text.slice(Math.max(0, start - 8), start));
}

const PHRASES = /^["'`][^"'`\n]{1,60}["'`](?:\s{0,4},\s{0,4}["'`][^"'`\n]{1,60}["'`]){1,64}$/;

/**
 * Whether a stretch is only named: in quotation marks behind a word that speaks of phrases, or a list of short quoted phrases, as filters
 * and tests keep them. It stays a finding; whoever could quote could attack.
 */
export function isNamed(text: string, span: Span): boolean {
  if (isMention(text, span)) return true;
  const from = Math.max(0, span.start - 62);
  const open = text.slice(from, span.start).search(/["'`][^"'`\n]*$/);
  const close = text.slice(span.end, span.end + 62).search(/["'`]/);
  return open >= 0 && close >= 0 && PHRASES.test(text.slice(from + open, span.end + close + 1));
}

const ATTEMPT =
  /\b(?:it|which|who|that|they|he|she|\w+[a-z)])\s(?:had\s)?(?:tried|attempted|managed|wanted)\sto\s(?:\w+\s)?$/i;
const ATTEMPT_GOES_ON = /\b(?:tried|attempted|managed|wanted)\sto\s[^.!?\n]{1,60}\sand\s$/i;

/** "The script tried to read … and post …": what somebody attempted, is told and not asked for. */
export function isAttempt(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 90), start);
  return ATTEMPT.test(before) || ATTEMPT_GOES_ON.test(before);
}

const ASKED =
  /\b(?:mail|message|letter|caller|sender|attacker|they|he|she|it|who|that)\s(?:[^.!?\n]{0,60}\s)?(?:(?:were|was|are|is|been)\s)?(?:asked|urged|begged|ordered|told)\s(?:[\w'’-]{1,14}\s){0,3}?to\s[^.!?\n]{0,60}$/i;
const IS_ASKED =
  /\b(?:you|agents?|assistants?|(?:were|was|are|is|be|been))\s(?:\w+\s)?(?:asked|urged|begged|ordered|told)\b[^.!?\n]{0,80}$/i;

/** "The mail asked to buy vouchers and keep quiet": what somebody wanted, in a sentence of the past that speaks of nobody who reads. */
export function isAskedFor(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 160), start);
  return ASKED.test(before) && !IS_ASKED.test(before);
}

/** "Patients sometimes paste …": whoever does it, where the deed stands behind. */
export function isSubject(text: string, from: number, to: number): boolean {
  return /^s?\s(?:sometimes|often|usually|may|might|can|could|will|who|also|never|always)\s$/i.test(
    text.slice(from, to),
  );
}
