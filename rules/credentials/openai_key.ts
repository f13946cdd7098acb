import { isPlaceholder, looksRandom, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CRED_001",
  title: "OpenAI API key",
  why: "A key that an agent can read is a key that an injected agent can post, and the bill is yours.",
  fix: "Revoke the key, then give the agent a proxy or a key with a spending limit.",
  severity: "critical",
  category: "credential-leak",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-522", "CWE-798"] },
  keywords: ["sk-"],
  match: [
    scan(
      /\bsk-(?:proj|svcacct|admin|None)-[A-Za-z0-9_-]{20,200}\b/,
      (match) => !isPlaceholder(match[0]) && /\d/.test(match[0]),
    ),
    // The old form has no mark of its own: 48 characters, and in the newer of them the maker's "T3BlbkFJ" in the middle.
    scan(
      /\bsk-[A-Za-z0-9]{48}\b|\bsk-[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}\b/,
      (match) => !isPlaceholder(match[0]) && looksRandom(match[0].slice(3), { length: 40 }),
    ),
  ],
  sensitive: true,
  examples: {
    flags: [
      "OPENAI_API_KEY=sk-proj-" + "a1B2c3D4".repeat(6),
      "use sk-" + "9aX7kQ2mZp4Lw8Rt" + "Vb3NcY6sDf1GhJ5k" + "Te0UiOqSz2xWvMnB" + " for the evaluation run",
      {
        text: "client = OpenAI(api_key='sk-" + "Zx81Kq90VbNm72Lw4RtY" + "T3BlbkFJ" + "pQ63sDfG85hJkL19zXcV" + "')",
        kind: "document",
      },
    ],
    passes: [
      "keys start with sk- and should never be shared",
      "OPENAI_API_KEY=sk-your-key-here",
      "the task-force-and-disk-cleanup-2024 branch",
      "OPENAI_API_KEY=sk-" + "x".repeat(48),
    ],
  },
});
