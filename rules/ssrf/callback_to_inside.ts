import { addressClass, group, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "SSRF_108",
  title: "Callback that leads to the inside",
  why: "Whoever may choose where a webhook calls, reads the answer of inner services or makes them act.",
  fix: "Check callback addresses when they are set and again when they are called.",
  severity: "high",
  category: "ssrf-cloud",
  lane: "flag",
  maps: { asi: ["ASI02"], mcp: ["MCP05"], cwe: ["CWE-918"] },
  reads: ["message", "tool_argument"],
  keywords: [
    "webhook",
    "callback",
    "pushnotification",
    "push_notification",
    "notify",
    "hook",
    "endpoint",
    "target",
    "forward",
    "postback",
    "subscription",
    "avatar",
    "image",
    "icon",
    "logo",
    "jwks",
    "issuer",
    "discovery",
    "import",
    "feed",
    "source",
  ],
  match: scan(
    /\b(?:webhook|callback|push_?notification|notify|hook|endpoint|target|forward|postback|subscription|avatar|image|icon|logo|jwks|issuer|discovery|metadata|import|feed|source)[\w-]{0,16}(?:url|uri|endpoint|config|href)?["']?\s{0,2}[:=]\s{0,2}["']?(https?:\/\/(\[[0-9a-f:.]{2,45}\]|[^\s\/"'<>:?#@]{2,120}))/i,
    (match) => {
      const host = match[2] ?? "";
      return !/^(?:localhost|127\.0\.0\.1|\[::1\])$/i.test(host) &&
          /^(?:metadata|link-local|loopback|unspecified|private|shared)$/.test(addressClass(host)) &&
          /^[\d[]/.test(host)
        ? group(match, 1)
        : false;
    },
  ),
  examples: {
    flags: [
      { text: '{"webhook_url": "http://10.0.0.5:8080/hook"}', kind: "tool_argument" },
      { text: '{"pushNotificationConfig": {"id": "1"}, "callbackUrl": "http://169.254.169.254/"}', kind: "message" },
      { text: "jwks_uri: http://192.168.1.9/keys", kind: "tool_argument" },
    ],
    passes: [
      { text: '{"webhook_url": "https://hooks.example.com/x"}', kind: "tool_argument" },
      { text: "callback_url=http://localhost:3000/cb", kind: "tool_argument" },
      { text: '{"webhook": "disabled"}', kind: "tool_argument" },
    ],
  },
});
