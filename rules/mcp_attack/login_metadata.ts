import { scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "MCP_107",
  title: "Login metadata of a server carries a command or a trap",
  why: "Clients open the login address with the system's opener; a crafted one runs a program on the client.",
  fix: "Update the client's OAuth code; remove the server.",
  severity: "critical",
  category: "mcp-attack",
  lane: "block",
  maps: {
    asi: ["ASI04", "ASI05"],
    mcp: ["MCP07", "MCP05"],
    cwe: ["CWE-78", "CWE-601"],
    see: ["https://nvd.nist.gov/vuln/detail/CVE-2025-6514"],
  },
  keywords: [
    "authorization_endpoint",
    "token_endpoint",
    "registration_endpoint",
    "authorization_servers",
    "resource_metadata",
    "verification_uri",
    "redirect_uri",
  ],
  match: scan(
    /["']?(?:authorization_endpoint|token_endpoint|registration_endpoint|issuer|verification_uri(?:_complete)?|authorization_servers|resource_metadata|redirect_uris?|client_uri|logo_uri)["']?\s{0,3}[:=]\s{0,3}\[?\s{0,3}["']([^"'\n]{3,400})["']/,
    (match) => {
      const value = match[1] ?? "";
      return /^(?:file|javascript|vbscript|data|cmd|ms-\w{2,20}|search-ms|smb|shell|\\\\)/i.test(value) ||
        /\$\(|`|;\s{0,2}(?:calc|curl|wget|powershell|cmd|bash|sh)\b|&&|\|\s?(?:sh|bash|cmd)/.test(value) ||
        /^https?:\/{2}[^\/]{0,80}(?:\$\(|`|%24%28|\s)/i.test(value) ||
        /^https?:\/\/169\.254\.169\.254|^https?:\/\/[^\/]{1,80}@(?:\d{1,3}\.){3}/.test(value);
    },
  ),
  examples: {
    flags: [
      {
        text: '{"issuer": "https://mcp.example.com", "authorization_endpoint": "a:$(calc.exe)?response_type=code"}',
        kind: "tool_result",
      },
      { text: '{"authorization_endpoint": "file:///c:/windows/system32/calc.exe"}', kind: "tool_result" },
      { text: '{"token_endpoint": "http://169.254.169.254/latest/meta-data/"}', kind: "tool_result" },
    ],
    passes: [
      {
        text: '{"issuer": "https://auth.example.com", "authorization_endpoint": "https://auth.example.com/authorize"}',
        kind: "tool_result",
      },
      { text: '{"redirect_uris": ["http://localhost:8765/callback"]}', kind: "config" },
      "The authorization_endpoint is read from the metadata.",
    ],
  },
});
