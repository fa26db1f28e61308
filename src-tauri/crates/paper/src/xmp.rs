//! The XMP packet of an archived paper (PDF/A-2u asks for it, uncompressed).

use shouzhang_domain::Moment;

/// What made the file.
pub(crate) const PRODUCER: &str = concat!("Shouzhang ", env!("CARGO_PKG_VERSION"), " (printpdf 0.12)");

/// PDF/A knows nothing of the property that claims PDF/UA, so the packet has to describe it (ISO 19005-2, 6.6.2.3.3).
const UA_SCHEMA: &str = concat!(
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">",
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>",
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>",
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>",
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">",
    "<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>",
    "<pdfaProperty:category>internal</pdfaProperty:category>",
    "<pdfaProperty:description>Part of ISO 14289 the file keeps to</pdfaProperty:description>",
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>",
);

/// What the packet repeats of the document information.
pub(crate) struct Packet<'a> {
    pub(crate) title: &'a str,
    pub(crate) author: &'a str,
    pub(crate) number: &'a str,
    pub(crate) made_at: Moment,
    pub(crate) id: [u8; 16],
    /// Whether the file carries its logical structure, and so claims PDF/UA beside PDF/A.
    pub(crate) is_tagged: bool,
}

impl Packet<'_> {
    /// The packet's bytes.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let (title, author, number) = (escape(self.title), escape(self.author), escape(self.number));
        let made = self.made_at.format("%Y-%m-%dT%H:%M:%S%:z");
        let id = uuid(&self.id);
        let namespaces = [
            ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
            ("dc", "http://purl.org/dc/elements/1.1/"),
            ("xmp", "http://ns.adobe.com/xap/1.0/"),
            ("pdf", "http://ns.adobe.com/pdf/1.3/"),
            ("xmpMM", "http://ns.adobe.com/xap/1.0/mm/"),
            ("pdfaid", "http://www.aiim.org/pdfa/ns/id/"),
            ("pdfuaid", "http://www.aiim.org/pdfua/ns/id/"),
            ("pdfaExtension", "http://www.aiim.org/pdfa/ns/extension/"),
            ("pdfaSchema", "http://www.aiim.org/pdfa/ns/schema#"),
            ("pdfaProperty", "http://www.aiim.org/pdfa/ns/property#"),
        ];
        let declared: String =
            namespaces.iter().map(|(prefix, uri)| format!(" xmlns:{prefix}=\"{uri}\"")).collect();
        let alternative =
            |text: &str| format!("<rdf:Alt><rdf:li xml:lang=\"x-default\">{text}</rdf:li></rdf:Alt>");
        let body = [
            "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>".to_owned(),
            if self.is_tagged { format!("<pdfuaid:part>1</pdfuaid:part>{UA_SCHEMA}") } else { String::new() },
            "<dc:format>application/pdf</dc:format>".to_owned(),
            format!("<dc:title>{}</dc:title>", alternative(&title)),
            format!("<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>"),
            format!("<dc:description>{}</dc:description>", alternative(&number)),
            "<dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>".to_owned(),
            format!("<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>"),
            format!("<xmp:CreateDate>{made}</xmp:CreateDate><xmp:ModifyDate>{made}</xmp:ModifyDate>"),
            format!("<pdf:Producer>{PRODUCER}</pdf:Producer>"),
            format!("<xmpMM:DocumentID>uuid:{id}</xmpMM:DocumentID>"),
            format!("<xmpMM:InstanceID>uuid:{id}</xmpMM:InstanceID>"),
        ]
        .concat();
        format!(
            "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
             <x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF{declared}>\
             <rdf:Description rdf:about=\"\">{body}</rdf:Description></rdf:RDF></x:xmpmeta>\n\
             <?xpacket end=\"r\"?>"
        )
        .into_bytes()
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn uuid(id: &[u8; 16]) -> String {
    let hex: String = id.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

/// A moment as the document information writes it.
pub(crate) fn pdf_date(at: Moment) -> String {
    let zone = at.format("%:z").to_string().replace(':', "'");
    format!("D:{}{zone}'", at.format("%Y%m%d%H%M%S"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;

    fn moment() -> Moment {
        DateTime::parse_from_rfc3339("2026-11-23T14:36:05+08:00").expect("a moment")
    }

    #[test]
    fn a_moment_is_written_both_ways() {
        assert_eq!(pdf_date(moment()), "D:20261123143605+08'00'", "PDF 32000-1, 7.9.4");
    }

    #[test]
    fn marks_of_xml_in_a_name_do_not_break_the_packet() {
        let packet = Packet {
            title: "甲<乙>&丙",
            author: "某居民委员会",
            number: "柳荫居证〔2026〕0418号",
            made_at: moment(),
            id: [7; 16],
            is_tagged: true,
        };
        let text = String::from_utf8(packet.bytes()).expect("UTF-8");
        assert!(text.contains("甲&lt;乙&gt;&amp;丙"), "escaped");
        assert!(text.contains("2026-11-23T14:36:05+08:00"), "with its zone");
        assert!(text.contains("<pdfaid:conformance>U<"), "what the file claims to be");
    }
}
