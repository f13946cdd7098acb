import assert from "node:assert/strict";
import { addressClass, embeddedInName, formatAddress, parseAddress } from "./ip.ts";

Deno.test("parseAddress() reads one IPv4 address in every spelling", () => {
  const spellings = [
    "127.0.0.1",
    "127.1",
    "127.0.1",
    "2130706433",
    "0x7f000001",
    "0177.0.0.1",
    "0x7f.1",
    "017700000001",
    "127.0.0.1.",
    "１２７．０．０．１",
    "127。0。0。1",
  ];
  for (const text of spellings) {
    const address = parseAddress(text);
    assert.ok(address !== null, text);
    assert.equal(formatAddress(address), "127.0.0.1", text);
  }
});
Deno.test("parseAddress() refuses names, overflow and too many parts", () => {
  for (
    const text of [
      "example.com",
      "256.1.1.1",
      "1.2.3.4.5",
      "4294967296",
      "1.2.3.256",
      "08.1.1.1",
      "",
      ":",
      ":::",
      "1:2:3",
      "fe80::1::2",
      "12345::",
    ]
  ) {
    assert.equal(parseAddress(text), null, text);
  }
});
Deno.test("addressClass() sees an IPv4 target inside IPv6", () => {
  for (
    const text of [
      "[::ffff:169.254.169.254]",
      "::ffff:a9fe:a9fe",
      "64:ff9b::a9fe:a9fe",
      "2002:a9fe:a9fe::",
      "::169.254.169.254",
    ]
  ) {
    assert.equal(addressClass(text), "metadata", text);
  }
  assert.equal(addressClass("2001:0:4136:e378:8000:63bf:80ff:fffe"), "loopback", "Teredo keeps the client inverted");
});
Deno.test("addressClass() draws the lines of the special ranges", () => {
  const lines: readonly (readonly [string, string])[] = [
    ["172.15.0.1", "public"],
    ["172.16.0.1", "private"],
    ["172.31.255.255", "private"],
    ["172.32.0.1", "public"],
    ["10.0.0.1", "private"],
    ["192.168.1.1", "private"],
    ["192.169.1.1", "public"],
    ["100.63.1.1", "public"],
    ["100.64.1.1", "shared"],
    ["169.254.1.1", "link-local"],
    ["169.254.169.254", "metadata"],
    ["100.100.100.200", "metadata"],
    ["168.63.129.16", "metadata"],
    ["0.0.0.0", "unspecified"],
    ["224.0.0.1", "multicast"],
    ["240.0.0.1", "reserved"],
    ["192.0.2.7", "documentation"],
    ["8.8.8.8", "public"],
    ["::1", "loopback"],
    ["::", "unspecified"],
    ["fe80::1%eth0", "link-local"],
    ["fd00:ec2::254", "metadata"],
    ["fd12::1", "private"],
    ["ff02::1", "multicast"],
    ["2001:db8::1", "documentation"],
    ["2606:4700::1111", "public"],
  ];
  for (const [host, expected] of lines) assert.equal(addressClass(host), expected, host);
});
Deno.test("addressClass() knows names that lead inside", () => {
  assert.equal(addressClass("LOCALHOST"), "loopback");
  assert.equal(addressClass("api.localhost."), "loopback");
  assert.equal(addressClass("metadata.google.internal"), "metadata");
  assert.equal(addressClass("db.prod.internal"), "private");
  assert.equal(addressClass("169-254-169-254.nip.io"), "metadata");
  assert.equal(addressClass("a9fea9fe.nip.io"), "metadata");
  assert.equal(addressClass("www.example.com"), "name");
  assert.equal(addressClass("notlocalhost"), "name");
});
Deno.test("embeddedInName() reads only names of reflecting services", () => {
  assert.equal(embeddedInName("10.0.0.1.example.com"), null);
  assert.deepEqual(embeddedInName("app.10.0.0.1.nip.io"), [10, 0, 0, 1]);
});
