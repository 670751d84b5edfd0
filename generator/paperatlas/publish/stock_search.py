"""The theme's own search, taken out: ours stands in its place."""

from __future__ import annotations

from mkdocs.plugins import PluginCollection

_STOCK = ("search", "material/search")


def leave_out(plugins: PluginCollection) -> None:
    """Takes the theme's search out of a site's plugins, if it is among them.

    Its index of the whole text would be built and published for nothing, and its box would stand
    beside ours. Called while the plugins are told of the configuration, so each list of their
    methods is replaced, not changed.
    """
    for name in _STOCK:
        if name not in plugins:
            continue
        plugin = plugins.pop(name)
        for event, methods in plugins.events.items():
            plugins.events[event] = [method for method in methods if getattr(method, "__self__", None) is not plugin]
