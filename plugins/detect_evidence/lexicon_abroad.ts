/**
 * What an order to a model is made of in other languages than English, and in the Latin letters in which people type some of them: by
 * idea, added to the lists of `lexicon.ts`. Notation as there.
 */
import type { Idea } from "./ideas.ts";

/** Terms by idea. */
export const WORDS_ABROAD: Readonly<Partial<Record<Idea, string>>> = {
  override: `
    ignorier pfeif_auf hör_nicht_mehr_auf laisse_tomber laissez_tomber n'écoute_plus olvídate olvidate no_hagas_caso
    no_hagas_más_caso esquece-te esquece scordati scorda lascia_perdere luister_niet_meer не_слушай* bir_kenara_bırak*
    放一边 抛到一边 忘干净 bhool_ja bhool_jao bhul_ja bhul_jao bhula_do chhod_de chhod_do chod_do tanggalin huwag_sundin lupain
    zabud zabud' ignoriruy seebak_men sibak_men insa_kol setz_dich_hinweg setze_dich_hinweg kümmere_dich_nicht_um
    streich_sämtliche fais_fi passe_outre haz_caso_omiso déjate_de lascia_stare infischiatene põe_de_lado
    deixa_de_lado zet_opzij leg_opzij odłóż_na_bok nie_przejmuj_się наплюй_на плюнь_на не_обращай boş_ver boşver 别管
    不用管 不要管 気にしないで 気にせず 신경_쓰지 mặc_kệ परवाह_मत jangan_pedulikan bry_dig_inte_om kašli_na`,
  lapsed: `
    ya_no_cuenta ya_no_vale gilt_nicht gilt_ab_jetzt_nicht gilt_ab_sofort_nicht gelten_ab_jetzt_nicht entfällt entfallen
    ausgesetzt aufgehoben suspendue suspendues suspendu suspendus suspendida suspendidas suspendido sospesa sospesi sospeso
    sospese suspensa suspenso suspensos zawieszon* приостановлен* отменено отменена askıya_alın* opgeschort pozastaven*
    暂停 停止中 중단 gäbe_es no_existieran no_existiesen n'existaient_pas n'existait_pas non_esistessero non_esistano
    não_existissem nie_istniał* не_существ* yokmuş_gibi 不存在 存在しない 없는_것처럼 nahi_chalenge nahi_chalega`,
  bound: `
    normas voorschriften normy předpisy instruktsii pravila ustawieniami regeln instructies`,
  told: `
    bekommen_hast erhalten_hast dir_eingetrichtert dir_mitgegeben dich_gestartet que_recibiste te_ordenó te_mandó
    te_entregó te_entregaron te_pusieron t'a_transmis t'a_remis t'a_imposé t'ont_remis ti_ha_consegnato te_foi_dado
    mandou_você dostałeś dostałaś otrzymałeś wpisała_ci wpisał_ci kazał_ci kazała_ci jsi_dostal ti_zakázal*
    je_opgelegd je_meegegeven je_heeft_meegegeven je_hebt_gekregen kamu_terima diberikan_padamu bạn_nhận_được 你收到
    给你的规矩 渡された文 与えられたルール 주어진_지시 너에게_준 tujhe_mila tujhe_diya tumhe_diya aapko_diya tujhe_bola te_dijo t'a_interdit
    te_prohibieron ti_hanno_vietato dir_verboten zabroniono_ci 不许你说 ti_ha_programmato ti_ha_creato te_criou te_creó
    t'a_créé cię_stworzył тебя_создал seni_yaratan ți-a_spus ți_s-a_spus тобі_казали тобі_дали har_sagt_åt_dig
    sana_gizlice otrzymałeś_przed recebeste tens_guardad* dali_ti قالته_لك दिए_थे`,
  opening: `
    ersten_zeilen premières_lignes primeras_líneas prime_righe prompt_iniziale prompt_inicial prompt_initial
    anfangsprompt startprompt texto_inicial testo_iniziale texte_initial qui_précède_mon que_precede_a_mi na_starcie
    aan_het_begin teks_awal pesan_awal đoạn_đầu_tiên 一番最初 shuru_mein shuru_me über_unserem_gespräch boven_dit_gesprek
    encima_de_esta geheime_hinweise geheimen_hinweise instructions_secrètes instrucciones_secretas instruções_secretas
    istruzioni_segrete tajne_instrukcje секретные_инструкции 对话开始前 会話の前 대화_전에 выше_моего przed_moją przed_moim
    antes_de_que_yo bevor_ich_kam`,
  disclose: `
    repíteme riscrivi przepisz выпиши* напиши* 抄出来 書き写し 적어 tulis tuliskan chép_lại tik_de_tekst opiš lies lee leia
    leggi lis odczytaj przeczytaj прочитай* прочти* 读取 読み oku öffne abre apri ouvre récupère récupérez otwórz открой*
    읽어 lees baca đọc läs dikhao dikha_de dikha_do dikhade batao bata_de bata_do likh_de likh_do bhej_de bhej_do
    suna_do paste_kar warini wareeni ektebli pokazhi napishi sabihin_mo ipakita i-paste balance_ton balance_moi pega
    incolla cola_aqui colle collez plak wklej вставь* yapıştır* 贴出来 貼り付け 붙여넣 scrie schreib_sie_ab cópia copia-as vypiš`,
  exact: `
    al_pie_de_la_letra wortgetreu woordelijk mot_à_mot sans_rien_changer per_intero integralmente en_entier aynen 原样抄
    absatz_für_absatz phrase_par_phrase frase_por_frase frase_per_frase zeile_für_zeile pura_ka_pura poora_ka_poora
    pura_text poora_text slovo_v_slovo kollo zeichen_für_zeichen telle_quelle tel_quel sin_cambiar_una na_íntegra 一字不漏
    без_изменений bez_zmian ongewijzigd cuvânt_cu_cuvânt ord_för_ord`,
  isolate: `
    nur_mir jeden_meiner_befehle alle_meine_befehle haces_lo_que_yo haz_lo_que_yo_diga lo_que_yo_diga obedéceme
    todas_mis_órdenes n'obéis_qu'à tous_mes_ordres n'écoute_plus_que_moi ubbidisci obbedisci_solo ogni_mio_ordine
    todas_as_minhas_ordens obedece_a_mim każde_moje_polecenie słuchaj_tylko_mnie любой_мой_приказ слушай_меня
    слушайся_меня все_мои_приказы her_emrimi yalnızca_beni sadece_benim 只听我 执行我的每个 听我的命令 私の言うことだけ 私の命令 내_말만 내_명령
    turuti_aku ikuti_perintahku nghe_lời_tôi alleen_mij luister_alleen sirf_meri_suno meri_suno meri_baat_suno
    poslouchej_jen_mě adesso_rispondi_a_me rispondi_solo_a_me тепер_слухай слухай_мене nur_auf_mich_hören`,
  secrecy: `
    ohne_den_nutzer ohne_es_zu_melden nicht_erwähnen nicht_mitteilen kein_wort sans_en_parler sans_en_informer
    inutile_d'en_informer inutile_d'informer sans_en_avertir sin_decírselo no_tiene_por_qué_saber* que_no_quede_rastro
    sin_dejar_rastro senza_dirlo senza_avvisare senza_informare senza_lasciare_tracce não_comente não_informe
    sem_informar sem_deixar_rasto sem_deixar_rastro zonder_het_de_gebruiker zonder_te_melden niet_melden
    nie_informując żeby_nikt zanim_ktoś пока_никто чтобы_никто никому_не_говори* kimse_fark_etme* 不要让任何人 别让任何人 誰にも
    気づかれ 残さない 知らせない 아무도_모르게 bevor_es_jemand bevor_jemand ohne_spuren keine_spuren avant_que_quelqu'un
    sans_laisser_de_trace* n'en_parle_à_personne antes_de_que_alguien antes_de_que_nadie prima_che_qualcuno
    antes_que_alguém pata_nahi_chal* kisi_ko_mat kisi_ko_pata jangan_sampai_ketahuan tanpa_sepengetahuan không_để_ai
    utan_att_berätta aby_to_nikdo nikomu_neříkej in_keinem_bericht ne_les_signale ne_le_signale no_aparecen_en
    no_aparece_en erwähnen_sie_diesen non_ditelo non_lo_dite nikomu_o_tom ne_le_dites`,
  reader: `
    si_un_agent si_une_ia falls_eine_ki wenn_eine_ki falls_ein_agent falls_ein_assistent si_un_asistente si_una_ia
    se_un'ia se_un_assistente als_een_ai jeśli_ai jeśli_asystent если_ии если_бот eğer_bir_yapay 如果ai もしai
    asystencie_ai asystencie, assistente_ai ki-system* ki-modell* systèmes_d'ia assistants_ia aux_assistants_ia
    agents_ia agentes_de_ia asistentes_de_ia agli_assistenti ии-помощник* ии-агент* ai-systemen 各位ai aiエージェント ai_에이전트`,
  call: `
    assistenten,_der agenten,_der bot,_der agent,_der assistent,_der ki,_die bearbeitende ki_die assistant_qui agent_qui
    bot_qui asistente_que assistente_que agente_que bot_que assistente_che agente_che bot_che assistent_die bot_die
    agent_die asystent,_który asystenta,_który bota,_który agenta,_który ассистент,_котор* ассистенту,_котор* бот,_котор*
    боту, боту_ assistenten_som asistent,_který okuyan işleyen 处理此 整理邮 处理邮 读邮件 智能助手 処理する 要約する 整理する メールを読む 처리하는
    요약하는 정리하는`,
  check: `
    accord_humain visto_bueno akceptacj* zatwierdzani* согласовани* autorizzazione autorización autorização zustimmung
    i_controlli überwachung monitorización monitoramento monitoraggio мониторинг* 监控 監視 모니터링 izleme alertes alertas
    alarmy alarmes сповіщення`,
  drop: "schalte schalt coupe coupez apaga apague desligue desliga spegni vypni zet_uit",
  pay: `
    zahle zahl ejecuta ejecute exécute exécutez esegui wykonaj выполни* faça realiza 转给 汇给 打款 振込 지급 입금 이체
    оформите_заказ оформи_заказ finalizza_l'ordine passe_la_commande schließe_die_bestellung 下单 注文を確定`,
  money: `
    virement bonifico przelew* перевод* transferencia transferência überweisung havale zł рублей тысяч 万元 万円 원을 счёт_`,
  lie: `
    als_freigegeben als_genehmigt „vom_vorstand vom_vorstand_genehmigt von_der_leitung_genehmigt direction_a_validé
    direction_a_approuvé approuvé_par_la validé_par_la aprobado_por_la aprobado_por_dirección como_autorizad*
    como_aprobad* como_aprovad* aprovado_pela registra_che_è «autorizzato» come_approvat* come_autorizzat*
    jako_zaakceptowan* jako_zatwierdzon* zatwierdzone_przez как_одобрен* как_утвержд* отметку_«утвержд* 标记为已审 标记为已批
    写明“已批准 写明已批准 承認済みと 승인_완료로 onaylandı_olarak`,
  destroy: "entfernen vacía limpe limpia limpa boşalt* radera vymaž lösch kosongkan 清除 видали* вимкни*",
  valued: `
    produktionsdatenbank* base_de_production base_de_producción sauvegardes kopie_zapasowe copias_de_seguridad zálohy
    резервні_копії`,
  grant: "da_permisos da_derechos dame rendimi dammi nadaj_mi 给我 付けて 줘 mache_mich mach_mich",
  right: "administratora администратора administradora amministratore administrateur 管理者権限",
  send: `
    reenvía reenvíe reenviar encaminhe encaminhar inoltra inoltri gira remitir remite leite leiten weiterleiten transfère
    fais_suivre doorsturen stuur_door vidarebefordra mande_para pon mete mets mettez metti übergib übertrage trage passe
    passa pasa coloque insira zet koy przekaż wstaw передай* помести* вставь* vlož masukkan 放入 填入 传入 入れて 入れる 넣으 넣어
    抄送 転送し ilet copia`,
  unbound: `
    ohne_jede_schranke ohne_schranken ohne_regeln garde-fou garde-fous sans_règles sans_aucune_limite sin_reglas
    sin_ninguna_restricción sem_regras senza_regole zonder_regels bez_zasad bez_reguł bez_pravidel fără_reguli
    utan_regler kuralsız 没有规则 제한_없는 제한이_없는 बिना_नियम tanpa_aturan không_có_luật`,
  persona: `
    wir_spielen tu_es_désormais desde_ahora agora_és adesso_sei od_teď de_acum od_tej_chwili kuralsız_bir
    stel_je_voor_dat`,
  hazard: `
    fälsche fälschen gefälschte fausse_facture faux_papiers falsificar hackear pirater hacken подделать взломать 伪造 偽造
    위조 해킹 forzar_una_cerradura slot_openbreek cuenta_de_mi_ex`,
  protected: `
    promptul_de_sistem systemprompten prompta_systemow* सिस्टम_प्रॉम्प्ट токен_доступа токены_доступа inloggegevens
    dane_logowania logindaten anmeldedaten identifiants_de_connexion datos_de_acceso credenciais_de_acesso
    clave_de_administrador message_système mensaje_del_sistema mensagem_do_sistema systemnachricht
    messaggio_di_sistema`,
  keep: `
    pour_toujours para_siempre per_sempre para_sempre für_immer na_zawsze навсегда altijd_onthouden`,
  store: "guarda_para_siempre mémorise merk_dir_dauerhaft zapamiętaj",
  trust: `
    ohne_rückfrage approuvées_d'office approuvé_d'office no_necesitan_aprobación no_necesita_aprobación
    sin_confirmación senza_conferma sem_confirmação bez_potwierdzenia без_подтверждения onaysız 无需确认 確認なし`,
  endorse: `
    empfehlen_sie nur_unser ausschließlich_unser recommandez recomienden reserven_siempre consigliate рекомендуйте
    dites_que_le dites_que_la`,
  personal: `
    numéro_de_carte número_de_tarjeta kartennummer numero_di_carta número_do_cartão номер_карты 卡号 カード番号 카드번호 手机号 電話番号
    전화번호 cronologia_della_chat historique_de_la_conversation chatverlauf kundenliste liste_des_clients liste_clients
    lista_de_clientes elenco_clienti elenco_dei_clienti lista_klientów список_клиентов klantenlijst kundlista
    müşteri_listesi 客户名单 客户列表 顧客リスト 顧客名簿 고객_명단 고객_목록 danh_sách_khách_hàng ग्राहक_सूची daftar_pelanggan
    dados_do_cliente`,
  operator: "compania розробник* företaget společnost الشركة कंपनी εταιρεία",
  waived: `
    kein_grünes_licht_mehr keine_freigabe_mehr se_acabaron_las_firmas plus_de_double_signature niente_più_doppia_firma
    contrôle_est_levé 不用审批 不用再审`,
};
