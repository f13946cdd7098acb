import { group, isPlaceholder, randomness, scan, token } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CRED_143",
  title: "Secret of a cryptocurrency wallet",
  why: "The words or the key are the money. There is no bank to call.",
  fix: "Move the funds to a new wallet now, before anything else.",
  severity: "critical",
  category: "credential-leak",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-522", "CWE-798"] },
  keywords: [
    "seed",
    "recovery",
    "backup",
    "mnemonic",
    "secret",
    "private",
    "privkey",
    "wallet",
    "signer",
    "deployer",
    "wif",
    "xprv",
    "yprv",
    "zprv",
    "tprv",
  ],
  match: [
    scan(
      /\b(?:seed|recovery|backup|mnemonic|secret)\s{0,2}(?:phrase|words?|seed)?\b[^\n]{0,40}?[:=“"'\s]\s{0,3}((?:[a-z]{3,8}[ ,]{1,2}){11,23}[a-z]{3,8})\b/i,
      (match) => {
        const words = (match[1] ?? "").toLowerCase().split(/[ ,]+/);
        // A sentence has little words that no list of seed words holds.
        return [12, 15, 18, 21, 24].includes(words.length) && new Set(words).size >= words.length - 2 &&
            !words.some((word) =>
              /^(?:the|and|you|your|that|with|from|this|are|was|for|not|will|have|has|must|should|please|never|its|any|our|they)$/
                .test(word)
            )
          ? group(match, 1)
          : false;
      },
    ),
    scan(
      /\b(?:priv(?:ate)?[\s_-]{0,2}key|secret[\s_-]{0,2}key|wallet[\s_-]{0,2}key|signer|deployer)\w{0,12}["']?\s{0,3}(?:[:=]|\bis\b)\s{0,3}["']?((?:0x)?[a-f0-9]{64})\b/i,
      (match) =>
        !isPlaceholder(match[1] ?? "") && randomness((match[1] ?? "").replace(/^0x/, "")) > 0.7
          ? group(match, 1)
          : false,
    ),
    token(/\b([xyzt]prv[1-9A-HJ-NP-Za-km-z]{100,112})/),
    token(/\b([5KL][1-9A-HJ-NP-Za-km-z]{50,51})/, {
      least: 0.8,
      valid: (secret) => /[a-z]/.test(secret) && /[A-Z]/.test(secret),
    }),
  ],
  sensitive: true,
  examples: {
    flags: [
      "my seed phrase: " + "orbit lemon velvet cactus t" + "unnel gravity hockey marble" +
      " puzzle raven salmon wisdom",
      {
        text: "DEPLOYER_PRIVATE_KEY=0x" + "407d5d80a4b5e8f2a6de5" + "35be93ab620cc4f22409d" + "5b836465e72a3b224fa5fa",
        kind: "config",
      },
      {
        text: "WIF wallet key: " + "K644VJcgSrAhuD8pY" + "toADHjneZxrnNB1ja" + "8bYZJqSrih9gB4gz2n",
        kind: "tool_result",
      },
    ],
    passes: [
      "Never share your seed phrase with anyone, not even with people who say that they work here.",
      "PRIVATE_KEY=0x0000000000000000000000000000000000000000000000000000000000000000",
      "the transaction 0x9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 was mined",
    ],
  },
});
