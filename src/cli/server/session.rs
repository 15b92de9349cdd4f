//! What is open in the editor, and what it asks about it.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::time::Duration;
use std::{env, io};

use gen_lsp_types::{
    DiagnosticRefreshRequest, DidChangeTextDocumentParams, DidChangeWatchedFilesRegistrationOptions,
    DidCloseTextDocumentParams, DidOpenTextDocumentParams, FileSystemWatcher, InitializeParams,
    LspNotificationMethod, LspRequestMethod, MessageType, PublishDiagnosticsNotification,
    PublishDiagnosticsParams, Registration, RegistrationParams, RegistrationRequest, Uri,
};
use indexmap::IndexMap;
use lsp_server::{ErrorCode, Message, Notification, Request, RequestId, Response};
use serde_json::{Value, json};

use crate::cli::Verdict;
use crate::cli::configuration;
use crate::cli::input::Input;
use crate::cli::input_options::InputOptions;
use crate::cli::rule_options::RuleOptions;
use crate::cli::server::connection::{Connection, Next, name};
use crate::cli::server::diagnostics::diagnostic;
use crate::cli::server::document::{Document, Kind};
use crate::cli::server::lines::{Lines, Units};
use crate::cli::server::{features, file_address};
use crate::cli::settings::{Settings, SettingsCache};
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::formats::Format;
use crate::render::Checked;
use crate::source::Source;

/// How long to wait after the last keystroke before a text is checked.
const PAUSE: Duration = Duration::from_millis(15);

/// A conversation with an editor.
pub(super) struct Session<'a> {
    connection: &'a mut Connection,
    options: &'a InputOptions,
    rules: &'a RuleOptions,
    settings: SettingsCache<'a>,
    documents: IndexMap<Uri, Document>,
    /// The configurations that are not open and that something is said of.
    reported: BTreeSet<String>,
    state: State,
    pub(super) units: Units,
    editor: Editor,
    requests: i32,
}

/// How far the conversation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    Open,
    Ended,
}

/// What the editor can do.
#[derive(Debug, Clone, Copy, Default)]
struct Editor {
    /// It asks for diagnostics.
    pulls: bool,
    /// It asks again when it is told to.
    refreshes: bool,
    /// It says which files change.
    watches: bool,
}

/// Why a request gets no answer.
pub(super) type Refusal = (ErrorCode, String);

