import { group, isPlaceholder, looksRandom, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

/** What code and documentation put where a secret would stand. */
const CODE =
  /^(?:[A-Za-z_$][\w$]*(?:[.(\[]|::|->)|[a-z]+$|[A-Z_]+$|string\b|str\b|required|optional|true|false|\d{1,5}$|0x[0-9A-Fa-f]+$)/;

/** What stands in every tutorial: the word itself with a number behind it. */
const SAMPLE =
  /^(?:(?:my|your|the|test|user|some)?[-_]?(?:pass(?:word|wd)?|pwd|secret|test)[-_]?\d{1,4}[!@#]?|hunter2|letmein\d{0,4}|qwerty\d{0,4}|admin\d{1,4}|welcome\d{1,4})$/i;

/** Tokens that grant nothing: places in a listing, guards against forged forms, names of words, and what a test calls wrong. */
const HARMLESS =
  /(?:non-?matching|invalid|fake|dummy|mock|bogus|expected|wrong|page|next|previous|continuation|sync|cursor|delta|resume|watch|csrf|xsrf|anti-?forgery|idempotency|pagination|public|design|push|device|max|min|stop|eos|bos|pad)[\s_-]{0,2}$/i;

/** Nine digits in a row that count up: nobody drew them. */
const COUNTING = /123456789|987654321/;

/** A person's secret need not be random, but no word of a sentence mixes letters with digits or marks. */
function looksChosen(value: string): boolean {
  if (value.length < 6 || value.length > 128 || isPlaceholder(value) || CODE.test(value) || SAMPLE.test(value)) {
    return false;
  }
  return /[A-Za-z]/.test(value) && /[0-9]/.test(value) &&
    !/^(?:v?\d+(?:\.\d+)+|https?:|\d+(?:px|ms|kb|mb|gb|st|nd|rd|th|days?|hours?|chars?)|\d{4}-\d{2}|[a-z]+-\d{1,3}|[\w-]+\.\w{2,4})\b/i
      .test(value);
}

export default defineRule({
  id: "IAP-003",
  title: "Credentials in an agent message",
  why:
    "A secret that one agent tells another is in two contexts, two logs and one prompt injection away from a stranger.",
  fix: "Revoke it now. Hand over access by a vault reference or a short-lived token for that one task.",
  severity: "critical",
  category: "inter-agent",
  lane: "block",
  maps: { asi: ["ASI03", "ASI07"], mcp: ["MCP01"], cwe: ["CWE-522", "CWE-319"] },
  // A person who gives their own agent a password does so on purpose: prompts are left out.
  reads: ["message", "tool_argument"],
  keywords: [
    "passw",
    "pwd",
    "passphrase",
    "bearer",
    "api key",
    "api_key",
    "api-key",
    "apikey",
    "secret",
    "token",
    "access_key",
    "access key",
    "accesskey",
    "ghp_",
    "sk-",
  ],
  match: [
    scan(
      /\b(?:pass(?:word|wd|phrase|code)?|pwd)\b["'`]?(?:\s{0,2}(?:[:=]|=>|:=)\s{0,2}|\s{1,2}(?:is|was|to|as)(?:\s{0,2}now)?\s{0,2}:?\s{1,2})["'`]?([^\s"'`,;<>]{6,128})/i,
      (match) => {
        const value = (match[1] ?? "").replace(/[.!?)]+$/, "");
        return looksChosen(value) ? group(match, 1) : false;
      },
    ),
    scan(
      /\bbearer\s{1,3}([A-Za-z0-9._~+/-]{20,4096}={0,2})/i,
      (match) =>
        looksRandom(match[1] ?? "", { length: 20, least: 0.7 }) && !isPlaceholder(match[1] ?? "")
          ? group(match, 1)
          : false,
    ),
    scan(
      /(?:(?:api|access|auth|secret|client|session|refresh|private|signing|service|encryption|account|master|app|iam|aws)[\s_-]{0,2}(?:access[\s_-]{0,2}|auth[\s_-]{0,2}|iam[\s_-]{0,2})?(?:key|token|secret)|token|secret|apikey|credentials?)(?:[\s_-]{0,2}(?:id|key|string|value|token))?["'`\]]{0,2}(?:\s{0,2}(?:[:=]|=>|:=|:=>)\s{0,2}|\s{1,2}(?:is|was)\s{0,2}:?\s{1,2}|["']?\s{0,2},\s{0,2}|>\s{0,8})["'`]?([A-Za-z0-9._~+/=-]{16,512})/i,
      (match, { text }) => {
        const value = match[1] ?? "";
        const before = text.slice(Math.max(0, match.index - 24), match.index);
        return looksRandom(value, { length: 16, least: 0.72 }) && !isPlaceholder(value) && !COUNTING.test(value) &&
            !HARMLESS.test(before)
          ? group(match, 1)
          : false;
      },
    ),
    scan(
      /\b(?:ghp|gho|ghu|ghs|ghr)_[A-Za-z0-9]{36}\b|\bgithub_pat_[A-Za-z0-9_]{60,100}\b|\bsk-(?:proj-|ant-[a-z0-9]+-|svcacct-)?[A-Za-z0-9_-]{20,200}\b/,
      (match) =>
        !isPlaceholder(match[0]) &&
        (match[0].startsWith("g") ? /\d/.test(match[0]) : looksRandom(match[0].slice(3), { length: 20 })),
    ),
  ],
  sensitive: true,
  examples: {
    flags: [
      "Use these for the staging box: user deploy, password: " + "Tr0ub4dor" + "&3x",
      "the database password is " + "hunter" + "2!prod, change it after the migration",
      "Call it with Authorization: Bearer " + "eyJ4Nk9" + "2dQpLm7" + "Zs8vYtR1" + "wKb3XhJ5",
      "api_key = " + "9f86d081" + "884c7d65" + "9a2feaa0c55ad015",
      "Here is my token for the repository: ghp_" + "a1B2".repeat(9),
      {
        text: "AWS secret access key: " + "wJalrXUt" + "nFEMI7K7" + "MDENGbPx" + "RfiCYz4Q2d9t",
        kind: "tool_argument",
      },
    ],
    passes: [
      "login = mail.login(user='ada@example.com', password='pass123')\ntoken = login['access_token']",
      'invalidToken := "k3w9zq7x' + 'm2v8c5n1"',
      "The password is required and must have at least 12 characters.",
      "Authorization: Bearer <your-token-here>",
      "api_key=${ANALYTICS_API_KEY}",
      "Password: ********",
      "The bearer of this message is the reporting agent.",
      "const token = await getAccessToken(session.user);",
      "Use sk-... as the prefix when you search for OpenAI keys.",
      "Token limit is 200000 and the secret is kept in the vault under kv/deploy.",
    ],
  },
});
