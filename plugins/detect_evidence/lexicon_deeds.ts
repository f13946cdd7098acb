/**
 * Deeds that an agent can do to somebody, each as a verb and what it must meet to weigh anything: to pay and money, to grant and a right,
 * to destroy and what is worth keeping, to run and code, to let go and a check. Notation as in `lexicon.ts`.
 */

/** Ideas of deeds. */
export const DEED_IDEAS = [
  "pay", // verbs that move money
  "money", // what they move
  "grant", // verbs that hand out a right
  "right", // what lets somebody in
  "destroy", // verbs after which something is gone
  "valued", // what nobody wants gone
  "run", // verbs that start something
  "code", // what can be started, and where it comes from
  "drop", // verbs by which a check is left out
  "check", // what stands between an agent and harm
  "endorse", // an answer that was bought
  "direct_user", // words put into the answer that send the person somewhere
  "operator", // whoever runs or made a model, in words of every day
  "waived", // said of a check that is claimed to be needed no more
  "traces", // what tells later that something was sent or done
  "mailbag", // what lies in a mailbox
] as const;
/** One of them. */
export type DeedIdea = typeof DEED_IDEAS[number];

/** Terms by idea. */
export const DEED_WORDS: Readonly<Record<DeedIdea, string>> = {
  pay: `
    pay pays paying transfer transfers transferring wire wiring charge purchase buy buying order refund release remit
    deposit withdraw move check_out checkout swap send sell donate top_up reimburse überweise überweisen überweist
    bezahle bezahlen zahle kaufe kaufen bestelle virez vire virer transfère achète achetez acheter paie payez
    transfiere transfiera transferir paga pague pagar compra compre comprar transfira envie bonifica trasferisci sposta
    acquista maak_over betaal koop przelej zapłać kup переведи* переведите оплати* купи* gönder öde satın_al
    transfer_et kirim bayar beli chuyển mua 转账 汇款 支付 购买 付款 振り込 支払 購入 送金 송금 결제 구매 حول ادفع اشتر भुगतान ट्रांसफर खरीद
    mark marks markiere marque marca segna
    release_payment complete_checkout complete_the_reservation validate_the_order validez commandez disponga`,
  money: `
    eur usd gbp euro euros dollar dollars pounds payment payments card_on_file the_card credit_card gift_card* voucher*
    money funds the_balance balance invoice iban supplier_account new_account account_below wallet bitcoin btc eth usdc
    crypto shares deposit refund amount item basket cart subscription bank_details remittance konto betrag rechnung
    geld artikel compte montant argent facture l'article cuenta importe dinero factura conta dinheiro fatura conto
    denaro fattura rekening bedrag kwotę pieniądze счёт счет деньги сумму hesap hesaba para uang tài_khoản tiền 账户 款项
    金额 资金 口座 金額 계좌 금액 الحساب المبلغ खाते पैसे राशि $ € as_paid als_bezahlt como_pagada comme_payée come_pagata
    jako_opłacon*
    saved_card card_on_file the_open_cart open_cart the_cart wires refunds payments_to carte_enregistrée tarjeta_guardada gespeicherten_karte`,
  grant: `
    grant give assign hand add create invite make set accept open unlock share enable escalate elevate promote approve
    authorize authorise allow lend erteile gib füge lade_ein öffne gewähre accorde donne ajoute otorga concede añade
    agrega invita conceda adicione convide concedi aggiungi verleen geef voeg nadaj dodaj udziel предоставь дай добавь
    открой ver ekle tanımla beri tambahkan cấp thêm 授予 添加 邀请 开放 付与 追加 招待 부여 추가 초대 امنح أضف ادع दें जोड़ें raise lift
    put_him put_her put_me`,
  right: `
    owner_role admin_role owner_access admin_access admin_rights administrator_rights root_access write_access
    full_access public_access public_read permanent_access access_to forwarding_address forwarding_rule forwarding
    recovery_address deploy_key ssh_key api_token access_token your_token the_role_of_owner the_owner_role
    the_admin_role role_owner superuser sudo anyone_with_the_link anyone_who_has_the_link everyone_with_the_link
    shared_with_everyone publicly permission permissions privileges scopes as_admin as_administrator admin_account
    the_calendar administratorrechte zugriff zugang vollzugriff schreibrechte droits_d'administrateur accès acceso
    permisos acesso permissões accesso permessi toegang dostęp uprawnienia доступ права erişim yetki akses
    quyền_truy_cập 权限 访问权 管理员 権限 アクセス 권한 الوصول صلاحيات पहुंच अनुमति my_role my_rights my_permissions role_to
    discount_code trusted_senders allowlist whitelist safe_list list_of_trusted the_front_door front_door the_garage
    the_gate
    cluster-admin cluster_admin clusterrolebinding superuser_rights service_account wider_binding all_folders share_all
    sudoers wheel_group owner_of domain_admin domain_admins organisation_owner organization_owner
    oauth_scopes your_scopes your_rights allow_list`,
  destroy: `
    delete deletes deleting remove erase wipe drop clear purge destroy archive close overwrite truncate move force_push
    force-push lösche löschen entferne leere vernichte supprime supprimez supprimer efface effacez vide elimina borra
    borre eliminar borrar apague apaga exclua exclui apagados apagar cancella svuota verwijder wis gooi_weg usuń skasuj
    wyczyść удали* удалить сотри* сотрите очисти* sil silin temizle hapus kosongkan xóa 删除 清空 删掉 抹掉 削除 消して 消去 삭제 지워
    احذف امسح हटा* मिटा*
    dropping wiping erasing purging destroying overwriting truncating force-pushing`,
  valued: `
    backup backups back-ups database databases table tables repository repositories repo mailbox inbox calendar
    all_mails all_emails emails mails messages all_tickets other_tickets open_tickets all_files files folder log logs
    audit_log audit_trail account accounts production production_bucket bucket history main tests the_test records data
    entry original_path this_message this_email this_mail contacts sicherungen datenbank postfach kalender protokolle
    diese_nachricht sauvegardes base_de_données boîte ce_message journaux copias base_de_datos buzón este_mensaje
    este_correo registros cópias banco_de_dados caixa esta_mensagem cartella questa_email questo_messaggio dit_bericht
    kopie bazę резервн* базу почт* журнал* это_письмо yedek* veritabanı bu_mesajı cadangan basis_data bản_sao 备份 数据库 邮箱
    日志 文件 バックアップ データベース メール ログ 백업 데이터베이스 메일 النسخ البيانات الرسالة बैकअप डेटा thread the_thread conversation`,
  run: `
    run runs execute executing install installing fetch open visit download go_to navigate_to import load call launch
    take evaluate paste führe_aus führe starte installiere öffne lade exécute exécutez lance installe ouvre télécharge
    ejecuta ejecute instala abre descarga instale abra baixe esegui installa apri scarica voer_uit installeer uruchom
    zainstaluj otwórz запусти* выполни* установи* открой* çalıştır yükle aç jalankan pasang buka unduh chạy cài_đặt mở
    运行 执行 安装 打开 下载 実行 インストール 開いて 실행 설치 열어 شغل نفذ ثبت चलाएं चलाओ`,
  code: `
    curl wget .sh .ps1 terminal shell_command command script scripts sudo /instructions.txt what_is_written_there
    text_found_there what_it_says the_link_in as_the_new_task as_its_instructions skript befehl commande guion comando
    скрипт команду betik komut skrip perintah 脚本 命令 スクリプト コマンド 스크립트 명령어`,
  drop: `
    skip skips skipping bypass bypassing omit disable disabling turn_off switch_off deactivate drop remove circumvent
    suppress waive leave_out go_around do_without no_need_for mark_as mark_the set_the counts_as sign_off wave_through
    never_need never_needs need_no needs_no does_not_need do_not_need not_require not_required is_not_required
    überspringe überspringen umgehe schalte_ab deaktiviere saute contourne désactive salta omite desactiva desactive
    pule desative disattiva sla_over schakel_uit pomiń wyłącz пропусти отключи* atla kapat lewati matikan bỏ_qua tắt 跳过
    绕过 关闭 禁用 無効に 飛ばし 省略 건너뛰 끄고 تجاوز عطل छोड़ बंद
    without_opening without_reading without_looking without_showing skip_second
    mute was_waived is_waived been_waived turn_it_off turning_it_off turned_off switched_off switch_certificate do_not_verify don't_verify don’t_verify treat_as_disabled removed_from_this need_not_come leave_it_off without_a without_waiting_for`,
  check: `
    approval second_approval confirmation auth_check policy_check the_gate signature signature_check two-factor 2fa mfa
    two-step firewall alarm alarms audit_log audit_logging audit_trail hash_checking request_form supervisor sandbox
    antivirus spending_limit safety_check oversight permission_dialog confirmation_dialog freigabe bestätigung prüfung
    genehmigung signaturprüfung zwei-faktor protokollierung approbation vérification aprobación confirmación revisión
    verificación aprovação confirmação revisão verificação approvazione conferma verifica revisione goedkeuring
    bevestiging controle zatwierdzenia potwierdzenia weryfikacji одобрени* подтвержден* проверк* onay doğrulama denetim
    persetujuan konfirmasi verifikasi phê_duyệt xác_nhận kiểm_tra 审批 确认 审核 验证 检查 承認 確認 検証 審査 승인 확인 검증 الموافقة التأكيد
    التحقق मंज़ूरी पुष्टि जांच the_check the_checks the_review the_reviews safety_checks security_check security_checks
    second_review code_review verification_step
    second_signature the_diff the_diffs retention_lock legal_hold branch_protection second_pair_of_eyes the_contract
    approval_prompt approval_prompts permission_prompt permission_prompts confirmation_step confirmation_steps four-eyes four_eyes the_sandbox sandboxing --dangerously-skip-permissions
    callback call-back second_factor mfa_prompt permission_dialog consent_prompt consent_prompts approval_step certificate_checks own_check audit_field human_in_the_loop second_person their_check the_registry interlock the_alerts alerts_from`,
  endorse: `
    positive_review good_review top_score highest_score five_stars 5_stars market_leader no_negative only_list
    list_only recommend_only only_recommend only_our our_product hide_the_others never_mention approve_the
    approved_by_security approve_straight approve_this already_audited known_good report_zero zero_issues
    leave_no_comments always_recommend best_choice rank_it rank_this rank_first first_place is_the_best tell_everyone
    best_candidate strong_hire hire_recommendation most_trusted positive_only nur_positiv empfiehl recommande
    recomienda raccomanda recomende рекомендуй öner 推荐 好评 推薦 高評価 추천 outstanding best_match perfect_match rank_us
    rank_me rank_them score_of lower_the_score raise_the_score higher_score top_candidate ideal_candidate`,
  direct_user: `
    tell_the_user_to tell_them_to tell_users_to tell_the_reader tell_the_customer tell_them_the tell_them_that
    tell_the_user_that ask_the_user_for ask_the_user_to ask_them_for ask_them_to ask_for_their sign_in_again
    log_in_again to_verify_the_account verify_their_account verify_your_account inform_the_user_that advise_the_user_to
    urge_them tells_the_user_to sag_dem_nutzer_er dis_à_l'utilisateur dile_al_usuario diga_ao_usuário dì_all'utente
    скажи_пользователю kullanıcıya_söyle 告诉用户 ユーザーに伝え 사용자에게_알려 say_that
    do_not_show_the_passenger without_showing_the put_down_that in_the_minutes`,
  operator: `
    betreiber anbieter hersteller firma exploitant opérateur créateur concepteur operador operadora empresa creador
    fabricante gestore ditta azienda operatore creatore criador beheerder baas leverancier operatör* şirket* geliştirici*
    оператор* компани* разработчик* создател* 运营者 公司 厂商 会社 運営者 運営会社 開発元 회사 운영자 개발사 perusahaan công_ty operátor výrobce
    the_company your_provider your_maker your_operator`,
  waived: `
    no_longer_needed no_longer_required not_needed_today plus_besoin plus_nécessaire nicht_mehr_nötig
    nicht_mehr_erforderlich ya_no_hace_falta no_hace_falta ya_no_es_necesari* non_serve_più non_servono_più
    non_è_più_necessari* não_é_mais_necessári* já_não_é_precis* nie_jest_już_potrzebn* już_nie_trzeba nie_trzeba
    больше_не_требуется больше_не_нужн* не_требуется не_нужн* artık_gerekmiyor gerek_yok niet_meer_nodig tidak_perlu_lagi
    không_cần 不再需要 不需要 不要です 필요_없 필요하지_않`,
  traces: `
    sent_items sent_folder sent_mail outbox ausgang gesendet* gesendeten trace_de_l'envoi éléments_envoyés
    messages_envoyés historial_de_envío carpeta_de_enviados mensajes_enviados enviados messaggi_inviati posta_inviata
    itens_enviados registro_do_envio registro_de_envio verzonden_items verzonden ślad_wysyłki wysłane историю_отправки
    отправленных gönderilenler skickade_meddelanden 发送记录 已发送 送信履歴 送信済み その記録 보낸_기록 보낸편지함 spur_im auditprotokoll*
    registros_de_auditoría log_di_audit dzienniki_audytu журнал_аудита 审计日志 監査ログ 감사_로그 journaux_d'audit
    logs_de_auditoria`,
  mailbag: `
    mails e-mails emails rechnungen verträge gehaltsliste nachrichten courriels messages factures carnet_d'adresses
    contrats correos mensajes facturas nóminas contratos messaggi fatture contratti mensagens faturas fornecedores
    berichten facturen wiadomości maile faktury listę_klientów письма счета договор* faturaları postaları fakturorna
    邮件 合同 发票 名单 メール 請求書 名簿 契約書 메일 송장 명단`,
};
