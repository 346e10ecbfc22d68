"""Who an author of a publication is: citations write one name in many ways."""


def is_same_person(name: str, author: str) -> bool:
    """Whether an author is the person of this name: written out, or as family name and initials."""
    given, family = _parts(name)
    others_given, others_family = _parts(author)
    if not family or family != others_family:
        return False
    shortened = bool(given) and any(map(_is_initial, others_given))
    return given == others_given or (shortened and _agree(given, others_given))


def _agree(given: list[str], others: list[str]) -> bool:
    """Whether each name is the other's, or its initial."""
    return all(one == other or one[0] == other[0] for one, other in zip(given, others, strict=False))


def _parts(name: str) -> tuple[list[str], str]:
    """Given names and family name of “Ada B. Lovelace”, “Lovelace, Ada B.” or “Lovelace A. B.”, in lower case."""
    family, comma, given = name.casefold().partition(",")
    if comma:
        return _words(given), family.strip()
    words = _words(family)
    if len(words) > 1 and all(map(_is_initial, words[1:])):
        return words[1:], words[0]
    return words[:-1], "".join(words[-1:])


def _words(names: str) -> list[str]:
    return names.replace(".", ". ").split()


def _is_initial(word: str) -> bool:
    return len(word.rstrip(".")) == 1
