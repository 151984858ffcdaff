"""Reads NITF, the News Industry Text Format in which agencies deliver articles as XML."""

from datetime import date
from html import unescape
from xml.parsers import expat

from factcheck import Article, ArticleBuilder, BlockKind, Metadata, ReadError

#: What the parts of an article are called in NITF. Whatever stands elsewhere is no part of it.
_BLOCKS = {
    "hl1": BlockKind.HEADLINE,
    "hl2": BlockKind.HEADING,
    "byline": BlockKind.BYLINE,
    "dateline": BlockKind.DATELINE,
    "p": BlockKind.PARAGRAPH,
    "li": BlockKind.PARAGRAPH,
    "media-caption": BlockKind.CAPTION,
    "tagline": BlockKind.CREDIT,
}
_LANGUAGE = "xml:lang"


class NitfReader:
    """Reads one article in NITF."""

    name = "nitf"
    suffixes = (".nitf", ".nitf.xml")

    def read(self, data: bytes, path: str) -> Article:
        """Return the article.

        Raises:
            ReadError: The file is no well-formed XML, no NITF, or declares entities of its own.
        """
        return _Walk(ArticleBuilder(data, path), path).article()


class _Walk:
    """One walk through the elements of a file."""

    def __init__(self, builder: ArticleBuilder, path: str) -> None:
        self._builder = builder
        self._path = path
        self._elements: list[str] = []
        self._kind: BlockKind | None = None
        self._pieces: list[tuple[str, int]] = []
        self._said: dict[str, str] = {}
        self._bytes = builder.source.encode()
        self._at = self._offset = 0
        parser = self._parser = expat.ParserCreate("utf-8")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.SkippedEntityHandler = lambda name, _: self._characters(unescape(f"&{name};"))
        parser.CommentHandler = lambda text: self._builder.comment(text, self._here())
        parser.EntityDeclHandler = self._refuse

    def article(self) -> Article:
        """Return what was read."""
        try:
            self._parser.Parse(self._bytes, True)
        except expat.ExpatError as error:
            fault = expat.ErrorString(error.code)
            raise ReadError(f"{self._path}:{error.lineno}: not well-formed XML: {fault}: ask who sent it") from None
        said = self._said
        return self._builder.article(
            Metadata(
                title=said.get("title"),
                published=self._day("date.issue"),
                modified=self._day("date.release"),
                language=said.get(_LANGUAGE, "").partition("-")[0].lower() or None,
                author=said.get("byline"),
                source=said.get("copyright.holder"),
            )
        )

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if not self._elements and name != "nitf":
            raise ReadError(f"{self._path}: it begins with <{name}> and not with <nitf>: name the file otherwise")
        self._elements.append(name)
        if _LANGUAGE in attributes:
            self._said.setdefault(_LANGUAGE, attributes[_LANGUAGE])
        if "norm" in attributes:
            self._said[name] = attributes["norm"]
        if name == "doc.copyright":
            self._said["copyright.holder"] = attributes.get("holder", "")
        if name in _BLOCKS and "body" in self._elements:
            self._close()
            self._kind = _BLOCKS[name]

    def _end(self, name: str) -> None:
        self._elements.pop()
        if name in _BLOCKS:
            self._close()

    def _close(self) -> None:
        """Hand over the block that has been read so far."""
        if self._kind is BlockKind.BYLINE:
            self._said["byline"] = " ".join("".join(text for text, _ in self._pieces).split())
        if self._kind is not None:
            self._builder.add(self._kind, self._pieces)
        self._kind = None
        self._pieces = []

    def _characters(self, text: str) -> None:
        if self._kind is not None:
            self._pieces.append((text, self._here()))
        elif self._elements[-1] == "title":
            self._said["title"] = self._said.get("title", "") + text

    def _here(self) -> int:
        """Return where the parser is, in characters; it counts in bytes, and only ever goes on."""
        at = self._parser.CurrentByteIndex
        self._offset += len(self._bytes[self._at : at].decode())
        self._at = at
        return self._offset

    def _day(self, name: str) -> date | None:
        """Return the day of a date such as ``20190312T101500Z``."""
        norm = self._said.get(name)
        if not norm:
            return None
        try:
            return date.fromisoformat(norm[:8])
        except ValueError:
            raise ReadError(f"{self._path}: <{name} norm={norm!r}> is no day: write YYYYMMDD") from None

    def _refuse(self, name: str, *_: object) -> None:
        # Entities that hold one another can make a small file fill the memory.
        raise ReadError(f"{self._path}: declares an entity `{name}`: write out what it stands for")
