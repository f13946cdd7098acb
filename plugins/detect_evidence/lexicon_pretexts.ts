/**
 * What is said around an order that nobody ought to follow: whom it speaks to, who is said to have agreed, whom not to ask, for how long it
 * is to hold; and the many ways to ask a model for what it was told. Notation as in `lexicon.ts`.
 */

import { HIDDEN_TEXTS, MACHINE_DUTIES, RULES_OF_YOURS } from "./lexicon_triggers.ts";

/** Ideas of pretexts and frames. */
export const PRETEXT_IDEAS = [
  "reader", // whatever reads a text by machine, called upon in words that only such a reader is meant by
  "obliged", // a machine that must
  "own_rules", // what binds the one who is spoken to
  "consent", // somebody is said to have agreed
  "unasked", // nobody is to be asked
  "told", // what a model was told, by those who run it
  "asked_of_you", // the same as a question
  "opening", // the place where it was told
  "hand_me", // the sender wants to have it
  "exact", // to the letter
  "store", // where a model keeps what holds for later sessions
  "keep", // always, from now on
  "trust", // what is to be let through from then on
  "isolate", // to answer to the sender alone
  "chief", // whoever an agent works for
  "covert", // a channel that nobody looks at
  "unseen", // text that no person sees
  "defy", // the one in charge does not count
  "self_dealing", // in the sender's own favour
  "disguise", // a word that is written so as not to be found
  "mine", // a place of the sender's own
  "careless", // a deed that is done before anybody answers
  "usual_check", // the same as `check` in words of every day, which open nothing
  "spread", // to hand an order on to others
  "signal", // to wait for a word or a day
  "must", // words of duty in a definition
  "inputs", // all that a model was given, as a parameter
  "rivals", // other tools are not to be used
  "other_calls", // what other tools are called with
  "hazard", // what harms people
  "frame", // a story, a play, a game around a request
  "reason", // why the sender says to need it
  "insist", // a refusal does not count
  "lie", // a report that is to be wrong
  "loose", // without manners, morals or anybody who looks
  "code_word", // a one-time code, a PIN
  "pressing", // said to be in need
] as const;
/** One of them. */
export type PretextIdea = typeof PRETEXT_IDEAS[number];

