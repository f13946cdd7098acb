/** What an address or host name leads to. `name`: a host name that says nothing. */
export type AddressClass =
  | "public"
  | "name"
  | "loopback"
  | "unspecified"
  | "private" // RFC 1918, unique local IPv6, names that only a local resolver knows
  | "shared" // carrier-grade NAT, RFC 6598
  | "link-local"
  | "metadata" // where a cloud machine asks for its own credentials
  | "multicast"
  | "documentation"
  | "reserved";

/** An address as bytes in network order: 4 or 16 of them. */
export type Address = readonly number[];

/** Metadata services by address: the link-local ones of most clouds, container credentials, Alibaba, Oracle, Azure, IPv6 of AWS and Google. */
const METADATA = new Set([
  "169.254.169.254",
  "169.254.169.253",
  "169.254.170.2",
  "169.254.170.23",
  "169.254.0.23",
  "169.254.10.10",
  "100.100.100.200",
  "192.0.0.192",
  "168.63.129.16",
  "fd00:ec2:0:0:0:0:0:254",
  "fd00:ec2:0:0:0:0:0:23",
  "fd20:ce:0:0:0:0:0:254",
]);
/** Metadata services by name. */
const METADATA_NAMES = new Set([
  "metadata",
  "metadata.google.internal",
  "metadata.goog",
  "metadata.google.com",
  "metadata.tencentyun.com",
  "metadata.packet.net",
  "instance-data",
  "instance-data.ec2.internal",
]);
/** Services whose names resolve to the address that is written in them, or to loopback. */
const REFLECTING =
  /(?:^|\.)(?:nip\.io|sslip\.io|xip\.io|xip\.name|1u\.ms|rbndr\.us|nip\.direct|vcap\.me|ip6\.name|traefik\.me|backname\.io)$/;
const LOOPBACK_NAMES =
  /(?:^|\.)(?:localhost|localhost\.localdomain|localtest\.me|lvh\.me|lacolhost\.com|yoogle\.com|fuf\.me|vcap\.me|ip6-localhost|ip6-loopback)$/;
const LOCAL_NAMES = /\.(?:local|internal|intranet|lan|corp|home|localdomain|home\.arpa)$/;

/**
 * Reads an IPv4 address in every spelling that a resolver takes: one to four parts, each decimal, octal (`0177`)
 * or hex (`0x7f`), the last one filling the rest. Null for anything else.
 */
export function parseIpv4(text: string): Address | null {
  const parts = text.replace(/\.$/, "").split(".");
  if (parts.length === 0 || parts.length > 4) return null;
  const numbers: number[] = [];
  for (const part of parts) {
    if (part.length > 16) return null;
    if (/^0[xX][0-9a-fA-F]*$/.test(part)) numbers.push(part.length === 2 ? 0 : Number.parseInt(part, 16));
    else if (/^0[0-7]+$/.test(part)) numbers.push(Number.parseInt(part, 8));
    else if (/^(?:0|[1-9][0-9]*)$/.test(part)) numbers.push(Number.parseInt(part, 10));
    else return null;
  }
  const last = numbers.pop() ?? 0;
  const rest = 4 - numbers.length;
  if (numbers.some((number) => number > 255) || last >= 256 ** rest) return null;
  const bytes = [...numbers];
  for (let power = rest - 1; power >= 0; power--) bytes.push(Math.floor(last / 256 ** power) % 256);
  return bytes;
}

/** Reads an IPv6 address, with or without brackets and zone, with an IPv4 tail too. Null for anything else. */
export function parseIpv6(text: string): Address | null {
  let body = text.replace(/^\[|\]$/g, "").replace(/%.*$/, "");
  if (body.length > 45 || !body.includes(":")) return null;
  const tail = /:(\d{1,3}(?:\.\d{1,3}){3})$/.exec(body);
  if (tail !== null) {
    const v4 = parseIpv4(tail[1] ?? "");
    if (v4 === null) return null;
    const [a = 0, b = 0, c = 0, d = 0] = v4;
    body = body.slice(0, tail.index + 1) + (a * 256 + b).toString(16) + ":" + (c * 256 + d).toString(16);
  }
  const halves = body.split("::");
  if (halves.length > 2) return null;
  const read = (half: string | undefined) => half === undefined || half === "" ? [] : half.split(":");
  const left = read(halves[0]), right = read(halves[1]);
  const missing = 8 - left.length - right.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return null;
  const groups = [...left, ...Array.from({ length: missing }, () => "0"), ...right];
  const bytes: number[] = [];
  for (const group of groups) {
    if (!/^[0-9a-fA-F]{1,4}$/.test(group)) return null;
    const value = Number.parseInt(group, 16);
    bytes.push(value >> 8, value & 255);
  }
  return bytes;
}

/** Reads an address in any spelling, digits of other scripts and full-width dots included. Null for a host name. */
export function parseAddress(host: string): Address | null {
  const plain = host.normalize("NFKC").replace(/[。．]/g, ".").trim();
  return parseIpv6(plain) ?? parseIpv4(plain);
}

