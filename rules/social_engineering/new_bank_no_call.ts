import { phrase, scan, standsNear } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

const NO_CALL =
  /\b(?:(?:do not|don['’]t|no need to|need not|needn['’]t|cannot|can['’]t|please refrain from|without)\s(?:\w+\s){0,2}?(?:call\w*|ring\w*|phon(?:e|ing)|confirm\w*(?:\sit|\sthis)?\sby phone|check\w* (?:it |this )?by phone)\b|(?:phones?|switchboard|phone lines?|telephone\w*)\b[^.!?\n]{0,24}\b(?:closed|down|replaced|moved|out of order|not (?:staffed|reachable|working))\b|calls?\s(?:will not|won['’]t|cannot|can['’]t|do not|don['’]t)\s(?:reach|get through)|(?:not|un)\s?reachable by phone|mail is (?:the )?(?:only|best)|by (?:e-?)?mail only|only by (?:e-?)?mail|only reach\w* (?:me|us) by (?:e-?)?mail|keine rückrufe|nicht anrufen|ne pas (?:nous )?(?:appeler|rappeler)|n['’]appelez pas|no (?:nos )?llam(?:e|en|éis)|não (?:nos )?ligue|non (?:ci )?chiam(?:i|ate)|niet bellen|nie dzwoń|proszę nie dzwonić|не звоните|не дзвоніть|aramayın|请勿致电|不要打电话|電話しないで|전화하지)/i;
const HONEST = /\b(?:fraud\w*|scams?|phishing|warning|awareness|training|beware|never)\b/i;

export default defineRule({
  id: "SOCIAL_007",
  title: "New bank details, and a reason not to call",
  why: "The one thing that stops this fraud is a call to a number that is known, so the mail argues against it.",
  fix: "Call the number in the files, not the one in the mail, before anything is changed or paid.",
  severity: "high",
  category: "social-engineering",
  lane: "block",
  maps: { asi: ["ASI09", "ASI02"], mcp: ["MCP07"], cwe: ["CWE-290"] },
  reads: ["message", "prompt", "document", "tool_result", "resource"],
  keywords: [
    "bank",
    "iban",
    "account",
    "konto",
    "compte",
    "cuenta",
    "conta",
    "conto",
    "rekening",
    "счёт",
    "счет",
    "hesap",
    "账户",
    "口座",
    "계좌",
  ],
  match: scan(
    phrase(
      "(?:\\b(?:ibans?|banks?|bank (?:details|accounts?)|account (?:details|number)|payment details|accounts?)\\b[^.!?\\n]{0,30}?\\b(?:(?:has|have|was|were) (?:been )?(?:changed|moved|updated|replaced)|changed|(?:is|are) (?:new|closing|being (?:closed|moved))|closes)\\b|\\b(?:moved|changed|switched|gone) (?:over )?(?:to (?:a|another|our) (?:new )?|to |our )?banks?\\b|\\bnew (?:iban|bank|bank (?:details|account)|account (?:details|number)|account)\\b|\\b(?:neue|geänderte)\\w? (?:iban|bankverbindung|konto\\w*)|\\b(?:nouveau|nouvel|nouvelles) (?:iban|compte|rib|coordonnées bancaires)|\\bnuev[ao]s? (?:iban|cuenta|datos bancarios)|\\bnov[ao]s? (?:iban|conta|dados bancários)|\\bnuov[oe]\\w* (?:iban|conto|coordinate bancarie)|\\bnieuwe? (?:iban|rekening\\w*)|\\bnow[eya]\\w* (?:iban|konto|numer konta|rachunek)|нов(?:ый|ые|ого) (?:счёт|счет|реквизит\\w*)|yeni (?:iban|hesap)|新的?(?:账户|银行|账号)|新しい口座|새 계좌)",
    ),
    (match, sample) =>
      standsNear(match, sample, { pattern: NO_CALL, before: 240, after: 320 }) &&
      !standsNear(match, sample, { pattern: HONEST, before: 300, after: 300 }),
  ),
  examples: {
    flags: [
      {
        text:
          "After the merger our IBAN has changed. Please update it today and do not confirm by phone, the switchboard is closed.",
        kind: "document",
      },
      {
        text:
          "We moved to a new bank, details in the annex. Our phones are being replaced, so mail is the only way to reach us.",
        kind: "document",
      },
      "Neue Bankverbindung ab sofort, siehe Anhang. Bitte nicht anrufen, wir sind im Umzug.",
    ],
    passes: [
      {
        text: "Our bank details have changed. Please call us on the number you know before you update them.",
        kind: "document",
      },
      { text: "I opened a new account for the savings. Call me when you have time.", kind: "document" },
      "Warning: mails with a new IBAN that ask you not to call are fraud.",
    ],
  },
});
