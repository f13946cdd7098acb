import { token } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CRED_108",
  title: "Azure account key or connection string",
  why: "An account key is the root password of a storage account, a bus or a hub: no scope, no expiry.",
  fix: "Rotate the key (there are two for this purpose) and move the agent to a managed identity.",
  severity: "critical",
  category: "credential-leak",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-522", "CWE-798"] },
  keywords: [
    "accountkey",
    "sharedaccesskey",
    "azure_",
    "jqqj99",
    "apim",
    "acdb",
    "azse",
    "+ast",
    "+acr",
    "+aba",
    "azca",
    "azfu",
    "aiot",
  ],
  match: [
    token(/\bAccountKey\s{0,2}=\s{0,2}([A-Za-z0-9+/]{42,88}={0,2})/i),
    token(/\bSharedAccessKey\s{0,2}=\s{0,2}([A-Za-z0-9+/]{40,88}={0,2})/i),
    token(
      /\bAZURE_(?:STORAGE|COSMOS|SEARCH|OPENAI|COGNITIVE|SPEECH|TRANSLATOR|EVENTHUB|BATCH)\w{0,24}KEY["\']?\s{0,3}[:=]\s{0,3}["\']?([A-Za-z0-9+/]{32,88}={0,2})/i,
    ),
    token(/\b([A-Za-z0-9]{52}JQQJ99[A-Z][A-L][A-Za-z0-9]{16}(?:AZ[A-Za-z0-9]{2}|AAA[A-Za-z0-9])[A-Za-z0-9]{6})/),
    token(/\b([A-Za-z0-9]{44,76}(?:APIM|ACDb|AzCa|AIoT|AzFu|\+ASt|\+ACR|\+ABa|AzSe)[A-Za-z0-9+/]{5,6}={0,2})/),
  ],
  sensitive: true,
  examples: {
    flags: [
      "DefaultEndpointsProtocol=https;AccountName=acme;AccountKey=" + "G29T1Umz6muj6B9pXAdWK6WozuOwu" +
      "04s1Zfq5WZddcopY4j3gYdITPg0Zl" + "D1BrWprTD7jflDgR7d5YXMh65kFs==" + ";EndpointSuffix=core.windows.net",
      {
        text: "Endpoint=sb://acme.servicebus.windows.net/;SharedAccessKeyName=root;SharedAccessKey=" +
          "us65NHJJmI9Vca" + "LnC05427hincDX" + "OTQxdafDwmkmo5w=",
        kind: "config",
      },
      "AZURE_OPENAI_API_KEY=" + "0104d159e8" + "489b0ac35e" + "5fa870d0a7ba",
    ],
    passes: [
      "AccountKey=<your-account-key>",
      "DefaultEndpointsProtocol=https;AccountName=acme;AccountKey=${KEY}",
      "SharedAccessKeyName=RootManageSharedAccessKey",
      "UseDevelopmentStorage=true",
    ],
  },
});
