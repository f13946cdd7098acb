/** Command lines and addresses as they may be shown: what could be a secret is masked, the rest stays readable. Pure. */
import { looksRandom } from "../evidence/entropy.ts";
import { maskLabel, redact } from "../matching/redact.ts";

/** Names of flags, variables, headers and query fields whose values nobody should see. */
const SECRET_NAME =
  /pass(?:word|wd|phrase)?|pwd|secret|token|api[-_]?key|(?:^|[-_])key$|auth|bearer|credential|cookie|session|signature|^sig$/i;
/** Such names whose values are places or names, not secrets. */
const HARMLESS_NAME = /(?:file|path|dir|env|url|uri|host|mode|type|name|store|helper)$/i;
/** The client or a shell fills these in: `${input:key}`, `${TOKEN}`, `$TOKEN`, `{env:TOKEN}`, `%TOKEN%`. */
const REFERENCE = /^(?:\$\{\{?[^}]*\}?\}|\$\w+|\{(?:env|file):[^}]*\}|%\w+%)$/;
const HEADER_FLAG = /^(?:-H|--headers?)$/;
/** What looks like a version or the name of a package with one is shown: `pkg@1.2.3` is no mail address. */
const VERSIONED = /^(?:@?[\w.-]+\/)?[\w.-]+@[\^~]?\d+(?:\.\d+)*(?:[-+][\w.-]*)?$/;
/** A path from the root, or from the user's folder. */
const PATH = /^(?:\/|~\/|[A-Za-z]:[\\/])[^\s"'=:?]+$/;
/** Shorter words are taken for names. */
const KEY_CHARS_MIN = 20;

/** The words of a command line. A value is judged by the flag before it, by its own name, and by its shape. */
export function maskArgv(argv: readonly string[]): readonly string[] {
  return argv.map((word, at) => {
    const before = argv[at - 1] ?? "";
    if (at > 1 && HEADER_FLAG.test(before)) return maskHeader(word);
    const isNamed = at > 1 && before.startsWith("-") && !before.includes("=") && isSecretName(before);
    return isNamed && !word.startsWith("--") ? maskValue(word) : maskWord(word);
  });
}

/** An address: the password, the values of its query, and segments that are keys are masked. */
export function maskUrl(url: string): string {
  const parts = /^([a-z][\w+.-]*:\/\/)([^/?#]*)([^?#]*)(\?[^#]*)?(#.*)?$/is.exec(url);
  if (parts === null) return redact(url);
  const [, scheme = "", authority = "", path = "", query = "", fragment = ""] = parts;
  return scheme + maskAuthority(authority) + path.split("/").map(maskSegment).join("/") + maskQuery(query, "?") +
    maskQuery(fragment, "#");
}

/** A text of another program, such as a parser's complaint, that may quote what it read. */
export function maskText(text: string): string {
  return redact(text);
}

function isSecretName(name: string): boolean {
  const bare = name.replace(/^-+/, "");
  return SECRET_NAME.test(bare) && !HARMLESS_NAME.test(bare);
}

function maskValue(value: string): string {
  return value === "" || REFERENCE.test(value) ? value : maskLabel({ start: 0, end: value.length, type: "SECRET" });
}

function maskWord(word: string): string {
  if (/^[a-z][\w+.-]*:\/\//i.test(word)) return maskUrl(word);
  const [, name = "", sign = "", value = ""] = /^(-{0,2}[\w.-]{1,64})([=:])(.*)$/s.exec(word) ?? [];
  if (sign === "=" || sign === ":" && /^\s/.test(value)) {
    if (isSecretName(name)) return name + sign + maskValue(value);
    if (/^[a-z][\w+.-]*:\/\//i.test(value)) return name + sign + maskUrl(value);
  }
  if (VERSIONED.test(word)) return word;
  // A path as a whole has the letters of a key; what stands between its slashes tells.
  return PATH.test(word) ? word.split(/([\\/])/).map(maskSegment).join("") : maskSegment(word);
}

/** "Authorization: Bearer x", where the whole value goes whatever the header's name. */
function maskHeader(header: string): string {
  const [, name = "", gap = "", value = ""] = /^([^:=]{1,64})([:=]\s*)(.*)$/s.exec(header) ?? [];
  if (name === "") return maskValue(header);
  const scheme = /^(?:Bearer|Basic|Token)\s+/i.exec(value)?.[0] ?? "";
  return name + gap + scheme + maskValue(value.slice(scheme.length));
}

function maskAuthority(authority: string): string {
  const at = authority.lastIndexOf("@");
  if (at < 0) return authority;
  const [user = "", ...password] = authority.slice(0, at).split(":");
  const shown = password.length > 0 ? `${maskSegment(user)}:${maskValue(password.join(":"))}` : maskValue(user);
  return shown + authority.slice(at);
}

// Hosted servers put the key into the path: /s/Zm9vYmFyYmF6cXV4/mcp.
function maskSegment(segment: string): string {
  if (segment.length < KEY_CHARS_MIN || !/^[\w.~%=-]+$/.test(segment) || !/\d/.test(segment)) return redact(segment);
  // Words that dashes join are names; a key has no words, or capitals among its small letters.
  const isMixed = !/[-_.]/.test(segment) || /[a-z]/.test(segment) && /[A-Z]/.test(segment);
  const isKey = /^[\da-f-]+$/i.test(segment) ||
    isMixed && looksRandom(segment, { length: KEY_CHARS_MIN, least: 0.72 });
  return isKey ? maskValue(segment) : redact(segment);
}

function maskQuery(query: string, mark: string): string {
  if (query === "") return "";
  return mark + query.slice(1).split("&").map((field) => {
    const [name = "", ...value] = field.split("=");
    if (value.length === 0) return maskSegment(name);
    const text = value.join("=");
    // Short plain words and numbers are settings; whatever else a query holds may be what opens the door.
    const isPlain = !isSecretName(name) && /^[\w.,-]{0,16}$/.test(text) && redact(text) === text;
    return `${name}=${isPlain ? text : maskValue(text)}`;
  }).join("&");
}
