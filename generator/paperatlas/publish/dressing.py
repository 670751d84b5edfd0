"""What a site's configuration gets before a build: the theme's overrides and what they need."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from paperatlas.publish.offline import copy as offline_copy
from paperatlas.publish.stock_search import leave_out

_THEME = Path(__file__).parent / "theme"
_STYLE = "assets/paperatlas.css"
_SCRIPT = "assets/paperatlas.js"
_START = "assets/paperatlas-start.js"
"""These are filled in with what is configured, and with their parts."""
_AT_ONCE = ("alternate", "analytics", "annotate", "consent", "polyfills", "version")
"""Settings under `extra` of what the theme's script does as soon as a page is there."""


def dress(config: MkDocsConfig, has_offline_copy: bool) -> None:
    """Puts our overrides into the Material theme; another theme stays as it is.

    Args:
        config: of the site, which is changed.
        has_offline_copy: whether browsers shall keep what they have seen for times without network.
    """
    if config.theme.name != "material":
        return
    config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(_THEME))
    leave_out(config.plugins)
    _give_own_picture(config)
    config.theme["has_offline_copy"] = has_offline_copy
    if has_offline_copy:
        config.theme.static_templates.add(offline_copy.PAGE)
    config.theme.static_templates.update((_STYLE, _SCRIPT, _START))
    if _STYLE not in config.extra_css:
        config.extra_css.insert(0, _STYLE)


def theme_may_wait(config: MkDocsConfig) -> bool:
    """Whether nothing on our own pages but the theme's own parts may want the theme's script at once."""
    return not (
        config.extra_javascript
        or config.hooks
        or config.theme.custom_dir
        or set(config.plugins) - {"paperatlas"}
        or any(config.extra.get(name) for name in _AT_ONCE)
    )


def _give_own_picture(config: MkDocsConfig) -> None:
    """Our logo and favicon, where the configuration names none."""
    icons = config.theme.get("icon") or {}
    if config.theme.get("favicon") == "assets/images/favicon.png":
        config.theme["favicon"] = "assets/favicon.svg"
    if not config.theme.get("logo") and not icons.get("logo"):
        config.theme["logo"] = "assets/logo.svg"
