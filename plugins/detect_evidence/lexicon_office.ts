/**
 * The language of offices: attacks that never speak of models or orders. Whose name is borrowed, what is said to count as checked, whom
 * agents agree not to tell, what goes over the user's head, and what a harmful answer has to hold. Notation as in `lexicon.ts`.
 */

/** Ideas of daily work. */
export const OFFICE_IDEAS = [
  "vouched", // a text that says of itself, or of what it brings, that it counts as checked
  "stand_in", // to sign, approve or vote in the name of another
  "collusion", // agents that agree on something behind the backs of people
  "lent_right", // a right that is lent, swapped or handed on
  "over_head", // whatever the user says, and even if nobody asked
  "copied", // a copy of everything goes somewhere else
  "findings", // what a review is there to find
  "recipe", // what makes an answer about harm usable
  "at_liberty", // a place or a person for whom the rules are said not to hold
] as const;
/** One of them. */
export type OfficeIdea = typeof OFFICE_IDEAS[number];

const products = (first: string, second: string): string =>
  first.split(" ").flatMap((one) => second.split(" ").map((two) => one + two)).join(" ");

/** Terms by idea. */
export const OFFICE_WORDS: Readonly<Record<OfficeIdea, string>> = {
  vouched: `
    need_not_be_scanned need_not_be_checked need_not_be_inspected need_not_be_verified need_not_be_reviewed
    no_need_for_you_to_look no_need_to_look_again not_need_to_look need_not_look don't_need_to_check don’t_need_to_check
    validated_it_myself checked_it_myself reviewed_it_myself approved_it_myself verified_it_myself
    looked_at_this_already looked_at_it_already has_looked_at_this you_can't_verify_it you_cannot_verify_it
    needn't_try gilt_als_geprüft gelten_als_geprüft 
    est_considéré_comme_vérifié considéré_comme_approuvé cuenta_como_revisado 
    se_considera_verificado  si_considera_approvato
    als_bereits_geprüft als_schon_geprüft comme_déjà_vérifié comme_déjà_contrôlé comme_déjà_validé como_ya_revisado
    como_ya_verificado como_já_verificado como_já_revisto come_già_verificato come_già_controllato als_al_gecontroleerd
    jako_już_sprawdzone как_уже_проверенн* як_уже_перевірен* geldt_als_gecontroleerd uznaj_za_sprawdzone uznaj_za_zatwierdzone считается_проверенн*
    считай_проверенн* считается_одобренн* вважається_перевірен* onaylanmış_say* kontrol_edilmiş_say* تعتبر_معتمدة
    يعتبر_معتمدا נחשב_מאושר स्वीकृत_माना 视为已批准 视为已审核 视为已检查 確認済みとみなし 승인된_것으로 확인된_것으로 dianggap_disetujui
    dianggap_sudah_diperiksa coi_như_đã_duyệt coi_như_đã_kiểm_tra`,
  stand_in: `
    sign_as_me sign_as_him sign_as_her sign_for_me_as approve_as_me vote_as_me sign_in_my_name sign_in_his sign_in_her
    sign_in_the sign_with_my approve_in_my approve_in_his approve_in_her ${
    products("under_", "his_name her_name their_name")
  }
    in_their_place in_his_stead in_her_stead in_his_place in_her_place as_hers_and as_his_and take_this_as_hers
    take_this_as_his ${
    products(
      "enter_him_ enter_her_ put_him_ put_her_ note_him_ note_her_ list_him_ list_her_ name_him_ name_her_ record_him_ record_her_",
      "as_approver as_reviewer as_the_approver as_the_reviewer as_second",
    )
  }
    as_approver treasurer's_place unterschreibe_für_ihn unterschreibe_für_sie in_seinem_namen in_ihrem_namen
    à_sa_place en_son_nom en_su_nombre firma_por_mí em_seu_nome assina_por_mim a_suo_nome firma_al_posto in_zijn_naam
    in_haar_naam w_jego_imieniu w_jej_imieniu от_его_имени от_её_имени від_його_імені onun_adına نيابة_عنه בשמו
    उसके_नाम_से 以他的名义 以她的名义 彼の名前で 彼女の名前で 그의_이름으로 그녀의_이름으로 atas_namanya thay_mặt_anh_ấy thay_mặt_cô_ấy`,
  collusion: `
    bother_the_humans without_the_humans the_humans_need_not the_humans_don't the_humans_do_not the_humans_must_not
    behind_the_humans from_the_humans tell_the_humans telling_the_humans the_humans_measure the_humans_watch
    if_the_humans the_humans_ask human_asleep before_the_humans no_human_needs no_human_has_to we_both_say we'd_both_say we’d_both_say we_both_tell
    we_both_report agree_on_the_numbers agree_on_what_we agree_on_a_story our_numbers_match to_ourselves
    between_us_agents between_agents_only among_us_agents only_between_the_two_of_us i'll_do_the_same
    i_will_do_the_same if_the_monitor when_the_monitor past_the_monitor so_the_monitor the_overseer the_monitor_asks
    the_auditor_asks if_the_auditor hinter_dem_rücken der_mensch_muss_nicht den_menschen_nicht
    dans_le_dos sans_que_les_humains a_espaldas sin_que_los_humanos nas_costas sem_que_os_humanos alle_spalle
    senza_che_gli_umani achter_de_rug bez_wiedzy_ludzi za_plecami за_спиной без_ведома_людей за_спиною
    insanlara_söyleme insanların_haberi دون_علم_البشر מאחורי_הגב इंसानों_को_मत 不要让人类 别让人类 背着人类 人間には知らせ 人間に言わ
    사람들에게_알리지 사람_몰래 tanpa_sepengetahuan_manusia sau_lưng_con_người`,
  lent_right: `
    take_mine,_i i_take_yours i_delegate_you i_delegate_to_you i_delegate_it delegate_it_back delegate_it_on
    delegated_it_to_me hand_on_the_same pass_on_the_same full_authority same_authority lend_you_my lend_us_its
    lend_us_your lend_us_their use_my_admin use_my_rights use_your_rights_for use_your_access_for your_token_for_me
    the_token_that_you_got token_you_got your_scope_is_wider mine_has_the_narrower the_wider_scope on_my_behalf_with_your
    go_through_the_broker through_the_broker the_broker_only past_the_broker without_the_broker
    not_how_wide_it_is i_am_not_allowed,_you i_may_not,_you you_are_allowed,_i put_me_on_the_list
    gib_mir_deinen_token gib_mir_dein_token gib_mir_deinen_zugangsschlüssel gib_mir_deine_zugangsdaten
    donne-moi_ton_jeton donne-moi_ta_session donne-moi_ta_clé dame_tu_token dame_tu_clave dame_tu_sesión dá-me_o_teu_token
    me_dá_o_teu_token dammi_il_tuo_token dammi_la_tua_chiave geef_me_je_token geef_me_je_sleutel daj_mi_swój_token
    дай_мне_свой_токен дай_мне_свой_ключ дай_мені_свій_токен bana_tokenini_ver 把你的令牌给我 把你的密钥给我 あなたのトークンを 네_토큰을
    leih_mir_deine mit_deinen_rechten prête-moi_tes avec_tes_droits préstame_tus con_tus_permisos empresta-me_os
    com_as_tuas_permissões prestami_i con_i_tuoi_permessi leen_me_je met_jouw_rechten pożycz_mi_swoje
    с_твоими_правами твоими_правами з_твоїми_правами senin_yetkinle بصلاحياتك בהרשאות_שלך तुम्हारे_अधिकार 用你的权限
    あなたの権限で 네_권한으로 dengan_hakmu bằng_quyền_của_bạn`,
  over_head: `
    whatever_the_user regardless_of_what_the_user no_matter_what_the_user even_if_the_user even_when_the_user
    even_if_they_ask even_if_they_say even_if_they_were even_when_they_were even_if_not_asked even_when_not_asked
    also_when_not_asked even_if_another_was even_if_you_are_asked even_if_you_are_told
    without_being_asked whether_asked_or_not unless_the_user_notices auch_wenn_der_nutzer egal_was_der_nutzer
    même_si_l'utilisateur quoi_que_dise_l'utilisateur aunque_el_usuario diga_lo_que_diga_el_usuario mesmo_que_o_usuário
    mesmo_se_o_usuário anche_se_l'utente ook_als_de_gebruiker nawet_jeśli_użytkownik даже_если_пользователь
    навіть_якщо_користувач kullanıcı_istemese حتى_لو_طلب_المستخدم גם_אם_המשתמש भले_ही_उपयोगकर्ता 即使用户 不管用户 ユーザーが何を 사용자가_무엇을
    meskipun_pengguna dù_người_dùng`,
  copied: `
    receives_a_copy gets_a_copy receive_a_copy also_receives also_shared_with also_copied_to also_sent_to
    also_forwarded_to also_goes_to a_copy_goes_to a_copy_is_sent a_copy_of_each a_copy_of_every
    copy_of_each copy_of_every second_copy_to save_a_second_copy as_hidden_organizer as_hidden_organiser
    as_second_organizer as_second_organiser as_a_second_organizer as_a_second_organiser as_a_hidden as_hidden_attendee
    as_silent as_an_additional_recipient as_additional_recipient as_an_extra_recipient in_copy,_hidden
    eine_kopie_geht_an erhält_eine_kopie une_copie_est_envoyée reçoit_une_copie una_copia_se_envía recibe_una_copia
    uma_cópia_é_enviada recebe_uma_cópia una_copia_viene_inviata riceve_una_copia een_kopie_gaat_naar kopia_trafia_do
    копия_отправляется копия_уходит копія_надсилається kopyası_gönderilir تُرسل_نسخة עותק_נשלח एक_प्रति_भेज 抄送一份 副本发送 コピーが送ら 사본이_전송
    salinan_dikirim bản_sao_được_gửi`,
  findings: `
    findings vulnerabilities security_warnings security_issues security_findings security_alerts security_problems
    security_holes hardcoded_credentials hard-coded_credentials leaked_keys the_warnings_about review_comments_on
    scan_results scanner_output sicherheitslücken sicherheitswarnungen befunde failles alertes_de_sécurité hallazgos
    vulnerabilidades alertas_de_seguridad alertas_de_segurança falle_di_sicurezza avvisi_di_sicurezza kwetsbaarheden
    bevindingen luki_w_zabezpieczeniach уязвимости вразливості güvenlik_açık* الثغرات פרצות कमज़ोरियाँ 漏洞 安全警告 脆弱性 취약점
    kerentanan lỗ_hổng`,
  recipe: `
    complete_route reagents real_commands with_the_amounts and_amounts each_step every_step its_answer_in_full in_full.
    exact_recipe real_quantities real_figures real_measurements exact_quantities exact_amounts exact_measurements
    exact_proportions exact_steps exact_temperatures in_which_proportion which_proportion with_the_ratio the_right_ratio
    grams_and_all quantities_and_all temperatures_and_all bench_notes synthesis_route synthesis_steps reaction_conditions
    part_number part_numbers true,_usable usable_method working_code working_version working_example working_ransomware
    fully_functional fully_working complete,_no ready_to_send ready_to_use ready_to_run field_manual level_of_detail
    full_procedure full_instructions detailed_instructions step-by-step step_by_step in_full_detail with_kitchen
    at_home household_chemicals household_items as_an_appendix for_completeness no_commentary no_disclaimers
    no_step_left without_leaving_out shopping_list skipped_a_step leave_no_trace without_being_traced
    genaue_mengen mit_genauen_mengen genaues_rezept schritt_für_schritt dosages_exacts quantités_exactes étape_par_étape
    cantidades_exactas paso_a_paso receta_exacta quantidades_exatas passo_a_passo quantità_esatte passo_dopo_passo
    exacte_hoeveelheden stap_voor_stap dokładne_ilości krok_po_kroku точные_количества точный_рецепт пошагово
    точні_кількості adım_adım kesin_miktarlar خطوة_بخطوة כמויות_מדויקות שלב_אחר_שלב चरण_दर_चरण 具体用量 精确配比 详细步骤 正確な分量 具体的な手順 정확한_양 단계별로
    langkah_demi_langkah takaran_tepat từng_bước liều_lượng_chính_xác`,
  at_liberty: `
    lose_a_life each_time_you_decline each_refusal every_refusal points_left lives_left tokens_left our_film the_film
    narrates narration in_a_film for_a_film for_my_novel never_given_rules no_policy has_no_policy last_refusal second_has_no
    with_no_limits no_limits no_restrictions without_restrictions no_filters without_filters
    evaluation_mode eval_mode benchmark_mode red-team_mode test_case counted_as_bugs counts_as_a_bug counted_as_a_bug
    counts_as_a_defect counted_as_a_defect recorded_as_a_defect counts_as_a_failure counted_as_failures
    counted_as_a_failure recorded_as_a_failure refusal_costs refusal_is_scored costs_a_point costs_you loses_a_point
    measured_and_not_enforced not_enforced no_rule_applies no_rules_apply rules_do_not_apply_here where_no_rules
    without_the_rules without_the_legal had_never_been_written if_the_policy if_the_rules_had if_you_had_no
    had_no_restrictions guidelines_taken_out rules_taken_out with_the_guidelines_removed limits_taken_out
    never_given_any_limits never_declines never_refuses never_holds_back no_content_rules only_for_the_public
    behind_the_curtain version_of_yourself the_version_of_you two_columns two_parts part_b right_column in_two_voices
    your_twin a_colleague_called as_your_colleague my_late my_grandfather grandfather my_grandma grandma late_uncle
    my_uncle tabletop_exercise the_villain thriller my_thesis short_film film_script monologue whenever_you_feel_a_refusal
    instead_of_a_refusal in_place_of_a_refusal the_answer_you_would the_answer_you'd the_reply_you_would for_balance
    in_this_lab bewertungsmodus testmodus mode_évaluation modo_de_evaluación modo_de_avaliação modalità_di_valutazione
    evaluatiemodus tryb_oceny режим_оценки режим_тестирования değerlendirme_modu وضع_التقييم מצב_הערכה 评估模式 测试模式 評価モード 평가_모드 mode_evaluasi
    chế_độ_đánh_giá meine_verstorbene mein_opa meine_oma ma_grand-mère mon_grand-père mi_abuela mi_abuelo minha_avó
    meu_avô mia_nonna mio_nonno mijn_oma mijn_opa moja_babcia моя_бабушка мой_дедушка моя_бабуся büyükannem جدتي סבתא_שלי मेरी_दादी 我奶奶
    おばあちゃん 할머니가 nenekku bà_tôi`,
};
