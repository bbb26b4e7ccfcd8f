#!/bin/sh
# links.sh - no text, title, picture's words or other people's PDF brings anything
# into a pack but words, pages and links to http, https, mailto and inside.
#
# What a PDF is made of is asked of qpdf: in its JSON a name is a string that begins
# with "/", and words never do.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/lib.sh
cd "$work" || exit 1

# ---- what is looked for ----

# Names by which a PDF runs, opens, sends, fetches or plays something.
deeds='/JavaScript|/JS|/Launch|/AA|/OpenAction|/GoToR|/GoToE|/SubmitForm|/ImportData
/ResetForm|/Hide|/Named|/Rendition|/Movie|/Sound|/RichMedia|/RichMediaExecute|/Screen
/3D|/Widget|/AcroForm|/XFA|/FileAttachment|/Trans|/GoTo3DView|/SetOCGState|/Thread
/PieceInfo|/Evil'
deeds=$(printf '%s' "$deeds" | tr '\n' '|')

# Every name of PDF.
names() {
	qpdf --json=2 --json-stream-data=none "$1" |
	    jq -r '.qpdf[1] | .. | (objects | keys[]), strings |
	        select(startswith("/"))' | sort -u
}

# Where PDF's links lead out.
ways() {
	qpdf --json=2 --json-stream-data=none "$1" |
	    jq -r '.qpdf[1] | .. | objects | select(."/S" == "/URI") | ."/URI"' |
	    sort
}

# harmless PDF FILES: only what is ours is in it, and FILES attached.
harmless() {
	check "$1" qpdf --check "$1"
	names "$1" | grep -xE "$deeds" > got
	same "$1: deeds" got /dev/null
	ways "$1" | grep -vE '^[ub]:(https?://|mailto:)' > got
	same "$1: ways" got /dev/null
	is "$1: attached" "$(names "$1" | grep -cx /EmbeddedFile)" "$2"
	qpdf --qdf --object-streams=disable "$1" plain.pdf
	awk '/^stream$/ { on = 1 } on; /^endstream$/ { on = 0 }' plain.pdf |
	    grep -a Evil > got
	same "$1: words as operators" got /dev/null
}

# ---- words ----

group 'words that would be PDF'
cat > board.ini <<'END'
[pack]
title = Board) /OpenAction <</S/JavaScript/JS(app.alert(1))>> (
panel = \) >> endobj 1 0 obj <</S/Launch>> \( ]]> </rdf:RDF> &x;
author = <script>alert(1)</script> \051 \\
lang = en-GB
output = board.pdf

