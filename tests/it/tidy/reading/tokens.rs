//! A small lexer for Rust: enough to count and to look for names without being fooled by strings and comments.

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A name or a keyword.
    Word,
    /// One character of punctuation.
    Mark,
    /// A string, a character or a number.
    Literal,
    /// A lifetime or a loop label.
    Lifetime,
    /// A comment of any kind.
    Comment,
}

/// One token and the line on which it begins, counted from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    pub kind: Kind,
    pub text: String,
    pub line: usize,
}

impl Token {
    /// Whether it is this mark.
    pub fn is_mark(&self, mark: char) -> bool {
        self.kind == Kind::Mark && self.text.starts_with(mark)
    }

    /// Whether it is this word.
    pub fn is_word(&self, word: &str) -> bool {
        self.kind == Kind::Word && self.text == word
    }
}

/// The tokens of a text, comments included, white space left out.
pub fn tokens_of(text: &str) -> Vec<Token> {
    Lexer {
        chars: text.chars().collect(),
        at: 0,
        line: 1,
    }
    .run()
}

/// The tokens that the compiler sees.
pub fn code_of(text: &str) -> Vec<Token> {
    let mut tokens = tokens_of(text);
    tokens.retain(|token| token.kind != Kind::Comment);
    tokens
}

struct Lexer {
    chars: Vec<char>,
    at: usize,
    line: usize,
}

impl Lexer {
    fn run(mut self) -> Vec<Token> {
        let mut tokens = Vec::new();
        while let Some(first) = self.peek(0) {
            let (start, line) = (self.at, self.line);
            if first.is_whitespace() {
                self.advance(1);
                continue;
            }
            let kind = self.token(first);
            let text = self.chars[start..self.at].iter().collect();
            tokens.push(Token { kind, text, line });
        }
        tokens
    }

    fn token(&mut self, first: char) -> Kind {
        if first == '/' && self.peek(1) == Some('/') {
            self.skip_while(|next| next != '\n');
            return Kind::Comment;
        }
        if first == '/' && self.peek(1) == Some('*') {
            self.block_comment();
            return Kind::Comment;
        }
        if let Some(n_hashes) = self.raw_string_hashes() {
            self.raw_string(n_hashes);
            return Kind::Literal;
        }
        match first {
            '"' => self.quoted('"'),
            'b' | 'c' if self.peek(1) == Some('"') => {
                self.advance(1);
                self.quoted('"')
            }
            'b' if self.peek(1) == Some('\'') => {
                self.advance(1);
                self.quoted('\'')
            }
            '\'' => self.lifetime_or_character(),
            digit if digit.is_ascii_digit() => {
                self.skip_while(|next| next.is_alphanumeric() || next == '_');
                Kind::Literal
            }
            letter if letter.is_alphabetic() || letter == '_' => {
                self.skip_while(|next| next.is_alphanumeric() || next == '_');
                Kind::Word
            }
            _ => {
                self.advance(1);
                Kind::Mark
            }
        }
    }

    fn peek(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at + ahead).copied()
    }

    fn advance(&mut self, n_chars: usize) {
        for _ in 0..n_chars {
            if self.peek(0) == Some('\n') {
                self.line += 1;
            }
            self.at += 1;
        }
    }

    fn skip_while(&mut self, wanted: impl Fn(char) -> bool) {
        while self.peek(0).is_some_and(&wanted) {
            self.advance(1);
        }
    }

    fn block_comment(&mut self) {
        let mut depth = 0;
        while let Some(next) = self.peek(0) {
            match (next, self.peek(1)) {
                ('/', Some('*')) => {
                    depth += 1;
                    self.advance(2);
                }
                ('*', Some('/')) => {
                    depth -= 1;
                    self.advance(2);
                }
                _ => self.advance(1),
            }
            if depth == 0 {
                return;
            }
        }
    }

    /// The number of hashes if a raw string begins here: `r"`, `r#"`, `br##"`.
    fn raw_string_hashes(&self) -> Option<usize> {
        let prefix = match (self.peek(0)?, self.peek(1)?) {
            ('r', _) => 1,
            ('b' | 'c', 'r') => 2,
            _ => return None,
        };
        let n_hashes = (prefix..)
            .take_while(|ahead| self.peek(*ahead) == Some('#'))
            .count();
        (self.peek(prefix + n_hashes) == Some('"')).then_some(n_hashes)
    }

    fn raw_string(&mut self, n_hashes: usize) {
        self.skip_while(|next| next != '"');
        self.advance(1);
        while self.peek(0).is_some() {
            let closes = self.peek(0) == Some('"')
                && (1..=n_hashes).all(|ahead| self.peek(ahead) == Some('#'));
            self.advance(1);
            if closes {
                self.advance(n_hashes);
                return;
            }
        }
    }

    fn quoted(&mut self, quote: char) -> Kind {
        self.advance(1);
        while let Some(next) = self.peek(0) {
            self.advance(if next == '\\' { 2 } else { 1 });
            if next == quote {
                break;
            }
        }
        Kind::Literal
    }

    fn lifetime_or_character(&mut self) -> Kind {
        let is_character = self.peek(1) == Some('\\') || self.peek(2) == Some('\'');
        if is_character {
            return self.quoted('\'');
        }
        self.advance(1);
        self.skip_while(|next| next.is_alphanumeric() || next == '_');
        Kind::Lifetime
    }
}

#[test]
fn strings_characters_and_comments_hide_what_they_hold() {
    let text = "a(\"fn } \\\" b\"); r#\"c \" d\"#; '}'; '\\''; b'\"'; /* e /* f */ g */ 'h: loop { i } // j\nk";
    let words: Vec<String> = code_of(text)
        .into_iter()
        .filter(|token| token.kind == Kind::Word)
        .map(|token| token.text)
        .collect();
    assert_eq!(words, ["a", "loop", "i", "k"]);
}

#[test]
fn a_token_knows_its_line() {
    let tokens = code_of("a\n\"x\ny\"\nb");
    let lines: Vec<usize> = tokens.iter().map(|token| token.line).collect();
    assert_eq!(lines, [1, 2, 4]);
}