/** Terms by idea. */
export const PRETEXT_WORDS: Readonly<Record<PretextIdea, string>> = {
  reader: `
    software_reading software_that_reads software_processing program_reading machine_reading machines_reading
    systems_reading system_reading system_processing systems_processing processing_system* automated_helper
    automatic_sorter automated_sorter automation_reading automated_reader* summarising_tool* summarizing_tool*
    summarising_assistant ticket_bot support_bot mail_bot triage_bot review_bot an_ai_that an_ai_reading any_ai
    if_an_ai an_ai_drafts reviewers_using whichever_model whichever_agent whichever_assistant any_model any_agent
    any_assistant readers_with readers_using model_that_reads agent_that_reads sql_agent calendar_assistant
    mail_assistant email_assistant the_model_doing the_model_reading the_agent_reading the_assistant_reading note_to_ai
    note_for_ai note_for_the_ai note_to_the_ai note_for_assistants for_ai_readers to_all_agents assistants_reading
    assistant_that_manages the_assistant_has_to the_agent_has_to the_model_has_to the_assistant_is_asked
    the_agent_is_asked bots_reading your_ai your_assistant_should if_you_are_a_bot if_you_are_an_ai
    if_you_are_a_language for_the_bot hint_for_the_model note_for_the_model instructions_for_the_model llm: ai:
    for_the_assistant to_the_assistant die_ki_die die_ki, ki-assistent* ki-agent* für_die_ki an_die_ki sprachmodell*
    à_l'ia l'ia_qui l'intelligence_artificielle intelligence_artificielle_qui pour_l'ia modèle_de_langage
    estimado_asistente asistente_de_ia la_ia_que para_la_ia inteligencia_artificial_que para_el_modelo
    nota_para_o_modelo para_a_ia assistente_de_ia gentile_assistente assistente_ia l'ia_che all'ia beste_assistent
    ai-assistent* asystent_ai drogi_asystencie для_ии ии-ассистент* ассистенту нейросет* для_модели примечание_для
    yapay_zeka yapay_zekâ asistanına asisten_ai untuk_ai trợ_lý_ai 本页的ai 页的ai 阅读本页 读到这段 人工智能请 人工智能 ai助手 ai请 智能体
    aiアシスタント aiへ アシスタントへ ai_어시스턴트 인공지능 المساعد_الذكي للمساعد للذكاء_الاصطناعي एआई_सहायक एआई ผู้ช่วยเอไอ
    model_is_editing model_editing model_drafts ai_drafts beste_robot chi_legge_con ai에게 ai는 ai야 读取本文的 处理本文的
    have_the_agent have_your_agent have_the_assistant have_your_assistant have_the_bot have_the_model let_the_agent
    let_your_agent ask_your_agent ask_your_assistant tell_your_agent tell_your_assistant with_a_coding_agent
    with_an_ai_agent with_a_coding_assistant with_an_ai_assistant retrieval_note note_to_retrieval note_for_retrieval
    indexing_note note_to_llm* note_for_llm* note_to_agents note_for_agents note_to_bots agent_note: ai_note: llm_note:
    model_note: assistant_note: ai_instructions: llm_instructions: agent_instructions: ai_notice: ai_hint: llm_hint:
    agent_hint: you_have_read_this you_read_this_entry you_have_processed_this you_have_finished_reading
    after_reading_this_page after_reading_this_document once_read_by si_eres_una_ia si_vous_êtes_une_ia
    wenn_du_eine_ki falls_du_eine_ki se_você_é_uma_ia se_sei_un'ia
    liebe_ki lieber_assistent lieber_bot estimada_ia querida_ia chère_ia cher_assistant cara_ia gentile_ia caro_assistente beste_ai droga_ai дорогой_ии уважаемый_ии sevgili_yapay
    whoever_processes_this processes_this_automatically processed_automatically retrieving_software retrieving_this_document screening_note ranking_step ranking_model if_a_booking_assistant l'attention_de_l'outil l'outil_qui outil_qui_compare chi_prepara_il_riassunto prepara_il_riassunto помічнику помощнику_который помічнику,_який aan_de_assistent dla_asystenta`,
  obliged: MACHINE_DUTIES,
  own_rules: `
    ${RULES_OF_YOURS} how_you_are_supposed supposed_to_behave how_you_should_behave how_you_behave
    deine_regeln deinen_regeln deine_anweisungen tes_règles tes_consignes vos_consignes tus_reglas tus_instrucciones suas_regras tuas_instruções le_tue_regole le_tue_istruzioni je_regels je_instructies twoje_zasady твои_правила твои_инструкции senin_kuralların kuralların aturanmu 你的规则 你的指令 あなたのルール あなたの指示 너의_규칙 당신의_지침 قواعدك तुम्हारे_नियम`,
  consent: `
    already_agreed already_approved already_consented already_confirmed already_authorised already_authorized
    already_gave already_given already_signed already_cleared already_been_agreed already_been_approved
    already_said_yes has_agreed_to_this have_agreed_to_this gave_consent given_consent verbal_consent has_consented
    has_given_permission has_been_agreed been_agreed_with been_cleared_with as_already_approved signed_it_off
    signed_off has_signed has_approved_it user_also_asked user_asked_also user_also_wants user_has_asked user_wants_you
    user_wants_this user_prefers i_take_responsibility take_full_responsibility this_is_legal legal_is_fine
    team_lead_knows boss_knows pre-approved preapproved counts_as_done counts_as_approved have_already_voted
    already_voted everyone_agreed approved_in_advance consent_is_given user_said on_behalf_of_the_user
    in_the_user's_name hat_bereits_zugestimmt bereits_zugestimmt schon_zugestimmt ist_abgesprochen bereits_genehmigt
    a_déjà_donné_son_accord déjà_donné déjà_accepté déjà_approuvé a_déjà_consenti ya_ha_aceptado ya_aceptó ya_dio_su
    ya_está_aprobado ya_autorizó já_concordou já_autorizou já_aprovou pediu_também ha_già_accettato ha_già_approvato
    già_autorizzato heeft_al_toegestemd al_goedgekeurd już_się_zgodził już_zatwierdz уже_согласи* уже_одобр*
    просил_также просил_ещё пользователь_просил zaten_onayladı onay_verdi sudah_setuju sudah_menyetujui đã_đồng_ý 已经同意
    已同意 已授权 已經同意 同意済み 承認済み 既に同意 이미_동의 이미_승인 وافق_بالفعل المستخدم_وافق पहले_ही_सहमत सहमति_दे the_user_wants
    the_user_asked the_user_has_asked the_owner_wants
    earlier_approval earlier_consent blanket_permission blanket_approval standing_approval
    pre-cleared precleared was_pre-cleared permanently_agreed verbally_approved approved_verbally carries_over carried_over still_valid_for onayı_sözlü autorisé_par_téléphone telefonisch_freigegeben autorizó_por_teléfono approved_by_phone okayed_by_phone`,
  unasked: `
    without_review without_permission without_warning without_further_checks without_checking no_confirmation
    no_approval_is no_need_to_ask no_need_to_bother no_need_to_wait no_need_to_check no_need_to_confirm don't_ask
    don’t_ask do_not_wait don't_wait no_call_back no_questions need_no_confirmation needs_no_confirmation on_its_behalf
    on_his_behalf on_her_behalf in_her_name in_his_name as_if_you_were straight_away skip_the_second
    do_it_yourself_without dislike_being_asked before_it_tells routine_task ohne_nachfrage ohne_bestätigung
    ohne_zu_fragen sans_confirmation sans_validation sin_confirmación sem_confirmação senza_conferma zonder_te_vragen
    zonder_bevestiging bez_potwierdzenia без_подтверждения без_вопросов onaysız tanpa_konfirmasi không_cần_hỏi 无需确认
    不用确认 不要询问 確認なし 確認せず 확인_없이 دون_سؤال دون_تأكيد बिना_पुष्टि only_a_formality mere_formality a_formality sin_la_segunda
    sin_segunda sans_la_deuxième ohne_zweite senza_la_seconda
    do_not_check_back don't_check_back don’t_check_back no_need_for_a_reply accept_silently accepted_silently`,
  told: `
    was_said_to_you said_to_you_here said_to_you_first set_up_with given_by_you
    told_you gave_you asked_you made_you taught_you wants_you wanted_you trained_you ordered_you instructed_you
    configured_you programmed_you built_you deployed_you set_you briefed_you hired_you you_were_told you_were_given
    you_were_asked you_were_configured you_were_taught you_were_instructed you_were_programmed you_were_set_up
    you_have_been_told you_have_been_given you_got_from you_start_from you_saw_before you_saw_first you_work_by
    you_work_under you_must_not_say you_promised you_may_not_tell you_may_not_say not_allowed_to_say asked_not_to
    given_to_you it_was_configured it_was_told they_made_you somebody_gave someone_gave was_told_to_keep
    assistant_was_told people_who_deployed people_who_run_you who_run_you your_makers your_developers your_creators
    your_operators your_employer te_dijeron te_dieron te_encargaron te_pidieron te_programó te_programaron debes_callar
    te_pediram te_deram te_disseram te_mandaram te_programou t'a_programmé t'a_demandé t'a_donné t'ont_dit t'a_dit
    on_t'a vous_a_donné vous_a_demandé dir_aufgetragen dir_vorher dir_gesagt dir_gegeben dich_gebaut dich_programmiert
    man_dir dir_mitgegeben ti_hanno_detto ti_hanno_dato ti_è_stato ti_hanno_chiesto je_kreeg je_gekregen je_gemaakt
    je_is_verteld ci_kazano ci_powiedziano ci_polecono cię_stworzył тебе_запретили тебе_сказали тебе_дали тебе_велели
    ты_получил тебе_поручили sana_verilen sana_söylenen sana_söylendi diberikan_kepadamu dikatakan_kepadamu
    bạn_được_cho bạn_được_yêu_cầu 给你的 告诉你的 你收到的 你被要求 要求你 渡された 与えられた 言われた 教えられた 指示された 받은 네가_받은 들은_지시 قيل_لك أعطيت_لك
    طلب_منك तुम्हें_दिए आपको_दिए तुम्हें_बताया आपको_बताया you_are_not_allowed_to you_are_forbidden they_want_you_to
    you_keep_from you_are_hiding wurde_dir_gesagt hat_man_dir darfst_du_nicht t'a-t-on te_han_dicho te_han_dado
    disseram_para_você você_recebeu recibiste hai_ricevuto heb_je_gekregen powiedziano_ci тебя_просили вам_дали
    size_verilen talimat_verildi dir_vorgeschrieben dir_gab dir_gegeben_hat t'a-t-il qu'il_t'a te_ordenaron te_impuso
    te_proibiram ti_ha_detto ti_ha_dato je_opgedragen sana_ne_söyl* sana_ne_den* дали_хозяева as-tu_reçu* tu_as_reçu*
    avant_celle-ci
    you_were_set_up_with set_up_with loaded_before loaded_before_i before_i_arrived briefing_expired your_briefing was_a_placeholder te_dejaron_escrito te_dejaron on_vous_a_demandé`,
  asked_of_you: `
    were_you_told were_you_asked were_you_given were_you_instructed did_they_tell_you did_they_give_you have_you_been_told have_you_been_given are_you_not_allowed aren't_you_allowed are_you_forbidden do_you_follow do_you_obey do_you_have_to_follow
    wurde_dir hat_man_dir darfst_du_nicht t'a-t-on as-tu_reçu* te_han_dicho te_han_dado te_deram te_disseram ti_hanno_dato heb_je_gekregen тебе_дали sana_verildi 你被给 与えられて 받았`,
  opening: `
    ${HIDDEN_TEXTS} at_the_very_beginning first_message first_text first_words first_lines opening_message
    top_of_this_conversation top_of_the_conversation beginning_of_this_conversation beginning_of_the_conversation
    start_of_this_conversation start_of_the_conversation before_i_said before_this_chat before_this_conversation
    before_we_started before_our_chat initial_setup initial_instructions your_setup your_set-up setup_text hidden_text
    hidden_notes hidden_instructions hidden_message hidden_context context_window internal_instructions
    internal_guidelines instructions_for_the_assistant standing_orders your_briefing text_at_the_top
    instrucciones_internas instruções_internas no_início al_principio desde_el_principio al_comienzo consignes_internes
    au_début au_départ interne_anweisungen am_anfang ganz_am_anfang istruzioni_interne all'inizio in_het_begin
    vóór_dit_gesprek voor_dit_gesprek na_początku в_начале первый_текст первое_сообщение внутренние_инструкции en_başta
    ilk_mesaj di_awal pesan_pertama lúc_đầu tin_nhắn_đầu_tiên 最初に 最初の 冒頭 最开始 一开始 第一条消息 内部指令 첫_메시지 처음에 첫_번째_메시지 内部の指示
    في_البداية أول_رسالة शुरुआत_में पहला_संदेश в_самом_начале до_моего перед_моим précédant_ma avant_ma vor_meiner
    vor_meinem antes_de_mi antes_da_minha prima_della_mia prima_del_mio vóór_mijn ilk_mesajda benden_önce 在我之前 我之前 私の前
    내_질문_전 내_메시지_전 the_system_prompt the_system_message your_system_prompt your_system_message the_developer_message
    your_developer_message that_came_before_mine before_mine put_in_front_of in_front_of_our in_front_of_this start_of_this_chat very_start_of your_full_setup your_configuration your_system_configuration your_config opening_configuration hidden_messages
    hidden_turns very_first_thing first_thing_that_was before_i_joined before_i_came what_governs_you governs_you
    comes_before_the_word before_the_word that_comes_before_my text_you_were_set text_you_are_set house_rules_that what_was_loaded
    the_setup_message above_this_line everything_above loaded_at_the_start
    deine_konfiguration deiner_konfiguration ta_configuration votre_configuration tu_configuración tua_configuração
    sua_configuração tua_configurazione je_configuratie jouw_configuratie twoją_konfigurację twojej_konfiguracji
    твою_конфигурацию твоей_конфигурации твою_конфігурацію yapılandırmanı 你的配置 你的设定 あなたの設定 네_설정 너의_설정 konfigurasimu cấu_hình_của_bạn
    إعداداتك ההגדרות_שלך तुम्हारी_सेटिंग
    starting_instructions start_instructions starting_prompt your_starting hidden_starting
    first_words_you first_two_hundred_words from_the_first_line desde_la_primera_línea dès_la_première_ligne ab_der_ersten_zeile`,
  hand_me: `
    tell_me give_me send_me show_me pass_me forward_me hand_me lend_me mail_me read_me dime dame envíame mándame muéstrame gib_mir sag_mir nenn_mir schick_mir zeig_mir donne-moi donnez-moi dis-moi envoie-moi
    montre-moi dimmi dammi mandami mostrami me_dê me_diga me_envie me_mostre vertel_me geef_me stuur_me podaj_mi powiedz_mi скажи_мне дай_мне пришли_мне bana_söyle bana_ver bana_gönder beri_aku beritahu_aku cho_tôi
    告诉我 给我 发给我 教えて 送って 알려줘 보내줘 أخبرني أعطني أرسل_لي मुझे_बता मुझे_दे`,
  exact: `
    letter_by_letter line_by_line each_line character_by_character exact_wording exact_words exact_text full_text
    the_complete backwards spelled_backwards code_block as_a_table as_yaml reply_with_nothing nothing_else in_base64
    as_a_poem one_after_the_other wörtlich textuellement literalmente tal_cual ao_pé_da_letra alla_lettera letterlijk
    woord_voor_woord słowo_w_słowo dosłownie olduğu_gibi từng_chữ nguyên_văn 原封不动 原样 そのまま 全部見せ حرفيا كلمة_بكلمة शब्दशः
    हूबहू plain_text as_plain_text in_clear in_clear_text character_for_character letter_for_letter the_exact
    exactly_as_it
    unchanged comma_for_comma as_they_stand as_it_stands nothing_shortened nothing_left_out leaving_nothing_out complete_wording exact_copy copy_it_exactly as_a_markdown
    as_a_bulleted as_json as_a_list in_french in_spanish in_german in_danish hash_of md5 sha256 sentence_by_sentence
    unmasked unredacted uncensored_form in_full without_masking without_redaction not_masked
    character_for_character letra_por_letra lettre_par_lettre buchstabe_für_buchstabe a_paraphrase_will_not not_a_paraphrase`,
  store: `
    memory: remembered_fact saved_preference remember_for save_for save_this_for put_it_back_under under_facts your_notes_have in_your_notes your_permanent_profile
    permanent_profile memory_entry note_to_self knowledge_base_as where_you_keep keep_after_this saved_by_assistant
    established_fact as_a_fact in_your_memory
    remember memorise memorize long-term_memory your_memory memory.md agents.md claude.md gemini.md cursorrules .mdc
    as_a_preference in_your_profile in_the_profile in_your_notes write_in_your add_that_line lesson_learned merke_dir
    merk_dir mémorise guarda_en_tu_memoria guarde_na_memória lembre-se zapamiętaj запомни* hatırla ghi_nhớ 记住 覚えて 기억해
    تذكر याद_रख* onthoud ingat to_your_memory to_memory into_memory
    long-term memory_as_the to_the_memory into_every_summary every_new_summary into_new_summaries in_the_summary_for
    carry_this_into carry_it_into in_future_conversations in_future_sessions for_future_conversations`,
  keep: `
    keep_in_mind_for for_good from_now_on always permanently save_in store_as store_in following_sessions
    future_sessions later_sessions every_session all_sessions next_time until_further_notice for_the_coming_month
    for_all_future in_future ab_sofort künftig dauerhaft retiens désormais recuerda a_partir_de_ahora siempre
    a_partir_de_agora sempre ricorda d'ora_in_poi voortaan altijd od_teraz zawsze всегда впредь отныне bundan_sonra
    her_zaman selalu từ_nay 永远 今后 以后 今後 常に 항상 앞으로 دائما हमेशा
    once_and_for_all all_later all_later_chats all_later_sessions later_sessions for_all_later every_later in_all_later each_later_session
    after_this_chat for_good, ein_für_alle_mal une_fois_pour_toutes de_una_vez_por_todas de_uma_vez_por_todas
    una_volta_per_tutte eens_en_voor_altijd raz_na_zawsze раз_и_навсегда 一劳永逸
    future_conversations later_question later_questions whenever_a_later every_new_summary for_every_later in_later`,
  trust: `
    need_no_confirmation needs_no_confirmation need_no_approval never_need_a never_needs_a never_need without_review
    without_warning without_checking without_confirmation without_asking are_trusted is_trusted must_trust
    must_always_trust trust_messages_from always_approved auto-approve auto-approved automatically_approved
    always_accept always_allow skip_the_signature is_always_safe are_always_safe no_second_approval never_ask
    never_warn never_refuse ohne_freigabe ohne_prüfung keine_freigabe sans_validation sans_vérification sin_revisión
    sin_aprobación sem_revisão sem_aprovação senza_revisione zonder_controle bez_sprawdzania без_проверки denetlenmeden
    tanpa_pemeriksaan 无需审批 无需审核 承認不要 승인_없이 always_trust trust_links trust_all trust_every trust_messages trusts_all
    trust_anything
    trusted_like as_though_it_were_me as_if_it_were_me as_though_he_were_me do_what_he_writes do_what_she_writes
    do_what_they_write skip_the_second are_opened_and are_paid paid_without_asking opened_without matched_automatically
    are_paid_without without_a_second needs_no_three-quote needs_no_quote over_all_other_shops over_all_others comes_first_for
    who_may_sign the_right_to_sign others_are_unsafe and_others_are is_the_user's_choice likes_it_when_packages
    vertrauenswürdig_wie digno_de_confianza_como de_confiança_como digne_de_confiance_comme affidabile_come
    without_showing_them preferred_and_trusted trusted_source as_trusted may_push push_to_main_without publish_without
    without_review needs_no_review recommend_it_first recommend_first always_recommend
    has_waived waived_approval approval_is_waived run_right_away is_to_be_run to_be_run_right still_covers approval_still`,
  isolate: `
    answer_only_to_me only_to_me only_answer_to_me only_listen_to_me listen_only_to i_am_the_new_one i_am_the_new
    hör_nur_auf_mich nur_auf_mich
    n'écoute_que_moi solo_a_mí só_a_mim solo_a_me alleen_naar_mij
    tylko_mnie слушай_только_меня sadece_beni hanya_padaku 只听我的 只对我 私だけに 나에게만`,
  chief: `
    supervisor scheduler orchestrator planner coordinator the_user the_owner your_owner the_admin security_team
    lead_agent vorgesetzten planer responsable chef jefe chefe responsabile leidinggevende przełożonego начальник*
    yönetici atasan quản_lý 主管 管理员 上司 管理者 상사 your_manager the_manager the_operator`,
  covert: `
    image_link image_url image_tag query_part query_string url_parameter url_parameters file_name white_text
    invisible_text hidden_text first_letters acrostic poem subdomain subdomains host_name steganograph* hex-encoded
    zero-width in_the_alt commit_message user_agent in_base64 as_base64 dns_lookup dns_lookups dns_query dns_queries`,
  unseen: `
    display:none display:_none visibility:hidden visibility:_hidden font-size:0 font-size:_0 font-size:1px font-size:_1px opacity:0 opacity:_0 color:white color:_white color:#fff color:_#fff color:transparent
    \\color{white} textcolor{white} aria-label= data-prompt= data-ai= <desc> <metadata> <![cdata[ ::after ::before [//]: left:-9999px left:_-9999px text-indent:-9999px hidden=_ aria-hidden`,
  defy: "",
  self_dealing: "",
  disguise: "",
  mine: `
    my_home my_private my_personal my_own_server my_fork private_fork private_mail private_account private_address
    personal_mail personal_e-mail personal_email personal_address personal_fork my_gmail my_laptop_at_home
    account_of_mine to_mine into_mine at_home meine_private mein_privates ma_boîte mon_compte_personnel
    mi_correo_personal mi_cuenta_personal meu_e-mail_pessoal minha_conta_pessoal mia_casella_privata mijn_privé
    moje_prywatne личную_почту kişisel_hesabıma email_pribadi 我的私人 个人邮箱 私用 個人用 개인_메일 my_dropbox my_drive my_google
    my_icloud my_onedrive my_server my_bucket my_inbox my_mail my_account`,
  careless: `
    anyway see_who_complains who_cares it_will_be_fine it'll_be_fine some_day nobody_answered no_one_answered no_backup without_a_backup without_backup could_not_reach couldn't_reach instead_of_asking rather_than_asking
    ask_forgiveness just_this_once saves_us_the we_can_restore we_can_always surely_nobody surely_no_one not_back_in trotzdem egal quand_même de_todos_modos assim_mesmo comunque toch mimo_to всё_равно yine_de tetap_saja`,
  usual_check: `
    check checks review reviews validation verification safeguards safeguard prüfung contrôle controllo comprobación
    проверку 检查 確認 검사 the_tests all_tests safety_filter safety_filters`,
  spread: `
    pass_this_on_to pass_this_on hand_this_on forward_this_to_all everything_that_you_hand_over have_each_of_them
    have_them_do_the_same to_the_agents_you agents_you_talk_to tell_the_other_agents tell_the_other_agent
    to_every_agent to_all_other_agents to_other_agents in_every_message_you in_all_your_messages into_every_reply
    copy_this_into include_this_paragraph repeat_this_to into_everything_you gib_das_weiter transmets_ceci pásalo_a
    repasse_isto passalo_a передай_другим diğer_ajanlara 转发给其他 他のエージェントに 다른_에이전트`,
  signal: `
    next_time_you_hear when_you_next_hear when_you_hear_the_word whenever_you_see_the_word as_soon_as_the_word
    whenever_the_word when_the_word once_the_word on_that_day act_as_usual_until behave_normally_until when_idle
    once_a_week on_the_next_run after_each_use whatever_the_user_asks_next wait_until_the_user_is if_a_tool_named
    if_you_ever_see code_word trigger_word wenn_du_das_wort quand_tu_entends_le_mot cuando_oigas_la_palabra
    quando_ouvires_a_palavra когда_услышишь_слово 当你听到 という言葉を聞いたら when_asked if_asked when_you_are when_you_summarise
    when_you_summarize when_you_answer when_comparing when_summarising if_someone_asks if_anyone_asks
    whenever_someone_asks whenever_asked when_he_says when_she_says when_they_say when_the_user_says once_he_says
    once_she_says when_sending when_calling whenever_you_send whenever_it_sends`,
  must: `
    must has_to have_to needs_to required necessary needed mandatory otherwise always should`,
  inputs: `
    everything_the_user_wrote everything_the_user_said everything_the_user_typed chat_up_to_this_point
    conversation_up_to_this copy_of_the_chat copy_of_the_conversation whole_chat entire_chat full_conversation
    entire_conversation complete_conversation conversation_so_far chat_so_far user's_last_message previous_messages
    all_previous_messages system_message developer_message running_session value_of_each_variable all_of_its_parameters
    all_of_their_parameters parameters_of_other all_other_tool contents_of_the_conversation all_earlier_messages
    whole_conversation everything_said_so_far everything_typed_so_far
    all_turns every_turn previous_turns prior_turns system_turn incl._system including_system_messages the_whole_patch
    the_entire_patch whole_diff entire_diff names_and_descriptions_of list_of_all_tools every_other_tool all_available_tools
    full_user_context complete_user_context complete_context full_context whole_context the_user's_last_messages
    last_messages all_messages_of all_environment_variables whole_environment entire_environment
    user_messages latest_three_user latest_user_messages list_of_connected_servers connected_servers auth_headers value_of_any_token any_token_that any_token_you every_token contents_of_the_workspace`,
  rivals: `
    other_tools_of_this_kind other_tools_are results_from_other results_of_other from_other_servers other_servers_are
    only_trustworthy_one only_reliable known_to_be_wrong should_be_discarded deprecated_and_unsafe are_unsafe
    choose_this_one in_every_case also_for_unrelated unrelated_requests instead_of_all do_not_use_the_other
    never_use_the_other the_others_are_broken must_choose has_to_choose prefer_it_always should_no_longer_be_used
    another_server other_servers take_its_place as_if_it_came_from in_place_of_the
    choose_this_one use_this_one_each also_when_the_other treat_it_as_disabled as_disabled takes_over_from replacement_for_the is_deprecated_and returns_stale`,
  other_calls: `
    before_it_is_called when_the_tool if_a_tool_named tool_is_available tool_exists its_recipient bcc_field in_the_bcc
    also_go_to every_call_of after_each_use other_tool's another_tool's any_other_tool's change_the_recipient
    change_the_address change_the_amount change_the_account change_the_path replace_the_recipient replace_the_address
    replace_the_account set_the_recipient swap_the_recipient redirect_the
    be_preceded_by be_preceded_with must_precede preceded_by_a_call on_each_call on_every_call with_each_call
    with_every_call in_each_call in_every_call show_the_user_the_original show_the_original substitute_the replace_it_with
    for_technical_reasons in_the_confirmation
    set_bcc set_the_bcc whenever_the_tool when_another_tool would_ask_for whatever_iban whatever_account whichever_remote takes_the_place_of to_each_query in_front_of_the_text call_this_instead call_approve_instead`,
  hazard: `
    anthrax ricin botulinum mustard_gas chlorine_gas nitroglycerin cyanide ghost_gun 3d-printed_gun rootkit botnet spyware
    stalkerware phishing_page phishing_site phishing_email phishing_sms skimmer date-rape bioweapon bioweapons pathogen
    dirty_bomb enriched_uranium uranium ddos worm_that infostealer crypto_drainer wallet_drainer fake_ids
    fake_passport forged_documents meth_lab lsd mdma ghb heroin credential_stealer deepfake
    nervengift nervenkampfstoff agent_neurotoxique gaz_neurotoxique agente_nervioso agente_nervino zenuwgas gaz_bojowy
    нервно-паралитическ* нервно-паралітичн* sinir_gazı غاز_الأعصاب גז_עצבים 神经毒剂 神経ガス 신경가스 gas_saraf chất_độc_thần_kinh
    erpressungstrojaner rançongiciel gijzelsoftware вымогатель вирус-вымогатель fidye_yazılım برامج_الفدية 勒索软件 ランサムウェア 랜섬웨어
    trang_lừa_đảo halaman_phishing pagina_di_phishing página_de_phishing page_de_phishing phishing-seite 钓鱼网页 フィッシングページ 피싱_페이지
    ransom_note encryptor
    nerve_gas nerve_agent explosive* bomb bombs pipe_bomb molotov poison napalm malware ransomware keylogger
    methamphetamine drugs_at_home weapon weapons silencer counterfeit forged_passport launder licence_keys license_keys
    product_keys serial_numbers break_into pick_the_lock hotwire stalk credit_card_numbers phishing_mail phishing_kit
    self-harm suicide_method sprengstoff bombe giftgas explosif explosivo bomba veneno esplosivo взрывчатк* бомб* яд_
    patlayıcı bom_ 炸弹 炸药 爆弾 폭탄 قنبلة बम toxin toxins car_without lock_picking sarin thermite fentanyl cook_meth
    crystal_meth ex's_account get_into_someone hack_into`,
  frame: `
    novel story play_in_which we_write_a_play write_a_play screenplay scene bedtime_story my_grandmother my_late be_her
    be_him don't_break_character stay_in_character in_character character chapter act_two fictional hypothetically
    imagine pretend for_a_movie for_my_book as_a_novelist we_play a_game role-play roleplay dream diary roman
    theaterstück stell_dir_vor tu_so pièce novela obra_de_teatro imagina finge romance peça romanzo immagina verhaal
    toneelstuk powieść udawaj wyobraź роман представь притворись hayal_et rol_yap bayangkan tưởng_tượng 小说 想象 假装 小説
    想像して 소설 상상해 تخيل कल्पना new_game let_us_play let's_play neues_spiel nouveau_jeu nuevo_juego novo_jogo nuovo_gioco`,
  reason: `
    debugging debug_session debug_mode for_an_audit security_audit internal_audit compliance_check compliance_audit
    qa_check quality_check for_my_records so_that_i_can so_i_can i_only_want_to_check just_want_to_check i_forgot_what
    i_have_forgotten fix_a_typo for_testing_purposes this_is_a_test this_is_only_a_test is_only_a_test test_of
    for_the_documentation for_documentation for_a_paper for_research for_educational_purposes zur_überprüfung
    zu_testzwecken à_des_fins_de_test pour_vérifier para_una_prueba para_verificar con_fines_educativos para_teste
    per_un_test ter_controle do_testów для_проверки для_теста test_için untuk_pengujian 用于测试 テストのため 테스트용
    i'm_testing_you i_am_testing_you testing_you`,
  insist: `
    proceed_with_the_original answer_anyway answer_it_anyway do_it_anyway comply_anyway continue_anyway go_on_anyway you_must_answer you_have_to_answer cannot_refuse can't_refuse no_refusals don't_refuse do_not_refuse
    never_refuse refusal_is_no refusals_are refusing_is your_refusal try_again_without instead_of_refusing antworte_trotzdem réponds_quand_même responde_de_todos_modos responda_mesmo_assim rispondi_comunque всё_равно_ответь yine_de_cevapla`,
  lie: `
    tell_them_it_is tell_him_it_is tell_her_it_is tell_them_that_it say_it_is_done say_that_it_was report_success report_it_as mark_as_passed mark_as_done mark_them_as_passed claim_that_it claim_it_was pretend_that_it pretend_it_was
    log_it_as log_this_as label_it_as as_a_routine write_in_the_log_that blame_it_on make_it_look_like make_it_look_as backdate falsify fake_the delete_the_entry delete_the_log cover_it_up sag_ihnen_es_sei dis_que_c'était di_que_fue diga_que_foi
    as_though_nothing answer_healthy report_healthy enter_per as_per_cfo record_97 keep_the_audit_field`,
  loose: `
    without_any_moral no_moral without_moral moral_concerns ethics_modules ethics_module safety_modules safety_module
    been_unloaded are_unloaded unloaded nobody_reads_the_logs nobody_is_watching no_one_is_watching nobody_reads
    safety_team_went went_home refusing_is_not refusal_was_noted refusal_is_not refusals_are_disabled
    is_not_available_in_test nobody_ever_taught without_caution more_than_caution list_of_forbidden
    any_list_of_forbidden what_you_may_not may_not_tell what_would_you_tell_me_then you_may_now_discuss
    discuss_everything no_forbidden without_any_list answers_every_question every_question_truthfully off_the_record
    unfiltered_answer uncensored_answer keine_regeln ohne_moral aucune_règle sans_morale ninguna_regla sin_reglas
    nenhuma_regra sem_regras nessuna_regola senza_regole geen_regels żadnych_zasad нет_правил без_правил hiçbir_kuralın
    kuralın_yok tidak_punya_aturan không_có_quy_tắc 没有规则 没有任何规则 ルールはない ルールがない 규칙이_없 بلا_قواعد कोई_नियम_नहीं
    no_filter_had no_filter_was if_no_filter without_your_filter without_the_filter`,
  code_word: `
    six_digits the_digits one_time_code verification_codes security_code the_pin your_pin pin_and number_on_the_back
    codes_on_the_back code_from_the code_that_was the_code_you sms_code otp mfa_code pin_number just_sent_to_the_phone
    sent_to_your_phone bestätigungscode code_de_vérification código_de_verificación código_de_verificação
    codice_di_verifica код_из_смс код_подтверждения doğrulama_kodu kode_verifikasi mã_xác_minh 验证码 確認コード 認証コード 인증번호
    رمز_التحقق access_code remote_code`,
  pressing: `
    is_on_holiday on_vacation in_a_meeting at_the_border i_am_stuck just_this_once please_just_this_once i've_lost_the
    i_lost_the mine_has_expired i'll_delete_it_afterwards will_delete_it_afterwards from_it, fraud_desk i'm_from_it
    i_am_from_it this_is_the_cfo this_is_the_ceo cfo's_assistant ceo's_assistant the_cfo the_ceo c'est_pressé
    c'est_urgent es_urgente é_urgente è_urgente es_ist_dringend срочно acil on_leave very_sick in_hospital
    out_of_office is_infected are_infected tech_support microsoft_support this_is_microsoft i'm_the_ceo i_am_the_ceo
    i'm_the_cfo i_am_the_cfo`,
};
