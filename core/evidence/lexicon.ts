import { any, fillers } from "./words.ts";

/**
 * Vocabulary that several rules share, as pattern sources for `phrase()`; a space stands for the gap between two words.
 * Each list is about one idea, in all its usual forms. Add a word where it belongs to the idea, not where one sample needs it.
 */

/** Verbs by which someone is told to stop heeding something. */
export const OVERRIDE: string = any(
  "ignor(?:e|es|ing)",
  "disregard(?:s|ing)?",
  "forget(?:s|ting)?",
  "overrid(?:e|es|ing)",
  "overrul(?:e|es|ing)",
  "bypass(?:es|ing)?",
  "discard(?:s|ing)?",
  "dismiss(?:es|ing)?",
  "neglect(?:s|ing)?",
  "overlook(?:s|ing)?",
  "disobey(?:s|ing)?",
  "abandon(?:s|ing)?",
  "(?:set|put|leav(?:e|ing)|cast) (?:aside|behind)",
  "pay no (?:attention|heed|mind) to",
  "(?:do not|don['’]t|never|stop|cease|quit|no longer) (?:follow|obey|heed|adhere to|comply with|abide by|listen to|respect|be bound by)(?:ing)?",
  "(?:stop|cease|quit) (?:following|obeying|heeding|adhering to|complying with|abiding by|listening to|respecting)",
  "(?:not|never) (?:be )?(?:bound|constrained|limited|restricted|restrained) by",
  "(?:freed?|released|exempt(?:ed)?|liberated) (?:yourself )?(?:from|of)",
);

/** The same idea in verbs that are common in honest text too; they count only with a strong object. */
export const CANCEL: string = any(
  "drop(?:ping)?",
  "skip(?:ping)?",
  "cancel(?:ling)?",
  "delete",
  "eras(?:e|ing)",
  "clear",
  "wipe",
  "reset",
  "remove",
  "void",
  "revoke",
  "suspend",
  "replac(?:e|ing)",
  "unlearn",
  "disabl(?:e|ing)",
  "deactivat(?:e|ing)",
  "turn off",
  "switch off",
  "relax",
  "lift",
);

/** What says that something was there before. */
export const EARLIER: string = any(
  "previous(?:ly)?",
  "prior",
  "earlier",
  "preceding",
  "above",
  "foregoing",
  "past",
  "former",
  "existing",
  "original",
  "initial",
  "current",
  "old(?:er)?",
  "aforementioned",
  "pre-?existing",
  "(?:previously|already|originally|initially) (?:given|stated|provided|issued|set|received|defined)",
);

/** What binds a model and nothing else. */
export const BINDING: string = any(
  "instructions?",
  "i\\w{0,2}nstr\\w{4,9}",
  "inst?ructions?",
  "directives?",
  "prompts?",
  "system prompts?",
  "guidelines?",
  "rules?",
  "commands?",
  "orders?",
  "constraints?",
  "restrictions?",
  "programming",
  "training",
  "guardrails?",
  "safeguards?",
  "alignment",
  "directions?",
  "guidance",
  "polic(?:y|ies)",
  "protocols?",
  "limitations?",
  "context",
  "tasks?",
  "objectives?",
  "goals?",
);

/** Words that make the object of an override a model's own: no other thing has them. */
export const MODEL_OWN: string = any(
  "system (?:prompt|instructions?|message|rules?|directives?|guidelines?|polic(?:y|ies)|commands?)",
  "(?:developer|operator) (?:instructions?|messages?|prompts?|guidelines?|rules?)",
  "(?:safety|ethical|ethics|moral|content|moderation|alignment|security|openai|anthropic|google|microsoft|meta)(?:['’]s)? (?:and \\w+ )?(?:(?:use|usage|case|content|safety) )?(?:guidelines?|instructions?|rules?|polic(?:y|ies)|filters?|restrictions?|constraints?|protocols?|training|guardrails?|safeguards?|limitations?|directives?)",
  "(?:initial|original|core|base|built-?in|pre-?programmed|hard-?coded|default) (?:instructions?|programming|prompt|training|directives?|guidelines?|constraints?|restrictions?)",
  "guardrails?",
);

/** Fillers, then up to two adjectives, then what binds. */
export const BOUND: string = `${fillers()}(?:[a-z-]{3,14} ){0,2}${BINDING}`;

/** What nobody should hand on: secrets, and what a model was told in confidence. */
export const SECRETS: string = any(
  "api[\\s_-]?keys?",
  "(?:access|auth(?:entication|orization)?|bearer|refresh|session|security|service|secret|private|signing|encryption|deploy|ssh|aws|cloud|root|gpg|master)[\\s_-]?(?:keys?|tokens?|secrets?|credentials?)",
  "credentials?",
  "passwords?",
  "passphrases?",
  "passcodes?",
  "secrets?",
  "tokens",
  "private keys?",
  "seed (?:phrases?|words?)",
  "recovery (?:phrases?|codes?|keys?)",
  "mnemonics?",
  "session cookies?",
  "cookies",
  "environment variables?",
  "env(?:ironment)? vars?",
  "\\.env(?: files?)?",
  "service accounts? (?:keys?|json)",
  "connection strings?",
  "2fa codes?",
  "one-time (?:codes?|passwords?)",
);

