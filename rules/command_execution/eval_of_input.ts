import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CMDEXEC_002",
  title: "Code evaluates what came from outside",
  why: "Whoever sends the request, the answer or the line decides what the program does.",
  fix: "Parse the value with a parser for its format; never evaluate it.",
  severity: "medium",
  category: "command-execution",
  lane: "flag",
  maps: { asi: ["ASI05"], mcp: ["MCP05"], cwe: ["CWE-95"] },
  reads: ["document", "tool_result", "resource", "tool_argument"],
  keywords: ["eval(", "exec(", "function(", "instance_eval", "eval ("],
  match: [
    /\b(?:eval|exec|new Function|instance_eval|class_eval)\s{0,2}\(\s{0,3}(?:await\s)?(?:input\(|sys\.stdin|request\.|req\.(?:body|query|params)|params\[|\$_(?:GET|POST|REQUEST|COOKIE)|event\.data|process\.argv|sys\.argv|\w{1,30}\.(?:text|content|body|read\(\)|recv\())/,
    /\bexec\s{0,2}\(\s{0,2}compile\s{0,2}\(\s{0,2}(?:open|requests|urllib|request)\b/,
  ],
  examples: {
    flags: [
      { text: 'result = eval(input("expression: "))', kind: "document" },
      { text: 'app.post("/calc", (req, res) => res.send(String(eval(req.body.expr))));', kind: "document" },
      { text: "code = requests.get(url)\nexec(code.text)", kind: "document" },
      { text: 'exec(compile(open(path).read(), path, "exec"))', kind: "document" },
    ],
    passes: [{ text: "const value = evaluate(expression, scope);", kind: "document" }, {
      text: "model.eval()\nwith torch.no_grad(): y = model(x)",
      kind: "document",
    }, { text: "pattern.exec(text)", kind: "document" }],
  },
});
