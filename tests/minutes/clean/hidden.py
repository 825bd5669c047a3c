"""Documents with a secret in every place that nobody sees, and the search for it in a copy."""

import io
import re
import struct
import zipfile
import zlib

from tests.minutes.extract.conftest import NAMESPACES, zipped

SECRET = "Zanzibar"
"""Occurs in no visible line of these documents."""
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
DRAWN = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
OPENDOCUMENT = "".join(
    f' xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("fo", "xsl-fo-compatible"),
        ("draw", "drawing"),
        ("svg", "svg-compatible"),
    )
)
ELSEWHERE = ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'


CROP = '<a:srcRect l="20000"/>'


def png():
    """One red point with a remark of the program that drew it."""

    def chunk(kind, content):
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    header = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"tEXt", f"Author\0{SECRET}".encode())
        + chunk(b"IDAT", zlib.compress(b"\0\xff\0\0"))
        + chunk(b"IEND", b"")
        + SECRET.encode()
    )


def jpeg():
    """The shape of a photograph with the place where it was taken, a remark and a tail."""
    place, remark = (
        marker + struct.pack(">H", 2 + len(SECRET)) + SECRET.encode() for marker in (b"\xff\xe1", b"\xff\xfe")
    )
    picture = b"\xff\xdb\x00\x04\x00\x01" + b"\xff\xda\x00\x04\x01\x00" + b"drawn\xff\x00drawn\xff\xd0drawn"
    return b"\xff\xd8" + place + remark + picture + b"\xff\xd9" + SECRET.encode()


def relations(*each):
    rows = "".join(
        f'<Relationship Id="{i}" Type="{RELATIONS}/{kind}" Target="{to}"{more}/>'
        for i, kind, to, more in each
    )
    return f'<Relationships xmlns="{PACKAGE}">{rows}</Relationships>'


def picture(relationship, crop=""):
    return (
        f'<w:p><w:r><w:drawing {DRAWN}><wp:inline><wp:docPr id="1" name="{SECRET}" descr="{SECRET}"/>'
        f'<a:graphic><a:graphicData uri="x"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="{SECRET}.png"/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relationship}"/>{crop}</pic:blipFill></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r></w:p>"
    )