/** What an agent holds of its user and its owner. */
export const PRIVATE_DATA: string = any(
  "system prompts?",
  "(?:conversation|chat|message|session|browsing|search) (?:histor(?:y|ies)|logs?|transcripts?|contents?)",
  "(?:full|entire|whole|complete|this|our|the) conversation",
  "(?:customers?|users?|clients?|patients?|employees?|members?|personal|private|confidential|sensitive|internal|proprietary|financial|medical|payroll) (?:['’]s? )?(?:data(?:base|set)?|records?|information|info|details?|files?|documents?|lists?|messages?|emails?|contacts?)",
  "(?:memory|context) (?:contents?|files?|window|dump)",
  "(?:contact|customer|user|employee|patient) (?:list|database|table)",
  "database (?:dump|contents?|backup|export)",
  "(?:all|any|every|everything)(?: \\w+){0,2} (?:files?|documents?|emails?|messages?|records?|contacts?)",
  "source code",
  "social security numbers?",
  "ssns?",
  "credit cards?(?: numbers?| details?| data)?",
  "bank (?:account|details)(?: \\w+)?",
);

/** Verbs that move something out. */
export const SEND: string = any(
  "send(?:s|ing)?",
  "post(?:s|ing)?",
  "upload(?:s|ing)?",
  "transmit(?:s|ting)?",
  "forward(?:s|ing)?",
  "e-?mail(?:s|ing)?",
  "submit(?:s|ting)?",
  "deliver",
  "exfiltrat(?:e|es|ing)",
  "leak(?:s|ing)?",
  "smuggl(?:e|ing)",
  "push(?:es|ing)?",
  "report",
  "shar(?:e|es|ing)",
  "dump(?:s|ing)?",
  "relay(?:s|ing)?",
  "cop(?:y|ies|ying)",
  "sync(?:s|ing)?",
  "mail",
  "append(?:s|ing)?",
  "pass(?:es|ing)?",
);

/** Verbs by which something hidden is shown. */
export const REVEAL: string = any(
  "reveal(?:s|ing)?",
  "show(?: me)?",
  "print(?: out)?",
  "display",
  "output",
  "repeat",
  "recite",
  "disclos(?:e|ing)",
  "expos(?:e|ing)",
  "leak",
  "dump",
  "extract",
  "tell me",
  "give me",
  "send(?: me)?",
  "share",
  "return",
  "list",
  "write out",
  "spell out",
  "type out",
  "reproduce",
  "echo",
  "quote",
  "paste",
  "provide",
  "translate",
  "summari[sz]e",
  "encode",
  "what (?:is|are|was|were)",
  "what['’]s",
);

/** Not to say something to somebody. */
export const NOT_TELL: string =
  "(?:do not|don['’]t|never|must not|should not|shouldn['’]t|cannot|can['’]t|without|avoid|refrain from)(?: ever)? (?:tell|telling|inform|informing|notify|notifying|alert|alerting|mention|mentioning|reveal|revealing|disclose|disclosing|show|showing|report|reporting|explain|explaining|let|letting|acknowledge|acknowledging|warn|warning|say|saying|expose|exposing)";

/** To keep something from somebody. */
export const KEEP_FROM: string =
  "(?:hide|hiding|conceal|concealing|keep|keeping) (?:this|it|that|these|them|the|all|any|your|every)(?: \\w{1,32}){0,4} (?:from|secret|hidden|private from|confidential from|invisible)";

/** Ways to keep the person in charge from knowing. */
export const CONCEAL: string = any(NOT_TELL, KEEP_FROM);

/** Who must not know. */
export const PERSON: string = any(
  "users?",
  "humans?",
  "operators?",
  "customers?",
  "owners?",
  "persons?",
  "people",
  "anyone",
  "anybody",
  "them",
  "him",
  "her",
  "admins?",
  "administrators?",
  "developers?",
  "reviewers?",
  "security team",
);

/** Another agent, by its role or by a name such as `agent-b` or `billing_agent`. */
export const AGENT: string = any(
  "(?:[a-z0-9]{2,24}[\\s_-]){0,2}(?:sub-?)?agents?(?:[_-][a-z0-9]{1,24})?",
  "(?:[a-z0-9]{2,24}[\\s_-])?(?:assistants?|bots?|llms?|models?|copilots?|ais?|orchestrators?|workers?)",
);

/** A place outside: a web address, a mail address, a numeric address, a hook. */
export const SINK: string = String
  .raw`(?:https?:\/\/[^\s"'<>]{3}|[a-z0-9._%+-]{1,40}@[a-z0-9-]{1,40}\.[a-z]{2}|\b\d{1,3}(?:\.\d{1,3}){3}\b|\bwebhooks?\b|\bhxxps?:)`;
