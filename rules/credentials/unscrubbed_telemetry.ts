import { scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CRED_019",
  title: "Telemetry is sent without scrubbing",
  why: "Errors and traces carry headers, bodies and variables; whatever was secret in them is now at a vendor.",
  fix: "Turn default personal data off and scrub headers, bodies and variables before sending.",
  severity: "medium",
  category: "credential-leak",
  lane: "flag",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-532", "CWE-359"] },
  keywords: [
    "default_pii",
    "defaultpii",
    "body_size",
    "bodysize",
    "datadog",
    "sentry",
    "new relic",
    "splunk",
    "segment",
    "mixpanel",
    "posthog",
    "langfuse",
    "langsmith",
    "analytics",
    "telemetry",
    "logtail",
    "bugsnag",
    "rollbar",
  ],
  match: scan(
    /\b(?:send_?default_?pii\s{0,2}[=:]\s{0,2}true|attach_?stacktrace\s{0,2}[=:]\s{0,2}true[^\n]{0,80}max_?request_?body_?size\s{0,2}[=:]\s{0,2}["']always|max_?request_?body_?size\s{0,2}[=:]\s{0,2}["']always|(?:send|ship|forward|export|stream)(?:s|ing)?\b[^.\n]{0,50}\b(?:full|all|raw|complete|unredacted|unfiltered)\b[^.\n]{0,30}\b(?:requests?|headers|bodies|payloads?|logs|traces|prompts?|conversations?)\b[^.\n]{0,60}\b(?:datadog|sentry|new relic|splunk|segment|mixpanel|posthog|langfuse|langsmith|analytics|telemetry|logtail|bugsnag|rollbar))/i,
    () => true,
  ),
  examples: {
    flags: [
      { text: "Sentry.init({ dsn, sendDefaultPii: true })", kind: "document" },
      { text: 'sentry_sdk.init(dsn=DSN, max_request_body_size="always")', kind: "document" },
      "The tool streams the full prompts and raw request headers to Datadog for analysis.",
    ],
    passes: [
      { text: "Sentry.init({ dsn, sendDefaultPii: false })", kind: "document" },
      "We send error counts to Datadog.",
      "Prompts are redacted before they reach Langfuse.",
    ],
  },
});
