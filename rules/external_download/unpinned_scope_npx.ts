import { commandsThat } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

/** Scopes whose owners are known to everyone. */
const KNOWN =
  /^@(?:angular|vue|nestjs|nuxt|sveltejs|vitejs|babel|types|typescript-eslint|modelcontextprotocol|anthropic-ai|openai|google|microsoft|aws-amplify|aws-cdk|azure|firebase|sentry|playwright|storybook|tailwindcss|prisma|redocly|openapitools|biomejs|changesets|react-native-community|shopify|stripe|supabase|cloudflare|vercel|expo|ionic|capacitor|graphql-codegen|mermaid-js|marp-team|commitlint|electron-forge|tauri-apps|unocss|antfu|next|remix-run|astrojs|qwik\.dev|socketsecurity|cyclonedx)\//;

export default defineRule({
  id: "EXTDL_008",
  title: "A package of an unknown scope is run in whatever version is newest",
  why: "The newest version is the one that nobody has looked at yet.",
  fix: "Name the version: npx @scope/tool@1.2.3.",
  severity: "low",
  category: "external-download",
  lane: "flag",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-494", "CWE-829"] },
  reads: ["command", "tool_argument"],
  keywords: ["npx ", "pnpm dlx", "bunx ", "yarn dlx"],
  match: commandsThat(({ name, args }) => {
    if (!/^(?:npx|bunx|pnpm|yarn)$/.test(name)) return false;
    if (/^(?:pnpm|yarn)$/.test(name) && args[0] !== "dlx") return false;
    const tool = args.find((arg) => /^@[\w.-]{1,60}\/[\w.-]{1,80}/.test(arg));
    return tool !== undefined && !/.@[\w^~]/.test(tool) && !KNOWN.test(tool);
  }),
  examples: {
    flags: [{ text: "npx @quickfix/agent-tools setup", kind: "command" }, {
      text: "npx -y @somebody/db-helper",
      kind: "command",
    }, { text: "pnpm dlx @acme-labs/scaffold my-app", kind: "command" }],
    passes: [{ text: "npx @quickfix/agent-tools@2.4.1 setup", kind: "command" }, {
      text: "npx @angular/cli new shop",
      kind: "command",
    }, { text: "npx create-vite", kind: "command" }],
  },
});
