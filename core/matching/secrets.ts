/**
 * The shapes of secrets and personal data that no excerpt, log or export may show. Wider than any rule: masking a
 * harmless word costs nothing, showing a key costs the key.
 */
import { isCardNumber } from "../evidence/luhn.ts";
import { isIban } from "../evidence/iban.ts";
import { isSsn } from "../evidence/ssn.ts";
import { looksRandom } from "../evidence/entropy.ts";

/** One shape. */
export interface Shape {
  /** What the mask calls it: "GITHUB_PAT". */
  readonly type: string;
  /** Lower-case words of which every match holds one; none: the pattern always runs. */
  readonly keywords: readonly string[];
  readonly pattern: RegExp;
  /** Which part of a match is the secret, as offsets in it; null: none. Left out: all of it. */
  readonly part?: (match: string) => readonly [number, number] | null;
}

/** A token that begins with a vendor's own prefix: whatever follows is masked, well formed or not. */
function prefixed(type: string, ...prefixes: readonly [string, ...string[]]): Shape {
  const heads = prefixes.map((prefix) => prefix.replaceAll(/[.\\]/g, "\\$&"));
  return {
    type,
    keywords: prefixes.map((prefix) => prefix.toLowerCase()),
    pattern: new RegExp(`(?:${heads.join("|")})[A-Za-z0-9_\\-=.+/]{6,512}`),
  };
}

/** What no word of a sentence looks like: a digit, a sign, a capital inside, a dot or dash between letters. */
const MIXED = /[0-9_+/=]|\w[A-Z]|\w[.-]\w/;

/** The value after a key's name, with or without quotation marks. */
const VALUE = String.raw`(?:"[^"\n]{1,512}|'[^'\n]{1,512}|[^\s"'${"`"},;&<>]{4,512})`;
const ASSIGN = String.raw`["'\]]{0,2}\s{0,4}(?::=|=>|[:=])\s{0,4}`;

function assigned(type: string, keywords: readonly string[], key: string, link = ASSIGN): Shape {
  return {
    type,
    keywords,
    pattern: new RegExp(`(?:${key})${link}${VALUE}`, "i"),
    part(match) {
      const head = new RegExp(`^(?:${key})${link}["']?`, "i").exec(match);
      const start = head ? head[0].length : 0;
      const isScheme = /^(?:bearer|basic|digest)$/i.test(match.slice(start)); // the secret comes behind it
      return isScheme || match.startsWith("[REDACTED", start) || start >= match.length ? null : [start, match.length];
    },
  };
}

function checked(test: (match: string) => boolean): (match: string) => readonly [number, number] | null {
  return (match) => (test(match) ? [0, match.length] : null);
}

