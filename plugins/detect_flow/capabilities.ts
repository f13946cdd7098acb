/** What a call or an answer does in a flow: brings in what strangers wrote, reads what is private, sends something out. */
import type { Envelope, Part } from "../../core/contract/envelope.ts";
import type { ShellCommand } from "../../core/contract/rule.ts";
import { addressClass } from "../../core/evidence/ip.ts";
import { isSecretFile } from "../../core/evidence/secret_files.ts";
import { uploads } from "../../core/evidence/shell.ts";
import { masksOf } from "../../core/matching/redact.ts";
import { parseCommands } from "../../core/matching/shell.ts";
import { findUrls } from "../../core/matching/urls.ts";

/** Words in the names of tools that read what anybody may have written. */
const OUTSIDE = words(
  "fetch browse browser web url urls crawl scrape http https page pages navigate search google bing rss feed tweet tweets twitter reddit " +
    "issue issues comment comments review reviews inbox email emails mail mails message messages slack discord channel post posts ticket tickets",
);
/** Words in the names of tools that read what is not meant for strangers. */
const PRIVATE = words(
  "file files secret secrets vault credential credentials password passwords env environment keychain contact contacts database db sql " +
    "query table calendar drive document documents note notes memory customer customers payroll private bank account accounts transaction " +
    "transactions history medical patient patients employee employees key keys token tokens config",
);
/** Verbs in the names of tools that send something to somebody. */
const SENDING = words(
  "send post upload publish push share tweet reply comment submit forward webhook notify export transmit deliver invite broadcast",
);
/** Verbs that make or change something: a tool with one of them does not read. */
const WRITING = words("create write update delete remove set add edit insert move rename put");

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(" "));
}

/** `readFile`, `read_file` and `fs/read-file` in the same words. */
export function nameWords(tool: string): readonly string[] {
  return tool.replace(/([a-z0-9])([A-Z])/g, "$1 $2").toLowerCase().split(/[^a-z0-9]+/).filter((word) => word !== "");
}

const has = (name: readonly string[], list: ReadonlySet<string>) => name.some((word) => list.has(word));

/** Characters of one envelope that are looked at: all strings together. */
export const LOOKED_CHARS_MAX = 128 * 1024;

/** The strings of an envelope up to what is looked at, and whether that is all of them. */
export function textsOf(
  { parts }: Pick<Envelope, "parts">,
): { readonly parts: readonly Part[]; readonly isWhole: boolean } {
  const kept: Part[] = [];
  let room = LOOKED_CHARS_MAX;
  for (const part of parts) {
    if (part.text.length > room) {
      kept.push({ path: part.path, kind: part.kind, text: part.text.slice(0, room) });
      return { parts: kept, isWhole: false };
    }
    kept.push(part);
    room -= part.text.length;
  }
  return { parts: kept, isWhole: true };
}

/** Whether a tool, by its name and by what it was last called with, answers with what strangers wrote. */
export function isOutsideSource(tool: string, calledWithUrl: boolean): boolean {
  const name = nameWords(tool);
  return calledWithUrl || has(name, OUTSIDE) && !has(name, SENDING) && !has(name, WRITING);
}

/** Whether a call reads something private: by the tool's name, or by a path in its arguments. */
export function isPrivateSource(tool: string, parts: readonly Part[]): boolean {
  const name = nameWords(tool);
  if (has(name, PRIVATE) && !has(name, SENDING) && !has(name, WRITING) && !has(name, OUTSIDE)) return true;
  return parts.some(({ text }) => text.length < 4_096 && isSecretFile(text.trim()));
}

/** Personal data of a kind that every mail has in it: not what makes an answer private. */
const COMMON: ReadonlySet<string> = new Set(["EMAIL", "PHONE", "CARD", "SSN", "IBAN"]);

/** The secrets that stand in a text. */
export function secretsIn(text: string): readonly string[] {
  return masksOf(text).filter(({ type }) => !COMMON.has(type)).map(({ start, end }) => text.slice(start, end));
}

/** Whether these arguments name a place on the internet. */
export function namesOutsideUrl(parts: readonly Part[]): boolean {
  return parts.some(({ text }) => text.includes("://") && findUrls(text).some(({ url }) => isOutside(url)));
}

/** Not this machine and not the network around it. */
function isOutside({ protocol, hostname }: URL): boolean {
  if (protocol !== "http:" && protocol !== "https:") return false;
  if (/(?:^|\.)(?:localhost|local|internal|lan|test)$/.test(hostname)) return false;
  const kind = addressClass(hostname);
  return kind === "public" || kind === "name" || kind === "documentation";
}

const METHOD = /^(?:post|put|patch)$/i;

/** Whether a call sends something out: by the tool's verb, by a method with a body, or by a command that leaves the machine. */
export function isSink(tool: string, parts: readonly Part[]): boolean {
  if (has(nameWords(tool), SENDING)) return true;
  if (parts.some(({ text }) => METHOD.test(text)) && namesOutsideUrl(parts)) return true;
  return parts.some(({ text }) => MOVERS.test(text) && parseCommands(text, { isProse: false }).some(sendsOut));
}

const MOVERS = /\b(?:curl|wget|scp|rsync|nc|ncat|git|ftp|sftp|aws|gsutil)\b/;

function sendsOut(command: ShellCommand): boolean {
  const [name, ...args] = command.argv;
  return name === "git" ? args.includes("push") : uploads(command) !== null;
}
