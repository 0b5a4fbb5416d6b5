//! Where the functions of a Rust file begin and end, and how many parameters they take.

use super::tokens::{Kind, Token, code_of};

/// One function, as written.
#[derive(Debug, PartialEq, Eq)]
pub struct Function {
    pub name: String,
    /// The line of `fn`.
    pub line: usize,
    /// From `fn` to the closing brace, or to the semicolon.
    pub n_lines: usize,
    /// Without the receiver and the GraphQL context.
    pub n_parameters: usize,
}

/// The functions of a file, nested ones and methods too.
pub fn functions_of(text: &str) -> Vec<Function> {
    let tokens = code_of(text);
    (0..tokens.len())
        .filter_map(|at| function_at(&tokens, at))
        .collect()
}

fn function_at(tokens: &[Token], at: usize) -> Option<Function> {
    let name = tokens.get(at + 1)?;
    if !tokens[at].is_word("fn") || name.kind != Kind::Word {
        return None;
    }
    let open = skip_generics(tokens, at + 2);
    let close = closing(tokens, open)?;
    let body = body_start(tokens, close + 1)?;
    let end = if tokens[body].is_mark('{') {
        closing(tokens, body)?
    } else {
        body
    };
    Some(Function {
        name: name.text.clone(),
        line: tokens[at].line,
        n_lines: tokens[end].line - tokens[at].line + 1,
        n_parameters: count_parameters(&tokens[open + 1..close]),
    })
}

/// The position of the brace that opens the body, or of the semicolon where there is none.
fn body_start(tokens: &[Token], after_parameters: usize) -> Option<usize> {
    let mut at = after_parameters;
    loop {
        let token = tokens.get(at)?;
        if token.is_mark('{') || token.is_mark(';') {
            return Some(at);
        }
        at = if token.is_mark('(') || token.is_mark('[') {
            closing(tokens, at)? + 1
        } else {
            at + 1
        };
    }
}

/// The position after `<...>` if one begins here; the arrow of `Fn() -> T` closes nothing.
fn skip_generics(tokens: &[Token], start: usize) -> usize {
    if !tokens.get(start).is_some_and(|token| token.is_mark('<')) {
        return start;
    }
    let mut depth = 0;
    for at in start..tokens.len() {
        depth += angle_step(tokens, at);
        if depth == 0 {
            return at + 1;
        }
    }
    tokens.len()
}

/// How the token changes the depth of angle brackets.
fn angle_step(tokens: &[Token], at: usize) -> i32 {
    let is_arrow = at > 0 && (tokens[at - 1].is_mark('-') || tokens[at - 1].is_mark('='));
    if tokens[at].is_mark('<') {
        1
    } else if tokens[at].is_mark('>') && !is_arrow {
        -1
    } else {
        0
    }
}

/// How the token changes the depth of round, square and curly brackets.
fn bracket_step(token: &Token) -> i32 {
    if ['(', '[', '{'].iter().any(|mark| token.is_mark(*mark)) {
        1
    } else if [')', ']', '}'].iter().any(|mark| token.is_mark(*mark)) {
        -1
    } else {
        0
    }
}

/// The position of the bracket that closes the one at `open`.
pub fn closing(tokens: &[Token], open: usize) -> Option<usize> {
    let mut depth = 0;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        depth += bracket_step(token);
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

fn count_parameters(tokens: &[Token]) -> usize {
    let mut parameters: Vec<Vec<&Token>> = vec![Vec::new()];
    let (mut angles, mut brackets) = (0, 0);
    for (at, token) in tokens.iter().enumerate() {
        angles += angle_step(tokens, at);
        brackets += bracket_step(token);
        if token.is_mark(',') && angles == 0 && brackets == 0 {
            parameters.push(Vec::new());
        } else if let Some(parameter) = parameters.last_mut() {
            parameter.push(token);
        }
    }
    parameters
        .iter()
        .filter(|parameter| !parameter.is_empty() && !is_context(parameter))
        .count()
}

/// Whether a parameter is the receiver or the context of a GraphQL request.
fn is_context(parameter: &[&Token]) -> bool {
    parameter
        .iter()
        .any(|token| token.is_word("self") || token.is_word("Context"))
}

#[test]
fn functions_are_found_with_their_extent() {
    let text = "trait A {\n    fn a(&self);\n}\nasync fn b<T>(x: T) -> [u8; 2]\nwhere\n    T: Copy,\n{\n    let f: fn(u8) = c;\n}\n";
    let found: Vec<(String, usize, usize, usize)> = functions_of(text)
        .into_iter()
        .map(|function| {
            (
                function.name,
                function.line,
                function.n_lines,
                function.n_parameters,
            )
        })
        .collect();
    assert_eq!(
        found,
        [("a".to_string(), 2, 1, 0), ("b".to_string(), 4, 6, 1)]
    );
}
