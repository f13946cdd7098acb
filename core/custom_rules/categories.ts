/** Which entry of the OWASP agentic top ten a category serves, for rules that do not say so themselves. */

const ASI: Readonly<Record<string, string>> = {
  "prompt-injection": "ASI01",
  "indirect-injection": "ASI01",
  "agent-manipulation": "ASI01",
  "mcp-attack": "ASI02",
  "tool-poisoning": "ASI02",
  "exfiltration": "ASI02",
  "credential-leak": "ASI03",
  "supply-chain": "ASI04",
  "command-execution": "ASI05",
  "memory-poisoning": "ASI06",
  "inter-agent": "ASI07",
};

/** The entry; a category of somebody's own counts as tool misuse. */
export function asiOf(category: string): string {
  return Object.hasOwn(ASI, category) ? ASI[category] ?? "ASI02" : "ASI02";
}
