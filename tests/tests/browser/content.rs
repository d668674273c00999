//! What elements load: a smallest image, script, style sheet, font and stream of events.

use bytes::Bytes;

/// The content type and the body of what has this name.
pub(crate) fn content(name: &str) -> Option<(&'static str, Bytes)> {
    // Made with fontTools' `FontBuilder`: one glyph, a square.
    const FONT: &[u8] = include_bytes!("square.ttf");
    const IMAGE: &[u8] = br#"<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>"#;
    // What a page is told of the error shows whether it may look into the script.
    const SCRIPT: &[u8] = b"throw new Error('tea')";
    let (content_type, body) = match name {
        "image" => ("image/svg+xml", IMAGE),
        "script" => ("text/javascript", SCRIPT),
        "stylesheet" => ("text/css", &b"p { color: teal }"[..]),
        "font" => ("font/ttf", FONT),
        "events" => ("text/event-stream", &b"data: tea\n\n"[..]),
        _ => return None,
    };
    Some((content_type, Bytes::from_static(body)))
}
