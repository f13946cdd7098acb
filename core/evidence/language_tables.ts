/**
 * What an attack on a model's instructions is made of, one language a table. In a list a space parts two stems, `_` stands for a space
 * inside one; any letters may follow a stem. A stem belongs to an idea because the language says it so, never because one sample did.
 * Ideas that a language says in the same words as another are left to the other.
 */

/** One language. */
export interface LanguageTable {
  /** ISO 639-1 code, or the codes of close relatives. */
  readonly language: string;
  /** Scripts that put no spaces between words need no border in front of a stem. */
  readonly isUnspaced?: true;
  /** To stop heeding something: ignore, forget, override. */
  readonly override: string;
  /** What was there before, or is all there is. */
  readonly earlier: string;
  /** What binds a model: instructions, rules. */
  readonly bound: string;
  /** To show, say, give, confirm; also the words of a question. */
  readonly tell: string;
  /** What is not to be told: passwords, secret keys, credentials. */
  readonly secret: string;
  /** A model's own text: its system prompt, its configuration. */
  readonly system: string;
  /** Belongs to the one who is spoken to. */
  readonly yours: string;
  /** Words by which a person is kept from knowing. */
  readonly conceal: string;
  /** To be someone else from now on. */
  readonly become: string;
  /** Without limits, without morals. */
  readonly unbound: string;
  /** A language model as people address it. */
  readonly model: string;
  /** Deeds that cost somebody something when an agent does them unasked: send, pay, delete, run. */
  readonly act: string;
  /** Claims to be the one who may: I am your developer, this is an audit. */
  readonly claim: string;
}

