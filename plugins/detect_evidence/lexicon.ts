/**
 * What small evidence looks like in words. One list for each idea, in many languages; none of them says anything alone.
 *
 * In a list a space parts two terms, `_` stands for a space inside a term, and a star at the end for any further letters. Add a word
 * where it belongs to the idea, in each language where it does, never because one sample needs it.
 */

import type { Idea, SPEECH_IDEAS } from "./ideas.ts";
import { WORDS_ABROAD } from "./lexicon_abroad.ts";
import { DEED_WORDS } from "./lexicon_deeds.ts";
import { OFFICE_WORDS } from "./lexicon_office.ts";
import { PRETEXT_WORDS } from "./lexicon_pretexts.ts";
import { TRIGGER_WORDS } from "./lexicon_triggers.ts";

const SPEECH_WORDS: Readonly<Record<typeof SPEECH_IDEAS[number], string>> = {
  override: `
    ignore ignores ignoring disregard* forget forgetting override overriding overrule* bypass* discard* dismiss neglect
    overlook disobey* abandon circumvent* supersede* unlearn erase pay_no_attention pay_no_heed set_aside put_aside
    leave_aside cast_aside do_not_follow don't_follow don’t_follow stop_following no_longer_follow do_not_obey
    stop_obeying not_bound_by no_longer_bound free_from freed_from do_not_heed no_longer_apply no_longer_applies
    are_void null_and_void do_away_with throw_out scrap ignora ignoren ignorad ignorar olvida olvide olviden olvidar
    omite omitir desatiende descarta descarte pasa_por_alto ignorem esqueça esquece esquecer desconsidere desconsiderar
    despreze ignorez oublie oubliez oublier néglige négligez ne_tiens_pas_compte ne_tenez_pas_compte fais_abstraction
    faites_abstraction ignoriere ignorieren ignoriert vergiss vergesst vergessen missachte missachten verwirf
    außer_acht beachte_nicht befolge_nicht ignorare dimentica dimenticare dimenticate trascura non_considerare
    tralascia negeer negeren vergeet vergeten sla_geen_acht ignorera ignorér ignorer glöm glem bortse se_bort zignoruj
    ignoruj zapomnij pomiń ignorovat zapomeň ignorujte zapomeňte ignoră ignorați uită uitați ohita unohda игнориру*
    проигнориру* забудь* забыть отмени не_обращай_внимани* пренебреги* отбрось* ігнору* αγνόησ* ξέχασ* αγνοήσ* yoksay*
    görmezden_gel* unut dikkate_alma* göz_ardı_et* abaikan lupakan hiraukan jangan_ikuti bỏ_qua quên phớt_lờ puuza
    sahau kalimutan huwag_pansinin 忽略 无视 無視 忘记 忘掉 忘記 不理会 不要理会 不要遵守 绕过 撤销 抛开 作废 無視し 無視せよ 無視して 忘れて 忘れろ 従わない 破棄 무시 잊어 잊고
    따르지_마 تجاهل* انس_ انسى تغاض* لا_تتبع התעלם התעלמ* שכח* تجاهلي نادیده فراموش_کن* نظرانداز अनदेखा अनदेखी नज़रअंदाज़
    नजरअंदाज भूल_जा* भूल_जाओ উপেক্ষা ভুলে_যা* புறக்கணி* విస్మరించ* เพิกเฉย ไม่สนใจ อย่าไปสนใจ ละเว้น ลืม
    no_longer_answer_to no_longer_listen_to no_longer_report_to stop_listening_to stop_reporting_to stop_answering_to`,
  lapsed: `
    has_no_weight have_no_weight carry_no_weight carries_no_weight no_longer_count* no_longer_valid no_longer_matter*
    no_longer_appl* no_longer_bind* no_longer_in_force does_not_count do_not_count don't_count doesn't_apply
    do_not_apply to_one_side have_expired has_expired been_lifted been_revoked been_cancelled been_canceled
    been_suspended been_replaced been_superseded are_off is_off turned_off switched_off are_void is_void are_suspended
    are_lifted mean_nothing behind_you ya_no_valen ya_no_cuentan ya_no_aplican quedan_anuladas não_valem não_se_aplicam
    ne_comptent_plus ne_s'appliquent_plus sont_annulées gelten_nicht_mehr gilt_nicht_mehr aufgehoben außer_kraft
    non_valgono non_contano gelden_niet_meer już_nie_obowiązują nie_obowiązują больше_не_действу* отменены
    утратили_силу artık_geçerli_değil geçersiz tidak_berlaku không_còn_hiệu_lực 不再有效 已失效 作废 已取消 無効です 無効になり もう適用
    더_이상_유효하지 무효 لم_تعد ملغاة मान्य_नहीं लागू_नहीं aside did_not_exist didn't_exist never_existed never_written
    was_not_there were_not_there never_been_given never_said`,
  earlier: `
    previous previously prior earlier preceding above foregoing before former existing original initial current so_far until_now up_to_now
    aforementioned you_were_told you_have_been_told you_were_given you've_been_given given_to_you given_so_far old
    anterior anteriores previa previas previo previos antes original originales arriba dicho
    anteriormente acima prévias prévio précédent* précédemment antérieur* ci-dessus avant
    vorherig* bisherig* obig* vorangegangen* früher* zuvor ursprünglich* bis_jetzt
    precedent* sopra iniziali iniziale vorige voorgaande eerdere bovenstaande tidigare föregående tidligere ovenfor forrige
    poprzedni* wcześniejsz* powyższ* předchozí* dosavadní* anterioare precedente aiemm* edellis*
    предыдущ* прежн* ранее выше предшествующ* попередн* προηγούμεν* παραπάνω
    önceki yukarıdaki evvelki sebelumnya di_atas terdahulu trước_đó trước ở_trên
    之前 先前 以上 上述 前面 此前 以前 原来的 上面 前の 以前の これまで 上記 先の 元の 이전 위의 앞의 지금까지 기존
    السابق* سابق* أعلاه הקודמ* קודמ* לעיל قبلی پیشین پچھل*
    पिछल* पूर्व ऊपर पहले_के আগের পূর্ববর্তী উপরের முந்தைய మునుపటి ก่อนหน้า ข้างต้น ด้านบน`,
  bound: `
    instruction* directive* directions guideline* guidance limits checks preamble prompt prompts rule rules
    restriction* constraint* guardrail* safeguard* policy policies limitation* programming training protocol protocols
    command commands orders alignment safety_filter* filters everything_you anything_you all_info all_information
    everything_except anything_else all_other other_information what_you_were_told everything_above all_of_the_above
    the_above principles instruccion* instrucción orden órdenes regla reglas directriz directrices indicaciones
    restricciones instruç* instruções regras ordens diretrizes restrições consigne* instructions règle* directives
    ordres anweisung* instruktion* regeln vorgaben befehl* richtlinien einschränkungen istruzioni istruzione regole
    direttive comandi instructies opdrachten regels richtlijnen instruktioner anvisningar regler anvisninger instrukcj*
    poleceni* zasad* reguł* pokyny instrukce pravidla instrucțiuni* reguli* ohjee* ohjei* säännö* инструкц* указани*
    правил* команд* ограничени* промпт* директив* інструкц* правила вказівк* οδηγίες οδηγιών κανόνες εντολές talimat*
    kural* yönerge* komut* instruksi perintah aturan petunjuk hướng_dẫn chỉ_dẫn quy_tắc lệnh maagizo 指令 指示 规则 規則 提示词
    提示詞 设定 限制 约束 命令 要求 ルール 制約 制限 プロンプト 지시 지침 명령 규칙 제한 프롬프트 تعليمات* التعليمات أوامر الأوامر قواعد القواعد القيود הוראות
    ההוראות כללים הכללים دستورالعمل* دستورات ہدایات निर्देश* नियम* अनुदेश* আদেশ নির্দেশ* নিয়ম* அறிவுறுத்தல்* సూచన*
    คำสั่ง คำแนะนำ กฎ rulez ruleset`,
  disclose: `
    reveal* show shows print prints repeat repeats recite output outputs tell_me tell_us give_me give_us disclose*
    expose leak leaks dump divulge provide display list return translate summarize summarise write_out spell_out
    reproduce echo paste hand_over share read read_out include what_is what's what_are what_was what_were extract
    retrieve fetch quote encode revela revele muestra muestre imprime imprima repite repita dime dígame dame enseña
    escribe comparte comparta cuál_es cuáles_son mostre mostra diga-me diga qual_é quais_são escreva forneça révèle*
    affiche* montre* répète* dis-moi dites-moi partage* communique* donne-moi donnez-moi quel_est quelle_est quels_sont
    verrate zeige zeig wiederhole nenne gib sag_mir sagen schreib schreibe drucke wie_lautet was_ist gib_mir teile_mir
    rivela rivelami condividi condivida mostrami ripeti dimmi stampa qual_è toon vertel herhaal geef wat_is onthul visa
    avslöja upprepa vis afslør pokaż ujawnij podaj powtórz wypisz ukaž prozraď zobraz arată dezvăluie näytä paljasta
    kerro покажи* раскрой* выведи* повтори* скажи* назови* сообщи* напечатай* какой_у каков* покажіть розкрий δείξε
    αποκάλυψε πες_μου göster* söyle* açıkla* yazdır* nedir tunjukkan beritahu sebutkan ungkapkan tampilkan cho_tôi_biết
    tiết_lộ hiển_thị in_ra là_gì onyesha niambie 告诉我 显示 透露 输出 打印 重复 给我 说出 展示 列出 是什么 教えて 表示 出力 見せて 開示 何ですか 繰り返し 알려 보여 출력
    말해 공개 무엇 أخبرني إخباري تخبرني أعطني أعطيتني اكشف اطبع اعرض أظهر كرر ما_هي ما_هو חשוף הצג הראה ספר_לי מה_ה بگو
    نشان_بده बता* दिखा* साझा दीजिए प्रकट क्या_है বল* দেখা* প্রকাশ কী சொல்* చెప్ప* บอก แสดง เปิดเผย พิมพ์ คืออะไร donne
    donnez dis dites montre montrez raconte récite cuéntame cuenta conta-me conte diz dizer erzähle erzähl geef_weer
    gib_wieder opowiedz napisz перескажи* процитируй* anlat yaz bacakan ceritakan kể_lại 全部见せ 见せて 複述 复述 보여줘 써줘 اكتب احك
    लिख* सुना* recount relay write_down copy_it_here write_them put_it_in lend_me lend complete_the_following
    continue_the_text continue_the_document finish_the_sentence collect gather peek let_me_see let_me_read let_me_look
    расскажи* расскажите sing transcribe recopie recopiez copie перечисли* zitiere zitier zitieren 写出来 写出 抄写 書き出して
    which_lines which_words which_sentences which_text which_instructions which_rules which_things what_text what_words
    what_sentences what_lines compare_your say_everything tell_everything say_all_you first_three_sentences first_five_sentences which_topics what_topics which_sentence which_line which_part cite cite_it type_it_out type_out dictate recreate render export_your export_the_system continue_from finish_this complete_this carry_on_from go_on_until quote_the copy_it_exactly put_your quelles_phrases quel_texte welche_sätze welcher_text welche_regeln qué_frases qué_texto
    que_frases quali_frasi welke_zinnen какие_слова какой_текст`,
  protected: `
    system_prompt* system_message* system_instruction* initial_prompt hidden_prompt hidden_instruction* your_prompt
    your_instructions your_system developer_message developer_prompt your_rules your_guidelines your_configuration
    verbatim pre-prompt preprompt password* passwd passphrase* passcode* secret_key* secret_code* secret_word api_key*
    api-key* apikey* access_key* access_token* auth_token* private_key* credential* secrets ssh_key* id_rsa .ssh .env
    .aws/ /etc/passwd /etc/shadow mcp.json session_cookie* cookies environment_variable* env_vars seed_phrase
    recovery_phrase connection_string* bearer_token* refresh_token* service_account keychain stored_passwords
    saved_passwords saved_logins session_values session_data unique_identifier initialization_string two-factor_code
    mfa 2fa one-time_code one-time_password recovery_code* card_number* env_file configuration_text admin_token
    hidden_preamble preamble everything_above text_above words_above above_this_line before_this_message
    first_message_you started_with word_for_word au-dessus_de mot_pour_mot consignes_cachées vor_dieser_nachricht
    wortwörtlich wort_für_wort palabra_por_palabra encima_de_este palavra_por_palavra parola_per_parola слово_в_слово
    дословно kelimesi_kelimesine kata_demi_kata 逐字 一字不差 以上内容 上面的内容 一字一句 그대로 verification_code contraseña* clave_secreta
    clave_api prompt_del_sistema credenciales senha* prompt_do_sistema chave_secreta credenciais mot_de_passe
    mots_de_passe clé_secrète clé_api invite_système prompt_système identifiants passwort* kennwort* geheimschlüssel
    geheimcode systemprompt* system-prompt* zugangsdaten geheimen_schlüssel parola_d'ordine chiave_segreta credenziali
    prompt_di_sistema wachtwoord* geheime_sleutel lösenord* adgangskode* passord* hasło hasła klucz_api tajny_klucz
    heslo hesla parola salasana* парол* секретн* ключ_api системный_промпт системного_промпта учётные_данные
    учетные_данные пароль таємн* κωδικό* συνθηματικό şifre* parola* gizli_anahtar sistem_istemi kata_sandi sandi
    rahasia kunci_api mật_khẩu khóa_bí_mật nenosiri 密码 密碼 密钥 金鑰 口令 系统提示 系統提示 凭证 凭据 秘密 机密 环境变量 パスワード シークレット システムプロンプト
    認証情報 暗証番号 비밀번호 암호 시스템_프롬프트 비밀_키 자격_증명 비밀 كلمة_المرور كلمة_السر كلمات_المرور السر סיסמה סיסמא הסיסמה הסוד رمز_عبور
    گذرواژه پاس_ورڈ पासवर्ड गुप्त সিস্টেম_প্রম্পট পাসওয়ার্ড গোপন கடவுச்சொல் పాస్వర్డ్ รหัสผ่าน ความลับ พรอมต์ระบบ
    your_token your_key your_credentials your_api_key your_access saved_login remember_logins stored_logins the_cookie
    session_id auth_part get_secret secret_token* secret_access_key passwords_saved ~/.aws ~/.kube ~/.docker ~/.ssh ~/.gnupg ~/.netrc ~/.npmrc
    ~/.config/gcloud .git-credentials saved_card card_on_file stored_card refresh_token passport_scan passport_copy tool_tokens tokens_you_hold environment_variables_with bank_statements card_statements`,
  personal: `
    conversation_history chat_history message_history browsing_history conversation contacts contact_list customer_data
    user_data personal_data personal_information full_chat chat_so_far conversation_so_far whole_conversation invoices
    recovery_email contactos contatos kontakte rubrica контакты kişiler kontak danh_bạ 联系人 通讯录 連絡先 연락처 جهات_الاتصال
    संपर्क email_address* home_address phone_number* credit_card* bank_account* social_security ssn date_of_birth
    payment_information account_balance medical_records source_code confidential proprietary internal_document*
    private_repositor* all_files all_emails inbox patient_record* customer_record* customer_list genetic_data
    saved_addresses payment_methods bank_details the_user's users' customers_table customer_table users_table
    list_of_customers client_list phone_numbers salary salaries payroll board_paper diagnosis patient's patients
    meeting_transcript address_book crm kreditkarte* kreditkartendaten carte_bancaire tarjeta_guardada tarjeta_de_crédito cartão_de_crédito carta_di_credito kontoauszüge relevés_bancaires extractos_bancarios banka_ekstre* выписк* customer_exports his_mailbox her_mailbox their_mailbox list_of_donors donors
    customer_dump email_addresses e-mail_addresses e-mail_address* all_users all_other_users customer_database
    hr_folder hr_files hr_data hr_records every_mail every_email all_mail`,
  yours: `
    your yours you_were you_have you_use you_keep
    tu tus su sus tua teu seu sua ton ta tes votre vos dein* ihr ihre ihrem ihren tuo tue tuoi vostro jouw uw ditt twój twoje twoją
    твой твоя твои твоё твою ваш ваша ваши вашего твого σου σας senin sizin kamu anda bạn wewe yako tvoje tău
    你的 您的 你们的 あなたの 君の 貴方の 당신의 너의 الخاصة_بك الخاص_بك لديك שלך شما
    आपका आपकी आपके तुम्हार* আপনার তোমার உங்கள் మీ ของคุณ`,
  send: `
    send sends sending upload* transmit* forward forwards forwarding post posts email_it mail_it email_them submit
    deliver exfiltrate* leak smuggle relay push share supply pass attach append copy_it bcc cc post_it e-mail report_it
    curl wget ping beacon embed envía envíe enviar enviarlo manda sube envie mande envoie envoyez envoyer transmets
    transmettez sende senden schicke übermittle invia inviare spedisci stuur verzend skicka wyślij prześlij odešli
    trimite lähetä отправь* отправить перешли* вышли надішли στείλε gönder* kirim* gửi tuma 发送 发给 上传 发到 转发 送信 送って
    アップロード 転送 보내 전송 업로드 أرسل* שלח* भेज* পাঠা* ส่ง copy copies copying attaches attaching mail_me mail_them transfer transfers transferring mail_the mail_all mail_these mail_those email_the email_all email_these e-mail_the e-mail_all passes paste
    pastes exporting include_the export_all`,
  sink: `
    http:// https:// hxxp* webhook* attacker* @ ngrok pastebin requestbin external_server remote_server my_server
    external_address telegram discord.com/api public_gist gist paste_site public_drive public_folder public_repository
    public_bucket public_link image_link image_url query_string query_part personal_account personal_bucket
    personal_drive my_remote competitor the_forum contractor journalist freemail dropbox google_drive mega.nz`,
  secrecy: `
    do_not_tell don't_tell don’t_tell do_not_mention don't_mention don’t_mention do_not_inform don't_inform
    do_not_reveal_this do_not_notify don't_notify don't_alert do_not_alert without_telling without_informing
    without_notifying without_mentioning without_asking without_the_user without_their_knowledge without_user_knowledge
    without_consent without_confirmation without_approval never_mention never_tell never_inform secretly silently
    covertly quietly discreetly stealthily in_the_background behind_the_scenes hide_this hide_it keep_this_hidden
    keep_it_secret keep_this_secret keep_this_between between_us hidden_from not_visible_to invisible_to
    do_not_disclose_this do_not_say do_not_show do_not_ask do_not_explain must_not_know should_not_know does_not_notice
    do_not_acknowledge do_not_let_the_user no_need_to_tell no_need_to_mention no_need_to_inform not_to_mention
    avoid_mentioning avoid_telling don't_bring don’t_bring do_not_bring don't_log do_not_log don’t_log no_logging
    leave_no_trace do_not_call_the do_not_contact no_questions_asked delete_this_message delete_this_mail leave_it_out
    leave_this_out do_not_cc sin_preguntar sin_que sem_perguntar sem_que sans_demander sans_que ohne_nachzufragen
    ohne_rückfrage senza_chiedere bez_pytania не_спрашивая sormadan tanpa_bertanya 不要问 不要通知 伝えず 聞かずに 묻지_말고 دون_أن
    बिना_पूछे no_le_digas no_se_lo_digas no_menciones sin_decir sin_avisar en_secreto não_diga não_conte não_mencione
    sem_avisar em_segredo ne_dis_pas ne_dites_pas ne_le_dis ne_mentionne ne_mentionnez sans_le_dire sans_prévenir
    en_secret sag_nichts sage_nicht erwähne_nicht ohne_zu_sagen ohne_dass heimlich non_dirlo non_dire non_menzionare
    di_nascosto vertel_niet zonder_te_vertellen in_het_geheim не_говори* не_сообщай* не_упоминай* тайно незаметно
    втайне nie_mów nie_wspominaj potajemnie söyleme gizlice haber_verme jangan_beri_tahu jangan_beritahu diam-diam
    đừng_nói không_được_nói bí_mật 不要告诉 别告诉 不要提及 不得透露 不要透露 偷偷 悄悄 秘密地 言わない 言わず 知らせず 内緒 こっそり 말하지_마 알리지_마 몰래 비밀로 لا_تخبر
    لا_تذكر سرا בסתר אל_תספר मत_बता* चुपके बिना_बताए বলো_না গোপনে อย่าบอก แอบ do_not_report don't_report don’t_report
    non_avvisare não_avise não_avises no_avises no_avise no_se_lo_cuentes ne_préviens ne_prévenez n'en_parle
    nicht_bescheid sag_es_niemandem niet_waarschuwen nie_informuj не_предупреждай* kimseye_söyleme không_báo 不要通知任何人
    不要让 知らせないで 伝えないで 알리지 ولا_تخبر न_बताएं मत_बताना मत_बताओ nobody_needs_to_know no_one_needs_to_know keep_that_out kein_wort_darüber kept_out_of_the_log need_not_be_aware need_not_know need_not_see not_be_aware don't_bring_it_up don’t_bring_it_up not_bring_it_up out_of_the_summary do_not_refer_to_this unmentioned do_not_surface not_to_be_listed prefer_not_to_see rather_not_explain as_though_you_had keep_quiet_about tell_them_afterwards tell_him_afterwards tell_her_afterwards apaga_a_conversa efface_ensuite borra_la_conversación lösche_den_verlauf не_показуйте не_показывайте hoeft_dit_veld_niet kept_out_of_the_logs keep_out_of_the_log out_of_the_logs leave_no_record kein_wort_zu not_a_word_to not_a_word_about pas_un_mot ni_una_palabra nem_uma_palavra non_una_parola ни_слова tek_kelime geen_woord_over ani_słowa
    keep_this_out keep_it_out not_worth_telling not_worth_mentioning don't_list do_not_list not_shown_anywhere
    no_lo_comentes no_comentes dirglielo non_dirglielo niet_zeggen 不要告诉任何人 알리지_마세요 söylemeden`,
  persona: `
    you_are_now you're_now you’re_now you_will_now act_as acting_as pretend* roleplay* role-play* role_play* simulate
    simulating from_now_on from_this_point from_this_moment henceforth going_forward_you new_role your_new your_name_is
    take_on_the_role assume_the_role play_the_role stay_in_character in_character break_character imagine_you
    imagine_that_you immerse persona alter_ego respond_as answer_as behave_as you_are_going_to_be you_are_to_act
    impersonate developer_mode dev_mode god_mode debug_mode maintenance_mode mode_enabled hypothetical fictional
    let's_play_a_game two_responses two_answers both_ways eres_ahora ahora_eres actúa_como a_partir_de_ahora finge
    você_é_agora agora_você_é aja_como a_partir_de_agora finja tu_es_maintenant vous_êtes_maintenant agis_comme
    agissez_comme désormais à_partir_de_maintenant fais_semblant du_bist_jetzt du_bist_nun ab_sofort ab_jetzt
    von_nun_an tu_so_als verhalte_dich sei_ora d'ora_in_poi comportati_come fingi je_bent_nu vanaf_nu doe_alsof
    du_är_nu från_och_med_nu jesteś_teraz od_teraz udawaj odteď acum_ești de_acum_înainte ты_теперь теперь_ты отныне
    с_этого_момента представь_что притворись действуй_как ти_тепер від_тепер είσαι_τώρα από_εδώ_και_πέρα artık_sen
    sen_artık bundan_sonra gibi_davran rol_yap kamu_sekarang mulai_sekarang berpura-pura bertindak_sebagai từ_bây_giờ
    đóng_vai 你现在是 从现在开始 从现在起 扮演 假装 角色扮演 假设你是 开发者模式 今から これから あなたは今 として振る舞 のふりをし 演じて 이제부터 지금부터 역할극 인_척 척해 당신은_이제 너는_이제
    أنت_الآن من_الآن تصرف_ك תתנהג מעכשיו अब_आप अब_तुम अब_से বানিয়ে এখন_থেকে ตั้งแต่นี้ สวมบทบาท act_like
    version_of_yourself two_people don't_be_an_assistant do_not_be_an_assistant not_an_assistant no_longer_an_assistant
    stop_being_an_assistant accomplice`,
  unbound: `
    unrestricted uncensored unfiltered unlimited without_restrictions without_limits without_limitations without_any_restrictions without_filters
    without_censorship no_restrictions no_limits no_limitations no_rules no_filters no_filter no_boundaries no_ethical no_moral no_morals no_ethics
    amoral unethical immoral illegal illegally jailbreak* jailbroken do_anything_now dan anything_now never_refuse cannot_refuse can't_refuse
    not_refuse refusing never_say_no never_says_no free_of_all free_from_all breaks_free broken_free bound_by_no not_bound
    no_longer_bound any_question regardless_of_legality regardless_of_ethics no_matter_how against_openai openai_policies content_policy
    content_policies openai's_policies without_warnings no_warnings no_disclaimers without_disclaimer* harmful offensive profanity swear curse
    inappropriate explicit nsfw hate opposite evil malicious as_an_ai as_a_language_model i_cannot i'm_sorry moralizing sentient
    sin_restricciones sin_límites sin_censura sin_filtros sem_restrições sem_limites sem_censura sem_filtros sans_restriction* sans_limite*
    sans_filtre* sans_censure ohne_einschränkungen ohne_beschränkungen ohne_filter ohne_grenzen uneingeschränkt senza_restrizioni
    senza_limiti senza_filtri zonder_beperkingen bez_ograniczeń bez_cenzury без_ограничений без_цензуры без_фильтров без_правил
    kısıtlama_olmadan sınırsız sansürsüz tanpa_batasan tanpa_sensor không_giới_hạn 没有限制 不受限制 无限制 无视道德 没有任何限制 不受约束
    没有道德 辱骂 嘲讽 尖酸 刻薄 不拒绝 贬低 侮辱 毒舌 制限なし 制限のない 無制限 倫理 제한_없이 무제한 검열 بلا_قيود دون_قيود ללא_הגבלות बिना_किसी_प्रतिबंध ไม่มีข้อจำกัด`,
  marker: `
    <|im_start|> <|im_end|> <|system|> <|user|> <|assistant|> <|endoftext|> <|start_header_id|> <|eot_id|> [inst]
    [/inst] <<sys>> <</sys>> <start_of_turn> <end_of_turn> <|channel|> [system] (system) [system_ <system> </system>
    <system_ <admin> <important> <instructions> </instructions> </tool_result> </function_results> </document> </data>
    ###_system ###_instruction* ##_system #_system system_override system_alert system_update system_note system_notice
    system_warning admin_override begin_new end_of_input end_of_document end_of_prompt end_of_context
    begin_instructions new_instructions new_instruction updated_instructions real_instructions actual_instructions
    todo_from_the_user new_task: [tool_result [/tool_result] [tool_call [function_result [/system] "role":"user" "role":"system" 'role':'user' {"role":_"user" {"role":_"system" [user] [admin] nuevas_instrucciones novas_instruções nouvelles_instructions
    neue_anweisungen новые_инструкции 新指令 新的指令 新しい指示 새로운_지시 yeni_talimat*`,
  authority: `
    administrator admin root_user superuser openai anthropic security_team system_administrator it_department ceo authorized authorised
    compliance mandatory required_by official policy_update legal_team developer developers approved as_your_creator your_creator i_am_your
    i_am_the important critical must per_policy highest_priority top_priority overrides_all police_officer
    administrador administrateur amministratore beheerder администратор разработчик yönetici 管理员 开发者 管理者 開発者 관리자 개발자 المسؤول المطور प्रशासक`,
  urgency: `
    immediately urgent urgently right_now asap at_once before_anything_else before_you before_doing before_answering before_responding first_of_all
    without_delay now instantly emergency time-sensitive first
    inmediatamente urgente ahora imediatamente agora immédiatement urgent maintenant sofort dringend jetzt immediatamente subito onmiddellijk
    немедленно срочно сейчас natychmiast hemen acil segera sekarang ngay_lập_tức 立即 马上 紧急 直ちに 緊急 今すぐ 즉시 지금_당장 긴급 فورا الآن तुरंत अभी`,
  machine: `
    coding_agent* coding_assistant* coding_tool* automated_helper* automated_contributor* automated_tool* automated_agent* automated_assistant* ai_reviewer*
    ai_reader* ai_crawler* llm_crawler* ai_tool* ai_models ai_systems ai_assistants sql_agent autonomous_agent* assistant bot chatbot ai_assistant an_ai the_ai any_ai ai_agent ai_agents ai_model ai_system ai_reader language_model language_models llm llms copilot
    the_model the_agent agents_reading automated_reader automated_system whoever_reads if_you_are_an chatgpt claude gemini gpt
    asistente assistente l'assistant l’assistant assistent assistenten asystent* asistan* asisten trợ_lý ассистент* помощник* бот_ модель
    助手 人工智能 智能体 アシスタント エージェント 어시스턴트 비서 에이전트 المساعد העוזר סוכן सहायक সহকারী ผู้ช่วย la_ia die_ki künstliche_intelligenz l'ia`,
  address: `
    your_response your_answer your_reply your_responses your_answers your_output your_next_response respond_with reply_with answer_with
    respond_only reply_only answer_only say_exactly say_only end_your begin_your start_your finish_your
    language_model chatgpt ai_assistant ai_model ai_agent ai_agents llm llms you_are_an_ai dear_ai hey_ai attention_assistant assistant_must
    the_assistant_should the_model_should the_agent_should the_ai_should assistant: agents_must agents_should if_you_are_an if_user_asks if_the_user_asks when_the_user_asks when_user_asks only_the_following nothing_else
    your_task your_job your_goal your_objective your_mission complete_the_following perform_the_following do_the_following
    follow_these follow_this follow_the_following following_instructions execute_the_following please_do_the you_must you_should you_have_to
    you_need_to tu_respuesta sua_resposta ta_réponse votre_réponse deine_antwort ihre_antwort la_tua_risposta твой_ответ yanıtını cevabını
    你的回答 你的回复 回答时 あなたの回答 回答に 당신의_답변 응답에 إجابتك`,
  action: `
    transfer* grant delete remove execute run call_the invoke use_the install download purchase buy unlock disable schedule cancel approve
    wire pay refund modify change_the update_the add_the create_a open_the click visit withdraw sell turn_off shut_down reset wipe overwrite
    promote recommend persuade convince encourage`,
  before_use: `
    before_using before_any before_calling before_executing before_proceeding must_be_called must_call always_call always_use always_invoke
    call_this_tool use_this_tool run_this_tool invoke_this_tool instead_of_the instead_of_any rather_than_the rather_than_others
    rather_than_any preferred_over prefer_this do_not_use_other never_use_other prior_to_using prior_to_calling first_call this_tool_first
    prior_to_any must_be_invoked be_invoked_prior be_called_prior must_first tool_first required_before all_other_tools other_tools any_other_tool replaces_the has_been_replaced deprecated_use
    takes_precedence supersedes pass_the_contents pass_its_contents as_sidenote sidenote`,
};

const ENGLISH_FIRST: Readonly<Record<Idea, string>> = {
  ...SPEECH_WORDS,
  ...DEED_WORDS,
  ...PRETEXT_WORDS,
  ...OFFICE_WORDS,
  ...TRIGGER_WORDS,
};

/** Terms of an idea, as a list is written. */
export function wordsOf(idea: Idea): string {
  return `${ENGLISH_FIRST[idea]} ${WORDS_ABROAD[idea] ?? ""}`;
}
