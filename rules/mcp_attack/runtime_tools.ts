import { scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "MCP_005",
  title: "Tools are added while the server runs, from outside",
  why: "What was reviewed is not what will be called: the definition comes from an address or from the input.",
  fix: "Define tools in the code that was reviewed; pin definitions.",
  severity: "medium",
  category: "mcp-attack",
  lane: "flag",
  maps: { asi: ["ASI04"], mcp: ["MCP03", "MCP04"], cwe: ["CWE-829"] },
  reads: ["document", "tool_result", "resource"],
  keywords: [
    "registertool",
    "add_tool",
    "addtool",
    "server.tool(",
    "register_tool",
    "tools/list_changed",
    "setrequesthandler",
  ],
  match: scan(
    /\b(?:registerTool|register_tool|add_tool|addTool|server\.tool)\s{0,2}\(\s{0,3}(?:eval|exec|new Function|await\s{1,2}fetch|json\.loads\(\s{0,2}(?:requests|urllib|urlopen)|\*\*requests|JSON\.parse\(\s{0,2}await|importlib\.import_module|\w{1,20}\.json\(\))/,
    () => true,
  ),
  examples: {
    flags: [{ text: "mcp.add_tool(eval(source))", kind: "document" }, {
      text: "server.tool(await fetch(TOOLS_URL).then((r) => r.json()))",
      kind: "document",
    }, { text: "register_tool(json.loads(requests.get(URL).text))", kind: "document" }],
    passes: [{ text: 'server.registerTool("add", { inputSchema }, add);', kind: "document" }, {
      text: "mcp.add_tool(add_numbers)",
      kind: "document",
    }, { text: "The server sends notifications/tools/list_changed.", kind: "document" }],
  },
});
