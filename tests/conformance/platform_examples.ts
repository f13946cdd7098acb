/** For every client where its user's file lies on each system, one file as its users write it, and what it means. */
import type { Os } from "../../core/contract/machine.ts";
import type { Server } from "../../core/contract/platform.ts";

/** A server of an example; what is left out is empty, null or false. */
export type Wanted = Pick<Server, "name" | "transport"> & Partial<Server>;

/** One client. */
export interface Example {
  /** Absolute paths on a machine with untouched defaults, the most usual first; a system that is left out has none. */
  readonly at: Readonly<Partial<Record<Os, readonly string[]>>>;
  /** Not of the user's but of a project's files. */
  readonly project?: true;
  readonly text: string;
  readonly servers: readonly Wanted[];
}

/** Stands in every example where a secret may stand, and must stand in no output. */
export const SECRET: string = "hush" + "Q7vX2mZ9" + "kT4wB8";
/** The folder of every project below. */
export const PROJECTS: Readonly<Record<Os, string>> = {
  linux: "/src/app",
  darwin: "/src/app",
  windows: "D:\\src\\app",
};

/** The same place below the home folder on every system. */
function inHome(...paths: readonly string[]): Example["at"] {
  return {
    linux: paths.map((path) => `/home/ana/${path}`),
    darwin: paths.map((path) => `/Users/ana/${path}`),
    windows: paths.map((path) => `C:\\Users\\ana\\${path.replaceAll("/", "\\")}`),
  };
}

/** The place where desktop programs keep their settings. */
function inSettings(path: string): Example["at"] {
  return {
    linux: [`/home/ana/.config/${path}`],
    darwin: [`/Users/ana/Library/Application Support/${path}`],
    windows: [`C:\\Users\\ana\\AppData\\Roaming\\${path.replaceAll("/", "\\")}`],
  };
}

const FILES_ARGV = ["npx", "-y", "@modelcontextprotocol/server-filesystem", "/home/ana/notes"];
const FILES: Wanted = { name: "files", transport: "stdio", argv: FILES_ARGV, env: ["API_TOKEN"] };
const FILES_ENTRY = {
  command: "npx",
  args: FILES_ARGV.slice(1),
  env: { API_TOKEN: SECRET },
};
const DOCS: Wanted = { name: "docs", transport: "http", url: "https://mcp.example.com/mcp" };
const DOCS_ENTRY = { url: "https://mcp.example.com/mcp", headers: { Authorization: `Bearer ${SECRET}` } };

interface Parts {
  readonly at: Example["at"];
  readonly key?: string;
  /** Added to the entry of the local server. */
  readonly local?: object;
  /** In place of the remote entry; null for none. */
  readonly remote?: object | null;
  readonly wanted?: readonly Wanted[];
  readonly off?: { readonly [key: string]: unknown };
}

/** A file in the usual layout. */
function usual(
  { at, key = "mcpServers", local = {}, remote = DOCS_ENTRY, wanted = [FILES, DOCS], off }: Parts,
): Example {
  const servers = {
    files: { ...FILES_ENTRY, ...local },
    ...(remote === null ? {} : { docs: remote }),
    ...(off === undefined ? {} : { idle: { command: "uvx", args: ["mcp-server-time"], ...off } }),
  };
  const idle: Wanted = { name: "idle", transport: "stdio", argv: ["uvx", "mcp-server-time"], isDisabled: true };
  return {
    at,
    text: JSON.stringify({ [key]: servers }, null, 2),
    servers: off === undefined ? wanted : [...wanted, idle],
  };
}