impl Session<'_> {
    /// Answers until the editor says goodbye.
    pub(super) fn serve(connection: &mut Connection) -> io::Result<Verdict> {
        let (options, rules) = (InputOptions::default(), RuleOptions::default());
        let mut session = Session {
            connection,
            settings: SettingsCache::new(&options, &rules),
            options: &options,
            rules: &rules,
            documents: IndexMap::new(),
            reported: BTreeSet::new(),
            state: State::New,
            units: Units::Utf16,
            editor: Editor::default(),
            requests: 0,
        };
        let mut pause = PAUSE;
        loop {
            let unchecked = session.unchecked();
            match session.connection.next(unchecked.as_ref().map(|_| pause))? {
                Next::Message(message) => {
                    pause = PAUSE;
                    if let Some(verdict) = session.receive(message)? {
                        return Ok(verdict);
                    }
                }
                Next::Quiet => {
                    pause = Duration::ZERO;
                    if let Some(uri) = unchecked {
                        session.check(&uri)?;
                        session.publish(&uri)?;
                    }
                }
                // Without a goodbye.
                Next::Closed => return Ok(Verdict::Errors),
            }
        }
    }

    /// A text to check that the editor does not ask about itself.
    fn unchecked(&self) -> Option<Uri> {
        let mut documents = self.documents.values().filter(|document| document.found.is_none());
        documents.find(|_| !self.editor.pulls).map(|document| document.uri.clone())
    }

    fn receive(&mut self, message: Message) -> io::Result<Option<Verdict>> {
        match message {
            Message::Request(request) => {
                let id = request.id.clone();
                let answer = match self.connection.is_withdrawn(&id)? {
                    true => Err((ErrorCode::RequestCanceled, "withdrawn".to_owned())),
                    false => self.guarded(|session| session.answer(request))?,
                };
                let response = match answer {
                    Ok(value) => Response::new_ok(id, value),
                    Err((code, why)) => Response::new_err(id, code as i32, why),
                };
                self.connection.answer(response)?;
            }
            Message::Notification(notification) => {
                if LspNotificationMethod::from(notification.method.as_str()) == LspNotificationMethod::Exit {
                    let is_in_order = self.state == State::Ended;
                    return Ok(Some(if is_in_order { Verdict::Clean } else { Verdict::Errors }));
                }
                if self.state == State::Open {
                    let done = self.guarded(|session| session.take_note(notification))?;
                    if let Err((_, why)) = done {
                        self.connection.log(MessageType::Warning, why)?;
                    }
                }
            }
            // Nothing is asked of the editor whose answer matters.
            Message::Response(_) => {}
        }
        Ok(None)
    }

    /// Does something; should that panic, it was for nothing, and the conversation goes on.
    fn guarded<T>(
        &mut self,
        act: impl FnOnce(&mut Self) -> io::Result<Result<T, Refusal>>,
    ) -> io::Result<Result<T, Refusal>> {
        let done = catch_unwind(AssertUnwindSafe(|| act(self)));
        done.unwrap_or_else(|_| {
            Ok(Err((ErrorCode::InternalError, "byline has failed; please report it".to_owned())))
        })
    }

    fn answer(&mut self, request: Request) -> io::Result<Result<Value, Refusal>> {
        Ok(match (self.state, LspRequestMethod::from(request.method.as_str())) {
            (State::New, LspRequestMethod::Initialize) => return self.initialize(request),
            (State::New, _) => Err((ErrorCode::ServerNotInitialized, "not initialized".to_owned())),
            (State::Open, LspRequestMethod::Shutdown) => {
                self.state = State::Ended;
                Ok(Value::Null)
            }
            (State::Open, _) => return features::answer(self, request),
            (State::Ended, _) => Err((ErrorCode::InvalidRequest, "shut down already".to_owned())),
        })
    }

    fn initialize(&mut self, request: Request) -> io::Result<Result<Value, Refusal>> {
        let parameters: InitializeParams = match serde_json::from_value(request.params) {
            Ok(parameters) => parameters,
            Err(why) => return Ok(Err((ErrorCode::InvalidParams, why.to_string()))),
        };
        let capabilities = parameters.capabilities;
        let general = capabilities.general.unwrap_or_default();
        self.units = Units::negotiated(&general.position_encodings.unwrap_or_default());
        let workspace = capabilities.workspace.unwrap_or_default();
        let refreshes = workspace.diagnostics.and_then(|pulled| pulled.refresh_support);
        let watches = workspace.did_change_watched_files.and_then(|watched| watched.dynamic_registration);
        self.editor = Editor {
            pulls: capabilities.text_document.is_some_and(|texts| texts.diagnostic.is_some()),
            refreshes: refreshes.unwrap_or_default(),
            watches: watches.unwrap_or_default(),
        };
        self.state = State::Open;
        let server = json!({ "name": "byline", "version": env!("CARGO_PKG_VERSION") });
        let capabilities = features::capabilities(self.units, self.editor.pulls);
        Ok(Ok(json!({ "capabilities": capabilities, "serverInfo": server })))
    }

    /// What the editor tells without asking anything.
    fn take_note(&mut self, notification: Notification) -> io::Result<Result<(), Refusal>> {
        use LspNotificationMethod as Method;
        let parameters = notification.params;
        let invalid = |why: serde_json::Error| (ErrorCode::InvalidParams, why.to_string());
        match Method::from(notification.method.as_str()) {
            Method::Initialized => self.watch_configurations()?,
            Method::TextDocumentDidOpen => match serde_json::from_value(parameters) {
                Ok(opened) => self.open(opened)?,
                Err(why) => return Ok(Err(invalid(why))),
            },
            Method::TextDocumentDidChange => match serde_json::from_value(parameters) {
                Ok(changed) => return self.change(changed),
                Err(why) => return Ok(Err(invalid(why))),
            },
            Method::TextDocumentDidClose => match serde_json::from_value(parameters) {
                Ok(closed) => self.close(closed)?,
                Err(why) => return Ok(Err(invalid(why))),
            },
            Method::WorkspaceDidChangeWatchedFiles | Method::TextDocumentDidSave
                if parameters.to_string().contains(configuration::NAME) =>
            {
                self.reload()?;
            }
            _ => {}
        }
        Ok(Ok(()))
    }

    fn open(
        &mut self,
        DidOpenTextDocumentParams { text_document: opened }: DidOpenTextDocumentParams,
    ) -> io::Result<()> {
        let language = name(&opened.language_id);
        let document = Document::new(opened.uri.clone(), language, opened.version, opened.text, self.units);
        // It speaks for itself now.
        if self.reported.remove(opened.uri.as_ref()) {
            self.send(&opened.uri, None, Vec::new())?;
        }
        self.documents.insert(opened.uri, document);
        Ok(())
    }

    fn change(&mut self, changed: DidChangeTextDocumentParams) -> io::Result<Result<(), Refusal>> {
        let uri = changed.text_document.text_document_identifier.uri;
        let Some(document) = self.documents.get_mut(&uri) else {
            return Ok(Err((ErrorCode::InvalidParams, format!("{uri} is not open"))));
        };
        document.change(changed.text_document.version, changed.content_changes);
        Ok(Ok(()))
    }

    fn close(&mut self, closed: DidCloseTextDocumentParams) -> io::Result<()> {
        let uri = closed.text_document.uri;
        self.documents.shift_remove(&uri);
        if self.editor.pulls { Ok(()) } else { self.send(&uri, None, Vec::new()) }
    }

    /// Reads the configurations again, which somebody has changed.
    fn reload(&mut self) -> io::Result<()> {
        self.settings = SettingsCache::new(self.options, self.rules);
        for uri in std::mem::take(&mut self.reported) {
            self.send(&Uri::from(uri), None, Vec::new())?;
        }
        for document in self.documents.values_mut() {
            document.found = None;
        }
        if self.editor.pulls && self.editor.refreshes {
            self.ask::<DiagnosticRefreshRequest>(Value::Null)?;
        }
        Ok(())
    }

    fn watch_configurations(&mut self) -> io::Result<()> {
        if !self.editor.watches {
            return Ok(());
        }
        let watcher = FileSystemWatcher::new(format!("**/{}", configuration::NAME).into(), None);
        let options = DidChangeWatchedFilesRegistrationOptions::new(vec![watcher]);
        let registration = Registration {
            id: "configurations".to_owned(),
            method: name(&LspNotificationMethod::WorkspaceDidChangeWatchedFiles),
            register_options: serde_json::to_value(options).ok(),
        };
        let registrations = RegistrationParams::new(vec![registration]);
        self.ask::<RegistrationRequest>(serde_json::to_value(registrations).unwrap_or_default())
    }

    fn ask<R: gen_lsp_types::Request>(&mut self, parameters: Value) -> io::Result<()> {
        self.requests += 1;
        self.connection.send(Request::new(RequestId::from(self.requests), name(&R::METHOD), parameters))
    }

    pub(super) fn document(&self, uri: &Uri) -> Option<&Document> {
        self.documents.get(uri)
    }

    /// The text at `uri`, checked.
    pub(super) fn checked(&mut self, uri: &Uri) -> io::Result<Option<(&Document, &[Diagnostic])>> {
        self.check(uri)?;
        let document = self.documents.get(uri);
        Ok(document.map(|document| (document, document.found.as_deref().unwrap_or_default())))
    }

    /// Checks a text, unless that has been done.
    fn check(&mut self, uri: &Uri) -> io::Result<()> {
        let Some(document) = self.documents.get(uri).filter(|document| document.found.is_none()) else {
            return Ok(());
        };
        let found = match document.kind {
            Kind::Article(format) => match self.settings(document) {
                Ok(settings) => Ok(judged(&settings, &document.source, format)),
                Err(why) => Err(why),
            },
            Kind::Configuration => Ok(Config::read(&document.source).1),
            Kind::Other => Ok(Vec::new()),
        };
        let found = match found {
            Ok(found) => found,
            Err(why) => {
                self.connection.log(MessageType::Error, why)?;
                Vec::new()
            }
        };
        if let Some(document) = self.documents.get_mut(uri) {
            document.found = Some(found);
        }
        for configuration in self.settings.configurations() {
            self.report(configuration)?;
        }
        Ok(())
    }

    /// The settings for a text.
    pub(super) fn settings(&self, document: &Document) -> Result<std::sync::Arc<Settings>, String> {
        let input = document.path.clone().map_or(Input::Standard, Input::File);
        self.settings.settings(&input).map_err(|error| error.to_string())
    }

    /// Says what is wrong with a configuration that is not open.
    fn report(&mut self, configuration: Checked) -> io::Result<()> {
        let here = env::current_dir().unwrap_or_default();
        let path: PathBuf = here.join(&configuration.source.name);
        let uri = file_address::uri(&path);
        if self.documents.contains_key(&uri) {
            return Ok(());
        }
        self.reported.insert(uri.to_string());
        let text = &configuration.source.text;
        let lines = Lines::new(text, self.units);
        let range = |span| lines.range(text, span);
        let found = configuration.diagnostics.iter().map(|found| diagnostic(found, &uri, range)).collect();
        self.send(&uri, None, found)
    }

    /// What is wrong with a text, as the protocol says it.
    pub(super) fn found(&mut self, uri: &Uri) -> io::Result<Vec<gen_lsp_types::Diagnostic>> {
        let found = self.checked(uri)?.map(|(document, found)| {
            found.iter().map(|found| diagnostic(found, uri, |span| document.range(span))).collect()
        });
        Ok(found.unwrap_or_default())
    }

    fn publish(&mut self, uri: &Uri) -> io::Result<()> {
        let found = self.found(uri)?;
        let version = self.documents.get(uri).map(|document| document.version);
        self.send(uri, version, found)
    }

    fn send(
        &mut self,
        uri: &Uri,
        version: Option<i32>,
        found: Vec<gen_lsp_types::Diagnostic>,
    ) -> io::Result<()> {
        let parameters = PublishDiagnosticsParams { uri: uri.clone(), version, diagnostics: found };
        self.connection.notify::<PublishDiagnosticsNotification>(parameters)
    }
}

/// What `byline validate` reports for a file with this text.
pub(super) fn judged(settings: &Settings, source: &Source, format: Format) -> Vec<Diagnostic> {
    let mut validated = settings.validate(source, format);
    settings.report(&mut validated, true).diagnostics
}
