//! `bench.rs` with the allocator of the binary, which wipes what it frees.

#[path = "bench.rs"]
mod bench;

#[global_allocator]
static WIPING: zeroizing_alloc::ZeroAlloc<std::alloc::System> =
    zeroizing_alloc::ZeroAlloc(std::alloc::System);

fn main() {
    bench::main();
}