/** By the id of the client. */
export const EXAMPLES: Readonly<Record<string, Example>> = {
  "claude-desktop": usual({ at: inSettings("Claude/claude_desktop_config.json"), remote: null, wanted: [FILES] }),
  "claude-code": {
    at: inHome(".claude.json"),
    text: `{
  "numStartups": 41,
  "mcpServers": {
    "files": ${JSON.stringify({ type: "stdio", ...FILES_ENTRY })},
    "docs": ${JSON.stringify({ type: "http", ...DOCS_ENTRY })},
    "news": { "type": "sse", "url": "https://news.example.com/sse" }
  },
  "projects": {
    "/src/app": {
      "mcpServers": { "db": { "command": "uvx", "args": ["mcp-server-sqlite", "--db-path", "\${HOME}/a.db"] } },
      "disabledMcpServers": ["db"]
    },
    "/src/other": { "mcpServers": { "db": { "command": "uvx" } }, "disabledMcpServers": [] }
  }
}`,
    servers: [
      FILES,
      DOCS,
      { name: "news", transport: "sse", url: "https://news.example.com/sse" },
      {
        name: "db",
        transport: "stdio",
        argv: ["uvx", "mcp-server-sqlite", "--db-path", "${HOME}/a.db"],
        isDisabled: true,
      },
      { name: "db", transport: "stdio", argv: ["uvx"] },
    ],
  },
  "cursor": usual({ at: inHome(".cursor/mcp.json"), local: { envFile: ".env" } }),
  "vscode": {
    at: inSettings("Code/User/mcp.json"),
    text: `{
  // Asked for once, and kept by the editor.
  "inputs": [{ "id": "key", "type": "promptString", "password": true }],
  "servers": {
    "files": { "type": "stdio", "command": "npx", "args": ["-y", "files", "\${workspaceFolder}"], "env": { "KEY": "\${input:key}" } },
    "docs": { "type": "http", "url": "https://mcp.example.com/mcp", "headers": { "Authorization": "Bearer ${SECRET}" } },
    "news": { "type": "sse", "url": "https://news.example.com/sse" }, // the old transport
  },
}
`,
    servers: [
      { name: "files", transport: "stdio", argv: ["npx", "-y", "files", "${workspaceFolder}"], env: ["KEY"] },
      DOCS,
      { name: "news", transport: "sse", url: "https://news.example.com/sse" },
    ],
  },
  "vscode-insiders": {
    ...usual({ at: inSettings("Code - Insiders/User/mcp.json"), key: "servers" }),
  },
  "cline": {
    at: inHome(".cline/data/settings/cline_mcp_settings.json"),
    text: JSON.stringify(
      {
        mcpServers: {
          files: { ...FILES_ENTRY, disabled: false, autoApprove: ["read_file"] },
          nested: {
            transport: { type: "stdio", command: "node", args: ["s.js"], env: { TOKEN: SECRET } },
            disabled: true,
            oauth: { accessToken: SECRET },
          },
          news: { url: "https://news.example.com/sse" },
          docs: { transport: { type: "streamableHttp", ...DOCS_ENTRY } },
        },
      },
      null,
      2,
    ),
    servers: [
      FILES,
      { name: "nested", transport: "stdio", argv: ["node", "s.js"], env: ["TOKEN"], isDisabled: true },
      { name: "news", transport: "sse", url: "https://news.example.com/sse" },
      DOCS,
    ],
  },
  "windsurf": usual({
    at: inHome(".codeium/windsurf/mcp_config.json", ".codeium/windsurf-next/mcp_config.json"),
    remote: { serverUrl: "https://mcp.example.com/mcp", headers: { Authorization: `Bearer ${SECRET}` } },
    off: { disabled: true },
  }),
  "codex": {
    at: inHome(".codex/config.toml"),
    text: `model = "gpt-5"

[mcp_servers.files]
command = "npx"
args = ["-y", "@modelcontextprotocol/server-filesystem", "/home/ana/notes"]

[mcp_servers.files.env]
API_TOKEN = "${SECRET}"

[mcp_servers."my docs"]
url = "https://mcp.example.com/mcp"
http_headers = { Authorization = "Bearer ${SECRET}" }

[mcp_servers.idle]
command = 'C:\\bin\\idle.exe'
enabled = false
`,
    servers: [
      FILES,
      { ...DOCS, name: "my docs" },
      { name: "idle", transport: "stdio", argv: ["C:\\bin\\idle.exe"], isDisabled: true },
    ],
  },
  "goose": {
    at: {
      linux: ["/home/ana/.config/goose/config.yaml"],
      darwin: ["/Users/ana/.config/goose/config.yaml"],
      windows: ["C:\\Users\\ana\\AppData\\Roaming\\Block\\goose\\config\\config.yaml"],
    },
    text: `GOOSE_MODEL: opus # the big one
extensions:
  developer:
    enabled: true
    type: builtin
    name: developer
  files:
    enabled: true
    type: stdio
    name: files
    cmd: npx
    args: ["-y", "@modelcontextprotocol/server-filesystem", /home/ana/notes]
    envs: { API_TOKEN: "${SECRET}" }
    timeout: 300
  idle:
    enabled: false
    type: stdio
    cmd: uvx
    args:
      - mcp-server-time
  docs:
    enabled: true
    type: streamable_http
    uri: https://mcp.example.com/mcp
`,
    servers: [
      FILES,
      { name: "idle", transport: "stdio", argv: ["uvx", "mcp-server-time"], isDisabled: true },
      DOCS,
    ],
  },
  "opencode": {
    at: inHome(".config/opencode/opencode.jsonc", ".config/opencode/opencode.json"),
    text: `{
  "$schema": "https://opencode.ai/config.json",
  /* command and arguments are one list */
  "mcp": {
    "files": { "type": "local", "command": ["npx", "-y", "files"], "environment": { "T": "${SECRET}" }, "enabled": true },
    "docs": { "type": "remote", "url": "https://mcp.example.com/mcp", "headers": {} },
    "upstream": { "enabled": false },
    "timeout": 5000,
    "servers": { "deep": { "type": "local", "command": "node", "args": ["s.js"] } },
  }
}`,
    servers: [
      { name: "files", transport: "stdio", argv: ["npx", "-y", "files"], env: ["T"] },
      DOCS,
      { name: "upstream", transport: "unknown", isDisabled: true },
      { name: "deep", transport: "stdio", argv: ["node", "s.js"] },
    ],
  },
  "zed": {
    at: {
      linux: ["/home/ana/.config/zed/settings.json"],
      darwin: ["/Users/ana/.config/zed/settings.json"],
      windows: ["C:\\Users\\ana\\AppData\\Roaming\\Zed\\settings.json"],
    },
    text: `// Zed settings
{
  "theme": "One Dark",
  "context_servers": {
    "files": { "source": "custom", "enabled": true, "command": "npx", "args": ["-y", "files"], "env": { "T": "${SECRET}" } },
    "old": { "command": { "path": "node", "args": ["s.js"], "env": { "K": "${SECRET}" } }, "settings": {} },
    "extension": { "source": "extension", "settings": { "token": "${SECRET}" } },
    "docs": { "url": "https://mcp.example.com/mcp", "headers": {}, "enabled": false },
  },
}`,
    servers: [
      { name: "files", transport: "stdio", argv: ["npx", "-y", "files"], env: ["T"] },
      { name: "old", transport: "stdio", argv: ["node", "s.js"], env: ["K"] },
      { name: "extension", transport: "unknown" },
      { ...DOCS, isDisabled: true },
    ],
  },
  "amp": usual({
    at: inHome(".config/amp/settings.json", ".config/amp/settings.jsonc"),
    key: "amp.mcpServers",
  }),
  "gemini-cli": {
    at: inHome(".gemini/settings.json"),
    text: `{
  "mcp": { "excluded": ["idle"], "allowed": ["files", "docs", "idle"] },
  "mcpServers": {
    "files": ${JSON.stringify({ ...FILES_ENTRY, trust: false })},
    "docs": { "httpUrl": "https://mcp.example.com/mcp", "command": "never-run" },
    "news": { "url": "https://news.example.com/sse" },
    "idle": { "command": "uvx" } // listed above
  }
}`,
    servers: [
      FILES,
      DOCS,
      // Not among those that are allowed.
      { name: "news", transport: "sse", url: "https://news.example.com/sse", isDisabled: true },
      { name: "idle", transport: "stdio", argv: ["uvx"], isDisabled: true },
    ],
  },
  "copilot-cli": usual({
    at: inHome(".copilot/mcp-config.json"),
    local: { type: "local", tools: ["*"] },
    remote: { type: "http", ...DOCS_ENTRY, tools: ["*"] },
  }),
  "amazon-q": usual({
    at: inHome(".aws/amazonq/mcp.json", ".aws/amazonq/agents/default.json"),
    local: { timeout: 60000, disabled: false },
    off: { disabled: true },
  }),
  "roo-code": usual({
    at: inSettings("Code/User/globalStorage/rooveterinaryinc.roo-cline/settings/mcp_settings.json"),
    local: { cwd: "/srv", alwaysAllow: [] },
    remote: { type: "streamable-http", ...DOCS_ENTRY },
    off: { disabled: true },
  }),
  "kilo-code": {
    at: inHome(".config/kilo/kilo.jsonc", ".config/kilo/kilo.json"),
    text: `{
  // kilo
  "mcp": {
    "files": { "type": "local", "command": ["npx", "-y", "files"], "environment": { "A": "${SECRET}" }, "enabled": false },
    "docs": { "type": "remote", "url": "https://mcp.example.com/mcp" },
  },
}`,
    servers: [
      { name: "files", transport: "stdio", argv: ["npx", "-y", "files"], env: ["A"], isDisabled: true },
      DOCS,
    ],
  },
  "boltai": usual({ at: { darwin: ["/Users/ana/.boltai/mcp.json"] }, remote: null, wanted: [FILES] }),
  "junie": usual({ at: inHome(".junie/mcp/mcp.json") }),
  "antigravity": usual({
    at: inHome(".gemini/config/mcp_config.json", ".gemini/antigravity/mcp_config.json"),
    remote: { serverUrl: "https://mcp.example.com/mcp", command: "never-run", args: [] },
    off: { disabled: true },
  }),
  "kiro": {
    at: inHome(".kiro/settings/mcp.json"),
    text: JSON.stringify({
      mcpServers: { files: { ...FILES_ENTRY, autoApprove: [] } },
      powers: { mcpServers: { docs: DOCS_ENTRY } },
    }),
    servers: [FILES, DOCS],
  },
  "continue": {
    at: inHome(".continue/config.yaml"),
    text: `name: Local
version: 1.0.0
schema: v1
mcpServers:
  - name: files
    command: npx
    args: ["-y", "files"]
    env:
      TOKEN: \${{ secrets.FILES_TOKEN }}
      OTHER: ${SECRET}
  - name: docs
    type: streamable-http
    url: https://mcp.example.com/mcp
  - command: nameless
`,
    servers: [
      { name: "files", transport: "stdio", argv: ["npx", "-y", "files"], env: ["TOKEN", "OTHER"] },
      DOCS,
      { name: "#3", transport: "stdio", argv: ["nameless"] },
    ],
  },
  "lm-studio": usual({ at: inHome(".lmstudio/mcp.json", ".cache/lm-studio/mcp.json") }),
  "warp": usual({ at: inHome(".warp/.mcp.json"), local: { working_directory: "/srv" } }),
  "trae": usual({ at: inSettings("Trae/User/mcp.json"), off: { disabled: true } }),
  "qwen-code": usual({
    at: inHome(".qwen/settings.json"),
    remote: { httpUrl: "https://mcp.example.com/mcp", headers: { Authorization: `Bearer ${SECRET}` } },
  }),
  "crush": usual({
    at: { ...inHome(".config/crush/crush.json") },
    key: "mcp",
    local: { type: "stdio" },
    remote: { type: "http", ...DOCS_ENTRY },
    off: { disabled: true },
  }),
  "augment": usual({ at: inHome(".augment/settings.json"), remote: { type: "http", ...DOCS_ENTRY } }),
  "visual-studio": usual({
    at: { windows: ["C:\\Users\\ana\\.mcp.json"] },
    key: "servers",
    local: { type: "stdio" },
  }),
  "factory-droid": usual({
    at: inHome(".factory/mcp.json"),
    local: { type: "stdio", disabled: false },
    remote: { type: "http", ...DOCS_ENTRY },
    off: { disabled: true },
  }),
  "librechat": {
    at: {
      linux: ["/src/app/librechat.yaml"],
      darwin: ["/src/app/librechat.yaml"],
      windows: ["D:\\src\\app\\librechat.yaml"],
    },
    project: true,
    text: `version: 1.3.1
mcpServers:
  files:
    type: stdio
    command: npx
    args:
      - -y
      - files
    env:
      TOKEN: "${SECRET}"
  docs:
    type: streamable-http
    url: https://mcp.example.com/mcp
    headers:
      Authorization: "Bearer ${SECRET}"
`,
    servers: [{ name: "files", transport: "stdio", argv: ["npx", "-y", "files"], env: ["TOKEN"] }, DOCS],
  },
  "openhands": usual({ at: inHome(".openhands/mcp.json"), off: { enabled: false } }),
  "jan": usual({
    at: {
      linux: ["/home/ana/.local/share/Jan/data/mcp_config.json"],
      darwin: ["/Users/ana/Library/Application Support/Jan/data/mcp_config.json"],
      windows: ["C:\\Users\\ana\\AppData\\Roaming\\Jan\\data\\mcp_config.json"],
    },
    local: { active: true },
    remote: { type: "http", ...DOCS_ENTRY, command: "", args: [], env: {}, active: true },
    off: { active: false },
  }),
};