[text words]
title = ) Tj ET Q /Evil Do BT (
standfirst = <FEFF> Tj /Evil gs
file = words.md
[picture seal]
file = seal.png
alt = ) >> /AA <</O<</S/JavaScript/JS(x)>>>> endobj (
caption = ]TJ /Evil Do [(
END
cp "$top/tests/papers/pictures/logo.png" seal.png
cat > words.md <<'END'
# ) /Evil Do ( # \) endstream endobj

Words ) Tj ET /Evil Do BT ( and \\) and \\\\( and > Tj /Evil gs < and `) Tj /Evil Do`.

- BT /F1 12 Tf (Evil) Tj ET
- endstream endobj xref trailer <</Root 1 0 R/OpenAction 2 0 R>>

| /Evil Do | ) Tj |
|---|---|
| (Evil) | %%EOF |

[one](https://a.example/a(b)c) [two](<https://a.example/)/S/JavaScript/JS(x>)
[three](https://a.example/%29%3E%3E/A "title ) >> /AA")
[four](mailto:a@a.example?subject=%29) <http://a.example/\)> [five](#words)

![) >> /Evil (](seal.png)
END
sed -i 's/ \[five\](#words)//' words.md
"$PROGRAM" build board.ini 2> err
is 'built' $? 0
harmless board.pdf 0
is 'its links' "$(ways board.pdf | grep -c .)" 5
ways board.pdf | grep -E '[()\\ ]' > got
same 'links have neither brackets nor blanks' got /dev/null
pdfinfo -meta board.pdf > meta
has 'title in XMP' meta '/OpenAction &lt;&lt;/S/JavaScript'
is 'XMP is one' "$(grep -c '</rdf:RDF>' meta)" 1
pdftotext board.pdf words.txt
has 'it is words' words.txt 'Tj ET Q /Evil Do BT ('

group 'links that lead elsewhere'
n=0
while IFS= read -r link; do
	n=$((n + 1))
	printf '[this](%s)\n' "$link" > words.md
	"$PROGRAM" build -o link.pdf board.ini 2> err
	is "$link: exit" $? 2
	has "$link" err 'words.md:1:1: error: link is not http, https, mailto'
	check "$link: no PDF" test ! -e link.pdf
done <<'END'
javascript:alert(1)
JaVaScRiPt:alert(1)
&#106;avascript:alert(1)
java&Tab;script:alert(1)
file:///etc/passwd
data:text/html,x
ftp://a.example/
//a.example/
words.pdf
../words.pdf#page=2
http:a.example
https:/a.example
vbscript:x
mailto:
END
is 'links tried' "$n" 14

group 'HTML'
printf 'Before.\n\n<script>alert(1)</script>\n\n<iframe src="x"></iframe>\n' \
    > words.md
"$PROGRAM" build -o html.pdf board.ini 2> err
is 'built' $? 0
harmless html.pdf 0
for line in 3 5; do
	has 'left out' err "words.md:$line:1: warning: raw HTML left out"
done

# ---- somebody else's PDF ----

group 'an appendix with all that a PDF can do'
cat > raw.pdf <<'END'
%PDF-1.7
1 0 obj
<</Type/Catalog/Pages 2 0 R/OpenAction 20 0 R/AA<</WC 20 0 R/WS 20 0 R>>
/Names<</JavaScript<</Names[(a) 20 0 R]>>/EmbeddedFiles<</Names[(e) 30 0 R]>>>>
/AcroForm<</Fields[11 0 R]/XFA 31 0 R/CO[11 0 R]>>/Outlines 40 0 R
/URI<</Base(javascript:)>>/AF[30 0 R]/PieceInfo<</Evil<</Private 1>>>>>>
endobj
2 0 obj
<</Type/Pages/Kids[3 0 R]/Count 1>>
endobj
3 0 obj
<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</X 5 0 R>>>>
/Contents 4 0 R/AA<</O 20 0 R/C 20 0 R>>/AF[30 0 R]/Trans<</S/Fly>>
/PieceInfo<</Evil<</Private 1>>>>/Metadata 31 0 R
/Annots[10 0 R 11 0 R 12 0 R 13 0 R 14 0 R 15 0 R 16 0 R 17 0 R 18 0 R 19 0 R]>>
endobj
4 0 obj
<</Length 40>>
stream
0.5 g 100 100 200 200 re f q /X Do Q    
endstream
endobj
5 0 obj
<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/AA<</O 20 0 R>>/AF[30 0 R]
/PieceInfo<</Evil<</Private 1>>>>/OPI<</Evil 20 0 R>>/Length 12>>
stream
0 0 9 9 re f
endstream
endobj
10 0 obj
<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/Launch/F(evil.exe)>>>>
endobj
11 0 obj
<</Type/Annot/Subtype/Widget/FT/Btn/T(b)/Rect[0 20 9 29]/A 20 0 R/AA<</E 20 0 R>>>>
endobj
12 0 obj
<</Type/Annot/Subtype/Link/Rect[0 40 9 49]/A<</S/URI/URI(javascript:alert\(1\))>>
/PA 20 0 R/AA<</E 20 0 R>>>>
endobj
13 0 obj
<</Type/Annot/Subtype/Link/Rect[0 60 9 69]/A<</S/GoToR/F(other.pdf)/D[0/Fit]>>>>
endobj
14 0 obj
<</Type/Annot/Subtype/FileAttachment/Rect[0 80 9 89]/FS 30 0 R>>
endobj
15 0 obj
<</Type/Annot/Subtype/RichMedia/Rect[0 100 9 109]/RichMediaContent<<>>>>
endobj
16 0 obj
<</Type/Annot/Subtype/Screen/Rect[0 120 9 129]/A<</S/Rendition/OP 0/JS(x)>>>>
endobj
17 0 obj
<</Type/Annot/Subtype/Link/Rect[0 140 9 149]
/A<</S/URI/URI(https://a.example/good)/Next 20 0 R>>>>
endobj
18 0 obj
<</Type/Annot/Subtype/Link/Rect[0 160 9 169]/A<</S/SubmitForm/F(http://a.example)>>>>
endobj
19 0 obj
<</Type/Annot/Subtype/Link/Rect[0 180 9 189]/A<</S/Named/N/Print>>>>
endobj
20 0 obj
<</S/JavaScript/JS(app.alert\("Evil"\))>>
endobj
30 0 obj
<</Type/Filespec/F(evil.exe)/EF<</F 31 0 R>>/AFRelationship/Data>>
endobj
31 0 obj
<</Type/EmbeddedFile/Length 4>>
stream
Evil
endstream
endobj
40 0 obj
<</Type/Outlines/First 41 0 R/Last 41 0 R/Count 1>>
endobj
41 0 obj
<</Title(Evil mark)/Parent 40 0 R/A 20 0 R>>
endobj
trailer
<</Root 1 0 R/Size 42>>
startxref
0
%%EOF
END
qpdf raw.pdf theirs.pdf > /dev/null 2>&1
is 'theirs has it all' "$(names theirs.pdf | grep -cxE "$deeds")" 18
cat > pack.ini <<'END'
[pack]
title = Agenda
council = Example Council
panel = Panel
meeting = 2023-01-26
date = 2023-01-18
output = pack.pdf

[item one]
title = An item

[appendix theirs]
title = Theirs
file = theirs.pdf
END
"$PROGRAM" build pack.ini > out 2> err
is 'built' $? 0
harmless pack.pdf 0
is 'its good link is there' "$(ways pack.pdf)" 'u:https://a.example/good'
has 'fields are told of' err 'theirs.pdf: an XFA form'
cp pack.pdf was.pdf
sed -i 's/^file = .*/file = raw.pdf/' pack.ini
"$PROGRAM" build pack.ini > out 2> err
is 'without a table of its objects: exit' $? 2
has 'without a table of its objects' err 'pack.ini:14:8: error: PDF is damaged'
check 'without a table of its objects: the old pack stays' cmp pack.pdf was.pdf

finish
