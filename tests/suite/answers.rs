//! What goes wrong with data and outputs, what the program answers, and the tests that hold it to that.
//!
//! A test is named by its function; a name with `.md` is a file of `tests/cases`, one with `fuzz/` a target.
//! Of each row there is at least one, and each is there: [`every_test_of_the_table_is_there`].
//!
//! | what comes | the answer | tests |
//! |---|---|---|
//! | CSV in UTF-16 | read by its mark, with a warning until it is declared; every encoding by declaration | `text_in_utf_16_is_read_and_text_of_windows_by_declaration`, `every_format_gives_the_same_figures` |
//! | CSV in GBK, GB18030, Latin-1 | read by declaration; undeclared, the line and byte are named, with the setting that helps | `every_format_gives_the_same_figures`, `text_in_utf_16_is_read_and_text_of_windows_by_declaration`, `text_that_is_none_is_refused` |
//! | a byte order mark, line ends of Windows | no fault | `a_byte_order_mark_and_line_ends_of_windows_are_no_fault` |
//! | line ends of old Macintoshes | read as line ends | `every_format_gives_the_same_figures` |
//! | decimal commas | read as the source declares, never guessed | `numbers_are_read_as_their_source_declares_and_never_guessed`, `number-invalid.md` |
//! | thousands marks, no-break spaces, Arabic digits, marks of direction | read where declared or unmistakable; else named with the row | `marks_for_thousands_stand_where_they_are_declared_and_nowhere_else`, `arabic_numbers_have_their_digits_and_marks`, `digits_of_other_scripts_and_declared_signs_are_read`, `fuzz/number` |
//! | `NaN`, infinities, `1e999`, `n/a` among numbers | each is named with its row, in text and in typed columns | `what_is_no_finite_number_is_named_row_by_row`, `numbers_that_are_none_are_named_with_their_row`, `what_is_no_number_says_why` |
//! | numbers too large to be added | refused, never rounded or wrapped | `sum-overflow.md`, `number-rounded.md`, `digits_that_cannot_be_kept_are_never_dropped` |
//! | a denominator or target of zero | not computed, with the reason in words | `t5_a_target_of_zero_is_not_due_or_unplanned`, `t11_a_target_equal_to_the_baseline`, `weights_that_add_up_to_zero_make_no_mean`, `impossible-percentage.md` |
//! | two columns of one name, a column without one | refused, and shown in the header | `source-header.md`, `text_that_is_none_is_refused`, `a_name_that_comes_twice_is_found_where_it_comes_again` |
//! | two rows with one key | refused, with both places | `duplicate-key.md` |
//! | short and long rows | refused, each with its line | `row-ragged.md`, `rows_that_differ_from_the_header_are_named` |
//! | a text in row 201 of a column of numbers | columns are read as text; the cell is named with its row | `a_text_far_down_in_a_column_of_numbers_is_named_with_its_row` |
//! | codes such as `001` and `NO` | texts in every format | `every_format_gives_the_same_figures`, `every_format_has_targets_and_codes_as_text_has`, `codes_filled_with_zeros_are_read_as_they_are_shown` |
//! | a quotation mark that is never closed, an empty file, a NUL byte, a field of 50 MB | refused with the place, in little memory | `text_that_is_none_is_refused`, `a_field_of_fifty_megabytes_is_refused`, `source-format.md` |
//! | a header and no rows | a table of nothing | `a_header_without_rows_is_a_table_of_nothing` |
//! | a value outside its range, an id that is not there, an empty cell of a key | refused, with what is near | `value-out-of-range.md`, `reference-unknown.md`, `cell-empty.md` |
//! | rows that a condition leaves out | counted by source | `rows-left-out.md`, `a_condition_keeps_rows_and_says_how_many_it_leaves_out` |
//! | more findings than one reads | twenty of each code, the rest in a file | `findings_beyond_the_first_twenty_are_in_a_file` |
//! | a truncated XLSX file, one of no bytes, HTML by that name | refused as what it looks like | `what_is_no_workbook_is_called_by_its_name`, `damaged_workbooks_are_refused_or_read_but_never_panic`, `encrypted_workbooks_are_called_so`, `fuzz/sheets` |
//! | a workbook that unpacks to gigabytes | refused by what it says, and while it is unpacked, in little memory | `a_bomb_is_refused_by_what_it_says`, `a_bomb_that_lies_is_refused_while_it_is_unpacked`, `texts_that_unpack_to_too_much_are_refused`, `sheets_that_unpack_to_much_are_refused_or_read_in_little_memory` |
//! | a text or JSON file that unpacks to gigabytes | refused while it is unpacked | `what_unpacks_to_far_more_is_refused` |
//! | a sheet of two cells, one of them XFD1048576 | costs two cells | `a_sparse_sheet_costs_as_much_as_its_cells`, `a_sheet_with_two_cells_at_its_ends_costs_nothing`, `rows_that_stand_for_too_many_are_refused` |
//! | formulas without a stored result, error values | the cells are named and empty | `formulas_without_a_result_are_named`, `formula-unvalued.md`, `cell-error.md` |
//! | XML with entities, from outside or within each other | any document type is refused before it is looked at | `activities_that_mean_harm_are_refused`, `a_document_type_is_refused_before_any_of_its_entities_are_looked_at`, `entities_of_a_workbook_are_refused`, `document_types_and_entities_are_refused`, `fuzz/iati` |
//! | 200,000 elements or objects within each other | refused beyond a depth of 256 | `activities_that_mean_harm_are_refused`, `json_that_is_deep_or_wide_is_refused`, `sheets_that_unpack_to_much_are_refused_or_read_in_little_memory` |
//! | Parquet and Arrow that are damaged, or say that they hold a hundred million cells | refused, never a panic | `damaged_parquet_is_refused_and_never_a_panic`, `damaged_arrow_is_refused_and_never_a_panic`, `a_parquet_file_of_nothing_does_not_fill_the_memory` |
//! | activities that are not as the standard has them | read or refused with the reason | `every_file_of_the_standard_is_read_or_refused_with_a_reason`, `no_mutation_of_a_file_makes_it_panic`, `fuzz/iati` |
//! | names in data that a spreadsheet would compute, in a workbook | texts | `no_name_becomes_a_formula_and_none_is_too_long_for_a_cell` |
//! | the same in a file of CSV | an apostrophe before it; numbers are as they are | `every_finding_has_a_row_that_no_spreadsheet_computes`, `findings_beyond_the_first_twenty_are_in_a_file` |
//! | control characters, and texts of more than 32,767 characters in a workbook | left out, and cut | `no_name_becomes_a_formula_and_none_is_too_long_for_a_cell`, `what_xml_reads_as_markup_is_escaped_and_what_it_cannot_hold_is_left_out` |
//! | data that look like a template, Markdown, typst or HTML | printed as they are, in PDF and Word | `data_that_looks_like_markup_is_printed_as_it_is`, `markup_in_names_stays_text` |
//! | paths and links out of the project | refused | `path-outside.md`, `a_source_that_is_a_link_out_of_the_project_is_refused`, `a_section_that_is_a_link_out_of_the_project_is_refused`, `the_paths_of_an_archive_lead_nowhere` |
//! | a build that is killed | each file is the old or the new one | `a_build_that_is_killed_leaves_whole_files`, `staging_folders_are_removed_once_they_are_a_day_old` |
//! | a disk that is full | the file is named, the old ones are untouched | `a_build_without_room_names_the_file_and_leaves_the_old_ones`, `a_failed_build_leaves_the_last_good_one_untouched` |
//! | an output folder that cannot be made | known before the work | `an_output_folder_that_cannot_be_made_is_known_before_the_work` |
//! | several builds at once | whole files, all of one build where they build the same | `builds_at_the_same_time_leave_the_files_of_one_of_them` |
//! | another folder, time zone, language, number of threads | the same bytes | `two_builds_in_other_places_times_and_threads_are_the_same_bytes`, `two_builds_of_word_files_are_the_same_bytes` |
//! | rows that memory does not hold at once | wait in files, and come to the same | `rows_that_wait_in_files_come_to_the_same` |
//! | any project file | read, or refused with findings | `fuzz/project`, `manifest-syntax.md`, `unknown-key.md` |
//! | what programs ask for | exit codes: 0, 1 for findings, 2 for wrong use and failures | `an_unknown_command_is_wrong_use`, `a_folder_without_a_project_is_a_finding`, `a_build_without_room_names_the_file_and_leaves_the_old_ones` |
//! | a template of the narrative that runs without end | loops over more than 100,000 numbers are refused; loops within loops are not | open |

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The names of the tests in the files of a folder and the folders in it.
fn tests_in(folder: &Path, names: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).expect("a folder of the repository").flatten() {
        let path = entry.path();
        if path.is_dir() {
            tests_in(&path, names);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).expect("code is in UTF-8");
            // Only what a test harness runs: an attribute, and then the function.
            let mut is_test = false;
            for line in text.lines().map(str::trim) {
                if line == "#[test]" {
                    is_test = true;
                } else if let (true, Some(rest)) = (is_test, line.strip_prefix("fn ")) {
                    names.extend(rest.split('(').next().map(ToOwned::to_owned));
                    is_test = false;
                }
            }
        }
    }
}

#[test]
fn every_test_of_the_table_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut names = BTreeSet::new();
    tests_in(&root.join("src"), &mut names);
    tests_in(&root.join("tests/suite"), &mut names);
    let mut rows = 0;
    for row in include_str!("answers.rs").lines().filter_map(|line| line.strip_prefix("//! | ")).skip(1) {
        let tests = row.trim_end_matches(" |").rsplit(" | ").next().expect("a column of tests");
        let named: Vec<&str> = tests.split('`').skip(1).step_by(2).collect();
        assert!(!named.is_empty() || tests == "open", "no test of `{row}`");
        for name in named {
            let is_there = if let Some(target) = name.strip_prefix("fuzz/") {
                ["fuzz", "fuzz/whole"]
                    .iter()
                    .any(|it| root.join(format!("{it}/fuzz_targets/{target}.rs")).exists())
            } else if Path::new(name).extension().is_some() {
                root.join("tests/cases").join(name).exists()
            } else {
                names.contains(name)
            };
            assert!(is_there, "there is no test `{name}`");
        }
        rows += 1;
    }
    assert!(rows > 40, "{rows} rows are read of the table");
}
