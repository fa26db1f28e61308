//! 老熟人: people this hall has issued to before are taken over, not typed again.

use shouzhang_domain::{CertificateNumber, FieldKey, Item, mask_address, mask_id};
use shouzhang_store::{Person, Reader};

use crate::contract::Counter;
use crate::problem::{Answer, Problem};
use crate::typed::kept_values;
use crate::wire::{FindPerson, KnownPerson, People, TakePerson, TakenPerson, WireValues};

/// People offered while a name is typed.
const OFFERED: usize = 6;

pub(crate) fn find_person(counter: &Counter<'_>, request: FindPerson) -> Answer<People> {
    counter.desk.read(|reader| {
        let found = reader.people(&request.text, OFFERED)?;
        let people = found.into_iter().map(|person| known(reader, person)).collect::<Answer<_>>()?;
        Ok(People { people })
    })
}

fn known(reader: &Reader<'_>, person: Person) -> Answer<KnownPerson> {
    let certificate = reader.certificate_of(person.certificate)?;
    Ok(KnownPerson {
        id: mask_id(&person.subject.id_number),
        address: mask_address(&person.subject.address),
        certificate: certificate.map_or_else(String::new, |certificate| certificate.number.to_string()),
        name: person.subject.name,
    })
}

/// Values for a form: from a certificate of the same item everything but how and when it was verified; from another item
/// the person alone.
pub(crate) fn take_person(counter: &Counter<'_>, request: TakePerson) -> Answer<TakenPerson> {
    let item = counter.desk.knowledge.item(&request.code)?;
    counter.desk.read(|reader| {
        let certificate = match request.certificate.as_deref().map(CertificateNumber::typed) {
            Some(number) => reader.certificate(&number)?,
            None => match reader.last_person()? {
                Some(person) => reader.certificate_of(person.certificate)?,
                None => None,
            },
        };
        let certificate = certificate.ok_or_else(|| {
            Problem::not_found("还没有上一位可以带过来", "台账里有人以后，按 F4 就能带出上一位的信息")
        })?;
        let facts = &certificate.facts;
        let mut values = WireValues::new();
        if facts.item == item.code {
            values = kept_values(&facts.values)?;
            values.retain(|key, _| !key.starts_with("verify_") && item.field_named(key).is_some());
        }
        let person = &facts.subject;
        for (key, value) in person_fields(item).into_iter().zip([
            &person.name,
            &person.id_number,
            &person.phone,
            &person.address,
        ]) {
            if let Some(key) = key.filter(|_| !value.is_empty()) {
                values.insert(key.to_string(), value.clone());
            }
        }
        Ok(TakenPerson { values })
    })
}

fn person_fields(item: &Item) -> [Option<&FieldKey>; 4] {
    let subject = &item.subject;
    [subject.name.as_ref(), subject.id_number.as_ref(), subject.phone.as_ref(), subject.address.as_ref()]
}
