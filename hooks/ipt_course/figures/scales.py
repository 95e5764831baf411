"""What is known of each scale. Only what a source confirms is drawn; the rest is left out, not guessed."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Band:
    """A named part of the range, both ends in it."""

    name: str
    low: int
    high: int


@dataclass(frozen=True)
class Scale:
    """One measure. All numbers are raw total scores; higher is worse."""

    name: str
    maximum: int
    """The highest possible total; the lowest is 0."""
    bands: tuple[Band, ...] = ()
    """Severity bands, where the course has a confirmed source for them."""
    remission: int | None = None
    """The highest score that still counts as remission."""
    response_fall: float | None = None
    """The part of the first score that must be lost for a response."""
    cut_off: int | None = None
    """The lowest score that screens positive: a prompt to ask, not a diagnosis."""
    sources: tuple[str, ...] = ()
    """Keys of the bibliography."""

    def response(self, first: int) -> int | None:
        """The highest score that counts as a response to a first score, if the scale has such a rule."""
        if self.response_fall is None or first == 0:
            return None
        return int(first * (1 - self.response_fall))

    def band(self, score: int) -> Band | None:
        return next((band for band in self.bands if band.low <= score <= band.high), None)

    def standing(self, score: int, first: int) -> list[str]:
        """What a score means, in words: its band, then response and remission where reached."""
        band, response = self.band(score), self.response(first)
        return [
            *([band.name] if band else []),
            *(["response"] if response is not None and score <= response else []),
            *(["remission"] if self.remission is not None and score <= self.remission else []),
            *(["screens positive"] if self.cut_off is not None and score >= self.cut_off else []),
        ]


PHQ_9_BANDS = (
    Band("mild", 5, 9),
    Band("moderate", 10, 14),
    Band("moderately severe", 15, 19),
    Band("severe", 20, 27),
)

SCALES = {
    scale.name: scale
    for scale in (
        Scale("PHQ-9", 27, PHQ_9_BANDS, remission=4, response_fall=0.5, sources=("kroenke2001",)),
        Scale("EPDS", 30, cut_off=11, sources=("levis2020",)),
        Scale("HAM-D-17", 52, remission=7, response_fall=0.5, sources=("reynolds2010",)),
        Scale("GAD-7", 21),
        Scale("BDI-II", 63),
    )
}
