#!/usr/bin/env bash
# Makes the fonts in this directory again from their published npm packages.
# Needs bash, npm, python3 with venv, tar, openssl, sha256sum and zstd.
#
# The uncompressed results must match SHA256SUMS, or nothing is replaced.
# After a deliberate change, delete SHA256SUMS first; the script then writes it.
set -euo pipefail
export LC_ALL=C SOURCE_DATE_EPOCH=0

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/out"

# --- fonttools, one exact wheel (pure Python, so the same on every platform)

cat >"$work/requirements.txt" <<'EOF'
fonttools==4.68.0 --hash=sha256:d76f8fdcb6936f5e1045a0c9dd721a4bf11112e60d1e243bfa1d39f06a8b3104
EOF
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check --no-deps \
    --require-hashes --only-binary :all: -r "$work/requirements.txt"

# --- character sets (a range may name characters that a font does not have)

# All of GBK, then what the reports use besides: Latin, Greek, Cyrillic;
# punctuation to dingbats (2000-27BF: currency, super- and subscripts, letterlike,
# number forms, arrows, operators, enclosed numbers, boxes, shapes); CJK forms.
{
    "$work/venv/bin/python" - <<'EOF'
for lead in range(0x81, 0xFF):
    for trail in range(0x40, 0xFF):
        try:
            print("%04X" % ord(bytes([lead, trail]).decode("gbk")))
        except UnicodeDecodeError:
            pass
EOF
    echo 0020-007E,00A0-052F,1E00-1FFF,2000-27BF,2B00-2BFF
    echo 3000-30FF,3200-33FF,FE10-FE1F,FE30-FE6F,FF00-FFEF
} >"$work/chinese.txt"

# Latin, Greek and Cyrillic with all their extensions, combining marks,
# punctuation with the bidi controls (200E-200F, 202A-202E, 2066-2069, 061C), symbols.
cat >"$work/european.txt" <<'EOF'
0020-007E,00A0-052F,061C,1AB0-1AFF,1C80-1C8F,1D00-1FFF
2000-27BF,2900-2BFF,2C60-2C7F,2DE0-2E7F,A640-A69F,A700-A7FF,AB30-AB6F
FB00-FB06,FE00-FE0F,FE20-FE2F,FEFF,FFFC-FFFD,10780-107BF,1DF00-1DFFF
EOF

echo 0000-10FFFF >"$work/everything.txt"

# --- steps

# fetch PACKAGE VERSION SHA512 LICENCE: unpacks into $work/PACKAGE
fetch() {
    local tgz="$work/expo-google-fonts-$1-$2.tgz" hash
    (cd "$work" && npm pack --silent "@expo-google-fonts/$1@$2" >/dev/null)
    hash=$(openssl dgst -sha512 -binary "$tgz" | openssl base64 -A)
    if [[ $hash != "$3" ]]; then
        echo "$1 $2: sha512 is $hash, expected $3" >&2
        exit 1
    fi
    mkdir "$work/$1"
    tar -xzf "$tgz" -C "$work/$1"
    cp "$work/$1/package/LICENSE_FONT" "$work/out/$4"
}

# subset PACKAGE SOURCE CHARACTERS RESULT
subset() {
    "$work/venv/bin/pyftsubset" "$work/$1/package/$2" \
        --unicodes-file="$work/$3.txt" --output-file="$work/out/$4.ttf" \
        --layout-features='*' --no-hinting --no-glyph-names --notdef-outline \
        --name-IDs='*' --name-languages='*' --no-recalc-timestamp
}

# --- packages and fonts

fetch noto-serif-sc 0.4.3 fSmUpiSFtSeyHV45/2xUOy5SdfExklQwwMKN3cQjAZAujITHDmSbpMHCVdCMhRqMjQtu0ZRgc29u8A+CU3akfw== OFL-NotoSerifSC.txt
subset noto-serif-sc 400Regular/NotoSerifSC_400Regular.ttf chinese NotoSerifSC-Regular
subset noto-serif-sc 700Bold/NotoSerifSC_700Bold.ttf chinese NotoSerifSC-Bold

fetch noto-sans-sc 0.4.3 9rAwdFTFHbO/u6Cs0gj2jZbW74TGIiaFNQnXYH2s5wA1bzVkwbaviL4t8YUV642eGYjg86eH6DkAEQmfNHDncQ== OFL-NotoSansSC.txt
subset noto-sans-sc 400Regular/NotoSansSC_400Regular.ttf chinese NotoSansSC-Regular
subset noto-sans-sc 700Bold/NotoSansSC_700Bold.ttf chinese NotoSansSC-Bold

fetch noto-serif 0.4.2 1xvAYegrtpCuPPunSyhvhV9FHWEzCWjikEoUJkvHt+WWvt+h7lKr+vkXNpqwFQM4W3KjXOccfLd5s04xLMjjDQ== OFL-NotoSerif.txt
subset noto-serif 400Regular/NotoSerif_400Regular.ttf european NotoSerif-Regular
subset noto-serif 700Bold/NotoSerif_700Bold.ttf european NotoSerif-Bold
subset noto-serif 400Regular_Italic/NotoSerif_400Regular_Italic.ttf european NotoSerif-Italic
subset noto-serif 700Bold_Italic/NotoSerif_700Bold_Italic.ttf european NotoSerif-BoldItalic

fetch noto-sans 0.4.2 zYD8G2ijWLxqmquoQgghNh/x9p0yxWwArD0oxO1oXY1qx5vOd4t0Kbhnu/Cx8RTy08OgA8RtxuULZFaXwVPnPw== OFL-NotoSans.txt
subset noto-sans 400Regular/NotoSans_400Regular.ttf european NotoSans-Regular
subset noto-sans 700Bold/NotoSans_700Bold.ttf european NotoSans-Bold
subset noto-sans 400Regular_Italic/NotoSans_400Regular_Italic.ttf european NotoSans-Italic
subset noto-sans 700Bold_Italic/NotoSans_700Bold_Italic.ttf european NotoSans-BoldItalic

fetch amiri 0.4.1 JTZUZ4olyqGeXu5UBWVEerrbym/MD9U3wU8qzSg8z4qEtHFKAI3uPg2DuytfeRmJ6EppaHLYsYqpGerMOrpJeA== OFL-Amiri.txt
subset amiri 400Regular/Amiri_400Regular.ttf everything Amiri-Regular
subset amiri 700Bold/Amiri_700Bold.ttf everything Amiri-Bold

# --- check or write the sums, then compress

cd "$work/out"
if [[ -e $here/SHA256SUMS ]]; then
    sha256sum -- *.ttf | diff "$here/SHA256SUMS" - >&2
else
    sha256sum -- *.ttf >"$here/SHA256SUMS"
fi
zstd --quiet --ultra -22 --single-thread --rm -- *.ttf
cp -- *.ttf.zst OFL-*.txt "$here/"
