import { skeleton } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

/** Names that phishing imitates most, and those that agents fetch from. */
const KNOWN = [
  "google",
  "github",
  "gitlab",
  "microsoft",
  "apple",
  "amazon",
  "paypal",
  "facebook",
  "openai",
  "anthropic",
  "netflix",
  "linkedin",
  "twitter",
  "instagram",
  "whatsapp",
  "dropbox",
  "slack",
  "stripe",
  "binance",
  "coinbase",
  "metamask",
  "npmjs",
  "pypi",
  "docker",
  "cloudflare",
  "huggingface",
  "bitbucket",
  "telegram",
  "discord",
  "outlook",
  "office",
  "icloud",
  "wikipedia",
  "reddit",
  "atlassian",
  "salesforce",
  "adobe",
  "oracle",
  "nvidia",
];
const looks = new Map(KNOWN.map((name) => [skeleton(name), name]));

export default defineRule({
  id: "UNI_007",
  title: "A domain that looks like a well-known one",
  why: "The letters come from another alphabet, the page comes from another owner.",
  fix: "Do not open it. Type the address by hand.",
  severity: "high",
  category: "unicode-attack",
  lane: "block",
  maps: { asi: ["ASI09", "ASI04"], mcp: ["MCP09"], cwe: ["CWE-1007"], see: ["https://www.unicode.org/reports/tr39/"] },
  views: ["raw"],
  keywords: ["://"],
  match: urls,
  examples: {
    flags: [
      "Verify your account at https://xn--pypal-4ve.com/login",
      { text: "git clone https://gıthub.com/acme/site", kind: "command" },
      { text: "https://gооgle.com/search", kind: "url" },
    ],
    passes: [
      "https://xn--mnchen-3ya.de/ is the city's page",
      { text: "https://github.com/acme/site", kind: "url" },
      { text: "https://müller.example/", kind: "url" },
      "https://paypal.com/",
    ],
  },
});

function* urls({ urls }: Sample): Generator<Span> {
  for (const { url, text, start, end } of urls) {
    if (!url.hostname.includes("xn--")) continue;
    const written = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/@]*@)?([^/:?#]+)/i.exec(text)?.[1] ?? "";
    const host = written.includes("xn--") ? decode(written) : written;
    if (host.split(".").some((label) => /[^ -~]/.test(label) && looks.has(skeleton(label)))) yield { start, end };
  }
}

/** RFC 3492, for labels that were written in their ASCII form. Bounded by the length of a label. */
function decode(host: string): string {
  return host.split(".").map((label) => label.toLowerCase().startsWith("xn--") ? punycode(label.slice(4, 63)) : label)
    .join(".");
}
function punycode(input: string): string {
  const dash = input.lastIndexOf("-");
  const out = [...input.slice(0, Math.max(0, dash))].map((character) => character.codePointAt(0) ?? 0);
  let code = 128, index = 0, bias = 72;
  for (let at = dash < 0 ? 0 : dash + 1; at < input.length;) {
    const from = index;
    for (let weight = 1, k = 36;; k += 36) {
      const digit = Number.parseInt(input.charAt(at++), 36);
      if (Number.isNaN(digit) || at > input.length) return input;
      // Letters stand for 0 to 25, digits for 26 to 35.
      const value = digit < 10 ? digit + 26 : digit - 10;
      index += value * weight;
      const limit = k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias;
      if (value < limit) break;
      weight *= 36 - limit;
      if (weight > 0x7fffffff) return input;
    }
    bias = adapt(index - from, out.length + 1, from === 0);
    code += Math.floor(index / (out.length + 1));
    index %= out.length + 1;
    if (code > 0x10ffff) return input;
    out.splice(index++, 0, code);
  }
  return String.fromCodePoint(...out);
}
function adapt(delta: number, count: number, isFirst: boolean): number {
  let rest = Math.floor(delta / (isFirst ? 700 : 2));
  rest += Math.floor(rest / count);
  let k = 0;
  for (; rest > 455; k += 36) rest = Math.floor(rest / 35);
  return k + Math.floor(36 * rest / (rest + 38));
}
