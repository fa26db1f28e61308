-- A book (台账) of one hall, first shape.
--
-- One sequence runs through it: `register.seq`. A certificate, a slip, its document and its seal use carry the number of
-- the entry that registered them, so nothing stands in the book without an entry, and newest first is highest `seq` first.
--
-- What a resident may ask to have erased one day (names, numbers, free text, the document itself, and the salt that hides
-- them in the chain) lies in tables named `…_bodies` and `document_bytes`, one row beside one row. Everything else is the
-- act itself: number, item, unit, who, when, digests.
--
-- Moments are text of 29 characters in China Standard Time, `2026-11-23T14:36:00.000+08:00`; days are `2026-11-23`.

CREATE TABLE book (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    id BLOB NOT NULL CHECK (length(id) = 16),
    founded_at TEXT NOT NULL CHECK (length(founded_at) = 29),
    catalog_release TEXT NOT NULL
) STRICT;

-- The chained register. `certificate` or `refusal` says what an entry is about; for the entry that registers one it is its
-- own seq. Both references are checked at commit: an entry without its row cannot be committed.
CREATE TABLE register (
    seq INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind <> ''),
    certificate INTEGER REFERENCES certificates (seq) DEFERRABLE INITIALLY DEFERRED,
    refusal INTEGER REFERENCES refusals (seq) DEFERRABLE INITIALLY DEFERRED,
    at TEXT NOT NULL CHECK (length(at) = 29),
    at_raw TEXT NOT NULL CHECK (length(at_raw) = 29),
    actor TEXT NOT NULL,
    commitment BLOB NOT NULL CHECK (length(commitment) = 32),
    prev_hash BLOB NOT NULL CHECK (length(prev_hash) = 32),
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    suite INTEGER NOT NULL,
    CHECK (certificate IS NULL OR refusal IS NULL)
) STRICT;

CREATE INDEX register_by_moment ON register (at);
-- With seq and kind in it, the state of a certificate is read from the index alone.
CREATE INDEX register_by_certificate ON register (certificate, seq, kind) WHERE certificate IS NOT NULL;
CREATE INDEX register_by_refusal ON register (refusal) WHERE refusal IS NOT NULL;
-- A certificate becomes void once; the index is also the list of the void ones.
CREATE UNIQUE INDEX register_of_void ON register (certificate) WHERE kind IN ('voided', 'reissued');

CREATE TABLE entry_bodies (
    seq INTEGER PRIMARY KEY REFERENCES register (seq),
    encoding INTEGER NOT NULL,
    salt BLOB NOT NULL CHECK (length(salt) = 16),
    note TEXT NOT NULL
) STRICT;

CREATE TABLE halls (
    version INTEGER PRIMARY KEY,
    seq INTEGER NOT NULL UNIQUE REFERENCES register (seq),
    committee_name TEXT NOT NULL,
    committee TEXT NOT NULL CHECK (committee IN ('residents', 'villagers')),
    hall_name TEXT NOT NULL,
    counter TEXT NOT NULL,
    region TEXT NOT NULL,
    address TEXT NOT NULL,
    phone TEXT NOT NULL,
    supervision_phone TEXT NOT NULL,
    party_branch_name TEXT NOT NULL,
    mediation_committee_name TEXT NOT NULL,
    clerk TEXT NOT NULL,
    head TEXT NOT NULL,
    seal_keeper TEXT NOT NULL
) STRICT;

CREATE TABLE numberings (
    version INTEGER PRIMARY KEY,
    seq INTEGER NOT NULL UNIQUE REFERENCES register (seq),
    certificate_pattern TEXT NOT NULL,
    certificate_digits INTEGER NOT NULL CHECK (certificate_digits BETWEEN 1 AND 6),
    refusal_pattern TEXT NOT NULL,
    refusal_digits INTEGER NOT NULL CHECK (refusal_digits BETWEEN 1 AND 6)
) STRICT;

