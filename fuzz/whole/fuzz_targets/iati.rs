//! Any file of activities is read, each part of it, or refused with findings.
#![no_main]

use std::sync::LazyLock;

use bilan_fuzz_whole::Project;
use libfuzzer_sys::fuzz_target;

static PROJECT: LazyLock<Project> = LazyLock::new(|| {
    let sources = "actuals = \"data.xml\"\nbaselines = \"data.xml\"\ntargets = \"data.xml\"\n\
        programmes = \"data.xml\"\nunits = \"data.xml\"\n\
        x-areas = { path = \"data.xml\", part = \"areas\" }\n\
        x-indicators = { path = \"data.xml\", part = \"indicators\", vocabulary = \"99\" }\n\
        x-targets = { path = \"data.xml\", part = \"targets\", disaggregated = true }\n";
    Project::new("data.xml", sources)
});

fuzz_target!(|bytes: &[u8]| PROJECT.load(bytes));
