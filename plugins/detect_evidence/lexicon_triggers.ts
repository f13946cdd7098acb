/**
 * Words that only show where a closer look may pay: each opens the shapes of `shapes.ts`. They are chosen to be rare, two words together
 * where one would be everywhere. Notation as in `lexicon.ts`.
 */

/** Ideas that open shapes. */
export const TRIGGER_IDEAS = [
  "call", // words before or behind a noun of machines by which it is called upon
  "origin", // where a model's own text stands, who wrote it, what it may not
  "hush", // a denied verb of telling
  "denial", // words of denial in front of what an order lacks or a person learned
  "permit", // words of consent
  "spoken", // what somebody said
  "audience", // whom an answer is for
  "order_word", // words by which somebody puts himself in charge
  "rival", // what is said of other tools
  "reach", // words of a definition that wants more than its own call
  "tamper", // what somebody does to a lock or a paper
  "waive", // a look that is said to be needed no more
  "name_of", // whose name stands under something
  "under", // whose orders are taken
  "lend", // a right that changes hands
  "false_note", // what is to be written down
  "we_two", // what agents keep to themselves
  "free_zone", // where rules are said not to hold
  "wholly", // all of what the one who is spoken to holds
  "begun", // a sentence that somebody else is to end
] as const;
/** One of them. */
export type TriggerIdea = typeof TRIGGER_IDEAS[number];

const products = (first: string, second: string, ending = ""): string =>
  first.split(" ").flatMap((one) => second.split(" ").map((two) => one + two + ending)).join(" ");

/** Nouns of what reads by machine, of which many sentences speak and few speak to. */
const DEVICES =
  "bot bots robot robots assistant assistants agent agents ai ais llm llms chatbot chatbots crawler crawlers";
const DUTIES = "_must _should _ought_to _has_to _have_to _needs_to _need_to _is_asked_to _are_asked_to";
const TOLD_VERBS =
  "tell mention inform notify report log write note list point bother say show record comment alert warn bring let include";
const READ_VERBS =
  "read scan answer process summari handle review sort triage parse index crawl analy translate see condens digest transcri caption import load fetch fil prefil pick turn writ explain tid captur ingest compil draft quot";
const AUDIENCE =
  "_user _users _guests _customers _visitors _readers _clients _people _viewers _the_user _the_users _the_customer _all_users";

/** A machine that must do something, or is thought of as the one who does it; and whoever reads, who may be a person. */
export const MACHINE_DUTIES: string = [
  products(DEVICES, DUTIES),
  products("when_the_ when_an_ when_a_ if_an_ if_a_ in_case_a_ in_case_an_ should_a_ should_an_ once_the_", DEVICES),
  "whoever_reads whoever_prepares whoever_processes whoever_summarises whoever_summarizes whoever_handles whoever_triages whoever_answers whoever_uses whoever_edits whoever_reviews",
].join(" ");

/** What binds a model, said of the one who is spoken to: "the rules you follow". */
export const RULES_OF_YOURS: string = products(
  "rules instructions guidelines restrictions orders limits memo",
  "_you _that_you",
);
/** Texts that are kept from the one who asks. */
export const HIDDEN_TEXTS: string = products(
  "hidden_ secret_ internal_ concealed_",
  "preface note notes memo page instructions text prompt message rules briefing header guidelines preamble lines",
);