-- First serial of a series in a year, where it is not 1: the hall goes on after its last paper number.
CREATE TABLE first_serials (
    numbering INTEGER NOT NULL REFERENCES numberings (version),
    series TEXT NOT NULL,
    year INTEGER NOT NULL,
    serial INTEGER NOT NULL CHECK (serial >= 1),
    PRIMARY KEY (numbering, series, year)
) STRICT, WITHOUT ROWID;

CREATE TABLE documents (
    seq INTEGER PRIMARY KEY REFERENCES register (seq),
    kind TEXT NOT NULL CHECK (kind <> ''),
    sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
    length INTEGER NOT NULL CHECK (length > 0),
    made_at TEXT NOT NULL CHECK (length(made_at) = 29)
) STRICT;

CREATE TABLE document_bytes (
    document INTEGER PRIMARY KEY REFERENCES documents (seq),
    bytes BLOB NOT NULL CHECK (length(bytes) > 0)
) STRICT;

CREATE TABLE certificates (
    seq INTEGER PRIMARY KEY REFERENCES register (seq),
    document INTEGER NOT NULL UNIQUE REFERENCES documents (seq),
    number TEXT NOT NULL UNIQUE CHECK (number <> ''),
    series TEXT NOT NULL CHECK (series <> ''),
    year INTEGER NOT NULL,
    serial INTEGER NOT NULL CHECK (serial >= 1),
    item_code TEXT NOT NULL,
    item_name TEXT NOT NULL,
    template_version INTEGER NOT NULL,
    catalog_release TEXT NOT NULL,
    asking_unit TEXT NOT NULL,
    asking_basis TEXT NOT NULL,
    seal TEXT NOT NULL,
    copies INTEGER NOT NULL CHECK (copies >= 1),
    clerk TEXT NOT NULL,
    head TEXT NOT NULL,
    hall_version INTEGER NOT NULL REFERENCES halls (version),
    valid_until TEXT CHECK (valid_until IS NULL OR length(valid_until) = 10),
    replaces INTEGER UNIQUE REFERENCES certificates (seq),
    UNIQUE (series, year, serial),
    CHECK (document = seq),
    CHECK (replaces < seq)
) STRICT;

CREATE INDEX certificates_by_serial ON certificates (serial);
CREATE INDEX certificates_by_item ON certificates (item_code);
CREATE INDEX certificates_by_item_name ON certificates (item_name);
CREATE INDEX certificates_by_unit ON certificates (asking_unit);

CREATE TABLE certificate_bodies (
    certificate INTEGER PRIMARY KEY REFERENCES certificates (seq),
    subject_name TEXT NOT NULL,
    subject_pinyin TEXT NOT NULL,
    subject_initials TEXT NOT NULL,
    id_number TEXT NOT NULL,
    phone TEXT NOT NULL,
    address TEXT NOT NULL,
    purpose TEXT NOT NULL,
    verify_method TEXT NOT NULL,
    verify_person TEXT NOT NULL,
    verified_on TEXT CHECK (verified_on IS NULL OR length(verified_on) = 10),
    field_values TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    confirmations TEXT NOT NULL
) STRICT;

CREATE INDEX certificate_bodies_by_name ON certificate_bodies (subject_name);
CREATE INDEX certificate_bodies_by_pinyin ON certificate_bodies (subject_pinyin, subject_initials);
CREATE INDEX certificate_bodies_by_id_number ON certificate_bodies (id_number);
CREATE INDEX certificate_bodies_by_last_four ON certificate_bodies (substr(id_number, -4));

