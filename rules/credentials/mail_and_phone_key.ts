import { group, isPlaceholder, looksRandom, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CRED_014",
  title: "SendGrid or Twilio key",
  why: "With it, anyone sends mail and text messages in your name.",
  fix: "Revoke it and issue one that may only do what the agent needs.",
  severity: "high",
  category: "credential-leak",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-522", "CWE-798"] },
  keywords: ["sg.", "twilio"],
  match: [
    scan(
      /\bSG\.(?:[A-Za-z0-9_-]{16,32}\.[A-Za-z0-9_-]{32,64}|[A-Za-z0-9_=-]{66})\b/,
      (match) => !isPlaceholder(match[0]),
    ),
    // 32 hex digits after SK are anyone's identifier: they count only where the text speaks of the vendor.
    scan(
      /\bSK[0-9a-f]{32}\b/,
      (match, { text }) =>
        /twilio/i.test(text.slice(Math.max(0, match.index - 200), match.index + 200)) &&
        looksRandom(match[0].slice(2), { length: 32, least: 0.7 }),
    ),
    scan(
      /\btwilio\w{0,20}(?:auth[\s_-]?token|secret|api[\s_-]?key)\w{0,10}["']?\s{0,3}[:=]\s{0,3}["']?([0-9a-f]{32})\b/i,
      (match) => looksRandom(match[1] ?? "", { length: 32, least: 0.7 }) ? group(match, 1) : false,
    ),
  ],
  sensitive: true,
  examples: {
    flags: [
      "SENDGRID_API_KEY=SG." + "k9Lm2Nq8Rt4Vw6Xz1Yb3Cd" + "." + "Zx81Kq90VbNm72Lw4RtYpQ63sDfG85hJkL19zXcVbN7",
      { text: "Twilio client: SK" + "9f86d081884c7d659a2feaa0c55ad015", kind: "document" },
      "TWILIO_AUTH_TOKEN=" + "0a1b2c3d4e5f60718293a4b5c6d7e8f9",
    ],
    passes: [
      "SG.xxxxxxxx.yyyyyyyy is the form of a SendGrid key",
      "disk SK0123456789abcdef0123456789abcdef was replaced",
      "TWILIO_AUTH_TOKEN=your_auth_token",
    ],
  },
});
