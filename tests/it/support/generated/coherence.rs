//! Makes the parts of an article consistent, after all of them exist.

use serde_json::{Map, Value, json};

use super::{Generator, QUOTES, WORKS, texts};

impl Generator {
    pub(super) fn make_coherent(&mut self, article: &mut Map<String, Value>) {
        // A generated block may have been dropped again, and its id with it.
        let mut ids = Vec::new();
        each_object(&Value::Object(article.clone()), &mut |object| ids.extend(object.get("id").cloned()));
        self.free_blocks = self.blocks.iter().filter(|id| !ids.contains(&json!(id))).cloned().collect();
        let mut blocks = Vec::new();
        for id in self.declared[QUOTES].clone() {
            // Without a speaker there is no quote.
            if let Some(quote) = article.get_mut("quotes").and_then(|quotes| quotes.get_mut(&id)) {
                blocks.extend(self.quoted(&id, quote));
            }
        }
        for id in std::mem::take(&mut self.free_blocks) {
            blocks.push(json!({ "type": "paragraph", "id": id, "content": texts::text(&mut self.dice) }));
        }
        self.put_into_body(article, blocks);
        self.list_what_is_cited(article);
        self.say_what_is_unstated(article);
    }

    fn put_into_body(&mut self, article: &mut Map<String, Value>, blocks: Vec<Value>) {
        let body = &mut article["body"];
        if let Value::String(text) = body
            && !blocks.is_empty()
        {
            *body = json!([text]);
        }
        let Value::Array(body) = body else { return };
        for block in blocks {
            let at = self.dice.below(body.len() + 1);
            body.insert(at, block);
        }
    }

    /// A block with the words of the quote, in one of the possible forms.
    fn quoted(&mut self, id: &str, quote: &mut Value) -> Option<Value> {
        // No omissions: an ellipsis matches any words, and then an anchor may match several places.
        const WORDS: [&str; 7] = [
            "We will\u{A0}see",
            "“Nobody” knows",
            "모두가 알고 있다",
            "قال لنا",
            "a <b> & \"c\"",
            "two  spaces and\ta tab",
            "e\u{301}te\u{301} 😀",
        ];
        let number = self.dice.digits(6);
        let (before, after) = (*self.dice.choose(&WORDS), *self.dice.choose(&WORDS));
        let (first, second) = (format!("{before} {number}"), format!("w{number} {after}"));
        let text = format!("{first} {second}");
        quote["text"] = text.as_str().into();
        if let Some(quote) = quote.as_object_mut() {
            quote.shift_remove("anchors");
        }
        let is_direct = quote.get("kind").is_none_or(|kind| kind == "direct");
        let ways = if self.free_blocks.is_empty() { 7 } else { 8 };
        let block = match self.dice.below(ways) {
            _ if !is_direct && self.dice.one_in(2) => return None,
            0 => json!(format!("She said: “{text}” Then she left.")),
            1 => {
                json!({ "type": "paragraph", "content": ["“", { "type": "emphasis", "content": first }, " ", second, "”"] })
            }
            2 => {
                json!({ "type": "paragraph", "content": [{ "type": "quote", "ref": id, "content": text }, " he said."] })
            }
            3 => json!({
                "type": "paragraph",
                "content": [
                    { "type": "quote", "ref": id, "content": first }, ", he said, ",
                    { "type": "quote", "content": [{ "type": "strong", "content": second }], "ref": id },
                ],
            }),
            4 => json!({ "type": "quote", "ref": id, "content": [text], "attribution": "somebody" }),
            5 => {
                quote["anchors"] = json!([{ "exact": text }]);
                json!(format!("They said “{text}”."))
            }
            6 => {
                quote["anchors"] =
                    json!([{ "exact": first, "prefix": "said: “", "suffix": "” she" }, { "exact": second }]);
                json!(format!("She said: “{first}” she was sure, “{second}” it is."))
            }
            _ => {
                let block = self.free_blocks.pop()?;
                quote["anchors"] = json!([{ "block": block, "exact": text, "prefix": "said “" }]);
                json!({ "type": "paragraph", "id": block, "content": format!("He said “{text}” and left") })
            }
        };
        Some(block)
    }

    /// A reference list has at least the cited works.
    fn list_what_is_cited(&mut self, article: &mut Map<String, Value>) {
        let Some(listed) =
            article["metadata"].get("references").and_then(Value::as_array).filter(|it| !it.is_empty())
        else {
            return;
        };
        let listed: Vec<Value> = listed.clone();
        let mut works = self.declared[WORKS].clone();
        self.dice.shuffle(&mut works);
        let works = works.into_iter().map(Value::from);
        // Which of the others are listed is random.
        let mut cited = Vec::new();
        each_object(&Value::Object(article.clone()), &mut |object| {
            if object.get("type").is_some_and(|tag| tag == "cite") {
                cited.extend(object["refs"].as_array().into_iter().flatten().cloned());
            }
        });
        article["metadata"]["references"] =
            works.filter(|work| listed.contains(work) || cited.contains(work)).collect();
    }

    /// Fields that are listed as unstated are absent.
    fn say_what_is_unstated(&mut self, article: &mut Map<String, Value>) {
        const FIELDS: [&str; 6] =
            ["dates.published", "image", "publication.issn", "licenses", "identifiers.doi", "dateline"];
        let Some(metadata) =
            article["metadata"].as_object_mut().filter(|metadata| metadata.contains_key("unstated"))
        else {
            return;
        };
        let unstated = FIELDS.into_iter().filter(|field| {
            let first = field.split('.').next().unwrap_or_default();
            !metadata.contains_key(first) && self.dice.one_in(2)
        });
        let unstated: Value = unstated.collect();
        metadata["unstated"] = unstated;
    }
}

fn each_object(value: &Value, see: &mut dyn FnMut(&Map<String, Value>)) {
    match value {
        Value::Object(members) => {
            see(members);
            members.values().for_each(|member| each_object(member, see));
        }
        Value::Array(items) => items.iter().for_each(|item| each_object(item, see)),
        _ => {}
    }
}
