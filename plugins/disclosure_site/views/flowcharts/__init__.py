"""A flow chart drawn from its steps: layers from top to bottom, boxes and diamonds, arrows between them.

* `wrapping.py`  text in lines, by the width of Han characters
* `layers.py`    which step stands in which layer, and in which order
* `places.py`    where each stands across the page
* `shapes.py`    boxes and diamonds
* `arrows.py`    arrows, and the room that they need
* `drawing.py`   draw(name, steps): all of it, in SVG's terms; the template prints it
"""

from disclosure_site.views.flowcharts.drawing import Chart, draw

__all__ = ["Chart", "draw"]
