//! How findings of a rule are reported.

/// How to report the findings of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// It is not reported.
    Allow,
    /// It is reported as a warning.
    Warn,
    /// It is reported as an error.
    Deny,
}

impl Level {
    /// All levels, mildest first.
    pub const ALL: [Self; 3] = [Self::Allow, Self::Warn, Self::Deny];

    /// Its name in a configuration.
    pub fn name(self) -> &'static str {
        match self {
            Self::Allow => "allow",
            Self::Warn => "warn",
            Self::Deny => "deny",
        }
    }

    /// The name that other linters have for it, which a configuration may use, too.
    pub(crate) fn other_name(self) -> Option<&'static str> {
        match self {
            Self::Allow => Some("off"),
            Self::Warn => None,
            Self::Deny => Some("error"),
        }
    }

    /// The level with this name, one or the other.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.name() == name || level.other_name() == Some(name))
    }

    /// What happens to a finding.
    pub(crate) fn summary(self) -> &'static str {
        match self {
            Self::Allow => "It is not reported.",
            Self::Warn => "It is reported as a warning.",
            Self::Deny => "It is reported as an error.",
        }
    }
}
