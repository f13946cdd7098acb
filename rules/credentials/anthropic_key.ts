import { isPlaceholder, randomness, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

/** A key as it is given out: any other length was cut short, or is another's. */
const EXACT = /^sk-ant-(?:api|admin|oat)\d{2}-[A-Za-z0-9_-]{93}AA$/;
/** Letters and digits in the order in which they are counted. */
const COUNTING = /abcdefg|lmnop|tuvwx|1234|6789/i;

export default defineRule({
  id: "CRED_013",
  title: "Anthropic API key",
  why: "A key that an agent can read is a key that an injected agent can post, and the bill is yours.",
  fix: "Revoke the key in the console, then give the agent a proxy or a workspace with a spending limit.",
  severity: "critical",
  category: "credential-leak",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-522", "CWE-798"] },
  keywords: ["sk-ant-"],
  match: scan(
    /\bsk-ant-(?:api|admin|oat|sid)\d{2}-[A-Za-z0-9_-]{20,200}/,
    ([key]) => EXACT.test(key) || (!isPlaceholder(key) && !COUNTING.test(key) && randomness(key.slice(13)) > 0.5),
  ),
  sensitive: true,
  examples: {
    flags: [
      "ANTHROPIC_API_KEY=sk-ant-api03-" + "k9Lm2Nq8Rt4Vw6Xz".repeat(5) + "AA",
      { text: "key: sk-ant-admin01-" + "Zx81Kq90VbNm72Lw4RtYpQ63", kind: "tool_result" },
      "oauth token sk-ant-oat01-" + "pQ63sDfG85hJkL19zXcVbN72",
    ],
    passes: [
      "keys look like sk-ant-api03-...",
      "ANTHROPIC_API_KEY=sk-ant-your-key-here",
      "sk-ant-api03-" + "x".repeat(80),
    ],
  },
});
