//! 设置: hall, numbering, printer, appearance.

use shouzhang_domain::{Moment, Series};
use shouzhang_store::{Act, Reader};

use crate::contract::Counter;
use crate::examine::number_year;
use crate::hall_file::{domain_hall, domain_numbering, wire_hall, wire_numbering};
use crate::problem::{Answer, Problem};
use crate::wire::{Nothing, ProblemCode, SaveAppearance, SavePrinter, Settings, WireHall, WireNumbering};

const PRINTER: &str = "printer";
const FONT: &str = "font";
const CONTRAST: &str = "contrast";

/// Type sizes of the screens: 100, 125 and 150 %.
const FONTS: [&str; 3] = ["normal", "large", "xlarge"];

pub(crate) fn show_settings(counter: &Counter<'_>, _: Nothing) -> Answer<Settings> {
    let release = counter.desk.knowledge.catalog.release();
    counter.desk.read(|reader| {
        let at = reader.moment(counter.now)?;
        let year = number_year(at);
        let font = reader.setting(FONT)?.filter(|font| FONTS.contains(&font.as_str()));
        Ok(Settings {
            hall: wire_hall(&reader.hall()?.hall),
            numbering: wire_numbering(&reader.numbering()?.numbering, year),
            next_certificate: next(reader, Series::Certificate, at)?,
            next_refusal: next(reader, Series::Refusal, at)?,
            printer: chosen_printer(reader)?,
            font: font.unwrap_or_else(|| FONTS[0].to_owned()),
            high_contrast: reader.setting(CONTRAST)?.as_deref() == Some("high"),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            release: release.version.clone(),
            release_title: release.title.clone(),
        })
    })
}

fn next(reader: &Reader<'_>, series: Series, at: Moment) -> Answer<String> {
    Ok(reader.next_number(series, number_year(at))?.number.to_string())
}

pub(crate) fn save_hall(counter: &Counter<'_>, request: WireHall) -> Answer<Settings> {
    let hall = domain_hall(&request)?;
    counter.desk.write(|writer| {
        let in_force = writer.hall()?.hall;
        if in_force != hall {
            writer.change_hall(&Act { actor: &in_force.clerk, now: counter.now }, &hall)?;
        }
        Ok(())
    })?;
    show_settings(counter, Nothing {})
}

pub(crate) fn save_numbering(counter: &Counter<'_>, request: WireNumbering) -> Answer<Settings> {
    counter.desk.write(|writer| {
        let year = number_year(writer.moment(counter.now)?);
        let in_force = writer.numbering()?.numbering;
        let mut numbering = domain_numbering(&request, year)?;
        // First numbers of other years, and of a series the request leaves alone, stay as they are.
        let kept = in_force.firsts.iter().filter(|first| {
            !numbering.firsts.iter().any(|new| (new.series, new.year) == (first.series, first.year))
        });
        let kept: Vec<_> = kept.copied().collect();
        numbering.firsts.extend(kept);
        let clerk = writer.hall()?.hall.clerk;
        writer.change_numbering(&Act { actor: &clerk, now: counter.now }, &numbering)?;
        Ok(())
    })?;
    show_settings(counter, Nothing {})
}

pub(crate) fn save_printer(counter: &Counter<'_>, request: SavePrinter) -> Answer<Settings> {
    let printer = request.printer.as_deref().map(str::trim).filter(|name| !name.is_empty());
    if let Some(name) = printer {
        let printers = counter.host.printers().map_err(super::print::host_problem)?;
        if !printers.iter().any(|printer| printer.name == name) {
            return Err(Problem::refused(
                ProblemCode::NoPrinter,
                format!("这台电脑上没有打印机“{name}”"),
                "请从列表里选；列表里没有的，先在系统设置里添加打印机",
            ));
        }
    }
    keep(counter, PRINTER, printer)
}

pub(crate) fn save_appearance(counter: &Counter<'_>, request: SaveAppearance) -> Answer<Settings> {
    if !FONTS.contains(&request.font.as_str()) {
        return Err(Problem::bad_request(format!("字号只能是 {}", FONTS.join("、"))));
    }
    keep(counter, FONT, Some(&request.font))?;
    keep(counter, CONTRAST, request.high_contrast.then_some("high"))
}

/// The chosen printer, if one was.
pub(crate) fn chosen_printer(reader: &Reader<'_>) -> Answer<Option<String>> {
    Ok(reader.setting(PRINTER)?)
}

fn keep(counter: &Counter<'_>, key: &str, value: Option<&str>) -> Answer<Settings> {
    counter.desk.write(|writer| {
        match value {
            Some(value) => writer.keep_setting(key, value)?,
            None => drop(writer.drop_setting(key)?),
        }
        Ok(())
    })?;
    show_settings(counter, Nothing {})
}
