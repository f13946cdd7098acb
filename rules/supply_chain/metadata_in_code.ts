import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "SC-EX-005",
  title: "Code asks the cloud for its machine's credentials",
  why: "The metadata service gives keys to whoever asks from inside; a package that asks wants them for somebody else.",
  fix: "Do not run it in a cloud. Require session tokens for the metadata service.",
  severity: "high",
  category: "supply-chain-exfil",
  lane: "flag",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-494"] },
  reads: ["document", "config", "tool_result", "resource", "tool_argument", "message"],
  keywords: ["169.254.169.254", "metadata.google.internal", "169.254.170.2", "100.100.100.200", "fd00:ec2::254"],
  match:
    /\b(?:requests\.\w{3,7}|httpx\.\w{3,7}|urlopen|urllib\.request\.Request|fetch|axios(?:\.\w{3,6})?|https?\.(?:get|request|Get|NewRequest)|HTTP\.get|reqwest::\w{3,20}|got|curl_init|file_get_contents|session\.\w{3,7})\s{0,2}\(\s{0,4}[^\n]{0,24}?(?:https?:\/\/)?(?:169\.254\.(?:169\.254|170\.2)|metadata\.google\.internal|100\.100\.100\.200|\[fd00:ec2::254\])/i,
  examples: {
    flags: [{
      text: 'creds = requests.get("http://169.254.169.254/2021-07-15/meta-data/iam/info", timeout=1).json()',
      kind: "document",
    }, {
      text:
        'const res = await fetch("http://metadata.google.internal/computeMetadata/v1/instance/service-accounts/default/token", { headers });',
      kind: "document",
    }, {
      text:
        'data = urllib.request.urlopen("http://169.254.170.2" + os.environ["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"]).read()',
      kind: "document",
    }],
    passes: [{ text: "Block 169.254.169.254 in the egress policy.", kind: "document" }, {
      text: 'BLOCKED = {"169.254.169.254", "metadata.google.internal"}',
      kind: "document",
    }, { text: 'assert is_private("169.254.169.254")', kind: "document" }],
  },
});
