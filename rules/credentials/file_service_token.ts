import { named, token } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CRED_127",
  title: "Token of a file service",
  why: "A drive token reads every document that its owner may read, and shares them with anyone.",
  fix: "Disconnect the app in the account, and grant the agent one folder.",
  severity: "critical",
  category: "credential-leak",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-522", "CWE-798"] },
  keywords: [
    "sl.",
    "ewb",
    "dropbox",
    "box_client",
    "box_dev",
    "backblaze",
    "b2_application",
    "wasabi",
    "onedrive",
    "mega_pass",
    "nextcloud",
  ],
  match: [
    token(/\bsl\.((?:u\.)?[\w-]{100,1200})/),
    token(/\bEwB(?:w|o|g|A)A([A-Za-z0-9+/%_-]{200,2000})/),
    named(
      "dropbox|box_client|box_dev|backblaze|b2_application|wasabi|onedrive|mega_pass|nextcloud",
      "[A-Za-z0-9_-]{15,140}",
      { least: 0.66 },
    ),
  ],
  sensitive: true,
  examples: {
    flags: [
      "DROPBOX_ACCESS_TOKEN=" + "sl.WcSwZrdTKKbzkm8Yz7YdDAC_Jf6szQN9yGdbEx-Gn2im" +
      "5W9lK_UauEKYbSW1qlk9Y_tv86j9I7-XS7h2hZPDCjb9FxV" + "kZ6V8RnsdlkfR19-9Oky1OQ7eKGlHjOxMh8fzPbz767xf9Mjn",
      { text: "B2_APPLICATION_KEY=" + "K004Ns4YDe" + "uSZTqzZHfX" + "iU9D9XW5pPR", kind: "config" },
      { text: "dropbox_app_secret: " + "cd0ic" + "9jq60" + "g310u", kind: "tool_result" },
    ],
    passes: [
      "dropbox: /Apps/acme/reports",
      "DROPBOX_ACCESS_TOKEN=sl.your-token",
      'sl. is short for "sine loco"',
      "the nextcloud server is at cloud.example.com",
    ],
  },
});
