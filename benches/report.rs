//! How long the example report takes: its figures, its documents, the whole.

use std::hint::black_box;
use std::path::Path;

use bilan::diag::Findings;
use bilan::pipeline::{self, Options};
use criterion::{Criterion, criterion_group, criterion_main};

fn example(criterion: &mut Criterion) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/annual-report");
    let options = Options::default();
    let mut group = criterion.benchmark_group("example");
    group.sample_size(10);
    group.bench_function("compute", |bencher| {
        bencher.iter(|| black_box(pipeline::compute(&folder, &options, &mut Findings::new()).is_ok()));
    });
    group.bench_function("check", |bencher| {
        bencher.iter(|| {
            black_box(pipeline::check(&folder, &options, &mut Findings::new(), &mut |_| {}).is_ok())
        });
    });
    group.bench_function("build", |bencher| {
        bencher.iter(|| {
            black_box(pipeline::build(&folder, &options, &mut Findings::new(), &mut |_| {}).is_ok())
        });
    });
    group.finish();
}

criterion_group!(benches, example);
criterion_main!(benches);
