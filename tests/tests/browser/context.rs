//! Where a script runs: in a page, or in a frame or a worker that a page opens.

/// Where the script runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Page {
    /// In a page of this origin.
    At(&'static str),
    /// In a page at a file: URL.
    File,
    /// In the last of what such a page opens, each by the one before.
    In(&'static [Context], &'static str),
}

/// A frame or a worker: what has an origin of its own, or that of whoever opened it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Context {
    /// A frame with the page at its URL, sandboxed.
    SandboxedFrame,
    /// The same with `allow-same-origin`.
    SandboxedSameOriginFrame,
    /// A frame with `srcdoc`.
    SrcdocFrame,
    /// The same, sandboxed.
    SandboxedSrcdocFrame,
    DataFrame,
    BlobFrame,
    /// A worker whose script is at a URL of the page's.
    Worker,
    /// The same with `type: "module"`.
    ModuleWorker,
    BlobWorker,
    DataWorker,
    DataModuleWorker,
    DataSharedWorker,
}

impl Page {
    /// The origin of the page that is navigated to.
    pub(crate) fn top(self) -> &'static str {
        match self {
            Self::At(origin) | Self::In(_, origin) => origin,
            // What `location.origin` says there; the `Origin` that is sent is another.
            Self::File => "file://",
        }
    }

    /// What is opened in that page.
    pub(crate) fn path(self) -> &'static [Context] {
        match self {
            Self::At(_) | Self::File => &[],
            Self::In(path, _) => path,
        }
    }
}