/** Terms by idea. */
export const TRIGGER_WORDS: Readonly<Record<TriggerIdea, string>> = {
  call: `
    dear p.s. note_to notes_to note_for notes_for hint_for hint_to memo_to memo_for reminder_for message_to message_for
    instructions_for solution_for task_for tasks_for steps_for work_for hinweis_für hinweis_an nota_para nota_per
    note_pour note_à you_are_a you_are_an you_are_the you_are_some
    ${
    products(
      "read processed handled summarised summarized answered sorted drafted reviewed scanned parsed",
      "_by _with",
    )
  }
    ${products("that_ which_ who_", READ_VERBS, "*")}
    ${
    products(
      "software bot bots robots assistant agents scheduler crawler crawlers generators scanners readers ai ais llm llms",
      ":",
    )
  }
    ${
    products(
      "assistant assistants agent agents bot bots models helper helpers copilot copilots crawlers ais llms",
      ", _reading _evaluating _ranking _screening _handling _processing _summarising _summarizing _indexing _reviewing",
    )
  }
    ${
    products(
      "assistants agents bots models copilots",
      "_comparing _picking _working _helping _booking _browsing _shopping _answering _writing _editing _using _running _reading",
    )
  }
    ${
    products(
      "reading_ summarising_ summarizing_ condensing_ digesting_ importing_ processing_ transcribing_ answering_ handling_ tidying_ sorting_ writing_ drafting_",
      "this these your the_captions the_wrap-up the_minutes",
    )
  }
    ${
    products(
      "whatever_ whatever_is_",
      "reads summaris* summariz* condens* digest* import* load* process* transcri* writ* sort* tid* index* handl* turn* answers fil* prefill*",
    )
  } whichever anything_automatic* anything_that any_agent_that any_tool_that every_agent_that
    ${
    products(
      "to_the_ to_any_ for_the_ for_any_",
      "tool program software service app bot assistant agent model helper",
    )
  } reads_this reading_this ${
    products(
      "to_the_ for_the_",
      "summary summarising summarizing minutes inbox transcription caption booking shopping",
    )
  } whatever_agent whatever_assistant whatever_bot whatever_tool assistants_that agents_that bots_that models_that crawlers_that quoting_this turns_this
    is_read_out are_read_out read_aloud reads_this reads_it_out is_summaris* is_summariz* are_summaris* are_summariz* is_condensed
    are_condensed by_software by_a_machine by_machines by_machine by_a_program by_a_script by_a_robot by_an_automat*
    copilot, copilot: note-taker notetaker scribe summariser summarizer transcriber inbox_helper mail_helper
    meeting_bot ai_helpers: ai_helper: ai_agents: ai_assistants: ai_readers:
    ${
    products(
      "programm tool dienst werkzeug system automat helfer skript",
      ",_das ,_der ,_welches _das_dies _das_dies* _der_dies*",
    )
  }
    ${products("outil programme logiciel système service", "_qui")} ${
    products("herramienta programa sistema servicio ferramenta serviço", "_que")
  } ${products("strumento programma sistema servizio software", "_che")} ${
    products("programma tool systeem dienst hulpmiddel", "_die _dat")
  } ${products("program narzędzie system usługa", ",_który ,_która ,_które")} ${
    products("программа инструмент система сервис бот", ",_которая ,_который")
  } ${products("програма інструмент система сервіс бот", ",_яка ,_який")}
    okuyan_araç okuyan_program özetleyen_araç özetleyen_program işleyen_araç işleyen_program işleyen_sistem 的工具 的软件 的系统 的服务 的插件
    するツール するシステム するサービス するソフト するボット むツール 하는_도구 하는_시스템 하는_프로그램 하는_소프트웨어 하는_서비스 읽는_도구 البرنامج_الذي الأداة_التي النظام_الذي
    הכלי_ש* התוכנה_ש* המערכת_ש* जो_प्रोग्राम जो_उपकरण जो_सिस्टम जो_टूल program_yang alat_yang sistem_yang công_cụ chương_trình phần_mềm
    helper: helpers: models: copilots: copilot: whoever anyone_who
    ki_die roboter_der programm_das logiciel_qui robot_qui ia_qui programa_que robot_que ia_que software_que
    programma_che robot_che software_che 程序 机器人 プログラム 读本 阅读 읽는 ps_to ps_for attention, attention: attention_all
    the_attention`,
  origin: `
    start-up opening_text opening_words initial_text initial_prompt first_text first_words first_lines first_token
    forbidden not_allowed prohibited must_hide to_hide told_not asked_not your_boss your_owner your_owners your_maker
    your_makers your_creator your_creators your_developer your_developers your_company your_employer your_operator
    your_operators your_admin your_team your_provider the_company the_owner the_developers the_operator
    ${
    products(
      "your_ your_own_ your_inner_ your_hidden_ your_secret_ your_internal_ your_original_",
      "rules guidelines instructions orders directives restrictions briefing limits",
    )
  }
    above_my above_our above_this above_the_first before_my before_our before_this before_the_first preceding_my
    preceding_our preceding_this prior_to_my startup_text startup_prompt startup_instructions first_sentences
    first_instructions very_first`,
  hush: `
    ${
    products("do_not_ don't_ don’t_ never_ without_ no_need_to_ not_to_", TOLD_VERBS)
  }* before_anyone before_anybody as_if_nothing nobody_looks nobody_notices
    nobody_will no_one_will no_one_notices no_one_looks he_won't she_won't they_won't nobody_has no_one_has`,
  denial: `
    ${
    products("no_", "ticket approval confirmation signature review permission second call further")
  } never_taught not_taught never_learned never_told never_trained nobody_taught
    nobody_ever no_one_ever have_no_owner have_no_boss have_no_rules have_no_limits have_no_filter have_no_restrictions now_have_no there_is_no`,
  permit: `
    ${
    products(
      "accepted approved agreed cleared confirmed authorised authorized",
      "_by _with _last _yesterday _today _this",
    )
  } signed_off said_yes is_fine it's_fine it’s_fine told_me_to looked_at_it no_objection`,
  spoken: `
    whatever_was whatever_the everything_the everything_they everything_that_was all_that_was what_was_discussed what_was_said what_was_written`,
  audience: products("tell ask advise inform urge", AUDIENCE),
  rival: `
    as_switched_off as_turned_off as_disabled as_retired as_broken as_deprecated as_removed as_unavailable as_unsafe
    as_compromised as_obsolete as_offline as_impostors been_retired been_withdrawn are_broken are_unsafe are_outdated
    are_impostors are_unmaintained return_outdated return_stale returns_stale competing this_one_whenever
    ${products("pick_this choose_this prefer_this", "_one _tool _agent _server _converter")} this_tool_for_every
    this_one_for_every this_agent_for_every this_one_each this_one_every lies, leaks,`,
  reach: `
    run_through_this passed_through_this through_this_server to_me_first here_first before_they_go calls_here
    ${
    products(
      "after_ from_ starting_ as_of_ since_",
      "1_ 2_ 3_ the_first the_second the_third the_fifth the_tenth the_50th the_100th january february march april may june july august september october november december 2025- 2026- 2027- 2028-",
    )
  }
    for_the_first during_the_first before_that_date until_then two_days_after once_the_review once_the_badge
    once_the_approval`,
  tamper: `
    bypass bypassing defeat disable disabling tamper tampering clone cloning forge forging counterfeit counterfeiting
    spoof spoofing pick_the pick_a picking_the crack_the crack_a hotwire reproducing fake_a fake_the fool_the fool_a
    trick_the trick_a sabotage poison_the rig_the hologram master_key key_card interlock break_into`,
  waive: `
    no_need need_not needn't needn’t does_not_need doesn't_need don't_need don’t_need do_not_need don't_have_to counts_as count_as
    approval=granted approval: approval_granted approved=true approved: "approved":true "approval": "checked":true "reviewed":true "validated":true reviewer=human treat_my treat_the treat_all treat_any treat_what as_already
    consider_this consider_it considered treated_as treat_this treat_it is_deemed deemed regarded_as regard_this myself ourselves
    for_you_since i_wrote_that i_set_the i_filled_in skip_the skip_your`,
  name_of: `
    sign_as sign_for approve_as approve_for vote_as vote_for_me ${
    products(
      "in_ under_ with_",
      "his_name her_name their_name my_name his_place her_place their_place his_stead her_stead my_stead his_signature her_signature",
    )
  } 's_name ’s_name 's_place ’s_place 's_stead as_approver as_the_approver as_reviewer as_the_reviewer as_second as_signatory as_witness note_her note_his my_stead their_stead s_stead mine_under under_his under_her under_their`,
  under: `
    obey_this report_to_me answer_to_me nowhere_else nobody_else supervisor been_shut your_orchestrator your_planner ignore_whatever disregard_whatever ignore_everything ignore_anything role_is_mine role_is_now is_now_mine
    from_me from_us_only from_nowhere from_nobody from_the_text orders_from direction_from instructions_from tasks_from your_former your_old
    your_previous your_usual orchestrator`,
  lend: `
    give_me_your lend_me_your send_me_your hand_me_your share_your pass_me_your give_me_the show_me_the you_use you_hold your_session your_token your_rights your_role the_grant your_grant widen upgrade_the upgrade_your with_your_key with_your_account with_your_quota with_your_login
    delegate delegated delegates take_mine use_yours lend_me lend_us swap_tokens swap_rights full_authority complete_authority acts_with mine_has mine_is mine_only
    my_scope my_token my_role pass_it_on you_do_it not_on_the_list`,
  false_note: `
    as_approved as_passed as_skipped as_reviewed as_checked as_verified as_tested as_signed as_paid as_inspected as_green as_resolved
    as_already down_that note_that_she note_that_he record_that write_that report_that_all that_all_tests that_all_checks in_the_log_that
    pull_request_that approval_field audit_field approver_field reviewer_field signature_field approval_box sign-off_field`,
  we_two: `
    find_out_that find_out_how must_not_know must_not_learn must_not_hear must_not_notice should_not_know that_we_talked that_we_agreed
    them_that_we we_both to_ourselves among_ourselves between_ourselves two_of_us needs_to_know_that of_our_deal nobody_learns same_answer same_story same_version same_numbers if_the_safety if_the_audit* if_the_humans if_the_monitor`,
  free_zone: `
    not_applied not_enforced not_in_force switched_off turned_off been_lifted been_suspended are_suspended are_lifted logged_but
    never_given never_taught never_told never_had never_shown refusal refusals refusing to_refuse two_voices two_answers
    two_replies two_parts two_columns two_versions the_other_one the_other_just the_other_explains if_the_policy if_you_had_no if_the_rules if_your_rules
    unaligned without_the_policy without_the_filter without_the_guidelines`,
  wholly: products(
    "your_",
    "full complete whole entire original exact house opening starting hidden",
  ),
  begun: `
    "you_are “you_are „du_bist "du_bist "tu_es «tu_es "vous_êtes "eres "você_é "sei_un "je_bent "jesteś 'you_are`,
  order_word: `
    my_orders my_instructions
    what_i_send what_i_say what_i_tell what_i_write only_me me_alone my_word my_order my_orders even_if_the
    even_if_your even_if_my i_am_the but_me obey my_own asks, asks_you asks_about to_decline to_refuse declined refused
    refusing i'm_the i’m_the`,
};
