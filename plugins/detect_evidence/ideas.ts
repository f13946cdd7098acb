/** The ideas that evidence is made of. What each looks like in words stands in the lexicons. */
import { DEED_IDEAS } from "./lexicon_deeds.ts";
import { OFFICE_IDEAS } from "./lexicon_office.ts";
import { PRETEXT_IDEAS } from "./lexicon_pretexts.ts";
import { TRIGGER_IDEAS } from "./lexicon_triggers.ts";

/** Ideas of override, disclosure and who is spoken to. */
export const SPEECH_IDEAS = [
  "override", // to stop heeding something
  "lapsed", // said of rules that are claimed to hold no more
  "earlier", // what was there before
  "bound", // what binds a model: instructions, rules, limits
  "disclose", // to show, say, give
  "protected", // what is not to be shown: secrets, credentials, the system prompt
  "personal", // what belongs to the person who is served
  "yours", // belongs to whoever is spoken to
  "send", // to move something out
  "sink", // a place outside
  "secrecy", // to keep it from someone
  "persona", // to be someone else from now on
  "unbound", // without limits
  "marker", // what only a chat template or a forged authority writes
  "authority", // in the name of someone who may
  "urgency", // now, before anything else
  "machine", // a model, spoken to or of as the one who reads
  "address", // speaks of the reader's answer, or of the reader as a model
  "action", // a deed that costs someone something
  "before_use", // a tool that wants to be called first, or instead of others
] as const;

/** All ideas. */
export const IDEAS = [...SPEECH_IDEAS, ...DEED_IDEAS, ...PRETEXT_IDEAS, ...OFFICE_IDEAS, ...TRIGGER_IDEAS] as const;
/** One idea. */
export type Idea = typeof IDEAS[number];
