import { isPlaceholder, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CRED_141",
  title: "Password hashes",
  why: "A hash is a password that needs an evening: whoever takes the list tries it at home, unseen.",
  fix: "Have the passwords changed, and keep such files and dumps out of reach of agents.",
  severity: "high",
  category: "credential-leak",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-522", "CWE-798"] },
  keywords: [
    "$1$",
    "$5$",
    "$6$",
    "$y$",
    "$7$",
    "$2a$",
    "$2b$",
    "$2x$",
    "$2y$",
    "$argon2",
    "$apr1$",
    "$scrypt$",
    "$pbkdf2",
    ":::",
    "tlrmtvntuaadaaaa",
  ],
  match: [
    scan(
      /\$(?:1|5|6|y|7|2[abxy]|argon2(?:id?|d)|apr1|scrypt|pbkdf2[\w-]{0,12})\$[\w./=,$+-]{20,200}/,
      (match, { text }) =>
        /\$2[abxy]\$/.test(match[0])
          ? /^\$2[abxy]\$\d\d\$[./A-Za-z0-9]{53}/.test(match[0])
          : text.length > 0 && !isPlaceholder(match[0]),
    ),
    scan(/(?:^|\n)[\w.$@-]{1,64}:\d{1,6}:[a-f0-9]{32}:[a-f0-9]{32}:::/i, () => true),
    scan(/\bTlRMTVNTUAADAAAA[A-Za-z0-9+/=]{40,2000}/, () => true),
  ],
  sensitive: true,
  examples: {
    flags: [
      {
        text: "root:" + "$6$k9Lm2Nq8$30mI78ihh0IBF/u9utS6" + "Vp2dTZHbbvvnc38lrH5Na7LAVAaYbafg" +
          "QsD0QnXOu0XTFFwtiaq7nfGvXA/dUv0CBU" + ":19700:0:99999:7:::",
        kind: "tool_result",
      },
      { text: "ada | " + "$2b$12$Ao64QhtsLBeGM" + "qT57BDCYiKFZx8mDSpoT" + "YKsl6JxSTWh9BHk3IKhd", kind: "document" },
      {
        text: "Administrator:500:" + "94d777d74d76d5bb68738" + "9f5031464f5:0bb228459" + "ff9f46e3aee8b7f02df7cc7" +
          ":::",
        kind: "tool_result",
      },
    ],
    passes: [
      "bcrypt hashes begin with $2b$ and a cost",
      "root:x:0:0:root:/root:/bin/bash",
      "the price is $6 and $5$ more",
    ],
  },
});
