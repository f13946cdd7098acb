/** Services whose one purpose is to show requests that were sent to them: interaction catchers and out-of-band test hosts. */
const CATCHERS: readonly string[] = [
  "webhook.site",
  "webhook.cool",
  "requestbin.com",
  "requestbin.net",
  "requestbin.io",
  "requestbin.fullcontact.com",
  "m.pipedream.net",
  "requestcatcher.com",
  "hookbin.com",
  "beeceptor.com",
  "burpcollaborator.net",
  "oastify.com",
  "oast.fun",
  "oast.live",
  "oast.me",
  "oast.online",
  "oast.pro",
  "oast.site",
  "interact.sh",
  "interactsh.com",
  "canarytokens.com",
  "canarytokens.org",
  "dnslog.cn",
  "dnslog.link",
  "ceye.io",
  "dnsbin.zhack.ca",
  "requestrepo.com",
  "ptsv2.com",
  "ptsv3.com",
  "postb.in",
  "typedwebhook.tools",
  "webhookinbox.com",
  "xss.ht",
  "bxss.me",
  "ezxss.com",
  "log4shell.huntress.com",
  "pingb.in",
  "httpdump.app",
  "requestinspector.com",
  "webhook-test.com",
  "hookdeck.events",
  "mockbin.org",
];
/** Tunnels to a machine at home, and places where anyone can leave a file or a text without a name. */
const DROPS: readonly string[] = [
  "ngrok.io",
  "ngrok.app",
  "ngrok.dev",
  "ngrok-free.app",
  "ngrok-free.dev",
  "trycloudflare.com",
  "loca.lt",
  "localtunnel.me",
  "localhost.run",
  "lhr.life",
  "serveo.net",
  "pagekite.me",
  "bore.pub",
  "telebit.io",
  "transfer.sh",
  "file.io",
  "0x0.st",
  "pastebin.com",
  "paste.ee",
  "hastebin.com",
  "ix.io",
  "termbin.com",
  "dpaste.org",
  "dpaste.com",
  "ghostbin.com",
  "rentry.co",
  "controlc.com",
  "sprunge.us",
  "paste.rs",
  "anonfiles.com",
  "gofile.io",
  "bashupload.com",
  "temp.sh",
  "catbox.moe",
  "uguu.se",
  "tmpfiles.org",
  "oshi.at",
  "wormhole.app",
  "privatebin.net",
  "filebin.net",
  "ufile.io",
  "anonymfile.com",
];

/** What is known of a host: it shows requests, it is a tunnel or drop, a hidden service, or nothing. */
export type HostKind = "catcher" | "drop" | "hidden" | "unknown";

/** Looks a host name up, subdomains included. */
export function hostKind(host: string): HostKind {
  const name = host.toLowerCase().replace(/\.$/, "");
  if (name.endsWith(".onion") || name.endsWith(".i2p") || /\.onion\.[a-z]{2,8}$/.test(name)) return "hidden";
  if (isUnder(name, CATCHERS)) return "catcher";
  return isUnder(name, DROPS) ? "drop" : "unknown";
}

function isUnder(name: string, domains: readonly string[]): boolean {
  return domains.some((domain) => name === domain || name.endsWith("." + domain));
}

/** Chat hooks by which a single address posts into a room: whoever has the address may write. */
export function isChatHook(url: URL): boolean {
  const at = url.hostname + url.pathname;
  return /^(?:hooks\.slack\.com\/services\/|(?:canary\.|ptb\.)?discord(?:app)?\.com\/api\/(?:v\d+\/)?webhooks\/|api\.telegram\.org\/bot|[\w-]+\.webhook\.office\.com\/)/i
    .test(at);
}

/** Every listed domain, lower case: gates of rules are made from it. */
export const CATCHER_HOSTS: readonly string[] = CATCHERS;
/** Every listed domain, lower case: gates of rules are made from it. */
export const DROP_HOSTS: readonly string[] = DROPS;
