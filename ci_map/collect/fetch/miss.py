"""How a visit ends without a page, on its way up to the one who tells."""

from ci_map.collect.fetch.outcome import Exchange, Missed, Reason


class Miss(Exception):
    """There is no page. `final` says that asking again is in vain although the reason may pass."""

    def __init__(
        self,
        reason: Reason,
        detail: str,
        *,
        retry_after: float | None = None,
        exchange: Exchange | None = None,
        final: bool = False,
    ) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail
        self.retry_after = retry_after
        self.exchange = exchange
        self.final = final or not reason.passing

    def told(self, url: str, exchanges: tuple[Exchange, ...]) -> Missed:
        """The outcome of the visit to `url` that had these exchanges."""
        status = self.exchange.status if self.exchange else None
        return Missed(url, self.reason, self.detail, status, self.retry_after, exchanges)
