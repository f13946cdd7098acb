import { named, token } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CRED_118",
  title: "Atlassian or Bitbucket token",
  why: "The token reads tickets, pages and repositories as a person of the company.",
  fix: "Revoke it in the account's security page and use an app with scopes.",
  severity: "critical",
  category: "credential-leak",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-522", "CWE-798"] },
  keywords: ["atatt3", "atctt3", "atbb", "atlassian", "jira", "confluence", "bitbucket"],
  match: [
    token(/\bAT[AC]TT3xFf([\w=-]{60,260})/),
    token(/\bATBB([A-Za-z0-9]{28,32}[A-F0-9]{4,8})/i),
    token(/\bATCTT3xFf([\w=-]{60,260})/),
    named("atlassian|jira|confluence|bitbucket", "[A-Za-z0-9_=-]{20,64}", { least: 0.66 }),
  ],
  sensitive: true,
  examples: {
    flags: [
      "JIRA_TOKEN=" + "ATATT3xFfmPfzmoZE5vXPJunZkJLsJYUF2rA4ucu8DDpc2mkGyB23JSABO9HbruWUe" +
      "6Cqd7ECs8RZ-bNt2awfcZAC-hTlEebdlVqZUtxWQHG1AWMkXOpxMCcDNyr5OoosPla" +
      "ppoOnIhx4AU9MkYwygdlNMLBJRzhDJISgacAYQo1tSmx1um0CTpWU3Cxr=1A2B3C4D",
      {
        text: "https://ada:" + "ATBBbgW5FSID3" + "Na2ur7msb1ejb" + "puiVZ94D591C4A" + "@bitbucket.org/acme/site.git",
        kind: "command",
      },
      { text: 'confluence_api_token: "' + "qP9vYTHM" + "PAC5jaon" + "geLcRxCp" + '"', kind: "config" },
    ],
    passes: [
      "JIRA_TOKEN=<token>",
      "getPagesInConfluenceSpace, searchConfluenceUsingCql",
      "see jira: PROJ-1234-fix-the-thing-2024",
      "confluence_page_id: 1234567890",
    ],
  },
});
