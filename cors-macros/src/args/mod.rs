//! The attribute's arguments, as written.

mod name;
mod value;

use proc_macro2::{Span, TokenStream};
use syn::{
    ext::IdentExt,
    parse::{ParseStream, Parser},
    Ident, LitStr, Path, Token,
};

use self::{name::Name, value::Flag};
use crate::diagnostics::Diagnostics;

/// What the attribute says, before the policy language has looked at it.
#[derive(Default)]
pub(crate) struct Args {
    pub(crate) origins: Option<Texts>,
    pub(crate) methods: Option<Texts>,
    pub(crate) headers: Option<Texts>,
    pub(crate) expose_headers: Option<Texts>,
    pub(crate) credentials: Option<(bool, Span)>,
    pub(crate) max_age: Option<(i128, Span)>,
    pub(crate) error: Option<Path>,
    pub(crate) catch_panics: bool,
    pub(crate) crate_path: Option<Path>,
    pub(crate) allow_insecure_origins: bool,
    pub(crate) allow_public_suffixes: bool,
    place: Place,
    /// Each argument that was given, broken ones included.
    given: Vec<Name>,
    /// Each argument that something unreadable stands for: that is the one mistake to report.
    meant: Vec<Name>,
}

impl Args {
    /// Whether `origins` was given, be it with a value that could not be read.
    pub(crate) fn has_origins(&self) -> bool {
        let mut names = self.given.iter().chain(&self.meant);
        names.any(|name| matches!(name, Name::Origins | Name::Policy))
    }
}

/// Where arguments stand.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// In an attribute on a handler.
    #[default]
    Handler,
    /// In `policy!`, which stands on no handler.
    Alone,
}

impl Place {
    /// Whether an argument has a meaning here.
    fn admits(self, name: Name) -> bool {
        self == Self::Handler || !name.is_of_handler()
    }
}

/// A list of texts, each with the literal that it stands in.
#[derive(Debug)]
pub(crate) struct Texts {
    pub(crate) items: Vec<(String, Span)>,
    /// The whole value.
    pub(crate) span: Span,
}

/// Reads the attribute's arguments; one that is broken is reported and skipped, and the rest is read on.
pub(crate) fn parse(tokens: TokenStream, diagnostics: &mut Diagnostics) -> Args {
    read(tokens, Args::default(), diagnostics)
}

/// Reads the arguments of `policy!` in the same way.
pub(crate) fn parse_alone(tokens: TokenStream, diagnostics: &mut Diagnostics) -> Args {
    read(tokens, Args { place: Place::Alone, ..Args::default() }, diagnostics)
}

fn read(tokens: TokenStream, mut args: Args, diagnostics: &mut Diagnostics) -> Args {
    let parser = |input: ParseStream<'_>| {
        while !input.is_empty() {
            if let Err(error) = argument(input, &mut args, diagnostics) {
                diagnostics.push(error);
                skip_argument(input);
            }
            next_argument(input, diagnostics);
        }
        Ok(())
    };
    if let Err(error) = parser.parse2(tokens) {
        diagnostics.push(error);
    }
    args
}

fn argument(input: ParseStream<'_>, args: &mut Args, diagnostics: &mut Diagnostics) -> syn::Result<()> {
    if !input.peek(Ident::peek_any) {
        return Err(not_an_argument(input, args));
    }
    let ident = input.call(Ident::parse_any)?;
    let Some(name) = Name::of(&ident) else {
        let word = ident.unraw().to_string();
        let nearest = name::nearest(&word).filter(|name| args.place.admits(*name));
        args.meant.extend(nearest);
        let help = name::suggestion(nearest, args.place);
        diagnostics.error(ident.span(), format_args!("unknown argument `{word}`"), help);
        skip_argument(input);
        return Ok(());
    };
    if args.given.contains(&name) {
        diagnostics.error(
            ident.span(),
            format_args!("argument `{}` is given twice", name.as_str()),
            if name.is_list() { "remove one, or put what both say into one list" } else { "remove one" },
        );
        skip_argument(input);
        return Ok(());
    }
    args.given.push(name);
    if !args.place.admits(name) {
        let message = format!("argument `{}` does not belong in `policy!`", name.as_str());
        let help = match name {
            Name::CatchPanics => "write it on the handler: `#[cors(…, catch_panics)]`",
            Name::Error => "write it on the handler: `#[cors(…, error = path::to::function)]`",
            _ => "write the policy out: `origins = \"…\"`",
        };
        diagnostics.error(ident.span(), message, help);
        skip_argument(input);
        return Ok(());
    }
    match name {
        Name::Origins => args.origins = Some(value::texts(input, &ident)?),
        Name::Methods => args.methods = Some(value::texts(input, &ident)?),
        Name::Headers => args.headers = Some(value::texts(input, &ident)?),
        Name::ExposeHeaders => args.expose_headers = Some(value::texts(input, &ident)?),
        Name::Credentials => args.credentials = Some((value::flag(input, &ident, Flag::OrBool)?, ident.span())),
        Name::CatchPanics => args.catch_panics = value::flag(input, &ident, Flag::Bare)?,
        Name::MaxAge => args.max_age = Some(value::seconds(input, &ident)?),
        Name::Error => args.error = Some(value::path(input, &ident)?),
        Name::Crate => args.crate_path = Some(value::absolute_path(input, &ident)?),
        Name::DangerouslyAllowInsecureOrigins => args.allow_insecure_origins = value::reason(input, &ident)?,
        Name::DangerouslyAllowPublicSuffixes => args.allow_public_suffixes = value::reason(input, &ident)?,
        Name::Policy | Name::DevOrigins => {
            let help = if name == Name::Policy {
                "write the policy out: `origins = \"…\"`"
            } else {
                "write it in `origins`"
            };
            let message = format!("argument `{ident}` is not supported by this version of cors-runtime");
            diagnostics.error(ident.span(), message, help);
            skip_argument(input);
        }
    }
    Ok(())
}

/// The error for what stands where an argument begins, and is none.
fn not_an_argument(input: ParseStream<'_>, args: &mut Args) -> syn::Error {
    let list = args.given.last().filter(|name| name.is_list());
    let help = match (input.fork().parse::<LitStr>(), list) {
        (Ok(_), Some(list)) => format!("put several in brackets: `{} = [\"…\", \"…\"]`", list.as_str()),
        (Ok(text), None) => {
            args.meant.push(Name::Origins);
            format!("write `origins = {}`", text.token())
        }
        (Err(_), _) if input.peek(Token![,]) => "remove it".to_owned(),
        (Err(_), _) => {
            if input.peek(Token![*]) {
                args.meant.push(Name::Origins);
            }
            "write `origins = \"https://app.example.com\"`, or `origins = \"*\"` for every site".to_owned()
        }
    };
    value::unexpected(input, "an argument", &help)
}

/// Goes past the comma after an argument, and reports what stands there instead of one.
fn next_argument(input: ParseStream<'_>, diagnostics: &mut Diagnostics) {
    if input.is_empty() || input.parse::<Token![,]>().is_ok() {
        return;
    }
    diagnostics.push(value::unexpected(input, "`,`", "separate the arguments by commas"));
    let forgotten_comma = input.fork().call(Ident::parse_any).is_ok_and(|ident| Name::of(&ident).is_some());
    if !forgotten_comma {
        skip_argument(input);
        let _ = input.parse::<Token![,]>();
    }
}

fn skip_argument(input: ParseStream<'_>) {
    while !input.is_empty() && !input.peek(Token![,]) {
        let _ = input.parse::<proc_macro2::TokenTree>();
    }
}