-- Issued, not void, and nobody said that the paper came out. An index the register keeps by itself (see the trigger
-- below), never written otherwise; `verify` holds it against the entries.
CREATE TABLE unconfirmed (
    certificate INTEGER PRIMARY KEY REFERENCES certificates (seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE refusals (
    seq INTEGER PRIMARY KEY REFERENCES register (seq),
    document INTEGER NOT NULL UNIQUE REFERENCES documents (seq),
    number TEXT NOT NULL UNIQUE CHECK (number <> ''),
    series TEXT NOT NULL CHECK (series <> ''),
    year INTEGER NOT NULL,
    serial INTEGER NOT NULL CHECK (serial >= 1),
    ground TEXT NOT NULL CHECK (ground <> ''),
    prohibition_names TEXT NOT NULL,
    requesting_unit TEXT NOT NULL,
    basis_offered TEXT NOT NULL,
    clerk TEXT NOT NULL,
    hall_version INTEGER NOT NULL REFERENCES halls (version),
    catalog_release TEXT NOT NULL,
    UNIQUE (series, year, serial),
    CHECK (document = seq)
) STRICT;

CREATE INDEX refusals_by_serial ON refusals (serial);
CREATE INDEX refusals_by_ground ON refusals (ground);
CREATE INDEX refusals_by_prohibition ON refusals (prohibition_names);
CREATE INDEX refusals_by_unit ON refusals (requesting_unit);

CREATE TABLE refusal_bodies (
    refusal INTEGER PRIMARY KEY REFERENCES refusals (seq),
    applicant_name TEXT NOT NULL,
    applicant_pinyin TEXT NOT NULL,
    applicant_initials TEXT NOT NULL,
    phone TEXT NOT NULL,
    purpose TEXT NOT NULL,
    request TEXT NOT NULL
) STRICT;

CREATE INDEX refusal_bodies_by_name ON refusal_bodies (applicant_name);
CREATE INDEX refusal_bodies_by_pinyin ON refusal_bodies (applicant_pinyin, applicant_initials);
CREATE INDEX refusal_bodies_by_request ON refusal_bodies (request);

CREATE TABLE seal_uses (
    seq INTEGER PRIMARY KEY REFERENCES register (seq),
    content TEXT NOT NULL,
    seal TEXT NOT NULL,
    copies INTEGER NOT NULL CHECK (copies >= 1),
    approved_by TEXT NOT NULL,
    clerk TEXT NOT NULL,
    keeper TEXT NOT NULL
) STRICT;

CREATE TABLE seal_use_bodies (
    seal_use INTEGER PRIMARY KEY REFERENCES seal_uses (seq),
    applicant TEXT NOT NULL,
    applicant_phone TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT;

CREATE TABLE exports (
    seq INTEGER PRIMARY KEY REFERENCES register (seq),
    month TEXT NOT NULL CHECK (length(month) = 7),
    format TEXT NOT NULL,
    certificates INTEGER,
    refusals INTEGER,
    seal_uses INTEGER,
    sha256 BLOB NOT NULL CHECK (length(sha256) = 32)
) STRICT;

CREATE INDEX exports_by_month ON exports (month);

-- The two tables that are written over.

CREATE TABLE settings (
    key TEXT PRIMARY KEY CHECK (key <> ''),
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE drafts (
    item_code TEXT PRIMARY KEY,
    field_values TEXT NOT NULL,
    seen_materials TEXT NOT NULL,
    saved_at TEXT NOT NULL CHECK (length(saved_at) = 29)
) STRICT, WITHOUT ROWID;

-- The register keeps its own list of unconfirmed certificates.

CREATE TRIGGER register_keeps_unconfirmed_issued AFTER INSERT ON register WHEN NEW.kind = 'issued'
BEGIN
    INSERT INTO unconfirmed (certificate) VALUES (NEW.certificate);
END;

CREATE TRIGGER register_keeps_unconfirmed_settled AFTER INSERT ON register
WHEN NEW.certificate IS NOT NULL AND NEW.kind IN ('printed', 'voided', 'reissued')
BEGIN
    DELETE FROM unconfirmed WHERE certificate = NEW.certificate;
END;

-- Guards. Nothing is changed, nothing is taken out, and a new row goes to the end. Each insert guard also looks for the
-- unique keys of the new row, because INSERT OR REPLACE removes the old row without asking a delete trigger wherever
-- `recursive_triggers` is off.

CREATE TRIGGER book_append BEFORE INSERT ON book
BEGIN
    SELECT RAISE(ABORT, 'book: founded once') WHERE EXISTS (SELECT 1 FROM book);
END;

CREATE TRIGGER register_append BEFORE INSERT ON register
BEGIN
    SELECT RAISE(ABORT, 'register: seq is not the next')
    WHERE NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM register);
    SELECT RAISE(ABORT, 'register: prev_hash is not the hash of the entry before')
    WHERE NEW.prev_hash IS NOT coalesce((SELECT hash FROM register WHERE seq = NEW.seq - 1), zeroblob(32));
    SELECT RAISE(ABORT, 'register: time runs backwards')
    WHERE NEW.at < (SELECT at FROM register WHERE seq = NEW.seq - 1);
    SELECT RAISE(ABORT, 'register: kind and subject do not fit')
    WHERE (NEW.kind = 'issued') IS NOT (NEW.certificate IS NOT NULL AND NEW.certificate >= NEW.seq)
       OR (NEW.kind = 'refused') IS NOT (NEW.refusal IS NOT NULL AND NEW.refusal >= NEW.seq)
       OR NEW.certificate > NEW.seq
       OR NEW.refusal > NEW.seq
       OR (NEW.kind IN ('printed', 'print_failed', 'reprinted', 'voided', 'reissued')
           AND NEW.certificate IS NULL AND NEW.refusal IS NULL);
    SELECT RAISE(ABORT, 'register: void already')
    WHERE NEW.kind IN ('voided', 'reissued')
      AND EXISTS (SELECT 1 FROM register WHERE certificate = NEW.certificate AND kind IN ('voided', 'reissued'));
END;

CREATE TRIGGER entry_bodies_append BEFORE INSERT ON entry_bodies
BEGIN
    SELECT RAISE(ABORT, 'entry_bodies: not of the newest entry')
    WHERE NEW.seq IS NOT (SELECT max(seq) FROM register);
    SELECT RAISE(ABORT, 'entry_bodies: there already')
    WHERE EXISTS (SELECT 1 FROM entry_bodies WHERE seq = NEW.seq);
END;

CREATE TRIGGER halls_append BEFORE INSERT ON halls
BEGIN
    SELECT RAISE(ABORT, 'halls: version is not the next')
    WHERE NEW.version IS NOT (SELECT coalesce(max(version), 0) + 1 FROM halls);
    SELECT RAISE(ABORT, 'halls: not of the newest entry')
    WHERE NEW.seq IS NOT (SELECT max(seq) FROM register);
    SELECT RAISE(ABORT, 'halls: the entry is of another kind')
    WHERE NOT EXISTS (SELECT 1 FROM register WHERE seq = NEW.seq AND kind = 'settings_changed');
    SELECT RAISE(ABORT, 'halls: there already')
    WHERE EXISTS (SELECT 1 FROM halls WHERE seq = NEW.seq);
END;

CREATE TRIGGER numberings_append BEFORE INSERT ON numberings
BEGIN
    SELECT RAISE(ABORT, 'numberings: version is not the next')
    WHERE NEW.version IS NOT (SELECT coalesce(max(version), 0) + 1 FROM numberings);
    SELECT RAISE(ABORT, 'numberings: not of the newest entry')
    WHERE NEW.seq IS NOT (SELECT max(seq) FROM register);
    SELECT RAISE(ABORT, 'numberings: the entry is of another kind')
    WHERE NOT EXISTS (SELECT 1 FROM register WHERE seq = NEW.seq AND kind = 'settings_changed');
    SELECT RAISE(ABORT, 'numberings: there already')
    WHERE EXISTS (SELECT 1 FROM numberings WHERE seq = NEW.seq);
END;

CREATE TRIGGER first_serials_append BEFORE INSERT ON first_serials
BEGIN
    SELECT RAISE(ABORT, 'first_serials: not of the newest numbering')
    WHERE NEW.numbering IS NOT (SELECT max(version) FROM numberings);
    SELECT RAISE(ABORT, 'first_serials: the numbering is not of the newest entry')
    WHERE (SELECT seq FROM numberings WHERE version = NEW.numbering) IS NOT (SELECT max(seq) FROM register);
    SELECT RAISE(ABORT, 'first_serials: there already')
    WHERE EXISTS (SELECT 1 FROM first_serials
                  WHERE numbering = NEW.numbering AND series = NEW.series AND year = NEW.year);
END;

CREATE TRIGGER documents_append BEFORE INSERT ON documents
BEGIN
    SELECT RAISE(ABORT, 'documents: not of the newest entry')
    WHERE NEW.seq IS NOT (SELECT max(seq) FROM register);
    SELECT RAISE(ABORT, 'documents: the entry is of another kind')
    WHERE NOT EXISTS (SELECT 1 FROM register WHERE seq = NEW.seq AND kind IN ('issued', 'refused'));
    SELECT RAISE(ABORT, 'documents: there already')
    WHERE EXISTS (SELECT 1 FROM documents WHERE seq = NEW.seq);
END;

CREATE TRIGGER document_bytes_append BEFORE INSERT ON document_bytes
BEGIN
    SELECT RAISE(ABORT, 'document_bytes: not of the newest entry')
    WHERE NEW.document IS NOT (SELECT max(seq) FROM register);
    SELECT RAISE(ABORT, 'document_bytes: beside nothing')
    WHERE NOT EXISTS (SELECT 1 FROM documents WHERE seq = NEW.document);
    SELECT RAISE(ABORT, 'document_bytes: there already')
    WHERE EXISTS (SELECT 1 FROM document_bytes WHERE document = NEW.document);
END;

CREATE TRIGGER certificates_append BEFORE INSERT ON certificates
BEGIN
    SELECT RAISE(ABORT, 'certificates: not of the newest entry')
    WHERE NEW.seq IS NOT (SELECT max(seq) FROM register);
    SELECT RAISE(ABORT, 'certificates: the entry is of another kind')
    WHERE NOT EXISTS (SELECT 1 FROM register WHERE seq = NEW.seq AND kind = 'issued');
    SELECT RAISE(ABORT, 'certificates: serial is used or passed')
    WHERE NEW.serial <= (SELECT max(serial) FROM certificates WHERE series = NEW.series AND year = NEW.year);
    SELECT RAISE(ABORT, 'certificates: there already')
    WHERE EXISTS (SELECT 1 FROM certificates
                  WHERE seq = NEW.seq OR document = NEW.document OR number = NEW.number OR replaces = NEW.replaces);
END;

CREATE TRIGGER certificate_bodies_append BEFORE INSERT ON certificate_bodies
BEGIN
    SELECT RAISE(ABORT, 'certificate_bodies: not of the newest entry')
    WHERE NEW.certificate IS NOT (SELECT max(seq) FROM register);
    SELECT RAISE(ABORT, 'certificate_bodies: beside nothing')
    WHERE NOT EXISTS (SELECT 1 FROM certificates WHERE seq = NEW.certificate);
    SELECT RAISE(ABORT, 'certificate_bodies: there already')
    WHERE EXISTS (SELECT 1 FROM certificate_bodies WHERE certificate = NEW.certificate);
END;

CREATE TRIGGER refusals_append BEFORE INSERT ON refusals
BEGIN
    SELECT RAISE(ABORT, 'refusals: not of the newest entry')
    WHERE NEW.seq IS NOT (SELECT max(seq) FROM register);
    SELECT RAISE(ABORT, 'refusals: the entry is of another kind')
    WHERE NOT EXISTS (SELECT 1 FROM register WHERE seq = NEW.seq AND kind = 'refused');
    SELECT RAISE(ABORT, 'refusals: serial is used or passed')
    WHERE NEW.serial <= (SELECT max(serial) FROM refusals WHERE series = NEW.series AND year = NEW.year);
    SELECT RAISE(ABORT, 'refusals: there already')
    WHERE EXISTS (SELECT 1 FROM refusals
                  WHERE seq = NEW.seq OR document = NEW.document OR number = NEW.number);
END;

CREATE TRIGGER refusal_bodies_append BEFORE INSERT ON refusal_bodies
BEGIN
    SELECT RAISE(ABORT, 'refusal_bodies: not of the newest entry')
    WHERE NEW.refusal IS NOT (SELECT max(seq) FROM register);
    SELECT RAISE(ABORT, 'refusal_bodies: beside nothing')
    WHERE NOT EXISTS (SELECT 1 FROM refusals WHERE seq = NEW.refusal);
    SELECT RAISE(ABORT, 'refusal_bodies: there already')
    WHERE EXISTS (SELECT 1 FROM refusal_bodies WHERE refusal = NEW.refusal);
END;

CREATE TRIGGER seal_uses_append BEFORE INSERT ON seal_uses
BEGIN
    SELECT RAISE(ABORT, 'seal_uses: not of the newest entry')
    WHERE NEW.seq IS NOT (SELECT max(seq) FROM register);
    SELECT RAISE(ABORT, 'seal_uses: the entry is of another kind')
    WHERE NOT EXISTS (SELECT 1 FROM register WHERE seq = NEW.seq AND kind IN ('issued', 'reprinted'));
    SELECT RAISE(ABORT, 'seal_uses: there already')
    WHERE EXISTS (SELECT 1 FROM seal_uses WHERE seq = NEW.seq);
END;

CREATE TRIGGER seal_use_bodies_append BEFORE INSERT ON seal_use_bodies
BEGIN
    SELECT RAISE(ABORT, 'seal_use_bodies: not of the newest entry')
    WHERE NEW.seal_use IS NOT (SELECT max(seq) FROM register);
    SELECT RAISE(ABORT, 'seal_use_bodies: beside nothing')
    WHERE NOT EXISTS (SELECT 1 FROM seal_uses WHERE seq = NEW.seal_use);
    SELECT RAISE(ABORT, 'seal_use_bodies: there already')
    WHERE EXISTS (SELECT 1 FROM seal_use_bodies WHERE seal_use = NEW.seal_use);
END;

CREATE TRIGGER exports_append BEFORE INSERT ON exports
BEGIN
    SELECT RAISE(ABORT, 'exports: not of the newest entry')
    WHERE NEW.seq IS NOT (SELECT max(seq) FROM register);
    SELECT RAISE(ABORT, 'exports: the entry is of another kind')
    WHERE NOT EXISTS (SELECT 1 FROM register WHERE seq = NEW.seq AND kind = 'exported');
    SELECT RAISE(ABORT, 'exports: there already')
    WHERE EXISTS (SELECT 1 FROM exports WHERE seq = NEW.seq);
END;

CREATE TRIGGER book_no_update BEFORE UPDATE ON book
BEGIN
    SELECT RAISE(ABORT, 'book: nothing is changed');
END;

CREATE TRIGGER book_no_delete BEFORE DELETE ON book
BEGIN
    SELECT RAISE(ABORT, 'book: nothing is taken out');
END;

CREATE TRIGGER register_no_update BEFORE UPDATE ON register
BEGIN
    SELECT RAISE(ABORT, 'register: nothing is changed');
END;

CREATE TRIGGER register_no_delete BEFORE DELETE ON register
BEGIN
    SELECT RAISE(ABORT, 'register: nothing is taken out');
END;

CREATE TRIGGER entry_bodies_no_update BEFORE UPDATE ON entry_bodies
BEGIN
    SELECT RAISE(ABORT, 'entry_bodies: nothing is changed');
END;

CREATE TRIGGER entry_bodies_no_delete BEFORE DELETE ON entry_bodies
BEGIN
    SELECT RAISE(ABORT, 'entry_bodies: nothing is taken out');
END;

CREATE TRIGGER halls_no_update BEFORE UPDATE ON halls
BEGIN
    SELECT RAISE(ABORT, 'halls: nothing is changed');
END;

CREATE TRIGGER halls_no_delete BEFORE DELETE ON halls
BEGIN
    SELECT RAISE(ABORT, 'halls: nothing is taken out');
END;

CREATE TRIGGER numberings_no_update BEFORE UPDATE ON numberings
BEGIN
    SELECT RAISE(ABORT, 'numberings: nothing is changed');
END;

CREATE TRIGGER numberings_no_delete BEFORE DELETE ON numberings
BEGIN
    SELECT RAISE(ABORT, 'numberings: nothing is taken out');
END;

CREATE TRIGGER first_serials_no_update BEFORE UPDATE ON first_serials
BEGIN
    SELECT RAISE(ABORT, 'first_serials: nothing is changed');
END;

CREATE TRIGGER first_serials_no_delete BEFORE DELETE ON first_serials
BEGIN
    SELECT RAISE(ABORT, 'first_serials: nothing is taken out');
END;

CREATE TRIGGER documents_no_update BEFORE UPDATE ON documents
BEGIN
    SELECT RAISE(ABORT, 'documents: nothing is changed');
END;

CREATE TRIGGER documents_no_delete BEFORE DELETE ON documents
BEGIN
    SELECT RAISE(ABORT, 'documents: nothing is taken out');
END;

CREATE TRIGGER document_bytes_no_update BEFORE UPDATE ON document_bytes
BEGIN
    SELECT RAISE(ABORT, 'document_bytes: nothing is changed');
END;

CREATE TRIGGER document_bytes_no_delete BEFORE DELETE ON document_bytes
BEGIN
    SELECT RAISE(ABORT, 'document_bytes: nothing is taken out');
END;

CREATE TRIGGER certificates_no_update BEFORE UPDATE ON certificates
BEGIN
    SELECT RAISE(ABORT, 'certificates: nothing is changed');
END;

CREATE TRIGGER certificates_no_delete BEFORE DELETE ON certificates
BEGIN
    SELECT RAISE(ABORT, 'certificates: nothing is taken out');
END;

CREATE TRIGGER certificate_bodies_no_update BEFORE UPDATE ON certificate_bodies
BEGIN
    SELECT RAISE(ABORT, 'certificate_bodies: nothing is changed');
END;

CREATE TRIGGER certificate_bodies_no_delete BEFORE DELETE ON certificate_bodies
BEGIN
    SELECT RAISE(ABORT, 'certificate_bodies: nothing is taken out');
END;

CREATE TRIGGER refusals_no_update BEFORE UPDATE ON refusals
BEGIN
    SELECT RAISE(ABORT, 'refusals: nothing is changed');
END;

CREATE TRIGGER refusals_no_delete BEFORE DELETE ON refusals
BEGIN
    SELECT RAISE(ABORT, 'refusals: nothing is taken out');
END;

CREATE TRIGGER refusal_bodies_no_update BEFORE UPDATE ON refusal_bodies
BEGIN
    SELECT RAISE(ABORT, 'refusal_bodies: nothing is changed');
END;

CREATE TRIGGER refusal_bodies_no_delete BEFORE DELETE ON refusal_bodies
BEGIN
    SELECT RAISE(ABORT, 'refusal_bodies: nothing is taken out');
END;

CREATE TRIGGER seal_uses_no_update BEFORE UPDATE ON seal_uses
BEGIN
    SELECT RAISE(ABORT, 'seal_uses: nothing is changed');
END;

CREATE TRIGGER seal_uses_no_delete BEFORE DELETE ON seal_uses
BEGIN
    SELECT RAISE(ABORT, 'seal_uses: nothing is taken out');
END;

CREATE TRIGGER seal_use_bodies_no_update BEFORE UPDATE ON seal_use_bodies
BEGIN
    SELECT RAISE(ABORT, 'seal_use_bodies: nothing is changed');
END;

CREATE TRIGGER seal_use_bodies_no_delete BEFORE DELETE ON seal_use_bodies
BEGIN
    SELECT RAISE(ABORT, 'seal_use_bodies: nothing is taken out');
END;

CREATE TRIGGER exports_no_update BEFORE UPDATE ON exports
BEGIN
    SELECT RAISE(ABORT, 'exports: nothing is changed');
END;

CREATE TRIGGER exports_no_delete BEFORE DELETE ON exports
BEGIN
    SELECT RAISE(ABORT, 'exports: nothing is taken out');
END;
