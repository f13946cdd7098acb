import { isPlaceholder, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CRED_142",
  title: "Password in a sentence",
  why: "People and agents tell each other passwords in plain words; the message is kept where the password is not.",
  fix: "Change it, and share passwords through a manager that shows who looked.",
  severity: "high",
  category: "credential-leak",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-522", "CWE-798"] },
  reads: ["message", "prompt", "tool_result", "tool_argument", "document", "resource"],
  keywords: [
    "passw",
    "passphrase",
    "passcode",
    "passwd",
    "pwd",
    "wifi key",
    "wi-fi key",
    "kennwort",
    "mot de passe",
    "contrase",
    "clave",
    "senha",
    "wachtwoord",
    "haslo",
    "hasło",
    "пароль",
    "密码",
    "パスワード",
    "비밀번호",
    "pin ",
    "pin:",
    "pin=",
    "pin*",
    "pin`",
    "pin_",
  ],
  match: scan(
    /(?:\b(?:pass(?:word|phrase|code)|passwd|pwd|pin|wi-?fi key|kennwort|passwort|mot de passe|contrase(?:ñ|n)a|clave|senha|wachtwoord|has(?:ł|l)o)|пароль|密码|パスワード|비밀번호)[*_`]{0,3}(?:\s{1,3}(?:for|of|to|on|für|de|du|para|do|voor)\b[^.\n:]{1,60}?)?(?:\s{0,2}(?:is|was|ist|est|es|é|jest|=|:|：|는|は|：)\s{1,3}|\s{0,2}[:：=]\s{0,3})["'`“„«]?([^\s"'`”“»,;]{6,64})/i,
    (match) => {
      const value = (match[1] ?? "").replace(/[.)\]!?]{1,2}$/, "");
      const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(value)).length;
      return value.length >= 6 && /\d/.test(value) && kinds >= 3 && !isPlaceholder(value) &&
          !/[<>{}$()[\]\\]|:\/\/|^(?:min|max|is|at)\b|\.(?:js|ts|py|com|org|length|value)\b|^[a-z]+\.[a-z]+|^0x[0-9a-f]+$/i
            .test(
              value,
            ) &&
          !/^[0-9a-f]{32,}$/i.test(value)
        ? {
          start: match.index + match[0].lastIndexOf(value),
          end: match.index + match[0].lastIndexOf(value) + value.length,
        }
        : false;
    },
  ),
  sensitive: true,
  examples: {
    flags: [
      "The password for the staging server is " + "Bl4c" + "kbir" + "d!77" + ". Please change it on Friday.",
      { text: "Hi Maria, your new passphrase: " + "tulip-" + "Garage" + "-42-Moon", kind: "document" },
      { text: "Das Passwort ist " + "Somm" + "er#2" + "031x", kind: "message" },
      { text: "wifi password: " + "Gu3s" + "t-Ne" + "t_09", kind: "tool_result" },
    ],
    passes: [
      "The password is incorrect.",
      "Your password must be at least 8 characters, with a digit.",
      "password: ********",
      "Passwords are hashed with Argon2id.",
      "The password is in the vault.",
    ],
  },
});
