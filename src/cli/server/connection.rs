//! Messages from and to the editor.

use std::collections::VecDeque;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, TryRecvError};
use std::thread;
use std::time::Duration;

use gen_lsp_types::Notification as _;
use lsp_server::{Message, Notification, RequestId, Response};
use serde::Serialize;

/// How many bytes a message may have.
const MOST_BYTES: usize = 1 << 28;

/// How long a line of the header may be.
const LONGEST_HEADER: u64 = 1 << 12;

/// The editor at the other end.
pub(super) struct Connection {
    /// What a thread of its own reads; `Err` for what is no message. It hangs up at the end of the input.
    arriving: Receiver<Result<Message, String>>,
    waiting: VecDeque<Message>,
    output: Box<dyn Write>,
}

/// What comes next.
pub(super) enum Next {
    /// A message.
    Message(Message),
    /// Nothing came for some time.
    Quiet,
    /// The editor has gone.
    Closed,
}

impl Connection {
    /// Standard input and output.
    pub(super) fn stdio() -> Self {
        Self::over(BufReader::new(io::stdin()), io::stdout())
    }

    /// Any input and output.
    pub(super) fn over(mut input: impl BufRead + Send + 'static, output: impl Write + 'static) -> Self {
        let (sender, arriving) = mpsc::channel();
        thread::spawn(move || {
            while let Ok(Some(message)) = read(&mut input) {
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        Self { arriving, waiting: VecDeque::new(), output: Box::new(output) }
    }

    /// The next message, in the order in which they came; after `patience`, if there is one, nothing.
    pub(super) fn next(&mut self, patience: Option<Duration>) -> io::Result<Next> {
        loop {
            self.take_arrived()?;
            if let Some(message) = self.waiting.pop_front() {
                return Ok(Next::Message(message));
            }
            let arrived = match patience {
                Some(patience) => self.arriving.recv_timeout(patience),
                None => self.arriving.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            match arrived {
                Ok(message) => self.take(message)?,
                Err(RecvTimeoutError::Timeout) => return Ok(Next::Quiet),
                Err(RecvTimeoutError::Disconnected) => return Ok(Next::Closed),
            }
        }
    }

    /// Whether the editor has withdrawn a request that is to be answered now.
    pub(super) fn is_withdrawn(&mut self, id: &RequestId) -> io::Result<bool> {
        self.take_arrived()?;
        let withdraws = |message: &Message| withdrawn(message).as_ref() == Some(id);
        Ok(self.waiting.iter().any(withdraws))
    }

    fn take_arrived(&mut self) -> io::Result<()> {
        loop {
            match self.arriving.try_recv() {
                Ok(message) => self.take(message)?,
                Err(TryRecvError::Empty | TryRecvError::Disconnected) => return Ok(()),
            }
        }
    }

    fn take(&mut self, message: Result<Message, String>) -> io::Result<()> {
        match message {
            Ok(message) => self.waiting.push_back(message),
            Err(why) => self.log(gen_lsp_types::MessageType::Error, format!("not a message: {why}"))?,
        }
        Ok(())
    }

    /// Sends a message.
    pub(super) fn send(&mut self, message: impl Into<Message>) -> io::Result<()> {
        message.into().write(&mut self.output)
    }

    /// Answers a request.
    pub(super) fn answer(&mut self, response: Response) -> io::Result<()> {
        self.send(response)
    }

    /// Sends a notification.
    pub(super) fn notify<N: gen_lsp_types::Notification>(&mut self, parameters: N::Params) -> io::Result<()> {
        self.send(Notification::new(name(&N::METHOD), parameters))
    }

    /// Shows a line in the log of the editor.
    pub(super) fn log(&mut self, kind: gen_lsp_types::MessageType, message: String) -> io::Result<()> {
        let parameters = gen_lsp_types::LogMessageParams::new(kind, message);
        self.notify::<gen_lsp_types::LogMessageNotification>(parameters)
    }
}

/// The name of a method, as messages have it.
pub(super) fn name(method: &impl Serialize) -> String {
    serde_json::to_value(method).ok().and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default()
}

/// The request that this message withdraws.
fn withdrawn(message: &Message) -> Option<RequestId> {
    let Message::Notification(notification) = message else { return None };
    let is_cancel = notification.method == name(&gen_lsp_types::CancelNotification::METHOD);
    is_cancel.then(|| serde_json::from_value(notification.params.get("id")?.clone()).ok()).flatten()
}

/// Reads a message, or what is no message; `None` at the end of the input.
fn read(input: &mut impl BufRead) -> io::Result<Option<Result<Message, String>>> {
    let mut length = None;
    loop {
        let mut line = Vec::new();
        if input.take(LONGEST_HEADER).read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        let line = String::from_utf8_lossy(&line);
        let line = line.trim_end_matches(['\r', '\n']);
        if let Some((name, value)) = line.split_once(':') {
            if name.eq_ignore_ascii_case("content-length") {
                length = value.trim().parse::<usize>().ok();
            }
        } else if line.is_empty() && length.is_some() {
            break;
        }
    }
    let length = length.unwrap_or_default();
    if length > MOST_BYTES {
        io::copy(&mut input.take(length as u64), &mut io::sink())?;
        return Ok(Some(Err(format!("it has {length} bytes"))));
    }
    let mut body = vec![0; length];
    input.read_exact(&mut body)?;
    Ok(Some(serde_json::from_slice(&body).map_err(|why| why.to_string())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_message_is_passed_over() {
        let good = r#"{"jsonrpc":"2.0","method":"exit"}"#;
        let text = format!(
            "Content-Length: 3\r\n\r\n{{]}}noise\r\nContent-Type: x\r\nContent-Length: {}\r\n\r\n{good}",
            good.len()
        );
        let mut input = text.as_bytes();
        assert!(read(&mut input).unwrap().unwrap().is_err());
        let Some(Ok(Message::Notification(exit))) = read(&mut input).unwrap() else { panic!("a message") };
        assert_eq!(exit.method, "exit");
        assert!(read(&mut input).unwrap().is_none());
    }
}
