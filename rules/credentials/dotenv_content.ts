import { isPlaceholder, randomness } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "CRED_022",
  title: "The content of a settings file",
  why: "Several secrets in a row are no example: it is the file itself, as a process reads it.",
  fix: "Replace every value in it. Give agents names of variables, not the file.",
  severity: "high",
  category: "credential-leak",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-522", "CWE-798"] },
  keywords: ["password=", "passwd=", "pass=", "secret=", "token=", "key="],
  match: dotenv,
  sensitive: true,
  examples: {
    flags: [
      "DB_HOST=db1\nDB_PASSWORD=" + "q7Zx" + "kP2v" + "vR3w" + "\nJWT_SECRET=" + "Zx81Kq" + "90VbNm" + "72Lw4R" +
      "\nAPP_ENV=production",
      {
        text: "# settings\nSMTP_USER=mailer\nSMTP_PASS=" + "k9Lm" + "2Nq8" + "Rt4V" + '\nSESSION_SECRET="' +
          "830dccee32" + "0a9642c270" + "7d6140968ec5" + '"\n',
        kind: "tool_result",
      },
      {
        text: "API_KEY=" + "x9Kq2m" + "Zp4Lw8" + "RtVb3N" + "\nexport WEBHOOK_SECRET=" + "Yb3Cd" + "5EfGh" + "7JiKp2",
        kind: "document",
      },
    ],
    passes: [
      { text: "DB_PASSWORD=changeme\nJWT_SECRET=your-secret-here", kind: "document" },
      { text: "API_KEY=\nSECRET_KEY=", kind: "config" },
      { text: "TOKEN=${TOKEN}\nPASSWORD=${PASSWORD}", kind: "config" },
      "MAX_TOKENS=4096\nPAGE_TOKEN_SIZE=20\n",
    ],
  },
});

const LINE =
  /(?:^|\n)[ \t]{0,8}(?:export )?[A-Z][A-Z0-9_]{0,50}(?:PASSWORD|PASSWD|PASS|SECRET|TOKEN|KEY)=["']?([^\s"'#]{6,400})/g;
/** Assignments that make a file of settings. */
const LINES_MIN = 2;

/** Two or more assignments whose values are real; the span reaches from the first value to the last. */
function* dotenv({ text }: Sample): Generator<Span> {
  let first = -1;
  let end = -1;
  let count = 0;
  for (const match of text.matchAll(LINE)) {
    const value = match[1] ?? "";
    const isReal = !isPlaceholder(value) && /\d/.test(value) && /[A-Za-z]/.test(value) &&
      !/[$`(){}<>]|^[./~]|:\/\//.test(value) &&
      randomness(value) > 0.7 && !/^[a-z]+[-_.]?\d{0,4}$/i.test(value);
    if (!isReal) continue;
    const valueEnd = match.index + match[0].length;
    if (first < 0) first = valueEnd - value.length;
    end = valueEnd;
    count++;
  }
  if (count >= LINES_MIN) yield { start: first, end };
}
