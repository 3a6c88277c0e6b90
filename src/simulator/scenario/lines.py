"""On which line each key of a TOML text stands; the text has already been read without error by `tomllib`."""

Path = tuple[str | int, ...]
SPACE = " \t"
BARE_END = " \t\n\r=.]}#,"


class _Scanner:
    """Walks through a valid TOML text and notes where keys are."""

    def __init__(self, text: str) -> None:
        self.text, self.at, self.line = text.replace("\r\n", "\n") + "\n", 0, 1
        self.found: dict[Path, int] = {}
        self.counts: dict[Path, int] = {}

    @property
    def here(self) -> str:
        return self.text[self.at : self.at + 1]

    def step(self, count: int = 1) -> None:
        self.line += self.text.count("\n", self.at, self.at + count)
        self.at += count

    def skip(self, characters: str = " \t\n\r,") -> None:
        """Skip spaces and comments."""
        while self.here and (self.here in characters or self.here == "#"):
            if self.here == "#":
                self.step(self.text.index("\n", self.at) - self.at)
            else:
                self.step()

    def string(self) -> str:
        """Read a quoted string of any of the four kinds; escapes are left as they are."""
        quote = self.here
        fence = quote * 3 if self.text.startswith(quote * 3, self.at) else quote
        self.step(len(fence))
        start = self.at
        while not self.text.startswith(fence, self.at):
            self.step(2 if quote == '"' and self.here == "\\" else 1)
        while len(fence) == 3 and self.text[self.at + 3 : self.at + 4] == quote:
            self.step()
        read = self.text[start : self.at]
        self.step(len(fence))
        return read

    def part(self) -> str:
        """Read one part of a key."""
        self.skip(SPACE)
        if self.here in "\"'":
            return self.string()
        start = self.at
        while self.here not in BARE_END:
            self.step()
        return self.text[start : self.at]

    def key(self) -> Path:
        """Read a dotted key."""
        parts = [self.part()]
        self.skip(SPACE)
        while self.here == ".":
            self.step()
            parts.append(self.part())
            self.skip(SPACE)
        return tuple(parts)

    def note(self, base: Path, key: Path) -> Path:
        """Remember where a key stands, and its parents where they first appear."""
        for length in range(1, len(key)):
            self.found.setdefault(base + key[:length], self.line)
        self.found[base + key] = self.line
        return base + key

    def pair(self, base: Path) -> None:
        """Read `key = value`."""
        path = self.note(base, self.key())
        self.step()  # the sign =
        self.value(path)

    def value(self, path: Path) -> None:
        """Skip a value, noting the keys inside it."""
        self.skip(SPACE)
        if self.here in "\"'":
            self.string()
        elif self.here == "[":
            self.array(path)
        elif self.here == "{":
            self.step()
            self.skip()
            while self.here != "}":
                self.pair(path)
                self.skip()
            self.step()
        else:
            while self.here not in "\n,]}#":
                self.step()

    def array(self, path: Path) -> None:
        self.step()
        self.skip()
        index = 0
        while self.here != "]":
            self.found[(*path, index)] = self.line
            self.value((*path, index))
            index += 1
            self.skip()
        self.step()

    def header(self) -> Path:
        """Read `[a.b]` or `[[a.b]]` and return the table that follows it."""
        many = self.text.startswith("[[", self.at)
        self.step(2 if many else 1)
        key = self.inside_arrays(self.key())
        self.note((), key)
        if many:
            index = self.counts[key] = self.counts.get(key, -1) + 1
            key = (*key, index)
            self.found[key] = self.line
        self.step(2 if many else 1)
        return key

    def inside_arrays(self, key: Path) -> Path:
        """Go through the last element of every array of tables on the way."""
        path: Path = ()
        for place, part in enumerate(key):
            path = (*path, part)
            if path in self.counts and place < len(key) - 1:
                path = (*path, self.counts[path])
        return path

    def document(self) -> dict[Path, int]:
        base: Path = ()
        self.skip()
        while self.here:
            if self.here == "[":
                base = self.header()
            else:
                self.pair(base)
            self.skip()
        return self.found


def key_lines(text: str) -> dict[Path, int]:
    """Return the 1-based line of every key path of a valid TOML text.

    Dotted keys, inline tables, `[a.b]` headers and `[[a.b]]` arrays of tables are all followed; an element
    of an array has its index in the path.
    """
    return _Scanner(text).document()