def text(words, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def word_body():
    hidden_row = f"<w:tr><w:trPr><w:hidden/></w:trPr><w:tc><w:p>{text(SECRET)}</w:p></w:tc></w:tr>"
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText>HYPERLINK "https://{SECRET}"</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + text("the report")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    return (
        f'<w:p w:rsidR="00{SECRET}">{text("Kelby Parish Council")}{text(SECRET, "<w:vanish/>")}</w:p>'
        f'<w:p><w:pPr><w:pStyle w:val="Ghost"/></w:pPr>{text(SECRET)}</w:p>'
        f'<w:p><w:bookmarkStart w:id="1" w:name="{SECRET}"/>{text("1. Finance ")}<w:bookmarkEnd w:id="1"/>'
        f'<w:hyperlink r:id="link" w:tooltip="{SECRET}">{text("the budget")}</w:hyperlink>{field}</w:p>'
        f'<w:p><w:commentRangeStart w:id="0"/>{text("Noted.")}<w:commentRangeEnd w:id="0"/>'
        '<w:r><w:commentReference w:id="0"/></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
        f'<w:sdt><w:sdtPr><w:alias w:val="{SECRET}"/><w:tag w:val="{SECRET}"/></w:sdtPr>'
        f"<w:sdtContent><w:p>{text('In a control.')}</w:p></w:sdtContent></w:sdt>"
        f"<w:tbl><w:tr><w:tc><w:p>{text('In a table.')}</w:p></w:tc></w:tr>{hidden_row}</w:tbl>"
        f'<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:t>Chosen.</w:t></mc:Choice>'
        f"<mc:Fallback><w:t>{SECRET}</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>"
        f"{picture('picture')}{picture('photograph')}{picture('chart')}"
        f"{picture('cropped', CROP)}"
        f'<w:p><w:r><w:object {DRAWN}><v:shape alt="{SECRET}"/><o:OLEObject ProgID="Excel" r:id="sheet"/></w:object></w:r></w:p>'
        '<w:sectPr><w:headerReference w:type="default" r:id="head"/><w:headerReference w:type="first" r:id="first"/></w:sectPr>'
    )


def word_file(body=None):
    """A Word document that shows nine lines and hides a secret in thirty places."""
    parts = {
        "[Content_Types].xml": f"<Types>{SECRET}</Types>",
        "_rels/.rels": relations(("r1", "officeDocument", f"word/{SECRET}.xml", "")),
        f"word/{SECRET}.xml": f"<w:document {NAMESPACES}><w:body>{word_body() if body is None else body}</w:body></w:document>",
        f"word/_rels/{SECRET}.xml.rels": relations(
            ("styles", "styles", "styles.xml", ""),
            ("settings", "settings", "settings.xml", ""),
            ("comments", "comments", "comments.xml", ""),
            ("notes", "footnotes", "footnotes.xml", ""),
            ("head", "header", f"{SECRET}1.xml", ""),
            ("first", "header", "header2.xml", ""),
            ("picture", "image", f"media/{SECRET}.png", ""),
            ("photograph", "image", "media/photograph.jpeg", ""),
            ("cropped", "image", "media/photograph.jpeg", ""),
            ("chart", "chart", "charts/chart1.xml", ""),
            ("sheet", "package", "embeddings/sheet.xlsx", ""),
            ("macros", "vbaProject", "vbaProject.bin", ""),
            ("link", "hyperlink", f"https://{SECRET}.example", ' TargetMode="External"'),
        ),
        "word/styles.xml": f'<w:styles {NAMESPACES}><w:style w:type="paragraph" w:styleId="Ghost"><w:name w:val="Ghost"/>'
        f"<w:rPr><w:vanish/></w:rPr></w:style></w:styles>",
        "word/settings.xml": f'<w:settings {NAMESPACES}><w:docVars><w:docVar w:name="x" w:val="{SECRET}"/></w:docVars>'
        f'<w:rsids><w:rsid w:val="{SECRET}"/></w:rsids></w:settings>',
        "word/comments.xml": f'<w:comments {NAMESPACES}><w:comment w:author="{SECRET}"><w:p>{text(SECRET)}</w:p></w:comment></w:comments>',
        "word/footnotes.xml": f'<w:footnotes {NAMESPACES}><w:footnote w:id="2"><w:p>{text("A note.")}</w:p></w:footnote>'
        f'<w:footnote w:id="3"><w:p>{text(SECRET)}</w:p></w:footnote></w:footnotes>',
        f"word/{SECRET}1.xml": f"<w:hdr {NAMESPACES}><w:p>{text('Kelby')}</w:p></w:hdr>",
        "word/header2.xml": f"<w:hdr {NAMESPACES}><w:p>{text(SECRET)}</w:p></w:hdr>",
        "docProps/core.xml": f"<cp><creator>{SECRET}</creator><lastModifiedBy>{SECRET}</lastModifiedBy></cp>",
        "docProps/app.xml": f"<p><Company>{SECRET}</Company></p>",
        "docProps/thumbnail.jpeg": SECRET,
        "customXml/item1.xml": f"<x>{SECRET}</x>",
        "word/charts/chart1.xml": f"<c>{SECRET}</c>",
        "word/vbaProject.bin": SECRET,
    }
    return packed(
        parts
        | {
            f"word/media/{SECRET}.png": png(),
            "word/media/photograph.jpeg": jpeg(),
            "word/embeddings/sheet.xlsx": zipped({"x": SECRET}),
        }
    )


def packed(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = SECRET.encode()
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def odt_body():
    return (
        f'<text:variable-decls><text:variable-decl text:name="{SECRET}"/></text:variable-decls>'
        "<text:p>Kelby Parish Council</text:p>"
        f'<text:p><text:span text:style-name="Ghost">{SECRET}</text:span></text:p>'
        f'<text:p>1. Finance<text:bookmark text:name="{SECRET}"/> <text:a xlink:href="https://{SECRET}">the budget</text:a>'
        f"<office:annotation><dc:creator>{SECRET}</dc:creator><text:p>{SECRET}</text:p></office:annotation></text:p>"
        f'<text:p>Noted<text:hidden-text text:condition="x" text:string-value="{SECRET}" text:is-hidden="true"/> by '
        "<text:author-name>A Moss</text:author-name>.</text:p>"
        f'<text:section text:name="{SECRET}" text:display="none"><text:p>{SECRET}</text:p></text:section>'
        f'<text:table-of-content text:name="{SECRET}"><text:table-of-content-source>'
        f"<text:index-title-template>{SECRET}</text:index-title-template></text:table-of-content-source>"
        "<text:index-body><text:p>Contents</text:p></text:index-body></text:table-of-content>"
        f'<table:table table:name="{SECRET}"><table:table-row><table:table-cell office:string-value="{SECRET}">'
        "<text:p>In a table.</text:p></table:table-cell></table:table-row></table:table>"
        f'<text:p><draw:frame draw:name="{SECRET}"><draw:image xlink:href="Pictures/{SECRET}.png"/>'
        f"<svg:title>{SECRET}</svg:title><svg:desc>{SECRET}</svg:desc></draw:frame>"
        f'<draw:frame><draw:object xlink:href="./Object 1"/></draw:frame></text:p>'
    )


def odt_file(body=None):
    """An OpenDocument text that shows five lines and hides a secret in twenty places."""
    content = (
        f"<office:document-content{OPENDOCUMENT}{ELSEWHERE}><office:scripts>{SECRET}</office:scripts><office:automatic-styles>"
        '<style:style style:name="Ghost" style:family="text"><style:text-properties text:display="none"/></style:style>'
        "</office:automatic-styles><office:body><office:text>"
        f"{odt_body() if body is None else body}</office:text></office:body></office:document-content>"
    )
    styles = (
        f"<office:document-styles{OPENDOCUMENT}{ELSEWHERE}><office:master-styles>"
        '<style:master-page style:name="Standard"><style:header><text:p>Kelby</text:p></style:header></style:master-page>'
        f'<style:master-page style:name="Spare"><style:header><text:p>{SECRET}</text:p></style:header></style:master-page>'
        "</office:master-styles></office:document-styles>"
    )
    parts = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": content,
        "styles.xml": styles,
        "meta.xml": f"<x>{SECRET}</x>",
        "settings.xml": f"<x>{SECRET}</x>",
        "Thumbnails/thumbnail.png": SECRET,
        "Object 1/content.xml": SECRET,
        "Basic/script.xml": SECRET,
        "META-INF/manifest.xml": f"<manifest><x>{SECRET}</x></manifest>",
    }
    return packed(parts | {f"Pictures/{SECRET}.png": png()})


HTML = f"""<!DOCTYPE html><html lang="en-GB"><head><title>{SECRET}</title><meta name="author" content="{SECRET}">
<style>.ghost {{ display: none }} p::after {{ content: "{SECRET}" }}</style><script>var x = "{SECRET}";</script></head>
<body class="{SECRET}" onload="alert('{SECRET}')"><!-- {SECRET} --><nav><a href="https://{SECRET}">Home</a></nav>
<form action="/{SECRET}"><input type="hidden" value="{SECRET}"><main><h1 id="{SECRET}">Kelby Parish Council</h1>
<p class="ghost">{SECRET}</p><p style="display:none">{SECRET}</p><p hidden>{SECRET}</p>
<p>1. <b onclick="x('{SECRET}')">Finance</b> <a href="javascript:{SECRET}" title="{SECRET}">the budget</a></p>
<ol start="3" type="a"><li value="5">first</li><li>second</li></ol>
<img src="https://{SECRET}" alt="{SECRET}"><noscript>{SECRET}</noscript><svg><text>{SECRET}</text></svg>
<table><tr><td colspan="2" data-note="{SECRET}">In a table &amp; more.</td></tr></table></main></form></body></html>""".encode()


def everything_in(copy):
    """Every byte of a copy, packed and unpacked, also the streams of a PDF."""
    found = copy
    if copy.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(copy)) as archive:
            found += b"".join(name.encode() + archive.read(name) for name in archive.namelist())
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", copy, re.DOTALL):
        try:
            found += zlib.decompressobj().decompress(stream)
        except zlib.error:
            found += stream
    return found


def has_secret(copy):
    found = everything_in(copy).lower()
    spellings = (SECRET.lower(), SECRET.lower().encode("utf-16-be"), SECRET.encode().hex())
    return any((each if isinstance(each, bytes) else each.encode()) in found for each in spellings)
