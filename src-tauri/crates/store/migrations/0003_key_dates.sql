-- 换钥: a key may be made ahead of the day it signs from, so that the county can spread it first.

-- Empty where the key signs from the moment of its entry. The note of the entry carries the moment too.
ALTER TABLE signing_keys ADD COLUMN signs_from TEXT CHECK (signs_from IS NULL OR length(signs_from) = 29);

CREATE TRIGGER signing_keys_follow BEFORE INSERT ON signing_keys
BEGIN
    SELECT RAISE(ABORT, 'signing_keys: signs before it is entered')
    WHERE NEW.signs_from < (SELECT at FROM register WHERE seq = NEW.seq);
    SELECT RAISE(ABORT, 'signing_keys: signs no later than the key before')
    WHERE EXISTS (
        SELECT 1 FROM signing_keys k JOIN register e ON e.seq = k.seq
        WHERE coalesce(k.signs_from, e.at) >=
            coalesce(NEW.signs_from, (SELECT at FROM register WHERE seq = NEW.seq))
    );
END;
