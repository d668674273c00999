//! The certificate of the https server, made anew for each run.

use std::{error::Error, sync::Arc};

use base64::{prelude::BASE64_STANDARD, Engine};
use rcgen::{generate_simple_self_signed, CertifiedKey, PublicKeyData};
use ring::digest::{digest, SHA256};
use tokio_rustls::{
    rustls::{
        crypto::ring::default_provider,
        pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer},
        ServerConfig,
    },
    TlsAcceptor,
};

pub(crate) struct Certificate(CertifiedKey<rcgen::KeyPair>);

impl Certificate {
    pub(crate) fn new() -> Result<Self, Box<dyn Error>> {
        // The names do not matter: the browser is told to trust the key.
        Ok(Self(generate_simple_self_signed(["example.com".to_owned()])?))
    }

    /// The key as Chromium's `--ignore-certificate-errors-spki-list` names it. Unlike the switch that ignores all
    /// errors, this leaves the connection a secure one, whose answers the HTTP cache may keep.
    pub(crate) fn key_hash(&self) -> String {
        BASE64_STANDARD.encode(digest(&SHA256, &self.0.signing_key.subject_public_key_info()))
    }

    pub(crate) fn acceptor(&self) -> Result<TlsAcceptor, Box<dyn Error>> {
        let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(self.0.signing_key.serialize_der()));
        let config = ServerConfig::builder_with_provider(Arc::new(default_provider()))
            .with_safe_default_protocol_versions()?
            .with_no_client_auth()
            .with_single_cert(vec![self.0.cert.der().clone()], key)?;
        Ok(TlsAcceptor::from(Arc::new(config)))
    }
}
