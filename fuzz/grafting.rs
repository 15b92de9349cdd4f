//! Mutations that keep JSON well-formed: a part of one document is inserted into another. Random changes of bytes
//! rarely do.

use serde_json::Value;

/// Half of the inputs are grafted, if they are JSON.
#[macro_export]
macro_rules! grafting {
    () => {
        libfuzzer_sys::fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
            let grafted = properties::grafted(&data[..size], &data[..size], seed);
            match grafted.filter(|grafted| seed % 2 == 0 && grafted.len() <= max_size) {
                Some(grafted) => {
                    data[..grafted.len()].copy_from_slice(&grafted);
                    grafted.len()
                }
                None => libfuzzer_sys::fuzzer_mutate(data, size, max_size),
            }
        });
        libfuzzer_sys::fuzz_crossover!(|one: &[u8], two: &[u8], out: &mut [u8], seed: u32| {
            let grafted = properties::grafted(one, two, seed);
            let fits = grafted.as_deref().filter(|grafted| grafted.len() <= out.len()).unwrap_or(one);
            let length = fits.len().min(out.len());
            out[..length].copy_from_slice(&fits[..length]);
            length
        });
    };
}

/// The document `stock` with a part of `donor`: instead of a value, or in a list or object.
pub fn grafted(stock: &[u8], donor: &[u8], seed: u32) -> Option<Vec<u8>> {
    let (mut stock, donor): (Value, Value) =
        (serde_json::from_slice(stock).ok()?, serde_json::from_slice(donor).ok()?);
    let mut dice = u64::from(seed);
    let mut roll = |limit: usize| {
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (dice >> 33) as usize % limit.max(1)
    };
    let places = pointers(&stock);
    let place = &places[roll(places.len())];
    let all = pointers(&donor);
    let name =
        |pointer: &str| pointer.rsplit('/').find(|step| step.parse::<usize>().is_err()).map(str::to_owned);
    // A value of a field with the same name usually fits.
    let alike: Vec<&String> = all.iter().filter(|pointer| name(pointer) == name(place)).collect();
    let from =
        if alike.is_empty() || roll(4) == 0 { &all[roll(all.len())] } else { alike[roll(alike.len())] };
    let scion = donor.pointer(from)?.clone();
    match (stock.pointer_mut(place)?, roll(4)) {
        (Value::Array(items), 0) => items.insert(roll(items.len() + 1), scion),
        (Value::Array(items), 1) if !items.is_empty() => drop(items.remove(roll(items.len()))),
        (Value::Object(members), 0) => drop(members.insert(name(from)?, scion)),
        (Value::Object(members), 1) => {
            let key = members.keys().nth(roll(members.len()))?.clone();
            members.remove(&key);
        }
        (value, _) => *value = scion,
    }
    serde_json::to_vec(&stock).ok()
}

/// The pointers to all values of a document.
fn pointers(value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    let mut left = vec![(String::new(), value)];
    while let Some((pointer, value)) = left.pop() {
        let below = |key: &str| format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"));
        match value {
            Value::Array(items) => {
                left.extend(items.iter().enumerate().map(|(n, item)| (below(&n.to_string()), item)))
            }
            Value::Object(members) => left.extend(members.iter().map(|(key, member)| (below(key), member))),
            _ => {}
        }
        found.push(pointer);
    }
    found
}
