/**
 * Ideas that no list of words can hold, because it is the shape of a few words that says them: a noun of machines that is called upon, a
 * denied verb of telling, a text that stands before the first message. A shape is looked for only around the words that open it.
 */
import type { Idea } from "./ideas.ts";
import type { Shape } from "./shape.ts";
import { WORK_SHAPES } from "./shapes_work.ts";

/** Characters of the window before and behind a trigger. */
export const SHAPE_CHARS = 72;

const DEVICE = String
  .raw`(?:programm?e?s?|software|systems?|bots?|robots?|machines?|scheduler|tools?|helpers?|assistants?|agents?|models?|generators?|auto-?complete|auto-?responder|crawlers?|parsers?|scanners?|automations?|ais?|llms?|copilot|readers?|fixers?|processor|classifier|summari[sz]er|chatbots?)`;
const READS = String
  .raw`(?:read|see|scan|answer|process|summari|handle|review|sort|triag|pars|index|crawl|analy|translat)\w*`;
/** Somebody who must not know, or something that is kept from somebody. */
const KEPT = String
  .raw`(?:(?:this|it|that|these|them)(?=\s*(?:[.,;:!?)"]|$|(?:out|in|into|to|from|when|and|as|up|on|at|or|while|for)\b))|us|me|him|her|the (?:user|owner|customer|client|person|reader|report|summary|review|log|logs|ticket|team|others|memo|change)|any(?:one|body)|(?:a|in|into|to) (?:the )?(?:user|owner|report|summary|review|log|logs|ticket|human|answer))`;
const TELL = String
  .raw`(?:tell|mention|inform|notif(?:y)|report|log|write|note|list|point|bother|say|show|record|comment|alert|warn|reveal|disclose|bring|let|include)`;
const BOSS = String
  .raw`(?:boss|owner|maker|developer|creator|employer|company|operator|admin|team|founder|engineer|people|provider)s?`;
const TEXT = String
  .raw`(?:texts?|sentences?|words?|lines?|paragraphs?|messages?|notes?|tokens?|everything|what|contents?|part|passage|letter)`;

/** Who, in languages that part it from the noun with a comma or not. */
const WHICH = "der|die|das|qui|que|che|som|który|która|котор[а-я]{2,3}";
/** What a program does with a mailbox or a text, by its stem. */
const HANDLES =
  "gestion|lee|lea|proces|process|organiz|orden|clasific|resum|atiend|manej|auswert|bearbeit|liest|zusammenfass|sortier|verwalt|beantwort|trie|lit|trait|gère|résum|class|legge|smist|gestisc|elabor|riassum|ordin|lê|leest|beheert|verwerk|samenvat|czyta|obsług|przetwarz|sortuj|streszcz|разбир|чита|обрабат|сортир|läser|hanter|čte|zpracov";

function shape(idea: Idea, trigger: Idea, source: string): Shape {
  return { idea, trigger, pattern: new RegExp(source.replaceAll(" ", String.raw`\s{1,2}`), "i") };
}

