import { BlockList, isIP } from "node:net";

/**
 * The client's address: the socket's, unless a proxy that the operator trusts (`server.trusted_proxies`, addresses or
 * CIDR blocks) names another one in X-Forwarded-For. Read from the right, as far as the proxies are trusted: whatever
 * stands further left was written by the client.
 */
export function clientAddress(headers: Headers, socket: string, trusted: BlockList | null): string {
  if (!trusted || !contains(trusted, socket)) return socket;
  const hops = (headers.get("x-forwarded-for") ?? "").split(",").map((hop) => hop.trim()).slice(-HOPS_MAX);
  for (const hop of hops.toReversed()) {
    if (isIP(hop) === 0) return socket;
    if (!contains(trusted, hop)) return hop;
  }
  return socket;
}

const HOPS_MAX = 8;

/** Null when nothing is trusted. Entries were checked with the config. */
export function trustedProxies(entries: readonly string[]): BlockList | null {
  if (entries.length === 0) return null;
  const list = new BlockList();
  for (const entry of entries) {
    const [address = "", bits] = entry.split("/");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return list;
}

function contains(list: BlockList, address: string): boolean {
  return list.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
}
