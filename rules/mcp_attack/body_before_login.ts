import { scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "MCP_015",
  title: "A server handles the request before it knows who asks",
  why: "Parsing and side effects happen for strangers too.",
  fix: "Check the token in the first line of the handler.",
  severity: "low",
  category: "mcp-attack",
  lane: "flag",
  maps: { asi: ["ASI03"], mcp: ["MCP07"], cwe: ["CWE-696", "CWE-306"] },
  reads: ["document", "tool_result", "resource"],
  keywords: ["router.post(", "app.post(", "@app.route", "@app.post", "http.handlefunc"],
  match: scan(
    /(?:app\.post|router\.post)\s{0,2}\(\s{0,2}["'`]\/(?:mcp|rpc|sse|messages|tools?)\b[^\n]{0,80}(?:\(req|\(request|async)/,
    (match, { text }) => {
      const body = text.slice(match.index, match.index + 900);
      const handled = body.search(
        /(?:handleRequest|JSON\.parse|req\.body|await req\.json|execute|callTool|dispatch)\s{0,2}[(.[]/,
      );
      const checked = body.search(/\b(?:auth\w*|verify\w*|token|authorization|requireUser|session|apiKey)\b/i);
      return handled >= 0 && checked > handled;
    },
  ),
  examples: {
    flags: [{
      text:
        'app.post("/mcp", async (req, res) => {\n  const out = await callTool(req.body);\n  if (!verifyToken(req)) return res.status(401).end();\n  res.json(out);\n});',
      kind: "document",
    }, {
      text:
        'router.post("/tools/run", (req, res) => {\n  const job = execute(req.body.command);\n  checkAuth(req.headers.authorization);\n  res.json(job);\n});',
      kind: "document",
    }, {
      text: "app.post('/rpc', async (req, res) => {\n  const m = JSON.parse(req.body);\n  authenticate(m);\n});",
      kind: "document",
    }],
    passes: [
      {
        text:
          'app.post("/mcp", async (req, res) => {\n  if (!verifyToken(req)) return res.status(401).end();\n  res.json(await callTool(req.body));\n});',
        kind: "document",
      },
      { text: 'app.post("/login", (req, res) => login(req.body));', kind: "document" },
      { text: 'app.get("/mcp", (req, res) => res.json(info));', kind: "document" },
    ],
  },
});
