#!/usr/bin/env python3
"""Makes common.bin out of the two lists that README.md names:

    pip download --no-deps django==5.2.19 && unzip django-*.whl django/contrib/auth/common-passwords.txt.gz
    cargo download zxcvbn==3.1.1      (or its folder in ~/.cargo/registry/src)
    ./make.py common-passwords.txt.gz zxcvbn-3.1.1/src/frequency_lists.rs

Each entry becomes the first four bytes of the SHA-256 of its `core`, as `known.rs` makes it of what is typed; they lie
sorted and without repetition. Four bytes: a good password is taken for a known one about once in a hundred thousand times.
"""
import gzip, hashlib, re, sys, unicodedata

def core(text):
    bare = [c for c in unicodedata.normalize("NFKC", text).lower() if c.isalnum()]
    while bare and not bare[0].isalpha():
        bare.pop(0)
    while bare and not bare[-1].isalpha():
        bare.pop()
    return "".join(bare)

words = gzip.open(sys.argv[1], "rt", encoding="utf-8").read().split()
listed = re.search(r'const PASSWORDS: &str = "([^"]*)"', open(sys.argv[2], encoding="utf-8").read())
words += listed.group(1).split(",")
cores = {core(word) for word in words}
hashes = sorted({hashlib.sha256(one.encode()).digest()[:4] for one in cores if len(one) >= 4})
open("common.bin", "wb").write(b"".join(hashes))
print(len(words), "listed,", len(hashes), "kept")
