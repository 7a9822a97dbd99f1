//! As much HTTP/1.1 as it takes to ask our own server on loopback.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    time::Duration,
};

use crate::Outcome;

pub struct Answer {
    pub status: u16,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    /// As sent: still compressed when `content-encoding` says so.
    pub body: Vec<u8>,
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(one, _)| one == name).map(|(_, value)| value.as_str())
    }
    /// # Errors
    /// When what says it is gzip is not.
    pub fn text(&self) -> Outcome<String> {
        let mut text = Vec::new();
        if self.header("content-encoding") == Some("gzip") {
            flate2::read::MultiGzDecoder::new(self.body.as_slice()).read_to_end(&mut text)?;
        } else {
            text.clone_from(&self.body);
        }
        Ok(String::from_utf8_lossy(&text).into_owned())
    }
}

/// One kept-alive connection.
pub struct Client {
    stream: BufReader<TcpStream>,
    port: u16,
}

impl Client {
    /// # Errors
    /// When nobody listens.
    pub fn connect(port: u16) -> Outcome<Self> {
        Self::patient(port, Duration::from_secs(60))
    }

    /// As [`Client::connect`], waiting so long for each piece of an answer.
    ///
    /// # Errors
    /// When nobody listens.
    pub fn patient(port: u16, patience: Duration) -> Outcome<Self> {
        let stream = TcpStream::connect(("127.0.0.1", port))?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(patience))?;
        stream.set_write_timeout(Some(patience))?;
        Ok(Self { stream: BufReader::new(stream), port })
    }

    /// # Errors
    /// When the connection breaks or what comes is no HTTP.
    pub fn get(&mut self, path: &str, headers: &[(&str, &str)]) -> Outcome<Answer> {
        self.ask("GET", path, headers, "")
    }

    /// Posts a form.
    ///
    /// # Errors
    /// As [`Client::get`].
    pub fn post(&mut self, path: &str, form: &str, headers: &[(&str, &str)]) -> Outcome<Answer> {
        let length = form.len().to_string();
        let mut all =
            vec![("content-type", "application/x-www-form-urlencoded"), ("content-length", &length)];
        all.extend_from_slice(headers);
        self.ask("POST", path, &all, form)
    }

    /// Posts JSON.
    ///
    /// # Errors
    /// As [`Client::get`].
    pub fn post_json(&mut self, path: &str, json: &str, headers: &[(&str, &str)]) -> Outcome<Answer> {
        let length = json.len().to_string();
        let mut all = vec![("content-type", "application/json"), ("content-length", length.as_str())];
        all.extend_from_slice(headers);
        self.ask("POST", path, &all, json)
    }

    /// Posts bytes of a kind that a header names.
    ///
    /// # Errors
    /// As [`Client::get`].
    pub fn post_bytes(&mut self, path: &str, bytes: &[u8], headers: &[(&str, &str)]) -> Outcome<Answer> {
        let length = bytes.len().to_string();
        let mut all = vec![("content-length", length.as_str())];
        all.extend_from_slice(headers);
        self.send("POST", path, &all, bytes)
    }

    fn ask(&mut self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Outcome<Answer> {
        self.send(method, path, headers, body.as_bytes())
    }

    fn send(&mut self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Outcome<Answer> {
        let mut request = format!("{method} {path} HTTP/1.1\r\nhost: localhost:{}\r\n", self.port);
        for (name, value) in headers {
            request.push_str(&format!("{name}: {value}\r\n"));
        }
        request.push_str("\r\n");
        let mut request = request.into_bytes();
        request.extend_from_slice(body);
        self.stream.get_mut().write_all(&request)?;
        let status = self.line()?;
        let status = status.split(' ').nth(1).and_then(|code| code.parse().ok()).ok_or("no status line")?;
        let mut answer = Answer { status, headers: Vec::new(), body: Vec::new() };
        loop {
            let line = self.line()?;
            let Some((name, value)) = line.split_once(':') else { break };
            answer.headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
        }
        if answer.header("transfer-encoding") == Some("chunked") {
            loop {
                let size = usize::from_str_radix(self.line()?.trim(), 16)?;
                let mut chunk = vec![0; size];
                self.stream.read_exact(&mut chunk)?;
                answer.body.append(&mut chunk);
                self.line()?;
                if size == 0 {
                    break;
                }
            }
        } else {
            let length = answer.header("content-length").map_or(Ok(0), str::parse)?;
            answer.body.resize(length, 0);
            self.stream.read_exact(&mut answer.body)?;
        }
        Ok(answer)
    }

    fn line(&mut self) -> Outcome<String> {
        let mut line = String::new();
        if self.stream.read_line(&mut line)? == 0 {
            return Err("the server closed the connection".into());
        }
        Ok(line.trim_end().to_owned())
    }
}

/// One request on a connection of its own.
///
/// # Errors
/// When there is no whole answer.
pub fn get(port: u16, path: &str, headers: &[(&str, &str)]) -> Outcome<Answer> {
    Client::connect(port)?.get(path, headers)
}

/// The cookie of whoever signs in.
///
/// # Errors
/// When she is not let in.
pub fn session(port: u16, email: &str, password: &str) -> Outcome<String> {
    let form = format!("email={}&password={password}", email.replace('@', "%40"));
    let answer = Client::connect(port)?.post("/sign-in", &form, &[("sec-fetch-site", "same-origin")])?;
    let cookie = answer.header("set-cookie").and_then(|cookie| cookie.split(';').next());
    cookie.map(str::to_owned).ok_or_else(|| format!("signing in was answered {}", answer.status).into())
}

#[cfg(test)]
mod tests {
    use std::{net::TcpListener, thread};

    use super::*;

    #[test]
    fn lengths_and_chunks_are_read() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let server = thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut asked = [0; 1024];
            for said in [
                "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc",
                "HTTP/1.1 404 Not Found\r\ntransfer-encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n",
            ] {
                assert!(stream.read(&mut asked).unwrap() > 0);
                stream.write_all(said.as_bytes()).unwrap();
            }
        });
        let mut client = Client::connect(port).unwrap();
        let (first, second) = (client.get("/", &[]).unwrap(), client.get("/", &[("a", "b")]).unwrap());
        assert_eq!((first.status, first.text().unwrap().as_str()), (200, "abc"));
        assert_eq!((second.status, second.body.as_slice()), (404, b"abc".as_slice()));
        server.join().unwrap();
    }
}
