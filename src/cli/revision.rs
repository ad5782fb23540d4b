//! A project as a revision of git has it: the whole repository in a temporary folder.
//!
//! The tree is read into an index of its own and written out from there, so
//! that neither the repository nor its working tree is touched.

use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use super::Failure;

/// A revision of a project, for as long as the folder is kept.
pub(super) struct Export {
    /// The folder with the repository; it is removed when this is dropped.
    pub(super) folder: TempDir,
    /// The project in it.
    pub(super) project: PathBuf,
}

/// Writes the repository of a project as of a revision into a temporary folder.
///
/// # Errors
/// There is no git, the project lies in no repository, or the revision is unknown.
pub(super) fn export(revision: &str, project: &Path) -> Result<Export, Failure> {
    let failed = |why: String| Failure::Draft { name: revision.to_owned(), why };
    let git = Git { project, index: None };
    let top = git.run(&["rev-parse", "--show-toplevel"]).map_err(|error| {
        failed(match error {
            Trouble::NoGit => {
                "there is no such folder or file, and without the program `git` it cannot be a revision"
                    .to_owned()
            }
            Trouble::Refused(_) => {
                format!(
                    "there is no such folder or file, and `{}` lies in no git repository",
                    project.display()
                )
            }
            Trouble::Machine(error) => format!("git cannot be run ({error})"),
        })
    })?;
    let prefix = git.run(&["rev-parse", "--show-prefix"]).map_err(|error| failed(error.told()))?;
    let wanted = format!("{revision}^{{commit}}");
    let commit =
        git.run(&["rev-parse", "--verify", "--quiet", "--end-of-options", &wanted]).ok().ok_or_else(
            || failed("there is no such folder or file, and git knows no such revision".to_owned()),
        )?;
    let folder =
        tempfile::tempdir().map_err(|error| failed(format!("no temporary folder can be made ({error})")))?;
    let git = Git { project: Path::new(&top), index: Some(folder.path().join("index")) };
    let tree = folder.path().join("tree");
    let into = format!("--prefix={}/", tree.display());
    git.run(&["read-tree", &commit]).map_err(|error| failed(error.told()))?;
    git.run(&["checkout-index", "--all", "--quiet", &into]).map_err(|error| failed(error.told()))?;
    let project = tree.join(&prefix);
    if !project.is_dir() {
        return Err(failed(format!("the revision has no folder `{prefix}`")));
    }
    Ok(Export { folder, project })
}

/// Runs git in a folder.
struct Git<'a> {
    project: &'a Path,
    index: Option<PathBuf>,
}

/// Why git gave no answer.
enum Trouble {
    /// There is no such program.
    NoGit,
    /// It says that something is wrong.
    Refused(String),
    /// The machine failed.
    Machine(io::Error),
}

impl Trouble {
    fn told(&self) -> String {
        match self {
            Self::NoGit => "there is no program `git`".to_owned(),
            Self::Refused(why) => format!("git says: {why}"),
            Self::Machine(error) => format!("git cannot be run ({error})"),
        }
    }
}

impl Git<'_> {
    /// What a command of git prints.
    fn run(&self, args: &[&str]) -> Result<String, Trouble> {
        let mut command = Command::new("git");
        command.arg("-C").arg(self.project).args(args);
        // Within a hook these lead to another repository.
        for variable in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"] {
            command.env_remove(variable);
        }
        if let Some(index) = &self.index {
            command.env("GIT_INDEX_FILE", OsStr::new(index));
        }
        let output = command.output().map_err(|error| {
            if error.kind() == io::ErrorKind::NotFound { Trouble::NoGit } else { Trouble::Machine(error) }
        })?;
        if !output.status.success() {
            let why = String::from_utf8_lossy(&output.stderr);
            return Err(Trouble::Refused(why.trim().to_owned()));
        }
        Ok(String::from_utf8_lossy(&output.stdout).trim_end_matches(['\n', '\r']).to_owned())
    }
}
