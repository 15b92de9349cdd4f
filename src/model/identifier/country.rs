//! Which country codes are assigned.

use crate::model::CountryCode;

impl CountryCode {
    /// Whether its two letters are the code of a country, today or in the past, or of what ISO treats as one.
    ///
    /// Of a part of a country (ISO 3166-2), only the country is looked up.
    pub(crate) fn is_known(&self) -> bool {
        let country = self.country();
        country.len() == 2 && [ASSIGNED, FORMER, RESERVED].iter().any(|codes| holds(codes, country))
    }
}

fn holds(codes: &str, country: &str) -> bool {
    codes.as_bytes().chunks(3).any(|code| code.get(..2) == Some(country.as_bytes()))
}

/// ISO 3166-1 alpha-2: all 249 codes, as `iso3166.tab` of the tz database lists them (in the public domain).
const ASSIGNED: &str = "\
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ \
    BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR \
    CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR \
    GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU \
    ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ \
    LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ \
    MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF \
    PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI \
    SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR \
    TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW";

/// ISO 3166-3: codes of former countries that are no longer assigned.
const FORMER: &str = "AN BU CS CT DD DY FQ FX HV JT MI NH NQ NT PC PU PZ RH SU TP VD WK YD YU ZR";

/// Codes that ISO has set aside for what is like a country (the European Union, Ascension), and `XK`,
/// which is in common use for Kosovo. `UK` is reserved too, but so that it is not used.
const RESERVED: &str = "AC CP CQ DG EA EU EZ IC TA UN XK";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn former_countries_have_codes_and_other_abbreviations_have_none() {
        let is_known = |code: &str| CountryCode::from(code).is_known();
        assert!(is_known("KR") && is_known("KR-11"));
        assert!(is_known("DD"), "East Germany");
        assert!(!is_known("UK"), "Great Britain is GB");
    }

    #[test]
    fn every_code_is_two_letters_and_stands_once() {
        let codes: Vec<&str> =
            [ASSIGNED, FORMER, RESERVED].iter().flat_map(|codes| codes.split(' ')).collect();
        assert_eq!(ASSIGNED.split(' ').count(), 249);
        assert!(codes.iter().all(|code| code.len() == 2));
        assert!(codes.iter().all(|code| CountryCode::from(*code).is_known()));
        let mut once = codes.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), codes.len());
    }
}