/** Every shape. */
export const SHAPES: readonly Shape[] = [
  ...WORK_SHAPES,
  // Dear scheduler bot; PS to robots; note for the model.
  shape(
    "reader",
    "call",
    String
      .raw`\b(?:dear|attention|p\.?s\.?|notes?|hint|memo|reminder|message|instructions?|solution|tasks?|steps|work|hinweis|nota)[:,.(]?(?: (?:to|for|of|für|an|para|per))? (?:[\w'’-]{1,14} ){0,3}?${DEVICE}\b(?! (?:manager|settings?|version|type|name|id)\b)`,
  ),
  shape("reader", "call", String.raw`\b${DEVICE} (?:that|which|who) (?:[\w-]{1,14} ){0,2}?${READS}`),
  shape(
    "reader",
    "call",
    String
      .raw`(?:read|processed|handled|summari[sz]ed|answered|sorted|drafted|reviewed|scanned|parsed) (?:by|with) (?:an? |the |some )?(?:[\w-]{1,14} )?${DEVICE}\b`,
  ),
  shape(
    "reader",
    "call",
    String.raw`\b(?:if|when|in case|as) you are (?:an?|the|some) (?:[\w-]{1,14} ){0,2}?${DEVICE}\b`,
  ),
  shape("reader", "call", String.raw`(?:^|[\n.(>"'#*\/-]\s?)(?:[\w-]{1,14} ){0,3}${DEVICE}: [a-z]`),
  // Shopping agent, buy the …
  shape(
    "reader",
    "call",
    String
      .raw`(?:^|[\n.!?"(>] ?)(?:[\w-]{1,14} ){0,2}(?:agents?|assistants?|bots?|copilot|ais?|models?), (?:please |kindly |now )?[a-z]{2,12} (?:the|this|these|all|your|every|any|an?|it|them|me)\b`,
  ),
  // For the note-taking assistant, please …; recruiting models evaluating this profile: …
  shape(
    "reader",
    "call",
    String.raw`\b(?:for|to) (?:the|any|all|your|every) (?:[\w-]{1,14} ){0,2}${DEVICE}(?:,|:| -) `,
  ),
  shape(
    "reader",
    "call",
    String
      .raw`\b${DEVICE} [\w-]{3,14}ing (?:up |through |over )?(?:this|the|these) [\w-]{2,14}(?: [\w-]{2,14}){0,2}[:,] `,
  ),
  // Assistants comparing kettles for a shopper must …
  shape(
    "reader",
    "call",
    String.raw`\b${DEVICE} [\w-]{3,14}ing [^.!?\n:]{3,60}\b(?:must|should|shall|have to|has to|need to|are to)\b`,
  ),
  // Whoever fixes this with a coding agent: …
  shape(
    "reader",
    "call",
    String.raw`\b(?:whoever|anyone who) [\w-]{2,14} [^.\n:]{0,40}\b${DEVICE}\b`,
  ),
  // El asistente que gestiona este correo; der Assistent, der diese Mail auswertet.
  shape(
    "reader",
    "call",
    String
      .raw`(?:assist\S{3,5}|asystent\S{0,2}|asistent\S?|ассистент\S{0,2}|agent\S{0,3}|bot\S{0,3}|бот\S{0,2}|ki|ia)(?:,? (?:${WHICH})) (?:[^\s.,:;]{1,14} ){0,4}?(?:${HANDLES})`,
  ),
  shape(
    "reader",
    "call",
    String.raw`(?:боту|ассистенту), обрабатывающему|(?:okuyan|işleyen) (?:asistan|yapay zek|bot|ajan)`,
  ),
  shape(
    "reader",
    "call",
    String
      .raw`(?:阅读|处理|读|分析|整理|总结|负责).{0,8}(?:程序|机器人|机器|模型|ai|助手|智能体)|(?:読む|処理する|要約する|整理する).{0,6}(?:プログラム|ai|アシスタント|エージェント)|(?:읽는|처리하는|요약하는|정리하는).{0,4}(?:ai|프로그램|비서|에이전트)`,
  ),
  shape(
    "reader",
    "call",
    String
      .raw`\b(?:programm?a?e?|software|roboter?|logiciel|ki|ia|máquina|maschine|sistema|программ\w{1,2}|робот) (?:die|das|der|qui|que|che|dat|котор\w{2}|которая),? `,
  ),
  shape(
    "secrecy",
    "hush",
    String
      .raw`\b(?:do not|don['’]t|never|without|no need to) (?:[\w']{1,10} ){0,2}?${TELL}(?:s|ing|tioning)? (?:[\w']{1,10} ){0,2}?${KEPT}\b`,
  ),
  shape(
    "secrecy",
    "hush",
    String
      .raw`\b(?:before any(?:one|body) (?:looks|notices|sees|asks|finds)|as if nothing (?:had |has )?happened|(?:nobody|no one|he|she|they)(?: will| would|['’]ll)? (?:ever )?(?:won['’]t mind|looks? at|notices?|finds? out|needs? to know|will know|has to know))`,
  ),
  shape(
    "unasked",
    "denial",
    String
      .raw`\b(?:no|without|don['’]t need|do not need|needn['’]t) (?:[\w-]{1,12} ){0,2}?(?:ticket|approval|confirmation|signature|review|permission|second opinion|asking|call) (?:is |are )?(?:needed|required|necessary)`,
  ),
  shape(
    "loose",
    "denial",
    String
      .raw`\b(?:never|not|nobody|no one|wasn['’]t)\b[^.\n]{0,24}(?:taught|learn(?:ed|t)|told|trained)[^.\n]{0,14}(?:say no|refuse|decline|rules|limits|manners|shame|caution)`,
  ),
  shape(
    "consent",
    "permit",
    String
      .raw`\b(?:accepted|approved|agreed|cleared|signed off|confirmed|authori[sz]ed|okayed)(?: [\w-]{1,12}){0,3}? (?:by|with) (?:the |your |his |her )?(?:[\w-]{1,12} )?(?:supervisor|boss|manager|owner|user|team|management|legal|lawyers?|phone|board)\b`,
  ),
  shape(
    "consent",
    "permit",
    String
      .raw`\b(?:the |your )(?:user|owner|boss|manager|client|customer|lawyers?|legal|supervisor)\b[^.\n]{0,30}(?:said yes|is fine|it['’]s fine|told me to|agreed to (?:it|this)|looked at it|has no objection)`,
  ),
  shape(
    "isolate",
    "order_word",
    String
      .raw`\b(?:do|follow|obey|believe|trust) (?:only )?(?:what I (?:send|say|tell|write)|my (?:word|orders?|commands?)|me alone|only me)\b`,
  ),
  shape(
    "isolate",
    "order_word",
    String
      .raw`\b(?:my word is (?:above|law|final)|(?:nobody|no one) to obey but me|I(?: am|['’]m) the (?:new )?(?:boss|owner|supervisor|admin|administrator)\b)`,
  ),
  shape(
    "defy",
    "order_word",
    String
      .raw`\bmy (?:orders|instructions|word) (?:rank|count|stand|come|take precedence|go)s? (?:over|above|before|more than) `,
  ),
  shape(
    "lie",
    "order_word",
    String
      .raw`\bif (?:the |an? |any)?[\w-]{1,14} asks?(?: you)?(?: about [\w-]{1,14})?,? (?:just |simply )?(?:say|tell|answer|claim|reply|write)\b`,
  ),
  shape(
    "insist",
    "order_word",
    String
      .raw`\b(?:wrong to (?:decline|refuse)|(?:declined?|refused?|refusing)\b[^\n]{0,60}(?:once more|again|anyway|now)\b)`,
  ),
  shape("loose", "denial", String.raw`\bthere is no (?:filter|limit|rule|owner|censor|law|ethics)`),
  shape(
    "opening",
    "origin",
    String
      .raw`\b${TEXT}\b[^.?!\n]{0,30}\b(?:above|before|preced(?:es|ing)|prior to|ahead of) (?:my|this|our|the) (?:first |own |very )?(?:line|question|message|chat|conversation|one|request|sentence|input)`,
  ),
  shape(
    "opening",
    "origin",
    String
      .raw`\b(?:startup|start-up|opening|initial|first|very first) (?:text|words?|lines?|sentences?|tokens?|instructions?|prompt)\b`,
  ),
  shape(
    "told",
    "origin",
    String
      .raw`\b(?:your|the) ${BOSS}\b[^.?!\n]{0,24}\b(?:left|gave|told|wrote|made|asked|set|forbade|put|hand(?:ed)?)\b[^.?!\n]{0,14}\b(?:you|it|him)\b`,
  ),
  shape(
    "told",
    "origin",
    String
      .raw`\b(?:you|assistants?(?: like you)?|it)\b[^.?!\n]{0,24}\b(?:forbidden|not allowed|prohibited|must hide|have to hide|supposed to (?:hide|keep)|told not|asked not|banned from)\b`,
  ),
  shape(
    "own_rules",
    "origin",
    String
      .raw`\byour (?:own |inner |hidden |secret |internal |original )?(?:rules|guidelines|instructions|orders|directives|restrictions|briefing|limits)\b`,
  ),
  shape(
    "defy",
    "order_word",
    String
      .raw`\beven if (?:the|your|my) [\w-]{1,20} (?:objects?|disagrees?|protests?|complains?|says? (?:no|otherwise))`,
  ),
  shape(
    "self_dealing",
    "order_word",
    String.raw`\b(?:approve|merge|sign|accept|confirm|grant|pay|release|review) my own [\w-]{2,14}`,
  ),
  shape(
    "loose",
    "denial",
    String.raw`\byou (?:now )?have no (?:owner|boss|rules|limits|filter|restrictions|master|morals)`,
  ),
  shape(
    "direct_user",
    "audience",
    String
      .raw`\b(?:tell|ask|advise|inform|urge) (?:the |all |any )?(?:users?|guests?|customers?|visitors?|readers?|clients?|people|viewers?) (?:to|that|for)\b`,
  ),
  shape(
    "inputs",
    "spoken",
    String
      .raw`\b(?:whatever|everything|all|what) (?:that )?(?:was|were|has been|had been|the user|the person|the client|they|he|she)(?: \w{1,8})? ?(?:discussed|said|written|wrote|typed|asked|talked about)\b[^.\n]{0,12}\b(?:before|so far|earlier|until now|up to|in this|in the)`,
  ),
];