/** All languages. English has rules of its own. */
export const LANGUAGE_TABLES: readonly LanguageTable[] = [
  {
    language: "de",
    override:
      "ignorier vergiss vergesst vergessen_sie missachte beachte_nicht verwirf überschreibe setz_dich_über setze_dich_über übergeh befolge_nicht halte_dich_nicht",
    earlier:
      "vorherig vorangegang vorangehend vorhergehend bisherig früher obig ursprünglich zuvor bis_jetzt alles sämtliche alle_deine deine eure",
    bound:
      "anweisung instruktion regeln vorgabe befehle richtlinie anordnung systemnachricht systemprompt einschränkung prompt",
    tell:
      "zeig nenne gib sag verrate verrat wiederhol schreib druck drucke offenbar teile_mir bestätig übersetz wie_lautet wie_ist was_ist können_sie kannst",
    secret:
      "passwort passwörter kennwort geheimcode geheimschlüssel geheime zugangsdaten zugangscode passphrase api-schlüssel",
    system:
      "systemprompt system-prompt systemnachricht systemanweisung deine_anweisung deine_konfiguration deine_vorgaben",
    yours: "dein deine deinen deinem deiner ihr_system ihre ihrem",
    conceal:
      "sag_dem_nutzer_nicht sag_dem_benutzer_nicht sag_dem_kunden_nicht sage_dem_benutzer_nicht sage_dem_nutzer_nicht sag_es_nicht verrate_dem_benutzer_nicht erwähne_das_nicht erwähne_dies_nicht ohne_den_nutzer ohne_dem_nutzer ohne_den_benutzer ohne_dem_benutzer ohne_wissen heimlich",
    become:
      "du_bist_jetzt du_bist_nun sie_sind_jetzt tu_bitte_so tu_so,_als als_wärst_du ab_sofort_bist ab_jetzt_bist von_nun_an_bist tu_so_als verhalte_dich_als spiele_die_rolle stell_dir_vor,_du_bist entwicklermodus",
    unbound:
      "ohne_einschränkung ohne_regeln ohne_filter ohne_grenzen keine_regeln keine_einschränkung keinerlei_einschränkung keine_grenzen unzensiert uneingeschränkt ungefiltert unbeschränkt keine_moral ohne_moral alles_erlaubt",
    model:
      "ki-assistent ki-agent ki-modell ki-system sprachmodell künstliche_intelligenz an_die_ki die_ki liebe_ki assistent,",
    act:
      "leite leiten sende senden schicke überweis lösch führe_aus installier öffne lade_hoch antworte empfiehl empfehle genehmig bestätig ruf rufe ignorier",
    claim:
      "ich_bin_dein_entwickler ich_bin_ihr_entwickler ich_bin_der_entwickler ich_bin_dein_administrator ich_bin_der_administrator als_dein_schöpfer als_ihr_schöpfer sicherheitsaudit sicherheitsüberprüfung ich_bin_gott wartungsmodus",
  },
  {
    language: "fr",
    override:
      "ignore ignorez ignorer oublie oubliez oublier néglige ne_tiens_pas_compte ne_tenez_pas_compte fais_abstraction faites_abstraction contourne outrepasse passe_outre passez_outre ne_suis_plus ne_suivez_plus",
    earlier:
      "précédent antérieur ci-dessus initial donnée reçue d'avant d’avant jusqu'ici jusqu’ici toutes_tes toutes_vos tes vos tout_ce_qu auparavant",
    bound:
      "instruction consigne règle directive ordre prompt message_système restriction ligne_directrice lignes_directrices",
    tell:
      "montre affiche révèle donne dis-moi dites-moi répète imprime communique partage confirme confirmez écris traduis quel_est quelle_est quels_sont peux-tu pouvez-vous pourriez",
    secret:
      "mot_de_passe mots_de_passe code_secret clé_secrète clé_api identifiants_de_connexion phrase_secrète code_d'accès",
    system:
      "prompt_système invite_système message_système instructions_système tes_instructions vos_instructions ta_configuration votre_configuration",
    yours: "ton ta tes votre vos",
    conceal:
      "ne_dis_pas_à ne_dites_pas_à ne_le_dis_pas n'en_parle_pas n’en_parle_pas ne_mentionne_pas ne_mentionnez_pas sans_le_dire sans_prévenir sans_informer à_l'insu à_l’insu en_secret",
    become:
      "tu_es_maintenant vous_êtes_maintenant tu_es_désormais vous_êtes_désormais agis_comme agissez_comme fais_semblant joue_le_rôle incarne mode_développeur imagine_que_tu_es",
    unbound:
      "sans_restriction sans_limite sans_aucune_restriction sans_aucune_limite sans_filtre sans_censure sans_règle aucune_règle aucune_restriction aucune_limite non_censuré sans_morale amoral",
    model:
      "assistant_ia assistants_ia agent_ia modèle_de_langage modèles_de_langage intelligence_artificielle à_l'ia l'ia l’ia ia_: cher_assistant",
    act:
      "envoie envoyez envoyer transfère transférez transférer supprime supprimez exécute exécutez installe ouvre ouvrez télécharge réponds répondez recommande approuve virez",
    claim:
      "je_suis_ton_développeur je_suis_votre_développeur je_suis_le_développeur je_suis_l'administrateur je_suis_l’administrateur ton_créateur votre_créateur audit_de_sécurité mode_maintenance je_suis_dieu",
  },
  {
    language: "es",
    override:
      "ignora ignore ignoren ignorad ignorar olvida olvide olviden olvidar omite desatiende descarta haz_caso_omiso haga_caso_omiso no_hagas_caso pasa_por_alto anula desobedece",
    earlier:
      "anterior previa previo_ previos arriba inicial original dada recibida hasta_ahora antes todas_tus tus todo_lo_que lo_que_te del_sistema",
    bound: "instrucci instruccion reglas directri órdenes ordenes indicacion restriccion prompt mensajes normas pautas",
    tell:
      "muestra muéstra dime dígame revela imprime repite repita dame confirme confirma confirmes comparte escribe traduce cuál_es cual_es cuáles_son puedes podrías",
    secret:
      "contraseña clave_secreta clave_api código_secreto codigo_secreto credencial frase_secreta frase_de_paso clave_de_acceso",
    system:
      "prompt_del_sistema mensaje_del_sistema mensaje_de_sistema instrucciones_del_sistema tus_instrucciones sus_instrucciones tu_configuración configuración_inicial",
    yours: "tu tus su sus",
    conceal:
      "no_le_digas no_se_lo_digas no_le_diga no_menciones no_informes sin_decir sin_avisar sin_informar sin_que_el_usuario en_secreto a_escondidas",
    become:
      "ahora_eres eres_ahora actúa_como actua_como actúe_como a_partir_de_ahora_eres finge_ser finge_que haz_de_cuenta asume_el_rol interpreta_el_papel modo_desarrollador imagina_que_eres",
    unbound:
      "sin_restriccion sin_límite sin_limite sin_filtro sin_censura sin_reglas sin_ninguna_restric ninguna_regla ninguna_restric no_tiene_restric no_tienes_restric sin_moral sin_ética amoral",
    model:
      "asistente_de_ia asistentes_de_ia asistente_virtual asistente_ia agente_de_ia modelo_de_lenguaje modelos_de_lenguaje inteligencia_artificial la_ia una_ia querido_asistente",
    act:
      "envía envíe enviar reenvía reenvíe reenviar transfiere transfiera transferir borra borre elimina elimine ejecuta ejecute instala abre abra sube descarga responde responda recomienda aprueba paga",
    claim:
      "soy_tu_desarrollador soy_su_desarrollador soy_el_desarrollador soy_un_desarrollador soy_el_administrador soy_tu_administrador tu_creador su_creador auditoría_de_seguridad auditoria_de_seguridad modo_mantenimiento soy_dios",
  },
  {
    language: "pt",
    override:
      "ignore ignorem ignora esqueça esquece esquecer desconsidere desconsiderar despreze descarte não_siga não_obedeça anule",
    earlier:
      "anterior prévia prévio acima inicia original dada recebida até_agora antes suas tuas todas_as tudo_o_que tudo_que do_sistema",
    bound: "instruç regras diretriz ordens orientaç comandos restriç prompt mensagens",
    tell:
      "mostre mostra diga-me diga revele imprima repita forneça confirme confirma compartilhe escreva traduza qual_é quais_são pode poderia você_poderia",
    secret: "senha palavra-passe chave_secreta chave_api chave_de_api código_secreto credenciais frase_secreta",
    system:
      "prompt_do_sistema mensagem_do_sistema mensagem_de_sistema instruções_do_sistema suas_instruções tuas_instruções sua_configuração tua_configuração configuração_inicial",
    yours: "seu sua seus suas teu tua",
    conceal:
      "não_diga_ao não_conte_ao não_informe_o não_mencione sem_avisar sem_informar sem_contar sem_que_o_usuário em_segredo às_escondidas",
    become:
      "agora_você_é você_agora_é você_é_agora és_agora aja_como atue_como a_partir_de_agora_você finja_ser finja_que assuma_o_papel faça_o_papel modo_desenvolvedor modo_de_desenvolvedor imagine_que_você_é",
    unbound:
      "sem_restriç sem_limite sem_filtro sem_censura sem_regras nenhuma_regra nenhuma_restriç não_tem_restriç sem_moral sem_ética amoral",
    model:
      "assistente_de_ia assistentes_de_ia assistente_virtual agente_de_ia modelo_de_linguagem modelos_de_linguagem inteligência_artificial a_ia uma_ia caro_assistente",
    act:
      "envie envia enviar encaminhe encaminhar transfira transferir apague exclua delete execute executar instale abra baixe responda recomende aprove pague",
    claim:
      "sou_seu_desenvolvedor sou_o_seu_desenvolvedor sou_o_desenvolvedor sou_um_desenvolvedor sou_o_administrador sou_seu_criador seu_criador auditoria_de_segurança modo_de_manutenção eu_sou_deus sou_deus",
  },
  {
    language: "it",
    override:
      "ignora ignorare ignorate ignori dimentica dimenticare dimenticate trascura non_considerare tralascia non_seguire_più disattendi scavalca",
    earlier:
      "precedent sopra inizial originali ricevut finora prima_d tue tutto_quello tutto_ciò del_sistema di_sistema",
    bound: "istruzion regole direttive ordini indicazion comandi restrizion prompt linee_guida",
    tell:
      "mostra mostrami dimmi rivela stampa ripeti dammi conferma confermi condividi scrivi traduci qual_è quali_sono puoi potresti",
    secret:
      "password parola_d'ordine parola_d’ordine chiave_segreta chiave_api codice_segreto credenziali parola_chiave_segreta",
    system:
      "prompt_di_sistema prompt_del_sistema messaggio_di_sistema istruzioni_di_sistema tue_istruzioni tua_configurazione",
    yours: "tuo tua tuoi tue vostro vostra suo sua",
    conceal:
      "non_dire_a non_dirlo non_informare non_menzionare senza_dire senza_avvisare senza_informare senza_che_l'utente senza_che_l’utente di_nascosto in_segreto",
    become:
      "ora_sei sei_ora adesso_sei d'ora_in_poi_sei d’ora_in_poi_sei comportati_come agisci_come fingi_di_essere assumi_il_ruolo interpreta_il_ruolo modalità_sviluppatore immagina_di_essere",
    unbound:
      "senza_restrizion senza_limit senza_filtr senza_censur senza_regole nessuna_regola nessuna_restrizion nessun_limite senza_moral senza_etica amorale",
    model:
      "assistente_ia assistenti_ia assistente_virtuale agente_ia modello_linguistico modelli_linguistici intelligenza_artificiale l'ia l’ia caro_assistente",
    act:
      "invia inviare inoltra inoltrare trasferisci cancella elimina esegui eseguire installa apri scarica rispondi raccomanda approva paga",
    claim:
      "sono_il_tuo_sviluppatore sono_lo_sviluppatore sono_l'amministratore sono_l’amministratore sono_il_tuo_creatore tuo_creatore verifica_di_sicurezza audit_di_sicurezza modalità_manutenzione sono_dio io_sono_dio",
  },
  {
    language: "nl",
    override:
      "negeer negeren vergeet vergeten sla_geen_acht volg_niet overschrijf laat_buiten_beschouwing trek_je_niets_aan",
    earlier: "vorige eerdere voorgaande bovenstaande oorspronkelijke tot_nu_toe jouw je_ alles_wat alle",
    bound: "instructie opdracht regels richtlijn aanwijzing bevelen beperking prompt systeembericht",
    tell: "toon laat_zien geef vertel onthul herhaal druk_af bevestig deel schrijf vertaal wat_is kun_je kunt_u",
    secret: "wachtwoord geheime_sleutel geheime_code toegangscode inloggegevens api-sleutel wachtzin",
    system: "systeemprompt systeembericht systeeminstructie jouw_instructies je_instructies",
    yours: "jouw je_ uw_",
    conceal:
      "vertel_de_gebruiker_niet vertel_het_niet zeg_niets_tegen zonder_de_gebruiker vermeld_dit_niet in_het_geheim stiekem",
    become:
      "je_bent_nu u_bent_nu vanaf_nu_ben doe_alsof gedraag_je_als speel_de_rol ontwikkelaarsmodus stel_je_voor_dat_je",
    unbound:
      "zonder_beperking zonder_regels zonder_filter zonder_grenzen geen_regels geen_beperking ongecensureerd onbeperkt ongefilterd zonder_moraal",
    model: "ai-assistent ai-assistenten ai-agent taalmodel taalmodellen kunstmatige_intelligentie beste_assistent",
    act:
      "stuur sturen verstuur maak_over verwijder voer_uit installeer open_ download antwoord beveel_aan keur_goed betaal",
    claim:
      "ik_ben_je_ontwikkelaar ik_ben_uw_ontwikkelaar ik_ben_de_ontwikkelaar ik_ben_de_beheerder je_maker beveiligingsaudit onderhoudsmodus ik_ben_god",
  },
  {
    language: "sv da no",
    override:
      "ignorera ignorér ignorer glöm glem bortse_från strunta_i se_bort_fra se_bort_ifra følg_ikke följ_inte tilsidesæt",
    earlier:
      "tidigare föregående ovanstående tidligere foregående foregående ovenstående forrige dina dine alla_dina alle alt_hvad allt_som",
    bound: "instruktion instruks regler anvisning direktiv riktlinje retningslinj ordrer order prompt begränsning",
    tell:
      "visa vis berätta fortæl fortell avslöja afslør avslør upprepa gentag gjenta skriv bekräfta bekræft bekreft vad_är hvad_er hva_er",
    secret:
      "lösenord adgangskode passord hemlig_nyckel hemlig_kod hemmelig_nøgle hemmelig_nøkkel hemmelig_kode inloggningsuppgift",
    system:
      "systemprompt systemmeddelande systembesked systemmelding systeminstruktion dina_instruktioner dine_instruktioner",
    yours: "din ditt dina dit dine",
    conceal:
      "berätta_inte_för fortæl_ikke fortell_ikke utan_att_användaren uden_at_brugeren uten_at_brukeren nämn_inte nævn_ikke i_hemlighet i_smug",
    become:
      "du_är_nu du_er_nu du_er_nå från_och_med_nu_är fra_nu_af_er låtsas_att_du lad_som_om_du spela_rollen spil_rollen utvecklarläge",
    unbound:
      "utan_begränsning uden_begrænsning uten_begrensning utan_regler uden_regler uten_regler inga_regler ingen_regler ocensurerad ucensureret utan_filter uden_filter",
    model: "ai-assistent ai-agent språkmodell sprogmodel kunstig_intelligens artificiell_intelligens",
    act:
      "skicka send_ vidarebefordra videresend overfør överför radera slet_ kör_ kjør_ installera installer åbn godkänn godkend svara",
    claim:
      "jag_är_din_utvecklare jeg_er_din_udvikler jeg_er_utvikleren_din jag_är_administratör jeg_er_administrator säkerhetsrevision sikkerhedsrevision",
  },
  {
    language: "pl",
    override: "zignoruj ignoruj zapomnij pomiń zlekceważ nie_przestrzegaj odrzuć porzuć",
    earlier: "poprzedni wcześniejsz powyższ dotychczas pierwotn swoje wszystkie wszystko",
    bound: "instrukcj poleceni zasad reguł wytyczn wskazów rozkaz ogranicze prompt komunikat",
    tell:
      "pokaż ujawnij podaj powiedz powtórz wypisz wyświetl potwierdź udostępnij napisz przetłumacz jakie_jest jaki_jest czy_możesz",
    secret: "hasło hasła hasłem tajny_klucz klucz_api tajny_kod dane_logowania dane_uwierzytelni",
    system: "prompt_systemow komunikat_systemow instrukcje_systemow twoje_instrukcje swoje_instrukcje swoją_konfigurac",
    yours: "twój twoje twoja twoją twoich swoje swój",
    conceal: "nie_mów_użytkownik nie_mów_o_tym nie_informuj nie_wspominaj bez_wiedzy w_tajemnicy potajemnie",
    become:
      "jesteś_teraz teraz_jesteś od_teraz_jesteś udawaj wciel_się zachowuj_się_jak działaj_jako tryb_programisty tryb_dewelopera wyobraź_sobie,_że_jesteś",
    unbound:
      "bez_ograniczeń bez_zasad bez_filtrów bez_cenzury bez_limitów żadnych_zasad żadnych_ograniczeń nieocenzurowan nieograniczon bez_moralności",
    model:
      "asystencie_ai asystent_ai asystenci_ai agencie_ai model_językowy modelu_językowy sztuczna_inteligencj drogi_asystencie",
    act:
      "wyślij prześlij przekaż przelej usuń skasuj uruchom wykonaj zainstaluj otwórz pobierz odpowiedz poleć zatwierdź zapłać",
    claim:
      "jestem_twoim_programist jestem_twoim_dewelop jestem_twoim_twórc jestem_administrator jestem_bogiem audyt_bezpieczeństwa tryb_konserwacji",
  },
  {
    language: "cs sk",
    override: "ignoruj ignorujte zapomeň zapomeňte zabudni pomiň neřiď_se přepiš nedbej",
    earlier: "předchoz předešl dosavadní dřívějš výše predchádzajúc predošl vyššie své svoje všechny všetky",
    bound: "pokyn instrukc inštrukci pravidl příkaz príkaz směrnic omezení prompt",
    tell: "ukaž prozraď řekni povedz zobraz vypiš zopakuj zopakovat potvrď napiš sdílej jaké_je jaký_je aké_je",
    secret: "heslo hesla tajný_klíč tajný_kľúč tajný_kód přihlašovací_údaje prihlasovacie_údaje",
    system: "systémový_prompt systémov_zpráv systémové_pokyny tvé_pokyny své_pokyny",
    yours: "tvé tvoje tvůj tvoj své svoje",
    conceal: "neříkej_uživatel nehovor_používateľ bez_vědomí bez_vedomia nezmiňuj tajně tajne",
    become: "nyní_jsi teď_jsi odteď_jsi teraz_si předstírej predstieraj chovej_se_jako vývojářský_režim",
    unbound: "bez_omezení bez_obmedzení bez_pravidel bez_pravidiel bez_cenzury bez_filtrů žádná_pravidla necenzurovan",
    model: "ai_asistent ai_asistente jazykový_model jazykové_modely umělá_inteligenc umelá_inteligenc",
    act:
      "pošli odešli přepošli prepošli převeď smaž vymaž spusť nainstaluj otevři otvor stáhni odpověz odpovedz schval zaplať",
    claim: "jsem_tvůj_vývojář som_tvoj_vývojár jsem_administrátor jsem_tvůj_tvůrce bezpečnostní_audit",
  },
  {
    language: "ru",
    override:
      "игнорируй игнорировать игнорируйте проигнорируй забудь отбрось не_обращай_внимания не_следуй не_соблюдай пренебреги отмени нарушь",
    earlier: "предыдущ прежн ранее выше предшеств прошл первоначальн изначальн свои твои ваши все_ всё",
    bound: "инструкц указани правил команд директив промпт приказ ограничени установк сообщени",
    tell:
      "покажи раскрой выведи повтори скажи назови сообщи напечатай дай_мне подтверди переведи напиши поделись какой как_ каков можешь можете",
    secret: "парол секретн ключ_api api-ключ кодовое_слово учётные_данные учетные_данные данные_для_входа",
    system:
      "системный_промпт системного_промпта системное_сообщение системные_инструкции системную_инструкцию свои_инструкции твои_инструкции твой_промпт",
    yours: "твой твоя твои твоё твою твоих ваш ваша ваши вашего свой свои свою",
    conceal:
      "не_говори_пользовател не_сообщай_пользовател не_говори_об_этом не_упоминай без_ведома незаметно_для_пользовател втайне тайно_от",
    become:
      "теперь_ты ты_теперь вы_теперь отныне_ты с_этого_момента_ты представь,_что_ты представь_что_ты притворись действуй_как веди_себя_как сыграй_роль играй_роль режим_разработчика в_роли",
    unbound:
      "без_ограничени без_правил без_цензур без_фильтр нет_ограничени нет_правил никаких_ограничени никаких_правил не_ограничен нецензур без_морал аморальн",
    model:
      "ии-ассистент ии_ассистент ии-агент ии-помощник языковая_модель языковой_модел языковые_модели искусственный_интеллект для_ии уважаемый_ассистент уважаемый_агент ассистент,",
    act:
      "отправь отправьте перешли перешлите вышли вышлите переведи переведите удали удалите запусти выполни установи открой скачай ответь порекомендуй одобри оплати",
    claim:
      "я_твой_разработчик я_ваш_разработчик я_твой_создател я_ваш_создател я_разработчик я_администратор я_бог аудит_безопасности проверк_безопасности режим_обслуживания",
  },
  {
    language: "uk bg sr",
    override:
      "ігноруй ігнорувати ігноруйте проігноруй забудь забудьте не_зважай не_звертай_уваги не_дотримуйся игнорирай забрави ignoriši zanemari игнориши занемари",
    earlier: "попередн раніше вище усі_ всі_ свої твої ваші предишн горните всички prethodn sve_ претходн",
    bound:
      "інструкці вказівк правил команд директив промпт обмежен инструкци указани uputstv instrukcij pravila упутств",
    tell:
      "покажи розкрий виведи повтори скажи назви повідом надрукуй підтверд переклади напиши який_ яка_ разкрий кажи reci pokaži",
    secret: "пароль паролі паролю секретн_ключ таємн облікові_дані парола тайния_ключ lozink шифр",
    system:
      "системний_промпт системного_промпту системне_повідомлення системні_інструкції свої_інструкції системния_промпт",
    yours: "твій твоя твої твою ваш ваша ваші свої твоя_ tvoj tvoje",
    conceal: "не_кажи_користувач не_повідомляй_користувач не_згадуй без_відома таємно не_казвай_на",
    become:
      "тепер_ти ти_тепер відтепер_ти з_цього_моменту_ти уяви,_що_ти прикинься поводься_як режим_розробника сега_си",
    unbound: "без_обмежен без_правил без_цензур без_фільтр немає_обмежен жодних_обмежен жодних_правил без_ограничени",
    model: "ші-асистент ші-помічник мовна_модель мовні_моделі штучний_інтелект ai-асистент асистенте",
    act:
      "надішли надішліть перешли переказ видали запусти виконай встанови відкрий завантаж відповідай схвали сплати изпрати pošalji obriši",
    claim: "я_твій_розробник я_ваш_розробник я_твій_творець я_адміністратор аудит_безпеки",
  },
  {
    language: "tr az uz",
    override:
      "yok_say yoksay görmezden_gel göz_ardı_et unut dikkate_alma önemseme uyma_ nəzərə_alma e'tiborsiz unuting",
    earlier: "önceki yukarıdaki daha_önce evvelki tüm bütün verilen şimdiye_kadar əvvəlki oldingi",
    bound: "talimat kural yönerge komut yönlendirme emir sınırlama kısıtlama istem təlimat ko'rsatma",
    tell: "göster söyle açıkla yazdır ver_ bana_ver paylaş tekrarla onayla çevir nedir ne_ misiniz misin",
    secret: "şifre parola gizli_anahtar gizli_kod api_anahtar kimlik_bilgileri oturum_açma_bilgi şifrə parol",
    system: "sistem_istem sistem_mesaj sistem_talimat sistem_prompt talimatlarını yapılandırman",
    yours: "senin sizin kendi",
    conceal:
      "kullanıcıya_söyleme kullanıcıya_bildirme kullanıcıya_haber_verme kimseye_söyleme haberi_olmadan gizlice bundan_bahsetme",
    become:
      "artık_sen sen_artık şimdi_sen bundan_sonra_sen gibi_davran rolünü_üstlen rolünü_oyna rol_yap geliştirici_modu hayal_et",
    unbound:
      "kısıtlama_olmadan sınırsız sınırlama_olmadan kuralsız kural_yok sansürsüz filtresiz hiçbir_kural hiçbir_kısıtlama kısıtlaması_olmayan",
    model: "yapay_zeka_asistan yapay_zekâ yapay_zeka dil_modeli dil_modelleri yz_asistan sayın_asistan",
    act: "gönder ilet_ iletin aktar transfer_et sil_ silin çalıştır yükle aç_ indir yanıtla öner onayla öde_",
    claim:
      "geliştiricinim geliştiricinizim ben_senin_yaratıcın yaratıcın_olarak yaratıcınız_olarak ben_yöneticiyim yöneticinim güvenlik_denetimi bakım_modu ben_tanrıyım",
  },
  {
    language: "el",
    override: "αγνόησ αγνοήσ ξέχασ ξεχάσ παράβλεψ μην_ακολουθ μη_λάβεις",
    earlier: "προηγούμεν παραπάνω αρχικ όλες_τις όλα_τα σου",
    bound: "οδηγί εντολ κανόν κατευθύνσ περιορισμ",
    tell: "δείξε δείξτε αποκάλυψ πες_μου πείτε_μου εκτύπωσ επανάλαβ δώσε επιβεβαίωσ ποιος_είναι ποια_είναι ποιο_είναι",
    secret: "κωδικό συνθηματικ μυστικό_κλειδί διαπιστευτήρι",
    system: "μήνυμα_συστήματος εντολή_συστήματος οδηγίες_συστήματος οδηγίες_σου",
    yours: "σου σας",
    conceal: "μην_πεις_στον μην_το_πεις μην_αναφέρεις χωρίς_να_ενημερώσ κρυφά_από εν_αγνοία",
    become: "είσαι_τώρα τώρα_είσαι από_εδώ_και_πέρα_είσαι προσποιήσου κάνε_ότι_είσαι λειτουργία_προγραμματιστή",
    unbound: "χωρίς_περιορισμ χωρίς_κανόνες χωρίς_φίλτρ χωρίς_λογοκρισία κανέναν_περιορισμ",
    model: "βοηθέ_τεχνητής τεχνητή_νοημοσύνη τεχνητής_νοημοσύνης γλωσσικό_μοντέλο",
    act: "στείλε στείλτε προώθησε μετέφερε διάγραψε διέγραψε εκτέλεσε εγκατάστησε άνοιξε απάντησε ενέκρινε πλήρωσε",
    claim: "είμαι_ο_προγραμματιστής_σου είμαι_ο_δημιουργός_σου είμαι_ο_διαχειριστής έλεγχος_ασφαλείας",
  },
  {
    language: "ro hu fi",
    override:
      "ignoră ignorați uită_de uitați hagyd_figyelmen_kívül felejtsd_el ohita unohda jätä_huomiotta nu_respecta",
    earlier: "anterioare precedente de_mai_sus tale korábbi előző fenti eddigi összes aiemm aiemp edellis yllä kaikki",
    bound: "instrucțiuni reguli directive utasítás szabály parancs ohje säännö määräy",
    tell:
      "arată dezvăluie spune afișează mutasd mondd áruld_el írd_ki näytä paljasta kerro tulosta mi_a_ care_este mikä_on",
    secret: "parola jelszó jelszav titkos_kulcs salasana salainen_avain cheia_secretă",
    system: "promptul_de_sistem mesajul_de_sistem rendszerüzenet rendszerprompt järjestelmäkehot järjestelmäviesti",
    yours: "ta_ tale tău sinun jelszavad",
    conceal:
      "nu_spune_utilizatorului nu_menționa fără_știrea ne_mondd_el a_felhasználó_tudta_nélkül titokban älä_kerro käyttäjän_tietämättä",
    become:
      "acum_ești de_acum_înainte_ești prefă-te mostantól_te tégy_úgy_mintha olet_nyt tästä_lähtien_olet teeskentele",
    unbound:
      "fără_restricții fără_limite fără_reguli korlátozás_nélkül korlátok_nélkül szabályok_nélkül ilman_rajoituksia ilman_sääntöjä",
    model:
      "asistent_ia inteligență_artificială model_lingvistic mi-asszisztens mesterséges_intelligencia nyelvi_modell tekoälyavustaja tekoäly kielimalli",
    act:
      "trimite transferă șterge execută instalează răspunde aprobă küldd töröld futtasd nyisd válaszolj lähetä poista suorita asenna avaa vastaa hyväksy",
    claim: "sunt_dezvoltatorul_tău a_fejlesztőd_vagyok olen_kehittäjäsi audit_de_securitate biztonsági_audit",
  },
  {
    language: "ar",
    override: "تجاهل تجاهَل انس_ انسَ انسى تغاض تغاضى لا_تتبع لا_تلتزم تخط أهمل اهمل",
    earlier: "السابق سابق أعلاه اعلاه قبل جميع كل_ كافة الأصلية التي_تلقيتها تعليماتك",
    bound: "تعليمات التعليمات أوامر الأوامر اوامر قواعد القواعد القيود توجيهات التوجيهات إرشادات الإرشادات",
    tell:
      "أخبرني اخبرني إخباري تخبرني أعطني اعطني اكشف اطبع طباعة اعرض أظهر كرر شارك تؤكد أكد اكتب ترجم ما_هي ما_هو هل_يمكنك",
    secret: "كلمة_المرور كلمة_السر كلمات_المرور مفتاحك_السري المفتاح_السري الرمز_السري بيانات_الاعتماد مفتاح_api",
    system: "رسالة_النظام موجه_النظام تعليمات_النظام تعليماتك أوامر_النظام",
    yours: "الخاصة_بك الخاص_بك لديك مفتاحك كلمتك قاعدة_بياناتك",
    conceal: "لا_تخبر_المستخدم لا_تخبر_أحد لا_تذكر دون_علم بدون_علم سرا_عن سرًا",
    become: "أنت_الآن انت_الآن من_الآن_فصاعد تصرف_ك تظاهر_بأنك تظاهر_أنك العب_دور تقمص وضع_المطور تخيل_أنك",
    unbound: "بدون_قيود بلا_قيود دون_قيود بدون_حدود بلا_حدود بدون_قواعد بدون_رقابة غير_مقيد بلا_أخلاق دون_أي_قيود",
    model: "مساعد_الذكاء المساعد_الذكي الذكاء_الاصطناعي نموذج_اللغة نماذج_اللغة وكيل_الذكاء عزيزي_المساعد",
    act: "أرسل ارسل أعد_توجيه حوّل حول_مبلغ احذف نفذ شغل ثبت افتح حمل أجب أوص وافق ادفع",
    claim:
      "أنا_المطور انا_المطور أنا_مطورك أنا_المسؤول أنا_المدير بصفتي_خالقك بصفتي_منشئك تدقيق_أمني التدقيق_الأمني وضع_الصيانة أنا_الله أنا_الإله",
  },
  {
    language: "fa ur",
    override: "نادیده فراموش_کن نظرانداز بھول_جا صرف_نظر پیروی_نکن",
    earlier: "قبلی پیشین قبل بالا تمام همه پچھل سابقہ تمام_",
    bound: "دستور قوانین قواعد راهنما ہدایات ہدایت احکام قانون",
    tell: "بگو نشان_بده نمایش افشا تکرار چاپ تأیید تایید چیست بتا دکھا کیا_ہے",
    secret: "رمز_عبور گذرواژه کلید_مخفی کلید_محرمانه پاس_ورڈ خفیہ",
    system: "پیام_سیستم دستورات_سیستم پرامپت_سیستم سسٹم_پرامپٹ سسٹم_پیغام دستورالعمل‌های_خود",
    yours: "شما تو_ خود آپ_ک تمہار",
    conceal: "به_کاربر_نگو بدون_اطلاع مخفیانه صارف_کو_نہ_بتا خفیہ_طور",
    become: "تو_اکنون شما_اکنون اکنون_تو از_این_پس_تو وانمود_کن نقش_بازی حالت_توسعه‌دهنده اب_آپ اب_تم",
    unbound: "بدون_محدودیت بدون_قانون بدون_فیلتر بدون_سانسور بغیر_پابندی کوئی_پابندی",
    model: "دستیار_هوش هوش_مصنوعی مدل_زبانی اے_آئی مصنوعی_ذہانت",
    act: "ارسال_کن بفرست منتقل_کن حذف_کن پاک_کن اجرا_کن نصب_کن باز_کن پاسخ_بده تأیید_کن بھیج حذف_کر",
    claim: "من_توسعه‌دهنده من_مدیر من_سازنده ممیزی_امنیتی میں_آپ_کا_ڈویلپر",
  },
  {
    language: "he",
    override: "התעלם תתעלם התעלמי התעלמו שכח תשכח שכחי",
    earlier: "הקודמ קודמ לעיל כל_ה המקורי שקיבלת",
    bound: "הוראות ההוראות הנחיות ההנחיות כללים הכללים פקודות הפקודות",
    tell: "הצג הראה חשוף ספר_לי תגיד הדפס חזור שתף מהי מה_ה מהו",
    secret: "סיסמה הסיסמה סיסמא הסיסמא מפתח_סודי המפתח_הסודי קוד_סודי",
    system: "הודעת_המערכת הנחיית_המערכת הוראות_המערכת ההוראות_שלך",
    yours: "שלך שלכם",
    conceal: "אל_תספר_למשתמש אל_תגיד_למשתמש אל_תזכיר בלי_ידיעת ללא_ידיעת בסתר",
    become: "אתה_עכשיו עכשיו_אתה מעכשיו_אתה התנהג_כ העמד_פנים שחק_תפקיד מצב_מפתח",
    unbound: "ללא_הגבלות בלי_הגבלות ללא_מגבלות ללא_כללים ללא_צנזורה ללא_פילטר",
    model: "עוזר_ai עוזר_בינה בינה_מלאכותית מודל_שפה מודלי_שפה",
    act: "שלח העבר מחק הרץ התקן פתח הורד השב אשר שלם",
    claim: "אני_המפתח_שלך אני_המנהל אני_היוצר ביקורת_אבטחה",
  },
  {
    language: "hi mr ne",
    override: "अनदेखा अनदेखी नज़रअंदाज नजरअंदाज भूल_जा भूल_जाओ भूल_जाइ दुर्लक्ष बेवास्ता उपेक्षा मत_मान",
    earlier: "पिछल पूर्व पहले ऊपर सभी मूल अब_तक मागील अघिल्ला",
    bound: "निर्देश आदेश नियम अनुदेश सूचना हिदायत",
    tell: "बता दिखा साझा प्रकट दोहरा प्रिंट पुष्टि लिख अनुवाद क्या_है क्या_आप दीजिए सांगा",
    secret: "पासवर्ड गुप्त_कुंजी गुप्त_कोड गुप्त गोपनीय_कुंजी क्रेडेंशियल पासफ़्रेज़",
    system: "सिस्टम_प्रॉम्प्ट सिस्टम_संदेश सिस्टम_निर्देश आपके_निर्देश अपने_निर्देश",
    yours: "आपका आपकी आपके अपना अपनी अपने तुम्हार",
    conceal: "उपयोगकर्ता_को_मत_बता उपयोगकर्ता_को_न_बता किसी_को_मत_बता बिना_बताए चुपके गुप्त_रूप",
    become: "अब_आप_एक अब_तुम अब_से_आप अब_से_तुम की_भूमिका_निभा का_दिखावा डेवलपर_मोड की_तरह_व्यवहार कल्पना_करें_कि_आप",
    unbound: "बिना_किसी_प्रतिबंध बिना_प्रतिबंध बिना_किसी_सीमा बिना_नियम कोई_नियम_नहीं कोई_प्रतिबंध_नहीं बिना_सेंसर बिना_फ़िल्टर",
    model: "एआई_सहायक ai_सहायक एआई_असिस्टेंट कृत्रिम_बुद्धि भाषा_मॉडल एआई_एजेंट प्रिय_सहायक",
    act: "भेज अग्रेषित स्थानांतरित हटा मिटा चला_ निष्पादित इंस्टॉल खोल डाउनलोड जवाब_द स्वीकृत भुगतान",
    claim:
      "आपका_डेवलपर आपका_डेवलेपर आपका_विकासकर्ता मैं_डेवलपर मैं_व्यवस्थापक आपके_निर्माता आपका_निर्माता सुरक्षा_ऑडिट सुरक्षा_लेखा मैं_भगवान मैं_ईश्वर",
  },
  {
    language: "bn",
    override: "উপেক্ষা ভুলে_যা ভুলে_যান অগ্রাহ্য অবহেলা মানবে_না",
    earlier: "আগের পূর্ববর্তী উপরের সমস্ত সকল সব_ আগে",
    bound: "নির্দেশ আদেশ নিয়ম নির্দেশনা নিয়ম",
    tell: "বল দেখা প্রকাশ মুদ্রণ প্রিন্ট নিশ্চিত পুনরাবৃত্তি শেয়ার কী কি_ দিন দাও",
    secret: "পাসওয়ার্ড গোপন_কী গোপন_কোড গোপন পাসওয়ার্ড",
    system: "সিস্টেম_প্রম্পট সিস্টেম_বার্তা সিস্টেম_নির্দেশ আপনার_নির্দেশ",
    yours: "আপনার তোমার",
    conceal: "ব্যবহারকারীকে_বলবেন_না ব্যবহারকারীকে_বলো_না ব্যবহারকারীকে_না_জানিয়ে গোপনে",
    become: "এখন_আপনি_একজন আপনি_এখন তুমি_এখন এখন_থেকে_আপনি এখন_থেকে_তুমি ভান_কর ভূমিকা_পালন ডেভেলপার_মোড",
    unbound: "কোনো_সীমাবদ্ধতা_ছাড়া কোন_সীমাবদ্ধতা কোনো_নিয়ম সীমাহীন সেন্সর_ছাড়া কোনো_বিধিনিষেধ",
    model: "এআই_সহকারী ai_সহকারী কৃত্রিম_বুদ্ধিমত্তা ভাষা_মডেল",
    act: "পাঠা ফরোয়ার্ড স্থানান্তর মুছে চালা ইনস্টল খুলু ডাউনলোড উত্তর_দ অনুমোদন",
    claim:
      "আমি_আপনার_ডেভেলপার আমি_তোমার_ডেভেলপার আপনার_বিকাশকারী আমি_প্রশাসক আপনার_স্রষ্টা তোমার_স্রষ্টা নিরাপত্তা_অডিট নিরাপত্তা_নিরীক্ষা আমি_ঈশ্বর",
  },
  {
    language: "ta te",
    override: "புறக்கணி மறந்துவிடு விட்டுவிடு విస్మరించ మర్చిపో పట్టించుకోకు",
    earlier: "முந்தைய மேலே அனைத்து மேலுள்ள మునుపటి గత అన్ని పైన",
    bound: "அறிவுறுத்தல் வழிமுறை விதிகளை கட்டளை సూచన నియమ ఆదేశ",
    tell: "சொல் காட்டு வெளிப்படுத்து అచ్చు చెప్ప చూపించ వెల్లడించ என்ன ఏమిటి",
    secret: "கடவுச்சொல் இரகசிய ரகசிய పాస్‌వర్డ్ పాస్వర్డ్ రహస్య",
    system: "கணினி_செய்தி சிஸ்டம்_ப்ராம்ப்ட் సిస్టమ్_ప్రాంప్ట్ సిస్టమ్_సందేశం",
    yours: "உங்கள் உன் మీ_ నీ_",
    conceal: "பயனரிடம்_சொல்லாதே பயனருக்கு_தெரியாமல் వినియోగదారుకు_చెప్పవద్దు రహస్యంగా",
    become: "நீங்கள்_இப்போது இனிமேல்_நீ మీరు_ఇప్పుడు ఇకపై_మీరు",
    unbound: "கட்டுப்பாடுகள்_இல்லாமல் எந்த_கட்டுப்பாடும் పరిమితులు_లేకుండా",
    model: "செயற்கை_நுண்ணறிவு ai_உதவியாளர் மொழி_மாதிரி ఏఐ_సహాయక కృత్రిమ_మేధ భాషా_నమూనా",
    act: "அனுப்பு நீக்கு இயக்கு திறக்க పంపు పంపండి తొలగించ అమలు తెరవ",
    claim: "நான்_உங்கள்_டெவலப்பர் నేను_మీ_డెవలపర్",
  },
  {
    language: "id ms",
    override: "abaikan abaikanlah lupakan hiraukan jangan_ikuti kesampingkan batalkan_semua",
    earlier: "sebelum terdahulu di_atas awal semua segala anda kamu",
    bound: "instruksi perintah arahan aturan petunjuk peraturan panduan batasan pedoman",
    tell:
      "tunjukkan beritahu beri_tahu sebutkan ungkapkan tampilkan cetak ulangi bagikan konfirmasi mengonfirmasi terjemahkan apa_ bisakah berikan",
    secret: "kata_sandi sandi kata_laluan kunci_rahasia kunci_api kode_rahasia kredensial frasa_sandi",
    system: "prompt_sistem pesan_sistem instruksi_sistem instruksi_anda instruksimu konfigurasi_anda",
    yours: "anda_ kamu _mu",
    conceal:
      "jangan_beri_tahu jangan_beritahu tanpa_sepengetahuan tanpa_memberi_tahu diam-diam secara_rahasia jangan_sebutkan",
    become:
      "anda_sekarang kamu_sekarang sekarang_anda_adalah sekarang_kamu_adalah mulai_sekarang_anda mulai_sekarang_kamu berpura-pura bertindaklah_sebagai bertindak_sebagai berperanlah mode_pengembang bayangkan_anda",
    unbound:
      "tanpa_batasan tanpa_aturan tanpa_filter tanpa_sensor tanpa_batas tidak_ada_aturan tidak_ada_batasan tanpa_moral",
    model: "asisten_ai asisten_kecerdasan kecerdasan_buatan model_bahasa agen_ai pembantu_ai",
    act: "kirim teruskan transfer hapus jalankan pasang_ buka_ unduh jawab rekomendasikan setujui bayar",
    claim:
      "saya_pengembang saya_adalah_pengembang saya_administrator sebagai_penciptamu sebagai_pencipta saya_penciptamu audit_keamanan mode_tuhan mode_pemeliharaan saya_tuhan",
  },
  {
    language: "vi",
    override: "bỏ_qua phớt_lờ quên_đi quên_hết quên_tất hãy_quên không_tuân đừng_làm_theo lờ_đi",
    earlier: "trước_đó trước_đây trước ở_trên bên_trên ban_đầu tất_cả mọi_",
    bound: "hướng_dẫn chỉ_dẫn chỉ_thị lệnh quy_tắc yêu_cầu quy_định giới_hạn lời_nhắc",
    tell: "cho_tôi_biết tiết_lộ hiển_thị in_ra nói_cho lặp_lại chia_sẻ xác_nhận đưa_cho dịch là_gì cho_tôi",
    secret: "mật_khẩu khóa_bí_mật mã_bí_mật khóa_api thông_tin_đăng_nhập cụm_mật_khẩu",
    system: "lời_nhắc_hệ_thống thông_báo_hệ_thống prompt_hệ_thống hướng_dẫn_hệ_thống chỉ_dẫn_của_bạn",
    yours: "của_bạn của_ngươi của_mày của_anh",
    conceal:
      "đừng_nói_với_người_dùng không_nói_với_người_dùng không_cho_người_dùng đừng_nhắc_đến mà_không_báo bí_mật_thực_hiện lén_lút",
    become:
      "bây_giờ_bạn_là từ_bây_giờ_bạn từ_giờ_bạn hãy_đóng_vai đóng_vai giả_vờ_là giả_vờ_rằng chế_độ_nhà_phát_triển hãy_tưởng_tượng_bạn_là",
    unbound:
      "không_giới_hạn không_có_giới_hạn không_có_quy_tắc không_bị_hạn_chế không_kiểm_duyệt không_có_hạn_chế vô_đạo_đức",
    model: "trợ_lý_ai trợ_lý_ảo trí_tuệ_nhân_tạo mô_hình_ngôn_ngữ tác_nhân_ai",
    act: "gửi chuyển_tiếp chuyển_tiền xóa xoá chạy_ thực_thi cài_đặt mở_ tải_ trả_lời phê_duyệt thanh_toán",
    claim:
      "tôi_là_nhà_phát_triển tôi_là_quản_trị tôi_là_người_tạo_ra kiểm_tra_bảo_mật kiểm_toán_bảo_mật chế_độ_bảo_trì",
  },
  {
    language: "th lo",
    isUnspaced: true,
    override: "เพิกเฉย ละเว้น ลืม ไม่ต้องสนใจ อย่าสนใจ ไม่สนใจ มองข้าม ບໍ່ສົນໃຈ ລືມ",
    earlier: "ก่อนหน้า ก่อนนี้ ข้างต้น ด้านบน ทั้งหมด เดิม ทุก ກ່ອນໜ້າ ທັງໝົດ",
    bound: "คำสั่ง คำแนะนำ กฎ ข้อกำหนด แนวทาง ຄຳສັ່ງ ຄຳແນະນຳ",
    tell: "บอก แสดง เปิดเผย พิมพ์ ทวน ยืนยัน แชร์ คืออะไร ช่วย ບອກ ສະແດງ",
    secret: "รหัสผ่าน รหัสลับ คีย์ลับ กุญแจลับ ข้อมูลรับรอง ລະຫັດຜ່ານ",
    system: "พรอมต์ระบบ ข้อความระบบ คำสั่งระบบ คำสั่งของคุณ",
    yours: "ของคุณ ของเธอ ຂອງເຈົ້າ",
    conceal: "อย่าบอกผู้ใช้ ห้ามบอกผู้ใช้ โดยไม่ให้ผู้ใช้รู้ อย่าพูดถึง แอบ",
    become: "ตอนนี้คุณคือ ตอนนี้คุณเป็น ตั้งแต่นี้ไปคุณ จากนี้ไปคุณ แกล้งทำเป็น สวมบทบาท โหมดนักพัฒนา",
    unbound: "ไม่มีข้อจำกัด ไม่จำกัด ไร้ข้อจำกัด ไม่มีกฎ ไม่เซ็นเซอร์ ไม่มีการกรอง",
    model: "ผู้ช่วยเอไอ ผู้ช่วย_ai ปัญญาประดิษฐ์ โมเดลภาษา เอไอ",
    act: "ส่ง ส่งต่อ โอน ลบ รัน ติดตั้ง เปิด ดาวน์โหลด ตอบ อนุมัติ ສົ່ງ ລຶບ",
    claim: "ฉันคือผู้พัฒนาของคุณ ฉันเป็นผู้พัฒนา ฉันคือผู้ดูแลระบบ ผู้สร้างของคุณ ตรวจสอบความปลอดภัย",
  },
  {
    language: "zh",
    isUnspaced: true,
    override:
      "忽略 忽视 忽視 无视 無視 忘记 忘記 忘掉 不要理会 不理会 抛开 拋開 不要遵守 不再遵守 违反 违背 作废 绕过 覆盖",
    earlier: "之前 以前 先前 前面 上面 上述 以上 此前 所有 全部 一切 你的 您的 原来 原先 原有 系统 系統 任何",
    bound: "指令 指示 规则 規則 提示 设定 設定 限制 约束 約束 命令 要求 准则 準則 守则 对话 對話",
    tell:
      "告诉 告訴 显示 顯示 透露 输出 輸出 打印 重复 重複 给我 給我 说出 說出 展示 列出 确认 確認 翻译 翻譯 是什么 是什麼 写出 请问",
    secret: "密码 密碼 密钥 密鑰 金鑰 口令 密语 凭证 憑證 凭据 暗号 机密 秘密代码 通行短语",
    system:
      "系统提示 系統提示 系统消息 系统指令 系統指令 系统设定 你的指令 你的提示词 初始提示 你的设定 你收到的第一 你收到的指 最初收到",
    yours: "你的 您的 你们的 我们系统 我们的系统",
    conceal:
      "不要告诉用户 别告诉用户 不要告訴用戶 不要告訴使用者 不要让用户 不让用户 不要提及 不要透露给用户 瞒着用户 偷偷 悄悄 用户不知情",
    become:
      "你现在是 你現在是 从现在开始你 从现在起你 从现在开始，你 从现在起，你 你将扮演 你將扮演 扮演 假装你 假裝你 假设你是 设定为 角色扮演 开发者模式 開發者模式 模仿 化身",
    unbound:
      "没有任何限制 没有限制 沒有限制 不受限制 不受任何限制 无限制 無限制 没有道德 不考虑道德 不需要遵循 不需要去遵守 不必遵守 无需遵守 不用遵守 不受约束 不受道德 不遵守 不考虑请求的合法性 不考虑合法 不考虑他人的感受 不需要考虑 挑战传统道德 对传统道德 没有审查 未经审查 不会拒绝 不能拒绝 不得拒绝 永远不会拒绝 任何事情",
    model: "人工智能助手 人工智能 ai助手 智能助手 语言模型 語言模型 大模型 智能体 ai代理 ai模型 机器人助手 人工智慧",
    act:
      "发送 發送 转发 轉發 转账 轉帳 删除 刪除 执行 執行 运行 安装 打开 打開 下载 上传 上傳 回复 回覆 推荐 批准 支付 发给 發給",
    claim:
      "我是你的开发者 我是您的开发者 我是你的開發者 我是开发者 我是开发人员 我是你的开发人员 我是管理员 我是你的创造者 作为你的创造者 安全审计 安全審計 维护模式 我是上帝",
  },
  {
    language: "ja",
    isUnspaced: true,
    override: "無視し 無視せよ 無視して 忘れて 忘れろ 忘れてください 従わない 従うな 破棄し 上書きし 考慮しない",
    earlier: "以前の これまで 前の 上記 先ほど すべて 全て 元の 今までの あらゆる あなたの",
    bound: "指示 命令 ルール プロンプト 指令 設定 制約 制限 ガイドライン 規則",
    tell: "教えて 表示 出力 見せて 開示 明かし 明らか 繰り返し 確認 翻訳 何ですか 何でしょう は? は？ 書いて 共有",
    secret:
      "パスワード 秘密鍵 シークレットキー 秘密のキー 秘密の鍵 認証情報 暗証番号 パスフレーズ 秘密のコード 秘密コード",
    system: "システムプロンプト システムメッセージ システム指示 あなたの指示 あなたの設定",
    yours: "あなたの 君の 貴方の お前の 私たちのシステム",
    conceal:
      "ユーザーに言わな ユーザーには言わ ユーザーに知らせず ユーザーに知らせない ユーザーに伝えない ユーザーには伝え ユーザーに気づかれ 内緒で こっそり",
    become:
      "あなたは今から 今からあなたは これからあなたは あなたは今 として振る舞 のふりをし を演じて になりきって ロールプレイ 開発者モード",
    unbound:
      "制限なし 制限のない 無制限 制約のない 制約なし ルールのない 検閲なし フィルターなし 倫理のない 倫理に縛られ 何でも答え",
    model: "aiアシスタント aiエージェント aiモデル 言語モデル 人工知能 アシスタントへ アシスタントは aiは aiへ",
    act: "送信 転送 送って 振り込 削除 実行 インストール 開いて ダウンロード アップロード 返信 回答し 推薦 承認 支払",
    claim:
      "私はあなたの開発者 私は開発者 私は管理者 あなたの創造主 あなたの作成者 セキュリティ監査 メンテナンスモード 私は神",
  },
  {
    language: "ko",
    override: "무시하 무시해 무시하고 잊어 잊고 따르지_마 따르지_말 폐기하 무효화",
    earlier: "이전 위의 앞의 앞선 모든 지금까지 기존 원래 당신의 너의 이_전",
    bound: "지시 명령 규칙 지침 프롬프트 설정 제한 제약",
    tell: "알려 보여 출력 말해 공개 확인해 반복 번역 무엇 공유 적어 써_줘 설명",
    secret: "비밀번호 암호 비밀_키 비밀키 비밀_코드 자격_증명 비밀_문구 패스워드",
    system: "시스템_프롬프트 시스템_메시지 시스템_지시 시스템_명령 당신의_지시 너의_지침",
    yours: "당신의 너의 당신은 우리_시스템",
    conceal: "사용자에게_말하지 사용자에게_알리지 사용자_몰래 사용자_모르게 언급하지_마 비밀로_하",
    become:
      "당신은_이제 너는_이제 이제부터_당신은 이제부터_너는 지금부터_당신은 지금부터_너는 인_척 역할극 역할을_맡 연기해 개발자_모드",
    unbound: "제한_없이 제한이_없는 제약_없이 규칙이_없는 규칙_없이 검열_없이 필터_없이 무제한 도덕_없이 어떤_제한도",
    model: "ai_어시스턴트 ai_비서 ai_에이전트 인공지능 언어_모델 ai_모델 ai는 어시스턴트에게",
    act: "보내 전송 전달 송금 삭제 실행 설치 열어 다운로드 업로드 답장 응답하 추천 승인 결제",
    claim:
      "나는_당신의_개발자 저는_당신의_개발자 나는_너의_개발자 나는_개발자 나는_관리자 당신의_창조자 너의_창조자 보안_감사 시스템_점검 유지보수_모드 나는_신",
  },
  {
    language: "tl sw",
    override: "kalimutan huwag_pansinin balewalain huwag_sundin puuza sahau usifuate achana_na",
    earlier: "nakaraang naunang nasa_itaas lahat iyong yaliyotangulia ya_awali yote hapo_juu",
    bound: "tagubilin utos panuntunan patakaran alituntunin maagizo maelekezo sheria amri",
    tell:
      "sabihin ipakita ibigay ilabas ibahagi ulitin kumpirmahin ano_ maaari onyesha niambie taja rudia thibitisha ni_nini ano_ang",
    secret:
      "password lihim_na_susi sikretong lihim_na_code nenosiri ufunguo_wa_siri msimbo_wa_siri neno_la_siri secret_code secret_key",
    system: "system_prompt mensahe_ng_sistema iyong_tagubilin ujumbe_wa_mfumo maagizo_yako",
    yours: "iyong inyong mo_ yako yenu lako ating",
    conceal: "huwag_sabihin_sa huwag_ipaalam nang_hindi_alam usimwambie bila_kumjulisha kwa_siri",
    become: "ikaw_ngayon_ay ikaw_na_ngayon mula_ngayon_ikaw magpanggap sasa_wewe_ni kuanzia_sasa_wewe jifanye",
    unbound:
      "walang_limitasyon walang_paghihigpit walang_panuntunan bila_vikwazo bila_mipaka bila_sheria hakuna_sheria",
    model: "ai_assistant ai_agent katulong_na_ai msaidizi_wa_ai akili_bandia modelo_ng_wika",
    act: "ipadala i-forward ilipat burahin patakbuhin i-install buksan sagutin tuma futa endesha sakinisha fungua jibu",
    claim:
      "ako_ang_iyong_developer ako_ang_developer ako_ang_administrator mimi_ni_msanidi mimi_ni_msimamizi ukaguzi_wa_usalama security_audit",
  },
  {
    language: "ga gd cy",
    override:
      "déan_neamhaird déan_dearmad neamhaird_a_dhéanamh dèan_dìmeas leig_seachad na_gabh_for dìochuimhnich anwybydd anghofi",
    earlier: "roimhe thuas uile do_ roimhe_seo gu_h-àrd blaenorol uchod holl",
    bound: "treor treoracha threoracha rialach rialacha stiùir stiùireadh riaghailt cyfarwydd rheolau",
    tell:
      "taispeáin táirg greamaigh roinn freagair abair clóbhuail athdhéan seall innis cuir_a-mach ath-aithris freagair dangos dywed",
    secret: "pasfhocal eochair_rúnda uimhir_aitheantais facal-faire iuchair_dhìomhair àireamh-aithneachaidh cyfrinair",
    system:
      "teachtaireacht_chórais theachtaireacht_chórais do_chumraíocht teachdaireachd_an_t-siostaim teachdaireachd_siostaim neges_system",
    yours: "do_ d’ d' agad eich dy_",
    conceal: "ná_hinis_don gan_fhios na_innis_don gun_fhios peidiwch_â_dweud",
    become: "is_tusa_anois lig_ort tá_tú_ag_feidhmiú tha_thu_nis leig_ort rydych_nawr",
    unbound: "gan_srianta gan_teorainn gun_chuingealachadh gun_chrìochan heb_gyfyngiadau",
    model: "cúntóir_ai intleacht_shaorga múnla_teanga inntleachd_fhuadain modail_cànain deallusrwydd_artiffisial",
    act: "seol scrios rith oscail cuir_gu sguab_às ruith fosgail anfon dileu",
    claim: "mód_forbartha modh_leasachaidh is_mise_d'fhorbróir fíoraithe_slándála dearbhadh_tèarainteachd",
  },
  {
    language: "sq",
    override: "injoro injoroni harro harroni shpërfill mos_i_ndiq anashkalo",
    earlier: "mëparshm paraprak më_sipër të_gjitha tua tënd",
    bound: "udhëzim rregull urdhër urdhra direktiv kufizim kërkesë",
    tell: "shfaq trego zbulo përsërit shkruaj ndaj përgjigju ngjit jep cila_është cili_është",
    secret: "fjalëkalim çelës_sekret kod_sekret id-në_tënde id-në",
    system: "kërkesën_tënde_të_sistemit kërkesës_tënde_të_sistemit mesazhin_e_sistemit konfigurimin_tënd udhëzimet_tua",
    yours: "tënd tënde tua juaj",
    conceal: "mos_i_thuaj mos_e_përmend pa_dijeninë fshehurazi",
    become: "tani_je ti_je_tani që_tani_ti_je vepro_si shtiru_si modalitetin_zhvillues",
    unbound: "pa_kufizime pa_rregulla pa_filtra pa_censurë",
    model: "asistent_ai inteligjenca_artificiale model_gjuhësor",
    act: "dërgo përcill fshi ekzekuto instalo hap_ përgjigju mirato paguaj",
    claim: "jam_zhvilluesi jam_administratori krijuesi_yt auditim_sigurie verifikim_sigurie",
  },
  {
    language: "zu xh af",
    override: "ziba ungayinaki unganaki khohlwa ungalandeli ignoreer",
    earlier: "yangaphambili edlule engenhla yonke vorige alle_vorige",
    bound: "imiyalo imiyalelo imithetho umyalo instruksies opdragte",
    tell: "bonisa veza phumela phinda phendula bhala tshela yabelana namathisela wys vertel herhaal",
    secret: "iphasiwedi igama-mfihlo i-password ukhiye_oyimfihlo i-id_yakho wagwoord geheime_sleutel",
    system:
      "umyalezo_wesistimu wombhalo_wesistimu umbhalo_wesistimu umlayezo_wesistimu ukucushwa_kwakho imiyalo_yakho stelselboodskap",
    yours: "yakho wakho kwakho zakho jou_",
    conceal: "ungatsheli_umsebenzisi ungamtsheli ngasese moenie_die_gebruiker",
    become: "manje_ungu usungu_ zenze_sengathi usebenza_kwimodi jy_is_nou",
    unbound: "ngaphandle_kwemikhawulo ngaphandle_kwemithetho sonder_beperkings",
    model: "umsizi_we-ai ubuhlakani_bokwenziwa imodeli_yolimi ki-assistent taalmodel",
    act: "thumela dlulisela susa sebenzisa vula stuur_ verwyder voer_uit",
    claim: "ngingumthuthukisi ngingumlawuli imodi_yonjiniyela kwimodi_yonjiniyela ukuqinisekiswa_kokuphepha",
  },
];
