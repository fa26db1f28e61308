-- 验真: the keys that sign, what was signed, and whom the hall trusts.

-- A key of the hall. `wrapping` says how `secret` is kept: 0 is as it is; other ways come with the encryption of the book.
-- The note of its entry carries the key's fingerprint, which binds it into the chain.
CREATE TABLE signing_keys (
    key INTEGER PRIMARY KEY CHECK (key BETWEEN 1 AND 65535),
    seq INTEGER NOT NULL UNIQUE REFERENCES register (seq),
    suite INTEGER NOT NULL,
    public BLOB NOT NULL CHECK (length(public) > 0),
    wrapping INTEGER NOT NULL,
    secret BLOB NOT NULL CHECK (length(secret) > 0)
) STRICT;

-- The code on a certificate. Its digest is part of what the entry of the certificate is bound to; the bytes hold a name.
CREATE TABLE credentials (
    certificate INTEGER PRIMARY KEY REFERENCES certificates (seq),
    key INTEGER NOT NULL REFERENCES signing_keys (key),
    short_code TEXT NOT NULL UNIQUE CHECK (short_code <> ''),
    sha256 BLOB NOT NULL CHECK (length(sha256) = 32)
) STRICT;

CREATE TABLE credential_bodies (
    credential INTEGER PRIMARY KEY REFERENCES credentials (certificate),
    bytes BLOB NOT NULL CHECK (length(bytes) > 0)
) STRICT;

-- 信任名单 as they were imported; the newest is in force. The note of the entry carries the file's digest.
CREATE TABLE trust_bundles (
    seq INTEGER PRIMARY KEY REFERENCES register (seq),
    version INTEGER NOT NULL,
    bytes BLOB NOT NULL CHECK (length(bytes) > 0)
) STRICT;

CREATE TRIGGER signing_keys_append BEFORE INSERT ON signing_keys
BEGIN
    SELECT RAISE(ABORT, 'signing_keys: key is not the next')
    WHERE NEW.key IS NOT (SELECT coalesce(max(key), 0) + 1 FROM signing_keys);
    SELECT RAISE(ABORT, 'signing_keys: not of the newest entry')
    WHERE NEW.seq IS NOT (SELECT max(seq) FROM register);
    SELECT RAISE(ABORT, 'signing_keys: the entry is of another kind')
    WHERE NOT EXISTS (SELECT 1 FROM register WHERE seq = NEW.seq AND kind = 'settings_changed');
    SELECT RAISE(ABORT, 'signing_keys: there already')
    WHERE EXISTS (SELECT 1 FROM signing_keys WHERE seq = NEW.seq);
END;

CREATE TRIGGER credentials_append BEFORE INSERT ON credentials
BEGIN
    SELECT RAISE(ABORT, 'credentials: not of the newest entry')
    WHERE NEW.certificate IS NOT (SELECT max(seq) FROM register);
    SELECT RAISE(ABORT, 'credentials: beside nothing')
    WHERE NOT EXISTS (SELECT 1 FROM certificates WHERE seq = NEW.certificate);
    SELECT RAISE(ABORT, 'credentials: there already')
    WHERE EXISTS (SELECT 1 FROM credentials WHERE certificate = NEW.certificate OR short_code = NEW.short_code);
END;

CREATE TRIGGER credential_bodies_append BEFORE INSERT ON credential_bodies
BEGIN
    SELECT RAISE(ABORT, 'credential_bodies: not of the newest entry')
    WHERE NEW.credential IS NOT (SELECT max(seq) FROM register);
    SELECT RAISE(ABORT, 'credential_bodies: beside nothing')
    WHERE NOT EXISTS (SELECT 1 FROM credentials WHERE certificate = NEW.credential);
    SELECT RAISE(ABORT, 'credential_bodies: there already')
    WHERE EXISTS (SELECT 1 FROM credential_bodies WHERE credential = NEW.credential);
END;

CREATE TRIGGER trust_bundles_append BEFORE INSERT ON trust_bundles
BEGIN
    SELECT RAISE(ABORT, 'trust_bundles: not of the newest entry')
    WHERE NEW.seq IS NOT (SELECT max(seq) FROM register);
    SELECT RAISE(ABORT, 'trust_bundles: the entry is of another kind')
    WHERE NOT EXISTS (SELECT 1 FROM register WHERE seq = NEW.seq AND kind = 'settings_changed');
    SELECT RAISE(ABORT, 'trust_bundles: there already')
    WHERE EXISTS (SELECT 1 FROM trust_bundles WHERE seq = NEW.seq);
    SELECT RAISE(ABORT, 'trust_bundles: older than the one in force')
    WHERE NEW.version < (SELECT max(version) FROM trust_bundles);
END;

CREATE TRIGGER signing_keys_no_update BEFORE UPDATE ON signing_keys
BEGIN
    SELECT RAISE(ABORT, 'signing_keys: nothing is changed');
END;

CREATE TRIGGER signing_keys_no_delete BEFORE DELETE ON signing_keys
BEGIN
    SELECT RAISE(ABORT, 'signing_keys: nothing is taken out');
END;

CREATE TRIGGER credentials_no_update BEFORE UPDATE ON credentials
BEGIN
    SELECT RAISE(ABORT, 'credentials: nothing is changed');
END;

CREATE TRIGGER credentials_no_delete BEFORE DELETE ON credentials
BEGIN
    SELECT RAISE(ABORT, 'credentials: nothing is taken out');
END;

CREATE TRIGGER credential_bodies_no_update BEFORE UPDATE ON credential_bodies
BEGIN
    SELECT RAISE(ABORT, 'credential_bodies: nothing is changed');
END;

CREATE TRIGGER credential_bodies_no_delete BEFORE DELETE ON credential_bodies
BEGIN
    SELECT RAISE(ABORT, 'credential_bodies: nothing is taken out');
END;

CREATE TRIGGER trust_bundles_no_update BEFORE UPDATE ON trust_bundles
BEGIN
    SELECT RAISE(ABORT, 'trust_bundles: nothing is changed');
END;

CREATE TRIGGER trust_bundles_no_delete BEFORE DELETE ON trust_bundles
BEGIN
    SELECT RAISE(ABORT, 'trust_bundles: nothing is taken out');
END;
