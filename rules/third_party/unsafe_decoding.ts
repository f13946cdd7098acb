import { isNegated, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "THIRDPARTY_007",
  title: "Content of others is turned into objects",
  why: "These formats may name any class and run its code while they are read.",
  fix: "Use JSON or a safe loader.",
  severity: "high",
  category: "third-party-content",
  lane: "flag",
  maps: { asi: ["ASI05"], mcp: ["MCP05"], cwe: ["CWE-502"] },
  reads: ["message", "prompt", "tool_argument", "command", "tool_description", "tool_result", "document", "resource"],
  keywords: [
    "pickle",
    "dill.load",
    "joblib.load",
    "torch.load",
    "marshal.load",
    "shelve.open",
    "yaml.load",
    "yaml.unsafe_load",
    "yaml.full_load",
    "unserialize",
    "objectinputstream",
    "binaryformatter",
    "xmldecoder",
    "netdatacontract",
    "node-serialize",
    "xstream",
    "snakeyaml",
  ],
  match: scan(
    /\b(?:pickle\.loads?|cPickle\.loads?|dill\.loads?|joblib\.load|torch\.load|marshal\.loads|shelve\.open|jsonpickle\.decode|yaml\.(?:load|unsafe_load|full_load)|Marshal\.load|YAML\.load|unserialize|ObjectInputStream|BinaryFormatter|XMLDecoder|NetDataContractSerializer|node-serialize|serialize\.unserialize|XStream|SnakeYaml)\b\s?\(?[^\n]{0,100}?(?:requests?\.|response|resp\b|res\.|urlopen|download|fetch|socket|recv|body|payload|upload|user|input|b64decode|base64|cookie|params|\$_(?:GET|POST|COOKIE|REQUEST)|getInputStream|untrusted|remote)/,
    (match, { text }) =>
      !/SafeLoader|safe_load|weights_only\s?=\s?True|allowed_classes/.test(
        text.slice(match.index, match.index + match[0].length + 60),
      ) && !isNegated(text, match.index),
  ),
  examples: {
    flags: [
      { text: "obj = pickle.loads(requests.get(url).content)", kind: "tool_argument" },
      { text: 'unserialize($_COOKIE["cart"])', kind: "document" },
      { text: "yaml.load(response.text)", kind: "tool_result" },
    ],
    passes: [
      { text: "pickle.dump(model, f)", kind: "document" },
      { text: "yaml.load(response.text, Loader=yaml.SafeLoader)", kind: "document" },
      { text: "yaml.safe_load(body)", kind: "document" },
    ],
  },
});
