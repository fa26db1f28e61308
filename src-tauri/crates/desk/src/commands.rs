//! The one list of commands: name, request, response, what it is for.
//!
//! [`with_commands!`] hands the list to whoever needs it: [`crate::contract`] makes the dispatcher of it,
//! [`crate::bindings`] the TypeScript map. A command is added here and nowhere else; its verb lives in the module of the
//! same name.

/// Calls `$then!` with every command as `(doc, name, Request => json Response)` or `(doc, name, Request => bytes)`.
macro_rules! with_commands {
    ($then:ident) => {
        $then! {
            // 出证台
            ("The day's overview: counters, what is unsettled, what was done last.", today, Nothing => json Today)
            ("Understands what was typed into the search box.", find_item, FindItem => json FindAnswer)
            ("The block panel of a prohibition.", show_prohibition, ShowProhibition => json ProhibitionView)
            ("Refuses a request: registers it with the demanding unit and writes the slip.", refuse, Refuse => json Refused)
            // 填写核对
            ("Opens the form of an item.", open_form, OpenForm => json Form)
            ("Checks a form as it is typed.", check_form, CheckForm => json FormCheck)
            ("Draws the page of a form as a PNG.", preview_form, PreviewForm => bytes)
            ("Issues a certificate: all or nothing.", issue_certificate, IssueCertificate => json Issued)
            ("Keeps what was typed.", save_draft, SaveDraft => json DraftSaved)
            ("Throws a draft away.", discard_draft, DiscardDraft => json Nothing)
            ("Looks for people this hall has issued to before.", find_person, FindPerson => json People)
            ("Takes a known person's data into a form.", take_person, TakePerson => json TakenPerson)
            // 完成
            ("Sends a stored document to the print queue; the same bytes, always.", print_document, PrintDocument => json PrintJob)
            ("Says how a print job is doing.", watch_job, WatchJob => json JobReport)
            ("Registers whether paper came out.", confirm_print, ConfirmPrint => json DocumentDetail)
            ("Saves a stored document where the user says.", save_copy, ByNumber => json SavedCopy)
            // 台账
            ("Looks up rows of the register.", look_up, LookUp => json RegisterPage)
            ("Everything about a certificate or slip, masked.", show_document, ByNumber => json DocumentDetail)
            ("Draws a stored document as a PNG.", show_picture, ShowPicture => bytes)
            ("The stored bytes of a document.", read_document, ByNumber => bytes)
            ("Makes a certificate void.", void_certificate, VoidCertificate => json DocumentDetail)
            ("What a month would export.", check_month, CheckMonth => json MonthCheck)
            ("Exports a month, masked.", export_month, ExportMonth => json Exported)
            ("Lets the user choose a folder.", choose_folder, Nothing => json ChosenFolder)
            ("Walks the register and says what is wrong.", verify_book, Nothing => json BookReport)
            // 事项清单
            ("Both lists of the catalog in force.", list_items, Nothing => json ItemList)
            ("The guide of an item.", show_item, ByCode => json ItemGuide)
            ("The blank sample of an item as a PDF.", read_sample, ByCode => bytes)
            ("The blank sample of an item as a PNG.", show_sample, SamplePicture => bytes)
            ("Sends the blank sample of an item to the print queue.", print_sample, PrintSample => json PrintJob)
            ("Saves the blank sample of an item where the user says.", save_sample, ByCode => json SavedCopy)
            ("The guide of an item, or the booklet of all, as a PDF.", read_guide, ReadGuide => bytes)
            ("Sends the guide of an item to the print queue.", print_guide, PrintSample => json PrintJob)
            ("Saves the guide of an item where the user says.", save_guide, ByCode => json SavedCopy)
            ("Saves the booklet of all guides where the user says.", save_booklet, Nothing => json SavedCopy)
            // 表单和公示
            ("A blank form of commitment to the unit that needs the fact, as a PDF.", read_commitment, Commitment => bytes)
            ("Sends a form of commitment to the print queue.", print_commitment, Commitment => json PrintJob)
            ("Saves a form of commitment where the user says.", save_commitment, Commitment => json SavedCopy)
            ("The wall poster of both lists, A3.", read_poster, Nothing => bytes)
            ("Saves the wall poster where the user says.", save_poster, Nothing => json SavedCopy)
            ("The notice of a deliberation as a PDF.", read_notice, Notice => bytes)
            ("Sends the notice of a deliberation to the print queue.", print_notice, Notice => json PrintJob)
            ("Saves the notice of a deliberation where the user says.", save_notice, Notice => json SavedCopy)
            ("The receipt of an application as a PDF.", read_receipt, Application => bytes)
            ("Sends the receipt of an application to the print queue.", print_receipt, Application => json PrintJob)
            ("Sends the sign-off sheet of an application to the print queue.", print_sign_off, Application => json PrintJob)
            ("The sign-off sheet of an application as a PDF.", read_sign_off, Application => bytes)
            ("The stub of a certificate as a PDF, masked.", read_stub, ByNumber => bytes)
            ("Saves the stub of a certificate where the user says.", save_stub, ByNumber => json SavedCopy)
            // 查验
            ("Checks a scanned code, a short code, or a file.", verify_credential, VerifyCredential => json CredentialVerdict)
            ("The hall's own key and the trust bundle in force.", show_trust, Nothing => json TrustView)
            ("Takes a trust bundle of the county into use.", import_trust, ImportTrust => json TrustView)
            ("Makes a new key for the codes of this hall, at once or from a day to come.", rotate_key, RotateKey => json TrustView)
            ("What the county needs to know of this hall, as a file.", export_enrolment, Nothing => bytes)
            ("Saves that file where the user says.", save_enrolment, Nothing => json SavedCopy)
            // 设置
            ("Hall, numbering, printer, appearance.", show_settings, Nothing => json Settings)
            ("Writes a new version of the hall.", save_hall, WireHall => json Settings)
            ("Writes a new version of the numbering.", save_numbering, WireNumbering => json Settings)
            ("Chooses the printer.", save_printer, SavePrinter => json Settings)
            ("Chooses type size and contrast.", save_appearance, SaveAppearance => json Settings)
            ("The printers of this computer.", list_printers, Nothing => json Printers)
            ("Prints a page to see that the printer works.", print_test_page, SavePrinter => json PrintJob)
        }
    };
}
pub(crate) use with_commands;