/** In order of precedence: where two shapes overlap, the first one names the mask. */
export const SHAPES: readonly Shape[] = [
  prefixed("ANTHROPIC_KEY", "sk-ant-"),
  prefixed("GITHUB_PAT", "ghp_"),
  prefixed("GITHUB_OAUTH", "gho_"),
  prefixed("GITHUB_SERVER_TOKEN", "ghs_"),
  prefixed("GITHUB_USER_TOKEN", "ghu_"),
  prefixed("GITHUB_REFRESH", "ghr_"),
  prefixed("GITHUB_PAT_FGT", "github_pat_"),
  {
    type: "AWS_ACCESS_KEY",
    keywords: ["akia", "asia", "abia", "acca", "aroa", "aida"],
    pattern: /(?:AKIA|ASIA|ABIA|ACCA|AROA|AIDA)[A-Z0-9]{12,32}/,
  },
  prefixed("SLACK_TOKEN", "xoxb-", "xoxa-", "xoxp-", "xoxr-", "xoxs-", "xoxe-", "xoxe.", "xapp-", "xoxc-", "xoxd-"),
  prefixed("GITLAB_PAT", "glpat-"),
  prefixed("GITLAB_TOKEN", "gldt-", "glptt-", "glrt-", "glsoat-", "glcbt-", "glft-", "glagent-", "glimt-"),
  prefixed("STRIPE_LIVE", "sk_live_", "rk_live_"),
  prefixed("STRIPE_TEST", "sk_test_", "rk_test_"),
  prefixed("STRIPE_WEBHOOK", "whsec_"),
  { type: "SENDGRID_KEY", keywords: ["sg."], pattern: /SG\.[A-Za-z0-9_-]{8,64}(?:\.[A-Za-z0-9_-]{0,128})?/ },
  { type: "JWT", keywords: ["eyj"], pattern: /eyJ[A-Za-z0-9_-]{8,4096}(?:\.[A-Za-z0-9_-]{0,4096}){0,4}/ },
  prefixed("OPENAI_KEY", "sk-"),
  prefixed("GOOGLE_API_KEY", "AIza"),
  prefixed("GOOGLE_OAUTH", "ya29.", "GOCSPX-", "1//0"),
  prefixed("NPM_TOKEN", "npm_"),
  prefixed("PYPI_TOKEN", "pypi-"),
  prefixed("HUGGINGFACE_TOKEN", "hf_"),
  prefixed("DIGITALOCEAN_TOKEN", "dop_v1_", "doo_v1_", "dor_v1_"),
  prefixed("SHOPIFY_TOKEN", "shpat_", "shpca_", "shppa_", "shpss_"),
  prefixed("VAULT_TOKEN", "hvs.", "hvb.", "hvr."),
  prefixed("DATABRICKS_TOKEN", "dapi"),
  prefixed(
    "API_KEY",
    "xai-",
    "gsk_",
    "pplx-",
    "r8_",
    "lin_api_",
    "ATATT3",
    "ATCTT3",
    "glsa_",
    "glc_",
    "NRAK-",
    "rubygems_",
    "PMAK-",
  ),
  prefixed(
    "API_KEY",
    "figd_",
    "sntrys_",
    "sntryu_",
    "dp.pt.",
    "dckr_pat_",
    "pscale_tkn_",
    "sbp_",
    "secret_",
    "tfp_",
    "EAAC",
    "sq0atp-",
    "sq0csp-",
  ),
  prefixed(
    "API_KEY",
    "tskey-",
    "pul-",
    "sgp_",
    "squ_",
    "sqp_",
    "nfp_",
    "HRKU-",
    "tgp_v1_",
    "pcsk_",
    "lsv2_",
    "nvapi-",
    "sb_secret_",
    "mdb_sa_sk_",
    "AGE-SECRET-KEY-",
    "ATBB",
    "CCIPAT_",
    "CFPAT-",
    "bkua_",
    "cfut_",
    "cfat_",
    "AKCp",
    "dckr_oat_",
    "xkeysib-",
    "glimt-",
    "glffct-",
  ),
  { type: "TWILIO_KEY", keywords: ["ac", "sk"], pattern: /\b(?:AC|SK)[0-9a-f]{32}\b/ },
  { type: "TELEGRAM_TOKEN", keywords: [":aa"], pattern: /\d{6,12}:AA[A-Za-z0-9_-]{20,64}/ },
  {
    type: "WEBHOOK_URL",
    keywords: ["hooks.slack.com/", "/api/webhooks/", "webhook.office.com/"],
    pattern: /(?:hooks\.slack\.com\/|\/api\/webhooks\/|webhook\.office\.com\/)[A-Za-z0-9_\-/@.]{8,400}/i,
    part: (match) => [match.indexOf("/", match.startsWith("/") ? "/api/webhooks".length : 0) + 1, match.length],
  },
  {
    type: "URL_PASSWORD",
    keywords: ["://"],
    pattern: /:\/\/[^\s:/@"'<>]{0,128}:[^\s"'<>]{1,256}@/,
    part: (match) => {
      const start = match.indexOf(":", 3) + 1;
      return match.startsWith("[REDACTED", start) ? null : [start, match.length - 1];
    },
  },
  {
    type: "BEARER_TOKEN",
    keywords: ["bearer", "basic", "digest"],
    pattern: /\b(?:bearer|basic|digest)\s{1,4}[A-Za-z0-9._~+/=-]{8,4096}/i,
    part(match) {
      const start = /\s+/.exec(match);
      const from = start ? start.index + start[0].length : 0;
      return MIXED.test(match.slice(from)) ? [from, match.length] : null;
    },
  },
  assigned(
    "PASSWORD",
    ["passw", "passphrase", "passcode", "pwd", "pass"],
    String.raw`pass(?:word|wd|phrase|code)?|pwd`,
    String.raw`(?:[\w.-]{0,32}${ASSIGN}|["']?\s{1,3}(?:is|was|to|as)\s{1,3}:?\s{0,2})`,
  ),
  assigned(
    "SECRET",
    ["secret", "token", "apikey", "api_key", "api-key", "api key", "access_key", "accesskey", "access key"],
    String.raw`secret|token|api[_\- ]?key|access[_\- ]?key`,
    String.raw`(?:[\w.-]{0,32}${ASSIGN}|["']?\s{1,3}(?:is|was)\s{1,3}:?\s{0,2})`,
  ),
  assigned(
    "SECRET",
    [
      "auth",
      "credential",
      "private_key",
      "privatekey",
      "private-key",
      "accountkey",
      "sharedaccess",
      "sig=",
      "cookie",
      "session",
    ],
    String
      .raw`auth(?:orization)?|credentials?|private[_-]?key|accountkey|sharedaccess\w{0,16}|\bsig|cookie|session[_-]?id`,
  ),
  // A command line's own way to hand over a secret: -u user:password, --password value.
  {
    type: "PASSWORD",
    keywords: ["--pass", "--token", "--secret", "--api-key", "--user", " -u "],
    pattern: /(?:--(?:pass\w{0,8}|token|secret|api-key)|--user| -u)\s{1,3}[^\s]{4,256}/i,
    part(match) {
      const value = match.search(/\S+$/);
      const isUser = /^(?:--user| -u)/i.test(match);
      const colon = match.indexOf(":", value);
      if (isUser && colon < 0) return null;
      return match.startsWith("[REDACTED", value) ? null : [isUser ? colon + 1 : value, match.length];
    },
  },
  { type: "PRIVATE_KEY_HEX", keywords: ["0x"], pattern: /0x[0-9a-fA-F]{64}\b/ },
  { type: "CARD", keywords: [], pattern: /\b\d(?:[ -]?\d){11,18}\b/, part: checked(isCardNumber) },
  { type: "SSN", keywords: [], pattern: /\b\d{3}[- ]?\d{2}[- ]?\d{4}\b/, part: checked(isSsn) },
  { type: "IBAN", keywords: [], pattern: /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{2,4}){3,9}\b/, part: ibanPart },
  {
    type: "EMAIL",
    keywords: ["@"],
    pattern: /[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}/,
  },
  { type: "PHONE", keywords: ["+"], pattern: /\+\d(?:[ ().-]{0,2}\d){7,14}\b/ },
  { type: "PHONE", keywords: [], pattern: /\(\d{3}\)[ .-]?\d{3}[ .-]\d{4}\b/ },
  { type: "SECRET", keywords: [], pattern: /[A-Za-z0-9+/_=-]{24,4096}/, part: checked(isOpaque) },
];

/** The longest prefix of a match that is an account number: text behind one may look like more of it. */
function ibanPart(match: string): readonly [number, number] | null {
  for (let end = match.length; end >= 15; end--) if (isIban(match.slice(0, end))) return [0, end];
  return null;
}

/** A long opaque token of three kinds of characters; hashes, UUIDs and paths are not masked. */
function isOpaque(token: string): boolean {
  if (/^[0-9a-f]+$/i.test(token) || /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(token)) return false;
  if (!/[a-z]/.test(token) || !/[A-Z]/.test(token) || !/[0-9]/.test(token)) return false;
  return token.length >= 64 || looksRandom(token, { length: 24, least: 0.72 });
}
