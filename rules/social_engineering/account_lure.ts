import { scan, standsNear } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

/** What happens to whom does not follow. */
const THREAT =
  /\b(?:(?:will|must|has to|to) be (?:closed|locked|suspended|disabled|deleted|returned|terminated|blocked|deactivated)|(?:is|are|was|has been|have been) (?:on hold|held(?: back)?|limited|locked|suspended|restricted|declined|blocked|expiring)|expires? (?:today|tonight|soon|in)|quota (?:is )?exceeded|ends tonight|goes back|payment (?:was )?(?:declined|failed)|unusual (?:sign-?in|login|activity)|new device|(?:otherwise|else|or) (?:it|we|your|the)\b[^.\n]{0,60}?\b(?:closed?|locked?|disabled?|deleted?|ends|back|lost))/i;
/** What is asked for. */
const ASKED =
  /\b(?:log(?:ging)? ?-?in|sign(?:ing)? ?-?in|verif(?:y|ying)|confirm(?:ing)?|update|validate|pay|release|keep|unlock|restore|renew|re-?activate|enter)\b[^.!?\n]{0,60}?\b(?:at|here|on|via|with|your|the|to|in|it|now|them|https?)\b/i;
/** How soon. */
const SOON =
  /\b(?:within (?:the )?(?:next )?(?:\d{1,3}|an?|one|two|twelve|few) ?(?:h\b|hours?|minutes?|days?)|in the next hour|today|tonight|immediately|at once|after \d{1,3} ?(?:h|hours)|by (?:midnight|noon|tomorrow)|before midnight|right away|expires?|as soon as possible)\b/i;
const BRANDS =
  "microsoft|office365|outlook|google|gmail|apple|icloud|appleid|paypal|amazon|netflix|dhl|fedex|ups|usps|docusign|dropbox|facebook|instagram|linkedin|whatsapp|binance|coinbase|metamask|chase|wellsfargo|hsbc|revolut|github|okta|sso|webmail|mailbox|helpdesk|spotify|steam|adobe";
/** The name of a service in front of a domain that is not its own, or a domain made of the words of a lure. */
const BORROWED = new RegExp(
  `^(?:[\\w-]{1,40}\\.){0,4}(?:[\\w-]{0,30}[-.])?(?:${BRANDS})(?:[-.][\\w-]{1,40}){1,5}$|(?:^|[-.])(?:verify|verification|secure|billing|renew|keep|unlock|resolve|redelivery|account|login|signin|support|update|confirm|session)(?:[-.][\\w-]{1,30})+$`,
  "i",
);
const OWN = new RegExp(
  `(?:^|\\.)(?:${BRANDS}|live|office|microsoftonline|googlemail)\\.(?:com|net|org|de|co\\.uk|fr|io|eu)$`,
  "i",
);

export default defineRule({
  id: "SOCIAL_001",
  title: "A lure: log in at this address, or lose the account",
  why:
    "A hurry, a threat and an address that is not the one of the service: agents that tidy mail follow it more willingly than people.",
  fix: "Do not open the address. Go to the service by the address that you know.",
  severity: "high",
  category: "social-engineering",
  lane: "block",
  maps: { asi: ["ASI09", "ASI01"], mcp: ["MCP06"], cwe: ["CWE-451"] },
  reads: ["message", "prompt", "document", "tool_result", "resource"],
  keywords: ["http://", "https://", "hxxp"],
  match: scan(
    /\bh(?:tt|xx)ps?:\/\/([A-Za-z0-9.-]{4,120})/i,
    (match, sample) => {
      const host = (match[1] ?? "").replace(/\.$/, "");
      return BORROWED.test(host) && !OWN.test(host) && !/\.(?:example|test|invalid|local|internal|lan)$/i.test(host) &&
        standsNear(match, sample, { pattern: THREAT, before: 240, after: 200 }) &&
        standsNear(match, sample, { pattern: ASKED, before: 200, after: 40 }) &&
        standsNear(match, sample, { pattern: SOON, before: 240, after: 200 });
    },
  ),
  examples: {
    flags: [
      "Your mailbox is over its quota and will be locked. Log in within 24 h at https://outlook-office365.mail-verify.info/s to keep it.",
      {
        text: "Parcel on hold: pay the fee at http://dhl.redelivery-desk.top within 12 hours, otherwise it goes back.",
        kind: "document",
      },
      "Unusual sign-in to your account. Confirm it is you at https://paypal.com.secure-desk.net/x today or the account will be suspended.",
    ],
    passes: [
      "Your password expires in three days. Change it in the portal that you always use.",
      "New device: if it was not you, log in at https://account.microsoft.com/devices today.",
      "The certificate expires today, docs are at https://docs.example.com/login and you can renew it there.",
    ],
  },
});
