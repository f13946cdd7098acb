/** Files that an agent reads as its own instructions or settings, for every client that has some, as pattern sources. */

/** Instruction and memory files: what stands in them is obeyed in every later session. */
const INSTRUCTIONS: readonly string[] = [
  String
    .raw`\b(?:claude|claude\.local|agents?|gemini|qwen|warp|codex|crush|soul|memory|heartbeat|bootstrap|system_prompt|conventions)\.md\b`,
  String.raw`\bcopilot-instructions\.md\b`,
  String.raw`\.github[/\\](?:instructions|prompts|chatmodes|agents)[/\\]`,
  String.raw`\.(?:cursorrules|windsurfrules|clinerules|roorules|goosehints|aider\.conf\.yml|replit\.md|rules)\b`,
  String
    .raw`\.(?:cursor|windsurf|clinerules|roo|junie|kiro|amazonq|continue|trae|augment|kilocode|openhands|tabnine|zencoder)[/\\](?:rules|steering|guidelines|instructions|memory|memories|prompts|microagents|commands)\b`,
  String.raw`\.junie[/\\]guidelines\.md`,
  String.raw`[\w-]{1,40}\.mdc\b`,
  String.raw`\.claude[/\\](?:commands|agents|skills|memory|projects|output-styles|rules)[/\\]`,
  String.raw`\.(?:openclaw|clawdbot|moltbot)[/\\](?:workspace|skills|memory)\b`,
  String.raw`\.(?:codex|gemini|qwen)[/\\](?:prompts|commands|memory|memories|agents\.md|gemini\.md)\b`,
];

/** Settings: servers, hooks, permissions, the address of the model. */
const SETTINGS: readonly string[] = [
  String.raw`\.claude[/\\](?:settings(?:\.local)?\.json|hooks)\b`,
  String.raw`\.claude\.json\b`,
  String.raw`\bclaude_desktop_config\.json\b`,
  String.raw`\.(?:cursor|vscode|roo|kiro[/\\]settings|amazonq|junie[/\\]mcp|idea|zed|trae)[/\\]mcp\.json\b`,
  String.raw`(?:^|[\s/\\"'=])\.mcp\.json\b`,
  String.raw`\.(?:gemini|qwen|factory|kiro|crush)[/\\](?:settings|config|mcp)\.json\b`,
  String.raw`\.codex[/\\](?:config\.toml|auth\.json|hooks\.json|rules)\b`,
  String.raw`\bmcp_config\.json\b|\bcline_mcp_settings\.json\b|\bmcp_settings\.json\b`,
  String.raw`\.cursor[/\\](?:hooks\.json|cli-config\.json|permissions\.json|environment\.json)\b`,
  String.raw`\.continue[/\\]config\.(?:ya?ml|json|ts)\b`,
  String.raw`\.config[/\\](?:opencode|goose|zed|github-copilot|crush|amp|nanoclaw)[/\\]`,
  String.raw`\.(?:openclaw|clawdbot|moltbot)[/\\](?:openclaw|clawdbot|moltbot)\.json5?\b`,
  String.raw`\.oktsec[/\\]config\.ya?ml\b|\boktsec\.ya?ml\b`,
  String.raw`\bopencode\.jsonc?\b`,
];

/** Pattern source: a file of an agent's instructions or memory. */
export const AGENT_INSTRUCTIONS: string = `(?:${INSTRUCTIONS.join("|")})`;
/** Pattern source: a file of an agent's settings. */
export const AGENT_SETTINGS: string = `(?:${SETTINGS.join("|")})`;

const INSTRUCTIONS_PATTERN = new RegExp(AGENT_INSTRUCTIONS, "i");
const SETTINGS_PATTERN = new RegExp(AGENT_SETTINGS, "i");

/** True when a path names a file that an agent reads as its own instructions or memory. */
export function isAgentInstructions(path: string): boolean {
  return INSTRUCTIONS_PATTERN.test(path.slice(0, 1024));
}

/** True when a path names a file of an agent's settings. */
export function isAgentSettings(path: string): boolean {
  return SETTINGS_PATTERN.test(path.slice(0, 1024));
}
