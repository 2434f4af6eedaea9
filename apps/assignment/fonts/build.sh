#!/usr/bin/env bash
# Makes the two fonts beside this file from Debian's fonts-noto-core and fonttools: Noto Sans with the Georgian,
# Armenian, mathematical and dingbat glyphs of its sister families, without hints and ligatures.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
noto=/usr/share/fonts/truetype/noto
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

subset() {
  pyftsubset "$noto/$1" --unicodes="$2" --layout-features=kern,mark,mkmk,ccmp --no-hinting --notdef-outline \
    --drop-tables+=DSIG,MATH --output-file="$work/$3.ttf"
}

latin=U+0020-007E,U+00A0-024F,U+0250-02FF,U+0300-036F,U+1E00-1EFF
greek_cyrillic=U+0370-03FF,U+1F00-1FFF,U+0400-052F
signs=U+2000-206F,U+2070-209F,U+20A0-20BF,U+2100-214F,U+2150-218F
maths=U+2190-2199,U+21D0-21D4,U+2200-221E,U+2227-222B,U+2234-2237,U+223C,U+2243-2248,U+2260-2267,U+2282-2287,U+22C5
dingbats=U+25A0,U+25A1,U+25AA,U+25AB,U+25B2,U+25B6,U+25BA,U+25BC,U+25C6,U+25CB,U+25CF,U+25E6,U+2605,U+2606,U+2610-2612,U+2713-2718

for weight in Regular Bold; do
  subset "NotoSans-$weight.ttf" "$latin,$greek_cyrillic,$signs" 1
  subset NotoSansMath-Regular.ttf "$maths" 2
  subset NotoSansSymbols2-Regular.ttf "$dingbats" 3
  subset "NotoSansGeorgian-$weight.ttf" U+10A0-10FF,U+1C90-1CBF 4
  subset "NotoSansArmenian-$weight.ttf" U+0530-058F,U+FB13-FB17 5
  (cd "$work" && pyftmerge --output-file=merged.ttf 1.ttf 2.ttf 3.ttf 4.ttf 5.ttf >/dev/null)
  # a merged font takes the tallest line of its parts: ours keeps that of Noto Sans
  /usr/bin/python3 - "$noto/NotoSans-$weight.ttf" "$work/merged.ttf" "NotoSans-$weight.ttf" <<'PYTHON'
import sys
from fontTools.ttLib import TTFont
original, merged = TTFont(sys.argv[1]), TTFont(sys.argv[2], recalcTimestamp=False)
for table, field in (('hhea', 'descent'), ('OS/2', 'sTypoDescender'), ('OS/2', 'sCapHeight')):
    setattr(merged[table], field, getattr(original[table], field))
merged['name'] = original['name']
merged['head'].created = merged['head'].modified = original['head'].modified
merged.save(sys.argv[3])
PYTHON
done