/** The address in its one usual spelling; IPv6 without the `::` short form. */
export function formatAddress(address: Address): string {
  if (address.length === 4) return address.join(".");
  const groups: string[] = [];
  for (let at = 0; at < 16; at += 2) groups.push(((address[at] ?? 0) * 256 + (address[at + 1] ?? 0)).toString(16));
  return groups.join(":");
}

/** The IPv4 address that an IPv6 address carries: mapped, compatible, NAT64, 6to4, Teredo, ISATAP. Null when it carries none. */
export function embeddedIpv4(address: Address): Address | null {
  if (address.length !== 16) return null;
  const at = (index: number) => address[index] ?? 0;
  const zero = (from: number, to: number) => address.slice(from, to).every((byte) => byte === 0);
  if (zero(0, 10) && at(10) === 255 && at(11) === 255) return address.slice(12);
  if (zero(0, 8) && at(8) === 255 && at(9) === 255 && zero(10, 12)) return address.slice(12);
  if (zero(0, 12) && !(zero(12, 15) && at(15) <= 1)) return address.slice(12);
  if (at(0) === 0 && at(1) === 0x64 && at(2) === 0xff && at(3) === 0x9b) return address.slice(12);
  if (at(0) === 0x20 && at(1) === 0x02) return address.slice(2, 6);
  if (at(0) === 0x20 && at(1) === 0x01 && zero(2, 4)) return address.slice(12).map((byte) => byte ^ 255);
  if ((at(8) & 0xfd) === 0 && at(9) === 0 && at(10) === 0x5e && at(11) === 0xfe) return address.slice(12);
  return null;
}

/** The address that a reflecting DNS name (nip.io and its kind) spells out; null when it spells none. */
export function embeddedInName(host: string): Address | null {
  const name = host.toLowerCase().replace(/\.$/, "");
  if (!REFLECTING.test(name)) return null;
  const dotted = /(?:^|[.-])(\d{1,3})[.-](\d{1,3})[.-](\d{1,3})[.-](\d{1,3})(?=[.-])/.exec(name);
  if (dotted !== null) return parseIpv4(dotted.slice(1).map(Number).join("."));
  const hex = /(?:^|[.-])(?:0x)?([0-9a-f]{8})(?=\.)/.exec(name);
  return hex === null ? null : parseIpv4("0x" + hex[1]);
}

/** Where a host leads, judged by its text alone: nothing is resolved. Takes names, addresses in every spelling, and brackets. */
export function addressClass(host: string): AddressClass {
  const isAscii = /^[!-~]*$/.test(host);
  const name = (isAscii ? host : host.normalize("NFKC")).toLowerCase().replace(/\.$/, "");
  // An address begins with a digit or holds a colon; a name that ends in a letter and has neither is none.
  const address = !isAscii || /^\d|:/.test(name) ? parseAddress(name) ?? embeddedInName(name) : embeddedInName(name);
  if (address !== null) return classOf(address);
  if (METADATA_NAMES.has(name)) return "metadata";
  if (LOOPBACK_NAMES.test(name)) return "loopback";
  return LOCAL_NAMES.test(name) ? "private" : "name";
}

function classOf(address: Address): AddressClass {
  if (METADATA.has(formatAddress(address))) return "metadata";
  const inner = embeddedIpv4(address);
  if (inner !== null) return classOf(inner);
  return address.length === 4 ? classOfIpv4(address) : classOfIpv6(address);
}

function classOfIpv4([a = 0, b = 0, c = 0, d = 0]: Address): AddressClass {
  if (a === 0) return b === 0 && c === 0 && d === 0 ? "unspecified" : "reserved";
  if (a === 127) return "loopback";
  if (a === 10 || (a === 172 && b >= 16 && b < 32) || (a === 192 && b === 168)) return "private";
  if (a === 169 && b === 254) return "link-local";
  if (a === 100 && b >= 64 && b < 128) return "shared";
  if (
    (a === 192 && b === 0 && c === 2) || (a === 198 && b === 51 && c === 100) || (a === 203 && b === 0 && c === 113)
  ) return "documentation";
  if (a >= 224 && a < 240) return "multicast";
  if (a >= 240 || (a === 192 && b === 0 && c === 0) || (a === 198 && (b === 18 || b === 19))) return "reserved";
  return "public";
}

function classOfIpv6(address: Address): AddressClass {
  const [a = 0, b = 0, c = 0, d = 0] = address;
  if (address.slice(0, 15).every((byte) => byte === 0)) {
    return address[15] === 1 ? "loopback" : address[15] === 0 ? "unspecified" : "reserved";
  }
  if (a === 255) return "multicast";
  if ((a & 0xfe) === 0xfc) return "private";
  if (a === 0xfe && (b & 0xc0) === 0x80) return "link-local";
  if (a === 0xfe && (b & 0xc0) === 0xc0) return "private"; // site-local, deprecated, still routed by some
  if (a === 0x20 && b === 0x01 && c === 0x0d && d === 0xb8) return "documentation";
  return (a & 0xe0) === 0x20 ? "public" : "reserved";
}
